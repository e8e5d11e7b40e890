// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatpreview.h"
#include "tests/server/fakenode.h"
#include "tests/support/redisserver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace server;
using messages::FormatPreviewResult;
using support::FakeKeyspace;
using Refusal = FormatPreviewResult::Refusal;

namespace
{

FormatPreviewResult preview(redis::Connection &connection, const formats::Format &format)
{
    const auto clock = messages::ServerClock::synchronised(FakeKeyspace::kNow, messages::ServerClock::monotonicMs());
    FormatPreview preview(connection, {}, format, clock, nullptr);
    std::optional<FormatPreviewResult> answer;
    preview.start(7, nullptr, [&](const FormatPreviewResult &result) {
        EXPECT_FALSE(answer) << "answered twice";
        answer = result;
    });
    EXPECT_TRUE(waitFor([&] { return answer.has_value(); }));
    return answer.value_or(FormatPreviewResult());
}

FormatPreviewResult preview(redis::Connection &connection)
{
    return preview(connection, shopFormats()->at(0));
}

/// Sessions that are the fields of one hash for each tenant.
formats::Format formatOfFields()
{
    return formats::Format(
        formats::FormatDescription::fromJson(
            R"({"id":"hall","title":"Hall","keys":[{"pattern":"{tenant:word}|logins","field":"{id:hex32}"}],)"
            R"("payload":{"codec":["json"],"require":{"who":"present"}},"attrs":{"user":"who"}})")
            .value());
}

QByteArray hallId(int number)
{
    return QByteArray::number(number).rightJustified(32, '0');
}

qint64 refusals(const FormatPreviewResult &result, Refusal why)
{
    return result.refused[size_t(why)];
}

QByteArrayList users(const FormatPreviewResult &result)
{
    QByteArrayList users;
    for (const FormatPreviewResult::Row &row : result.rows) {
        if (row.refusal == Refusal::None)
            users.append(row.user);
    }
    std::sort(users.begin(), users.end());
    return users;
}

class FormatPreviewTest : public ::testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(node.open()); }

    /// One key of each kind; what is made of them must not depend on whether the account may ask for types.
    void fillWithEverything()
    {
        keys.setString("shop:s:string", shopSession("ann"), 60'000);
        keys.setHash("shop:s:hash", {{"user", "bob"}});
        keys.setMembers("shop:s:list", "list", {"a"});
        keys.setString("shop:s:garbage", "no JSON");
        keys.setString("shop:s:array", "[1]");
        keys.setString("other", "x");
    }
    void expectEverything(const FormatPreviewResult &result)
    {
        EXPECT_TRUE(result.problem.isEmpty()) << result.problem.cause.toStdString();
        EXPECT_EQ(result.request, 7u);
        EXPECT_TRUE(result.complete);
        EXPECT_EQ(result.rows.size(), 5u);
        EXPECT_EQ(users(result), (QByteArrayList{"ann", "bob"}));
        EXPECT_EQ(refusals(result, Refusal::WrongType), 1);
        EXPECT_EQ(refusals(result, Refusal::Undecodable), 1);
        EXPECT_EQ(refusals(result, Refusal::NotASession), 1);
        EXPECT_EQ(refusals(result, Refusal::Unreadable), 0);
        EXPECT_EQ(result.said[size_t(formats::FormatDraft::Attribute::User)], 2);
    }

    FakeNode node;
    FakeKeyspace &keys = node.peer.keys;
};

} // namespace

