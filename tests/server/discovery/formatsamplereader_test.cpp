// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatsamplereader.h"
#include "tests/server/fakenode.h"
#include "tests/support/redisserver.h"

#include <gtest/gtest.h>

#include <functional>
#include <optional>

using namespace server;
using formats::FormatDraft;
using formats::RecordType;
using messages::SampleReading;

namespace
{

const QByteArray kId = QByteArrayLiteral("0123456789abcdef0123456789abcdef");

SampleReading answerOf(redis::Connection &connection,
                       const std::function<void(FormatSampleReader &, FormatSampleReader::Handler)> &ask)
{
    FormatSampleReader reader(connection, {}, nullptr);
    std::optional<SampleReading> answer;
    ask(reader, [&](const SampleReading &reading) {
        EXPECT_FALSE(answer) << "answered twice";
        answer = reading;
    });
    EXPECT_TRUE(waitFor([&] { return answer.has_value(); }));
    return answer.value_or(SampleReading());
}

SampleReading readKey(redis::Connection &connection, const QByteArray &key)
{
    return answerOf(connection, [&](FormatSampleReader &reader, FormatSampleReader::Handler answer) {
        reader.readKey(7, key, std::move(answer));
    });
}

class FormatSampleReaderTest : public ::testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(node.open()); }

    SampleReading readSome(const QByteArray &glob)
    {
        return answerOf(node.connection, [&](FormatSampleReader &reader, FormatSampleReader::Handler answer) {
            reader.readSome(7, glob, std::move(answer));
        });
    }

    FakeNode node;
    support::FakeKeyspace &keys = node.peer.keys;
};

} // namespace

TEST_F(FormatSampleReaderTest, ProposesADraftForAString)
{
    keys.setString("app:" + kId, shopSession("ann"), 60'000);
    const SampleReading reading = readKey(node.connection, "app:" + kId);
    EXPECT_EQ(reading.request, 7u);
    EXPECT_TRUE(reading.problem.isEmpty());
    EXPECT_TRUE(reading.hasTtl);
    ASSERT_TRUE(reading.sample);
    EXPECT_EQ(reading.sample->string, shopSession("ann"));
    EXPECT_FALSE(reading.sample->truncated);
    ASSERT_TRUE(reading.proposal);
    EXPECT_EQ(reading.proposal->draft.path(FormatDraft::Attribute::User), QStringLiteral("user"));
    EXPECT_EQ(reading.proposal->draft.pattern, QStringLiteral("app:{id}"));
}

TEST_F(FormatSampleReaderTest, SortsTheFieldsOfAHash)
{
    keys.setHash("app:" + kId, {{"user", "ann"}, {"ip", "10.0.0.1"}});
    const SampleReading reading = readKey(node.connection, "app:" + kId);
    ASSERT_TRUE(reading.sample);
    EXPECT_EQ(reading.sample->type, RecordType::Hash);
    EXPECT_EQ(reading.sample->fields.front().first, "ip");
    EXPECT_FALSE(reading.hasTtl);
}

TEST_F(FormatSampleReaderTest, WorksWithoutType)
{
    node.peer.forbid({"TYPE"});
    keys.setString("app:1", shopSession("ann"), 60'000);
    keys.setHash("app:2", {{"user", "ann"}});
    keys.setMembers("app:3", "list", {"a"});
    EXPECT_TRUE(readKey(node.connection, "app:1").proposal);
    const SampleReading hash = readKey(node.connection, "app:2");
    ASSERT_TRUE(hash.sample) << hash.problem.cause.toStdString();
    EXPECT_EQ(hash.sample->type, RecordType::Hash);
    const SampleReading list = readKey(node.connection, "app:3");
    EXPECT_FALSE(list.sample);
    EXPECT_FALSE(list.problem.isEmpty());
    EXPECT_FALSE(list.problem.cause.contains(QStringLiteral("TYPE"))) << "that is not what is wrong with it";
    EXPECT_FALSE(readKey(node.connection, "app:4").problem.isEmpty()) << "there is no such key";
}

TEST_F(FormatSampleReaderTest, SaysWhatIsWrongWithAKey)
{
    keys.setMembers("queue", "list", {"a"});
    keys.setString("secret", "x");
    EXPECT_TRUE(readKey(node.connection, "queue").problem.cause.contains(QStringLiteral("list")));
    EXPECT_NE(readKey(node.connection, "nothing").problem, readKey(node.connection, "queue").problem);
    node.peer.forbidKeys("secret");
    EXPECT_TRUE(readKey(node.connection, "secret").problem.cause.contains(QStringLiteral("NOPERM")));
    EXPECT_FALSE(readKey(node.connection, "secret").sample);
}

TEST_F(FormatSampleReaderTest, TakesTheMostTellingOfSome)
{
    keys.setString("app:1", "17");
    keys.setMembers("app:2", "list", {"a"});
    keys.setString("app:3", R"({"theme":"dark"})");
    keys.setString("app:4", shopSession("ann"));
    const SampleReading best = readSome("app:*");
    ASSERT_TRUE(best.sample) << best.problem.cause.toStdString();
    EXPECT_EQ(best.sample->key, "app:4");
    EXPECT_TRUE(best.problem.isEmpty());
    keys.remove("app:4");
    const SampleReading second = readSome("app:*");
    ASSERT_TRUE(second.sample);
    EXPECT_EQ(second.sample->key, "app:3");
}

TEST_F(FormatSampleReaderTest, SaysThatNoneOfSomeIsThere)
{
    const SampleReading nobody = readSome("app:*");
    EXPECT_FALSE(nobody.sample);
    EXPECT_FALSE(nobody.problem.isEmpty());
    node.peer.forbid({"SCAN"});
    EXPECT_NE(readSome("app:*").problem, nobody.problem);
}

TEST_F(FormatSampleReaderTest, SaysThatTheConnectionBroke)
{
    keys.setString("app:1", shopSession("ann"));
    node.peer.hangUpAt("GETRANGE");
    const SampleReading reading = readKey(node.connection, "app:1");
    EXPECT_FALSE(reading.sample);
    EXPECT_FALSE(reading.problem.isEmpty());
}

TEST(FormatSampleReaderAtRedis, WorksForAnAccountWithoutType)
{
    support::RedisServer redisServer;
    redisServer.command({"SET", "app:" + kId, shopSession("ann"), "PX", "600000"});
    redisServer.command({"HSET", "app:hash", "user", "ann"});
    ASSERT_EQ(redisServer.command({"ACL", "SETUSER", "viewer", "on", "nopass", "~*", "&*", "+@read", "-type"}), "+OK");
    redis::Connection connection(redis::tcp(redisServer.port()), {QStringLiteral("viewer"), "any"}, 0, redis::quick());
    connection.open();
    ASSERT_TRUE(redis::reaches(connection, redis::Connection::State::Ready));
    const SampleReading string = readKey(connection, "app:" + kId);
    ASSERT_TRUE(string.sample) << string.problem.cause.toStdString();
    EXPECT_EQ(string.sample->string, shopSession("ann"));
    EXPECT_TRUE(string.hasTtl);
    const SampleReading hash = readKey(connection, "app:hash");
    ASSERT_TRUE(hash.sample) << hash.problem.cause.toStdString();
    EXPECT_EQ(hash.sample->fields.front().second, "ann");
}
