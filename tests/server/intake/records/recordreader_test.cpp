// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/recordreader.h"
#include "models/server/intake/records/seenkeys.h"
#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace server;
using messages::RowChange;
using redis::ErrorKind;
using support::FakeKeyspace;
using Answer = RecordReader::Answer;

namespace
{

class RecordReaderTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(node.open());
        reader.setFormats(shopFormats());
    }

    void start(std::vector<QByteArray> names, bool byEvent = false)
    {
        answer.reset();
        reader.read(std::move(names), byEvent, [this](redis::Result<Answer> result) { answer = std::move(result); });
    }

    Answer read(std::vector<QByteArray> names, bool byEvent = false)
    {
        start(std::move(names), byEvent);
        EXPECT_TRUE(waitFor([this] { return answer.has_value(); }));
        EXPECT_TRUE(answer && *answer);
        return answer && *answer ? **answer : Answer{std::make_shared<messages::RowBatch>(), {}, 0, 0, 0, 0, {}};
    }

    QByteArrayList users(const Answer &of) const
    {
        QByteArrayList users;
        for (const messages::RowBatch::Row &row : of.rows->rows())
            users.append(of.rows->view(row.user).toByteArray());
        return users;
    }

    FakeNode node;
    FakeKeyspace &keys = node.peer.keys;
    RecordReader reader{node.connection, 3, nullptr};
    std::optional<redis::Result<Answer>> answer;
};

/// Sessions with and without a user.
formats::FormatDescription anonymousShop()
{
    const auto description = formats::FormatDescription::fromJson(QByteArray(R"({
        "id": "shop", "title": "Shop", "prefixes": ["shop:"],
        "keys": [{"pattern": "{p}s:{id}", "types": ["string"]}],
        "payload": {"codec": ["json"], "require": {"v": "present"}},
        "attrs": {"user": ["user"]}})"));
    return description ? description->withPrefix("shop:") : formats::FormatDescription();
}

} // namespace

