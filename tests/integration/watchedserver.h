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

#include <QByteArray>
#include <QList>
#include <QMap>

#include <functional>

namespace support
{

/// A private server and a monitor on it, with the two views of its sessions that must agree: the server's
/// and the table's.
class WatchedServer
{
public:
    explicit WatchedServer(RedisServer::Listen listen = RedisServer::Listen::Tcp,
                           const QStringList &arguments = {QStringLiteral("--notify-keyspace-events"),
                                                           QStringLiteral("AKE")});

    RedisServer server;
    monitor::SessionMonitor monitor;
    QList<messages::SessionEvent> events; ///< all that the monitor reported
    QList<messages::Problem> refusals;
    messages::LogoutReport report; ///< the latest

    messages::ConnectionProfile profile() const;
    void connectMonitor(const QByteArray &password = {});
    /// Connects and waits for the first load to be done. False: it was not, within the limit.
    bool load();

    /// Runs the event loop until the condition holds.
    static bool waitFor(const std::function<bool()> &condition, int limitMs = 20'000);
    bool waitForMode(messages::Liveness::Mode mode, int limitMs = 20'000);
    bool waitForPhase(messages::ConnectionStatus::Phase phase, int limitMs = 20'000);

    struct Facts {
        QByteArray user;
        qint64 deadline = 0;
        friend bool operator==(const Facts &, const Facts &) = default;
    };
    /// Key → facts of the rows that the table shows as present.
    QMap<QByteArray, Facts> shown();
    /// Key → facts of the sessions on the server, by GET/HGET and PEXPIRETIME of the textbook layout.
    QMap<QByteArray, Facts> truth();
    /// Waits until both are the same; prints the difference if they never are.
    bool waitUntilTrue(int limitMs = 20'000);

    void setJson(const QByteArray &id, const QByteArray &user, int ttlMs);
    void setHash(const QByteArray &id, const QByteArray &user, int ttlMs);
    int count(messages::SessionEvent::Kind kind) const;
    sessions::Slot slotOf(const QByteArray &key) const;
};

/// 32 characters that look like a session id, different for each number.
QByteArray sessionId(int number);

} // namespace support
