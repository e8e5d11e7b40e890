// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The demo that a window's button starts.
#include "app/demowindow.h"
#include "models/activity/activityrecorder.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "tests/app/programrun.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/demo/demopanel.h"
#include "ui/notices/noticebar.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QImage>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

constexpr int kDemoButtonLimitMs = 60'000;

class DemoButton : public ::testing::Test
{
protected:
    DemoButton()
    {
        ui::installTheme(*qApp, ui::Scheme::Light);
        window.resize(1280, 800);
        window.show();
    }

    bool pressButton()
    {
        const auto all = window.findChildren<QPushButton *>();
        for (QPushButton *button : all) {
            if (button->text() == QStringLiteral("Show the Demo") && button->isVisible()) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        }
        return false;
    }

    QTemporaryDir folder;
    monitor::SessionMonitor monitor;
    activity::ActivityRecorder recorder{monitor};
    ui::ProfileStore profiles{folder.filePath(QStringLiteral("settings.ini"))};
    ui::SecretStore secrets;
    history::HistoryRecorder recorded{monitor, {}, {}};
    history::HistoryDesk historyDesk{monitor, recorded, {}};
    ui::MainWindow window{monitor, recorder, historyDesk, profiles, secrets};
    app::DemoWindow demo{window, monitor, recorder};
};

TEST_F(DemoButton, TheButtonShowsItInThisWindowAndLeavesNoHistory)
{
    ASSERT_TRUE(pressButton());
    EXPECT_TRUE(QTest::qWaitFor([&] { return recorder.knowsPresent() && recorder.figures().sessions > 100; },
                                kDemoButtonLimitMs));
    EXPECT_TRUE(window.findChild<ui::DemoPanel *>());
    EXPECT_TRUE(monitor.profile().keepsNoHistory);

    // Left, and asked for again: another one, in its place.
    monitor.disconnectFromServer();
    ASSERT_TRUE(QTest::qWaitFor([&] { return pressButton(); }, kDemoButtonLimitMs));
    EXPECT_TRUE(QTest::qWaitFor([&] { return recorder.knowsPresent() && recorder.figures().sessions > 100; },
                                kDemoButtonLimitMs));
    EXPECT_EQ(window.findChildren<ui::DemoPanel *>().size(), 1);
}

TEST_F(DemoButton, WithoutAServerTheWindowSaysHowToGetOneAndStays)
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", QFile::encodeName(folder.path()));
    ASSERT_TRUE(pressButton());
    const auto *notices = window.findChild<ui::NoticeBar *>();
    EXPECT_TRUE(QTest::qWaitFor([&] { return notices->shown() != nullptr; }, kDemoButtonLimitMs));
    qputenv("PATH", path);
    ASSERT_TRUE(notices->shown());
    EXPECT_TRUE(notices->shown()->text.contains(QStringLiteral("apt install redis-server")));
    EXPECT_TRUE(notices->shown()->hint.contains(QStringLiteral("Show the Demo")));
    EXPECT_TRUE(window.isVisible());
    EXPECT_FALSE(window.findChild<ui::DemoPanel *>()) << "there is nothing to control";
}

TEST(PresentedScreenshot, IsMadeWithoutADisplay)
{
    support::ProgramRun program;
    for (const char *size : {"1280x800", "1024x640"}) {
        const QString file = program.folder.filePath(QStringLiteral("picture.png"));
        ASSERT_EQ(program.run({QStringLiteral("--demo"), QStringLiteral("--present"), QStringLiteral("--screenshot"),
                               file, QStringLiteral("--after"), QStringLiteral("3"), QStringLiteral("--size"),
                               QString::fromLatin1(size)}),
                  0)
            << program.errors.constData();
        EXPECT_EQ(QStringLiteral("%1x%2").arg(QImage(file).width()).arg(QImage(file).height()),
                  QString::fromLatin1(size));
        EXPECT_TRUE(program.errors.isEmpty()) << program.errors.constData();
    }
}

} // namespace
