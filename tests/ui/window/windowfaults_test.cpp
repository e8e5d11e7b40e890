// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says when a server goes, comes back, or does not announce what happens.
#include "models/sessions/table/sessiontablemodel.h"
#include "models/activity/activityhistory.h"
#include "tests/ui/window/livewindow.h"
#include "ui/activity/charts/chartheading.h"
#include "ui/connect/connectionchip.h"
#include "ui/notices/noticebar.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/livenesspopup.h"
#include "ui/window/statusline.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QTabBar>

#include <sys/stat.h>

namespace
{

using messages::Liveness;
using support::LiveWindow;
using support::sessionId;
using Phase = messages::ConnectionStatus::Phase;

using WindowFaults = LiveWindow;

TEST_F(WindowFaults, AServerThatDiesAndComesBack)
{
    for (int i = 0; i < 3; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));
    QStringList told;
    QList<Liveness::Mode> modes;
    QObject::connect(&watched.monitor, &monitor::SessionMonitor::livenessChanged, window.get(),
                     [&](const Liveness &liveness) {
                         modes += liveness.mode;
                         if (const ui::Notice *notice = notices().shown())
                             told += notice->text;
                     });

    watched.server.kill();
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    ASSERT_TRUE(waitFor([this] { return button(notices(), QStringLiteral("Retry Now")) != nullptr; }));
    EXPECT_EQ(notices().shown()->kind, ui::Notice::Kind::Problem);
    EXPECT_EQ(rows(), 3) << "what was known last is still to be read";
    EXPECT_TRUE(table().isVisible());
    EXPECT_TRUE(reads(*window->findChild<ui::StatusLine *>(), QStringLiteral("3 sessions when last connected")));

    ASSERT_TRUE(watched.server.start());
    watched.setJson(sessionId(7), "bob", 600'000);
    ASSERT_TRUE(press(notices(), QStringLiteral("Retry Now")));
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_EQ(modes.count(Liveness::Mode::Live), 1) << "not before everything is read again";
    EXPECT_FALSE(told.filter(QStringLiteral("Events were missed since")).isEmpty());
    EXPECT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("Events were missed from")); }));
    EXPECT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("had gone meanwhile")); }));
    EXPECT_EQ(notices().shown()->kind, ui::Notice::Kind::Info) << "no tick: the restart has lost sessions";
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_GE(rowOfUser(QStringLiteral("bob")), 0);
}

TEST_F(WindowFaults, AFlushedDatabaseIsSaidAndCounted)
{
    for (int i = 0; i < 40; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 40; }));
    watched.server.command({"FLUSHALL"});
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("were gone at once at")); }));
    EXPECT_TRUE(notices().shown()->text.startsWith(QStringLiteral("40 "))) << notices().shown()->text.toStdString();
    EXPECT_EQ(notices().shown()->kind, ui::Notice::Kind::Warning);
    EXPECT_TRUE(reads(notices(), QStringLiteral("the database was flushed")));
    const activity::ActivityHistory &history = recorder.history();
    quint32 gone = 0;
    for (const auto &bucket : history.buckets(history.firstSecond(), history.lastSecond() + 1, 1))
        gone += bucket.sample.gone;
    EXPECT_EQ(gone, 40U) << "in the chart";
}

/// Sessions that run out while nobody looks are no loss.
TEST_F(WindowFaults, WhatRanOutInAGapIsNotLost)
{
    for (int i = 0; i < 40; ++i)
        watched.setJson(sessionId(i), "alice", i < 38 ? 3'000 : 600'000);
    ASSERT_TRUE(connectLive());
    const qint64 deadline = watched.monitor.clock().nowMs() + 3'000;
    watched.server.kill();
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    ASSERT_TRUE(waitFor([&] { return watched.monitor.clock().nowMs() > deadline; }));
    ASSERT_TRUE(watched.server.start());
    for (int i = 38; i < 40; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    watched.monitor.retryNow();
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("Events were missed from")); }));
    EXPECT_FALSE(reads(notices(), QStringLiteral("had gone")));
    EXPECT_EQ(notices().shown()->kind, ui::Notice::Kind::Result);
}

TEST_F(WindowFaults, AServerThatHangsIsNotCalledWell)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    const auto &connection = static_cast<const ui::ConnectionChip &>(chip());
    ASSERT_TRUE(waitFor([&] { return connection.content().detail.endsWith(QStringLiteral(" ms")); }));
    EXPECT_EQ(connection.content().presence, ui::Presence::Good);
    watched.server.suspend();
    EXPECT_TRUE(waitFor([&] { return connection.content().detail.contains(QStringLiteral("no answer for ")); }))
        << connection.content().detail.toStdString();
    EXPECT_EQ(connection.content().presence, ui::Presence::Partly);
    watched.server.resume();
    EXPECT_TRUE(waitFor([&] {
        return connection.content().presence == ui::Presence::Good &&
               connection.content().detail.endsWith(QStringLiteral(" ms"));
    })) << connection.content().detail.toStdString();
}

