// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/stories/storylist.h"
#include "app/demo/stories/storyplayer.h"

#include <QSet>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <algorithm>

using namespace std::chrono_literals;
using app::Story;
using app::StoryAction;
using app::StoryCondition;
using app::StoryPlayer;
using app::StoryStage;

namespace
{

class FakeStage final : public StoryStage
{
public:
    void beginStep() override { done.append(QStringLiteral("|")); }
    void perform(const StoryAction &action) override { done.append(QString::number(action.value)); }
    bool holds(const StoryCondition &condition) const override
    {
        return condition.kind == StoryCondition::Kind::None || isSo;
    }
    QString refusal() const override { return refused; }

    QStringList done;
    bool isSo = false;
    QString refused;
};

/// Two steps: ten seconds to read; then five, and what it waits for within twenty.
Story twoSteps()
{
    Story story;
    story.steps = {
        {QStringLiteral("one"), {{StoryAction::Kind::SetHz, 1}, {StoryAction::Kind::SetHz, 2}}, 10s},
        {QStringLiteral("two"), {{StoryAction::Kind::SetHz, 3}}, 5s, {StoryCondition::Kind::AnswersCame}, 20s, true}};
    return story;
}

class StoryPlayerTest : public ::testing::Test
{
protected:
    /// In steps of a second.
    void pass(int seconds)
    {
        for (int i = 0; i < seconds; ++i)
            player.tick(now += 1000);
    }
    void begin()
    {
        player.play(twoSteps());
        player.tick(now);
    }

    FakeStage stage;
    StoryPlayer player{stage};
    QSignalSpy begun{&player, &StoryPlayer::stepBegun};
    QSignalSpy ended{&player, &StoryPlayer::ended};
    QSignalSpy picture{&player, &StoryPlayer::pictureReached};
    qint64 now = 5'000'000;
};

TEST_F(StoryPlayerTest, DoesWhatAStepSaysAndGivesTimeToRead)
{
    begin();
    EXPECT_EQ(stage.done, QStringList({QStringLiteral("|"), QStringLiteral("1"), QStringLiteral("2")}));
    pass(9);
    EXPECT_EQ(player.step(), 0);
    pass(1);
    EXPECT_EQ(player.step(), 1);
    EXPECT_EQ(stage.done.last(), QStringLiteral("3"));
    EXPECT_EQ(begun.count(), 2);
}

TEST_F(StoryPlayerTest, WaitsForWhatIsToBeSo)
{
    begin();
    pass(10);
    pass(15);
    EXPECT_EQ(ended.count(), 0) << "long enough, but it is not so";
    EXPECT_EQ(picture.count(), 0);
    stage.isSo = true;
    pass(1);
    EXPECT_EQ(picture.count(), 1);
    ASSERT_EQ(ended.count(), 1);
    EXPECT_EQ(ended.first().first().toString(), QString());
    EXPECT_FALSE(player.isPlaying());
}

TEST_F(StoryPlayerTest, WhatIsSoAtOnceStillGivesTimeToRead)
{
    stage.isSo = true;
    begin();
    pass(10);
    pass(4);
    EXPECT_EQ(ended.count(), 0);
    pass(1);
    EXPECT_EQ(ended.count(), 1);
}

TEST_F(StoryPlayerTest, SaysWhenItHasWaitedInVain)
{
    begin();
    pass(10);
    pass(19);
    EXPECT_EQ(ended.count(), 0);
    pass(1);
    ASSERT_EQ(ended.count(), 1);
    EXPECT_TRUE(ended.first().first().toString().contains(QLatin1Char('2'))) << "which step";
    EXPECT_EQ(picture.count(), 0);
}

TEST_F(StoryPlayerTest, ARefusalEndsIt)
{
    begin();
    stage.refused = QStringLiteral("hz: refused.");
    pass(1);
    ASSERT_EQ(ended.count(), 1);
    EXPECT_EQ(ended.first().first().toString(), stage.refused);
}

TEST_F(StoryPlayerTest, APauseStopsItsClock)
{
    begin();
    pass(10);
    player.setPaused(true);
    pass(3600);
    EXPECT_EQ(ended.count(), 0) << "what is waited for is not late because of it";
    player.setPaused(false);
    pass(4);
    stage.isSo = true;
    EXPECT_EQ(ended.count(), 0);
    pass(1);
    EXPECT_EQ(ended.count(), 1);
}

TEST_F(StoryPlayerTest, HasteShortensReadingAndNothingElse)
{
    player.setHaste(0.1);
    begin();
    pass(1);
    EXPECT_EQ(player.step(), 1);
    pass(19);
    EXPECT_EQ(ended.count(), 0) << "as long as else for what it waits for";
    pass(1);
    EXPECT_EQ(ended.count(), 1);
}

TEST_F(StoryPlayerTest, GoesOnAndBackAndStops)
{
    begin();
    player.goBack();
    EXPECT_EQ(begun.count(), 1) << "there is none before";
    player.goNext();
    EXPECT_EQ(player.step(), 1);
    player.goNext();
    EXPECT_EQ(begun.count(), 2) << "nor behind";
    player.goBack();
    EXPECT_EQ(player.step(), 0);
    player.stop();
    stage.isSo = true;
    pass(100);
    EXPECT_EQ(ended.count(), 0);
    EXPECT_EQ(player.step(), 0);
}

TEST_F(StoryPlayerTest, AClockThatStandsBackIsNoTime)
{
    begin();
    player.tick(now - 100'000);
    player.tick(now - 100'000 + 9'999);
    EXPECT_EQ(player.step(), 0);
    player.tick(now - 100'000 + 10'000);
    EXPECT_EQ(player.step(), 1);
}

TEST(Stories, AreFiveWithOnePictureEach)
{
    const QList<Story> stories = app::allStories();
    ASSERT_EQ(stories.size(), 5);
    ASSERT_EQ(app::storyNames().size(), 5);
    for (qsizetype i = 0; i < stories.size(); ++i) {
        const Story &story = stories.at(i);
        SCOPED_TRACE(story.name.toStdString());
        EXPECT_EQ(story.name, app::storyNames().at(i));
        EXPECT_FALSE(story.title.isEmpty());
        EXPECT_EQ(
            std::count_if(story.steps.begin(), story.steps.end(), [](const auto &step) { return step.isPicture; }), 1);
        std::chrono::milliseconds reading{0};
        for (const app::StoryStep &step : story.steps) {
            EXPECT_FALSE(step.line.isEmpty());
            EXPECT_GE(step.atMost, step.atLeast);
            // Nobody reads more than thirty letters a second.
            EXPECT_GE(step.atLeast.count() * 30, step.line.size() * 1000) << step.line.toStdString();
            reading += step.atLeast;
        }
        EXPECT_GE(reading, 60s);
        EXPECT_LE(reading, 120s);
    }
    EXPECT_FALSE(app::storyCalled(QStringLiteral("nonsense")));
}

} // namespace