TEST_F(FormatPreviewTest, SaysWhatBecomesOfEachKey)
{
    fillWithEverything();
    const FormatPreviewResult result = preview(node.connection);
    expectEverything(result);
    const auto ann =
        std::find_if(result.rows.begin(), result.rows.end(), [](const auto &row) { return row.user == "ann"; });
    ASSERT_NE(ann, result.rows.end());
    EXPECT_GE(ann->deadline, FakeKeyspace::kNow + 60'000);
    EXPECT_NE(ann->maskedId, QStringLiteral("string"));
    for (const QByteArrayList &command : node.peer.commands())
        EXPECT_TRUE((QByteArrayList{"SCAN", "TYPE", "PTTL", "GETRANGE", "HSCAN"}).contains(command.front()));
}

TEST_F(FormatPreviewTest, SaysTheSameWithoutType)
{
    fillWithEverything();
    node.peer.forbid({"TYPE"});
    expectEverything(preview(node.connection));
}

TEST_F(FormatPreviewTest, ReadsAFewAtATime)
{
    for (int i = 0; i < 60; ++i)
        keys.setString("shop:s:" + QByteArray::number(i), shopSession("u"));
    node.peer.hold("TYPE");
    const auto clock = messages::ServerClock();
    FormatPreview running(node.connection, {}, shopFormats()->at(0), clock, nullptr);
    std::optional<FormatPreviewResult> result;
    running.start(7, nullptr, [&](const FormatPreviewResult &answer) { result = answer; });
    ASSERT_TRUE(waitFor([this] { return node.peer.count("TYPE") > 0; }));
    EXPECT_EQ(node.peer.count("TYPE"), 10);
    node.peer.release();
    ASSERT_TRUE(waitFor([&] { return result.has_value(); }));
    EXPECT_EQ(result->rows.size(), FormatPreview::kMostRows);
    EXPECT_FALSE(result->complete);
}

TEST_F(FormatPreviewTest, CountsWhatMayNotBeRead)
{
    keys.setString("shop:s:1", shopSession("ann"));
    keys.setString("shop:s:2", shopSession("bob"));
    node.peer.forbidKeys("shop:s:2");
    const FormatPreviewResult some = preview(node.connection);
    EXPECT_EQ(users(some), (QByteArrayList{"ann"}));
    EXPECT_EQ(refusals(some, Refusal::Unreadable), 1);
    EXPECT_TRUE(some.problem.isEmpty());
    node.peer.forbid({"GETRANGE"});
    EXPECT_EQ(refusals(preview(node.connection), Refusal::Unreadable), 2);
}

TEST_F(FormatPreviewTest, ShowsNoNamesThatAreTooLarge)
{
    keys.setString("shop:s:1", shopSession("ann"));
    node.peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        using namespace support::resp;
        if (command.front() != "SCAN")
            return std::nullopt;
        return array({bulk("0"), strings({"shop:s:" + QByteArray(65 * 1024 * 1024, 'x'), "shop:s:1"})});
    });
    const auto everyName = formats::FormatDescription::fromJson(QByteArray(R"({"id":"all","title":"All",
        "keys":[{"pattern":"{id}"}],"payload":{"codec":["json"],"require":{"user":"present"}},
        "attrs":{"user":["user"]}})"));
    ASSERT_TRUE(everyName) << qPrintable(everyName.error());
    const FormatPreviewResult result = preview(node.connection, formats::Format(*everyName));
    EXPECT_EQ(result.rows.size(), 1U);
    EXPECT_EQ(users(result), (QByteArrayList{"ann"}));
    EXPECT_EQ(node.peer.count("TYPE"), 1) << "what stands in its place is no name";
}

TEST_F(FormatPreviewTest, SeesWhatEndsInBetween)
{
    keys.setString("shop:s:1", shopSession("ann"));
    node.peer.setScript([this](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "GETRANGE")
            keys.remove(command[1]);
        return std::nullopt;
    });
    EXPECT_EQ(refusals(preview(node.connection), Refusal::Gone), 1);
}

TEST_F(FormatPreviewTest, SaysWhyNothingCouldBeLookedAt)
{
    keys.setString("shop:s:1", shopSession("ann"));
    node.peer.hangUpAt("TYPE");
    EXPECT_FALSE(preview(node.connection).problem.isEmpty());
    ASSERT_TRUE(redis::reaches(node.connection, redis::Connection::State::Ready));
    node.peer.forbid({"SCAN"});
    const FormatPreviewResult result = preview(node.connection);
    EXPECT_FALSE(result.problem.isEmpty());
    EXPECT_FALSE(result.complete);
}

