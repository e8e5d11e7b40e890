// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historydatabase.h"
#include "models/activity/history/historyentry.h"
#include "models/activity/history/historykey.h"
#include "models/activity/history/historyschema.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace history
{

/// How long a server was watched in one way, up to now.
struct WatchSpan {
    Watch watch = Watch::Live;
    qint64 since = 0;
    qint64 until = 0;
    friend bool operator==(const WatchSpan &, const WatchSpan &) = default;
};

/// What is written at once.
struct Batch {
    std::vector<Entry> entries;
    std::vector<Gap> gaps;
    std::vector<Activity> minutes;
    std::vector<WatchSpan> spans; ///< of the same beginning as one before: that goes on
    bool isEmpty() const { return entries.empty() && gaps.empty() && minutes.empty() && spans.empty(); }
};

/// Writes one server's history. For one thread; others, and other programs, may write to the same file meanwhile.
class HistoryStore final
{
public:
    /// In a folder that is there.
    static tl::expected<std::unique_ptr<HistoryStore>, Failure> open(const QString &file, HistoryKey key,
                                                                     const Limits &limits);

    /// All of it, or nothing. Afterwards what has become a full segment is indexed, and what is too old or too much is
    /// removed: what fails there is tried again with the next batch, and this one is in the file all the same.
    tl::expected<void, Failure> write(const Batch &batch);
    /// What has failed there last; none: nothing.
    const std::optional<Failure> &upkeepFailure() const { return m_upkeepFailure; }

    /// All entries of whoever has this very name, as user or among the other names, and what tells of them; how many
    /// that were. From then on they are not in the file, not even as bytes that nobody reads. Nobody has an empty name.
    tl::expected<qint64, Failure> forgetUser(QByteArrayView user);
    /// How many entries that were.
    tl::expected<qint64, Failure> forgetAll();
    /// What was forgotten last is not told any more, but may stand in the file, or its journal, as bytes: why it could
    /// not be taken out of there; none: it was. To forget it again takes it out.
    const std::optional<Failure> &tracesFailure() const { return m_tracesFailure; }
    /// So that the file holds this many more 4 KiB pages at most: for trying what happens then.
    tl::expected<void, Failure> limitPages(int more);

    bool isMoved() const { return m_database->isMoved(); }

private:
    /// Which go with entries.
    enum class Texts : quint8 { Old, Unused };
    struct KnownText {
        qint64 id = 0;
        qint64 day = 0;
    };

    HistoryStore(std::unique_ptr<HistoryDatabase> database, HistoryKey key, const Limits &limits);

    tl::expected<void, Failure> takeState();
    tl::expected<qint64, Failure> numberOf(TextKind kind, const QByteArray &bytes, qint64 day);
    tl::expected<void, Failure> insert(const Entry &entry);
    tl::expected<void, Failure> insert(const std::vector<Gap> &gaps);
    tl::expected<void, Failure> insert(const std::vector<Activity> &minutes);
    tl::expected<void, Failure> extend(const WatchSpan &span);
    tl::expected<void, Failure> indexFullSegments();
    tl::expected<void, Failure> indexSegment(qint64 segment);
    tl::expected<void, Failure> removeAfter(const Batch &batch);
    tl::expected<void, Failure> removeOld(qint64 now);
    tl::expected<bool, Failure> isTooLarge();
    tl::expected<bool, Failure> hasManyNewTexts();
    tl::expected<void, Failure> removeUpTo(qint64 entry, Texts texts);
    tl::expected<void, Failure> removeOldTexts();
    tl::expected<void, Failure> removeUnusedTexts();
    tl::expected<void, Failure> removeEntries(const std::vector<qint64> &persons, qint64 &count);
    tl::expected<void, Failure> removeUnusedTexts(const QSet<qint64> &ids, const char *column);
    tl::expected<void, Failure> emptyJournal();
    static tl::expected<void, Failure> exec(QSqlQuery &statement);

    std::unique_ptr<HistoryDatabase> m_database;
    HistoryKey m_key;
    const Limits m_limits;
    QSqlQuery m_insert, m_findText, m_addText, m_touchText, m_insertLogout;
    std::array<QHash<QByteArray, KnownText>, 5> m_texts; ///< by TextKind
    qint64 m_forgotten = -1;
    qint64 m_spanId = 0;
    WatchSpan m_span;
    qint64 m_indexed = 0;
    qint64 m_latest = 0;    ///< entry, as of the last write
    qint64 m_sinceLook = 0; ///< entries since it was looked for what is too old
    bool m_hasLooked = false;
    std::optional<Failure> m_upkeepFailure;
    std::optional<Failure> m_tracesFailure;
    qint64 m_latestTextThen = 0; ///< when it was looked for texts that nobody uses
};

/// As `text` has a person.
QByteArray personBytes(QByteArrayView user, QByteArrayView otherNames);
/// The user in it: without what ends a name there, or a text for SQLite.
QByteArray storedUser(QByteArrayView user);

} // namespace history
