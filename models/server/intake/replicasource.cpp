// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/replicasource.h"

#include "models/redis/server.h"
#include "models/server/connect/nodeanswers.h"
#include "models/server/intake/records/servertime.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using redis::Connection;
using redis::Reply;

namespace
{

// For it to be reached, and to be where the primary was: usually some round trips are enough.
constexpr auto kPatience = 5s;
constexpr auto kBetweenLooks = 50ms;
// One that has failed may do so again: each time it holds the pass up, or all is read twice.
constexpr std::chrono::milliseconds kLeftAlone = 10s;
// Others would hardly be better, and each may take seconds to be found out of reach.
constexpr size_t kMostTried = 3;
constexpr int kVersionWithInstants = 7;
constexpr int kNotTold = 0;
// Keys that come and go while they are counted at both, unheard perhaps; and as a part of all.
constexpr qint64 kFewKeys = 100;
constexpr qint64 kFewOfKeys = 100;
constexpr quint16 kDefaultPort = 6379;

int majorVersionIn(const Reply &hello)
{
    for (size_t i = 0; i + 1 < hello.elements.size(); i += 2) {
        const QByteArray &version = hello.elements[i + 1].bytes;
        if (hello.elements[i].isString() && hello.elements[i].bytes == "version")
            return version.left(version.indexOf('.')).toInt();
    }
    return kNotTold;
}

/// It is there, and does not let this account in.
bool isOfLogin(redis::ErrorKind kind)
{
    using Kind = redis::ErrorKind;
    return kind == Kind::AuthenticationRequired || kind == Kind::WrongPassword || kind == Kind::PermissionDenied ||
           kind == Kind::DatabaseOutOfRange;
}

} // namespace

ReplicaSource::ReplicaSource(redis::Server &server, redis::Node &node, TouchedKeys &touched, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_node(node)
    , m_touched(touched)
    , m_connection(server.connectionTo(node.commands().endpoint(), server.address().database).release())
    , m_reader(new RecordReader(*m_connection, quint8(node.index()), this))
{
    m_connection->setParent(this);
    m_poll.setSingleShot(true);
    m_poll.setInterval(kBetweenLooks);
    connect(&m_poll, &QTimer::timeout, this, &ReplicaSource::askReplica);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &ReplicaSource::loseTry);
    connect(m_connection, &Connection::stateChanged, this, &ReplicaSource::takeState);
    connect(m_connection, &Connection::failed, this, &ReplicaSource::takeFailure);
}

ReplicaSource::~ReplicaSource() = default;

QString ReplicaSource::place() const
{
    return m_connection->endpoint().toString();
}

void ReplicaSource::prepare()
{
    release();
    if (m_failedAt.isValid() && !m_failedAt.hasExpired(kLeftAlone.count())) {
        Q_EMIT unavailable(); // for the reason of then
        return;
    }
    m_failedAt.invalidate();
    m_refusal.reset();
    m_next = 0;
    m_places.clear();
    if (m_node.commands().endpoint().transport == redis::Transport::Unix)
        return endInVain({Why::BySocket});
    // Before the question: whatever is not in the offset that is answered is noted.
    m_touched.begin();
    m_stage = Stage::AskingPrimary;
    ask(m_node.commands(), false, [this](const redis::Result<Word> &word) { takePrimary(word); });
}

void ReplicaSource::disconnect()
{
    release();
    m_connection->close();
}

void ReplicaSource::release()
{
    ++m_turn;
    m_stage = Stage::Idle;
    m_poll.stop();
    m_patience.stop();
    m_touched.end();
}

