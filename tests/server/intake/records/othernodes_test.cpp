// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/othernodes.h"
#include "models/redis/keyslot.h"
#include "models/redis/node.h"
#include "models/server/intake/records/recordreader.h"
#include "tests/server/fakenode.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <map>
#include <optional>

using namespace server;
using support::FakeRedis;
using Answer = RecordReader::Answer;

namespace
{

/// Records on one node, and what stands beside them in other slots on another: a key that carries the TTL, as Spring
/// has it, and one that names the user.
formats::FormatDescription splitShop()
{
    const auto description = formats::FormatDescription::fromJson(QByteArray(R"({
        "id": "shop", "title": "Shop", "prefixes": ["shop:"],
        "keys": [{"pattern": "{p}s:{id}", "types": ["string"]}],
        "payload": {"codec": ["json"], "require": {"v": "present"}},
        "attrs": {},
        "deadlineKey": "{p}e:{id}",
        "joins": [{"key": "{p}u:{id}", "payload": {"codec": ["json"]}, "attrs": {"user": ["user"]}}]})"));
    EXPECT_TRUE(description);
    return description ? description->withPrefix("shop:") : formats::FormatDescription();
}

class OtherNodesTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        for (redis::Node *node : {&own, &other}) {
            node->commands().open();
            ASSERT_TRUE(redis::reaches(node->commands(), redis::Connection::State::Ready));
        }
        reader.setFormats(
            std::make_shared<const formats::FormatSet>(std::vector<formats::Format>{formats::Format(splitShop())}));
        reader.setOfCluster();
        reader.setOthers([this](QByteArrayView key) -> redis::Node * {
            return key.startsWith("shop:s:") ? &own : isOtherKnown ? &other : nullptr;
        });
        for (const QByteArray id : {"1", "2", "3"}) {
            ownPeer.keys.setString("shop:s:" + id, R"({"v":1})", 301'000);
            otherPeer.keys.setString("shop:e:" + id, "", 1000);
            otherPeer.keys.setString("shop:u:" + id, R"({"user":"ann)" + id + R"("})", 1000);
        }
    }

    std::optional<Answer> read(std::vector<QByteArray> keys, bool byEvent = true)
    {
        std::optional<redis::Result<Answer>> answer;
        reader.read(std::move(keys), byEvent, [&](redis::Result<Answer> result) { answer = std::move(result); });
        EXPECT_TRUE(waitFor([&] { return answer.has_value(); }));
        EXPECT_TRUE(answer && *answer);
        return answer && *answer ? std::optional(**answer) : std::nullopt;
    }
    static QByteArray userOf(const Answer &answer, size_t row)
    {
        return answer.rows->view(answer.rows->rows()[row].user).toByteArray();
    }

    FakeRedis ownPeer;
    FakeRedis otherPeer;
    redis::Node own{0, redis::tcp(ownPeer.port()), {}, 0, redis::quick(), nullptr};
    redis::Node other{1, redis::tcp(otherPeer.port()), {}, 0, redis::quick(), nullptr};
    RecordReader reader{own.commands(), 0, nullptr};
    bool isOtherKnown = true;
};

} // namespace

TEST_F(OtherNodesTest, TellWhatStandsInOtherSlots)
{
    const auto answer = read({"shop:s:1", "shop:s:2"});
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->rows->rows().size(), 2U);
    for (size_t i = 0; i < 2; ++i) {
        const auto &row = answer->rows->rows()[i];
        EXPECT_EQ(row.deadline, support::FakeKeyspace::kNow + 1000) << "not five minutes later, as its record";
        EXPECT_FALSE(row.unknownDeadline);
        EXPECT_EQ(row.closed, formats::Closed::No);
        EXPECT_EQ(userOf(*answer, i), "ann" + QByteArray::number(i + 1));
    }
    for (const QByteArrayList &command : ownPeer.commands())
        EXPECT_FALSE(command.value(1).startsWith("shop:e:") || command.value(1).startsWith("shop:u:"));
}

TEST_F(OtherNodesTest, EndASessionWhoseTtlIsOver)
{
    otherPeer.keys.remove("shop:e:2");
    const auto answer = read({"shop:s:1", "shop:s:2", "shop:s:9"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->rows->rows().size(), 1U);
    EXPECT_EQ(answer->absent, (std::vector<QByteArray>{"shop:s:9", "shop:s:2"}));
}

TEST_F(OtherNodesTest, LeaveUnknownWhatTheyDoNotTell)
{
    const auto expectUnknown = [&](formats::Closed why) {
        const auto answer = read({"shop:s:1"});
        ASSERT_TRUE(answer);
        ASSERT_EQ(answer->rows->rows().size(), 1U);
        EXPECT_TRUE(answer->rows->rows().front().unknownDeadline);
        EXPECT_EQ(answer->rows->rows().front().deadline, 0);
        EXPECT_EQ(answer->rows->rows().front().closed, why);
        // Only a refusal is known to be one: the rest may be told the next time.
        EXPECT_EQ(answer->rows->rows().front().unansweredDeadline, why == formats::Closed::Unanswered);
    };
    isOtherKnown = false;
    expectUnknown(formats::Closed::Unanswered);
    isOtherKnown = true;
    otherPeer.forbid({"PEXPIRETIME", "GETRANGE"});
    expectUnknown(formats::Closed::Refused);
    other.commands().close();
    expectUnknown(formats::Closed::Unanswered);
}

/// What it does not tell is unknown; the rows of the other nodes come all the same.
TEST_F(OtherNodesTest, AreNotWaitedForWhereOneIsSilent)
{
    otherPeer.hold("GETRANGE");
    QElapsedTimer elapsed;
    elapsed.start();
    const auto answer = read({"shop:s:1"});
    EXPECT_LT(elapsed.elapsed(), 3 * OtherNodes::kMostWaiting.count());
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->rows->rows().size(), 1U);
    EXPECT_EQ(answer->rows->rows().front().closed, formats::Closed::Unanswered);
    // The answer that comes late harms nobody.
    otherPeer.release();
    const auto next = read({"shop:s:2"});
    ASSERT_TRUE(next);
    EXPECT_EQ(userOf(*next, 0), "ann2");
}

TEST_F(OtherNodesTest, AreAskedAgainForWhatHasMoved)
{
    int moved = 0;
    otherPeer.setScript([&moved](const QByteArrayList &command) -> std::optional<QByteArray> {
        const bool isFirst = command.value(1).startsWith("shop:e:") && ++moved == 1;
        return isFirst ? std::optional(support::resp::error("MOVED 1 127.0.0.1:1")) : std::nullopt;
    });
    const auto answer = read({"shop:s:1"});
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->rows->rows().size(), 1U);
    EXPECT_FALSE(answer->rows->rows().front().unknownDeadline);
    EXPECT_EQ(moved, 2);
}

/// The row was read before it was removed.
TEST_F(OtherNodesTest, TellNothingOfWhatHasGoneMeanwhile)
{
    otherPeer.hold("PEXPIRETIME");
    std::optional<redis::Result<Answer>> answer;
    reader.read({"shop:s:1", "shop:s:2"}, true, [&](redis::Result<Answer> result) { answer = std::move(result); });
    ASSERT_TRUE(waitFor([&] { return otherPeer.count("PEXPIRETIME") > 0; }));
    reader.noteRemoval("shop:s:1");
    otherPeer.release();
    ASSERT_TRUE(waitFor([&] { return answer.has_value(); }));
    ASSERT_TRUE(*answer);
    ASSERT_EQ((*answer)->rows->rows().size(), 1U);
    EXPECT_EQ(userOf(**answer, 0), "ann2");
}
