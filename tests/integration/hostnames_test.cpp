// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"
#include "tests/support/hostnames.h"

#include <gtest/gtest.h>

// A host name that leads elsewhere after a failover, as those of managed servers do.

using namespace messages;
using support::HonestStatus;
using support::HostNames;
using support::RedisServer;
using support::sessionId;
using support::Watched;
using Mode = Liveness::Mode;

namespace
{

const QByteArray kName = "cache.sessionscope.test";
// Qt keeps what it has looked up for a minute: sooner than that it has to be found.
constexpr int kFoundWithinMs = 25'000;

QStringList allEvents()
{
    return {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")};
}

/// Two servers on the same port of two addresses, and a monitor that knows a name only.
class NamedServers : public Watched
{
public:
    NamedServers()
        : first(RedisServer::Listen::Tcp, allEvents())
        , second(RedisServer::Listen::Tcp, allEvents())
    {
        HostNames::lead(kName, "127.0.0.1");
    }

    RedisServer first;
    RedisServer second;

    /// False: this redis-server cannot (before 7.0), or the address is not there.
    bool moveSecond()
    {
        return second.command({"CONFIG", "SET", "bind", "127.0.0.2", "port", QByteArray::number(first.port())}) ==
               "+OK";
    }
    void failOver()
    {
        HostNames::lead(kName, "127.0.0.2");
        first.kill();
        m_current = &second;
    }
    static void set(RedisServer &server, int number, const QByteArray &user)
    {
        server.command(jsonCommand(sessionId(number), user, 600'000));
    }

    QString url() const override
    {
        return QStringLiteral("redis://%1:%2").arg(QString::fromLatin1(kName)).arg(first.port());
    }
    QMap<QByteArray, Facts> truth() override { return factsOn(*m_current); }

protected:
    std::optional<QMap<QByteArray, Facts>> truthAtOnce() override { return factsAtOnceOn(*m_current); }
    bool isRunning() const override { return m_current->isRunning(); }

private:
    RedisServer *m_current = &first;
};

} // namespace

TEST(HostNames, AreLookedUpAnewForEachAttempt)
{
    NamedServers watched;
    if (!watched.moveSecond())
        GTEST_SKIP() << "this redis-server cannot be moved to another address and port while it runs";
    for (int i = 0; i < 40; ++i) {
        NamedServers::set(watched.first, i, "alice");
        NamedServers::set(watched.second, i + 30, "bob"); // some are the same, and others'
    }
    ASSERT_TRUE(watched.load()) << qPrintable(watched.monitor.connectionStatus().problem.sentences());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
    const HonestStatus honest(watched);

    watched.failOver();
    ASSERT_TRUE(watched.waitForMode(Mode::Live, kFoundWithinMs))
        << qPrintable(watched.monitor.connectionStatus().problem.sentences());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 40);
    EXPECT_TRUE(watched.monitor.liveness().gapFrom.isValid());
    EXPECT_TRUE(watched.monitor.liveness().gapTo.isValid());
    NamedServers::set(watched.second, 200, "carol");
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(HostNames, OneThatIsGoneIsToldAndFoundAgain)
{
    NamedServers watched;
    if (!watched.moveSecond())
        GTEST_SKIP() << "this redis-server cannot be moved to another address and port while it runs";
    NamedServers::set(watched.first, 1, "alice");
    NamedServers::set(watched.second, 2, "bob");
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    const HonestStatus honest(watched);

    watched.failOver();
    HostNames::forget(kName);
    ASSERT_TRUE(Watched::waitFor([&] {
        return watched.monitor.connectionStatus().problem.cause.contains(QStringLiteral("No host named"));
    })) << qPrintable(watched.monitor.connectionStatus().problem.sentences());
    EXPECT_EQ(watched.monitor.connectionStatus().phase, ConnectionStatus::Phase::Retrying);
    const int before = HostNames::lookUps(kName);
    HostNames::lead(kName, "127.0.0.2");
    ASSERT_TRUE(watched.waitForMode(Mode::Live, kFoundWithinMs))
        << qPrintable(watched.monitor.connectionStatus().problem.sentences());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_LE(HostNames::lookUps(kName) - before, 8) << "one attempt after the other, with pauses";
}
