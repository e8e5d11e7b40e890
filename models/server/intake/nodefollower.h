// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/rowbatch.h"
#include "models/messages/serverclock.h"
#include "models/redis/server.h"
#include "models/server/connect/notificationflags.h"
#include "models/server/connect/replicarefusal.h"
#include "models/server/intake/closedkeys.h"
#include "models/server/intake/keyevent.h"
#include "models/server/intake/records/recordreader.h"
#include "models/server/intake/refreshqueue.h"
#include "models/server/intake/records/seenkeys.h"
#include "models/server/intake/sourcecheck.h"
#include "models/server/intake/touchedkeys.h"
#include "models/server/intake/unseenflags.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace server
{

class AbsentKeys;
class EventFlags;
class FollowedHashes;
class KeyTracking;
class ReplicaSource;
class SessionLoader;

/// A key to be read where it is now; see KeyTracer.
struct SoughtKey {
    QByteArray key;
    messages::RowChange ifGone = messages::RowChange::Vanished; ///< what it is if nobody has it
    std::optional<redis::Redirection> to = {};
    bool byEvent = false;
};

/// Follows the sessions of one node: asks what the server can do, subscribes, and from then on turns events
/// into rows. The order is what keeps the table true: subscribe first, then let the owner start a pass
/// (needsPass), so that nothing is lost in between; after each gap the same again.
///
/// Where the events are not known to tell everything, CLIENT TRACKING is switched on beside them: it names each key
/// that was changed, without saying how. So each is read again; what is not there any more has ended when it was named,
/// and only an event can say more. Where both come, an event comes first. Lives in the I/O thread.
class NodeFollower final : public QObject
{
    Q_OBJECT

public:
    enum class Stage : quint8 {
        Offline,     ///< no command connection
        Probing,     ///< asking for clock, flags, commands known
        Subscribing, ///< waiting for the events to be confirmed
        Following,   ///< events arrive, or are known not to
    };

    /// What the owner needs to tell how things stand.
    struct Status {
        std::optional<redis::Error> error;       ///< why the commands are offline
        std::optional<redis::Error> eventsError; ///< why not subscribed
        /// It answers to nothing, or reads nothing for now.
        std::optional<redis::Error> trouble;
        /// Sessions that were known could not be read again: this was said.
        std::optional<redis::Error> readError;
        QDateTime retryAt;       ///< invalid: will not be tried again
        QDateTime offlineSince;  ///< invalid: it is not, or has never been anything else
        QDateTime silentSince;   ///< connected, and answers nothing; invalid: it does
        QString name;            ///< of the node
        QDateTime gapFrom;       ///< events have been missed since; invalid: no gap open
        qint64 writeEventAt = 0; ///< the latest, monotonic ms; 0: none
        NotificationFlags flags;
        Stage stage = Stage::Offline;
        bool failedForGood = false;
        bool subscribed = false;
        bool flagsKnown = false;                   ///< CONFIG GET is allowed
        bool isOld = false;                        ///< older than 6.2: not every change of a TTL is announced
        QString software;                          ///< of an old one: "Redis 5.0.14"; empty: not known
        bool tracks = false;                       ///< CLIENT TRACKING announces every change of the formats in use
        std::optional<redis::Error> trackingError; ///< why not, where events do not tell all
        bool sawWriteEvent = false;                ///< evidence where the flags are not known
        bool sawExpiryEvent = false;
        bool isUnread = false; ///< not everything has been read since events arrive
        bool wasRead = false;  ///< everything has been read once: of what it holds no row was missing then
        /// Events name every key that is written, not only those of the formats in use.
        bool hearsAllNames = false;
        /// All names have been looked at: since the latest gap, where hearsAllNames; else when all was read the last
        /// time.
        bool areNamesKnown = false;
        QString readFrom; ///< the replica at which rows were read the last time; empty: none
        std::optional<ReplicaRefusal> replicaRefusal; ///< why not at one, the last time that one was wanted
        bool isBehind = false; ///< events come late, or more keys wait to be read than a second or two is enough for
    };

    NodeFollower(redis::Node &node, const messages::ConnectionProfile &profile, QObject *parent);
    ~NodeFollower() override;

    /// What to follow. Until then it waits, after needsFormats(). Others later on: subscribes anew, and needs a
    /// pass.
    void setFormats(std::shared_ptr<const formats::FormatSet> formats);

    const Status &status() const { return m_status; }
    /// Until when its rows are known to have been what it held; invalid: never.
    QDateTime knownUntil() const { return m_status.gapFrom.isValid() ? m_status.gapFrom : m_confirmedAt; }
    redis::Node &node() const { return m_node; }
    bool isFollowing() const { return m_status.stage == Stage::Following; }
    SessionLoader &loader() { return *m_loader; }
    RecordReader &reader() { return *m_reader; }
    /// Before it is asked for anything: passes read at a replica where there is one that tells the same.
    void readAtReplicas(redis::Server &server);
    /// See RecordReader.
    void setOthers(const OtherNodes::NodeOf &nodeOf);
    /// Of a cluster: whether this node holds the key's slot, as far as is known. Nobody is known: so.
    using Holds = std::function<bool(QByteArrayView key)>;
    void setHolds(Holds holds) { m_holds = std::move(holds); }
    EventFlags &eventFlags() { return *m_eventFlags; }

    /// Reads these keys again, which are past their deadline.
    void refresh(const std::vector<QByteArray> &keys);
    /// Reads these keys, of rows that should be there: if some are gone, and no event says so, others are too.
    void verify(const std::vector<QByteArray> &keys);
    /// Rows that somebody has read by this node's reader, beside the load and the refreshes.
    void addRows(const messages::RowBatchPointer &rows) { handOver(rows); }
    /// What the tracer has read of this node. `ended`: those of its absent keys whose end was announced, and as what.
    void takeTraced(const RecordReader::Answer &answer, const std::vector<SoughtKey> &ended,
                    const std::vector<QByteArray> &vanished);
    /// Rows of these keys are this node's, which does not answer: what was known of them stays as it was, as its own.
    void keepRows(const std::vector<QByteArray> &keys);
    /// Keys of a cluster were lost sight of, and some may be this node's: until all is read again nobody knows.
    void noteKeysLost();
    /// The server has answered that these are gone, by a command of this program.
    void noteLogout(const std::vector<QByteArray> &keys);
    /// Those on screen are read before the others.
    void setVisibleKeys(const std::vector<QByteArray> &keys);
    /// A pass begins: what was missed until now will be known when it is done.
    void notePassStart();
    /// It has named every key of this node.
    /// `isOfAllNames`: not only those under the patterns of the formats in use.
    void notePassEnd(bool isOfAllNames);
    /// Whatever was there at that time (monotonic ms), and has stayed, has been looked at.
    void noteSurvey(qint64 beganAt);
    /// Some names were not looked at.
    void doubtNames();
    /// Keys named like sessions that came since the latest pass, and may not be read.
    qint64 closedKeys() const { return m_closed.count(); }
    /// Events since the last call.
    int takeEventCount();
    /// What the latest call has given.
    int latestEventCount() const { return m_latestEventCount; }
    /// The rows of before are gone: its keys are read by other formats.
    void forgetReading() { m_status.wasRead = false; }
    /// Reads the server's clock.
    void synchroniseClock();

Q_SIGNALS:
    void statusChanged();
    void clockChanged(const messages::ServerClock &clock);
    /// The server can be asked, and it is not known yet which keys matter.
    void needsFormats();
    /// Rows may have been missed: everything has to be read (again).
    void needsPass();
    /// The same, and it may happen again and again. `otherData`: perhaps of other formats.
    void wentAstray(bool otherData);
    /// The server at this place is another process than before, which may have lost what that one had.
    void restarted();
    /// A database of this node was emptied at once (FLUSHALL, FLUSHDB), a moment ago: not necessarily this one.
    void emptied();
    /// More keys were written than can be read one by one: some will be known only by the next pass.
    void fellBehind();
    /// Of a cluster: keys that are another node's, or that are gone from this one and may be another's now.
    void keysSought(const std::vector<server::SoughtKey> &keys);
    /// Keys that no format in use takes.
    void namesMet(const std::vector<QByteArray> &names);
    /// closedKeys() is another number.
    void closedChanged();
    void batchReady(const messages::RowBatchPointer &batch);
    /// A pass reads here, for another reason than the latest one that did.
    void replicaRefused(const server::ReplicaRefusal &refusal);

private:
    /// Of one reading from the socket: kinds of names repeat themselves.
    static constexpr size_t kMostBesideAtOnce = 1000;

    void takeCommandsState(redis::Connection::State state);
    void probe();
    void probeAgain();
    void goOn();
    void takeProbe(const std::vector<redis::Reply> &replies, qint64 sentAt);
    void askSoftware();
    void takeClock(const redis::Reply &time, qint64 sentAt);
    void takeCheck(const SourceCheck::Answer &answer);
    void takeFlags(bool known, const NotificationFlags &flags);
    void tick();
    void judgeLag();
    void connectAnew();
    void updateTrouble();
    void forgetEvidence();
    bool reliesOnEvents() const;
    void subscribe();
    void enterWhenAnswered();
    QByteArrayList patternsToHear() const;
    void hearFewer();
    bool hearsAllNames() const;
    void watchNames();
    void forgetNames();
    void enterFollowing();
    void openGap();
    void readAgain(bool otherData);
    void noteRun(const QByteArray &run);
    void doubtEvents();
    void takeMessages(const std::vector<redis::Message> &messages);
    bool takeHashEvent(const KeyEvent &event, std::optional<messages::RowChange> removal);
    void takeHashPage(const QByteArray &hash, const RecordReader::Answer &page);
    void followHashes();
    bool isField(const messages::RowBatch::Row &row) const;
    bool areHashesLate();
    bool queueRefresh(QByteArrayView key);
    void noteWriteEvent();
    void track();
    bool isTrackingWanted() const;
    void watchTrackedNames(bool isBusy);
    void takeTracking();
    void takeTrackingLost();
    void takeTrackingRefused(const redis::Error &error);
    void takeInvalidated(const std::vector<QByteArray> &keys);
    void takeAllInvalidated();
    void noteEndTold(QByteArrayView key);
    std::vector<QByteArray> tellEnded(const std::vector<QByteArray> &absent);
    std::vector<QByteArray> announcedAmong(const std::vector<QByteArray> &keys);
    void forgetAnnounced(const std::vector<QByteArray> &keys);
    void scheduleRefresh();
    void flushRefresh();
    void seek(const std::vector<RedirectedKey> &keys, bool byEvent);
    void handOver(const messages::RowBatchPointer &rows);
    void askAgain(const messages::RowBatch &rows);
    void readUnanswered();
    void takeRefreshed(const redis::Result<RecordReader::Answer> &answer);
    void takeRead(const redis::Result<RecordReader::Answer> &answer);
    void noteUnread(bool byPass);
    void noteReadAt(bool complete);
    void noteReplicaRefusal();
    bool hearsWrites() const;
    void noteClosed(const RecordReader::Answer &answer);
    void tryClosed();
    void tellGone(const std::vector<QByteArray> &keys, messages::RowChange how);
    /// `readAt`: of RowChange::Ended, when it was not there any more.
    bool mayBeElsewhere(QByteArrayView key, messages::RowChange removal) const;
    void addGone(messages::RowBatch &batch, QByteArrayView key, messages::RowChange how, qint64 at, qint64 readAt = 0);

    redis::Node &m_node;
    int m_database;
    std::shared_ptr<const formats::FormatSet> m_formats;
    QByteArrayList m_keyPatterns;
    Holds m_holds;
    RecordReader *m_reader;
    SessionLoader *m_loader;
    EventFlags *m_eventFlags;
    SourceCheck *m_check;
    AbsentKeys *m_absent;
    FollowedHashes *m_hashes;
    qint64 m_hashesLateAt = 0; ///< the latest time that they were, monotonic ms
    KeyTracking *m_tracking;
    bool m_isReadOnly;
    bool m_isAnswered = false; ///< the subscription to the patterns, be it with a refusal
    bool m_isHeldUp = false;   ///< it is, and waits for the tracking
    bool m_tracksAllNames = true;
    QElapsedTimer m_tracksFewer; ///< since
    struct Announced {
        qint64 at = 0;        ///< the latest time, by the server's clock; 0: an event has told how it went
        bool isAsked = false; ///< the question that answers it is on its way
        bool isAgain = false; ///< named before as well, and not asked for in between: it may have been written first
    };
    QHash<QByteArray, Announced> m_announced; ///< what tracking has named, until it is read
    QSet<QByteArray> m_endsTold;              ///< by events, and not named by tracking yet
    QByteArray m_identity;                    ///< SourceCheck::Answer::identity; null: not known
    QByteArray m_run;                         ///< SourceCheck::Answer::run, also of the connection before
    redis::Endpoint m_runOf;                  ///< where that was
    UnseenFlags m_unseenFlags;
    std::optional<redis::Error> m_trouble; ///< as the check was answered
    QDateTime m_confirmedAt;               ///< flags and data were still the same
    QElapsedTimer m_refusedAt;             ///< of the subscription
    QTimer m_refreshTimer;
    RefreshQueue m_refresh;
    QSet<QByteArray> m_unanswered; ///< keys of rows of which another node has a part, and did not answer
    QTimer m_unansweredTimer;
    bool m_isUnansweredLost = false; ///< there were more: all is read again when the other node answers
    qint64 m_refreshAt = 0;          ///< when the timer is to fire
    RemovalReader m_removals;
    SeenKeys m_seen;
    TouchedKeys m_touched;
    ReplicaSource *m_replicas = nullptr;
    std::optional<ReplicaRefusal> m_toldRefusal; ///< the latest that was told, and when
    QElapsedTimer m_toldAt;
    ClosedKeys m_closed;
    quint32 m_seenScan = 0;
    bool m_fellBehind = false;               ///< said since the latest pass began
    bool m_passCovers = false;               ///< the pass that runs began after the gap
    bool m_passUnread = false;               ///< it has met sessions of before that could not be read
    std::optional<redis::Error> m_passError; ///< what it was refused
    int m_eventCount = 0;
    int m_latestEventCount = 0;
    bool m_wantsAllNames = true;   ///< of the events; false: refused, or too many
    QElapsedTimer m_wantsFewer;    ///< since
    int m_besideCount = 0;         ///< events of keys of no format, since the latest tick
    int m_busyTicks = 0;           ///< such in a row
    qint64 m_namesUnknownFrom = 0; ///< monotonic ms: what came until then was not heard of
    Status m_status;
    redis::Endpoint m_errorOf; ///< where the node was when the status' error came
};

} // namespace server
