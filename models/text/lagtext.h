// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace text
{

/// "12 ms", "0.4 s", "3.1 s", "14 s", "2 min 10 s": of a lag of 0 or more, as fine as it is worth.
QString lagText(qint64 ms);

} // namespace text
