// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/lab/restarttrial.h"

#include "app/demo/lab/infoline.h"
#include "models/redis/connection.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace app
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kLook = 25ms;
constexpr qint64 kWrittenLimitMs = 30'000;
constexpr qint64 kBackLimitMs = 60'000;

} // namespace

RestartTrial::RestartTrial(redis::Connection &connection, Keeps keeps, QString folder, QObject *parent)
    : Trial(parent)
    , m_connection(connection)
    , m_keeps(keeps)
    , m_folder(std::move(folder))
    , m_census(connection)
{
    m_looks.setInterval(kLook);
    connect(&m_looks, &QTimer::timeout, this,
            [this] { m_phase == Phase::Preparing ? lookWhetherWritten() : lookWhetherBack(); });
}

/// What an earlier one has left behind must not come back.
void RestartTrial::start()
{
    removeFiles();
    if (m_keeps != Keeps::AppendOnlyFile)
        return count();
    Q_EMIT progressed(tr("Redis writes down what it has …"));
    m_connection.send({"CONFIG", "SET", "appendonly", "yes"}, this, [this](const redis::Result<redis::Reply> &reply) {
        if (!reply)
            return fail(tr("The server refused to keep an append-only file: %1").arg(reply.error().detail));
        m_since.start();
        m_looks.start();
    });
}

/// The file is whole when the first rewrite is over.
void RestartTrial::lookWhetherWritten()
{
    if (m_connection.pending() > 0)
        return;
    m_connection.send({"INFO", "persistence"}, this, [this](const redis::Result<redis::Reply> &info) {
        if (m_phase != Phase::Preparing)
            return;
        const auto says = [&info](const char *name, const char *value) {
            return info && infoText(info->bytes, name) == value;
        };
        if (says("aof_enabled", "1") && says("aof_rewrite_in_progress", "0") && says("aof_rewrite_scheduled", "0") &&
            says("aof_last_bgrewrite_status", "ok"))
            return count();
        if (m_since.hasExpired(kWrittenLimitMs) || says("aof_last_bgrewrite_status", "err"))
            fail(tr("The append-only file could not be written."));
    });
}

void RestartTrial::count()
{
    m_looks.stop();
    m_phase = Phase::Counting;
    m_connection.send({"INFO", "server"}, this, [this](const redis::Result<redis::Reply> &info) {
        m_runId = info ? infoText(info->bytes, "run_id") : QByteArray();
        if (m_runId.isEmpty())
            return fail(tr("The server does not say which process it is."));
        m_census.take([this](bool complete) {
            if (!complete)
                return fail(tr("The sessions could not be counted."));
            m_outcome.before = int(m_census.sessions().size());
            shutDown();
        });
    });
}

void RestartTrial::shutDown()
{
    Q_EMIT progressed(tr("Redis shuts down: %n session(s) are there.", nullptr, m_outcome.before));
    m_phase = Phase::Away;
    m_since.start();
    // With an append-only file that is written to its end either way.
    m_connection.send(
        {"SHUTDOWN", m_keeps == Keeps::Snapshot ? "SAVE" : "NOSAVE"}, this,
        [this](const redis::Result<redis::Reply> &reply) {
            // No answer is the answer: it has ended.
            if (reply || reply.error().kind == redis::ErrorKind::ServerError)
                return fail(tr("The server refused to shut down: %1").arg(reply ? QString() : reply.error().detail));
            m_looks.start();
        });
}

void RestartTrial::lookWhetherBack()
{
    if (m_phase != Phase::Away || m_connection.pending() > 0)
        return;
    if (m_since.hasExpired(kBackLimitMs))
        return fail(tr("The server has not come back."));
    if (m_connection.state() != redis::Connection::State::Ready)
        return;
    m_connection.send({"INFO", "server"}, this, [this](const redis::Result<redis::Reply> &info) {
        const QByteArray runId = info ? infoText(info->bytes, "run_id") : QByteArray();
        if (m_phase != Phase::Away || runId.isEmpty() || runId == m_runId)
            return;
        m_outcome.downMs = m_since.elapsed();
        recount();
    });
}

void RestartTrial::recount()
{
    m_looks.stop();
    m_phase = Phase::Recounting;
    m_census.recount([this](bool complete, const QHash<QByteArray, bool> &live) {
        if (!complete)
            return fail(tr("The sessions could not be counted again."));
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (auto each = live.cbegin(); each != live.cend(); ++each) {
            if (*each)
                ++m_outcome.live;
            else if (m_census.sessions().value(each.key()) <= now)
                ++m_outcome.ranOut;
        }
        tidy();
    });
}

/// As it was: nothing is written any more.
void RestartTrial::tidy()
{
    m_looks.stop();
    m_phase = Phase::Done;
    redis::CommandBatch batch;
    batch.add({"CONFIG", "SET", "appendonly", "no"});
    batch.add({"CONFIG", "SET", "save", ""});
    m_connection.send(batch, this, [this](redis::Result<std::vector<redis::Reply>> &&replies) {
        if (m_outcome.problem.isEmpty() && (!replies || (*replies)[0].isError() || (*replies)[1].isError()))
            m_outcome.problem = tr("What the server keeps could not be set back.");
        removeFiles();
        Q_EMIT finished(m_outcome);
    });
}

void RestartTrial::removeFiles() const
{
    QFile::remove(m_folder + QStringLiteral("/dump.rdb"));
    QFile::remove(m_folder + QStringLiteral("/appendonly.aof")); // before Redis 7.0
    QDir(m_folder + QStringLiteral("/appendonlydir")).removeRecursively();
}

void RestartTrial::fail(const QString &sentence)
{
    if (m_phase == Phase::Done)
        return;
    m_outcome.problem = sentence;
    tidy();
}

} // namespace app

#include "moc_restarttrial.cpp"
