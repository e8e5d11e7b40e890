// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/logoutrun.h"
#include "tests/support/redissentinels.h"

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

// The commands, by the address of sentinels.

using namespace support;

namespace
{

/// A port that nobody listens at, and nobody else can take meanwhile.
class HeldPort
{
public:
    HeldPort()
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *const place = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_socket, place, size) == 0 && ::getsockname(m_socket, place, &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~HeldPort() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(HeldPort)

    quint16 port() const { return m_port; }

private:
    int m_socket;
    quint16 m_port = 0;
};

QStringList listing(const QString &url)
{
    return {QStringLiteral("list"), url, kJson};
}

} // namespace

TEST(ListSentinel, ReadsAndEndsAtThePrimary)
{
    RedisSentinels set({.replicas = 1, .sentinelPassword = "s3ntinel"});
    ASSERT_TRUE(set.isRunning());
    fillForLogout(set.server(0));
    ProgramRun program;
    EXPECT_EQ(program.run(listing(set.url())), 3);
    EXPECT_TRUE(program.errors.contains("asks for a password")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("accounts of their own")) << program.errors.constData();
    program.environment.insert(QStringLiteral("SESSIONSCOPE_SENTINEL_PASSWORD"), QStringLiteral("wrong"));
    EXPECT_EQ(program.run(listing(set.url())), 3);
    EXPECT_TRUE(program.errors.contains("did not accept")) << program.errors.constData();
    EXPECT_FALSE(program.errors.contains("wrong")) << program.errors.constData();

    program.environment.insert(QStringLiteral("SESSIONSCOPE_SENTINEL_PASSWORD"), QStringLiteral("s3ntinel"));
    ASSERT_EQ(program.run(listing(set.url())), 0) << program.errors.constData();
    EXPECT_EQ(linesOf(program.output).size(), 3);
    QString other = set.url();
    other.replace(QLatin1String("mymaster"), QLatin1String("shop"));
    EXPECT_EQ(program.run(listing(other)), 3);
    EXPECT_TRUE(program.errors.contains("Give the name of one that they do know: mymaster"))
        << program.errors.constData();

    ASSERT_TRUE(set.failOver());
    ASSERT_TRUE(set.waitUntilRoleIs(0, "slave"));
    ASSERT_EQ(
        program.run({QStringLiteral("logout"), set.url(), QStringLiteral("--filter"), QStringLiteral("user:=alice"),
                     QStringLiteral("--reason"), QStringLiteral("test"), kYes, kJson}),
        0)
        << program.errors.constData();
    EXPECT_EQ(countOf(program.output, "ended"), 2) << program.output.constData();
    EXPECT_EQ(set.server(set.primary()).integer({"DBSIZE"}), 2);
}

TEST(ListSentinel, SaysWhatIsWrong)
{
    RedisServer plain;
    ASSERT_TRUE(plain.isRunning());
    ProgramRun program;
    EXPECT_EQ(program.run(listing(QStringLiteral("redis+sentinel://127.0.0.1:%1/mymaster").arg(plain.port()))), 3);
    EXPECT_TRUE(program.errors.contains("is no sentinel")) << program.errors.constData();
    const HeldPort held;
    ASSERT_NE(held.port(), 0);
    EXPECT_EQ(program.run(listing(QStringLiteral("redis+sentinel://127.0.0.1:%1/mymaster").arg(held.port()))), 3);
    EXPECT_TRUE(program.errors.contains("No sentinel answers")) << program.errors.constData();
}
