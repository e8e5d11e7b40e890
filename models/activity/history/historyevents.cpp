// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/entryrow.h"
#include "models/activity/history/historyconditions.h"
#include "models/activity/history/historymatch.h"
#include "models/activity/history/historyreader.h"

#include <QElapsedTimer>
#include <QHash>
#include <QScopeGuard>
#include <QSqlError>
#include <QVariant>

#include <algorithm>

// What a history says of single events in a time, instead of sessions.

namespace history
{

namespace
{

/// Entries stand in the order in which they were written, which is that of their times but for what came late.
constexpr qint64 kComesLateMs = 60'000;
constexpr int kMostLosses = 500;

constexpr quint16 bitOf(EntryKind kind)
{
    return quint16(1U << (unsigned(kind) & 15U));
}

quint16 bitsOf(const std::vector<EntryKind> &kinds)
{
    quint16 bits = 0;
    for (const EntryKind kind : kinds)
        bits = quint16(bits | bitOf(kind));
    return bits;
}

/// Whether what it tells of is in the time.
bool isWithin(const Gap &gap, qint64 from, qint64 until)
{
    return gap.since < until && (gap.until == 0 || gap.until > from);
}

} // namespace

qint64 endingsOf(const Activity &minute, EndingGroup group)
{
    switch (group) {
    case EndingGroup::Expired:
        return minute.expired;
    case EndingGroup::Deleted:
        return minute.deleted;
    case EndingGroup::Evicted:
        return minute.evicted;
    case EndingGroup::Gone:
        break;
    }
    return minute.gone;
}

std::vector<EntryKind> kindsOf(EndingGroup group)
{
    switch (group) {
    case EndingGroup::Expired:
        return {EntryKind::Expired};
    case EndingGroup::Deleted:
        return {EntryKind::Deleted, EntryKind::LoggedOut};
    case EndingGroup::Evicted:
        return {EntryKind::Evicted};
    case EndingGroup::Gone:
        break;
    }
    return {EntryKind::EndedEarly, EntryKind::Vanished};
}

/// Reading entries one by one, as no index helps.
struct HistoryReader::Scan {
    QString condition;
    qint64 from = 0, until = 0;  ///< epoch ms
    qint64 lower = 0;            ///< entry
    quint16 kinds = 0;           ///< bits
    QHash<qint64, quint16> left; ///< by the minute: kinds that are not wanted in it
    const QElapsedTimer &elapsed;
    qint64 patienceMs = 0;
};

/// Numbers of the newest below this one, which becomes where to go on.
tl::expected<std::vector<qint64>, Failure> HistoryReader::scan(const Scan &scan, qint64 &below) const
{
    constexpr int kBetweenLooks = 256; // at the clock
    QSqlQuery rows = m_database->query();
    rows.setForwardOnly(true);
    if (!rows.exec(QStringLiteral("SELECT id, at, substr(facts, 1, 1) FROM entry WHERE id >= %1 AND id < %2"
                                  " AND at >= %3 AND at < %4 AND (%5) ORDER BY id DESC")
                       .arg(QString::number(scan.lower), QString::number(below), QString::number(scan.from),
                            QString::number(scan.until), scan.condition)))
        return tl::unexpected(HistoryDatabase::failureOf(rows.lastError()));
    std::vector<qint64> numbers;
    for (int count = 1; rows.next(); ++count) {
        const qint64 number = rows.value(0).toLongLong();
        const QByteArray first = rows.value(2).toByteArray();
        const quint16 bit = first.isEmpty() || quint8(first[0]) > 15 ? 0 : bitOf(EntryKind(first[0]));
        const quint16 left = scan.left.isEmpty() ? 0 : scan.left.value(rows.value(1).toLongLong() / kLossStepMs);
        if ((bit & scan.kinds & ~left) != 0)
            numbers.push_back(number);
        const bool isTired = count % kBetweenLooks == 0 && scan.elapsed.elapsed() > scan.patienceMs;
        if (numbers.size() >= size_t(kPage) || isTired) {
            below = number;
            return numbers;
        }
    }
    below = scan.lower;
    return numbers;
}

tl::expected<std::vector<StoredEntry>, Failure> HistoryReader::entriesNumbered(const std::vector<qint64> &numbers) const
{
    std::vector<StoredEntry> entries;
    QSqlQuery rows = m_database->query();
    if (!rows.exec(QStringLiteral("SELECT %1 FROM entry e%2 WHERE e.id IN (%3) ORDER BY e.id DESC")
                       .arg(QLatin1String(kEntryColumns), QLatin1String(kEntryTexts), numbersOf(numbers))))
        return tl::unexpected(HistoryDatabase::failureOf(rows.lastError()));
    while (rows.next())
        entries.push_back(storedEntryOf(rows));
    return entries;
}

/// Number of the first entry of this time or later, by halves.
tl::expected<qint64, Failure> HistoryReader::firstNotBefore(qint64 at, const Range &range) const
{
    QSqlQuery row = m_database->prepared("SELECT id, at FROM entry WHERE id >= ? ORDER BY id LIMIT 1");
    qint64 low = range.first;
    qint64 high = range.last + 1;
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        row.bindValue(0, middle);
        if (!row.exec())
            return tl::unexpected(HistoryDatabase::failureOf(row.lastError()));
        if (row.next() && row.value(1).toLongLong() < at)
            low = row.value(0).toLongLong() + 1;
        else
            high = middle;
    }
    return low;
}

