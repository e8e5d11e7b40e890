// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/livewindow.h"

#include "ui/demo/laboratorypanel.h"
#include "ui/demo/storybar.h"
#include "ui/details/detailspanel.h"
#include "ui/presenter/presenterview.h"
#include "ui/search/searchfield.h"
#include "ui/window/demostage.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using ui::DemoStage;

namespace
{

class WindowDemo : public support::LiveWindow
{
protected:
    ui::DetailsPanel *details() const { return window->findChild<ui::DetailsPanel *>(); }
    ui::PresenterView &view() const { return *window->findChild<ui::PresenterView *>(); }
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

TEST_F(WindowDemo, WhilePresentingTheLaboratoryIsShownAndAfterwardsAsItsActionSays)
{
    show();
    window->resize(1280, 800);
    DemoStage &stage = window->demoStage();
    auto *panel = new ui::LaboratoryPanel;
    stage.setLaboratory(panel);
    QSignalSpy shown(&stage, &DemoStage::laboratoryShown);

    // Only by presenting: whoever demonstrates the lag is told, and then that it is over.
    window->present(true);
    EXPECT_TRUE(panel->isVisible());
    EXPECT_TRUE(stage.isLaboratoryShown());
    ASSERT_EQ(shown.count(), 1);
    EXPECT_TRUE(shown.takeFirst().first().toBool());
    window->present(false);
    EXPECT_FALSE(panel->isVisible());
    ASSERT_EQ(shown.count(), 1);
    EXPECT_FALSE(shown.takeFirst().first().toBool());
    EXPECT_TRUE(details()->isVisible());

    // Closed meanwhile: what is presented has the room.
    window->present(true);
    ASSERT_TRUE(panel->isVisible());
    const QWidget *room = panel->parentWidget();
    stage.showLaboratory(false);
    EXPECT_FALSE(panel->isVisible());
    EXPECT_FALSE(room->isVisible());
    stage.showLaboratory(true);
    EXPECT_TRUE(panel->isVisible());
    EXPECT_TRUE(room->isVisible());
    stage.showLaboratory(false);
    window->present(false);
    EXPECT_FALSE(stage.isLaboratoryShown());
    EXPECT_TRUE(details()->isVisible());

    // Asked for meanwhile, as a story does.
    window->present(true);
    stage.showLaboratory(true);
    window->present(false);
    EXPECT_TRUE(panel->isVisible());
    EXPECT_TRUE(stage.isLaboratoryShown());
    EXPECT_FALSE(details()->isVisible());
    window->present(true);
    EXPECT_TRUE(panel->isVisible());
    window->present(false);
    EXPECT_TRUE(panel->isVisible());
}

TEST_F(WindowDemo, TheLaboratoryIsNotCutInTheTypeThatIsPresented)
{
    show();
    auto *panel = new ui::LaboratoryPanel;
    window->demoStage().setLaboratory(panel);
    panel->setReady(true);
    panel->setOtherKeys(1'000'000);
    const auto isCut = [panel] {
        QStringList cut;
        const auto all = panel->findChildren<QWidget *>();
        for (const QWidget *each : all) {
            const auto *label = qobject_cast<const QLabel *>(each);
            if (each->isVisible() &&
                (label ? !label->wordWrap() : each->inherits("QPushButton") || each->inherits("ui::SegmentedSwitch")) &&
                (each->width() < each->sizeHint().width() ||
                 each->mapTo(panel, QPoint(each->width(), 0)).x() > panel->width()))
                cut += each->accessibleName() + QString::number(each->width());
        }
        return cut;
    };
    window->demoStage().showLaboratory(true);
    for (const QSize size : {QSize(1280, 800), QSize(1920, 1200)}) {
        window->resize(size);
        EXPECT_TRUE(waitFor([&] { return isCut().isEmpty(); }, 5'000)) << qPrintable(isCut().join(QLatin1Char(' ')));
        const int usual = panel->width();
        window->present(true);
        EXPECT_TRUE(waitFor([&] { return panel->isVisible() && isCut().isEmpty(); }, 5'000))
            << size.width() << qPrintable(isCut().join(QLatin1Char(' ')));
        const auto isAtTheRight = [&] {
            const QRect place(panel->mapTo(window.get(), QPoint()), panel->size());
            return place.x() > window->width() / 2 && place.y() > window->height() / 3 &&
                   place.right() < window->width() && isCut().isEmpty();
        };
        EXPECT_TRUE(waitFor(isAtTheRight, 5'000)) << size.width();
        window->present(false);
        EXPECT_TRUE(waitFor([&] { return panel->width() == usual; }, 5'000));
    }
}

TEST_F(WindowDemo, AStoryPausesWithThePicture)
{
    watched.setJson(support::sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    auto *bar = new ui::StoryBar;
    window->demoStage().setStoryBar(bar);
    // As the demo does.
    QObject::connect(bar, &ui::StoryBar::pauseRequested, bar, &ui::StoryBar::setPaused);
    QObject::connect(bar, &ui::StoryBar::pausedChanged, window.get(), &ui::MainWindow::setStoryPaused);
    bar->showStory(QStringLiteral("A story"));
    bar->showStep(0, 3, QStringLiteral("Look."));
    key(Qt::Key_F11);
    ASSERT_TRUE(waitFor([bar] { return bar->isVisible(); }));
    key(Qt::Key_Space);
    EXPECT_TRUE(view().isPaused());
    EXPECT_TRUE(reads(view(), QStringLiteral("Stands still as of")));
    EXPECT_TRUE(button(*bar, QStringLiteral("Go on")));
    // In the table nothing stands still; back at the picture it does, as the story does.
    key(Qt::Key_3);
    EXPECT_FALSE(view().isPaused());
    key(Qt::Key_1);
    EXPECT_TRUE(view().isPaused());
    key(Qt::Key_Space);
    EXPECT_FALSE(view().isPaused());
    EXPECT_TRUE(button(*bar, QStringLiteral("Pause")));
    key(Qt::Key_Space);
    bar->showEnd(QStringLiteral("The end."), false);
    EXPECT_FALSE(view().isPaused());
    bar->hide();
    key(Qt::Key_Space);
    EXPECT_TRUE(view().isPaused()) << "the picture's own";
}

TEST_F(WindowDemo, F6ReachesTheLaboratoryAndTheStory)
{
    show();
    window->resize(1280, 800);
    auto *panel = new ui::LaboratoryPanel;
    auto *bar = new ui::StoryBar;
    window->demoStage().setLaboratory(panel);
    window->demoStage().setStoryBar(bar);
    panel->setReady(true);
    window->demoStage().showLaboratory(true);
    bar->showStory(QStringLiteral("A story"));
    bar->showStep(1, 3, QStringLiteral("Look."));
    search().setFocus();
    QStringList order;
    for (int press = 0; press < 8; ++press) {
        key(Qt::Key_F6);
        const QWidget *focused = window->focusWidget();
        if (panel->isAncestorOf(focused))
            order += QStringLiteral("laboratory: ") + focused->accessibleName();
        else if (bar->isAncestorOf(focused))
            order += QStringLiteral("story");
    }
    EXPECT_EQ(order.mid(0, 2), QStringList({QStringLiteral("laboratory: hz"), QStringLiteral("story")}));
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
