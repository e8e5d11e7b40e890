// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demopeople.h"
#include "app/demo/demosession.h"
#include "app/demo/demowriter.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace app
{

/// Simulated users at work on the demo's server, or on all nodes of its fleet: they log in, click around, log out, or
/// just go and let their sessions run out. Everything is asynchronous; what is done in one tick is bounded.
class DemoUsers final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kLargestWave = 10'000;
    static constexpr int kMostSessions = 50'000; ///< with waves; without, they stay in the hundreds

    DemoUsers(redis::ServerAddress address, const redis::Login &login, quint32 seed, QObject *parent = nullptr);

    /// Connects, writes the first sessions, and lets the users work. started() follows.
    void start();
    /// The server that they write to is another one.
    void moveTo(const redis::ServerAddress &address);

    std::chrono::seconds lifetime() const { return m_lifetime; }
    /// What a session of a logged-in user lives without a click; visitors' are much shorter.
    void setLifetime(std::chrono::seconds lifetime);
    /// Nobody logs in, clicks or logs out: what is there runs out.
    void setPaused(bool paused) { m_paused = paused; }
    /// Of each user, on average.
    int clicksPerMinute() const { return m_clicksPerMinute; }
    void setClicksPerMinute(int clicks);
    /// Whether a click extends the session. Otherwise it ends as was said at its log-in.
    bool isSliding() const { return m_expiry == DemoSession::Expiry::Sliding; }
    void setSliding(bool isSliding);
    /// This many people come at once, look, and go.
    void addWave(int sessions);
    /// This many sessions, picked at random, end within seconds.
    void expireSome(int sessions);
    /// This many get one deadline, so long from now, and nobody clicks in them any more. Answered by endsTogether().
    void endTogether(int sessions, std::chrono::milliseconds in);
    /// One request of a user who makes none otherwise. Where there is no session of theirs they log in. Answered by
    /// clicked().
    void clickAs(const QByteArray &name);

Q_SIGNALS:
    void started();
    /// By the server's answers: so many of the sessions have the deadline, epoch ms.
    void endsTogether(int sessions, qint64 deadline);
    /// The session has so much left by the server's word: ms, -1: there is none.
    void clicked(const QByteArray &name, bool isLogin, qint64 leftMs);

private:
    using Commands = std::vector<DemoWriter::Command>;

    void writeFirstSessions();
    void tick();

    void dropEnded(qint64 nowMs);
    void comeBy(Commands &commands, qint64 nowMs);
    void comeInWave(Commands &commands, qint64 nowMs);
    void work(Commands &commands, qint64 nowMs);
    void takeClick(const QByteArray &key, const redis::Reply &reply);
    void forget(const QByteArray &key);
    std::vector<DemoSession *> someSessions(int count);

    DemoSession arrive(qint64 nowMs);
    qint64 lifetimeOf(const DemoPerson &person) const;
    bool isFull() const { return m_sessions.size() >= size_t(kMostSessions); }

    DemoPeople m_people;
    redis::ServerAddress m_address;
    DemoWriter m_writer;
    QTimer m_ticks;
    std::vector<DemoSession> m_sessions;
    std::chrono::seconds m_lifetime{std::chrono::minutes(30)};
    int m_clicksPerMinute = 5;
    DemoSession::Expiry m_expiry = DemoSession::Expiry::Sliding;
    int m_waveLeft = 0;
    bool m_paused = false;
    bool m_isBeginning = false; ///< the first sessions are on their way
    bool m_started = false;
};

} // namespace app
