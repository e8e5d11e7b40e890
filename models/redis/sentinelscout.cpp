// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sentinelscout.h"

#include "models/redis/sentinelpeer.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace redis
{

namespace
{

using namespace std::chrono_literals;

// A kilobyte from each sentinel.
constexpr auto kBetweenQuestions = 1s;
// While there is no primary: each moment of a failover counts.
constexpr auto kBetweenUrgent = 250ms;
// For the others, once one has answered: sentinels answer within milliseconds.
constexpr auto kPatience = 500ms;
constexpr auto kCheckLimit = 2s;
constexpr int kTicksBetweenOthers = 10;
// Of the longest pause between attempts: a minute. Each failed login may be counted.
constexpr int kSentinelReopenFactor = 6;

bool isSilent(const SentinelWord &word)
{
    return word.kind == SentinelWord::Kind::Silent;
}

} // namespace

SentinelScout::SentinelScout(ServerAddress address, Login login, Login sentinelLogin, ConnectionOptions options,
                             QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_login(std::move(login))
    , m_sentinelLogin(std::move(sentinelLogin))
    , m_options(std::move(options))
    , m_tick(this)
    , m_patience(this)
{
    for (const Endpoint &seed : m_address.seeds)
        addPeer({seed, {}});
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isPatienceOver = true;
        judge();
    });
    connect(&m_tick, &QTimer::timeout, this, &SentinelScout::tick);
}

SentinelScout::~SentinelScout() = default;

void SentinelScout::open()
{
    if (std::exchange(m_isOpen, true))
        return;
    m_isPatienceOver = false;
    for (SentinelPeer *peer : m_peers)
        peer->open();
    m_tick.start(kBetweenUrgent);
}

void SentinelScout::close()
{
    m_isOpen = false;
    m_tick.stop();
    m_patience.stop();
    dropCheck();
    for (SentinelPeer *peer : m_peers)
        peer->close();
    m_standing.isConfirmed = false;
}

void SentinelScout::retry()
{
    if (!m_isOpen)
        return;
    for (SentinelPeer *peer : m_peers)
        peer->retry();
    askAll();
}

// --- the sentinels ---------------------------------------------------------------------------------------------------

void SentinelScout::addPeer(const KnownSentinel &sentinel)
{
    auto *peer = new SentinelPeer(sentinel, m_address.primaryName.toUtf8(), m_sentinelLogin, m_options, this);
    m_peers.push_back(peer);
    connect(peer, &SentinelPeer::wordChanged, this, &SentinelScout::judge);
    // Not what it says, but what all say by now.
    connect(peer, &SentinelPeer::switchAnnounced, this, [this] { askAll(); });
    connect(peer, &SentinelPeer::othersNamed, this,
            [this, peer](const std::vector<KnownSentinel> &others) { learn(peer, others); });
    if (m_isOpen)
        peer->open();
}

bool SentinelScout::isSeed(const SentinelPeer *peer) const
{
    return std::any_of(m_address.seeds.begin(), m_address.seeds.end(),
                       [peer](const Endpoint &seed) { return isSamePrimary(seed, peer->place()); });
}

/// What one of them says of the others.
void SentinelScout::learn(SentinelPeer *teller, std::vector<KnownSentinel> others)
{
    if (!m_isOpen)
        return;
    for (KnownSentinel &other : others)
        other.place = m_address.reached(other.place);
    m_named[teller] = others;
    dropTwins();
    for (const KnownSentinel &other : others) {
        if (!makeWayFor(other) || m_peers.size() >= kMostSentinels)
            continue;
        addPeer(other);
    }
    dropForgotten();
}

/// Whether it is to be asked there: it is not yet, and does not answer where it was before. Then it is asked there no
/// more, unless the user has named that place.
bool SentinelScout::makeWayFor(const KnownSentinel &other)
{
    std::vector<SentinelPeer *> elsewhere;
    for (SentinelPeer *peer : m_peers) {
        if (isSamePrimary(peer->place(), other.place))
            return false;
        if (other.id.isEmpty() || peer->word().id != other.id)
            continue;
        if (!isSilent(peer->word()))
            return false;
        if (!isSeed(peer))
            elsewhere.push_back(peer);
    }
    std::for_each(elsewhere.begin(), elsewhere.end(), [this](SentinelPeer *peer) { drop(peer); });
    return true;
}

/// A sentinel is written by its name, and known to the others by its address. Where it does not answer at one of two
/// places, the other one is the better.
void SentinelScout::dropTwins()
{
    const std::vector<SentinelPeer *> peers = m_peers;
    for (size_t i = 1; i < peers.size(); ++i) {
        const SentinelWord &word = peers[i]->word();
        const bool isTwin = !word.id.isEmpty() && std::any_of(m_peers.begin(), m_peers.end(), [&](auto *other) {
            return other != peers[i] && other->word().id == word.id && !isSilent(other->word());
        });
        const bool isFirst = std::none_of(peers.begin(), peers.begin() + qptrdiff(i),
                                          [&](auto *other) { return other->word().id == word.id; });
        if (isTwin && !isFirst)
            drop(peers[i]);
    }
}

