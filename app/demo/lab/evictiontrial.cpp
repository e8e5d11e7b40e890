// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/lab/evictiontrial.h"

#include "app/demo/lab/infoline.h"
#include "models/redis/connection.h"

#include <QDateTime>

#include <algorithm>

namespace app
{

using namespace std::chrono_literals;

namespace
{

constexpr qint64 kRoomBytes = 512 * 1024;
constexpr int kValueBytes = 1024;
constexpr int kKeysEachTime = 8;      // so that one time costs a few sessions, and it can be ended in time
constexpr int kMostKeys = 16 * 1024;  // 16 MiB
constexpr auto kPaceOfFilling = 15ms; // slow enough to be watched
constexpr auto kPaceOfSettling = 50ms;
constexpr qint64 kSettleLimitMs = 3000;
constexpr int kKeysRemovedAtOnce = 500;

QByteArray fillKey(int number)
{
    return "lab:fill:" + QByteArray::number(number);
}

} // namespace

EvictionTrial::EvictionTrial(redis::Connection &connection, QByteArray policy, QObject *parent)
    : Trial(parent)
    , m_connection(connection)
    , m_policy(std::move(policy))
    , m_events(connection.endpoint(), {}, 0, connection.options())
    , m_census(connection)
{
    connect(&m_events, &redis::Subscriber::messagesReceived, this, &EvictionTrial::hear);
    connect(&m_events, &redis::Subscriber::subscribed, this, &EvictionTrial::count);
    connect(&m_events, &redis::Subscriber::lost, this, [this] { fail(tr("The server’s announcements broke off.")); });
    connect(&m_pace, &QTimer::timeout, this, [this] { m_phase == Phase::Filling ? fill() : settle(); });
}

void EvictionTrial::start()
{
    m_events.setPatterns({"__keyevent@0__:evicted", "__keyevent@0__:expired", "__keyevent@0__:del"});
    m_events.open();
}

/// After the announcements are heard: what goes while it is counted is known to have gone.
void EvictionTrial::count()
{
    if (m_phase != Phase::Listening)
        return;
    m_phase = Phase::Counting;
    m_census.take([this](bool complete) {
        if (m_phase != Phase::Counting)
            return;
        if (complete)
            limit();
        else
            fail(tr("The sessions could not be counted."));
    });
}

void EvictionTrial::limit()
{
    m_phase = Phase::Limiting;
    redis::CommandBatch batch;
    batch.add({"CONFIG", "GET", "maxmemory"});
    batch.add({"CONFIG", "GET", "maxmemory-policy"});
    batch.add({"INFO"});
    m_connection.send(batch, this, [this](redis::Result<std::vector<redis::Reply>> &&replies) {
        if (m_phase != Phase::Limiting)
            return;
        if (!replies || (*replies)[0].elements.size() != 2 || (*replies)[1].elements.size() != 2)
            return fail(tr("The server does not say how much memory it may use."));
        setLimit(*replies);
    });
}

void EvictionTrial::setLimit(const std::vector<redis::Reply> &before)
{
    m_maxBefore = before[0].elements[1].bytes;
    m_policyBefore = before[1].elements[1].bytes;
    m_evictedBefore = infoNumber(before[2].bytes, "evicted_keys").value_or(0);
    m_evictedKeys = 0;
    const qint64 used = infoNumber(before[2].bytes, "used_memory").value_or(0);
    if (used <= 0)
        return fail(tr("The server does not say how much memory it uses."));
    set(QByteArray::number(used + kRoomBytes), m_policy, [this](const std::optional<QByteArray> &refusal) {
        if (m_phase != Phase::Limiting)
            return;
        if (refusal)
            return fail(tr("The server refused the limit of memory: %1").arg(QString::fromUtf8(*refusal)));
        Q_EMIT progressed(tr("Memory fills up: %n session(s) are there.", nullptr, int(m_census.sessions().size())));
        m_phase = Phase::Filling;
        m_pace.start(kPaceOfFilling);
    });
}

/// By one command: two of them could be flags that were others for a moment, and whoever watches the server reads
/// everything again. Before Redis 7.0 it takes two.
void EvictionTrial::set(const QByteArray &memory, const QByteArray &policy, const Set &done)
{
    m_connection.send({"CONFIG", "SET", "maxmemory", memory, "maxmemory-policy", policy}, this,
                      [this, memory, policy, done](const redis::Result<redis::Reply> &reply) {
                          if (reply && !reply->isError())
                              done(std::nullopt);
                          else
                              setOneByOne(memory, policy, done);
                      });
}

void EvictionTrial::setOneByOne(const QByteArray &memory, const QByteArray &policy, const Set &done)
{
    redis::CommandBatch batch;
    batch.add({"CONFIG", "SET", "maxmemory-policy", policy});
    batch.add({"CONFIG", "SET", "maxmemory", memory});
    m_connection.send(batch, this, [done](redis::Result<std::vector<redis::Reply>> &&replies) {
        if (!replies)
            done(QByteArray());
        else if ((*replies)[0].isError() || (*replies)[1].isError())
            done((*replies)[0].isError() ? (*replies)[0].bytes : (*replies)[1].bytes);
        else
            done(std::nullopt);
    });
}

void EvictionTrial::fill()
{
    const bool isEnough = m_evictedSessions * 2 >= m_census.sessions().size() || m_filled >= kMostKeys;
    if (m_connection.pending() > 0)
        return;
    if (isEnough) {
        m_phase = Phase::Settling;
        m_settling.start();
        m_pace.start(kPaceOfSettling);
        return;
    }
    redis::CommandBatch batch;
    static const QByteArray s_value(kValueBytes, 'x');
    for (int i = 0; i < kKeysEachTime; ++i)
        batch.add({"SET", fillKey(m_filled++), s_value});
    m_connection.send(batch, this, [this](redis::Result<std::vector<redis::Reply>> &&replies) {
        if (!replies)
            return fail(tr("The connection to the demo’s server broke off."));
        takeFilled(*replies);
    });
}

/// Where nothing is left that may be evicted, writes are refused: "OOM command not allowed …". That is its end.
void EvictionTrial::takeFilled(const std::vector<redis::Reply> &replies)
{
    if (m_phase != Phase::Filling)
        return;
    Q_EMIT progressed(
        tr("%1 of %n session(s) evicted so far.", nullptr, int(m_census.sessions().size())).arg(m_evictedSessions));
    const bool isRefused =
        std::any_of(replies.begin(), replies.end(), [](const redis::Reply &reply) { return reply.isError(); });
    if (!isRefused)
        return;
    m_phase = Phase::Settling;
    m_settling.start();
    m_pace.start(kPaceOfSettling);
}

void EvictionTrial::settle()
{
    if (m_connection.pending() > 0)
        return;
    m_connection.send({"INFO", "stats"}, this, [this](const redis::Result<redis::Reply> &info) {
        if (m_phase != Phase::Settling)
            return;
        if (!info)
            return fail(tr("The connection to the demo’s server broke off."));
        const qint64 evicted = infoNumber(info->bytes, "evicted_keys").value_or(0) - m_evictedBefore;
        if (m_evictedKeys >= evicted)
            return restore();
        if (m_settling.hasExpired(kSettleLimitMs))
            fail(tr("The server has evicted %1 keys, and announced only %2 of them.").arg(evicted).arg(m_evictedKeys));
    });
}

void EvictionTrial::restore()
{
    m_phase = Phase::Restoring;
    m_pace.stop();
    set(m_maxBefore, m_policyBefore, [this](const std::optional<QByteArray> &refusal) {
        if (refusal)
            m_problem += tr(" The limit of memory could not be taken back.");
        removeFilled();
    });
}

void EvictionTrial::removeFilled()
{
    if (m_removed >= m_filled)
        return finish();
    redis::CommandBatch batch;
    QByteArrayList command{"UNLINK"};
    for (int i = 0; i < kKeysRemovedAtOnce && m_removed < m_filled; ++i)
        command.append(fillKey(m_removed++));
    batch.add(command);
    m_connection.send(batch, this, [this](redis::Result<std::vector<redis::Reply>> &&replies) {
        if (replies)
            return removeFilled();
        m_problem += tr(" Some of what was written may still be there.");
        finish();
    });
}

void EvictionTrial::finish()
{
    m_phase = Phase::Recounting;
    m_census.recount([this](bool complete, const QHash<QByteArray, bool> &live) {
        TrialOutcome outcome;
        outcome.before = int(m_census.sessions().size());
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const QHash<QByteArray, qint64> &sessions = m_census.sessions();
        for (auto each = sessions.cbegin(); each != sessions.cend(); ++each) {
            const Ending ending = m_endings.value(each.key(), Ending::None);
            if (live.value(each.key()))
                ++outcome.live;
            else if (ending == Ending::Evicted)
                ++outcome.evicted;
            else if (ending == Ending::LoggedOut)
                ++outcome.loggedOut;
            else if (ending == Ending::RanOut || *each <= now)
                ++outcome.ranOut;
        }
        outcome.problem = m_problem.trimmed();
        if (!complete && outcome.problem.isEmpty())
            outcome.problem = tr("The sessions could not be counted again.");
        Q_EMIT finished(outcome);
    });
}

void EvictionTrial::hear(const std::vector<redis::Message> &messages)
{
    for (const redis::Message &message : messages) {
        const bool isEviction = message.channel.endsWith(":evicted");
        m_evictedKeys += isEviction ? 1 : 0;
        if (!message.payload.startsWith("sess") || m_endings.contains(message.payload))
            continue;
        m_endings.insert(message.payload, isEviction                             ? Ending::Evicted
                                          : message.channel.endsWith(":expired") ? Ending::RanOut
                                                                                 : Ending::LoggedOut);
        m_evictedSessions += isEviction && m_census.sessions().contains(message.payload) ? 1 : 0;
    }
}

/// Whatever has been set is set back all the same.
void EvictionTrial::fail(const QString &sentence)
{
    if (!m_problem.isEmpty() || m_phase >= Phase::Restoring)
        return;
    m_problem = sentence;
    m_pace.stop();
    if (m_maxBefore.isEmpty())
        finish();
    else
        restore();
}

} // namespace app

#include "moc_evictiontrial.cpp"
