// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/server/logout/logoutjobs.h"
#include "tests/support/fixture.h"
#include "tests/support/redisserver.h"

#include <QTemporaryDir>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace server
{

/// A real server, the sessions on it, and those who end them.
class EndingServer
{
public:
    explicit EndingServer(std::vector<formats::Format> formats, const QStringList &arguments = {},
                          support::RedisServer::Listen listen = support::RedisServer::Listen::UnixSocket);
    /// The formats that are found in it, and all its keys.
    explicit EndingServer(const support::Fixture &fixture);
    ~EndingServer();

    support::RedisServer redis;
    std::shared_ptr<const formats::FormatSet> formats;

    /// Of a proxy, by which the next connect() goes; 0: by none.
    quint16 port = 0;
    /// For the jobs of the next connect().
    messages::ConnectionProfile profile;

    /// As this user, or as the default one. False: it was not reached.
    bool connect(const QByteArray &user = {}, const QByteArray &password = {});
    /// The sessions among these keys, as rows have them.
    std::vector<messages::LogoutTarget> listed(const std::vector<QByteArray> &keys);
    /// Runs until the report is there.
    const messages::LogoutReport &end(const std::vector<messages::LogoutTarget> &targets, bool untilQuiet = false);
    /// The same, of another end.
    const messages::LogoutReport &setTtl(const std::vector<messages::LogoutTarget> &targets,
                                         messages::LogoutOrder::Action action, std::chrono::seconds in);
    /// Starts it and does not wait.
    quint64 begin(const std::vector<messages::LogoutTarget> &targets, bool untilQuiet = false);
    quint64 begin(const messages::LogoutOrder &order);
    bool waitForReport();
    /// Until the look that is the last one.
    bool waitForChecks(int limitMs = 60'000);
    /// Takes the latest logout back.
    const messages::UndoReport &undo();

    LogoutJobs &jobs() { return *m_jobs; }
    redis::Connection &connection() { return m_server->nodes().front()->commands(); }
    const messages::LogoutReport &report() const { return *m_report; }
    const std::vector<messages::LogoutCheck> &checks() const { return m_checks; }
    /// All that all looks told.
    std::vector<messages::LogoutReturn> returned() const;
    QByteArray auditLog() const;
    /// A folder stands in the log's place, until it is mended.
    void breakAuditLog();
    void mendAuditLog();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<redis::Server> m_server;
    std::unique_ptr<LogoutJobs> m_jobs;
    std::optional<messages::LogoutReport> m_report;
    std::optional<messages::UndoReport> m_undo;
    std::vector<messages::LogoutCheck> m_checks;
    quint64 m_job = 0;
};

} // namespace server