/// Whatever its length, as far as a row has room for it; what has none is counted, not forgotten.
TEST_F(RecordReaderTest, ReadsLongKeys)
{
    std::vector<QByteArray> names;
    for (const int length : {10, 5'000, 60'000, 70'000}) {
        names.push_back("shop:s:" + QByteArray(length, 'k'));
        keys.setString(names.back(), shopSession("u" + QByteArray::number(length)), 1000);
    }
    names.push_back("other:" + QByteArray(70'000, 'k'));
    const Answer read = this->read(names);
    EXPECT_EQ(users(read), (QByteArrayList{"u10", "u5000", "u60000"}));
    EXPECT_EQ(read.tooLong, 1);
    EXPECT_EQ(read.notSessions, 0);
}

TEST_F(RecordReaderTest, ReadsAPageInOneRoundTrip)
{
    std::vector<QByteArray> names;
    for (int i = 0; i < 200; ++i) {
        names.push_back("shop:s:" + QByteArray::number(i));
        keys.setString(names.back(), shopSession("u" + QByteArray::number(i)), 1000 + i);
    }
    node.peer.hold("PEXPIRETIME"); // whatever waits for an answer cannot be asked now
    start(names);
    ASSERT_TRUE(waitFor([this] { return node.peer.commands().size() == 400; }));
    node.peer.release();
    ASSERT_TRUE(waitFor([this] { return answer.has_value(); }));
    const messages::RowBatch &rows = *answer->value().rows;
    ASSERT_EQ(rows.rows().size(), 200u);
    for (size_t i = 0; i < 200; ++i) {
        const messages::RowBatch::Row &row = rows.rows()[i];
        ASSERT_EQ(rows.view(row.key), names[i]);
        ASSERT_EQ(rows.view(row.user), "u" + QByteArray::number(qlonglong(i)));
        ASSERT_EQ(row.deadline, FakeKeyspace::kNow + 1000 + qint64(i));
        ASSERT_TRUE(row.exactDeadline);
        ASSERT_EQ(row.node, 3);
        ASSERT_EQ(rows.view(row.key).sliced(row.idOffset, row.idLength), names[i].mid(7));
    }
    EXPECT_EQ(node.peer.commands().size(), 400) << "and in no second one";
}

TEST_F(RecordReaderTest, AddsWhatIsLeftToTheClockOfAnOldServer)
{
    keys.setString("shop:s:1", shopSession("ann"), 60'000);
    keys.setString("shop:s:2", shopSession("bob"));
    node.peer.forget({"PEXPIRETIME"});
    reader.setClock(messages::ServerClock::synchronised(FakeKeyspace::kNow, messages::ServerClock::monotonicMs()));
    const Answer found = read({"shop:s:1", "shop:s:2"});
    ASSERT_EQ(found.rows->rows().size(), 2u);
    EXPECT_GE(found.rows->rows()[0].deadline, FakeKeyspace::kNow + 60'000);
    EXPECT_FALSE(found.rows->rows()[0].exactDeadline);
    EXPECT_EQ(found.rows->rows()[1].deadline, 0) << "no TTL is not the end of the world";
    EXPECT_EQ(node.peer.count("PEXPIRETIME"), 2);
    read({"shop:s:1", "shop:s:2"});
    EXPECT_EQ(node.peer.count("PEXPIRETIME"), 2) << "it is not asked again what it does not know";
}

TEST_F(RecordReaderTest, AddsWhatIsLeftToTheTimeThatTheServerTells)
{
    keys.setString("shop:s:1", shopSession("ann"), 60'000);
    keys.setString("shop:s:2", shopSession("bob"), 70'000);
    node.peer.forget({"PEXPIRETIME"});
    // A second ago, by a clock that was read in a bad moment.
    reader.setClock(
        messages::ServerClock::synchronised(FakeKeyspace::kNow, messages::ServerClock::monotonicMs() - 1000));
    for (int round = 0; round < 2; ++round) {
        node.peer.clearCommands();
        const Answer found = read({"shop:s:1", "shop:s:2"});
        ASSERT_EQ(found.rows->rows().size(), 2u);
        EXPECT_EQ(found.rows->rows()[0].deadline, FakeKeyspace::kNow + 60'000);
        EXPECT_EQ(found.rows->rows()[1].deadline, FakeKeyspace::kNow + 70'000);
        EXPECT_EQ(node.peer.count("TIME"), 1) << "for a whole page";
    }
    node.peer.forbid({"TIME"});
    EXPECT_GE(read({"shop:s:1"}).rows->rows()[0].deadline, FakeKeyspace::kNow + 61'000) << "the clock, then";
}

TEST_F(RecordReaderTest, AsksInAnotherWayWhatItMayNotAsk)
{
    keys.setString("shop:s:1", shopSession("ann"), 60'000);
    keys.setHash("shop:s:2", {{"user", "bob"}}, 60'000);
    reader.setClock(messages::ServerClock::synchronised(FakeKeyspace::kNow, messages::ServerClock::monotonicMs()));
    node.peer.forbid({"PEXPIRETIME"});
    Answer found = read({"shop:s:1", "shop:s:2"});
    ASSERT_EQ(found.rows->rows().size(), 2u);
    EXPECT_FALSE(found.refused) << "nothing is missing";
    for (const messages::RowBatch::Row &row : found.rows->rows()) {
        EXPECT_GE(row.deadline, FakeKeyspace::kNow + 60'000);
        EXPECT_FALSE(row.exactDeadline || row.unknownDeadline);
    }
    node.peer.clearCommands();
    read({"shop:s:1", "shop:s:2"});
    EXPECT_EQ(node.peer.count("PEXPIRETIME"), 1) << "whether it may now, is asked by one key of a batch";
    node.peer.allow({"PEXPIRETIME"});
    read({"shop:s:1", "shop:s:2"});
    EXPECT_TRUE(read({"shop:s:1"}).rows->rows()[0].exactDeadline);
}

TEST_F(RecordReaderTest, ADeadlineThatNobodyMayAskForIsUnknown)
{
    keys.setString("shop:s:1", shopSession("ann"), 60'000);
    node.peer.forbid({"PEXPIRETIME", "PTTL"});
    Answer found = read({"shop:s:1", "shop:s:9"}, true);
    ASSERT_EQ(found.rows->rows().size(), 1u);
    EXPECT_TRUE(found.rows->rows()[0].unknownDeadline);
    EXPECT_EQ(found.rows->rows()[0].deadline, 0);
    EXPECT_EQ(found.absent, (std::vector<QByteArray>{"shop:s:9"})) << "gone is still told from there";
    ASSERT_TRUE(found.refused);
    node.peer.forbid({"EXISTS"});
    found = read({"shop:s:1", "shop:s:9"}, true);
    ASSERT_EQ(found.rows->rows().size(), 1u);
    EXPECT_TRUE(found.rows->rows()[0].unknownDeadline);
    EXPECT_EQ(found.absent, (std::vector<QByteArray>{"shop:s:9"}));
}

TEST_F(RecordReaderTest, KnowsNothingByAServerThatIsBusy)
{
    keys.setString("shop:s:1", shopSession("ann"), 60'000);
    for (const char *refusal : {"BUSY Redis is busy running a script.", "MASTERDOWN Link with MASTER is down",
                                "LOADING Redis is loading the dataset in memory"}) {
        node.peer.setScript([refusal](const QByteArrayList &command) -> std::optional<QByteArray> {
            if (command.front() == "PING")
                return std::nullopt;
            return support::resp::error(refusal);
        });
        start({"shop:s:1"}, true);
        ASSERT_TRUE(waitFor([this] { return answer.has_value(); }));
        ASSERT_FALSE(*answer) << refusal;
        EXPECT_TRUE(redis::isTemporary(answer->error().kind));
    }
    node.peer.setScript({});
    const Answer found = read({"shop:s:1"});
    ASSERT_EQ(found.rows->rows().size(), 1u);
    EXPECT_TRUE(found.rows->rows()[0].exactDeadline) << "no permission was concluded from it";
}

TEST_F(RecordReaderTest, ReadsOnWhereNobodyWasFound)
{
    const QByteArray cart = "{\"cart\":\"" + QByteArray(2 * formats::kPayloadPrefix, 'x') + "\",";
    keys.setString("shop:s:1", cart + "\"user\":\"ann\"}");
    keys.setString("shop:s:2", "{\"user\":\"bob\"," + cart.mid(1) + "\"a\":1}");
    const Answer found = read({"shop:s:1", "shop:s:2"});
    EXPECT_EQ(users(found), (QByteArrayList{"bob", "ann"}));
    EXPECT_EQ(node.peer.count("GETRANGE"), 3) << "more of the one alone";
    for (const messages::RowBatch::Row &row : found.rows->rows()) {
        EXPECT_EQ(row.closed, formats::Closed::No);
        EXPECT_GT(row.size, quint32(2 * formats::kPayloadPrefix));
    }
}

TEST_F(RecordReaderTest, BehindTheLimitAUserIsUnknown)
{
    reader.setFormats(std::make_shared<const formats::FormatSet>(formats::formatsOf({anonymousShop()})));
    keys.setString("shop:s:1", "{\"v\":1,\"cart\":\"" + QByteArray(2'000'000, 'x') + "\",\"user\":\"ann\"}");
    keys.setString("shop:s:2", "{\"v\":1,\"cart\":\"" + QByteArray(200'000, 'x') + "\"}");
    keys.setString("shop:s:3", "{\"v\":1}");
    const Answer found = read({"shop:s:1", "shop:s:2", "shop:s:3"});
    ASSERT_EQ(found.rows->rows().size(), 3u);
    for (const messages::RowBatch::Row &row : found.rows->rows()) {
        EXPECT_TRUE(found.rows->view(row.user).isEmpty());
        EXPECT_EQ(row.closed, found.rows->view(row.key) == "shop:s:1" ? formats::Closed::TooLarge : formats::Closed::No)
            << found.rows->view(row.key).toByteArray().constData();
    }
}

TEST_F(RecordReaderTest, AtMostSomeAreReadOnAtATime)
{
    std::vector<QByteArray> names;
    for (int i = 0; i < 20; ++i) {
        names.push_back("shop:s:" + QByteArray::number(i));
        keys.setString(names.back(),
                       "{\"cart\":\"" + QByteArray(100'000, 'x') + "\",\"user\":\"u" + QByteArray::number(i) + "\"}");
    }
    QByteArrayList found = users(read(names));
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found.size(), 20);
    EXPECT_EQ(found.front(), "u0");
}

TEST_F(RecordReaderTest, GuessesTheTypeThatKeysTurnedOutToHave)
{
    for (int i = 0; i < 3; ++i)
        keys.setHash("shop:s:" + QByteArray::number(i), {{"user", "ann"}, {"cart", "large"}});
    EXPECT_EQ(users(read({"shop:s:0"})), (QByteArrayList{"ann"}));
    EXPECT_EQ(node.peer.count("GETRANGE"), 1);
    EXPECT_FALSE(node.peer.commands("HMGET").front().contains("cart")) << "only what a row shows";
    node.peer.clearCommands();
    EXPECT_EQ(read({"shop:s:1", "shop:s:2"}).rows->rows().size(), 2u);
    EXPECT_EQ(node.peer.count("GETRANGE"), 0) << "learnt";
    EXPECT_EQ(node.peer.count("TYPE"), 0);
}

TEST_F(RecordReaderTest, ListsHashesWhoseFieldsAreTooLarge)
{
    keys.setHash("shop:s:1", {{"user", "ann"}, {"ip", "10.0.0.1"}});
    QByteArray vast; // of its fields
    node.peer.setScript([&vast](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() != "HMGET")
            return std::nullopt;
        QByteArrayList values;
        for (const QByteArray &name : command.sliced(2))
            values << (name == vast ? QByteArray(65 * 1024 * 1024, 'x') : name == "user" ? QByteArray("ann") : "");
        return support::resp::strings(values);
    });
    const auto closedWithout = [&](const QByteArray &name) {
        vast = name;
        const Answer found = read({"shop:s:1"}, true);
        EXPECT_EQ(found.notSessions, 0);
        EXPECT_EQ(found.rows->rows().size(), 1U);
        const messages::RowBatch::Row row =
            found.rows->isEmpty() ? messages::RowBatch::Row() : found.rows->rows().front();
        EXPECT_EQ(row.change, messages::RowChange::Present);
        EXPECT_EQ(found.rows->view(row.user), name == "user" ? "" : "ann");
        EXPECT_EQ(found.rows->view(row.ip), "") << "not the error";
        return row.closed;
    };
    EXPECT_EQ(closedWithout("user"), formats::Closed::TooLarge);
    EXPECT_EQ(closedWithout("ip"), formats::Closed::No) << "it is known whose it is";
    EXPECT_EQ(node.peer.connections(), 1);
}

TEST_F(RecordReaderTest, TellsAbsentFromForeign)
{
    keys.setString("shop:s:2", "[1,2]");
    keys.setMembers("shop:s:3", "list", {"a"});
    const std::vector<QByteArray> names{"shop:s:1", "shop:s:2", "shop:s:3", "other:4"};
    const Answer scanned = read(names);
    EXPECT_TRUE(scanned.rows->isEmpty());
    EXPECT_TRUE(scanned.absent.empty()) << "a scan does not ask for what has gone";
    EXPECT_EQ(scanned.notSessions, 2);

    const Answer byEvent = read(names, true);
    EXPECT_EQ(byEvent.absent, (std::vector<QByteArray>{"shop:s:1"}));
    ASSERT_EQ(byEvent.rows->rows().size(), 2u);
    for (const messages::RowBatch::Row &row : byEvent.rows->rows()) {
        EXPECT_EQ(row.change, RowChange::Replaced);
        EXPECT_TRUE(row.byEvent);
    }
}

TEST_F(RecordReaderTest, AsksHowLongALongStringIs)
{
    const QByteArray text = shopSession("ann");
    keys.setString("shop:s:1", text.chopped(1) + ",\"cart\":\"" + QByteArray(formats::kPayloadPrefix, 'x') + "\"}");
    keys.setString("shop:s:2", text);
    const Answer found = read({"shop:s:1", "shop:s:2"});
    ASSERT_EQ(found.rows->rows().size(), 2u);
    EXPECT_EQ(node.peer.commands("STRLEN"), (QList<QByteArrayList>{{"STRLEN", "shop:s:1"}})) << "of this one only";
    for (const messages::RowBatch::Row &row : found.rows->rows()) {
        const bool isLong = found.rows->view(row.key) == "shop:s:1";
        EXPECT_EQ(row.size, isLong ? text.size() + 10 + formats::kPayloadPrefix : text.size());
        EXPECT_EQ(found.rows->view(row.user), "ann");
    }
}

TEST_F(RecordReaderTest, CountsWhatItMayNotRead)
{
    keys.setString("shop:s:1", shopSession("ann"));
    keys.setString("shop:s:2", shopSession("bob"));
    node.peer.forbidKeys("shop:s:2");
    const Answer found = read({"shop:s:1", "shop:s:2"});
    ASSERT_EQ(found.rows->rows().size(), 2u);
    EXPECT_EQ(users(found).first(), "ann");
    EXPECT_EQ(found.rows->rows()[1].change, RowChange::Unread) << "it is there";
    EXPECT_EQ(found.unread, 1);
    SeenKeys seen;
    reader.setSeen(&seen);
    EXPECT_EQ(read({"shop:s:1", "shop:s:2"}).unread, 0) << "nobody has ever seen it";
    seen.note("shop:s:2");
    EXPECT_EQ(read({"shop:s:1", "shop:s:2"}).unread, 1);
    EXPECT_EQ(found.unreadable, 1);
    EXPECT_EQ(found.notSessions, 0) << "nobody knows what it is";
    ASSERT_TRUE(found.refused);
    EXPECT_EQ(found.refused->kind, ErrorKind::PermissionDenied);
}

TEST_F(RecordReaderTest, DropsARowThatWasRemovedMeanwhile)
{
    keys.setString("shop:s:1", shopSession("ann"));
    keys.setString("shop:s:2", shopSession("bob"));
    node.peer.hold("GETRANGE");
    start({"shop:s:1", "shop:s:2"});
    ASSERT_TRUE(waitFor([this] { return node.peer.count("GETRANGE") == 2; }));
    reader.noteRemoval("shop:s:1");
    node.peer.release();
    ASSERT_TRUE(waitFor([this] { return answer.has_value(); }));
    EXPECT_EQ(users(answer->value()), (QByteArrayList{"bob"}));
    EXPECT_EQ(users(read({"shop:s:1"})), (QByteArrayList{"ann"})) << "read again after the removal, it is there again";
}

TEST_F(RecordReaderTest, DropsWhatWasRemovedWhileOthersWereReadOn)
{
    keys.setString("shop:s:1", shopSession("ann"));
    keys.setString("shop:s:2", QByteArray(R"({"user":"bob","blob":")") + QByteArray(80'000, 'x') + "\"}");
    node.peer.hold("STRLEN"); // a second round: the first one is done
    start({"shop:s:1", "shop:s:2"});
    ASSERT_TRUE(waitFor([this] { return node.peer.count("STRLEN") == 1; }));
    reader.noteRemoval("shop:s:1");
    node.peer.release();
    ASSERT_TRUE(waitFor([this] { return answer.has_value(); }));
    EXPECT_EQ(users(answer->value()), (QByteArrayList{"bob"}));
}

/// What takes two rounds tells last what its first one has found: by then it is old.
TEST_F(RecordReaderTest, DropsWhatALaterAnswerHasToldAlready)
{
    keys.setString("shop:s:2", shopSession("old"));
    keys.setString("shop:s:3", QByteArray(R"({"user":"bob","blob":")") + QByteArray(80'000, 'x') + "\"}");
    node.peer.hold("GETRANGE"); // answers wait; what they say is of this moment
    std::vector<QByteArray> order;
    std::optional<Answer> first;
    std::optional<Answer> second;
    reader.read({"shop:s:1", "shop:s:2", "shop:s:3", "shop:s:4"}, true, [&](const redis::Result<Answer> &result) {
        order.push_back("first");
        first = *result;
    });
    ASSERT_TRUE(waitFor([this] { return node.peer.count("GETRANGE") == 4; }));
    keys.setString("shop:s:1", shopSession("ann"));
    keys.setString("shop:s:2", shopSession("new"));
    reader.read({"shop:s:1", "shop:s:2", "shop:s:4"}, true, [&](const redis::Result<Answer> &result) {
        order.push_back("second");
        second = *result;
    });
    ASSERT_TRUE(waitFor([this] { return node.peer.count("GETRANGE") == 7; }));
    node.peer.release();
    ASSERT_TRUE(waitFor([&] { return first && second; }));
    ASSERT_EQ(order, (std::vector<QByteArray>{"second", "first"})) << "of other keys more was to be asked";
    EXPECT_EQ(users(*second), (QByteArrayList{"ann", "new"}));
    EXPECT_EQ(second->absent, (std::vector<QByteArray>{"shop:s:4"}));
    EXPECT_EQ(users(*first), (QByteArrayList{"bob"})) << "not as it was before";
    EXPECT_EQ(first->absent, (std::vector<QByteArray>{"shop:s:4"})) << "the first is there again, this one is not";
    // Nothing of that is kept for later.
    EXPECT_EQ(users(read({"shop:s:1", "shop:s:2"})), (QByteArrayList{"ann", "new"}));
}

TEST_F(RecordReaderTest, IsNotToldOfAnAbsenceTwice)
{
    keys.setString("shop:s:2", QByteArray(R"({"user":"bob","blob":")") + QByteArray(80'000, 'x') + "\"}");
    node.peer.hold("STRLEN"); // a second round: the first one is done
    start({"shop:s:1", "shop:s:2"}, true);
    ASSERT_TRUE(waitFor([this] { return node.peer.count("STRLEN") == 1; }));
    reader.noteRemoval("shop:s:1");
    node.peer.release();
    ASSERT_TRUE(waitFor([this] { return answer.has_value(); }));
    EXPECT_TRUE(answer->value().absent.empty()) << "an event has told it";
}

TEST_F(RecordReaderTest, SaysOnceThatTheConnectionBroke)
{
    keys.setString("shop:s:1", shopSession("ann"));
    node.peer.hangUpAt("GETRANGE");
    start({"shop:s:1"});
    ASSERT_TRUE(waitFor([this] { return answer.has_value(); }));
    ASSERT_FALSE(*answer);
    EXPECT_EQ(answer->error().kind, ErrorKind::ConnectionLost);
    ASSERT_TRUE(redis::reaches(node.connection, redis::Connection::State::Ready));
    EXPECT_EQ(users(read({"shop:s:1"})), (QByteArrayList{"ann"})) << "and goes on after it";
}

TEST_F(RecordReaderTest, LeavesTheKeysOfOtherNodesToThem)
{
    for (const char *key : {"shop:s:1", "shop:s:2", "shop:s:3"})
        keys.setString(key, shopSession("ann"), 1000); // what is left of a key here does not count
    node.peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.value(1) == "shop:s:2")
            return "-MOVED 5 127.0.0.1:7002\r\n";
        if (command.value(1) == "shop:s:3")
            return "-ASK 6 127.0.0.1:7003\r\n";
        return std::nullopt;
    });
    std::vector<RedirectedKey> told;
    QObject::connect(&reader, &RecordReader::redirected, &reader,
                     [&told](const std::vector<RedirectedKey> &redirected, bool) { told = redirected; });
    const Answer found = read({"shop:s:1", "shop:s:2", "shop:s:3"}, true);
    EXPECT_EQ(users(found), (QByteArrayList{"ann"}));
    EXPECT_TRUE(found.absent.empty());
    EXPECT_EQ(found.unreadable, 0);
    ASSERT_EQ(found.redirected.size(), 2u);
    EXPECT_EQ(found.redirected[0].key, "shop:s:2");
    EXPECT_EQ(found.redirected[0].to.target, redis::tcp(7002));
    EXPECT_FALSE(found.redirected[0].to.isAsk);
    EXPECT_EQ(found.redirected[1].key, "shop:s:3");
    EXPECT_TRUE(found.redirected[1].to.isAsk);
    EXPECT_EQ(told.size(), 2u);
}

TEST_F(RecordReaderTest, SaysThatItKnowsOfASlotOnItsWay)
{
    keys.setString("shop:s:1", shopSession("ann"), 1000);
    keys.setHash("shop:s:2", {{"user", "bob"}}, 1000);
    node.peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        return command.front() == "ASKING" ? std::optional<QByteArray>("+OK\r\n") : std::nullopt;
    });
    answer.reset();
    reader.readMoving({"shop:s:1", "shop:s:2", "shop:s:9"}, true,
                      [this](redis::Result<Answer> result) { answer = std::move(result); });
    ASSERT_TRUE(waitFor([this] { return answer.has_value(); }));
    EXPECT_EQ(users(**answer), (QByteArrayList{"ann", "bob"}));
    EXPECT_EQ((*answer)->absent, std::vector<QByteArray>{"shop:s:9"});
    const QList<QByteArrayList> asked = node.peer.commands();
    for (qsizetype i = 0; i < asked.size(); ++i)
        EXPECT_EQ(asked[i].front() == "ASKING", i % 2 == 0) << i;
}

TEST_F(RecordReaderTest, AsksNoNodeOfAClusterForWhatIsInAnotherSlot)
{
    const auto description = formats::FormatDescription::fromJson(QByteArray(R"({
        "id": "shop", "title": "Shop", "prefixes": ["shop:"],
        "keys": [{"pattern": "{p}s:{id}", "types": ["string"]}],
        "payload": {"codec": ["json"], "require": {"v": "present"}},
        "attrs": {},
        "joins": [{"key": "{p}u:{id}", "payload": {"codec": ["json"]}, "attrs": {"user": ["user"]}}]})"));
    ASSERT_TRUE(description);
    reader.setFormats(std::make_shared<const formats::FormatSet>(
        std::vector<formats::Format>{formats::Format(description->withPrefix("shop:"))}));
    for (const QByteArray id : {"1", "{2}"}) {
        keys.setString("shop:s:" + id, R"({"v":1})", 1000);
        keys.setString("shop:u:" + id, R"({"user":"alice"})", 1000);
    }
    EXPECT_EQ(users(read({"shop:s:1"})), QByteArrayList{"alice"});
    node.peer.clearCommands();
    reader.setOfCluster();
    EXPECT_EQ(users(read({"shop:s:{2}"})), QByteArrayList{"alice"}) << "it is beside its record";
    const Answer alone = read({"shop:s:1"});
    EXPECT_EQ(users(alone), QByteArrayList{""});
    EXPECT_EQ(alone.rows->rows().front().closed, formats::Closed::Refused);
    for (const QByteArrayList &command : node.peer.commands())
        EXPECT_FALSE(command.contains("shop:u:1"));
}
