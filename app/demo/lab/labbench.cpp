// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/lab/labbench.h"

#include "app/demo/lab/evictiontrial.h"
#include "app/demo/lab/infoline.h"
#include "app/demo/lab/restarttrial.h"

#include <algorithm>

namespace app
{

using namespace std::chrono_literals;
using ui::Experiment;

namespace
{

constexpr qsizetype kTouchedAtOnce = 5000;

redis::Endpoint socketAt(const QString &path)
{
    redis::Endpoint endpoint;
    endpoint.transport = redis::Transport::Unix;
    endpoint.path = path;
    return endpoint;
}

/// It is this computer's, and sometimes away for a moment.
redis::ConnectionOptions besideUs()
{
    redis::ConnectionOptions options;
    options.firstRetry = 20ms;
    options.lastRetry = 200ms;
    return options;
}

Trial *makeTrial(Experiment experiment, redis::Connection &connection, const QString &folder, QObject *parent)
{
    using Keeps = RestartTrial::Keeps;
    switch (experiment) {
    case Experiment::EvictLru:
        return new EvictionTrial(connection, "allkeys-lru", parent);
    case Experiment::EvictTtl:
        return new EvictionTrial(connection, "volatile-ttl", parent);
    case Experiment::RestartEmpty:
        return new RestartTrial(connection, Keeps::Nothing, folder, parent);
    case Experiment::RestartSnapshot:
        return new RestartTrial(connection, Keeps::Snapshot, folder, parent);
    case Experiment::RestartAppendOnly:
        return new RestartTrial(connection, Keeps::AppendOnlyFile, folder, parent);
    case Experiment::KillPrimary:
        break;
    }
    return nullptr;
}

} // namespace

LabBench::LabBench(QString socketPath, QString folder)
    : m_socketPath(std::move(socketPath))
    , m_folder(std::move(folder))
{
}

void LabBench::open()
{
    m_connection = new redis::Connection(socketAt(m_socketPath), {}, 0, besideUs(), this);
    m_otherKeys = new OtherKeys(*m_connection, this);
    connect(m_connection, &redis::Connection::stateChanged, this, &LabBench::takeState);
    connect(m_otherKeys, &OtherKeys::reached, this, &LabBench::otherKeysReached);
    connect(m_otherKeys, &OtherKeys::settled, this, &LabBench::otherKeysSettled);
    connect(m_otherKeys, &OtherKeys::refused, this,
            [this](const QString &words) { Q_EMIT refused(LabWish::OtherKeys, words); });
    m_connection->open();
}

void LabBench::takeState(redis::Connection::State state)
{
    const bool isReached = state == redis::Connection::State::Ready;
    if (isReached == m_isReached)
        return;
    m_isReached = isReached;
    Q_EMIT reachedChanged(isReached);
    if (isReached)
        read();
}

/// After a restart all is as the server's configuration says, and nothing is held any more.
void LabBench::read()
{
    readBack("hz");
    readBack("active-expire-effort");
    hold(false);
    m_otherKeys->count();
}

void LabBench::set(LabWish wish, const QByteArray &name, int value)
{
    m_connection->send({"CONFIG", "SET", name, QByteArray::number(value)}, this,
                       [this, wish, name](const redis::Result<redis::Reply> &reply) {
                           if (!reply)
                               Q_EMIT refused(wish, reply.error().detail);
                           readBack(name);
                       });
}

void LabBench::readBack(const QByteArray &name)
{
    m_connection->send({"CONFIG", "GET", name}, this, [this, name](const redis::Result<redis::Reply> &reply) {
        if (!reply || reply->elements.size() != 2)
            return;
        const int value = reply->elements[1].bytes.toInt();
        if (name == "hz")
            Q_EMIT hzRead(value);
        else
            Q_EMIT effortRead(value);
    });
}

void LabBench::hold(bool held)
{
    m_connection->send({"DEBUG", "SET-ACTIVE-EXPIRE", held ? "0" : "1"}, this,
                       [this, held](const redis::Result<redis::Reply> &reply) {
                           if (reply)
                               Q_EMIT heldChanged(held);
                           else if (held)
                               Q_EMIT refused(LabWish::Hold, reply.error().detail);
                       });
}

/// In one transaction, so that Redis' own search does not come in between: whatever has expired in it has done so
/// because it was asked for.
void LabBench::touch(const QByteArrayList &keys)
{
    redis::CommandBatch batch;
    batch.add({"MULTI"});
    batch.add({"INFO", "stats"});
    for (qsizetype i = 0; i < std::min(keys.size(), kTouchedAtOnce); ++i)
        batch.add({"EXISTS", keys.at(i)});
    batch.add({"INFO", "stats"});
    batch.add({"EXEC"});
    m_connection->send(batch, this, [this](redis::Result<std::vector<redis::Reply>> &&replies) {
        if (!replies || replies->back().elements.size() < 2) {
            Q_EMIT refused(LabWish::Touch, replies ? QString::fromUtf8(replies->back().bytes) : replies.error().detail);
            return;
        }
        const std::vector<redis::Reply> &told = replies->back().elements;
        const qint64 gone = infoNumber(told.back().bytes, "expired_keys").value_or(0) -
                            infoNumber(told.front().bytes, "expired_keys").value_or(0);
        Q_EMIT touched(int(told.size()) - 2, int(gone));
    });
}

void LabBench::run(Experiment experiment)
{
    if (m_trial)
        return;
    m_trial = makeTrial(experiment, *m_connection, m_folder, this);
    if (!m_trial)
        return;
    connect(m_trial, &Trial::progressed, this, &LabBench::trialProgressed);
    connect(m_trial, &Trial::finished, this, &LabBench::takeOutcome);
    m_trial->start();
}

void LabBench::takeOutcome(const TrialOutcome &outcome)
{
    m_trial->deleteLater();
    m_trial.clear();
    m_otherKeys->count(); // some may have gone, too
    Q_EMIT trialFinished(outcome);
}

} // namespace app

#include "moc_labbench.cpp"