/// Without INFO only where ROLE tells: it need not be allowed.
void ReplicaSource::ask(Connection &connection, bool withInfo, const Answer &answer)
{
    redis::CommandBatch batch;
    batch.add({"HELLO"});
    batch.add({"TIME"});
    batch.add({"ROLE"});
    batch.add({"DBSIZE"});
    if (withInfo)
        batch.add({"INFO", "replication"});
    const qint64 sentAt = messages::ServerClock::monotonicMs();
    connection.send(
        batch, this,
        [this, &connection, withInfo, answer, sentAt, turn = m_turn](const redis::Result<std::vector<Reply>> &replies) {
            if (turn != m_turn)
                return;
            if (!replies)
                return answer(tl::unexpected(replies.error()));
            const Word word = readWord(*replies, sentAt);
            if (word.refused && !withInfo && !redis::isTemporary(word.refused->kind))
                return ask(connection, true, answer);
            answer(word);
        });
}

ReplicaSource::Word ReplicaSource::readWord(const std::vector<Reply> &replies, qint64 sentAt)
{
    Word word;
    if (replies.size() < 4)
        return word;
    word.version = majorVersionIn(replies[0]);
    word.clock = clockOf(replies[1], sentAt);
    if (replies[3].isInteger())
        word.keys = replies[3].integer;
    const Reply *info = replies.size() > 4 && replies[4].isString() ? &replies[4] : nullptr;
    if (info) {
        readInfo(info->bytes, word.facts);
        word.takesWrites = info->bytes.contains("slave_read_only:0");
    }
    word.isByRole = readRole(replies[2], word.facts);
    if (!word.isByRole && !info)
        word.refused = replies[2].isError() ? replies[2].error() : redis::Error{redis::ErrorKind::ProtocolError, {}};
    return word;
}

void ReplicaSource::takePrimary(const redis::Result<Word> &word)
{
    if (!word)
        return losePrimary();
    if (word->refused && redis::isTemporary(word->refused->kind))
        return endInVain({Why::NotNow});
    if (word->facts.isPrimary == false)
        return endInVain({Why::IsReplica});
    if (word->refused || word->facts.isPrimary != true || word->facts.offset < 0)
        return endInVain({Why::NotTold});
    if (word->version == kNotTold)
        return endInVain({Why::VersionNotTold});
    if (word->version < kVersionWithInstants)
        return endInVain({Why::TooOld});
    m_wanted = word->facts.offset;
    m_primaryClock = word->clock;
    m_primaryKeys = word->keys;
    m_places = placesBy(word->facts);
    tryNext();
}

/// Its connection broke, or is made anew: that ends the pass, and says nothing of the account. Answers come before the
/// state of the connection is told.
void ReplicaSource::losePrimary()
{
    if (m_node.commands().state() == Connection::State::Ready)
        return endInVain({Why::NotTold});
    release();
}

/// Those that are known to be there, the least behind first; but one that is connected before all.
std::vector<redis::Endpoint> ReplicaSource::placesBy(const messages::NodeFacts &primary) const
{
    struct Candidate {
        redis::Endpoint place;
        qint64 offset;
    };
    std::vector<Candidate> candidates;
    const auto offsetOf = [&primary](const QString &place) {
        const auto told = std::find_if(primary.replicas.begin(), primary.replicas.end(),
                                       [&place](const messages::ReplicaTold &each) { return each.place == place; });
        return told == primary.replicas.end() ? -1 : told->offset;
    };
    if (m_server.finding() == redis::Server::Finding::Cluster) {
        const redis::ClusterShard *shard = m_server.shardOf(m_node.index());
        for (const redis::ClusterMember &member : shard ? shard->replicas : std::vector<redis::ClusterMember>()) {
            if (member.endpoint && !member.isFailed)
                candidates.push_back({*member.endpoint, offsetOf(member.endpoint->toString())});
        }
    } else {
        for (const messages::ReplicaTold &told : primary.replicas) {
            const auto place = redis::parsePlace(told.place, m_node.commands().endpoint().transport, kDefaultPort);
            if (told.isOnline && place)
                candidates.push_back({m_server.address().reached(*place), told.offset});
        }
    }
    const auto isConnected = [this](const Candidate &each) {
        return m_connection->state() == Connection::State::Ready && each.place == m_connection->endpoint();
    };
    std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate &one, const Candidate &other) {
        return isConnected(one) != isConnected(other) ? isConnected(one) : one.offset > other.offset;
    });
    std::vector<redis::Endpoint> places;
    for (const Candidate &candidate : candidates)
        places.push_back(candidate.place);
    places.resize(std::min(places.size(), kMostTried));
    return places;
}

