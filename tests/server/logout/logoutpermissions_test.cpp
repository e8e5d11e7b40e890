// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutpermissions.h"
#include "tests/server/fakenode.h"
#include "tests/server/logout/guardedredis.h"

#include <gtest/gtest.h>

using namespace server;
using messages::Logoutability;
using messages::Permission;
using support::GuardedRedis;
using Answer = Permission::Answer;

namespace
{

class LogoutPermissionsTest : public testing::Test
{
protected:
    void open(bool isReadOnly = false)
    {
        profile.port = redisServer.peer.port();
        profile.readOnly = isReadOnly;
        redis::ServerAddress address;
        address.seeds = {redis::tcp(profile.port)};
        server = std::make_unique<redis::Server>(address, redis::Login(), redis::quick());
        permissions = std::make_unique<LogoutPermissions>(profile, QByteArray(), nullptr);
        QObject::connect(permissions.get(), &LogoutPermissions::changed, permissions.get(), [this] { ++changes; });
        QObject::connect(server.get(), &redis::Server::nodesChanged, permissions.get(),
                         [this] { permissions->addNode(*server->nodes().front()); });
        server->open();
        const auto inUse = std::make_shared<formats::FormatsInUse>();
        inUse->set = shopFormats();
        permissions->setFormats(inUse);
    }
    bool waitForEnd(Answer answer)
    {
        return waitFor([&] { return permissions->current().end().answer == answer; });
    }
    static messages::LogoutReport refusedReport(const QString &words)
    {
        messages::LogoutReport report;
        report.outcomes = {{messages::LogoutOutcome::Kind::Refused, "shop:s:1", words}};
        return report;
    }

    GuardedRedis redisServer;
    messages::ConnectionProfile profile;
    std::unique_ptr<redis::Server> server;
    std::unique_ptr<LogoutPermissions> permissions;
    int changes = 0;
};

} // namespace

TEST_F(LogoutPermissionsTest, AreKnownOnceConnected)
{
    open();
    EXPECT_EQ(permissions->current().end().answer, Answer::Unknown);
    EXPECT_TRUE(waitForEnd(Answer::Yes));
    EXPECT_EQ(changes, 1);
}

TEST_F(LogoutPermissionsTest, AreAskedForAgain)
{
    open();
    ASSERT_TRUE(waitForEnd(Answer::Yes));
    redisServer.refusedWords = {"UNLINK", "DEL"};
    permissions->askAgain();
    permissions->askAgain(); // while the first is under way
    EXPECT_TRUE(waitForEnd(Answer::No));
    EXPECT_EQ(redisServer.peer.count("DISCARD"), 3);
    redisServer.refusedWords.clear();
    redisServer.peer.hangUp(); // and so after each reconnect
    EXPECT_TRUE(waitForEnd(Answer::Yes));
    EXPECT_EQ(changes, 3);
}

TEST_F(LogoutPermissionsTest, ARefusedLogoutMakesItAsk)
{
    open();
    ASSERT_TRUE(waitForEnd(Answer::Yes));
    redisServer.refusedWords = {"UNLINK", "DEL"};
    permissions->takeReport({});
    permissions->takeReport(
        refusedReport(QStringLiteral("NOPERM this user has no permissions to run the 'unlink' command")));
    EXPECT_TRUE(waitForEnd(Answer::No));
    EXPECT_EQ(redisServer.peer.count("DISCARD"), 2);
    EXPECT_TRUE(permissions->current().end().reason.cause.contains(QStringLiteral("UNLINK")));
}

TEST_F(LogoutPermissionsTest, WhereNothingCanBeAskedTheFirstRefusalTells)
{
    redisServer.refusedWords = {"MULTI"};
    open();
    ASSERT_TRUE(waitFor([this] { return changes == 1; }));
    EXPECT_EQ(permissions->current().end().answer, Answer::Unknown);
    permissions->takeReport(
        refusedReport(QStringLiteral("NOPERM this user has no permissions to access one of the keys used")));
    EXPECT_EQ(permissions->current().end().answer, Answer::Unknown) << "the next key may be allowed";
    const QString words = QStringLiteral("NOPERM this user has no permissions to run the 'unlink' command");
    permissions->takeReport(refusedReport(words));
    EXPECT_TRUE(permissions->current().end().isRefused());
    EXPECT_TRUE(permissions->current().end().reason.cause.contains(words));
    // Whoever has been given it reads everything again.
    permissions->askAgain();
    EXPECT_TRUE(waitForEnd(Answer::Unknown));
}

TEST_F(LogoutPermissionsTest, ThroughAReadOnlyProfileNothingIsAsked)
{
    open(true);
    ASSERT_TRUE(waitForEnd(Answer::No));
    EXPECT_TRUE(permissions->current().end().reason.cause.contains(QStringLiteral("read-only")));
    EXPECT_TRUE(permissions->current().of(0).undo.isRefused());
    ASSERT_TRUE(redis::reaches(server->nodes().front()->commands(), redis::Connection::State::Ready));
    EXPECT_EQ(redisServer.peer.count("ACL"), 0);
    EXPECT_EQ(redisServer.peer.count("MULTI"), 0);
    EXPECT_EQ(redisServer.peer.connections(), 1);
}

TEST(Logoutability, IsTheLesserOfAllNodes)
{
    const Permission no{Answer::No, {QStringLiteral("a"), {}}};
    const Permission yes{Answer::Yes, {}};
    Logoutability one;
    one.formats = {{true, yes, yes, yes}, {}};
    Logoutability other;
    other.formats = {{true, no, yes, yes}, {true, yes, yes, no}};
    other.transactions = no;
    EXPECT_EQ(one.end().answer, Answer::Yes);
    one.limitBy(other);
    EXPECT_EQ(one.of(0).end, no);
    EXPECT_EQ(one.of(1).undo, no);
    EXPECT_EQ(one.of(2).end.answer, Answer::Unknown);
    EXPECT_EQ(one.transactions, no);
    EXPECT_EQ(one.end().answer, Answer::Yes) << "the sessions of the second format can be ended";
    EXPECT_EQ(Logoutability().end().answer, Answer::Unknown);
}
