// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/contentreader.h"
#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

#include <optional>

using namespace server;
using formats::RecordType;
using formats::Value;
using messages::Companion;
using messages::RecordContent;
using support::FakeKeyspace;

namespace
{

class ContentReaderTest : public ::testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(node.open()); }

    RecordContent read(const QByteArray &key, int format = 0)
    {
        const auto clock =
            messages::ServerClock::synchronised(FakeKeyspace::kNow, messages::ServerClock::monotonicMs());
        ContentReader reader(node.connection, shopFormats(), {}, nullptr);
        std::optional<RecordContent> answer;
        reader.read(key, format, clock, [&](RecordContent content) {
            EXPECT_FALSE(answer) << "answered twice";
            answer = std::move(content);
        });
        EXPECT_TRUE(waitFor([&] { return answer.has_value(); }));
        return answer.value_or(RecordContent());
    }

    FakeNode node;
    FakeKeyspace &keys = node.peer.keys;
};

} // namespace

TEST_F(ContentReaderTest, ReadsAString)
{
    keys.setString("shop:s:1", shopSession("ann"), 60'000);
    const RecordContent content = read("shop:s:1");
    EXPECT_TRUE(content.exists);
    EXPECT_TRUE(content.problem.isEmpty());
    EXPECT_EQ(content.type, RecordType::String);
    EXPECT_EQ(content.raw, shopSession("ann"));
    EXPECT_EQ(content.user, "ann");
    EXPECT_EQ(content.size, shopSession("ann").size());
    EXPECT_EQ(content.memoryUse, 100);
    EXPECT_FALSE(content.truncated);
    ASSERT_TRUE(content.value.find("user"));
    EXPECT_EQ(content.value.find("user")->bytes, "ann");
    EXPECT_GE(content.deadline, FakeKeyspace::kNow + 60'000);
    EXPECT_LT(content.deadline, FakeKeyspace::kNow + 60'000 + redis::kWaitMs) << "by the server's clock";
}

TEST_F(ContentReaderTest, CutsALongStringAndSaysSo)
{
    constexpr qsizetype kMost = 4 * 1024 * 1024;
    keys.setString("shop:s:1", QByteArray(kMost, 'x'));
    EXPECT_FALSE(read("shop:s:1", -1).truncated) << "just all of it";
    keys.setString("shop:s:1", QByteArray(kMost + 1, 'x'));
    const RecordContent content = read("shop:s:1", -1);
    EXPECT_TRUE(content.truncated);
    EXPECT_EQ(content.raw.size(), kMost);
    EXPECT_EQ(content.size, kMost + 1);
    EXPECT_EQ(content.value.kind, Value::Kind::String);
    EXPECT_EQ(content.deadline, 0) << "no TTL";
}

TEST_F(ContentReaderTest, ReadsAHashInOrder)
{
    keys.setHash("shop:s:1", {{"user", "ann"}, {"ip", "10.0.0.1"}}, 60'000);
    const RecordContent content = read("shop:s:1");
    EXPECT_EQ(content.type, RecordType::Hash);
    EXPECT_EQ(content.fields, (std::vector<std::pair<QByteArray, QByteArray>>{{"ip", "10.0.0.1"}, {"user", "ann"}}));
    EXPECT_EQ(content.size, 2);
    EXPECT_FALSE(content.truncated);

    FakeKeyspace::Fields many;
    for (int i = 0; i < 1001; ++i)
        many.append({"f" + QByteArray::number(i), "v"});
    keys.setHash("shop:s:1", many);
    const RecordContent cut = read("shop:s:1");
    EXPECT_TRUE(cut.truncated);
    EXPECT_EQ(cut.size, 1001);
    EXPECT_EQ(cut.fields.size(), 1000u);
}

TEST_F(ContentReaderTest, ReadsWhatIsNoSession)
{
    keys.setMembers("list", "list", {"b", "a"});
    const RecordContent list = read("list", -1);
    EXPECT_EQ(list.value.kind, Value::Kind::List);
    ASSERT_EQ(list.value.members.size(), 2u);
    EXPECT_EQ(list.value.members[0].value.bytes, "b");
    EXPECT_EQ(list.size, 2);

    keys.setMembers("scores", "zset", {"low", "1", "high", "2"});
    const RecordContent scores = read("scores", -1);
    EXPECT_EQ(scores.value.kind, Value::Kind::Map);
    ASSERT_TRUE(scores.value.find("high"));
    EXPECT_EQ(scores.value.find("high")->bytes, "2");

    keys.setMembers("stream", "stream", {}, 60'000);
    const RecordContent stream = read("stream", -1);
    EXPECT_TRUE(stream.exists);
    EXPECT_EQ(stream.type, RecordType::Stream);
    EXPECT_GT(stream.deadline, 0);
    EXPECT_TRUE(stream.problem.isEmpty());
}

TEST_F(ContentReaderTest, LooksForCompanions)
{
    keys.setString("shop:s:1", shopSession("ann"));
    keys.setString("shop:lock:1", "");
    std::vector<Companion> expected{{"shop:lock:1", Companion::State::Present},
                                    {"shop:u:ann", Companion::State::Absent}};
    EXPECT_EQ(read("shop:s:1").companions, expected);
    node.peer.forbidKeys("shop:u:");
    expected[1].state = Companion::State::Unknown;
    EXPECT_EQ(read("shop:s:1").companions, expected) << "who may not ask does not say that it is not there";
}

TEST_F(ContentReaderTest, SaysThatTheRecordIsGone)
{
    const RecordContent content = read("shop:s:1");
    EXPECT_FALSE(content.exists);
    EXPECT_TRUE(content.problem.isEmpty());
}

TEST_F(ContentReaderTest, WorksWithoutType)
{
    node.peer.forbid({"TYPE", "MEMORY"});
    keys.setHash("shop:s:1", {{"user", "ann"}}, 60'000);
    const RecordContent hash = read("shop:s:1");
    EXPECT_TRUE(hash.problem.isEmpty()) << hash.problem.cause.toStdString();
    EXPECT_EQ(hash.type, RecordType::Hash);
    EXPECT_EQ(hash.fields.size(), 1u);
    EXPECT_EQ(hash.memoryUse, -1);
    EXPECT_GT(hash.deadline, 0);
    EXPECT_FALSE(read("shop:s:2").exists);
}

TEST_F(ContentReaderTest, SaysWhatIsRefused)
{
    keys.setString("shop:s:1", shopSession("ann"));
    node.peer.forbid({"GETRANGE"});
    const RecordContent content = read("shop:s:1");
    EXPECT_TRUE(content.exists);
    EXPECT_TRUE(content.problem.cause.contains(QStringLiteral("getrange"))) << content.problem.cause.toStdString();
    EXPECT_TRUE(content.raw.isEmpty());
}

TEST_F(ContentReaderTest, SaysThatTheConnectionBroke)
{
    keys.setString("shop:s:1", shopSession("ann"));
    for (const QByteArray name : {"TYPE", "GETRANGE"}) {
        ASSERT_TRUE(redis::reaches(node.connection, redis::Connection::State::Ready));
        node.peer.hangUpAt(name);
        EXPECT_FALSE(read("shop:s:1").problem.isEmpty()) << name.constData();
    }
    // What is known of the record by then is not thrown away for the sake of its companions.
    ASSERT_TRUE(redis::reaches(node.connection, redis::Connection::State::Ready));
    node.peer.hangUpAt("EXISTS");
    const RecordContent content = read("shop:s:1");
    EXPECT_EQ(content.raw, shopSession("ann"));
    EXPECT_EQ(content.companions.front().state, Companion::State::Unknown);
}
