// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/nodeset.h"
#include "models/messages/readingresult.h"
#include "models/messages/rowbatch.h"
#include "models/messages/sessionevent.h"
#include "models/monitor/expirylag.h"
#include "models/monitor/extensionfold.h"
#include "models/sessions/store/sessionstore.h"

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <array>
#include <deque>
#include <map>
#include <functional>
#include <variant>
#include <vector>

namespace sessions
{
class SessionTableModel;
}

namespace monitor
{

/// Brings what the I/O thread hands over into store and table, in its order, a few milliseconds at a time: a
/// load, a burst of events or the end of a scan never keeps the GUI thread from painting and from the keys.
/// While the table has lent the store to a sort or a filter, all of it waits.
///
/// What is in the store is seen as soon as anything is painted. So outside of a scan it is put into the table in the
/// same turn, and for that events that come soon after others wait until the table's next commit may be.
///
/// What is waiting is not limited here: a scan is, by waiting for batchApplied(); events are small, and the
/// server drops a subscriber that does not take them.
class SessionFeed final : public QObject
{
    Q_OBJECT

public:
    SessionFeed(sessions::SessionStore &store, sessions::SessionTableModel &table, QObject *parent = nullptr);
    ~SessionFeed() override;

    void addBatch(const messages::RowBatchPointer &batch);
    /// Something that is to happen after what was added before, and not while the store is lent.
    void addAction(std::function<void()> action);
    /// `isNews`: what the scan finds to be new or gone has just happened, or so it seems: what has come waits for the
    /// scan's end to be told.
    void addScanStart(quint32 scan, bool isNews = true);
    /// So many formats are in use from here on. Rows of one that came into use later were there before: they are
    /// found, not created, until a scan by it is complete. Nobody says so: all were in use from the beginning.
    void addFormatCount(int count);
    /// Of this node only what comes behind this counts as met by the scan that runs: by this one, which is later.
    void addShareStart(quint32 scan, quint8 node);
    /// Answered by unmetFound(): some of what of these nodes' rows the scan has not met, from this slot on.
    void addUnmetQuestion(quint32 scan, const messages::NodeSet &nodes, quint32 from = 0);
    /// The scan is over. Where it is complete, present sessions that it did not meet have gone; else those of the nodes
    /// that it has `read` to the end.
    /// What is news is told as events; what is none, in one word (foundByReading).
    void addScanEnd(quint32 scan, bool complete, bool isNews = true, const messages::NodeSet &read = {});
    bool isEmpty() const { return m_waiting.empty(); }
    /// Rows are read from the beginning: those that come now are no events.
    void startOver()
    {
        m_loadedOnce = false;
        m_extensions.clear();
    }
    /// Events that wait for nothing but the table's next commit happen now, if they are few: this server is left.
    void applyEventsAtOnce();
    /// Forgets everything: another server comes.
    void clear();

    /// Keys that a logout of this program is about to end: their endings are told apart from others'.
    void expectLogout(quint64 job, const QSet<QByteArray> &keys);
    void forgetLogout(quint64 job);
    /// Some of these it has not ended: whoever does from now on is somebody else. Behind what has come before.
    void addSpared(quint64 job, const QSet<QByteArray> &keys);

    /// Whether endedUnseen() and deadlinesMoved() are told: nobody needs it but who keeps a history.
    void setTellsUnseen(bool tells) { m_tellsUnseen = tells; }

