// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatsampler.h"
#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

#include <optional>

using namespace server;
using formats::DetectionResult;
using redis::ErrorKind;

namespace
{

class FormatSamplerTest : public ::testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(node.open()); }

    void start() { sampler.start(taking()); }
    FormatSampler::Handler taking()
    {
        return [this](redis::Result<DetectionResult> result) {
            EXPECT_FALSE(answer) << "answered twice";
            answer = std::move(result);
        };
    }
    bool isAnswered()
    {
        return waitFor([this] { return answer.has_value(); });
    }
    DetectionResult sample()
    {
        start();
        EXPECT_TRUE(isAnswered() && *answer);
        return answer && *answer ? **answer : DetectionResult();
    }

    static QByteArray id(int number) { return QByteArray::number(number).rightJustified(32, 'a'); }

    FakeNode node;
    support::FakeKeyspace &keys = node.peer.keys;
    FormatSampler sampler{node.connection, {shopDescription()}, nullptr};
    std::optional<redis::Result<DetectionResult>> answer;
};

} // namespace

TEST_F(FormatSamplerTest, FindsAFormatByItsPayloads)
{
    for (int i = 0; i < 5; ++i)
        keys.setString("shop:s:" + id(i), shopSession("ann"));
    keys.setHash("shop:s:" + id(9), {{"user", "bob"}});
    keys.setMembers("shop:queue", "list", {"a"});
    const DetectionResult found = sample();
    ASSERT_EQ(found.formats.size(), 1u);
    EXPECT_EQ(found.formats.front().description.id, QStringLiteral("shop"));
    EXPECT_EQ(found.formats.front().keys, 6);
    EXPECT_EQ(found.sampled, 7);
    EXPECT_TRUE(found.complete);
    for (const QByteArrayList &command : node.peer.commands())
        EXPECT_TRUE((QByteArrayList{"SCAN", "TYPE", "GETRANGE", "HSCAN", "PTTL"}).contains(command.front()));
}

TEST_F(FormatSamplerTest, IsNotLedByNamesAlone)
{
    for (int i = 0; i < 5; ++i)
        keys.setString("shop:s:" + id(i), "17");
    EXPECT_TRUE(sample().formats.empty());
}

TEST_F(FormatSamplerTest, FindsItWithoutType)
{
    node.peer.forbid({"TYPE"});
    for (int i = 0; i < 3; ++i)
        keys.setHash("shop:s:" + id(i), {{"user", "bob"}});
    keys.setMembers("shop:queue", "list", {"a"});
    const DetectionResult found = sample();
    ASSERT_EQ(found.formats.size(), 1u);
    EXPECT_EQ(found.formats.front().keys, 3);
    EXPECT_TRUE(found.refused.empty()) << "a list is not refused";
}

TEST_F(FormatSamplerTest, ReadsOnlyTheBeginningOfAPayload)
{
    keys.setString("shop:s:" + id(1), shopSession("ann"));
    sample();
    EXPECT_EQ(node.peer.commands("GETRANGE").front().back(), QByteArray::number(FormatSampler::kMostBytes - 1));
}

TEST_F(FormatSamplerTest, CountsWhatMayNotBeReadAndAsksOnce)
{
    for (int i = 0; i < 20; ++i)
        keys.setString("shop:s:" + id(i), shopSession("ann"));
    node.peer.forbid({"GETRANGE", "HSCAN"});
    const DetectionResult found = sample();
    EXPECT_TRUE(found.formats.empty());
    ASSERT_EQ(found.refused.size(), 1u);
    EXPECT_EQ(found.refused.front().keys, 20);
    EXPECT_LE(node.peer.count("GETRANGE"), formats::FormatDetection::kReadOfEach);
}

TEST_F(FormatSamplerTest, LooksAtSoManyNamesAndNoMore)
{
    for (int i = 0; i < 21'500; ++i)
        keys.setString("shop:s:" + id(i), shopSession("ann"));
    const DetectionResult found = sample();
    EXPECT_FALSE(found.complete);
    EXPECT_EQ(found.sampled, FormatSampler::kMostNames);
    EXPECT_LE(node.peer.count("GETRANGE"), formats::FormatDetection::kMostRead);
}

TEST_F(FormatSamplerTest, LooksAtAllNamesWhileItMay)
{
    for (int i = 0; i < 21'500; ++i)
        keys.setString("shop:s:" + id(i), shopSession("ann"));
    int asked = 0;
    sampler.startWithAllNames(
        FormatSampler::Pace::Gentle, [&asked] { return ++asked % 3 != 0; }, taking());
    ASSERT_TRUE(isAnswered());
    ASSERT_TRUE(*answer);
    EXPECT_TRUE((*answer)->complete);
    EXPECT_EQ((*answer)->sampled, 21'500);
    EXPECT_GT(asked, 21) << "before each page";
}

TEST_F(FormatSamplerTest, SaysWhyItFailed)
{
    node.peer.forbid({"SCAN"});
    start();
    ASSERT_TRUE(isAnswered());
    ASSERT_FALSE(*answer);
    EXPECT_EQ(answer->error().kind, ErrorKind::PermissionDenied);
}

TEST_F(FormatSamplerTest, SaysThatTheConnectionBroke)
{
    keys.setString("shop:s:" + id(1), shopSession("ann"));
    node.peer.hangUpAt("GETRANGE");
    start();
    ASSERT_TRUE(isAnswered());
    ASSERT_FALSE(*answer);
    EXPECT_EQ(answer->error().kind, ErrorKind::ConnectionLost);
}
