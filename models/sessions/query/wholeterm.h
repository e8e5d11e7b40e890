// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLatin1String>
#include <QString>

namespace sessions
{

/// The condition that a field's text is this and nothing else, as the language writes it: `user:="O\"Hara"`. Whatever
/// bytes the text is made of; what cannot be seen, or typed, is spelled \x00.
QString wholeTerm(QLatin1String field, QByteArrayView bytes);

} // namespace sessions
