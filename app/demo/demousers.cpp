// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demousers.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <utility>

namespace app
{

using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::milliseconds kTick = 250ms;
constexpr std::chrono::milliseconds kFirstLook = 20ms; ///< until all that there is can be written to
constexpr double kTickSeconds = 0.25;
constexpr int kFirstSessions = 300;
/// Above twice this, hardly anybody comes by any more.
constexpr double kComfortable = 300;
constexpr double kArrivalsPerSecond = 2;
/// Arrivals rise and fall, so that a chart of a minute has a shape.
constexpr double kRhythmSeconds = 90;
constexpr double kSecondsInMinute = 60;
constexpr int kMostClicksPerMinute = 60;
constexpr int kMostClicksPerTick = 100;
constexpr int kWavePerTick = 400;
constexpr double kVisitorsPart = 0.15;
/// A visitor who never logs in is forgotten this many times sooner.
constexpr int kVisitorsShare = 15;
constexpr qint64 kShortestLifetimeMs = 5000;
/// Some of the first sessions end between these, for there to be something to see at once.
constexpr qint64 kSoonestMs = 2000;
constexpr qint64 kSoonMs = 60'000;
/// Whoever has not clicked for this long is not at work any more.
constexpr qint64 kGoneAfterMs = 40'000;

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch(); // the server's clock too: it is this machine's
}

} // namespace

DemoUsers::DemoUsers(redis::ServerAddress address, const redis::Login &login, quint32 seed, QObject *parent)
    : QObject(parent)
    , m_people(seed)
    , m_address(std::move(address))
    , m_writer(login)
{
    m_ticks.setInterval(kFirstLook);
    connect(&m_ticks, &QTimer::timeout, this, &DemoUsers::tick);
}

void DemoUsers::start()
{
    m_writer.open(m_address);
    m_ticks.start();
}

void DemoUsers::moveTo(const redis::ServerAddress &address)
{
    m_address = address;
    m_writer.open(m_address);
}

void DemoUsers::setLifetime(std::chrono::seconds lifetime)
{
    m_lifetime = std::clamp<std::chrono::seconds>(lifetime, 5s, 24h);
}

void DemoUsers::addWave(int sessions)
{
    m_waveLeft = std::min(m_waveLeft + std::clamp(sessions, 0, kLargestWave), kLargestWave);
}

void DemoUsers::setClicksPerMinute(int clicks)
{
    m_clicksPerMinute = std::clamp(clicks, 0, kMostClicksPerMinute);
}

void DemoUsers::setSliding(bool isSliding)
{
    m_expiry = isSliding ? DemoSession::Expiry::Sliding : DemoSession::Expiry::Fixed;
}

/// Picked at random, each once; until the sessions change. Their users leave: a click would save one.
std::vector<DemoSession *> DemoUsers::someSessions(int count)
{
    std::vector<DemoSession *> some;
    const auto most = std::min(size_t(std::max(count, 0)), m_sessions.size());
    for (size_t i = 0; i < most; ++i) {
        // One step of a Fisher-Yates shuffle.
        const auto pick = size_t(m_people.between(qint64(i), qint64(m_sessions.size()) - 1));
        std::swap(m_sessions[i], m_sessions[pick]);
        m_sessions[i].leaves = nowMs();
        m_sessions[i].logsOut = false;
        some.push_back(&m_sessions[i]);
    }
    return some;
}

void DemoUsers::expireSome(int sessions)
{
    Commands commands;
    const qint64 now = nowMs();
    for (DemoSession *session : someSessions(sessions))
        commands.push_back({session->key, session->expiry(now, m_people.between(300, 3000))});
    m_writer.send(commands);
}

void DemoUsers::endTogether(int sessions, std::chrono::milliseconds in)
{
    Commands commands;
    const qint64 deadline = nowMs() + in.count();
    const auto done = std::make_shared<int>(0);
    const auto count = [done](const redis::Reply &reply) { *done += reply.isInteger() && reply.integer == 1 ? 1 : 0; };
    for (DemoSession *session : someSessions(sessions))
        commands.push_back({session->key, session->expiryAt(deadline), count});
    m_writer.send(commands, [this, done, deadline] { Q_EMIT endsTogether(*done, deadline); });
}

void DemoUsers::clickAs(const QByteArray &name)
{
    const qint64 now = nowMs();
    dropEnded(now);
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(), [&name](const DemoSession &session) {
        return session.isSteered && session.person.name == name;
    });
    const bool isLogin = found == m_sessions.end();
    Commands commands;
    if (isLogin) {
        DemoPerson person = m_people.somebody();
        person.name = name;
        DemoSession session = DemoSession::make(m_people, person, now, lifetimeOf(person));
        session.isSteered = true;
        commands.push_back({session.key, session.login(now)});
        m_sessions.push_back(std::move(session));
    } else {
        found->lifetimeMs = lifetimeOf(found->person);
        commands.push_back({found->key, found->click(now, m_expiry),
                            [this, key = found->key](const redis::Reply &reply) { takeClick(key, reply); }});
    }
    const QByteArray key = commands.front().key;
    commands.push_back({key, {"PTTL", key}, [this, name, isLogin](const redis::Reply &reply) {
                            Q_EMIT clicked(name, isLogin, reply.isInteger() && reply.integer >= 0 ? reply.integer : -1);
                        }});
    m_writer.send(commands);
}

qint64 DemoUsers::lifetimeOf(const DemoPerson &person) const
{
    const qint64 full = std::chrono::milliseconds(m_lifetime).count();
    return person.name.isEmpty() ? std::max(full / kVisitorsShare, kShortestLifetimeMs) : full;
}

