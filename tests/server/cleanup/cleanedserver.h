// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/server/cleanup/staleindexes.h"
#include "tests/support/fixture.h"
#include "tests/support/redisserver.h"

#include <QLocalSocket>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace server
{

/// A real server, what frameworks keep on it, and those who look for what is left behind and remove it.
class CleanedServer
{
public:
    explicit CleanedServer(std::vector<formats::Format> formats, const QStringList &arguments = {});
    /// The formats that are found in it; its keys are not on the server yet.
    explicit CleanedServer(const support::Fixture &fixture);
    ~CleanedServer();

    support::RedisServer redis;
    std::shared_ptr<const formats::FormatSet> formats;
    /// Taken with the next connect().
    bool isReadOnly = false;
    /// What the profile says, whatever the connection does.
    bool saysReadOnly = false;
    std::chrono::milliseconds askAgainAfter{20};
    Turns *turns = nullptr;
    /// Taken with the next connect().
    QString sharedLog;
    std::chrono::milliseconds kept = UndoShelf::kKept;
    qint64 mostKept = UndoShelf::kMostBytes;

    /// As this user, or as the default one. False: it was not reached.
    bool connect(const QByteArray &user = {}, const QByteArray &password = {});
    /// As somebody with these rules.
    bool connectWith(const QByteArrayList &rules);
    quint64 beginFind(const QByteArray &user = {});
    bool waitForFound();
    const messages::StaleReport &find(const QByteArray &user = {});
    quint64 beginCleanUp(const std::vector<messages::StaleEntry> &entries);
    bool waitForCleaned();
    const messages::CleanUpReport &cleanUp(const std::vector<messages::StaleEntry> &entries);
    const messages::CleanUpReport &undo();

    StaleIndexes &indexes() { return *m_indexes; }
    redis::Connection &connection() { return m_server->nodes().front()->commands(); }
    const messages::StaleReport &found() const { return *m_found; }
    const messages::CleanUpReport &cleaned() const { return *m_cleaned; }
    int lastDone() const { return m_done; } ///< of the clean-up's progress
    QByteArray auditLog() const;
    /// A folder stands in the log's place.
    void breakAuditLog();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<::redis::Server> m_server;
    std::unique_ptr<StaleIndexes> m_indexes;
    std::optional<messages::StaleReport> m_found;
    std::optional<messages::CleanUpReport> m_cleaned;
    quint64 m_job = 0;
    int m_done = 0;
};

/// What all others have sent to the server since.
class Overheard
{
public:
    explicit Overheard(support::RedisServer &redis);
    /// Command words in lower case, in order, until now.
    QByteArrayList words();
    /// Until somebody has sent this one, without a turn of the event loop.
    bool waitsFor(const QByteArray &word);

private:
    static QByteArrayList wordsIn(const QByteArray &heard);

    support::RedisServer &m_redis;
    QLocalSocket m_socket;
    QByteArray m_heard;
    int m_marks = 0;
};

/// All entries of a report.
std::vector<messages::StaleEntry> entriesOf(const messages::StaleReport &report);
/// Key and member of each.
using EntryNames = std::set<std::pair<QByteArray, QByteArray>>;
EntryNames namesOf(const messages::StaleReport &report);

} // namespace server