    /// Median expiry lag of the latest expirations, ms; -1: none seen.
    qint64 expiryLagMs() const;
    ExpiryLag expiryLag() const;
    /// From now on events say whether their session matches the table's query; off, which costs nothing, at first.
    void setMatchesEvents(bool matches) { m_matchesEvents = matches; }

Q_SIGNALS:
    /// What happened to sessions, once a turn, after the table has been told of it.
    void eventsOccurred(const QList<messages::SessionEvent> &events);
    /// By a scan whose findings are no news; after it.
    void foundByReading(const messages::ReadingResult &result);
    /// Before that, in portions: which of them have ended, or are past their deadlines (isInferred).
    void endedUnseen(const QList<messages::SessionEvent> &events);
    /// Nearer ones, and none: not extensions. Told where endedUnseen() is, before eventsOccurred().
    void deadlinesMoved(const QList<messages::SessionEvent> &events);
    /// A batch of this node's scan is in the store.
    void batchApplied(quint8 node);
    /// Keys of some present sessions that this scan has not met so far, and their nodes. `next`: the slot from which on
    /// there may be others; 0: there are none.
    void unmetFound(quint32 scan, const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes, quint32 next);

private:
    struct UnmetQuestion {
        quint32 scan = 0;
        messages::NodeSet nodes;
        sessions::Slot next = 0; ///< how far the slots were looked at
    };
    struct ScanEnd {
        quint32 scan = 0;
        bool complete = false;
        bool isNews = true;
        messages::NodeSet read = {};
        sessions::Slot next = 0; ///< how far the slots were looked at
    };
    using Item = std::variant<messages::RowBatchPointer, std::function<void()>, UnmetQuestion, ScanEnd>;

    void add(Item item);
    int untilCommit() const;
    bool isTooSoon() const;
    void work();
    void showChanges();
    void tellEvents();
    bool isHeld() const;
    bool apply(const messages::RowBatchPointer &batch);
    std::vector<sessions::Slot> unmetBy(quint32 scan, sessions::Slot first, sessions::Slot last) const;
    bool answer(UnmetQuestion &question);
    bool endScan(ScanEnd &end);
    void tellFound(bool isNews);
    void take(const messages::RowBatch::Row &row, const sessions::SessionStore::Applied &applied);
    void append(messages::SessionEvent::Kind kind, sessions::Slot slot, qint64 at);
    messages::SessionEvent eventOf(messages::SessionEvent::Kind kind, sessions::Slot slot, qint64 at) const;
    void noteFound(sessions::Slot slot, qint64 at);
    void noteEnd(sessions::Slot slot, qint64 at, qint64 lagMs);
    void appendEnd(messages::SessionEvent::Kind kind, sessions::Slot slot, qint64 at);
    void noteUnseenEnd(sessions::Slot slot, qint64 at);
    quint64 jobThatEnds(sessions::Slot slot) const;

    sessions::SessionStore &m_store;
    sessions::SessionTableModel &m_table;
    std::deque<Item> m_waiting;
    size_t m_position = 0; ///< rows of the first batch that are applied already
    QTimer m_turn;
    QElapsedTimer m_sinceCommit; ///< that this has asked for; invalid: none yet
    bool m_isScanning = false;   ///< else nothing but events comes
    bool m_hasChanges = false;   ///< that the table has not been asked to show
    bool m_isBehind = false;     ///< the latest turn was not enough
    bool m_loadedOnce = false;
    int m_formats = 256;                    ///< in use
    int m_formatsOfScan = 256;              ///< when it began
    int m_formatsRead = 256;                ///< by a complete scan
    QList<messages::SessionEvent> m_events; ///< of this turn
    QList<messages::SessionEvent> m_moved;  ///< the same
    bool m_matchesEvents = false;
    bool m_scanMayBeNews = true;
    std::map<quint8, quint32> m_shareScans;      ///< by the node, where it is another than that of the whole
    QList<messages::SessionEvent> m_foundEvents; ///< by this scan, if they may be news
    messages::ReadingResult m_found;             ///< by this scan
    QList<messages::SessionEvent> m_unseen;      ///< of this turn
    bool m_tellsUnseen = false;
    QHash<quint64, QSet<QByteArray>> m_endingHere;
    ExtensionFold m_extensions;
    std::array<qint64, 101> m_lags{};
    size_t m_lagCount = 0;
};

} // namespace monitor
