// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/monitor/contentdesk.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/lookupdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/support/redisserver.h"
#include "tests/support/serverabilities.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QMap>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>

namespace support
{

/// By what a monitor hears of changes.
enum class Heard { ByEvents, ByTracking };
inline std::string heardName(Heard heard)
{
    return heard == Heard::ByEvents ? "Events" : "Tracking";
}

/// Arguments of a server without events, with an account that may not ask for them, let alone change that.
QStringList withoutEvents();

/// A monitor on something of the tests' own, with the two views of its sessions that must agree: the servers' and the
/// table's.
class Watched
{
public:
    Watched();
    virtual ~Watched();
    Q_DISABLE_COPY_MOVE(Watched)

    messages::TlsSettings tls; ///< of the profile, where there is TLS
    QString sshDestination;    ///< of the profile
    bool prefersReplicas = false;
    monitor::SessionMonitor monitor;
    QList<messages::SessionEvent> events;    ///< all that the monitor reported
    QList<messages::ReadingResult> readings; ///< what else it has found
    QList<messages::Problem> refusals;
    messages::LogoutReport report; ///< the latest

    /// What is opened.
    virtual QString url() const = 0;
    virtual messages::ConnectionProfile profile() const;
    void connectMonitor(const messages::Credentials &credentials = {});
    /// Connects and waits for the first load to be done. False: it was not, within the limit.
    bool load();
    /// What the status says when all is well.
    messages::Liveness::Mode liveMode = messages::Liveness::Mode::Live;
    bool waitUntilLive(int limitMs = 60'000) { return waitForMode(liveMode, limitMs); }
    /// An account, where the monitor has one of its own.
    QString userName;
    QByteArray password;

    /// Runs the event loop until the condition holds.
    static bool waitFor(const std::function<bool()> &condition, int limitMs = 60'000);
    bool waitForMode(messages::Liveness::Mode mode, int limitMs = 60'000);
    bool waitForPhase(messages::ConnectionStatus::Phase phase, int limitMs = 60'000);

    static QString modeName(messages::Liveness::Mode mode);

    struct Facts {
        QByteArray user;
        qint64 deadline = 0;
        /// As far as this server lets a deadline be known.
        friend bool operator==(const Facts &one, const Facts &other)
        {
            return one.user == other.user && isSameDeadline(one.deadline, other.deadline);
        }
    };
    /// Key → facts of the rows that the table shows as present.
    QMap<QByteArray, Facts> shown();
    /// Key → facts of the sessions on the server, by GET/HGET and the deadlines of the textbook layout.
    virtual QMap<QByteArray, Facts> truth() = 0;
    /// Waits until both are the same; prints the difference if they never are.
    bool waitUntilTrue(int limitMs = 60'000);

    /// From now on compares both, all the time, with what the status says at that moment.
    void record();
    /// The server cannot be asked for a while: it hangs.
    void pauseRecording() { m_recording.stop(); }
    void resumeRecording() { m_recording.start(kComparingMs); }
    /// The longest time for which the status said "Live" while table and server differed.
    qint64 longestUntruthMs() const { return m_longestUntruth; }
    /// What the status said since record(), in order: "Live, CatchingUp, Live".
    QString told() const { return m_told.join(QStringLiteral(", ")); }

    int count(messages::SessionEvent::Kind kind) const;
    sessions::Slot slotOf(const QByteArray &key) const;

protected:
    /// The monitor comes as the account of withoutEvents(), where it is to hear by tracking.
    void hear(Heard heard);
    /// What truth() says, in one moment; nothing where it cannot be known now.
    virtual std::optional<QMap<QByteArray, Facts>> truthAtOnce() = 0;
    virtual bool isRunning() const = 0;
    /// Of one server: what truth() says, and in one moment.
    static QMap<QByteArray, Facts> factsOn(RedisServer &server);
    static std::optional<QMap<QByteArray, Facts>> factsAtOnceOn(RedisServer &server);
    /// The command that makes a session of one of the textbook's kinds.
    static QByteArrayList jsonCommand(const QByteArray &id, const QByteArray &user, int ttlMs);

private:
    void compare();

    static constexpr int kComparingMs = 50;

    QTimer m_recording;
    QElapsedTimer m_untrueSince; ///< invalid: what the status says is so
    qint64 m_longestUntruth = 0;
    QStringList m_told;
};

/// A private server and a monitor on it.
class WatchedServer : public Watched
{
public:
    /// The monitor hears of changes in this way, and in no other.
    explicit WatchedServer(Heard heard, const QStringList &more = {},
                           RedisServer::Listen listen = RedisServer::Listen::Tcp);
    explicit WatchedServer(RedisServer::Listen listen = RedisServer::Listen::Tcp,
                           const QStringList &arguments = {QStringLiteral("--notify-keyspace-events"),
                                                           QStringLiteral("AKE")});
    /// The monitor comes by TLS, as `tls` says.
    explicit WatchedServer(const RedisServer::Tls &served);

    RedisServer server;

    QString url() const override { return server.url(); }
    QMap<QByteArray, Facts> truth() override { return factsOn(server); }

    void setJson(const QByteArray &id, const QByteArray &user, int ttlMs);
    void setHash(const QByteArray &id, const QByteArray &user, int ttlMs);

protected:
    std::optional<QMap<QByteArray, Facts>> truthAtOnce() override { return factsAtOnceOn(server); }
    bool isRunning() const override { return server.isRunning(); }
};

/// Records what the status of a server says while it lives, and fails the test if it said "Live" while table and server
/// differed for longer than a change may take.
class HonestStatus
{
public:
    static constexpr qint64 kMostMs = 2000;

    explicit HonestStatus(Watched &watched, qint64 mostMs = kMostMs);
    ~HonestStatus();
    Q_DISABLE_COPY_MOVE(HonestStatus)

private:
    Watched &m_watched;
    const qint64 m_mostMs;
};

/// 32 characters that look like a session id, different for each number.
QByteArray sessionId(int number);

} // namespace support