/// Those that are gone for good: none of those who answer names them any more.
void SentinelScout::dropForgotten()
{
    const std::vector<SentinelPeer *> peers = m_peers;
    for (SentinelPeer *peer : peers) {
        const auto names = [peer](const KnownSentinel &known) { return isSamePrimary(known.place, peer->place()); };
        const bool isNamed = std::any_of(m_named.begin(), m_named.end(), [&names](const auto &told) {
            return !isSilent(told.first->word()) && std::any_of(told.second.begin(), told.second.end(), names);
        });
        if (!isNamed && isSilent(peer->word()) && !isSeed(peer))
            drop(peer);
    }
}

/// It may be the one that speaks.
void SentinelScout::drop(SentinelPeer *peer)
{
    m_peers.erase(std::remove(m_peers.begin(), m_peers.end(), peer), m_peers.end());
    m_named.erase(peer);
    peer->disconnect(this);
    peer->deleteLater();
}

void SentinelScout::askAll(bool withOthers)
{
    for (SentinelPeer *peer : m_peers)
        peer->ask(withOthers);
}

/// Nobody would ever say that they are to be tried again: a password that is set sentinel by sentinel.
void SentinelScout::reopenClosed()
{
    const auto isClosed = [](const SentinelPeer *peer) { return peer->isClosed(); };
    const bool isAnyUse = m_followed || m_standing.verdict.kind == SentinelVerdict::Kind::Named;
    if (!isAnyUse || std::none_of(m_peers.begin(), m_peers.end(), isClosed)) {
        m_reopenedAt.invalidate();
        return;
    }
    if (!m_reopenedAt.isValid())
        m_reopenedAt.start();
    if (!m_reopenedAt.hasExpired(std::chrono::milliseconds(m_options.lastRetry * kSentinelReopenFactor).count()))
        return;
    m_reopenedAt.start();
    for (SentinelPeer *peer : m_peers) {
        if (isClosed(peer))
            peer->open();
    }
}

std::vector<SentinelWord> SentinelScout::words() const
{
    std::vector<SentinelWord> words;
    for (const SentinelPeer *peer : m_peers) {
        const SentinelWord &word = peer->word();
        const auto twin = std::find_if(words.begin(), words.end(), [&word](const auto &other) {
            return !word.id.isEmpty() && other.id == word.id;
        });
        if (twin == words.end())
            words.push_back(word);
        else if (isSilent(*twin))
            *twin = word;
    }
    return words;
}

void SentinelScout::tick()
{
    askAll(++m_ticks % kTicksBetweenOthers == 0);
    reopenClosed();
    if (isPrimaryReady())
        askPrimaryRole();
    judge();
    const bool isUrgent = !isPrimaryReady() || m_role == ServerRole::Replica || !m_standing.isConfirmed;
    m_tick.setInterval(isUrgent ? std::chrono::milliseconds(kBetweenUrgent)
                                : std::chrono::milliseconds(kBetweenQuestions));
}

// --- the primary -----------------------------------------------------------------------------------------------------

bool SentinelScout::isPrimaryReady() const
{
    return m_primary && m_primary->state() == Connection::State::Ready;
}

void SentinelScout::watch(Connection &primary)
{
    if (m_primary == &primary)
        return;
    m_primary = &primary;
    connect(&primary, &Connection::stateChanged, this, &SentinelScout::takePrimaryState);
    connect(&primary, &Connection::misdirected, this, [this](ErrorKind kind) {
        if (kind != ErrorKind::ReadOnlyReplica)
            return;
        askAll();
        askPrimaryRole();
    });
}

void SentinelScout::takePrimaryState(Connection::State state)
{
    m_isRoleTold = false;
    m_isAskingRole = false;
    m_role = ServerRole::Unknown;
    if (!m_isOpen)
        return;
    SentinelStanding standing = m_standing;
    standing.isConfirmed = false;
    standing.isDemoted = false;
    setStanding(standing);
    if (state == Connection::State::Ready) {
        // It may have been away for long, and another one may have its place by now.
        m_isPatienceOver = false;
        m_patience.start();
        askPrimaryRole();
        const std::vector<SentinelPeer *> peers = m_peers; // they may change on the way
        for (SentinelPeer *peer : peers)
            peer->askAnew();
    } else if (state == Connection::State::Waiting) {
        askAll();
        m_tick.start(kBetweenUrgent);
    }
}

