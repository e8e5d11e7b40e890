// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/durationtext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace text
{

namespace
{

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

struct DurationText {
    Q_DECLARE_TR_FUNCTIONS(text::DurationText)
};

} // namespace

QString durationText(qint64 ms)
{
    const qint64 seconds = ms <= 0 ? 0 : (ms - 1) / 1000 + 1;
    if (seconds < kMinute) {
        //: duration: seconds
        return DurationText::tr("%1 s").arg(seconds);
    }
    if (seconds < kHour) {
        //: duration: minutes, seconds
        return DurationText::tr("%1 min %2 s").arg(QString::number(seconds / kMinute), twoDigits(seconds % kMinute));
    }
    if (seconds < kDay) {
        //: duration: hours, minutes
        return DurationText::tr("%1 h %2 min")
            .arg(QString::number(seconds / kHour), twoDigits(seconds % kHour / kMinute));
    }
    //: duration: days, hours
    return DurationText::tr("%1 d %2 h").arg(QString::number(seconds / kDay), twoDigits(seconds % kDay / kHour));
}

QString pastText(qint64 agoMs)
{
    const qint64 seconds = agoMs / 1000;
    if (seconds < 1)
        return DurationText::tr("just now");
    if (seconds < kMinute)
        return DurationText::tr("%1 s ago").arg(seconds);
    if (seconds < kHour)
        return DurationText::tr("%1 min ago").arg(seconds / kMinute);
    if (seconds < kDay)
        return DurationText::tr("%1 h ago").arg(seconds / kHour);
    return DurationText::tr("%1 d ago").arg(seconds / kDay);
}

QString absoluteText(qint64 epochMs)
{
    if (epochMs == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(epochMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace text