tl::expected<std::vector<Activity>, Failure> HistoryReader::greatLosses(const EntryQuestion &question) const
{
    std::vector<Activity> losses;
    if (question.greatLoss == 0)
        return losses;
    QSqlQuery rows = m_database->prepared(
        "SELECT at, expired, deleted, evicted, gone FROM minute WHERE at > ? AND at < ?"
        " AND (expired >= ? OR deleted >= ? OR evicted >= ? OR gone >= ?) ORDER BY at DESC LIMIT ?");
    int place = 0;
    for (const qint64 number : {question.from - kLossStepMs, question.until, question.greatLoss, question.greatLoss,
                                question.greatLoss, question.greatLoss, qint64(kMostLosses)})
        rows.bindValue(place++, number);
    if (!rows.exec())
        return tl::unexpected(HistoryDatabase::failureOf(rows.lastError()));
    while (rows.next()) {
        Activity minute;
        place = 0;
        for (qint64 *number : {&minute.at, &minute.expired, &minute.deleted, &minute.evicted, &minute.gone})
            *number = rows.value(place++).toLongLong();
        losses.push_back(minute);
    }
    return losses;
}

tl::expected<EntryPage, Failure> HistoryReader::entries(const EntryQuestion &question) const
{
    QElapsedTimer elapsed;
    elapsed.start();
    // What is read at once is of one moment.
    if (auto done = m_database->run(QStringLiteral("BEGIN")); !done)
        return tl::unexpected(done.error());
    const auto end = qScopeGuard([this] { (void)m_database->run(QStringLiteral("ROLLBACK")); });
    const HistoryMatch match(question.query, m_key, question.formatTitles);
    const auto range = this->range();
    const auto losses = greatLosses(question);
    const auto known = gaps(question.now);
    if (!range || !losses || !known)
        return tl::unexpected(!range ? range.error() : !losses ? losses.error() : known.error());
    const auto wanted = wantedBy(match, Question{question.query, question.most, question.now, question.patience});
    const auto lower = firstNotBefore(question.from - kComesLateMs, *range);
    if (!wanted || !lower)
        return tl::unexpected(!wanted ? wanted.error() : lower.error());
    qint64 below = question.below;
    if (below == 0) {
        const bool isOpen = question.until > std::numeric_limits<qint64>::max() - kComesLateMs;
        const auto upper = isOpen ? tl::expected<qint64, Failure>(range->last + 1)
                                  : firstNotBefore(question.until + kComesLateMs, *range);
        if (!upper)
            return tl::unexpected(upper.error());
        below = *upper;
    }
    const bool isLookedUp = !wanted->isEverything && wanted->count() <= kMostLookedUp;
    const quint16 kinds = question.kinds.empty() ? quint16(~0U) : bitsOf(question.kinds);
    Scan reading{conditionOf(*wanted), question.from, question.until, 0, kinds, {}, elapsed, question.patience.count()};
    if (question.query.isEmpty()) {
        for (const Activity &minute : *losses) {
            for (const EndingGroup group : kEndingGroups) {
                if (endingsOf(minute, group) >= question.greatLoss)
                    reading.left[minute.at / kLossStepMs] |= bitsOf(kindsOf(group));
            }
        }
    }

    EntryPage page;
    while (range->last != 0 && below > *lower && qint64(page.entries.size()) < question.most) {
        const bool isIndexed = below - 1 < range->indexed * kSegment;
        const qint64 segment = isIndexed ? (below - 1) / kSegment : range->indexed;
        reading.lower = std::max(*lower, segment * kSegment);
        std::vector<qint64> numbers;
        if (isIndexed && isLookedUp) {
            const auto found = foundByIndex(*wanted, segment, below);
            if (!found)
                return tl::unexpected(found.error());
            for (const Found &each : *found)
                numbers.push_back(each.entry);
            below = found->size() < size_t(kPage) ? reading.lower : found->back().entry;
        } else {
            auto found = scan(reading, below);
            if (!found)
                return tl::unexpected(found.error());
            numbers = std::move(*found);
        }
        const auto entries = entriesNumbered(numbers);
        if (!entries)
            return tl::unexpected(entries.error());
        for (const StoredEntry &stored : *entries) {
            const Entry &entry = stored.entry;
            const bool isOfTime = entry.at >= question.from && entry.at < question.until;
            if (!isOfTime || (bitOf(entry.kind) & kinds) == 0 ||
                !match.matches(livesOf({stored}).front(), question.now))
                continue;
            if (qint64(page.entries.size()) == question.most) {
                below = page.entries.back().number;
                break;
            }
            page.entries.push_back(stored);
        }
        if (elapsed.elapsed() > question.patience.count())
            break;
    }
    page.lookedBackTo = question.from;
    if (question.most > 0 && range->last != 0 && below > *lower) {
        page.next = below;
        const auto at =
            m_database->number(QStringLiteral("SELECT at FROM entry WHERE id >= %1 ORDER BY id LIMIT 1").arg(below));
        page.lookedBackTo = at ? std::max(*at, question.from) : question.from;
    }
    std::copy_if(losses->begin(), losses->end(), std::back_inserter(page.losses),
                 [&](const Activity &minute) { return minute.at + kLossStepMs > page.lookedBackTo; });
    std::copy_if(known->begin(), known->end(), std::back_inserter(page.gaps),
                 [&](const Gap &gap) { return isWithin(gap, page.lookedBackTo, question.until); });
    const auto since = m_database->number(QStringLiteral("SELECT min(since) FROM span"));
    page.watchedSince = since ? *since : 0;
    return page;
}

} // namespace history
