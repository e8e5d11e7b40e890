// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/timeticks.h"

#include "models/text/clocktext.h"
#include "ui/activity/charts/timewords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>

namespace ui
{

namespace
{

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr std::array<qint64, 17> kSteps{5,           10,           15,           30,           kMinute, 2 * kMinute,
                                        5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute, kHour,   3 * kHour,
                                        6 * kHour,   12 * kHour,   kDay,         2 * kDay,     7 * kDay};

struct TickTexts {
    Q_DECLARE_TR_FUNCTIONS(ui::TimeTicks)
};

qint64 stepFor(qint64 seconds, int most)
{
    for (const qint64 step : kSteps) {
        if (seconds / step <= most)
            return step;
    }
    return kSteps.back();
}

QString dayText(qint64 localSecond)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(localSecond, Qt::UTC).date(),
                              TickTexts::tr("d MMM", "a day, as Qt writes dates"));
}

/// As fine as the step needs.
text::ClockPrecision precisionOf(qint64 seconds)
{
    return seconds % kMinute == 0 ? text::ClockPrecision::Minutes : text::ClockPrecision::Seconds;
}

} // namespace

std::vector<TimeTick> timeTicks(qint64 from, qint64 to, int utcOffsetSeconds, int most)
{
    std::vector<TimeTick> ticks;
    if (from < 0 || to <= from || most < 1)
        return ticks;
    const qint64 step = stepFor(to - from, most);
    const auto span = double(to - from);
    const qint64 localFrom = from + utcOffsetSeconds;
    const double closest = 0.75 / most;
    for (qint64 local = (localFrom + step - 1) / step * step; local < localFrom + (to - from); local += step) {
        const double position = double(local - localFrom) / span;
        if (position <= 1 - closest)
            ticks.push_back(
                {position, span > kDay && local % kDay == 0
                               ? dayText(local)
                               : text::clockText(QTime(0, 0).addSecs(int(local % kDay)), precisionOf(step))});
    }
    ticks.push_back({1.0, TickTexts::tr("now")});
    return ticks;
}

std::vector<TimeTick> aheadTicks(qint64 seconds)
{
    const bool inSeconds = seconds < 2 * kMinute;
    const bool inHours = seconds > 2 * kHour && seconds % kHour == 0;
    const qint64 unit = inSeconds ? 1 : inHours ? kHour : kMinute;
    const qint64 total = seconds / unit;
    // Thirds where they are whole numbers, otherwise fifths: 20, 40, 60 but 1, 2, 3, 4, 5.
    const qint64 parts = total % 3 == 0 ? 3 : (total % 5 == 0 ? 5 : 1);
    std::vector<TimeTick> ticks{{0.0, TickTexts::tr("now")}};
    for (qint64 part = 1; part < parts; ++part)
        ticks.push_back({double(part) / double(parts), QStringLiteral("+%1").arg(total * part / parts)});
    const QString last = inSeconds ? TickTexts::tr("+%1 s")
                         : inHours ? TickTexts::tr("+%1 h")
                                   : TickTexts::tr("+%1 min");
    ticks.push_back({1.0, last.arg(total)});
    return ticks;
}

QString spanOfTimes(qint64 from, qint64 seconds, bool withDay)
{
    if (withDay)
        return stretchText(from * 1000, (from + seconds) * 1000, true);
    const auto clock = [precision = precisionOf(seconds)](qint64 second) {
        return text::clockText(QDateTime::fromSecsSinceEpoch(second), precision);
    };
    return seconds <= 1 ? clock(from) : QStringLiteral("%1 – %2").arg(clock(from), clock(from + seconds));
}

QString spanText(qint64 seconds)
{
    if (seconds > kDay && seconds % kDay == 0)
        return TickTexts::tr("%1 d").arg(seconds / kDay);
    if (seconds > kHour && seconds % kHour == 0)
        return TickTexts::tr("%1 h").arg(seconds / kHour);
    if (seconds % kMinute == 0)
        return TickTexts::tr("%1 min").arg(seconds / kMinute);
    return TickTexts::tr("%1 s").arg(seconds);
}

} // namespace ui
