// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/rowbatch.h"
#include "models/messages/serverclock.h"
#include "models/redis/server.h"
#include "models/server/connect/notificationflags.h"
#include "models/server/intake/recordreader.h"
#include "models/server/intake/refreshqueue.h"
#include "models/server/intake/seenkeys.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace server
{

class EventFlags;
class SessionLoader;

/// Follows the sessions of one node: asks what the server can do, subscribes, and from then on turns events
/// into rows. The order is what keeps the table true: subscribe first, then let the owner start a pass
/// (needsPass), so that nothing is lost in between; after each gap the same again.
/// Lives in the I/O thread.
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
        Stage stage = Stage::Offline;
        std::optional<redis::Error> error; ///< why the commands are offline
        QDateTime retryAt;                 ///< invalid: will not be tried again
        bool failedForGood = false;
        bool subscribed = false;
        std::optional<redis::Error> eventsError; ///< why not subscribed
        bool flagsKnown = false;                 ///< CONFIG GET is allowed
        NotificationFlags flags;
        bool sawWriteEvent = false; ///< evidence where the flags are not known
        bool sawExpiryEvent = false;
        QDateTime gapFrom; ///< events have been missed since; invalid: no gap open
    };

    NodeFollower(redis::Node &node, const messages::ConnectionProfile &profile, QObject *parent);
    ~NodeFollower() override;

    /// What to follow. Until then it waits, after needsFormats(). Others later on: subscribes anew, and needs a
    /// pass.
    void setFormats(std::shared_ptr<const formats::FormatSet> formats);

    const Status &status() const { return m_status; }
    redis::Node &node() { return m_node; }
    SessionLoader &loader() { return *m_loader; }
    RecordReader &reader() { return *m_reader; }
    EventFlags &eventFlags() { return *m_eventFlags; }

    /// Reads these keys again: rows past their deadline, or of doubtful freshness.
    void refresh(const std::vector<QByteArray> &keys);
    /// Rows that somebody has read by this node's reader, beside the load and the refreshes.
    void addRows(const messages::RowBatchPointer &rows) { handOver(rows); }
    /// The server has answered that these are gone, by a command of this program.
    void noteLogout(const std::vector<QByteArray> &keys);
    /// Those on screen are read before the others.
    void setVisibleKeys(const std::vector<QByteArray> &keys);
    /// A pass that began after the gap has finished: what was missed is known now.
    void closeGap();
    /// Events since the last call.
    int takeEventCount();
    /// Reads the server's clock.
    void synchroniseClock();

Q_SIGNALS:
    void statusChanged();
    void clockChanged(const messages::ServerClock &clock);
    /// The server can be asked, and it is not known yet which keys matter.
    void needsFormats();
    /// Rows may have been missed: everything has to be read (again).
    void needsPass();
    /// More keys were written than can be read one by one: some will be known only by the next pass.
    void fellBehind();
    void batchReady(const messages::RowBatchPointer &batch);

private:
    void takeCommandsState(redis::Connection::State state);
    void probe();
    void probeAgain();
    void goOn();
    void takeProbe(const std::vector<redis::Reply> &replies, qint64 sentAt);
    void subscribe();
    void enterFollowing();
    void openGap();
    void takeMessages(const std::vector<redis::Message> &messages);
    void queueRefresh(QByteArrayView key);
    void scheduleRefresh();
    void flushRefresh();
    void handOver(const messages::RowBatchPointer &rows);
    void takeRefreshed(const redis::Result<RecordReader::Answer> &answer);
    void confirmAbsent();
    void tellGone(const std::vector<QByteArray> &keys, messages::RowChange how);

    redis::Node &m_node;
    int m_database;
    std::shared_ptr<const formats::FormatSet> m_formats;
    QByteArrayList m_keyPatterns;
    RecordReader *m_reader;
    SessionLoader *m_loader;
    EventFlags *m_eventFlags;
    QTimer m_refreshTimer;
    RefreshQueue m_refresh;
    qint64 m_refreshAt = 0; ///< when the timer is to fire
    SeenKeys m_seen;
    quint32 m_seenScan = 0;
    bool m_fellBehind = false; ///< said since the latest pass began
    QTimer m_absentTimer;
    std::vector<QByteArray> m_absent; ///< found gone, without an event that says how (yet)
    int m_eventCount = 0;
    Status m_status;
};

} // namespace server
