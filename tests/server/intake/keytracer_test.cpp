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

/// Its end is known by the answer to the last of several questions: by then it may be back, and may have been read.
TEST_F(Followed, ReadsAgainWhatWasLoggedOut)
{
    peer.keys.setString("session:1", R"({"user":"ann"})");
    std::vector<messages::RowChange> changes;
    QObject::connect(follower, &NodeFollower::batchReady, &followers, [&](const messages::RowBatchPointer &batch) {
        for (const messages::RowBatch::Row &row : batch->rows())
            changes.push_back(row.change);
    });
    followers.noteLogout({"session:1"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return changes.size() == 2; }, redis::kWaitMs));
    EXPECT_EQ(changes[0], messages::RowChange::LoggedOut);
    EXPECT_EQ(changes[1], messages::RowChange::Present);
}

/// In a cluster: it is sought where it is, be it that it ran out here.
TEST_F(Followed, TellsNoEndOfWhatItDoesNotHold)
{
    std::vector<SoughtKey> sought;
    std::vector<messages::RowChange> changes;
    QObject::connect(follower, &NodeFollower::keysSought, &followers, [&](const std::vector<SoughtKey> &keys) {
        sought.insert(sought.end(), keys.begin(), keys.end());
    });
    QObject::connect(follower, &NodeFollower::batchReady, &followers, [&](const messages::RowBatchPointer &batch) {
        for (const messages::RowBatch::Row &row : batch->rows())
            changes.push_back(row.change);
    });
    follower->setHolds([](QByteArrayView key) { return key == "session:2"; });
    peer.publish("__keyspace@0__:session:1", "expired");
    ASSERT_TRUE(QTest::qWaitFor([&] { return changes.size() == 1; }, redis::kWaitMs)) << "one server holds all";
    watched.nodes().front()->setOfCluster();
    peer.publish("__keyspace@0__:session:1", "expired");
    peer.publish("__keyspace@0__:session:1", "evicted");
    peer.publish("__keyspace@0__:session:2", "expired");
    peer.publish("__keyspace@0__:session:2", "del");
    ASSERT_TRUE(QTest::qWaitFor([&] { return changes.size() == 2 && sought.size() == 3; }, redis::kWaitMs));
    EXPECT_EQ(changes[1], messages::RowChange::Expired);
    const messages::RowChange told[] = {messages::RowChange::Expired, messages::RowChange::Evicted,
                                        messages::RowChange::LoggedOut};
    for (size_t i = 0; i < sought.size(); ++i) {
        EXPECT_EQ(sought[i].ifGone, told[i]) << i;
        EXPECT_TRUE(sought[i].byEvent);
    }
}

/// What was found absent is asked for once more, a moment later: when nobody answers then, nobody knows.
TEST_F(Followed, IsNotUpToDateWhenAnAbsenceCannotBeConfirmed)
{
    follower->notePassStart();
    follower->notePassEnd(true);
    ASSERT_FALSE(follower->status().isUnread);
    int reads = 0;
    peer.setScript([&reads](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.value(0) != "GETRANGE" || ++reads == 1)
            return std::nullopt;
        return QByteArray("-BUSY Redis is busy running a script.\r\n");
    });
    follower->refresh({"session:1"});
    EXPECT_TRUE(QTest::qWaitFor([&] { return follower->status().isUnread; }, redis::kWaitMs));
    EXPECT_GE(reads, 2);
}
