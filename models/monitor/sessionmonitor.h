// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/connectionstatus.h"
#include "models/messages/credentials.h"
#include "models/messages/liveness.h"
#include "models/messages/loadprogress.h"
#include "models/messages/problem.h"
#include "models/messages/readingresult.h"
#include "models/messages/serverclock.h"
#include "models/messages/sessionevent.h"
#include "models/monitor/expirylag.h"
#include "models/sessions/store/sessionstore.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace sessions
{
class SessionTableModel;
}

namespace monitor
{

class ContentDesk;
class FleetDesk;
class FormatDesk;
class IoThread;
class IndexDesk;
class LogoutDesk;
class LookupDesk;

/// The sessions of one server, for whoever shows them: has the I/O thread, keeps store and table model up to date with
/// what comes from there, and tells how fresh they are. What else can be asked of a server, its desks take. Lives in
/// the GUI thread and never waits.
class SessionMonitor final : public QObject
{
    Q_OBJECT

public:
    explicit SessionMonitor(QObject *parent = nullptr);
    ~SessionMonitor() override;

    /// Leaves the present server, if any, and goes to this one. The table starts empty.
    void connectTo(const messages::ConnectionProfile &profile, const messages::Credentials &credentials);
    void disconnectFromServer();
    /// Tries again at once instead of waiting for the back-off.
    void retryNow();

    FormatDesk &formats();
    LogoutDesk &logouts();
    IndexDesk &indexes();
    LookupDesk &lookups();
    ContentDesk &contents();
    FleetDesk &fleet();
    /// For who has other things to ask a server, such as a connection test.
    IoThread &ioThread();

    const messages::ConnectionProfile &profile() const;
    sessions::SessionTableModel &table();
    const sessions::SessionStore &store() const;
    /// The server's clock. What is shown of sessions goes by the table's, which stands still while nobody watches them.
    const messages::ServerClock &clock() const;
    const QStringList &nodeNames() const;

    const messages::ConnectionStatus &connectionStatus() const;
    const messages::Liveness &liveness() const;
    const messages::LoadProgress &progress() const;
    /// Latest PING beside the work, microseconds; 0: not measured yet; -1: asked a second ago, and not answered.
    qint64 roundTripMicroseconds() const;
    /// Keyspace events of the latest full second.
    int eventsPerSecond() const;
    /// Median expiry lag of the latest expirations, ms; -1: none seen.
    qint64 expiryLagMs() const;
    /// The same, and that of the slowest of them.
    ExpiryLag expiryLag() const;

    /// Reads everything again and reconciles; the table keeps its rows.
    void reload();
    /// Stops a load; what is there stays, and is said to be incomplete.
    void stopLoading();
    /// While held, a reading that goes on soon waits: no more than what is on its way comes then. For who cannot use
    /// rows as fast as they come. Events still do. Until it is taken back, or another server comes.
    void holdReading(bool held);
    /// From now on each event says whether its session matched the table's query.
    void matchEvents();
    /// Sets the flags that liveness().offeredFlags names; back as they were at exit, where that is asked for.
    /// Answer: livenessChanged, or requestRefused.
    void setOfferedFlags(bool restoreAtExit);
    /// Whether this program changed the flags, and will set them back.
    bool willRestoreFlags() const;

    /// Whether endedUnseen() is told.
    void tellUnseenEnds(bool tells);

    /// The sessions that are on screen: when many are written at once, these are read again first.
    void setVisibleSessions(const std::vector<sessions::Slot> &visible);

Q_SIGNALS:
    void profileChanged();
    void connectionChanged(const messages::ConnectionStatus &status);
    void livenessChanged(const messages::Liveness &liveness);
    void progressChanged(const messages::LoadProgress &progress);
    /// Round trip, event rate, lag: once a second while connected.
    void vitalsChanged();
    void nodesChanged();
    void eventsOccurred(const QList<messages::SessionEvent> &events);
    /// What a reading has found, and nobody knows since when it is so: those are no events.
    void foundByReading(const messages::ReadingResult &result);
    /// Before that: sessions that were there before a gap, and had ended when it was over. Only if asked for.
    void endedUnseen(const QList<messages::SessionEvent> &events);
    /// The server, or a node of it, was started anew at the same place, by its own word: some time before this.
    void serverRestarted();
    /// By its own word a database of the server, or of a node of it, was emptied at once (FLUSHALL, FLUSHDB), a moment
    /// ago: perhaps another one.
    void databaseEmptied();
    /// Deadlines that came nearer, came to be or were taken away: `deadline` is the new one, 0 there is none any more.
    /// Told where endedUnseen() is.
    void deadlinesMoved(const QList<messages::SessionEvent> &events);
    /// By this or by one of the desks.
    void requestRefused(const messages::Problem &problem);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace monitor
