// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/payloadreader.h"
#include "tests/server/fakenode.h"
#include "tests/support/redisserver.h"

#include <QSet>

#include <gtest/gtest.h>

#include <optional>

using namespace server;
using formats::RecordType;
using redis::ErrorKind;
using Outcome = KeyReading::Outcome;
using Readings = std::vector<KeyReading>;

namespace
{

constexpr QByteArrayView kRefused = "NOPERM";

PayloadReader::Scope everything()
{
    PayloadReader::Scope scope;
    scope.types = {RecordType::String, RecordType::Hash, RecordType::List, RecordType::Set, RecordType::SortedSet};
    scope.size = true;
    scope.timeToLive = true;
    scope.memoryUse = true;
    return scope;
}

redis::Result<Readings> readAll(redis::Connection &connection, const std::vector<QByteArray> &keys,
                                const PayloadReader::Scope &scope = {})
{
    PayloadReader reader(connection, scope);
    std::optional<redis::Result<Readings>> answer;
    int answers = 0;
    reader.read(keys, [&](redis::Result<Readings> readings) {
        answer = std::move(readings);
        ++answers;
    });
    EXPECT_TRUE(waitFor([&] { return answer.has_value(); }));
    EXPECT_EQ(answers, 1);
    return answer.value_or(tl::unexpected(redis::Error{ErrorKind::TimedOut, {}}));
}

class PayloadReaderTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(node.open());
        keys.setString("a:string", "hello", 60'000);
        keys.setHash("a:hash", {{"z", "1"}, {"a", "2"}}, 30'000);
        keys.setMembers("a:list", "list", {"x", "y", "x"});
        keys.setMembers("a:set", "set", {"one", "two"});
        keys.setMembers("a:zset", "zset", {"low", "1", "high", "2"});
        keys.setMembers("a:stream", "stream", {});
    }

    QSet<QByteArray> asked() const
    {
        QSet<QByteArray> names;
        for (const QByteArrayList &command : node.peer.commands())
            names.insert(command.front());
        return names;
    }

    /// What an account reads must not depend on whether it may ask for types.
    void expectEverything(const Readings &found)
    {
        ASSERT_EQ(found.size(), 7u);
        EXPECT_EQ(found[0].outcome, Outcome::Read);
        EXPECT_EQ(found[0].record.type, RecordType::String);
        EXPECT_EQ(found[0].record.string, "hello");
        EXPECT_FALSE(found[0].record.truncated);
        EXPECT_EQ(found[0].size, 5);
        EXPECT_EQ(found[0].timeToLive, 60'000);
        EXPECT_EQ(found[0].memoryUse, 100);
        EXPECT_EQ(found[1].record.type, RecordType::Hash);
        EXPECT_EQ(found[1].record.fields, (std::vector<std::pair<QByteArray, QByteArray>>{{"z", "1"}, {"a", "2"}}));
        EXPECT_EQ(found[1].size, 2);
        EXPECT_EQ(found[1].timeToLive, 30'000);
        EXPECT_EQ(found[2].record.type, RecordType::List);
        EXPECT_EQ(found[2].members, (std::vector<QByteArray>{"x", "y", "x"}));
        EXPECT_EQ(found[2].timeToLive, -1);
        EXPECT_EQ(found[3].record.type, RecordType::Set);
        EXPECT_EQ(found[3].members, (std::vector<QByteArray>{"one", "two"}));
        EXPECT_EQ(found[4].record.type, RecordType::SortedSet);
        EXPECT_EQ(found[4].members, (std::vector<QByteArray>{"low", "1", "high", "2"}));
        EXPECT_EQ(found[4].size, 2);
        EXPECT_EQ(found[5].outcome, Outcome::OtherType);
        EXPECT_EQ(found[5].memoryUse, 100);
        EXPECT_EQ(found[6].outcome, Outcome::Gone);
        EXPECT_EQ(found[6].record.type, RecordType::Unknown);
        EXPECT_EQ(found[6].record.key, "a:nothing");
    }

    const std::vector<QByteArray> all{"a:string", "a:hash", "a:list", "a:set", "a:zset", "a:stream", "a:nothing"};
    FakeNode node;
    support::FakeKeyspace &keys = node.peer.keys;
};

} // namespace

TEST_F(PayloadReaderTest, ReadsKeysOfEveryType)
{
    const auto readings = readAll(node.connection, all, everything());
    ASSERT_TRUE(readings);
    expectEverything(*readings);
    EXPECT_EQ(readings->at(5).typeWord, "stream");
}

TEST_F(PayloadReaderTest, ReadsThemWithoutTypeToo)
{
    node.peer.forbid({"TYPE"});
    const auto readings = readAll(node.connection, all, everything());
    ASSERT_TRUE(readings);
    expectEverything(*readings);
    EXPECT_EQ(readings->at(5).typeWord, "") << "nobody said what it is";
}

TEST_F(PayloadReaderTest, ReadsThemFromAServerThatHasRenamedType)
{
    node.peer.forget({"TYPE"});
    const auto readings = readAll(node.connection, all, everything());
    ASSERT_TRUE(readings);
    expectEverything(*readings);
}

TEST_F(PayloadReaderTest, AsksForNothingElse)
{
    ASSERT_TRUE(readAll(node.connection, all));
    EXPECT_EQ(asked(), (QSet<QByteArray>{"TYPE", "GETRANGE", "HSCAN"}));
    EXPECT_EQ(node.peer.count("GETRANGE"), 1) << "of strings only";
    EXPECT_EQ(node.peer.count("HSCAN"), 1);
}

TEST_F(PayloadReaderTest, TakesTwoRoundTripsHoweverManyKeys)
{
    std::vector<QByteArray> names;
    for (int i = 0; i < 300; ++i) {
        names.push_back("s:" + QByteArray::number(i));
        keys.setString(names.back(), QByteArray::number(i));
    }
    node.peer.hold("TYPE"); // whatever waits for an answer cannot be asked now
    PayloadReader reader(node.connection, {});
    std::optional<Readings> readings;
    reader.read(names, [&](const redis::Result<Readings> &answer) { readings = *answer; });
    ASSERT_TRUE(waitFor([this] { return node.peer.count("TYPE") == 300; }));
    EXPECT_EQ(node.peer.commands().size(), 300);
    node.peer.release();
    node.peer.hold("GETRANGE");
    ASSERT_TRUE(waitFor([this] { return node.peer.commands().size() == 600; }));
    node.peer.release();
    ASSERT_TRUE(waitFor([&] { return readings.has_value(); }));
    for (size_t i = 0; i < readings->size(); ++i)
        ASSERT_EQ(readings->at(i).record.string, QByteArray::number(qlonglong(i))) << "each its own";
}

TEST_F(PayloadReaderTest, ReadsNoMoreThanItsScope)
{
    keys.setString("long", QByteArray(100, 'x'));
    support::FakeKeyspace::Fields fields;
    for (int i = 0; i < 20; ++i)
        fields.append({"f" + QByteArray::number(i), "v"});
    keys.setHash("wide", fields);
    PayloadReader::Scope scope;
    scope.bytes = 10;
    scope.members = 4;
    const auto readings = readAll(node.connection, {"long", "wide", "a:string"}, scope);
    ASSERT_TRUE(readings);
    EXPECT_EQ(readings->at(0).record.string, QByteArray(10, 'x'));
    EXPECT_TRUE(readings->at(0).record.truncated);
    EXPECT_TRUE(readings->at(0).record.payload().truncated);
    EXPECT_EQ(readings->at(1).record.fields.size(), 4u);
    EXPECT_FALSE(readings->at(2).record.truncated);
    EXPECT_EQ(node.peer.commands("GETRANGE").front(), (QByteArrayList{"GETRANGE", "long", "0", "9"}));
    EXPECT_EQ(node.peer.commands("HSCAN").front(), (QByteArrayList{"HSCAN", "wide", "0", "COUNT", "4"}));

    // Exactly as long as the limit: only who knows the size knows that this is all.
    scope.bytes = 100;
    scope.size = true;
    EXPECT_FALSE(readAll(node.connection, {"long"}, scope)->front().record.truncated);
    node.peer.forbid({"STRLEN"});
    const auto cautious = readAll(node.connection, {"long"}, scope);
    EXPECT_TRUE(cautious->front().record.truncated);
    EXPECT_EQ(cautious->front().size, -1);
}

TEST_F(PayloadReaderTest, LeavesOutWhatIsTooLarge)
{
    node.peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        using support::resp::array;
        using support::resp::bulk;
        using support::resp::strings;
        const QByteArray vast(65 * 1024 * 1024, 'x');
        if (command.front() == "HSCAN")
            return array({bulk("0"), strings({"z", "1", vast, "2", "y", "3"})});
        if (command.front() == "SSCAN")
            return array({bulk("0"), strings({"one", vast, "two"})});
        if (command.front() == "LRANGE")
            return strings({vast, "x"});
        if (command.front() == "ZRANGE")
            return strings({"low", "1", vast, "2", "high", "3"});
        return std::nullopt;
    });
    const auto readings = readAll(node.connection, all, everything());
    ASSERT_TRUE(readings);
    EXPECT_EQ(readings->at(1).record.fields, (std::vector<std::pair<QByteArray, QByteArray>>{{"z", "1"}, {"y", "3"}}));
    EXPECT_EQ(readings->at(2).members, (std::vector<QByteArray>{"x"}));
    EXPECT_EQ(readings->at(3).members, (std::vector<QByteArray>{"one", "two"}));
    EXPECT_EQ(readings->at(4).members, (std::vector<QByteArray>{"low", "1", "high", "3"})) << "each with its score";