void ReplicaSource::tryNext()
{
    if (m_next == m_places.size())
        return endInVain(m_refusal.value_or(ReplicaRefusal{}));
    const redis::Endpoint &place = m_places[m_next++];
    m_stage = Stage::Connecting;
    m_doubt.reset();
    m_patience.start();
    if (m_connection->state() == Connection::State::Ready && m_connection->endpoint() == place)
        return beginCatchingUp();
    m_connection->moveTo(place);
    m_connection->open();
}

void ReplicaSource::takeState(Connection::State state)
{
    if (state == Connection::State::Ready && m_stage == Stage::Connecting)
        beginCatchingUp();
}

void ReplicaSource::takeFailure(const redis::Error &error)
{
    switch (m_stage) {
    case Stage::Idle:
    case Stage::AskingPrimary:
        m_connection->close(); // it is opened when it is wanted
        break;
    case Stage::Connecting:
    case Stage::CatchingUp:
    case Stage::Confirming:
        refuse(isOfLogin(error.kind) ? Why::Refused : Why::Unreachable, error);
        break;
    case Stage::Ready:
        Q_EMIT broken(error);
        break;
    }
}

void ReplicaSource::beginCatchingUp()
{
    m_stage = Stage::CatchingUp;
    m_isByRole = false;
    m_reader->forgetRefusals();
    if (!m_node.isOfCluster())
        return askReplica();
    m_reader->setOfCluster();
    m_connection->send({"READONLY"}, this, [this, turn = m_turn](const redis::Result<Reply> &reply) {
        if (turn != m_turn || m_stage != Stage::CatchingUp)
            return;
        if (reply)
            askReplica();
        else if (m_connection->state() == Connection::State::Ready)
            refuse(Why::Refused, reply.error());
    });
}

void ReplicaSource::askReplica()
{
    // INFO once, since it alone tells of writes.
    ask(*m_connection, !m_isByRole, [this, tried = m_next](const redis::Result<Word> &word) {
        if (m_stage == Stage::CatchingUp && tried == m_next)
            takeReplica(word);
    });
}

void ReplicaSource::takeReplica(const redis::Result<Word> &word)
{
    if (!word) {
        if (m_connection->state() == Connection::State::Ready)
            refuse(Why::Unreachable, word.error());
        return; // else the failure tells
    }
    m_isByRole = word->isByRole;
    if (word->refused && !redis::isTemporary(word->refused->kind))
        return refuse(Why::NotTold);
    if (word->takesWrites)
        return refuse(Why::TakesWrites);
    const std::optional<Why> objection = objectionTo(*word);
    if (objection || m_doubt != Why::Untrue) // which only the primary's answer takes back
        m_doubt = objection;
    if (!objection) {
        m_reader->setClock(*m_primaryClock); // by which the deadlines are that it names
        m_replicaKeys = word->keys;
        confirm(word->facts.offset);
    } else if (word->refused) {
        m_poll.start(); // it loads, or a script runs
    } else if (*m_doubt == Why::TooOld || *m_doubt == Why::VersionNotTold || word->facts.isPrimary != false) {
        refuse(*m_doubt);
    } else {
        m_poll.start(); // it may pass
    }
}

