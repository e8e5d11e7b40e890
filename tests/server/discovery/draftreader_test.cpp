// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/draftreader.h"

#include "models/server/intake/nodefollower.h"
#include "tests/server/intake/nodesonservers.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

using namespace server;

namespace
{

struct FollowedNode : NodeOnServer {
    explicit FollowedNode(int index)
        : NodeOnServer(index)
    {
    }
    NodeFollower follower{node, {}, nullptr};
};

class Drafts : public ::testing::Test
{
protected:
    void SetUp() override
    {
        drafts.addNode(first.follower);
        drafts.addNode(second.follower);
        QObject::connect(&drafts, &DraftReader::sampleRead, &drafts,
                         [this](const messages::SampleReading &reading) { samples.push_back(reading); });
        QObject::connect(&drafts, &DraftReader::formatPreviewed, &drafts,
                         [this](const messages::FormatPreviewResult &result) { previews.push_back(result); });
        second.server.command({"SET", "app:1", R"({"user_id":"alice","ip":"203.0.113.7"})"});
    }
    bool isRead(size_t count)
    {
        return QTest::qWaitFor([this, count] { return samples.size() == count; }, redis::kWaitMs);
    }

    FollowedNode first{0};
    FollowedNode second{1};
    DraftReader drafts{{}, nullptr};
    std::vector<messages::SampleReading> samples;
    std::vector<messages::FormatPreviewResult> previews;
};

} // namespace

TEST_F(Drafts, AGlobIsLookedForOnEachNode)
{
    ASSERT_TRUE(first.connect() && second.connect());
    drafts.readSome(1, "app:*");
    ASSERT_TRUE(isRead(1));
    ASSERT_TRUE(samples[0].sample);
    EXPECT_EQ(samples[0].sample->key, "app:1");
    EXPECT_EQ(samples[0].request, 1U);
    drafts.readSome(2, "nobody:*");
    ASSERT_TRUE(isRead(2));
    EXPECT_FALSE(samples[1].sample);
    EXPECT_FALSE(samples[1].problem.isEmpty());
}

TEST_F(Drafts, AKeyIsReadWhereItIs)
{
    ASSERT_TRUE(first.connect() && second.connect());
    drafts.readKey(1, "app:1", &second.follower);
    ASSERT_TRUE(isRead(1));
    EXPECT_TRUE(samples[0].sample);
}

TEST_F(Drafts, APreviewTakesANodeThatIsThereAndDoesNotSpeakForTheOthers)
{
    ASSERT_TRUE(second.connect());
    const formats::FormatDescription description = formats::plainFormat("app:*").value().description();
    drafts.preview(1, description, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([this] { return previews.size() == 1; }, redis::kWaitMs));
    EXPECT_EQ(previews[0].rows.size(), 1U);
    EXPECT_FALSE(previews[0].complete);
}

TEST_F(Drafts, WithoutAConnectionTheyAreAnsweredAtOnce)
{
    drafts.readKey(1, "app:1", &second.follower);
    drafts.readKey(2, "app:1", nullptr);
    drafts.readSome(3, "app:*");
    drafts.preview(4, {}, nullptr);
    EXPECT_EQ(samples.size(), 3U);
    ASSERT_EQ(previews.size(), 1U);
    EXPECT_EQ(previews[0].request, 4U);
    EXPECT_FALSE(previews[0].problem.isEmpty());
}
