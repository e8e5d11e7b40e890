// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/querytime.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace sessions
{

std::optional<qint64> queryDuration(QStringView text)
{
    constexpr qint64 kMost = qint64(1000) * 60 * 60 * 24 * 365 * 1000;
    qint64 total = 0;
    qint64 number = -1;
    for (const QChar character : text) {
        const char16_t unit = character.toLower().unicode();
        if (unit >= u'0' && unit <= u'9') {
            number = std::max<qint64>(number, 0) * 10 + (unit - u'0');
            if (number > kMost)
                return std::nullopt;
            continue;
        }
        const qint64 seconds = unit == u's'   ? 1
                               : unit == u'm' ? 60
                               : unit == u'h' ? 3600
                               : unit == u'd' ? 86400
                               : unit == u'w' ? 7 * 86400
                                              : 0;
        if (number < 0 || seconds == 0 || number > kMost / 1000 / seconds)
            return std::nullopt;
        total += number * seconds * 1000;
        number = -1;
        if (total > kMost)
            return std::nullopt;
    }
    if (number >= 0 || text.isEmpty())
        return std::nullopt;
    return total;
}

/// In parts: QDateTime takes a text without a zone for local time, which has hours that do not exist.
std::optional<QueryInstant> queryInstant(const QString &text)
{
    constexpr qint64 kDay = 86'400'000;
    const QDate date = QDate::fromString(text.left(10), Qt::ISODate);
    if (!date.isValid())
        return std::nullopt;
    const qint64 midnight = QDateTime(date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    if (text.size() == 10)
        return QueryInstant{midnight, midnight + kDay};
    if (!QStringView(u"Tt ").contains(text[10]))
        return std::nullopt;
    QString clock = text.mid(11);
    qint64 ahead = 0;
    const qsizetype sign = std::max(clock.indexOf(QLatin1Char('+')), clock.indexOf(QLatin1Char('-')));
    if (clock.endsWith(QLatin1Char('Z'), Qt::CaseInsensitive)) {
        clock.chop(1);
    } else if (sign > 0) {
        const QTime zone = QTime::fromString(clock.mid(sign + 1), QStringLiteral("hh:mm"));
        if (!zone.isValid())
            return std::nullopt;
        ahead = clock[sign] == QLatin1Char('+') ? zone.msecsSinceStartOfDay() : -zone.msecsSinceStartOfDay();
        clock.truncate(sign);
    }
    const QTime time = QTime::fromString(clock, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    const qint64 moment = midnight + time.msecsSinceStartOfDay() - ahead;
    return QueryInstant{moment, moment};
}

} // namespace sessions
