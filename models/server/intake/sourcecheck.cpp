// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/sourcecheck.h"

#include "models/messages/serverclock.h"
#include "models/redis/server.h"
#include "models/redis/serverrole.h"

#include <algorithm>
#include <utility>

namespace server
{

using redis::Connection;
using redis::Reply;

namespace
{

// What was refused is asked for so rarely: the server may write each refusal into its ACL LOG.
constexpr int kTurnsBetweenRefused = 20;
// What INFO says of all commands is some 10 KB.
constexpr int kTurnsBetweenIdentities = 2;
constexpr int kIdentityQuestions = 3;

/// The line of INFO that begins so, without its end.
QByteArrayView lineOf(QByteArrayView info, QByteArrayView beginning)
{
    for (qsizetype at = 0; at < info.size();) {
        qsizetype end = info.indexOf('\n', at);
        if (end < 0)
            end = info.size();
        QByteArrayView line = info.sliced(at, end - at);
        if (line.startsWith(beginning))
            return line.endsWith('\r') ? line.chopped(1) : line;
        at = end + 1;
    }
    return {};
}

/// Up to the first comma: the calls, not what they cost.
QByteArrayView callsOf(QByteArrayView commands, QByteArrayView beginning)
{
    const QByteArrayView line = lineOf(commands, beginning);
    const qsizetype comma = line.indexOf(',');
    return comma < 0 ? line : line.first(comma);
}

bool isLate(const QElapsedTimer &since)
{
    return since.isValid() && since.hasExpired(SourceCheck::kMostSilence.count());
}

bool isRefusal(const Reply &reply)
{
    return reply.isError() && !redis::isTemporary(reply.error().kind);
}

} // namespace

QByteArray dataIdentity(QByteArrayView server, QByteArrayView replication, QByteArrayView commands)
{
    QByteArray identity;
    const auto add = [&identity](QByteArrayView line) { identity.append(line).append('\n'); };
    add(lineOf(server, "run_id:"));
    // A replica that is filled anew is first cut off.
    for (const QByteArrayView beginning :
         {"role:", "master_host:", "master_port:", "master_replid:", "master_link_status:", "master_sync_in_progress:"})
        add(lineOf(replication, beginning));
    for (const QByteArrayView beginning : {"cmdstat_swapdb:", "cmdstat_flushall:", "cmdstat_flushdb:"})
        add(callsOf(commands, beginning));
    return identity;
}

/// What was never called is not listed; that subcommands are, the CONFIG GET of before shows.
std::optional<qint64> settingsMade(QByteArrayView commands)
{
    if (lineOf(commands, "cmdstat_config|get:").isEmpty())
        return std::nullopt;
    constexpr QByteArrayView kCalls = "cmdstat_config|set:calls=";
    const QByteArrayView calls = callsOf(commands, kCalls);
    if (calls.isEmpty())
        return 0;
    bool isNumber = false;
    const qint64 count = calls.sliced(kCalls.size()).toByteArray().toLongLong(&isNumber);
    return isNumber ? std::optional(count) : std::nullopt;
}

bool isEmptiedBetween(QByteArrayView before, QByteArrayView now)
{
    // Counts that somebody set back to nothing (CONFIG RESETSTAT) are lower.
    const auto calls = [](QByteArrayView identity) {
        qint64 sum = 0;
        for (const QByteArrayView beginning : {"cmdstat_flushall:", "cmdstat_flushdb:"}) {
            const QByteArrayView line = lineOf(identity, beginning);
            sum += line.sliced(line.lastIndexOf('=') + 1).toLongLong();
        }
        return sum;
    };
    return lineOf(before, "run_id:") == lineOf(now, "run_id:") && calls(now) > calls(before);
}

SourceCheck::SourceCheck(redis::Node &node, QObject *parent)
    : QObject(parent)
    , m_node(node)
{
    m_timer.setInterval(kInterval);
    connect(&m_timer, &QTimer::timeout, this, &SourceCheck::ask);
    for (QTimer *patience : {&m_patience, &m_eventsPatience}) {
        patience->setSingleShot(true);
        patience->setTimerType(Qt::PreciseTimer);
        patience->setInterval(kMostSilence + std::chrono::milliseconds(1)); // isLate() by then
    }
    connect(&m_patience, &QTimer::timeout, this, &SourceCheck::judgeSilence);
    connect(&m_eventsPatience, &QTimer::timeout, this, [this] {
        if (areEventsLate())
            Q_EMIT eventsTurnedLate();
    });
    connect(&m_node.events(), &redis::Subscriber::roundTripMeasured, this, [this] { m_eventsAskedAt.invalidate(); });
}

void SourceCheck::start()
{
    stop();
    m_mayAskFlags = true;
    m_mayAskIdentity = true;
    m_mayAskState = true;
    m_asked = 0;
    m_turnAt = messages::ServerClock::monotonicMs();
    m_timer.start();
}

void SourceCheck::stop()
{
    ++m_turn;
    m_timer.stop();
    m_askedAt.invalidate();
    m_eventsAskedAt.invalidate();
    m_hasToProve = m_isGivenUp = false;
    judgeSilence();
}

/// False: what there was to do is done.
bool SourceCheck::noteTurn()
{
    const qint64 now = messages::ServerClock::monotonicMs();
    const qint64 before = std::exchange(m_turnAt, now);
    if (now - before > kMostAway.count()) {
        m_hasToProve = true;
        m_isGivenUp = false;
        m_backAt = now;
        ++m_turn; // what is answered now was asked before, and may have been answered then
        m_askedAt.invalidate();
        m_eventsAskedAt.invalidate();
    }
    if (!m_hasToProve || m_isGivenUp || now - m_backAt < kMostAfterAway.count())
        return true;
    m_isGivenUp = true;
    Q_EMIT lostWhileAway();
    return false;
}

void SourceCheck::ask()
{
    if (!noteTurn())
        return;
    if (m_node.events().state() != Connection::State::Ready) {
        m_eventsAskedAt.invalidate();
    } else {
        if (!m_eventsAskedAt.isValid()) {
            m_eventsAskedAt.start();
            m_eventsPatience.start();
        }
        m_node.events().measureRoundTrip(); // unless one is on its way; a refused one is asked for again
    }
    judgeSilence();
    Q_EMIT ticked();
    if (m_askedAt.isValid() || m_node.commands().state() != Connection::State::Ready)
        return; // one question at a time
    const int turn = m_asked++;
    const bool askRefused = turn % kTurnsBetweenRefused == 0;
    Asked asked;
    asked.withFlags = m_mayAskFlags || askRefused;
    asked.withIdentity = m_mayAskIdentity ? turn % kTurnsBetweenIdentities == 0 : askRefused;
    asked.withRole = m_node.isOfCluster();
    asked.withState = asked.withRole && (m_mayAskState || askRefused);
    asked.at = QDateTime::currentDateTime();
    redis::CommandBatch batch;
    batch.add({"DBSIZE"}); // a reading command that every account may have, and that costs nothing
    if (asked.withFlags)
        batch.add({"CONFIG", "GET", "notify-keyspace-events"});
    if (asked.withIdentity) {
        batch.add({"INFO", "server"});
        batch.add({"INFO", "replication"});
        batch.add({"INFO", "commandstats"});
    }
    if (asked.withRole)
        batch.add({"HELLO"});
    if (asked.withState)
        batch.add({"CLUSTER", "INFO"});
    m_askedAt.start();
    m_patience.start();
    m_node.commands().send(batch, this, [this, asked, turn = m_turn](const redis::Result<std::vector<Reply>> &replies) {
        if (turn != m_turn)
            return;
        m_askedAt.invalidate();
        m_hasToProve = m_hasToProve && !replies;
        judgeSilence();
        if (replies)
            take(*replies, asked);
    });
}

void SourceCheck::take(const std::vector<Reply> &replies, const Asked &asked)
{
    Answer answer;
    answer.askedAt = asked.at;
    const auto troubled = std::find_if(replies.begin(), replies.end(), [](const Reply &reply) {
        return reply.isError() && redis::isTemporary(reply.error().kind);
    });
    if (troubled != replies.end())
        answer.trouble = troubled->error();
    size_t next = 1;
    if (asked.withFlags) {
        const Reply &flags = replies.at(next++);
        m_mayAskFlags = !isRefusal(flags);
        answer.flagsKnown = flags.isArray() && flags.elements.size() == 2;
        answer.flagsAsked = answer.flagsKnown || !m_mayAskFlags;
        if (answer.flagsKnown)
            answer.flags = flags.elements[1].bytes;
    }
    if (asked.withIdentity) {
        const auto first = replies.begin() + std::ptrdiff_t(next);
        next += kIdentityQuestions;
        const bool isRefused = std::any_of(first, first + kIdentityQuestions, isRefusal);
        m_mayAskIdentity = !isRefused;
        if (!isRefused && !answer.trouble)
            answer.identity = dataIdentity(first[0].bytes, first[1].bytes, first[2].bytes);
        if (!answer.identity.isNull()) {
            answer.run = lineOf(first[0].bytes, "run_id:").toByteArray();
            answer.settings = settingsMade(first[2].bytes);
        }
    }
    if (asked.withRole && redis::roleInHello(replies.at(next++)) == redis::ServerRole::Replica && !answer.trouble)
        answer.trouble = redis::Error{redis::ErrorKind::NoPrimary, {}};
    if (asked.withState) {
        const Reply &state = replies.at(next++);
        m_mayAskState = !isRefusal(state);
        if (lineOf(state.bytes, "cluster_state:") == "cluster_state:fail" && !answer.trouble)
            answer.trouble = redis::Error{redis::ErrorKind::ClusterDown, QStringLiteral("cluster_state:fail")};
    }
    Q_EMIT answered(answer);
}

bool SourceCheck::areEventsLate() const
{
    return isLate(m_eventsAskedAt);
}

void SourceCheck::judgeSilence()
{
    const bool isSilent = m_hasToProve || isLate(m_askedAt);
    if (std::exchange(m_isSilent, isSilent) != isSilent)
        Q_EMIT silenceChanged();
}

} // namespace server

#include "moc_sourcecheck.cpp"
