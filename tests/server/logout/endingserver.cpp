// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/logout/endingserver.h"

#include "tests/formats/logout/fixtureformats.h"
#include "tests/redis/peers.h"
#include "tests/support/promptwait.h"

#include <QDir>
#include <QFile>

namespace server
{

EndingServer::EndingServer(std::vector<formats::Format> used, const QStringList &arguments,
                           support::RedisServer::Listen listen)
    : redis(listen, arguments)
    , formats(std::make_shared<const formats::FormatSet>(std::move(used)))
{
}

EndingServer::EndingServer(const support::Fixture &fixture)
    : EndingServer(tests::detectedIn(fixture))
{
}

EndingServer::~EndingServer()
{
    if (m_jobs)
        m_jobs->forget();
}

bool EndingServer::connect(const QByteArray &user, const QByteArray &password)
{
    if (m_jobs)
        m_jobs->forget();
    m_jobs.reset();
    ::redis::ServerAddress address;
    address.seeds = {port != 0 ? ::redis::tcp(port) : ::redis::local(redis.socketPath())};
    ::redis::ConnectionOptions options = ::redis::quick();
    options.readOnly = profile.readOnly;
    m_server = std::make_unique<::redis::Server>(address, ::redis::Login{QString::fromUtf8(user), password}, options);
    m_server->open();
    m_jobs = std::make_unique<LogoutJobs>(nullptr, audit::AuditLog(m_folder.filePath(QStringLiteral("audit.jsonl"))),
                                          profile);
    QObject::connect(m_jobs.get(), &LogoutJobs::finished, m_jobs.get(),
                     [this](const messages::LogoutReport &report) { m_report = report; });
    QObject::connect(m_jobs.get(), &LogoutJobs::checked, m_jobs.get(),
                     [this](const messages::LogoutCheck &check) { m_checks.push_back(check); });
    QObject::connect(m_jobs.get(), &LogoutJobs::undone, m_jobs.get(),
                     [this](const messages::UndoReport &report) { m_undo = report; });
    return ::redis::reaches(connection(), ::redis::Connection::State::Ready);
}

std::vector<messages::LogoutTarget> EndingServer::listed(const std::vector<QByteArray> &keys)
{
    RecordReader reader(connection(), 0, nullptr);
    reader.setFormats(formats);
    std::optional<std::vector<messages::LogoutTarget>> targets;
    reader.read(keys, false, [&](const ::redis::Result<RecordReader::Answer> &answer) {
        targets.emplace();
        if (!answer)
            return;
        const messages::RowBatch &rows = *answer->rows;
        for (const messages::RowBatch::Row &row : rows.rows())
            targets->push_back({rows.view(row.key).toByteArray(), row.format, rows.view(row.user).toByteArray(),
                                rows.view(row.otherNames).toByteArray()});
    });
    const bool isRead = support::waitPromptly([&] { return targets.has_value(); }, ::redis::kWaitMs);
    return isRead ? *targets : std::vector<messages::LogoutTarget>();
}

quint64 EndingServer::begin(const std::vector<messages::LogoutTarget> &targets, bool untilQuiet)
{
    messages::LogoutOrder order;
    order.targets = targets;
    order.untilQuiet = untilQuiet;
    return begin(order);
}

const messages::LogoutReport &EndingServer::setTtl(const std::vector<messages::LogoutTarget> &targets,
                                                   messages::LogoutOrder::Action action, std::chrono::seconds in)
{
    messages::LogoutOrder order;
    order.targets = targets;
    order.action = action;
    order.in = in;
    begin(order);
    if (!waitForReport())
        m_report.emplace();
    return *m_report;
}

quint64 EndingServer::begin(const messages::LogoutOrder &order)
{
    m_report.reset();
    m_checks.clear();
    m_jobs->start(++m_job, order, *m_server, formats);
    return m_job;
}

bool EndingServer::waitForReport()
{
    return support::waitPromptly([this] { return m_report.has_value(); }, 60'000);
}

const messages::LogoutReport &EndingServer::end(const std::vector<messages::LogoutTarget> &targets, bool untilQuiet)
{
    begin(targets, untilQuiet);
    if (!waitForReport())
        m_report.emplace();
    return *m_report;
}

bool EndingServer::waitForChecks(int limitMs)
{
    return support::waitPromptly([this] { return !m_checks.empty() && m_checks.back().isLast; }, limitMs);
}

const messages::UndoReport &EndingServer::undo()
{
    m_undo.reset();
    m_jobs->undo(m_job);
    if (!support::waitPromptly([this] { return m_undo.has_value(); }, 60'000))
        m_undo.emplace();
    return *m_undo;
}

std::vector<messages::LogoutReturn> EndingServer::returned() const
{
    std::vector<messages::LogoutReturn> all;
    for (const messages::LogoutCheck &check : m_checks)
        all.insert(all.end(), check.returned.begin(), check.returned.end());
    return all;
}

void EndingServer::breakAuditLog()
{
    const QDir folder(m_folder.path());
    QFile::rename(folder.filePath(QStringLiteral("audit.jsonl")), folder.filePath(QStringLiteral("kept")));
    folder.mkdir(QStringLiteral("audit.jsonl"));
}

void EndingServer::mendAuditLog()
{
    const QDir folder(m_folder.path());
    folder.rmdir(QStringLiteral("audit.jsonl"));
    QFile::rename(folder.filePath(QStringLiteral("kept")), folder.filePath(QStringLiteral("audit.jsonl")));
}

QByteArray EndingServer::auditLog() const
{
    QFile file(m_folder.filePath(QStringLiteral("audit.jsonl")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace server
