// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/cleanup/cleanedserver.h"

#include "tests/formats/logout/fixtureformats.h"
#include "tests/redis/peers.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <utility>

namespace server
{

CleanedServer::CleanedServer(std::vector<formats::Format> used, const QStringList &arguments)
    : redis(support::RedisServer::Listen::UnixSocket, arguments)
    , formats(std::make_shared<const formats::FormatSet>(std::move(used)))
{
}

CleanedServer::CleanedServer(const support::Fixture &fixture)
    : CleanedServer(tests::detectedIn(fixture))
{
}

CleanedServer::~CleanedServer()
{
    if (m_indexes)
        m_indexes->forget();
}

bool CleanedServer::connect(const QByteArray &user, const QByteArray &password)
{
    if (m_indexes)
        m_indexes->forget();
    m_indexes.reset();
    ::redis::ServerAddress address;
    address.seeds = {::redis::local(redis.socketPath())};
    ::redis::ConnectionOptions options = ::redis::quick();
    options.readOnly = isReadOnly;
    m_server = std::make_unique<::redis::Server>(address, ::redis::Login{QString::fromUtf8(user), password}, options);
    m_server->open();
    const auto watched = [this] {
        messages::ConnectionProfile profile;
        profile.kind = messages::ServerKind::UnixSocket;
        profile.socketPath = redis.socketPath();
        profile.readOnly = saysReadOnly;
        profile.sharedLog = sharedLog;
        return StaleIndexes::Watched{m_server.get(), formats, nullptr, profile, turns, askAgainAfter};
    };
    m_indexes = std::make_unique<StaleIndexes>(
        watched, nullptr, audit::AuditLog(m_folder.filePath(QStringLiteral("audit.jsonl"))), kept, mostKept);
    QObject::connect(m_indexes.get(), &StaleIndexes::found, m_indexes.get(),
                     [this](const messages::StaleReport &report) {
                         if (report.job == m_job)
                             m_found = report;
                     });
    QObject::connect(m_indexes.get(), &StaleIndexes::finished, m_indexes.get(),
                     [this](const messages::CleanUpReport &report) { m_cleaned = report; });
    QObject::connect(m_indexes.get(), &StaleIndexes::cleanUpProgressed, m_indexes.get(),
                     [this](quint64, int done, int) { m_done = done; });
    return ::redis::reaches(connection(), ::redis::Connection::State::Ready);
}

bool CleanedServer::connectWith(const QByteArrayList &rules)
{
    return redis.command(QByteArrayList{"ACL", "SETUSER", "admin", "reset", "on", ">word"} + rules) == "+OK" &&
           connect("admin", "word");
}

quint64 CleanedServer::beginFind(const QByteArray &user)
{
    m_found.reset();
    m_indexes->find(++m_job, user);
    return m_job;
}

bool CleanedServer::waitForFound()
{
    const bool isThere = QTest::qWaitFor([this] { return m_found.has_value(); }, ::redis::kWaitMs);
    if (!isThere)
        m_found.emplace();
    return isThere;
}

const messages::StaleReport &CleanedServer::find(const QByteArray &user)
{
    beginFind(user);
    waitForFound();
    return *m_found;
}

quint64 CleanedServer::beginCleanUp(const std::vector<messages::StaleEntry> &entries)
{
    m_cleaned.reset();
    m_done = 0;
    messages::CleanUpOrder order;
    order.entries = entries;
    order.reason = QStringLiteral("spring cleaning");
    m_indexes->cleanUp(++m_job, order);
    return m_job;
}

bool CleanedServer::waitForCleaned()
{
    const bool isThere = QTest::qWaitFor([this] { return m_cleaned.has_value(); }, ::redis::kWaitMs);
    if (!isThere)
        m_cleaned.emplace();
    return isThere;
}

const messages::CleanUpReport &CleanedServer::cleanUp(const std::vector<messages::StaleEntry> &entries)
{
    beginCleanUp(entries);
    waitForCleaned();
    return *m_cleaned;
}

const messages::CleanUpReport &CleanedServer::undo()
{
    m_cleaned.reset();
    m_indexes->undo(m_job);
    waitForCleaned();
    return *m_cleaned;
}

QByteArray CleanedServer::auditLog() const
{
    QFile file(m_folder.filePath(QStringLiteral("audit.jsonl")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CleanedServer::breakAuditLog()
{
    QDir(m_folder.path()).mkdir(QStringLiteral("audit.jsonl"));
}

Overheard::Overheard(support::RedisServer &redis)
    : m_redis(redis)
{
    m_socket.connectToServer(redis.socketPath());
    m_socket.waitForConnected();
    m_socket.write("MONITOR\r\n");
    m_socket.waitForBytesWritten();
    m_socket.waitForReadyRead();
    m_socket.readAll();
}

QByteArrayList Overheard::words()
{
    const QByteArray mark = "mark " + QByteArray::number(++m_marks);
    m_redis.command({"ECHO", mark});
    while (!m_heard.contains(mark) && m_socket.waitForReadyRead())
        m_heard += m_socket.readAll();
    return wordsIn(std::exchange(m_heard, {}));
}

bool Overheard::waitsFor(const QByteArray &word)
{
    while (!wordsIn(m_heard).contains(word) && m_socket.waitForReadyRead())
        m_heard += m_socket.readAll();
    return wordsIn(m_heard).contains(word);
}

QByteArrayList Overheard::wordsIn(const QByteArray &heard)
{
    QByteArrayList words;
    for (const QByteArray &line : heard.split('\n')) {
        const qsizetype begin = line.indexOf("] \"");
        const qsizetype end = line.indexOf('"', begin + 3);
        if (begin > 0 && end > begin)
            words.append(line.mid(begin + 3, end - begin - 3).toLower());
    }
    return words;
}

std::vector<messages::StaleEntry> entriesOf(const messages::StaleReport &report)
{
    std::vector<messages::StaleEntry> entries;
    for (const messages::StaleIndex &index : report.indexes)
        entries.insert(entries.end(), index.stale.begin(), index.stale.end());
    return entries;
}

EntryNames namesOf(const messages::StaleReport &report)
{
    EntryNames names;
    for (const messages::StaleEntry &entry : entriesOf(report))
        names.emplace(entry.key, entry.member);
    return names;
}

} // namespace server
