// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"
#include "tests/support/faultproxy.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>
#include <ctime>
#include <sys/wait.h>
#include <unistd.h>

// A laptop that is closed and opened again: this whole process stands still for a while, and the servers do not.

using namespace messages;
using support::FaultProxy;
using support::Heard;
using support::heardName;
using support::HonestStatus;
using support::sessionId;
using support::Watched;
using support::WatchedServer;
using Mode = Liveness::Mode;

namespace
{

constexpr time_t kAsleepSeconds = 7; // longer than any busy machine keeps a thread waiting
// A turn of SourceCheck, and as long again for a busy machine.
constexpr int kNoticedWithinMs = 1000;

class ProxiedServer final : public WatchedServer
{
public:
    using WatchedServer::WatchedServer;

    ConnectionProfile profile() const override
    {
        ConnectionProfile profile = WatchedServer::profile();
        profile.port = proxy.port();
        return profile;
    }
    qint64 connectionsReceived()
    {
        const QByteArray told = server.string({"INFO", "stats"});
        const QByteArray word = "total_connections_received:";
        return told.mid(told.indexOf(word) + word.size()).split('\r').first().toLongLong();
    }

    FaultProxy proxy{server.port()};
};

/// Nothing of this process runs, until somebody wakes it.
void sleepDeeply()
{
    const pid_t sleeper = ::getpid();
    const pid_t alarm = ::fork();
    ASSERT_GE(alarm, 0);
    if (alarm == 0) {
        timespec left{kAsleepSeconds, 0};
        while (::nanosleep(&left, &left) != 0 && errno == EINTR) {
        }
        ::kill(sleeper, SIGCONT);
        ::_exit(0);
    }
    ::kill(sleeper, SIGSTOP);
    ::waitpid(alarm, nullptr, 0);
}

class Asleep : public ::testing::TestWithParam<Heard>
{
};

} // namespace

TEST_P(Asleep, WhoHasGoneMeanwhileIsNoticedAtOnce)
{
    ProxiedServer watched(GetParam());
    for (int i = 0; i < 60; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    watched.setJson(sessionId(100), "bob", 20'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    ASSERT_TRUE(watched.waitUntilTrue());
    const HonestStatus honest(watched);

    watched.pauseRecording();
    const QDateTime before = QDateTime::currentDateTime();
    watched.proxy.halfOpen(); // and nobody is told of what follows
    for (int i = 0; i < 20; ++i)
        watched.server.command({"DEL", "session:" + sessionId(i)});
    watched.setJson(sessionId(200), "carol", 600'000);
    watched.server.command({"PEXPIRE", "session:" + sessionId(100), "2000"});
    sleepDeeply();
    const QDateTime awake = QDateTime::currentDateTime();
    ASSERT_GE(before.msecsTo(awake), qint64(kAsleepSeconds) * 1000 - 500);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.liveness().mode != watched.liveMode; }, kNoticedWithinMs))
        << "it is said to be live, and nobody has heard of it for long";
    watched.resumeRecording();

    ASSERT_TRUE(watched.waitUntilLive(40'000));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 41);
    EXPECT_LE(watched.monitor.liveness().gapFrom, before.addMSecs(500));
    EXPECT_GE(watched.monitor.liveness().gapTo, awake);
}

TEST_P(Asleep, WhoIsStillThereIsAskedAndGoesOn)
{
    ProxiedServer watched(GetParam());
    for (int i = 0; i < 60; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    watched.setJson(sessionId(100), "bob", 2'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    ASSERT_TRUE(watched.waitUntilTrue());
    const HonestStatus honest(watched);
    const qint64 connections = watched.connectionsReceived();
    QList<Mode> told;
    QObject::connect(&watched.monitor, &monitor::SessionMonitor::livenessChanged, &watched.monitor,
                     [&told](const Liveness &liveness) { told.append(liveness.mode); });

    watched.pauseRecording();
    sleepDeeply();
    watched.resumeRecording();
    EXPECT_TRUE(Watched::waitFor([&] { return told.contains(Mode::Stale); }, kNoticedWithinMs))
        << "until it has answered nobody knows";
    ASSERT_TRUE(watched.waitUntilLive());
    watched.setJson(sessionId(200), "carol", 600'000);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 61);
    EXPECT_EQ(watched.connectionsReceived(), connections) << "those of before are good";
    EXPECT_FALSE(watched.monitor.liveness().gapFrom.isValid()) << "what came meanwhile was waiting";
}

INSTANTIATE_TEST_SUITE_P(Sources, Asleep, ::testing::Values(Heard::ByEvents, Heard::ByTracking),
                         [](const auto &of) { return heardName(of.param); });