/// Whether a session ran out meanwhile nobody knows: another server may have it still.
TEST_F(WindowFaults, NothingBecomesDueWhileNobodyWatches)
{
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    watched.setJson(sessionId(1), "alice", 3'000); // as late as can be: the server is to go before it
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    watched.server.kill();
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    EXPECT_TRUE(waitFor([this] { return reads(*window, QStringLiteral("as of ")); }));
    const qint64 deadline = watched.monitor.store().deadline(watched.slotOf("session:" + sessionId(1)));
    ASSERT_TRUE(waitFor([&] { return watched.monitor.clock().nowMs() > deadline + 1'000; }));
    const QStringList states = column(sessions::SessionTableModel::State);
    EXPECT_EQ(states, QStringList({QStringLiteral("live"), QStringLiteral("live")}));
    EXPECT_FALSE(column(sessions::SessionTableModel::Remaining).first().contains(QStringLiteral("due")));
    EXPECT_EQ(recorder.figures().due, 0);
    clickRow(0);
    EXPECT_TRUE(reads(*window, QStringLiteral("left at ")));
    EXPECT_FALSE(reads(*window, QStringLiteral("not reaped")));
    window->setSearchText(QStringLiteral("is:due"));
    EXPECT_TRUE(waitFor([this] { return rows() == 0; }));
    window->setSearchText({});

    ASSERT_TRUE(watched.server.start());
    watched.setJson(sessionId(2), "bob", 600'000);
    watched.monitor.retryNow();
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(waitFor([this] { return !reads(*window, QStringLiteral("as of ")) && rows() == 1; }));
}

TEST_F(WindowFaults, AfterARefusedPasswordTimeGoesOnWithoutFigures)
{
    const auto headings = [this] {
        QStringList texts;
        const auto all = window->findChildren<ui::ChartHeading *>();
        for (const ui::ChartHeading *heading : all)
            texts += heading->text();
        return texts.join(QLatin1Char('|'));
    };
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([&] { return recorder.nowSecond() > 0 && headings().contains(QStringLiteral("created ")); }));
    watched.server.command({"CONFIG", "SET", "requirepass", "another"});
    watched.server.command({"CLIENT", "KILL", "TYPE", "pubsub"});
    watched.server.command({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed));
    ASSERT_TRUE(waitFor([&] { return headings().count(QStringLiteral("not known now")) == 3; }))
        << headings().toStdString();
    const qint64 then = recorder.nowSecond();
    ASSERT_TRUE(waitFor([&] { return recorder.nowSecond() >= then + 2; })) << "the charts end at now";
    const auto last = recorder.history().buckets(recorder.nowSecond(), recorder.nowSecond() + 1, 1);
    ASSERT_EQ(last.size(), 1U);
    EXPECT_EQ(last.front().sample.active, -1) << "and show that nobody has looked";
    EXPECT_EQ(headings().count(QStringLiteral("not known now")), 3) << headings().toStdString();
}

TEST_F(WindowFaults, TheMenuRetriesToo)
{
    ASSERT_TRUE(connectLive());
    EXPECT_FALSE(menuAction(QStringLiteral("Retry Now"))->isEnabled());
    watched.server.kill();
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    ASSERT_TRUE(watched.server.start());
    ASSERT_TRUE(menuAction(QStringLiteral("Retry Now"))->isEnabled());
    menuAction(QStringLiteral("Retry Now"))->trigger();
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live));
}

TEST_F(WindowFaults, NothingIsCountedBeforeAServerHasAnswered)
{
    watched.server.kill();
    show();
    window->connectTo(watched.profile(), {});
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    const auto *tabs = window->findChild<QTabBar *>();
    EXPECT_EQ(tabs->tabText(0), QStringLiteral("Sessions"));
    EXPECT_EQ(tabs->tabText(1), QStringLiteral("Users"));
    ASSERT_TRUE(watched.server.start());
    menuAction(QStringLiteral("Retry Now"))->trigger();
    EXPECT_TRUE(waitFor([&] { return tabs->tabText(0).endsWith(QLatin1Char('0')); })) << "now it is known";
}

TEST_F(WindowFaults, ARefusalIsTakenBackOnceItIsOver)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    messages::Problem problem{QStringLiteral("The account may not do this."), QStringLiteral("Ask for it.")};
    Q_EMIT watched.monitor.requestRefused(problem);
    EXPECT_TRUE(reads(notices(), problem.cause));
    menuAction(QStringLiteral("Read Again"))->trigger();
    EXPECT_TRUE(waitFor([this] { return !notices().isVisible(); }));
    // What is wrong with a file on this side does not get better by reading the server.
    problem.isNotice = true;
    Q_EMIT watched.monitor.requestRefused(problem);
    EXPECT_TRUE(reads(notices(), problem.cause));
    int passes = 0;
    QObject::connect(&watched.monitor, &monitor::SessionMonitor::progressChanged, window.get(),
                     [&passes](const messages::LoadProgress &progress) {
                         passes += progress.phase == messages::LoadProgress::Phase::Idle ? 1 : 0;
                     });
    menuAction(QStringLiteral("Read Again"))->trigger();
    ASSERT_TRUE(waitFor([&] { return passes > 0; }));
    EXPECT_TRUE(reads(notices(), problem.cause));
}

TEST_F(WindowFaults, APatternThatCannotBeUsedIsNotForgottenWhenTheRestIsRead)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    show();
    messages::ConnectionProfile profile = watched.profile();
    profile.keyPatterns = QStringList{QString()};
    window->connectTo(profile, {});
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(reads(notices(), QStringLiteral("key pattern of this profile cannot be used")));
}

