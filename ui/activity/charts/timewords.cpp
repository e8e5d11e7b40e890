// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/timewords.h"

#include "models/text/clocktext.h"
#include "models/text/numbertext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace ui
{

namespace
{

constexpr qint64 kDayOfWordsS = 24 * 60 * 60;
constexpr qint64 kSoShortMs = 120'000; ///< seconds matter
constexpr qsizetype kMostSaid = 6;

struct TimeWords {
    Q_DECLARE_TR_FUNCTIONS(ui::TimeWords)
};

QDate dayOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).date();
}

} // namespace

QString momentText(qint64 ms, bool withDay, bool withSeconds)
{
    const QString clock =
        text::clockText(ms, withSeconds ? text::ClockPrecision::Seconds : text::ClockPrecision::Minutes);
    if (!withDay)
        return clock;
    return QStringLiteral("%1 %2").arg(
        QLocale().toString(dayOf(ms), TimeWords::tr("d MMM", "a day, as Qt writes dates")), clock);
}

QString stretchText(qint64 fromMs, qint64 untilMs, bool withDay)
{
    const bool withSeconds = untilMs - fromMs < kSoShortMs;
    if (withDay && dayOf(fromMs) != dayOf(untilMs))
        return QStringLiteral("%1 – %2").arg(momentText(fromMs, true, withSeconds),
                                             momentText(untilMs, true, withSeconds));
    return QStringLiteral("%1–%2").arg(momentText(fromMs, withDay, withSeconds),
                                       momentText(untilMs, false, withSeconds));
}

QString bandText(const TimeBand &band, bool withDay)
{
    const QString stretch = stretchText(band.from, band.until, withDay);
    switch (band.kind) {
    case TimeBand::Kind::NotWatched:
        return band.isOpen ? TimeWords::tr("not watched since %1").arg(momentText(band.from, withDay))
                           : TimeWords::tr("not watched %1").arg(stretch);
    case TimeBand::Kind::NotKnown:
        return TimeWords::tr("not known %1").arg(stretch);
    case TimeBand::Kind::EventsLost:
        break;
    }
    if (band.count == 0)
        return TimeWords::tr("lacking %1: events were lost").arg(stretch);
    return TimeWords::tr("lacking %1: %2")
        .arg(stretch, TimeWords::tr("%Ln event(s) lost", nullptr, text::pluralCount(band.count)));
}

QString restartText(const RestartMark &mark, bool withDay)
{
    const QString at = momentText(mark.until, withDay);
    if (mark.before < 0 || mark.after < 0 || mark.after >= mark.before)
        return TimeWords::tr("restarted: %1").arg(at);
    return TimeWords::tr("restarted: %1, %2")
        .arg(at, TimeWords::tr("%Ln session(s) fewer", nullptr, text::pluralCount(mark.before - mark.after)));
}

bool showsDays(const ChartActivity &activity)
{
    return activity.to - activity.from > kDayOfWordsS;
}

QString unknownTimesText(const ChartActivity &activity)
{
    const bool withDay = showsDays(activity);
    QStringList said;
    qsizetype more = 0;
    const auto say = [&](const QString &words) {
        if (said.size() < kMostSaid)
            said += words;
        else
            ++more;
    };
    for (auto mark = activity.restarts.rbegin(); mark != activity.restarts.rend(); ++mark)
        say(restartText(*mark, withDay));
    for (auto band = activity.bands.rbegin(); band != activity.bands.rend(); ++band)
        say(bandText(*band, withDay));
    if (more > 0)
        said += TimeWords::tr("and %Ln more time(s)", nullptr, int(more));
    if (activity.since > activity.from)
        said += TimeWords::tr("nothing is known of before %1").arg(momentText(activity.since * 1000, withDay));
    return said.join(QStringLiteral("; "));
}

} // namespace ui