    node.peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        using support::resp::array;
        using support::resp::bulk;
        using support::resp::strings;
        if (command.front() != "HSCAN")
            return std::nullopt;
        return array({bulk("0"), strings({"z", QByteArray(65 * 1024 * 1024, 'x'), "y", "3"})});
    });
    EXPECT_EQ(readAll(node.connection, {"a:hash"})->front().record.fields,
              (std::vector<std::pair<QByteArray, QByteArray>>{{"y", "3"}}));
}

TEST_F(PayloadReaderTest, LeavesKeysAloneWhoseTypeIsRefused)
{
    keys.setString("secret:1", "hidden");
    node.peer.forbidKeys("secret:");
    const auto readings = readAll(node.connection, {"secret:1", "a:string"});
    ASSERT_TRUE(readings);
    EXPECT_EQ(readings->at(0).outcome, Outcome::Refused);
    EXPECT_EQ(readings->at(0).error.kind, ErrorKind::PermissionDenied);
    EXPECT_EQ(readings->at(1).record.string, "hello");
    EXPECT_EQ(node.peer.count("GETRANGE"), 1) << "one refusal is enough for the server's log";
}

TEST_F(PayloadReaderTest, SaysThatAllIsRefused)
{
    keys.setString("secret:1", "hidden");
    node.peer.forbidKeys("secret:");
    const auto names = readAll(node.connection, {"secret:1"});
    ASSERT_TRUE(names);
    EXPECT_EQ(names->front().outcome, Outcome::Refused);

    node.peer.forbid({"TYPE", "GETRANGE"});
    const auto commands = readAll(node.connection, {"a:string", "a:hash"});
    ASSERT_TRUE(commands);
    EXPECT_EQ(commands->at(0).outcome, Outcome::Refused);
    EXPECT_EQ(commands->at(0).error.kind, ErrorKind::PermissionDenied);
    EXPECT_TRUE(commands->at(0).error.detail.startsWith(QString::fromLatin1(kRefused)));
}

