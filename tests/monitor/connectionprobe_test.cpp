// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/connectionprobe.h"
#include "models/monitor/iothread.h"
#include "models/monitor/profileurl.h"
#include "tests/monitor/watchvoice.h"
#include "tests/support/redisserver.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using namespace messages;
using namespace monitor;
using support::RedisServer;

constexpr int kLimitMs = 60'000;

class Probe : public testing::Test
{
protected:
    IoThread thread;
    ConnectionProbe probe{thread};
    QSignalSpy finished{&probe, &ConnectionProbe::finished};
};

TEST_F(Probe, AnswersOnceForAServerThatIsThere)
{
    const RedisServer server;
    ASSERT_TRUE(server.isRunning());
    const ConnectionProfile profile = profileFromUrl(server.url()).value().profile;
    probe.start(profile, {});
    ASSERT_TRUE(finished.wait(kLimitMs));
    const auto answer = finished.first().first().value<ProbeAnswer>();
    EXPECT_TRUE(answer.problem.isEmpty()) << answer.problem.cause.toStdString();
    EXPECT_EQ(answer.keys, 0);
    probe.start(profile, {});
    ASSERT_TRUE(finished.wait(kLimitMs));
    EXPECT_EQ(finished.count(), 2);
}

TEST_F(Probe, OnlyTheLatestAnswers)
{
    const support::SilentServer silent;
    const RedisServer server;
    ASSERT_TRUE(server.isRunning());
    probe.start(silent.profile(), {});
    probe.start(profileFromUrl(server.url()).value().profile, {});
    ASSERT_TRUE(finished.wait(kLimitMs));
    EXPECT_EQ(finished.count(), 1);
    EXPECT_TRUE(finished.first().first().value<ProbeAnswer>().problem.isEmpty());
    probe.start(silent.profile(), {});
    probe.cancel(); // and the thread ends without waiting for it
}

} // namespace
