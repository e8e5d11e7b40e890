// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/charts/chartactivity.h"

#include <QString>

namespace ui
{

/// “12:00”, or with the day where the chart shows several: “29 Nov 12:00”. Local time.
QString momentText(qint64 ms, bool withDay, bool withSeconds = false);
/// “12:00–12:40”; with its days: “29 Nov 18:00 – 30 Nov 08:00”.
QString stretchText(qint64 fromMs, qint64 untilMs, bool withDay);

/// “not watched 12:00–12:40”, “lacking 12:00–12:03: 3,412 events were lost”.
QString bandText(const TimeBand &band, bool withDay);
/// “restarted 03:12: 99,291 fewer sessions”: what is known of it.
QString restartText(const RestartMark &mark, bool withDay);
/// All of it in one sentence, for those who do not see the chart; the latest first, and of many only some. Empty: there
/// is nothing to be said.
QString unknownTimesText(const ChartActivity &activity);
/// The chart shows more than a day: a time of day says too little.
bool showsDays(const ChartActivity &activity);

} // namespace ui