std::optional<ReplicaRefusal::Why> ReplicaSource::objectionTo(const Word &word) const
{
    if (word.refused) // for now, else it is not asked
        return Why::NotFollowing;
    if (word.version == kNotTold)
        return Why::VersionNotTold;
    if (word.version < kVersionWithInstants)
        return Why::TooOld;
    if (word.facts.isPrimary != false || word.facts.isLinked != true)
        return Why::NotFollowing;
    if (word.facts.offset < m_wanted)
        return Why::Behind;
    // By a slow answer it may only seem so: it is looked at again.
    if (!word.clock || !m_primaryClock || std::abs(word.clock->nowMs() - m_primaryClock->nowMs()) > kMostApartMs)
        return Why::ClocksApart;
    return std::nullopt;
}

/// One that has another history may have an offset that is large enough: by chance it is not between these two.
void ReplicaSource::confirm(qint64 offset)
{
    m_stage = Stage::Confirming;
    m_offset = offset;
    ask(m_node.commands(), false, [this](const redis::Result<Word> &word) {
        if (m_stage != Stage::Confirming)
            return;
        if (!word)
            return losePrimary();
        if (word->facts.isPrimary != true || word->facts.offset < m_offset)
            return refuse(Why::NotFollowing);
        if (lacksKeys(*word)) {
            m_doubt = Why::Untrue;
            m_stage = Stage::CatchingUp;
            m_poll.start();
            return;
        }
        m_stage = Stage::Ready;
        m_patience.stop();
        m_refusal.reset();
        Q_EMIT ready();
    });
}

/// What nobody has read yet is not missed by anyone when the replica does not name it: but it can be counted. It was
/// counted between the two times that the primary was, so it lacks what was in both. What the primary has removed by
/// its deadline the replica keeps until it is told, so it rather has more. Where that may not be asked nobody knows.
bool ReplicaSource::lacksKeys(const Word &primary) const
{
    if (!primary.keys || !m_primaryKeys || !m_replicaKeys || m_touched.areAll())
        return false;
    const qint64 there = std::min(*primary.keys, *m_primaryKeys);
    const qint64 mayHaveGone = kFewKeys + there / kFewOfKeys + m_touched.count();
    return there - *m_replicaKeys > mayHaveGone;
}

void ReplicaSource::loseTry()
{
    if (m_doubt)
        refuse(*m_doubt);
    else
        refuse(Why::Unreachable, {redis::ErrorKind::TimedOut, {}});
}

/// This one; perhaps another one will do.
void ReplicaSource::refuse(Why why, const redis::Error &error)
{
    m_refusal = ReplicaRefusal{why, place(), error};
    ++m_turn;
    m_poll.stop();
    m_patience.stop();
    m_stage = Stage::Idle;
    m_connection->close();
    tryNext();
}

void ReplicaSource::endInVain(const ReplicaRefusal &refusal)
{
    release();
    m_refusal = refusal;
    if (m_next > 0)
        m_failedAt.start();
    Q_EMIT unavailable();
}

void ReplicaSource::giveUp(Why why, const redis::Error &error)
{
    const ReplicaRefusal refusal{why, place(), error};
    release();
    m_refusal = refusal;
    m_failedAt.start();
    m_connection->close();
}

void ReplicaSource::addCheck(redis::CommandBatch &batch) const
{
    if (m_isByRole)
        batch.add({"ROLE"});
    else
        batch.add({"INFO", "replication"});
}

bool ReplicaSource::takeCheck(const Reply &reply)
{
    messages::NodeFacts facts;
    if (m_isByRole)
        readRole(reply, facts);
    else if (reply.isString())
        readInfo(reply.bytes, facts);
    // What is filled anew begins elsewhere, or is not linked meanwhile.
    const bool isSame = facts.isPrimary == false && facts.isLinked == true && facts.offset >= m_offset;
    m_offset = facts.offset;
    return isSame;
}

bool ReplicaSource::answersFor(QByteArrayView key) const
{
    if (m_touched.contains(key))
        return false;
    const bool isOfCluster = m_server.finding() == redis::Server::Finding::Cluster;
    return !isOfCluster || m_server.nodeForKey(key) == &m_node;
}

} // namespace server

#include "moc_replicasource.cpp"
