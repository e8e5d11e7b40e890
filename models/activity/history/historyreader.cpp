// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historyreader.h"

#include "models/activity/history/entryrow.h"
#include "models/activity/history/historyconditions.h"
#include "models/activity/history/historymatch.h"
#include "models/activity/history/historystore.h"

#include <QElapsedTimer>
#include <QHash>
#include <QScopeGuard>
#include <QSet>
#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <limits>
#include <utility>

namespace history
{

namespace
{

/// More numbers make a statement too long.
constexpr size_t kMostNumbers = 20'000;
constexpr size_t kMostGaps = 50;
constexpr qsizetype kMostFormats = 256;

/// Of a text, the longest part whose case SQLite knows.
QByteArray longestAscii(const QByteArray &text)
{
    QByteArray longest;
    for (qsizetype first = 0; first < text.size(); ++first) {
        qsizetype last = first;
        while (last < text.size() && text[last] > 0)
            ++last;
        if (last - first > longest.size())
            longest = text.mid(first, last - first);
        first = last;
    }
    return longest;
}

} // namespace

HistoryReader::HistoryReader(std::unique_ptr<HistoryDatabase> database, HistoryKey key)
    : m_database(std::move(database))
    , m_key(std::move(key))
{
}

tl::expected<std::unique_ptr<HistoryReader>, Failure> HistoryReader::open(const QString &file, HistoryKey key)
{
    auto database = HistoryDatabase::open(file, HistoryDatabase::Access::Read);
    if (!database)
        return tl::unexpected(database.error());
    std::unique_ptr<HistoryReader> reader(new HistoryReader(std::move(*database), std::move(key)));
    if (auto done = reader->readTitles(); !done)
        return tl::unexpected(done.error());
    return reader;
}

tl::expected<void, Failure> HistoryReader::readTitles()
{
    QStringList titles;
    auto done = forEachText(TextKind::Format, {}, [&titles](qint64, const QByteArray &title) {
        if (titles.size() < kMostFormats)
            titles += QString::fromUtf8(title);
        return true;
    });
    if (done)
        m_formatTitles = std::move(titles);
    return done;
}

/// `part` is in all that are wanted, in any case; empty: all are. Until `visit` says that it is enough.
tl::expected<void, Failure>
HistoryReader::forEachText(TextKind kind, const QByteArray &part,
                           const std::function<bool(qint64, const QByteArray &)> &visit) const
{
    const QByteArray narrowed = longestAscii(part);
    QSqlQuery texts = m_database->prepared(
        narrowed.isEmpty() ? "SELECT id, bytes FROM text WHERE kind=?"
                           : "SELECT id, bytes FROM text WHERE kind=? AND CAST(bytes AS TEXT) LIKE ? ESCAPE '\\'");
    texts.bindValue(0, int(kind));
    if (!narrowed.isEmpty())
        texts.bindValue(1, QString::fromLatin1(escapedForLike(narrowed)));
    if (!texts.exec())
        return tl::unexpected(HistoryDatabase::failureOf(texts.lastError()));
    while (texts.next() && visit(texts.value(0).toLongLong(), texts.value(1).toByteArray())) {
    }
    return {};
}

tl::expected<void, Failure> HistoryReader::addTexts(Wanted &wanted, const sessions::QueryTerm &term) const
{
    tl::expected<void, Failure> done;
    if (HistoryMatch::isOfPerson(term)) {
        const sessions::QueryTerm stored = HistoryMatch::asStored(term);
        done = forEachText(TextKind::Person, stored.needle, [&](qint64 id, const QByteArray &person) {
            const qsizetype line = person.indexOf('\n');
            const QByteArrayView user = QByteArrayView(person).first(std::max<qsizetype>(line, 0));
            if (HistoryMatch::isPerson(stored, user, QByteArrayView(person).sliced(line + 1)))
                wanted.persons.push_back(id);
            return wanted.count() <= kMostNumbers;
        });
    }
    if (done && HistoryMatch::isOfAddress(term)) {
        // What a net is written as stands in none of its addresses.
        done = forEachText(TextKind::Address, term.net ? QByteArray() : term.needle,
                           [&](qint64 id, const QByteArray &address) {
                               if (term.foundIn(address))
                                   wanted.addresses.push_back(id);
                               return wanted.count() <= kMostNumbers;
                           });
    }
    // What people call a device does not stand in what it calls itself.
    if (done && HistoryMatch::isOfDevice(term)) {
        done = forEachText(TextKind::Agent, {}, [&](qint64 id, const QByteArray &agent) {
            if (HistoryMatch::isDevice(term, agent))
                wanted.agents.push_back(id);
            return wanted.count() <= kMostNumbers;
        });
    }
    return done;
}

tl::expected<HistoryReader::Wanted, Failure> HistoryReader::wantedBy(const HistoryMatch &match,
                                                                     const Question &question) const
{
    Wanted wanted;
    const std::vector<const sessions::QueryTerm *> handle = match.handle();
    wanted.isEverything = handle.empty();
    for (const sessions::QueryTerm *term : handle) {
        if (auto done = addTexts(wanted, *term); !done)
            return tl::unexpected(done.error());
        if (!HistoryMatch::isOfId(*term))
            continue;
        const std::vector<qint64> digests = match.digests(*term);
        wanted.digests.insert(wanted.digests.end(), digests.begin(), digests.end());
        if (!term->derived)
            wanted.masks += QString::fromUtf8(term->written);
        if (term->field == sessions::QueryTerm::Field::Id && !term->derived && !term->whole &&
            term->written.size() < kMaskShows)
            wanted.beginnings += beginsWith(term->written);
    }
    wanted.isEverything = wanted.isEverything || wanted.count() > kMostNumbers;
    if (auto done = addConditions(wanted, match, question); !done)
        return tl::unexpected(done.error());
    return wanted;
}

/// Of what no index has: nobody wants to put together the life of each session to see that it is another.
tl::expected<void, Failure> HistoryReader::addConditions(Wanted &wanted, const HistoryMatch &match,
                                                         const Question &question) const
{
    using Kind = sessions::QueryTerm::Field;
    const std::vector<sessions::QueryTerm> &terms = question.query.terms();
    for (size_t at = 0; at < terms.size(); ++at) {
        const sessions::QueryTerm &term = terms[at];
        const bool isAlone = !term.alternative && (at + 1 == terms.size() || !terms[at + 1].alternative);
        if (!isAlone || term.negated)
            continue;
        if (term.field == Kind::Anonymous) {
            wanted.conditions += QStringLiteral("person IS NULL");
        } else if (term.field == Kind::Format) {
            std::vector<qint64> formats;
            auto done = forEachText(TextKind::Format, {}, [&](qint64 id, const QByteArray &title) {
                const qsizetype place = match.formatTitles().indexOf(QString::fromUtf8(title));
                if (place >= 0 && term.numbers.test(size_t(place)))
                    formats.push_back(id);
                return true;
            });
            if (!done)
                return done;
            wanted.conditions += QStringLiteral("format IN (%1)").arg(numbersOf(formats));
        } else if (term.field == Kind::Id && !term.derived && !term.whole) {
            wanted.conditions +=
                QStringLiteral("(%1 OR digest IN (%2))").arg(beginsWith(term.written), numbersOf(match.digests(term)));
        } else if (term.field == Kind::Ended || term.field == Kind::EndedAgo || term.field == Kind::EndedHow) {
            // Of what is found by a user it may be a later one's end.
            if (wanted.isEverything)
                wanted.conditions += conditionOfEnd(term, question.now);
        }
    }
    return {};
}

QString HistoryReader::conditionOf(const Wanted &wanted)
{
    QString also;
    for (const QString &condition : wanted.conditions)
        also += QStringLiteral(" AND ") + condition;
    if (wanted.isEverything)
        return QStringLiteral("1") + also;
    QStringList parts;
    const auto add = [&parts](const char *column, const std::vector<qint64> &numbers) {
        if (!numbers.empty())
            parts += QStringLiteral("%1 IN (%2)").arg(QLatin1String(column), numbersOf(numbers));
    };
    add("person", wanted.persons);
    add("address", wanted.addresses);
    add("agent", wanted.agents);
    add("digest", wanted.digests);
    parts += wanted.beginnings;
    if (!wanted.masks.isEmpty())
        parts += QStringLiteral("mask IN (%1)").arg(quoted(wanted.masks));
    return parts.isEmpty() ? QStringLiteral("0") : QStringLiteral("(%1)").arg(parts.join(QLatin1String(" OR "))) + also;
}

tl::expected<std::vector<HistoryReader::Found>, Failure> HistoryReader::found(const QString &sql) const
{
    QSqlQuery rows = m_database->query();
    if (!rows.exec(sql))
        return tl::unexpected(HistoryDatabase::failureOf(rows.lastError()));
    std::vector<Found> found;
    while (rows.next())
        found.push_back({rows.value(0).toLongLong(), rows.value(1).toLongLong()});
    return found;
}

/// The newest in this segment, below this entry.
tl::expected<std::vector<HistoryReader::Found>, Failure> HistoryReader::foundByIndex(const Wanted &wanted,
                                                                                     qint64 segment, qint64 below) const
{
    std::vector<Found> all;
    const auto add = [&](Look look, const QString &values) -> tl::expected<void, Failure> {
        if (values.isEmpty())
            return {};
        // At once: what somebody asks for may look like the place of a further value.
        auto some = found(QStringLiteral("SELECT e.id, e.digest FROM look l CROSS JOIN entry e ON e.id = l.entry"
                                         " WHERE l.segment=%1 AND l.kind=%2 AND l.value IN (%3) AND l.entry < %4"
                                         " ORDER BY l.entry DESC LIMIT %5")
                              .arg(QString::number(segment), QString::number(int(look)), values, QString::number(below),
                                   QString::number(kPage)));
        if (!some)
            return tl::unexpected(some.error());
        all.insert(all.end(), some->begin(), some->end());
        return {};
    };
    auto done = add(Look::Digest, numbersOf(wanted.digests));
    if (done)
        done = add(Look::Person, numbersOf(wanted.persons));
    if (done)
        done = add(Look::Address, numbersOf(wanted.addresses));
    if (done)
        done = add(Look::Mask, quoted(wanted.masks));
    if (done && !wanted.agents.empty()) {
        const QString agents = numbersOf(wanted.agents);
        const auto isThere =
            m_database->number(QStringLiteral("SELECT EXISTS(SELECT 1 FROM look WHERE segment=%1 AND kind=%2"
                                              " AND value IN (%3))")
                                   .arg(segment)
                                   .arg(int(Look::Agent))
                                   .arg(agents));
        if (!isThere)
            return tl::unexpected(isThere.error());
        if (*isThere != 0) {
            auto some = foundByReading(QStringLiteral("agent IN (%1)").arg(agents), segment * kSegment, below);
            if (!some)
                return some;
            all.insert(all.end(), some->begin(), some->end());
        }
    }
    if (!done)
        return tl::unexpected(done.error());
    std::sort(all.begin(), all.end(), [](const Found &a, const Found &b) { return a.entry > b.entry; });
    if (all.size() > size_t(kPage))
        all.resize(size_t(kPage));
    return all;
}

tl::expected<std::vector<HistoryReader::Found>, Failure> HistoryReader::foundByReading(const QString &condition,
                                                                                       qint64 from, qint64 below) const
{
    return found(QStringLiteral("SELECT id, digest FROM entry WHERE id >= %1 AND id < %2 AND (%3)"
                                " ORDER BY id DESC LIMIT %4")
                     .arg(QString::number(from), QString::number(below), condition, QString::number(kPage)));
}

tl::expected<HistoryReader::Range, Failure> HistoryReader::range() const
{
    const auto indexed = m_database->number(QStringLiteral("SELECT value FROM state WHERE name='indexed'"));
    const auto first = m_database->number(QStringLiteral("SELECT min(id) FROM entry"));
    const auto last = m_database->number(QStringLiteral("SELECT max(id) FROM entry"));
    for (const auto *number : {&indexed, &first, &last}) {
        if (!*number)
            return tl::unexpected(number->error());
    }
    return Range{*indexed, *first, *last};
}

tl::expected<std::vector<StoredEntry>, Failure> HistoryReader::entriesOf(const std::vector<qint64> &digests,
                                                                         const Range &range) const
{
    const QString those = numbersOf(digests);
    std::vector<StoredEntry> entries;
    const auto add = [&](const QString &sql) -> tl::expected<void, Failure> {
        QSqlQuery rows = m_database->query();
        if (!rows.exec(sql))
            return tl::unexpected(HistoryDatabase::failureOf(rows.lastError()));
        while (rows.next())
            entries.push_back(storedEntryOf(rows));
        return {};
    };
    // CROSS JOIN: in this order, so that each segment is asked for each digest, and nothing else is read.
    auto done = add(QStringLiteral("WITH RECURSIVE s(n) AS (SELECT %1 UNION ALL SELECT n + 1 FROM s WHERE n + 1 < %2)"
                                   " SELECT %3 FROM s CROSS JOIN look k ON k.segment = s.n AND k.kind = %4"
                                   " AND k.value IN (%5) CROSS JOIN entry e ON e.id = k.entry%6 WHERE s.n < %2")
                        .arg(range.first >> kSegmentBits)
                        .arg(range.indexed)
                        .arg(QLatin1String(kEntryColumns))
                        .arg(int(Look::Digest))
                        .arg(those, QLatin1String(kEntryTexts)));
    if (done)
        done = add(QStringLiteral("SELECT %1 FROM entry e%2 WHERE e.id >= %3 AND e.digest IN (%4)")
                       .arg(QLatin1String(kEntryColumns), QLatin1String(kEntryTexts))
                       .arg(range.indexed * kSegment)
                       .arg(those));
    if (!done)
        return tl::unexpected(done.error());
    return entries;
}

tl::expected<Answer, Failure> HistoryReader::answer(const Question &question) const
{
    QElapsedTimer elapsed;
    elapsed.start();
    // What is read at once is of one moment.
    if (auto done = m_database->run(QStringLiteral("BEGIN")); !done)
        return tl::unexpected(done.error());
    const auto end = qScopeGuard([this] { (void)m_database->run(QStringLiteral("ROLLBACK")); });
    const HistoryMatch match(question.query, m_key, m_formatTitles);
    const auto range = this->range();
    if (!range)
        return tl::unexpected(range.error());
    const auto wanted = wantedBy(match, question);
    if (!wanted)
        return tl::unexpected(wanted.error());
    const bool isLookedUp = !wanted->isEverything && wanted->beginnings.isEmpty() && wanted->count() <= kMostLookedUp;
    const QString condition = conditionOf(*wanted);
    const auto known = gaps(question.now);
    if (!known)
        return tl::unexpected(known.error());

    Answer answer;
    QSet<qint64> seen;
    qint64 below = range->last + 1;
    bool isCut = false; // some of the last page were not looked at
    while (range->last != 0 && below > range->first && qint64(answer.lives.size()) < question.most) {
        // One segment at a time; the last ones, which are not indexed, together.
        const bool isIndexed = below - 1 < range->indexed * kSegment;
        const qint64 from = isIndexed ? (below - 1) / kSegment * kSegment : range->indexed * kSegment;
        const auto page = isIndexed && isLookedUp ? foundByIndex(*wanted, from / kSegment, below)
                                                  : foundByReading(condition, from, below);
        if (!page)
            return tl::unexpected(page.error());
        below = page->size() < size_t(kPage) ? from : page->back().entry;
        std::vector<qint64> digests;
        for (const Found &each : *page) {
            if (!seen.contains(each.digest)) {
                seen.insert(each.digest);
                digests.push_back(each.digest);
            }
        }
        const size_t atOnce = size_t(std::max(question.most, 1));
        size_t next = 0;
        for (; next < digests.size() && qint64(answer.lives.size()) < question.most; next += atOnce) {
            const std::vector<qint64> some(digests.begin() + std::ptrdiff_t(next),
                                           digests.begin() + std::ptrdiff_t(std::min(next + atOnce, digests.size())));
            auto entries = entriesOf(some, *range);
            if (!entries)
                return tl::unexpected(entries.error());
            QHash<qint64, std::vector<StoredEntry>> bySession;
            for (StoredEntry &entry : *entries)
                bySession[entry.digest].push_back(std::move(entry));
            for (const qint64 digest : some) {
                std::vector<Life> lives = livesOf(bySession.take(digest));
                if (match.asksHowItEnded())
                    placeEndings(lives, *known);
                for (Life &life : lives) {
                    if (match.matches(life, question.now))
                        answer.lives.push_back(std::move(life));
                }
            }
        }
        isCut = next < digests.size();
        if (!isLookedUp && below > range->first && elapsed.elapsed() > question.patience.count()) {
            const auto at = m_database->number(
                QStringLiteral("SELECT at FROM entry WHERE id >= %1 ORDER BY id LIMIT 1").arg(below));
            answer.lookedBackTo = at ? *at : 0;
            break;
        }
    }
    answer.hasMore = isCut || (below > range->first && range->last != 0);
    std::stable_sort(answer.lives.begin(), answer.lives.end(),
                     [](const Life &a, const Life &b) { return a.latest > b.latest; });
    if (qint64(answer.lives.size()) > question.most) {
        answer.lives.resize(size_t(question.most));
        answer.hasMore = true;
    }
    placeEndings(answer.lives, *known);
    for (auto gap = known->rbegin(); gap != known->rend() && answer.gaps.size() < kMostGaps; ++gap) {
        if (answer.lives.empty() || std::any_of(answer.lives.begin(), answer.lives.end(),
                                                [&](const Life &life) { return matters(*gap, life); }))
            answer.gaps.push_back(*gap);
    }
    const auto since = watchedSince();
    answer.watchedSince = since ? *since : 0;
    return answer;
}

} // namespace history