DemoSession DemoUsers::arrive(qint64 nowMs)
{
    const DemoPerson person = m_people.happens(kVisitorsPart) ? m_people.visitor() : m_people.somebody();
    DemoSession session = DemoSession::make(m_people, person, nowMs, lifetimeOf(person));
    session.leaves = nowMs + m_people.between(10'000, person.name.isEmpty() ? 60'000 : 300'000);
    session.logsOut = !person.name.isEmpty() && m_people.happens(0.6);
    return session;
}

/// As if the applications had been in use for hours: some sessions are about to end, most are not.
void DemoUsers::writeFirstSessions()
{
    Commands commands;
    // What else lives in such a server, and is no session though one has a session's prefix.
    for (const QByteArrayList &other : {QByteArrayList{"SET", "session:next", "48211"},
                                        QByteArrayList{"SET", "cache:frontpage:en", "<html>…</html>", "EX", "900"},
                                        QByteArrayList{"SET", "cache:rates", R"({"EUR":1,"USD":1.08})", "EX", "600"},
                                        QByteArrayList{"HSET", "bull:mail:2041", "name", "welcome", "attempts", "1"},
                                        QByteArrayList{"RPUSH", "bull:mail:wait", "2042", "2043"}})
        commands.push_back({other.at(1), other});

    const qint64 now = nowMs();
    for (int i = 0; i < kFirstSessions; ++i) {
        DemoSession session = arrive(now);
        const qint64 most = m_people.happens(0.15) ? kSoonMs : session.lifetimeMs;
        session.deadline = now + m_people.between(kSoonestMs, std::min(most, session.lifetimeMs));
        session.lastSeen = session.deadline - session.lifetimeMs;
        session.created = session.lastSeen - m_people.between(0, 2 * 60 * 60 * 1000);
        if (now - session.lastSeen > kGoneAfterMs) { // without a word
            session.leaves = now;
            session.logsOut = false;
        }
        commands.push_back({session.key, session.login(now)});
        m_sessions.push_back(std::move(session));
    }
    m_isBeginning = true;
    m_writer.send(commands, [this] {
        m_started = true;
        m_ticks.start(kTick);
        Q_EMIT started();
    });
}

void DemoUsers::tick()
{
    if (!m_started) {
        if (m_writer.isWhole() && !m_isBeginning)
            writeFirstSessions();
        return;
    }
    const qint64 now = nowMs();
    dropEnded(now);
    if (!m_writer.isReady())
        return; // nobody can get in, or be seen to click
    Commands commands;
    if (!m_paused) {
        work(commands, now);
        comeBy(commands, now);
    }
    comeInWave(commands, now);
    m_writer.send(commands);
}

void DemoUsers::dropEnded(qint64 nowMs)
{
    std::erase_if(m_sessions, [nowMs](const DemoSession &session) { return session.deadline <= nowMs; });
}

void DemoUsers::comeBy(Commands &commands, qint64 nowMs)
{
    const double phase = double(nowMs) / 1000 / kRhythmSeconds * 2 * std::numbers::pi;
    const double room = std::clamp((2 * kComfortable - double(m_sessions.size())) / kComfortable, 0.0, 2.0);
    const double expected = kArrivalsPerSecond * kTickSeconds * (1 + 0.6 * std::sin(phase)) * room;
    for (int i = m_people.count(expected); i > 0; --i) {
        m_sessions.push_back(arrive(nowMs));
        commands.push_back({m_sessions.back().key, m_sessions.back().login(nowMs)});
    }
}

void DemoUsers::comeInWave(Commands &commands, qint64 nowMs)
{
    for (int i = std::min(m_waveLeft, kWavePerTick); i > 0 && !isFull(); --i) {
        DemoSession session = arrive(nowMs);
        session.leaves = nowMs;
        session.logsOut = false;
        // They do not all run out in the same second: a hill in the forecast, not a needle.
        session.deadline = nowMs + m_people.between(session.lifetimeMs / 4, session.lifetimeMs);
        commands.push_back({session.key, session.login(nowMs)});
        m_sessions.push_back(std::move(session));
        --m_waveLeft;
    }
    if (isFull())
        m_waveLeft = 0;
}

void DemoUsers::work(Commands &commands, qint64 nowMs)
{
    const double expected = double(m_sessions.size()) * kTickSeconds * m_clicksPerMinute / kSecondsInMinute;
    std::vector<QByteArray> loggedOut;
    for (int i = std::min(m_people.count(expected), kMostClicksPerTick); i > 0; --i) {
        DemoSession &session = m_sessions[size_t(m_people.between(0, qint64(m_sessions.size()) - 1))];
        if (session.isSteered)
            continue;
        if (nowMs < session.leaves) {
            session.lifetimeMs = lifetimeOf(session.person);
            commands.push_back({session.key, session.click(nowMs, m_expiry),
                                [this, key = session.key](const redis::Reply &reply) { takeClick(key, reply); }});
        } else if (session.logsOut) {
            session.logsOut = false; // once, should it be picked again before it is forgotten
            commands.push_back({session.key, session.logout()});
            loggedOut.push_back(session.key);
        }
    }
    for (const QByteArray &key : loggedOut)
        forget(key);
}

/// A click on a session that is gone: somebody ended it. Its user does not come back by itself.
void DemoUsers::takeClick(const QByteArray &key, const redis::Reply &reply)
{
    if (reply.isNil() || (reply.isInteger() && reply.integer == 0))
        forget(key);
}

/// Linear, for at most kMostClicksPerTick keys a tick.
void DemoUsers::forget(const QByteArray &key)
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [&key](const DemoSession &session) { return session.key == key; });
    if (found == m_sessions.end())
        return;
    std::swap(*found, m_sessions.back());
    m_sessions.pop_back();
}

} // namespace app

#include "moc_demousers.cpp"
