// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui
{

/// A count-down as on a clock: "0:07", "29:02", "17:00:41"; from a day on "11 d 13 h".
QString countdownText(qint64 milliseconds);
/// The instant in local time, as short as is clear: "12:33:16", "Yesterday 09:12:40", "2026-11-01 09:12:40".
QString instantText(qint64 epochMs, qint64 nowMs);
/// "2.1 KB".
QString sizeText(qint64 bytes);

} // namespace ui
