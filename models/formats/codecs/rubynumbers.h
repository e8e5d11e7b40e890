// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace formats
{

/// What BigDecimal#_dump writes, `18:0.1999e2`, as one writes numbers: `19.99`. Empty when it is something
/// else, or would have very many zeros.
QByteArray plainBigDecimal(QByteArrayView dumped);

} // namespace formats
