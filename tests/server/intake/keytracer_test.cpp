// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/followers.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"

#include <gtest/gtest.h>

using namespace server;

namespace
{

/// A node that is followed, of a server that stands alone for all that it says.
class Followed : public ::testing::Test
{
protected:
    void SetUp() override
    {
        peer.setNotificationFlags("AKE");
        watched.open();
        follower = new NodeFollower(*watched.nodes().front(), {}, nullptr);
        follower->setFormats(std::make_shared<const formats::FormatSet>(
            std::vector<formats::Format>{formats::plainFormat("session:*").value()}));
        followers.setServer(watched);
        followers.add(*follower);
        QObject::connect(&followers, &Followers::keysLost, &followers, [this] { ++lost; });
        ASSERT_TRUE(QTest::qWaitFor([this] { return follower->isFollowing(); }, redis::kWaitMs));
    }
    void TearDown() override { followers.clear(followers); }

    static std::vector<SoughtKey> someKeys(int count)
    {
        std::vector<SoughtKey> keys;
        for (int i = 0; i < count; ++i)
            keys.push_back({"session:" + QByteArray::number(i)});
        return keys;
    }

    support::FakeRedis peer;
    redis::Server watched{
        redis::parseAddress(QStringLiteral("redis://127.0.0.1:%1").arg(peer.port()))->address, {}, redis::quick()};
    Followers followers{nullptr};
    NodeFollower *follower = nullptr;
    int lost = 0;
};

} // namespace

TEST_F(Followed, IsNotUpToDateWhenMoreIsSoughtThanCanBe)
{
    follower->notePassStart();
    follower->notePassEnd(true);
    ASSERT_FALSE(follower->status().isUnread);
    Q_EMIT follower->keysSought(someKeys(60'000));
    EXPECT_EQ(lost, 1);
    EXPECT_TRUE(follower->status().isUnread);
    EXPECT_TRUE(follower->status().gapFrom.isValid());
    follower->notePassStart();
    follower->notePassEnd(true);
    EXPECT_FALSE(follower->status().isUnread);
}

TEST_F(Followed, IsAskedOneQuestionAtATime)
{
    peer.hold("GETRANGE");
    peer.clearCommands();
    Q_EMIT follower->keysSought(someKeys(1200));
    ASSERT_TRUE(QTest::qWaitFor([this] { return peer.count("GETRANGE") == 500; }, redis::kWaitMs));
    Q_EMIT follower->keysSought({{"session:another"}});
    EXPECT_FALSE(QTest::qWaitFor([this] { return peer.count("GETRANGE") != 500; }, 200));
    peer.release();
    EXPECT_TRUE(QTest::qWaitFor([this] { return peer.count("GETRANGE") == 1201; }, redis::kWaitMs));
    EXPECT_EQ(lost, 0);
}

TEST_F(Followed, IsNotAskedAgainWhatItRefuses)
{
    peer.forbid({"ASKING"});
    const redis::Redirection moving{true, 1, watched.nodes().front()->commands().endpoint()};
    Q_EMIT follower->keysSought({{"session:1", messages::RowChange::Vanished, moving}});
    ASSERT_TRUE(QTest::qWaitFor([this] { return lost == 1; }, redis::kWaitMs));
    EXPECT_LE(peer.count("ASKING"), 2) << "one reading";
    EXPECT_TRUE(follower->status().gapFrom.isValid());
}
