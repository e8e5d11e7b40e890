// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historyreader.h"

#include <QSqlError>
#include <QSqlRecord>
#include <QVariant>

#include <algorithm>

// What a history says of times instead of sessions: when nobody watched, and how much happened.

namespace history
{

namespace
{

constexpr qint64 kShortestGapMs = 1'000;
/// A window tells that it is still there every five seconds.
constexpr qint64 kStillWatchedMs = 15'000;

/// Who was cut off has missed events as well: that is one gap, not two.
void join(std::vector<Gap> &unwatched, const std::vector<Gap> &others)
{
    const auto touches = [](const Gap &gap, const Gap &other) {
        return gap.since <= other.until + kShortestGapMs &&
               (gap.until == 0 || gap.until >= other.since - kShortestGapMs);
    };
    std::vector<Gap> apart;
    for (const Gap &other : others) {
        const auto gap =
            std::find_if(unwatched.begin(), unwatched.end(), [&](const Gap &each) { return touches(each, other); });
        if (other.kind != GapKind::Missed || gap == unwatched.end()) {
            apart.push_back(other);
            continue;
        }
        gap->since = std::min(gap->since, other.since);
        gap->until = gap->until == 0 ? 0 : std::max(gap->until, other.until);
    }
    unwatched.insert(unwatched.end(), apart.begin(), apart.end());
}

} // namespace

tl::expected<std::vector<Gap>, Failure> HistoryReader::gaps(qint64 now) const
{
    QSqlQuery rows = m_database->query();
    if (!rows.exec(QStringLiteral("SELECT kind, since, until, count FROM gap ORDER BY since")))
        return tl::unexpected(HistoryDatabase::failureOf(rows.lastError()));
    std::vector<Gap> written;
    while (rows.next())
        written.push_back({GapKind(rows.value(0).toInt()), rows.value(1).toLongLong(), rows.value(2).toLongLong(),
                           rows.value(3).toLongLong()});
    if (!rows.exec(QStringLiteral("SELECT since, until FROM span ORDER BY since")))
        return tl::unexpected(HistoryDatabase::failureOf(rows.lastError()));
    std::vector<Gap> gaps;
    qint64 watchedUntil = 0;
    while (rows.next()) {
        const qint64 since = rows.value(0).toLongLong();
        if (watchedUntil != 0 && since - watchedUntil >= kShortestGapMs)
            gaps.push_back({GapKind::NotWatched, watchedUntil, since, 0});
        watchedUntil = std::max(watchedUntil, rows.value(1).toLongLong());
    }
    if (watchedUntil != 0 && now - watchedUntil >= kStillWatchedMs)
        gaps.push_back({GapKind::NotWatched, watchedUntil, 0, 0});
    join(gaps, written);
    std::stable_sort(gaps.begin(), gaps.end(), [](const Gap &a, const Gap &b) { return a.since < b.since; });
    return gaps;
}

tl::expected<qint64, Failure> HistoryReader::fileBytes() const
{
    return m_database->number(
        QStringLiteral("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"));
}

tl::expected<qint64, Failure> HistoryReader::watchedSince() const
{
    return m_database->number(QStringLiteral("SELECT min(since) FROM span"));
}

tl::expected<std::vector<Activity>, Failure> HistoryReader::activity(Step step, qint64 from, qint64 until) const
{
    QSqlQuery rows =
        m_database->prepared(step == Step::Minute ? "SELECT * FROM minute WHERE at >= ? AND at < ? ORDER BY at"
                                                  : "SELECT * FROM hour WHERE at >= ? AND at < ? ORDER BY at");
    rows.bindValue(0, from);
    rows.bindValue(1, until);
    if (!rows.exec())
        return tl::unexpected(HistoryDatabase::failureOf(rows.lastError()));
    std::vector<Activity> activity;
    const int columns = rows.record().count();
    while (rows.next()) {
        Activity each;
        int column = 0;
        for (qint64 *number : {&each.at, &each.sessions, &each.created, &each.expired, &each.deleted, &each.evicted,
                               &each.gone, &each.lagMs, &each.longestLagMs, &each.usedMemory, &each.maxMemory})
            *number = rows.value(column++).toLongLong();
        if (column < columns) // of version 1: there is none
            each.slowLagMs = rows.value(column).toLongLong();
        activity.push_back(each);
    }
    return activity;
}

} // namespace history
