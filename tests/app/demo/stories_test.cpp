// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/stories/storylist.h"
#include "app/demo/storyteller.h"
#include "tests/app/demo/demolab.h"
#include "tests/app/programrun.h"
#include "ui/demo/storybar.h"

#include <QImage>

// Each story on a real demo, to its end. Nobody reads the lines; what they wait for takes what it takes.

using support::DemoLab;
using support::ProgramRun;

namespace
{

constexpr int kStoryLimitMs = 400'000;

class StoryOnDemo : public testing::TestWithParam<const char *>
{
};

TEST_P(StoryOnDemo, PlaysToItsEndAndPutsAllBack)
{
    DemoLab demo;
    const auto story = app::storyCalled(QString::fromLatin1(GetParam()));
    ASSERT_TRUE(story);
    const QByteArray hz = demo.setting("hz");
    const auto lifetime = demo.users->lifetime();
    ui::StoryBar bar;
    QString search;
    app::StoryTeller teller(
        *demo.lab, demo.monitor, demo.recorder, [&search](const QString &text) { search = text; }, bar);
    demo.lab->setOpen(true);
    teller.player().setHaste(0.1);
    QSignalSpy ended(&teller, &app::StoryTeller::ended);
    QSignalSpy picture(&teller, &app::StoryTeller::pictureReached);
    QSignalSpy steps(&teller.player(), &app::StoryPlayer::stepBegun);
    teller.tell(*story);
    EXPECT_TRUE(bar.isVisible());
    ASSERT_TRUE(ended.wait(kStoryLimitMs));
    EXPECT_EQ(ended.first().first().toString(), QString());
    EXPECT_EQ(steps.count(), story->steps.size());
    EXPECT_EQ(picture.count(), 1);
    ASSERT_TRUE(demo.waitForAnswers());
    EXPECT_EQ(demo.setting("hz"), hz);
    EXPECT_EQ(demo.setting("maxmemory"), "0");
    EXPECT_EQ(demo.keys("lab:*"), 0);
    EXPECT_EQ(demo.users->lifetime(), lifetime);
    EXPECT_TRUE(demo.users->isSliding());
    EXPECT_FALSE(demo.bar.usersPaused());
    EXPECT_EQ(search, QString());
}

INSTANTIATE_TEST_SUITE_P(All, StoryOnDemo, testing::Values("sliding", "due", "lag", "eviction", "restart"));

TEST(StoryProgram, SavesThePictureOfItsStep)
{
    ProgramRun program;
    const QString file = program.folder.filePath(QStringLiteral("due.png"));
    ASSERT_EQ(
        program.run({QStringLiteral("--demo=story:due"), QStringLiteral("--screenshot"), file, QStringLiteral("--size"),
                     QStringLiteral("1280x800"), QStringLiteral("--scheme"), QStringLiteral("dark")}),
        0)
        << program.errors.constData();
    EXPECT_EQ(QImage(file).size(), QSize(1280, 800));
}

} // namespace
