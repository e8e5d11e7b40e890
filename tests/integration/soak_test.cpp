// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <gtest/gtest.h>

using namespace messages;
using namespace sessions;
using support::RedisServer;
using support::sessionId;
using support::WatchedServer;

namespace
{

constexpr int kDefaultSeconds = 60;
constexpr int kSessions = 3000;
constexpr int kCommandsAtOnce = 40;

/// What applications do, at random: creates, touches, changes, deletions, short lives.
QByteArrayList randomCommand(QRandomGenerator &random)
{
    const int number = int(random.bounded(kSessions));
    const QByteArray key = "session:" + sessionId(number);
    const QByteArray user = "user" + QByteArray::number(random.bounded(500));
    const QByteArray ttl =
        QByteArray::number(random.bounded(10) == 0 ? random.bounded(50, 3000) : random.bounded(60'000, 600'000));
    switch (random.bounded(10)) {
    case 0:
    case 1:
    case 2:
        return {"SET", key, R"({"user_id":")" + user + R"("})", "PX", ttl};
    case 3:
        return {"SET", key, R"({"user_id":")" + user + R"("})"};
    case 4:
    case 5:
    case 6:
        return {"PEXPIRE", key, ttl};
    case 7:
        return {"PERSIST", key};
    default:
        return {"UNLINK", key};
    }
}

// A minute of random traffic with every kind of interruption in between; when it is quiet again, the table
// must equal the server, exactly.
TEST(Soak, AfterEverythingTheTableEqualsTheServer)
{
    const int seconds = qEnvironmentVariableIntValue("SESSIONSCOPE_SOAK_SECONDS") > 0
                            ? qEnvironmentVariableIntValue("SESSIONSCOPE_SOAK_SECONDS")
                            : kDefaultSeconds;
    const quint32 seed = qEnvironmentVariableIsSet("SESSIONSCOPE_SOAK_SEED")
                             ? quint32(qEnvironmentVariableIntValue("SESSIONSCOPE_SOAK_SEED"))
                             : QRandomGenerator::global()->generate();
    RecordProperty("seed", int(seed));
    SCOPED_TRACE("seed " + std::to_string(seed));
    QRandomGenerator random(seed);

    WatchedServer watched(RedisServer::Listen::Tcp, {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE"),
                                                     QStringLiteral("--appendonly"), QStringLiteral("yes"),
                                                     QStringLiteral("--appendfsync"), QStringLiteral("no")});
    ASSERT_TRUE(watched.load());

    struct Interruption {
        double at;
        const char *name;
    };
    const Interruption interruptions[] = {{0.15, "cut subscription"}, {0.30, "cut commands"}, {0.45, "restart"},
                                          {0.60, "cut both"},         {0.75, "hang"},         {0.85, "logout"}};
    size_t next = 0;
    int sent = 0;
    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < seconds * 1000) {
        QList<QByteArrayList> commands;
        for (int i = 0; i < kCommandsAtOnce; ++i)
            commands.append(randomCommand(random));
        watched.server.pipeline(commands);
        sent += kCommandsAtOnce;
        QTest::qWait(5);
        if (next < std::size(interruptions) && elapsed.elapsed() > interruptions[next].at * seconds * 1000) {
            const QByteArrayView name = interruptions[next++].name;
            if (name == "cut subscription" || name == "cut both")
                watched.server.command({"CLIENT", "KILL", "TYPE", "pubsub"});
            if (name == "cut commands" || name == "cut both")
                watched.server.command({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
            if (name == "restart") {
                watched.server.kill();
                QTest::qWait(300);
                ASSERT_TRUE(watched.server.start());
            }
            if (name == "hang") {
                watched.server.suspend();
                QTest::qWait(1500);
                watched.server.resume();
            }
            if (name == "logout") {
                std::vector<Slot> some;
                watched.monitor.store().forEach([&](Slot slot) {
                    if (slot % 7 == 0)
                        some.push_back(slot);
                });
                watched.monitor.logouts().logOut(some);
            }
        }
    }
    EXPECT_EQ(next, std::size(interruptions));
    EXPECT_GT(sent, seconds * 100);
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live, 30'000));
    EXPECT_TRUE(watched.waitUntilTrue(30'000));
    EXPECT_GT(watched.monitor.store().count(), 100);
    // The rows that linger leave; then the row count is the session count.
    EXPECT_TRUE(WatchedServer::waitFor([&] {
        watched.monitor.table().commit();
        return watched.monitor.table().rowCount() == watched.monitor.store().count();
    }));
}

} // namespace
