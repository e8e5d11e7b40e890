// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/entryquestion.h"
#include "models/activity/history/historydatabase.h"
#include "models/activity/history/historykey.h"
#include "models/activity/history/historylife.h"
#include "models/activity/history/historyschema.h"
#include "models/sessions/query/sessionquery.h"

#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace history
{

class HistoryMatch;

struct Question {
    const sessions::SessionQuery &query;
    int most = 50;  ///< lives
    qint64 now = 0; ///< by the server's clock, or this computer's
    /// A search that no index helps looks back for so long, from the newest entries on.
    std::chrono::milliseconds patience{150};
};

struct Answer {
    std::vector<Life> lives; ///< by their latest entry, newest first
    std::vector<Gap> gaps;   ///< that matter to these; where there are none, all; by their beginning, newest first
    bool hasMore = false;    ///< there may be older ones
    qint64 lookedBackTo = 0; ///< only so far was looked; 0: to the beginning
    qint64 watchedSince = 0; ///< the history begins then; 0: it is empty
};

/// Reads one server's history, which others may write to meanwhile. For one thread.
class HistoryReader final
{
public:
    static tl::expected<std::unique_ptr<HistoryReader>, Failure> open(const QString &file, HistoryKey key);

    /// What others have written since may be of formats that were not there: to be read again before a question.
    tl::expected<void, Failure> readTitles();
    /// For SessionQuery::parse(); as they were when they were read last.
    const QStringList &formatTitles() const { return m_formatTitles; }
    /// As Life::digest has it.
    qint64 digestOf(QByteArrayView id) const { return m_key.digestOf(id); }
    tl::expected<Answer, Failure> answer(const Question &question) const;
    /// How large the file is.
    tl::expected<qint64, Failure> fileBytes() const;
    /// Single entries of a time, newest first, a page at once.
    tl::expected<EntryPage, Failure> entries(const EntryQuestion &question) const;
    /// Since it began; the oldest first. Times when nobody watched, too.
    tl::expected<std::vector<Gap>, Failure> gaps(qint64 now) const;
    /// When it begins; 0: it is empty.
    tl::expected<qint64, Failure> watchedSince() const;
    enum class Step : quint8 { Minute, Hour };
    /// Those that begin in this time, in order. There is none of a time that was not watched.
    tl::expected<std::vector<Activity>, Failure> activity(Step step, qint64 from, qint64 until) const;

private:
    /// What helps to find entries: numbers of texts, digests, masks.
    struct Wanted {
        std::vector<qint64> persons, addresses, agents, digests;
        QStringList masks;
        QStringList beginnings;   ///< of ids, as conditions: no index has them
        bool isEverything = true; ///< none of these helps
        QStringList conditions;   ///< what all have to fulfil as well: for who reads them one by one
        size_t count() const { return persons.size() + addresses.size() + agents.size() + digests.size(); }
    };
    struct Found {
        qint64 entry = 0;
        qint64 digest = 0;
    };
    struct Range {
        qint64 indexed = 0; ///< segments below it are
        qint64 first = 0;   ///< entry
        qint64 last = 0;
    };

    HistoryReader(std::unique_ptr<HistoryDatabase> database, HistoryKey key);

    tl::expected<Range, Failure> range() const;
    tl::expected<Wanted, Failure> wantedBy(const HistoryMatch &match, const Question &question) const;
    tl::expected<void, Failure> addConditions(Wanted &wanted, const HistoryMatch &match,
                                              const Question &question) const;
    tl::expected<void, Failure> addTexts(Wanted &wanted, const sessions::QueryTerm &term) const;
    tl::expected<void, Failure> forEachText(TextKind kind, const QByteArray &part,
                                            const std::function<bool(qint64, const QByteArray &)> &visit) const;
    static QString conditionOf(const Wanted &wanted);
    tl::expected<std::vector<Found>, Failure> found(const QString &sql) const;
    tl::expected<std::vector<Found>, Failure> foundByIndex(const Wanted &wanted, qint64 segment, qint64 below) const;
    tl::expected<std::vector<Found>, Failure> foundByReading(const QString &condition, qint64 from, qint64 below) const;
    tl::expected<std::vector<StoredEntry>, Failure> entriesNumbered(const std::vector<qint64> &numbers) const;
    tl::expected<qint64, Failure> firstNotBefore(qint64 at, const Range &range) const;
    tl::expected<std::vector<Activity>, Failure> greatLosses(const EntryQuestion &question) const;
    struct Scan;
    tl::expected<std::vector<qint64>, Failure> scan(const Scan &scan, qint64 &below) const;
    tl::expected<std::vector<StoredEntry>, Failure> entriesOf(const std::vector<qint64> &digests,
                                                              const Range &range) const;

    std::unique_ptr<HistoryDatabase> m_database;
    HistoryKey m_key;
    QStringList m_formatTitles;
};

} // namespace history