TEST_F(FormatPreviewTest, OfFieldsOfHashesEachIsShown)
{
    keys.setHash("north|logins",
                 {{hallId(1), R"({"who":"ann"})"}, {hallId(2), R"({"who":"bob"})"}, {"next", "7"}, {hallId(3), "x"}});
    keys.setHash("south|logins", {{hallId(4), R"({"who":"cho"})"}, {hallId(5), R"({"what":1})"}});
    keys.setString("west|logins", "x");
    const FormatPreviewResult result = preview(node.connection, formatOfFields());
    EXPECT_TRUE(result.problem.isEmpty()) << result.problem.cause.toStdString();
    EXPECT_TRUE(result.ofFields);
    EXPECT_EQ(users(result), (QByteArrayList{"ann", "bob", "cho"}));
    EXPECT_EQ(refusals(result, Refusal::WrongType), 1);
    EXPECT_EQ(refusals(result, Refusal::Undecodable), 1);
    EXPECT_EQ(refusals(result, Refusal::NotASession), 1);
    EXPECT_EQ(result.rows.size(), 6U) << "what is no session by its name is none of them";
    for (const FormatPreviewResult::Row &row : result.rows) {
        EXPECT_EQ(row.deadline, 0) << "a hash without a TTL, on a server that knows none of fields";
        EXPECT_FALSE(row.maskedId.contains(QLatin1String("00000000")));
    }
}

TEST_F(FormatPreviewTest, OfAHugeHashNoMoreIsShownThanOfKeys)
{
    support::FakeKeyspace::Fields fields;
    for (int i = 0; i < 80; ++i)
        fields.emplace_back(hallId(i), R"({"who":"ann"})");
    keys.setHash("north|logins", fields);
    EXPECT_EQ(preview(node.connection, formatOfFields()).rows.size(), FormatPreview::kMostRows);
}

TEST(FormatPreviewAtRedis, AFieldEndsWithItsHashOrBefore)
{
    support::RedisServer redisServer;
    redisServer.command({"HSET", "north|logins", hallId(1), R"({"who":"ann"})", hallId(2), R"({"who":"bob"})"});
    redisServer.command({"PEXPIRE", "north|logins", "600000"});
    const bool knowsFieldEnds = !redisServer.command({"HPEXPIRE", "north|logins", "60000", "FIELDS", "1", hallId(1)})
                                     .contains("unknown command");
    redis::Connection connection(redis::tcp(redisServer.port()), {}, 0, redis::quick());
    connection.open();
    ASSERT_TRUE(redis::reaches(connection, redis::Connection::State::Ready));
    const FormatPreviewResult result = preview(connection, formatOfFields());
    ASSERT_EQ(users(result), (QByteArrayList{"ann", "bob"}));
    for (const FormatPreviewResult::Row &row : result.rows) {
        const qint64 left = row.deadline - FakeKeyspace::kNow;
        const bool isShort = knowsFieldEnds && row.user == "ann";
        EXPECT_GT(left, isShort ? 30'000 : 500'000) << row.user.constData();
        EXPECT_LT(left, isShort ? 90'000 : 700'000) << row.user.constData();
    }
}

TEST(FormatPreviewAtRedis, WorksForAnAccountWithoutType)
{
    support::RedisServer redisServer;
    redisServer.command({"SET", "shop:s:1", shopSession("ann")});
    redisServer.command({"HSET", "shop:s:2", "user", "bob"});
    redisServer.command({"RPUSH", "shop:s:3", "x"});
    ASSERT_EQ(redisServer.command({"ACL", "SETUSER", "viewer", "on", "nopass", "~*", "&*", "+@read", "-type"}), "+OK");
    redis::Connection connection(redis::tcp(redisServer.port()), {QStringLiteral("viewer"), "any"}, 0, redis::quick());
    connection.open();
    ASSERT_TRUE(redis::reaches(connection, redis::Connection::State::Ready));
    const FormatPreviewResult result = preview(connection);
    EXPECT_TRUE(result.problem.isEmpty()) << result.problem.cause.toStdString();
    EXPECT_EQ(users(result), (QByteArrayList{"ann", "bob"}));
    EXPECT_EQ(refusals(result, Refusal::WrongType), 1);
    EXPECT_EQ(refusals(result, Refusal::Unreadable), 0);
}
