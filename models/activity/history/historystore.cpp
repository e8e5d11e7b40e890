// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historystore.h"

#include "models/activity/history/entryfacts.h"
#include "models/text/printabletext.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <utility>

namespace history
{

namespace
{

constexpr qint64 kDayMs = 24 * 60 * 60 * 1000;
constexpr qint64 kHourMs = 60 * 60 * 1000;
/// Texts come from payloads of any size.
constexpr qsizetype kMostTextBytes = 512;
/// Some tens of megabytes at most; who is not among them is looked up.
constexpr qsizetype kMostKnownTexts = 400'000;

QVariant orNull(qint64 number)
{
    return number == 0 ? QVariant() : QVariant(number);
}

} // namespace

QByteArray personBytes(QByteArrayView user, QByteArrayView otherNames)
{
    if (user.isEmpty() && otherNames.isEmpty())
        return {};
    QByteArray names = otherNames.first(std::min(otherNames.size(), kMostTextBytes)).toByteArray();
    names.replace('\0', kSubstitute);
    return storedUser(user) + '\n' + names;
}

QByteArray storedUser(QByteArrayView user)
{
    QByteArray bytes = user.first(std::min(user.size(), kMostTextBytes)).toByteArray();
    bytes.replace('\n', kSubstitute);
    bytes.replace('\0', kSubstitute);
    return bytes;
}

HistoryStore::HistoryStore(std::unique_ptr<HistoryDatabase> database, HistoryKey key, const Limits &limits)
    : m_database(std::move(database))
    , m_key(std::move(key))
    , m_limits(limits)
    , m_insert(m_database->prepared("INSERT INTO entry(at, digest, person, format, agent, address, mask, facts)"
                                    " VALUES(?,?,?,?,?,?,?,?)"))
    , m_findText(m_database->prepared("SELECT id, day FROM text WHERE kind=? AND bytes=?"))
    , m_addText(m_database->prepared("INSERT INTO text(kind, bytes, day) VALUES(?,?,?)"))
    , m_touchText(m_database->prepared("UPDATE text SET day=? WHERE id=?"))
    , m_insertLogout(m_database->prepared("INSERT INTO logout(entry, by, why) VALUES(?,?,?)"))
{
}

tl::expected<std::unique_ptr<HistoryStore>, Failure> HistoryStore::open(const QString &file, HistoryKey key,
                                                                        const Limits &limits)
{
    auto database = HistoryDatabase::open(file, HistoryDatabase::Access::Write);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<HistoryStore>(new HistoryStore(std::move(*database), std::move(key), limits));
}

tl::expected<void, Failure> HistoryStore::exec(QSqlQuery &statement)
{
    if (!statement.exec())
        return tl::unexpected(HistoryDatabase::failureOf(statement.lastError()));
    return {};
}

tl::expected<void, Failure> HistoryStore::write(const Batch &batch)
{
    {
        HistoryDatabase::Transaction transaction(*m_database);
        auto done = transaction.begin();
        if (done)
            done = takeState();
        for (size_t i = 0; done && i < batch.entries.size(); ++i)
            done = insert(batch.entries[i]);
        if (done)
            done = insert(batch.gaps);
        if (done)
            done = insert(batch.minutes);
        for (size_t i = 0; done && i < batch.spans.size(); ++i)
            done = extend(batch.spans[i]);
        if (done)
            done = transaction.commit();
        if (!done) {
            m_forgotten = -1; // texts that were remembered meanwhile are not there
            return done;
        }
    }
    m_upkeepFailure.reset();
    if (const auto done = indexFullSegments(); !done)
        m_upkeepFailure = done.error();
    // Even so: it makes room.
    if (const auto done = removeAfter(batch); !done) {
        m_hasLooked = false; // again with the next one
        if (!m_upkeepFailure)
            m_upkeepFailure = done.error();
    }
    return {};
}

tl::expected<void, Failure> HistoryStore::removeAfter(const Batch &batch)
{
    // A segment is what goes at once: more often there is nothing to be found.
    constexpr qint64 kEntriesBetweenLooks = kSegment / 8;
    m_sinceLook += qint64(batch.entries.size());
    if (std::exchange(m_hasLooked, true) && m_sinceLook < kEntriesBetweenLooks)
        return {};
    m_sinceLook = 0;
    qint64 now = batch.spans.empty() ? 0 : batch.spans.back().until;
    for (const Entry &entry : batch.entries)
        now = std::max(now, entry.at);
    return removeOld(now);
}

/// Once in each transaction: others may have written or forgotten something.
tl::expected<void, Failure> HistoryStore::takeState()
{
    const auto forgotten = m_database->number(QStringLiteral("SELECT value FROM state WHERE name='forgotten'"));
    if (!forgotten)
        return tl::unexpected(forgotten.error());
    if (std::exchange(m_forgotten, *forgotten) != *forgotten) {
        for (auto &texts : m_texts)
            texts.clear();
        m_span = {};
        m_indexed = 0;
    }
    const auto latest = m_database->number(QStringLiteral("SELECT max(id) FROM entry"));
    if (!latest)
        return tl::unexpected(latest.error());
    m_latest = *latest;
    return {};
}

/// 0: there is no text.
tl::expected<qint64, Failure> HistoryStore::numberOf(TextKind kind, const QByteArray &bytes, qint64 day)
{
    if (bytes.isEmpty())
        return 0;
    auto &texts = m_texts[size_t(kind)];
    const auto known = texts.constFind(bytes);
    if (known != texts.cend() && known->day >= day)
        return known->id;
    // Another program may have removed it as too old, where it was not used today.
    m_findText.bindValue(0, int(kind));
    m_findText.bindValue(1, bytes);
    if (auto done = exec(m_findText); !done)
        return tl::unexpected(done.error());
    KnownText text{0, day};
    if (m_findText.next()) {
        text.id = m_findText.value(0).toLongLong();
        text.day = m_findText.value(1).toLongLong();
    }
    m_findText.finish();
    if (text.id == 0) {
        m_addText.bindValue(0, int(kind));
        m_addText.bindValue(1, bytes);
        m_addText.bindValue(2, day);
        if (auto done = exec(m_addText); !done)
            return tl::unexpected(done.error());
        text.id = m_addText.lastInsertId().toLongLong();
    } else if (text.day < day) {
        text.day = day;
        m_touchText.bindValue(0, day);
        m_touchText.bindValue(1, text.id);
        if (auto done = exec(m_touchText); !done)
            return tl::unexpected(done.error());
    }
    if (texts.size() >= kMostKnownTexts)
        texts.clear();
    texts.insert(bytes, text);
    return text.id;
}

tl::expected<void, Failure> HistoryStore::insert(const Entry &entry)
{
    const qint64 day = entry.at / kDayMs;
    const auto person = numberOf(TextKind::Person, personBytes(entry.user, entry.otherNames), day);
    const auto format = numberOf(TextKind::Format, entry.format.left(kMostTextBytes), day);
    const auto agent = numberOf(TextKind::Agent, entry.agent.left(kMostTextBytes), day);
    const auto address = numberOf(TextKind::Address, entry.address.left(kMostTextBytes), day);
    for (const auto *number : {&person, &format, &agent, &address}) {
        if (!*number)
            return tl::unexpected(number->error());
    }
    m_insert.bindValue(0, entry.at);
    m_insert.bindValue(1, m_key.digestOf(entry.id));
    m_insert.bindValue(2, orNull(*person));
    m_insert.bindValue(3, orNull(*format));
    m_insert.bindValue(4, orNull(*agent));
    m_insert.bindValue(5, orNull(*address));
    m_insert.bindValue(6, text::maskedSessionId(entry.id));
    m_insert.bindValue(7, packedFacts(entry));
    if (auto done = exec(m_insert); !done)
        return done;
    m_latest = m_insert.lastInsertId().toLongLong();
    if (entry.by.isEmpty() && entry.why.isEmpty())
        return {};
    m_insertLogout.bindValue(0, m_latest);
    m_insertLogout.bindValue(1, entry.by.left(kMostTextBytes));
    m_insertLogout.bindValue(2, entry.why.left(kMostTextBytes));
    return exec(m_insertLogout);
}

tl::expected<void, Failure> HistoryStore::insert(const std::vector<Gap> &gaps)
{
    if (gaps.empty())
        return {};
    QSqlQuery statement = m_database->prepared("INSERT INTO gap(kind, since, until, count) VALUES(?,?,?,?)");
    for (const Gap &gap : gaps) {
        statement.bindValue(0, int(gap.kind));
        statement.bindValue(1, gap.since);
        statement.bindValue(2, gap.until);
        statement.bindValue(3, gap.count);
        if (auto done = exec(statement); !done)
            return done;
    }
    return {};
}

/// Two windows count the same: what one has missed, the other may have.
tl::expected<void, Failure> HistoryStore::insert(const std::vector<Activity> &minutes)
{
    if (minutes.empty())
        return {};
    QSqlQuery minute = m_database->prepared(
        "INSERT INTO minute VALUES(?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(at) DO UPDATE SET"
        " sessions=max(sessions, excluded.sessions), created=max(created, excluded.created),"
        " expired=max(expired, excluded.expired), deleted=max(deleted, excluded.deleted),"
        " evicted=max(evicted, excluded.evicted), gone=max(gone, excluded.gone), lag=max(lag, excluded.lag),"
        " longest=max(longest, excluded.longest), used=max(used, excluded.used), most=max(most, excluded.most),"
        " slow=max(slow, excluded.slow)");
    QSqlQuery hour = m_database->prepared(
        "INSERT OR REPLACE INTO hour SELECT ?, max(sessions), sum(created), sum(expired), sum(deleted), sum(evicted),"
        " sum(gone), max(lag), max(longest), max(used), max(most), max(slow) FROM minute WHERE at >= ? AND at < ?");
    for (const Activity &each : minutes) {
        int place = 0;
        for (const qint64 number :
             {each.at, each.sessions, each.created, each.expired, each.deleted, each.evicted, each.gone, each.lagMs,
              each.longestLagMs, each.usedMemory, each.maxMemory, each.slowLagMs})
            minute.bindValue(place++, number);
        if (auto done = exec(minute); !done)
            return done;
        const qint64 beginning = each.at / kHourMs * kHourMs;
        hour.bindValue(0, beginning);
        hour.bindValue(1, beginning);
        hour.bindValue(2, beginning + kHourMs);
        if (auto done = exec(hour); !done)
            return done;
    }
    return {};
}

tl::expected<void, Failure> HistoryStore::extend(const WatchSpan &span)
{
    if (m_spanId != 0 && m_span.since == span.since && m_span.watch == span.watch) {
        QSqlQuery statement = m_database->prepared("UPDATE span SET until=max(until, ?) WHERE id=?");
        statement.bindValue(0, span.until);
        statement.bindValue(1, m_spanId);
        if (auto done = exec(statement); !done)
            return done;
        if (statement.numRowsAffected() > 0)
            return {};
    }
    QSqlQuery statement = m_database->prepared("INSERT INTO span(since, until, watch) VALUES(?,?,?)");
    statement.bindValue(0, span.since);
    statement.bindValue(1, span.until);
    statement.bindValue(2, int(span.watch));
    if (auto done = exec(statement); !done)
        return done;
    m_spanId = statement.lastInsertId().toLongLong();
    m_span = span;
    return {};
}

// --- the index ---------------------------------------------------------------------------------------

tl::expected<void, Failure> HistoryStore::indexFullSegments()
{
    while (m_latest >> kSegmentBits > m_indexed) {
        HistoryDatabase::Transaction transaction(*m_database);
        if (auto done = transaction.begin(); !done)
            return done;
        const auto indexed = m_database->number(QStringLiteral("SELECT value FROM state WHERE name='indexed'"));
        if (!indexed)
            return tl::unexpected(indexed.error());
        m_indexed = *indexed; // another may have done it
        if (m_latest >> kSegmentBits <= m_indexed)
            return {};
        if (auto done = indexSegment(m_indexed); !done)
            return done;
        if (auto done = transaction.commit(); !done)
            return done;
        ++m_indexed;
    }
    return {};
}

tl::expected<void, Failure> HistoryStore::indexSegment(qint64 segment)
{
    const QString range = QStringLiteral("id >= %1 AND id < %2").arg(segment * kSegment).arg((segment + 1) * kSegment);
    const auto add = [&](Look look, const char *column) {
        return m_database->run(QStringLiteral("INSERT INTO look SELECT %1, %2, %3, id FROM entry"
                                              " WHERE %4 AND %3 IS NOT NULL ORDER BY %3, id")
                                   .arg(segment)
                                   .arg(int(look))
                                   .arg(QLatin1String(column), range));
    };
    auto done = add(Look::Digest, "digest");
    if (done)
        done = add(Look::Person, "person");
    if (done)
        done = add(Look::Address, "address");
    if (done)
        done = add(Look::Mask, "mask");
    if (!done)
        return done;
    done = m_database->run(QStringLiteral("INSERT INTO look SELECT DISTINCT %1, %2, agent, 0 FROM entry"
                                          " WHERE %3 AND agent IS NOT NULL ORDER BY agent")
                               .arg(segment)
                               .arg(int(Look::Agent))
                               .arg(range));
    if (done)
        done = m_database->run(QStringLiteral("UPDATE state SET value=%1 WHERE name='indexed'").arg(segment + 1));
    return done;
}

} // namespace history
