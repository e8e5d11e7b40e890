// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demowindow.h"

#include "models/activity/activityrecorder.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "tests/support/redisserver.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/demo/laboratorypanel.h"
#include "ui/demo/storybar.h"
#include "ui/presenter/presenterview.h"
#include "ui/window/mainwindow.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <functional>

using app::DemoKind;
using app::DemoWindow;
using Phase = messages::ConnectionStatus::Phase;

namespace
{

constexpr int kDemoWindowLimitMs = 120'000;

class DemoWindowTest : public ::testing::Test
{
protected:
    DemoWindowTest()
    {
        window.resize(1280, 800);
        window.show();
    }

    template<typename Widget> Widget *part() const { return window.findChild<Widget *>(); }
    QPushButton *button(const QString &text) const
    {
        const auto all = window.findChildren<QPushButton *>();
        for (QPushButton *each : all) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    bool waitFor(const std::function<bool()> &condition) { return QTest::qWaitFor(condition, kDemoWindowLimitMs); }

    QTemporaryDir settings;
    monitor::SessionMonitor monitor;
    activity::ActivityRecorder recorder{monitor};
    ui::ProfileStore profiles{settings.filePath(QStringLiteral("settings.ini"))};
    ui::SecretStore secrets;
    history::HistoryRecorder recorded{monitor, {}, {}};
    history::HistoryDesk historyDesk{monitor, recorded, {}};
    ui::MainWindow window{monitor, recorder, historyDesk, profiles, secrets};
    DemoWindow demo{window, monitor, recorder};
};

TEST_F(DemoWindowTest, AStoryBeginsADemoWhereThereIsNone)
{
    QSignalSpy elsewhere(&demo, &DemoWindow::otherWindowWanted);
    Q_EMIT window.storyRequested(QStringLiteral("due"));
    EXPECT_TRUE(demo.isRunning());
    ASSERT_TRUE(waitFor([this] { return part<ui::StoryBar>() && part<ui::StoryBar>()->isVisible(); }));
    EXPECT_EQ(elsewhere.count(), 0);
    EXPECT_TRUE(part<ui::LaboratoryPanel>()->isVisible());
    EXPECT_TRUE(monitor.profile().keepsNoHistory);
    QTest::mouseClick(button(QStringLiteral("Stop")), Qt::LeftButton);
    EXPECT_FALSE(part<ui::StoryBar>()->isVisible());
    // Another one, on the same demo.
    Q_EMIT window.storyRequested(QStringLiteral("sliding"));
    EXPECT_TRUE(waitFor([this] { return part<ui::StoryBar>()->isVisible(); }));
    EXPECT_EQ(elsewhere.count(), 0);
}

TEST_F(DemoWindowTest, SpacePausesTheStoryAndWhatIsPresented)
{
    Q_EMIT window.storyRequested(QStringLiteral("due"));
    ASSERT_TRUE(waitFor([this] { return part<ui::StoryBar>() && part<ui::StoryBar>()->isVisible(); }));
    window.present(true);
    ASSERT_TRUE(waitFor([this] { return part<ui::StoryBar>()->isVisible(); }));
    EXPECT_TRUE(part<ui::LaboratoryPanel>()->isVisible());
    const auto *view = part<ui::PresenterView>();
    QTest::keyClick(part<ui::StoryBar>(), Qt::Key_Space);
    EXPECT_TRUE(button(QStringLiteral("Go on")));
    EXPECT_TRUE(view->isPaused());
    QTest::keyClick(part<ui::StoryBar>(), Qt::Key_Space);
    EXPECT_TRUE(button(QStringLiteral("Pause")));
    EXPECT_FALSE(view->isPaused());
    QTest::keyClick(part<ui::StoryBar>(), Qt::Key_Space);
    QTest::mouseClick(button(QStringLiteral("Stop")), Qt::LeftButton);
    EXPECT_FALSE(view->isPaused()) << "nothing waits for a story that is over";
    window.present(false);
    EXPECT_TRUE(part<ui::LaboratoryPanel>()->isVisible()) << "the story has asked for it";
}

TEST_F(DemoWindowTest, NobodysConnectionIsLeftForAStory)
{
    support::RedisServer server(support::RedisServer::Listen::UnixSocket);
    messages::ConnectionProfile profile;
    profile.kind = messages::ServerKind::UnixSocket;
    profile.socketPath = server.socketPath();
    monitor.connectTo(profile, {});
    ASSERT_TRUE(waitFor([this] { return monitor.connectionStatus().phase == Phase::Connected; }));
    QSignalSpy elsewhere(&demo, &DemoWindow::otherWindowWanted);
    Q_EMIT window.storyRequested(QStringLiteral("lag"));
    ASSERT_EQ(elsewhere.count(), 1);
    EXPECT_EQ(elsewhere.first().first().toString(), QStringLiteral("lag"));
    EXPECT_FALSE(demo.isRunning());
    EXPECT_EQ(monitor.profile().socketPath, server.socketPath());
}

TEST_F(DemoWindowTest, TheLaboratoryOpensFromTheBar)
{
    demo.begin(DemoKind::Single, {}, 1);
    ASSERT_TRUE(waitFor([this] { return recorder.knowsPresent(); }));
    auto *panel = part<ui::LaboratoryPanel>();
    EXPECT_FALSE(panel->isVisible());
    QTest::mouseClick(button(QStringLiteral("Laboratory")), Qt::LeftButton);
    EXPECT_TRUE(panel->isVisible());
    QTest::keyClick(button(QStringLiteral("Laboratory")), Qt::Key_Space);
    EXPECT_FALSE(panel->isVisible());
    EXPECT_LE(window.width(), 1280);
}

TEST_F(DemoWindowTest, AFleetHasNoLaboratoryAndItsStoriesAreElsewhere)
{
    demo.begin(DemoKind::Sentinel, {}, 1);
    EXPECT_FALSE(part<ui::LaboratoryPanel>());
    EXPECT_FALSE(button(QStringLiteral("Laboratory")));
    QSignalSpy elsewhere(&demo, &DemoWindow::otherWindowWanted);
    demo.play(QStringLiteral("due"));
    EXPECT_EQ(elsewhere.count(), 1);
}

} // namespace