void SentinelScout::askPrimaryRole()
{
    if (!isPrimaryReady() || std::exchange(m_isAskingRole, true))
        return;
    askRole(*m_primary, this, [this](const Result<ServerRole> &role) {
        m_isAskingRole = false;
        if (!role || !isPrimaryReady())
            return;
        m_isRoleTold = true;
        if (std::exchange(m_role, *role) != *role && *role == ServerRole::Replica) {
            askAll();
            m_tick.start(kBetweenUrgent);
        }
        judge();
    });
}

void SentinelScout::judge()
{
    if (!m_isOpen)
        return;
    if (m_followed)
        m_followed->isGood = isPrimaryReady() && m_role != ServerRole::Replica;
    const std::vector<SentinelWord> said = words();
    const SentinelVerdict verdict = judgeSentinels(said, m_followed, m_isPatienceOver);
    using VerdictKind = SentinelVerdict::Kind;
    const bool isAnyNamed = std::any_of(
        said.begin(), said.end(), [](const SentinelWord &word) { return word.kind == SentinelWord::Kind::Names; });
    if (verdict.kind == VerdictKind::Pending && isAnyNamed && !m_isPatienceOver && !m_patience.isActive())
        m_patience.start();
    const bool isNamed = verdict.kind == VerdictKind::Named;
    const bool isFollowed = isNamed && m_followed && isSamePrimary(verdict.primary, m_followed->place);
    if (isFollowed)
        m_followed->epoch = verdict.epoch;

    SentinelStanding standing = m_standing;
    if (verdict.kind != VerdictKind::Pending)
        standing.verdict = verdict;
    standing.isDemoted = m_role == ServerRole::Replica;
    if (isPrimaryReady() && m_isRoleTold && (isNamed ? isFollowed : verdict.kind != VerdictKind::Pending))
        standing.isConfirmed = true;
    if (!isNamed || isFollowed || !isSamePrimary(verdict.primary, m_standing.verdict.primary))
        standing.isReplicaNamed = false;
    if (isNamed && !isFollowed)
        check(verdict.primary);
    else if (verdict.kind != VerdictKind::Pending)
        dropCheck();
    setStanding(standing);
}

void SentinelScout::setStanding(const SentinelStanding &standing)
{
    if (std::exchange(m_standing, standing) != standing)
        Q_EMIT standingChanged();
}

// --- whether it is one -----------------------------------------------------------------------------------------------

void SentinelScout::check(const Endpoint &place)
{
    const Endpoint reached = m_address.reached(place);
    if (m_check && isSamePrimary(m_check->endpoint(), reached))
        return;
    const bool isSoon =
        m_checkedAt.isValid() && !m_checkedAt.hasExpired(std::chrono::milliseconds(kBetweenUrgent).count());
    if (m_standing.isReplicaNamed && isSoon)
        return;
    dropCheck();
    m_checkedAt.start();
    ConnectionOptions options = m_options;
    options.reconnect = false;
    options.readOnly = true;
    options.connectTimeout = std::min<std::chrono::milliseconds>(options.connectTimeout, kCheckLimit);
    options.answerTimeout = options.connectTimeout;
    m_check = new Connection(reached, m_login, 0, options, this);
    // Whoever follows it tells best why it is not reached, and tries it again.
    connect(m_check, &Connection::failed, this, [this, place] { takeCheck(place, ServerRole::Unknown); });
    connect(m_check, &Connection::stateChanged, this, [this, place](Connection::State state) {
        if (state != Connection::State::Ready)
            return;
        askRole(*m_check, this, [this, place](const Result<ServerRole> &role) {
            if (role)
                takeCheck(place, *role);
        });
    });
    m_check->open();
}

void SentinelScout::takeCheck(const Endpoint &place, ServerRole role)
{
    if (!m_check || !isSamePrimary(m_check->endpoint(), m_address.reached(place)))
        return;
    dropCheck();
    if (role != ServerRole::Replica) {
        follow(place);
        return;
    }
    SentinelStanding standing = m_standing;
    standing.isReplicaNamed = true;
    setStanding(standing);
}

/// May be called from inside one of its handlers.
void SentinelScout::dropCheck()
{
    if (!m_check)
        return;
    Connection *check = std::exchange(m_check, nullptr);
    check->disconnect(this);
    check->close();
    check->deleteLater();
}

void SentinelScout::follow(const Endpoint &place)
{
    m_followed = FollowedPrimary{place, m_standing.verdict.epoch, false};
    m_role = ServerRole::Unknown;
    SentinelStanding standing = m_standing;
    standing.followed = place;
    standing.reached = m_address.reached(place);
    standing.isConfirmed = standing.isDemoted = standing.isReplicaNamed = false;
    setStanding(standing);
    Q_EMIT primaryNamed(m_address.reached(place));
}

} // namespace redis

#include "moc_sentinelscout.cpp"