TEST_F(WindowFaults, SettingsThatCannotBeSavedAreSaidUntilTheyCan)
{
    show();
    const QString file = settingsFolder.filePath(QStringLiteral("settings.ini"));
    QFile::remove(file);
    ASSERT_EQ(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
    messages::ConnectionProfile profile;
    profile.name = QStringLiteral("kept");
    profiles.save(profile);
    EXPECT_TRUE(reads(notices(), QStringLiteral("it is a pipe, not a file")));
    ASSERT_TRUE(QFile::remove(file));
    ASSERT_TRUE(press(notices(), QStringLiteral("Try Again")));
    EXPECT_FALSE(notices().isVisible());
    EXPECT_TRUE(settingsBytes().contains("kept"));
}

class WindowWithoutEvents : public LiveWindow
{
protected:
    WindowWithoutEvents()
        : LiveWindow(QStringList())
    {
        watched.setJson(sessionId(1), "alice", 600'000);
        show();
        window->connectTo(watched.profile(), {});
    }

    QByteArray flags() { return watched.server.strings({"CONFIG", "GET", "notify-keyspace-events"}).value(1); }
};

TEST_F(WindowWithoutEvents, OffersToTurnThemOn)
{
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::LiveByTracking));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("does not say how sessions end")); }));
    EXPECT_TRUE(flags().isEmpty()) << "never without being asked";
    ASSERT_TRUE(press(notices(), QStringLiteral("Set It")));
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_FALSE(flags().isEmpty());
    EXPECT_TRUE(watched.monitor.willRestoreFlags());
    EXPECT_TRUE(waitFor([this] { return !notices().isVisible(); }));
    watched.setJson(sessionId(2), "bob", 600'000);
    EXPECT_TRUE(waitFor([this] { return rows() == 2; }));
}

TEST_F(WindowWithoutEvents, WhatARestartLosesIsOfferedAgain)
{
    ASSERT_TRUE(waitFor([this] { return button(notices(), QStringLiteral("Set It")) != nullptr; }));
    ASSERT_TRUE(press(notices(), QStringLiteral("Set It")));
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    watched.server.kill();
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    ASSERT_TRUE(watched.server.start());
    watched.monitor.retryNow();
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::LiveByTracking));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("not set any more")); }));
    EXPECT_TRUE(reads(notices(), QStringLiteral("CONFIG REWRITE")));
    EXPECT_TRUE(flags().isEmpty()) << "never without being asked";
    ASSERT_TRUE(press(notices(), QStringLiteral("Set It")));
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_FALSE(flags().isEmpty());
}

TEST_F(WindowWithoutEvents, NotNowIsRememberedAndTheStatusLineOffersItAgain)
{
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::LiveByTracking));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("does not say how sessions end")); }));
    ASSERT_TRUE(press(notices(), QStringLiteral("Not Now")));
    EXPECT_FALSE(notices().isVisible());
    auto *const liveness = window->findChild<ui::LivenessButton *>();
    EXPECT_TRUE(liveness->text().contains(QStringLiteral("Live, by tracking")));
    QTest::mouseClick(liveness, Qt::LeftButton);
    auto *const popup = dialog<ui::LivenessPopup>();
    ASSERT_TRUE(popup);
    EXPECT_TRUE(reads(*popup, QStringLiteral("That is inferred")));
    ASSERT_TRUE(press(*popup, QStringLiteral("Turn Events On…")));
    EXPECT_TRUE(waitFor([this] { return button(notices(), QStringLiteral("Set It")) != nullptr; }));
    ASSERT_TRUE(press(notices(), QStringLiteral("Not Now")));
    menuAction(QStringLiteral("Turn Events On"))->trigger();
    EXPECT_TRUE(waitFor([this] { return button(notices(), QStringLiteral("Set It")) != nullptr; }));
    EXPECT_TRUE(flags().isEmpty());
}

} // namespace
