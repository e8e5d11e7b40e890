// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace formats
{

/// Text in the encoding that Ruby calls `encoding`, as UTF-8. Empty when nothing is to be done (UTF-8, ASCII),
/// when the text is not of that encoding, or when it is an encoding that this program does not know.
QByteArray rubyTextToUtf8(QByteArrayView text, QByteArrayView encoding);

} // namespace formats
