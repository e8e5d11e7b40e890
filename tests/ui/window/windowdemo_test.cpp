// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/livewindow.h"

#include "ui/demo/laboratorypanel.h"
#include "ui/demo/storybar.h"
#include "ui/details/detailspanel.h"
#include "ui/window/demostage.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using ui::DemoStage;

namespace
{

class WindowDemo : public support::LiveWindow
{
protected:
    ui::DetailsPanel *details() const { return window->findChild<ui::DetailsPanel *>(); }
};

TEST_F(WindowDemo, TheLaboratoryTakesThePlaceOfTheDetailsWhereThereIsNoRoomForBoth)
{
    show();
    window->resize(1280, 800);
    DemoStage &stage = window->demoStage();
    EXPECT_FALSE(menuAction(QStringLiteral("Laboratory"))->isVisible());
    auto *panel = new ui::LaboratoryPanel;
    stage.setLaboratory(panel);
    QSignalSpy shown(&stage, &DemoStage::laboratoryShown);
    EXPECT_FALSE(panel->isVisible());
    ASSERT_TRUE(details()->isVisible());
    menuAction(QStringLiteral("Laboratory"))->trigger();
    EXPECT_TRUE(panel->isVisible());
    EXPECT_EQ(shown.count(), 1);
    EXPECT_FALSE(details()->isVisible());
    window->resize(1600, 900);
    EXPECT_TRUE(waitFor([this] { return details()->isVisible(); }));
    window->resize(1280, 800);
    EXPECT_TRUE(waitFor([this] { return !details()->isVisible(); }));
    stage.showLaboratory(false);
    EXPECT_FALSE(panel->isVisible());
    EXPECT_TRUE(details()->isVisible());
}

TEST_F(WindowDemo, AStoryStandsAboveTheStatus)
{
    show();
    window->resize(1280, 800);
    auto *bar = new ui::StoryBar;
    window->demoStage().setStoryBar(bar);
    EXPECT_FALSE(bar->isVisible());
    bar->showStory(QStringLiteral("A story"));
    bar->showStep(0, 3, QStringLiteral("Look."));
    EXPECT_TRUE(waitFor([&] { return bar->width() == window->width(); }));
    EXPECT_GT(bar->mapTo(window.get(), QPoint()).y(), window->height() / 2);
    EXPECT_LT(window->height(), 801) << "the window does not grow by it";
}

TEST_F(WindowDemo, HelpNamesTheStories)
{
    show();
    window->demoStage().offerStories({{QStringLiteral("due"), QStringLiteral("Due is not gone")},
                                      {QStringLiteral("lag"), QStringLiteral("A mass expiry")}});
    QSignalSpy wanted(window.get(), &ui::MainWindow::storyRequested);
    QAction *story = menuAction(QStringLiteral("A mass expiry"));
    ASSERT_TRUE(story);
    story->trigger();
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.first().first().toString(), QStringLiteral("lag"));
}

} // namespace
