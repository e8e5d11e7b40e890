// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historystore.h"

#include <QDeadlineTimer>
#include <QSet>
#include <QSqlError>
#include <QThread>
#include <QVariant>

#include <algorithm>
#include <chrono>

// What leaves the file: what is too old or too much, and what is to be forgotten.

namespace history
{

namespace
{

constexpr qint64 kADayMs = 24 * 60 * 60 * 1000;
constexpr qint64 kMinutesKeptDays = 30;
constexpr qint64 kHoursKeptDays = 2 * 365;
/// A reader, or another writer, is done within milliseconds. SQLite waits by itself, too, ten seconds each time.
constexpr std::chrono::seconds kJournalLimit{1};
constexpr unsigned long kBetweenAttemptsMs = 20;

bool isCalled(QByteArrayView person, QByteArrayView name)
{
    for (qsizetype from = 0; from <= person.size();) {
        const qsizetype line = person.indexOf('\n', from);
        const qsizetype end = line < 0 ? person.size() : line;
        if (person.sliced(from, end - from) == name)
            return true;
        from = end + 1;
    }
    return false;
}

QString listOf(const std::vector<qint64> &numbers)
{
    QStringList texts;
    texts.reserve(qsizetype(numbers.size()));
    for (const qint64 number : numbers)
        texts += QString::number(number);
    return texts.join(QLatin1Char(','));
}

} // namespace

/// By the day as well as by the size: whole segments, the oldest first; where even the last one is too large, half of
/// what there is.
tl::expected<void, Failure> HistoryStore::removeOld(qint64 now)
{
    if (now > 0) {
        const auto remove = [&](const char *table, const char *column, qint64 days) {
            return m_database->run(QStringLiteral("DELETE FROM %1 WHERE %2 < %3")
                                       .arg(QLatin1String(table), QLatin1String(column))
                                       .arg(now - days * kADayMs));
        };
        auto done = remove("minute", "at", kMinutesKeptDays);
        if (done)
            done = remove("hour", "at", kHoursKeptDays);
        if (done)
            done = remove("span", "until", m_limits.days);
        if (done)
            done = remove("gap", "until", m_limits.days);
        if (!done)
            return done;
    }
    // They stand in the order of writing, which is nearly that of time.
    for (bool isEnough = true;; isEnough = false) {
        const auto first = m_database->number(QStringLiteral("SELECT min(id) FROM entry"));
        if (!first)
            return tl::unexpected(first.error());
        const auto tooLarge = isTooLarge();
        if (!tooLarge)
            return tl::unexpected(tooLarge.error());
        if (*first == 0)
            return {};
        // The newest of a step tells whether all of it is too old.
        const qint64 endOfSegment = ((*first >> kSegmentBits) + 1) * kSegment - 1;
        const bool isLast = endOfSegment >= m_latest;
        if (*tooLarge) {
            const auto texts = hasManyNewTexts();
            if (!texts)
                return tl::unexpected(texts.error());
            if (auto done = removeUpTo(isLast ? (*first + m_latest) / 2 : endOfSegment,
                                       *texts || !isEnough ? Texts::Unused : Texts::Old);
                !done)
                return done;
            continue;
        }
        if (now == 0)
            return {};
        const qint64 limit = now - m_limits.days * kADayMs;
        const auto oldest = m_database->number(QStringLiteral("SELECT at FROM entry ORDER BY id LIMIT 1"));
        if (!oldest)
            return tl::unexpected(oldest.error());
        if (*oldest >= limit)
            return {};
        const auto newestOld = m_database->number(QStringLiteral("SELECT max(id) FROM (SELECT id, at FROM entry"
                                                                 " WHERE id <= %1 ORDER BY id LIMIT %2) WHERE at < %3")
                                                      .arg(endOfSegment)
                                                      .arg(kSegment)
                                                      .arg(limit));
        if (!newestOld)
            return tl::unexpected(newestOld.error());
        if (*newestOld == 0)
            return {};
        if (auto done = removeUpTo(*newestOld, Texts::Old); !done)
            return done;
        if (*newestOld < endOfSegment)
            return {};
    }
}

tl::expected<bool, Failure> HistoryStore::isTooLarge()
{
    const auto used =
        m_database->number(QStringLiteral("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(),"
                                          " pragma_freelist_count(), pragma_page_size()"));
    if (!used)
        return tl::unexpected(used.error());
    return *used > qint64(m_limits.megabytes) * 1024 * 1024;
}

/// To find those that nobody uses all entries are read: not where they could hardly be what is too large.
tl::expected<bool, Failure> HistoryStore::hasManyNewTexts()
{
    constexpr qint64 kMany = kSegment / 8;
    const auto latest = m_database->number(QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name='text'"));
    if (!latest)
        return tl::unexpected(latest.error());
    if (*latest - m_latestTextThen < kMany)
        return false;
    m_latestTextThen = *latest;
    return true;
}

tl::expected<void, Failure> HistoryStore::removeUpTo(qint64 entry, Texts texts)
{
    HistoryDatabase::Transaction transaction(*m_database);
    auto done = transaction.begin();
    if (!done)
        return done;
    // What is left of a segment has its places still: they lead nowhere, and go with its rest.
    for (const QString &statement :
         {QStringLiteral("DELETE FROM entry WHERE id <= %1").arg(entry),
          QStringLiteral("DELETE FROM logout WHERE entry <= %1").arg(entry),
          QStringLiteral("DELETE FROM look WHERE segment < %1").arg((entry + 1) >> kSegmentBits)}) {
        if (done = m_database->run(statement); !done)
            return done;
    }
    const auto isAnyLeft = m_database->number(QStringLiteral("SELECT EXISTS(SELECT 1 FROM entry)"));
    if (!isAnyLeft)
        return tl::unexpected(isAnyLeft.error());
    if (texts == Texts::Unused || *isAnyLeft == 0)
        done = removeUnusedTexts();
    else
        done = removeOldTexts();
    if (done)
        done = transaction.commit();
    return done;
}

/// Of a day before that of the oldest entry there is none that uses them.
tl::expected<void, Failure> HistoryStore::removeOldTexts()
{
    const auto oldest = m_database->number(QStringLiteral("SELECT at FROM entry ORDER BY id LIMIT 1"));
    if (!oldest)
        return tl::unexpected(oldest.error());
    // One day more: entries are only nearly in the order of time.
    return m_database->run(QStringLiteral("DELETE FROM text WHERE day < %1").arg(*oldest / kADayMs - 1));
}

/// Of any day. Other writers may remember them.
tl::expected<void, Failure> HistoryStore::removeUnusedTexts()
{
    QStringList used;
    for (const char *column : {"person", "format", "agent", "address"})
        used += QStringLiteral("SELECT %1 FROM entry WHERE %1 IS NOT NULL").arg(QLatin1String(column));
    auto done = m_database->run(
        QStringLiteral("DELETE FROM text WHERE id NOT IN (%1)").arg(used.join(QLatin1String(" UNION "))));
    if (done)
        done = m_database->run(QStringLiteral("UPDATE state SET value=value+1 WHERE name='forgotten'"));
    return done;
}

// --- forgetting --------------------------------------------------------------------------------------

tl::expected<qint64, Failure> HistoryStore::forgetUser(QByteArrayView user)
{
    if (user.isEmpty())
        return 0;
    const QByteArray stored = storedUser(user);
    m_tracesFailure.reset();
    qint64 count = 0;
    {
        HistoryDatabase::Transaction transaction(*m_database);
        auto done = transaction.begin();
        if (done)
            done = takeState();
        if (!done)
            return tl::unexpected(done.error());
        QSqlQuery statement = m_database->prepared("SELECT id, bytes FROM text WHERE kind=? AND instr(bytes, ?) > 0");
        statement.bindValue(0, int(TextKind::Person));
        statement.bindValue(1, stored);
        if (done = exec(statement); !done)
            return tl::unexpected(done.error());
        std::vector<qint64> persons;
        while (statement.next()) {
            if (isCalled(statement.value(1).toByteArray(), stored))
                persons.push_back(statement.value(0).toLongLong());
        }
        if (!persons.empty())
            done = removeEntries(persons, count);
        if (done)
            done = m_database->run(QStringLiteral("UPDATE state SET value=value+1 WHERE name='forgotten'"));
        if (done)
            done = transaction.commit();
        m_forgotten = -1;
        if (!done)
            return tl::unexpected(done.error());
    }
    if (auto done = emptyJournal(); !done)
        m_tracesFailure = done.error();
    return count;
}

tl::expected<void, Failure> HistoryStore::removeEntries(const std::vector<qint64> &persons, qint64 &count)
{
    const QString people = listOf(persons);
    // Every entry is looked at: this is not what has to be fast.
    QSqlQuery found = m_database->query();
    if (!found.exec(QStringLiteral("SELECT id, digest, person, address, mask, agent FROM entry WHERE person IN (%1)")
                        .arg(people)))
        return tl::unexpected(HistoryDatabase::failureOf(found.lastError()));
    std::vector<qint64> entries;
    QSet<qint64> addresses, agents;
    QSqlQuery place = m_database->prepared("DELETE FROM look WHERE segment=? AND kind=? AND value=? AND entry=?");
    while (found.next()) {
        const qint64 id = found.value(0).toLongLong();
        entries.push_back(id);
        const std::pair<Look, QVariant> places[] = {
            {Look::Digest, found.value(1)},
            {Look::Person, found.value(2)},
            {Look::Address, found.value(3)},
            {Look::Mask, found.value(4)},
        };
        for (const auto &[kind, value] : places) {
            place.bindValue(0, id >> kSegmentBits);
            place.bindValue(1, int(kind));
            place.bindValue(2, value);
            place.bindValue(3, id);
            if (auto done = exec(place); !done)
                return done;
        }
        addresses.insert(found.value(3).toLongLong());
        agents.insert(found.value(5).toLongLong());
    }
    found.finish();
    count = qint64(entries.size());
    for (const QString &statement : {QStringLiteral("DELETE FROM logout WHERE entry IN (SELECT id FROM entry"
                                                    " WHERE person IN (%1))"),
                                     QStringLiteral("DELETE FROM entry WHERE person IN (%1)"),
                                     QStringLiteral("DELETE FROM text WHERE id IN (%1)")}) {
        if (auto done = m_database->run(statement.arg(people)); !done)
            return done;
    }
    if (auto done = removeUnusedTexts(addresses, "address"); !done)
        return done;
    return removeUnusedTexts(agents, "agent");
}

/// An address, or a device, that was this user's alone.
tl::expected<void, Failure> HistoryStore::removeUnusedTexts(const QSet<qint64> &ids, const char *column)
{
    return m_database->run(QStringLiteral("DELETE FROM text WHERE id IN (%1) AND id NOT IN"
                                          " (SELECT %2 FROM entry WHERE %2 IN (%1))")
                               .arg(listOf({ids.begin(), ids.end()}), QLatin1String(column)));
}

tl::expected<qint64, Failure> HistoryStore::forgetAll()
{
    m_tracesFailure.reset();
    qint64 count = 0;
    {
        HistoryDatabase::Transaction transaction(*m_database);
        auto done = transaction.begin();
        const auto entries = m_database->number(QStringLiteral("SELECT count(*) FROM entry"));
        count = entries.value_or(0);
        for (const char *table : {"entry", "look", "logout", "text", "span", "gap", "minute", "hour"}) {
            if (done)
                done = m_database->run(QStringLiteral("DELETE FROM %1").arg(QLatin1String(table)));
        }
        if (done)
            done = m_database->run(QStringLiteral("UPDATE state SET value=value+1 WHERE name='forgotten'"));
        if (done)
            done = transaction.commit();
        m_forgotten = -1;
        m_indexed = 0;
        if (!done)
            return tl::unexpected(done.error());
    }
    auto done = emptyJournal();
    if (done)
        done = m_database->run(QStringLiteral("VACUUM"));
    if (done)
        done = emptyJournal();
    if (!done)
        m_tracesFailure = done.error();
    return count;
}

/// What was deleted stands in the journal still, as it was before: it is cut off, which readers may keep from being
/// done for a moment.
tl::expected<void, Failure> HistoryStore::emptyJournal()
{
    for (const QDeadlineTimer limit(kJournalLimit); !limit.hasExpired();) {
        const auto isBusy = m_database->number(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        if (!isBusy)
            return tl::unexpected(isBusy.error());
        if (*isBusy == 0)
            return {};
        QThread::msleep(kBetweenAttemptsMs);
    }
    return tl::unexpected(Failure{Failure::Kind::Busy, {}});
}

tl::expected<void, Failure> HistoryStore::limitPages(int more)
{
    const auto pages = m_database->number(QStringLiteral("PRAGMA page_count"));
    if (!pages)
        return tl::unexpected(pages.error());
    return m_database->run(QStringLiteral("PRAGMA max_page_count=%1").arg(*pages + more));
}

} // namespace history