TEST_F(PayloadReaderTest, SeesWhatEndsInBetween)
{
    for (const bool mayAskTypes : {true, false}) {
        keys.setString("a:string", "hello", 60'000);
        node.peer.setScript([this](const QByteArrayList &command) -> std::optional<QByteArray> {
            if (command.front() == "GETRANGE")
                keys.remove(command[1]);
            return std::nullopt;
        });
        if (!mayAskTypes)
            node.peer.forbid({"TYPE"});
        PayloadReader::Scope scope;
        scope.timeToLive = true;
        const auto readings = readAll(node.connection, {"a:string"}, scope);
        ASSERT_TRUE(readings);
        EXPECT_EQ(readings->front().outcome, Outcome::Gone) << mayAskTypes;
    }
}

TEST_F(PayloadReaderTest, TakesNothingForGoneWhereNobodyMaySay)
{
    keys.setString("a:empty", "");
    PayloadReader::Scope scope;
    scope.timeToLive = true;
    EXPECT_EQ(readAll(node.connection, {"a:empty"}, scope)->front().outcome, Outcome::Read) << "an empty string";
    node.peer.forbid({"TYPE"});
    EXPECT_EQ(readAll(node.connection, {"a:empty"}, scope)->front().outcome, Outcome::Read) << "PTTL says it is there";
    node.peer.forbid({"PTTL"});
    EXPECT_EQ(readAll(node.connection, {"a:empty"}, scope)->front().outcome, Outcome::Gone);
    EXPECT_EQ(readAll(node.connection, {"a:string"}, scope)->front().outcome, Outcome::Read);
}

TEST_F(PayloadReaderTest, SaysOnceThatTheConnectionBroke)
{
    for (const QByteArray name : {"TYPE", "GETRANGE"}) {
        ASSERT_TRUE(redis::reaches(node.connection, redis::Connection::State::Ready));
        node.peer.hangUpAt(name, "$100\r\nhalf");
        const auto readings = readAll(node.connection, all);
        ASSERT_FALSE(readings);
        EXPECT_EQ(readings.error().kind, ErrorKind::ConnectionLost);
    }
}

TEST_F(PayloadReaderTest, IsSilentOnceDeleted)
{
    node.peer.hold("TYPE");
    auto reader = std::make_unique<PayloadReader>(node.connection, PayloadReader::Scope());
    reader->read({"a:string"}, [](const redis::Result<Readings> &) { ADD_FAILURE() << "nobody is there any more"; });
    ASSERT_TRUE(waitFor([this] { return node.peer.count("TYPE") == 1; }));
    reader.reset();
    node.peer.release();
    EXPECT_TRUE(redis::ask(node.connection, {"PING"})) << "the answers before it have come";
    EXPECT_EQ(node.peer.count("GETRANGE"), 0);
}

TEST(PayloadReaderAtRedis, WorksForAnAccountWithoutType)
{
    support::RedisServer redisServer;
    redisServer.command({"SET", "s", "text", "PX", "600000"});
    redisServer.command({"HSET", "h", "user", "ann"});
    redisServer.command({"RPUSH", "l", "x"});
    ASSERT_EQ(redisServer.command(
                  {"ACL", "SETUSER", "viewer", "on", "nopass", "~*", "&*", "+@read", "+client", "+ping", "-type"}),
              "+OK");
    redis::Connection connection(redis::tcp(redisServer.port()), {QStringLiteral("viewer"), "any"}, 0, redis::quick());
    connection.open();
    ASSERT_TRUE(redis::reaches(connection, redis::Connection::State::Ready));
    ASSERT_EQ(redis::ask(connection, {"TYPE", "s"}).error().kind, ErrorKind::PermissionDenied);
    PayloadReader::Scope scope;
    scope.timeToLive = true;
    const auto readings = readAll(connection, {"s", "h", "l", "nothing"}, scope);
    ASSERT_TRUE(readings);
    EXPECT_EQ(readings->at(0).record.string, "text");
    EXPECT_GT(readings->at(0).timeToLive, 500'000);
    EXPECT_EQ(readings->at(1).record.fields, (std::vector<std::pair<QByteArray, QByteArray>>{{"user", "ann"}}));
    EXPECT_EQ(readings->at(2).outcome, Outcome::OtherType);
    EXPECT_EQ(readings->at(3).outcome, Outcome::Gone);
}
