// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The same thing in several places of the window has the same number, of the same moment.
#include "models/activity/activityrecorder.h"
#include "tests/support/serverabilities.h"
#include "tests/ui/window/livewindow.h"
#include "ui/activity/charts/chartheading.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/statusline.h"

#include <QAction>
#include <QTabBar>
#include <QTimer>

#include <functional>

namespace
{

using support::LiveWindow;
using support::sessionId;

class WindowNumbers : public LiveWindow
{
protected:
    WindowNumbers()
        : LiveWindow(QStringList{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")} +
                     support::allowingDebug())
    {
    }

    QString tabText(int tab) const { return window->findChild<QTabBar *>()->tabText(tab).section(QChar(0x2003), 1); }
    QString heading(const QString &title) const
    {
        const auto all = window->findChildren<ui::ChartHeading *>();
        for (const ui::ChartHeading *one : all) {
            if (one->text().startsWith(title))
                return one->text();
        }
        return {};
    }
    bool statusReads(const QString &text) const { return reads(*window->findChild<ui::StatusLine *>(), text); }
};

TEST_F(WindowNumbers, OfOneMomentAgree)
{
    watched.server.command({"DEBUG", "SET-ACTIVE-EXPIRE", "0"});
    for (int i = 1; i <= 3; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 600'000);
    ASSERT_TRUE(connectLive());
    watched.setJson(sessionId(4), "user4", 700);
    watched.setJson(sessionId(5), "user5", 700);
    ASSERT_TRUE(waitFor([this] { return recorder.figures().sessions == 5 && recorder.knowsPresent(); }));
    EXPECT_EQ(tabText(0), QStringLiteral("5"));
    EXPECT_EQ(tabText(1), QStringLiteral("5"));
    // At each moment from now on, whatever comes and goes.
    int withDue = 0;
    ASSERT_TRUE(waitFor([&] {
        const activity::PresentFigures &now = recorder.figures();
        EXPECT_EQ(tabText(0), QString::number(now.sessions));
        EXPECT_EQ(tabText(1), QString::number(now.users));
        EXPECT_TRUE(statusReads(QStringLiteral("%1 session").arg(now.sessions)));
        if (now.due == 0)
            return withDue > 0;
        ++withDue;
        EXPECT_TRUE(statusReads(QStringLiteral("%1 due, not reaped").arg(now.due)));
        const QString active = heading(QStringLiteral("Active sessions"));
        EXPECT_TRUE(active.contains(QString::number(now.sessions - now.due))) << active.toStdString();
        EXPECT_TRUE(active.contains(QStringLiteral("%1 due").arg(now.due))) << active.toStdString();
        EXPECT_TRUE(heading(QStringLiteral("Ending in")).contains(QStringLiteral("%1 due").arg(now.due)));
        return withDue > 3;
    }));
}

/// Whenever the window is drawn: what a row calls due is counted as due, and nothing else.
TEST_F(WindowNumbers, ARowIsDueWhenItIsCountedAsDue)
{
    watched.server.command({"DEBUG", "SET-ACTIVE-EXPIRE", "0"});
    constexpr int kShortLived = 40;
    constexpr int kApart = 70; // milliseconds
    ASSERT_TRUE(connectLive());
    for (int i = 1; i <= kShortLived; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 3'000 + i * kApart);
    ASSERT_TRUE(waitFor([this] { return recorder.figures().sessions == kShortLived && recorder.knowsPresent(); }));
    const auto dueRows = [this] {
        qint64 due = 0;
        for (const QString &remaining : column(sessions::SessionTableModel::Remaining))
            due += remaining.startsWith(QLatin1String("due"));
        return due;
    };
    const messages::ServerClock &clock = watched.monitor.table().clock();
    int compared = 0;
    EXPECT_TRUE(waitFor([&] {
        // What is to happen at this half second may still be on its way.
        if (clock.nowMs() % messages::ServerClock::kShownStepMs < 200)
            return false;
        const qint64 moment = clock.shownMs();
        const qint64 shown = dueRows();
        const qint64 counted = recorder.figures().due;
        if (clock.shownMs() != moment)
            return false;
        EXPECT_EQ(shown, counted);
        compared += shown > 0 && shown < kShortLived;
        return shown == kShortLived;
    }));
    EXPECT_GT(compared, 5);
}

/// Whenever the rows are drawn: those that have ended are not counted any more anywhere, those that have come are.
TEST_F(WindowNumbers, ARowHasEndedWhenItIsCountedSo)
{
    constexpr int kShortLived = 60;
    constexpr int kApart = 41; // milliseconds: all phases of whatever has an interval
    for (int i = 1; i <= 5; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 600'000);
    ASSERT_TRUE(connectLive());
    struct Watcher final : QObject {
        std::function<void()> look;
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint)
                look();
            return false;
        }
    } watcher;
    int painted = 0;
    int ended = 0;
    watcher.look = [&] {
        qint64 present = 0;
        const QStringList states = column(sessions::SessionTableModel::State);
        for (const QString &state : states)
            present += state == QStringLiteral("live") || state == QStringLiteral("due");
        ++painted;
        ended += present < states.size();
        EXPECT_EQ(present, recorder.figures().sessions) << states.join(u'|').toStdString();
        EXPECT_EQ(tabText(0), QString::number(present));
        EXPECT_TRUE(statusReads(QStringLiteral("%1 session").arg(present)));
    };
    table().viewport()->installEventFilter(&watcher);
    QTimer repaint;
    QObject::connect(&repaint, &QTimer::timeout, &repaint, [this] { table().viewport()->update(); });
    repaint.start(3);
    for (int i = 6; i < 6 + kShortLived; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 500 + i * kApart);
    ASSERT_TRUE(waitFor([this] { return recorder.figures().sessions > 5; }));
    EXPECT_TRUE(waitFor([this] { return recorder.figures().sessions == 5; }));
    repaint.stop();
    table().viewport()->removeEventFilter(&watcher);
    EXPECT_GT(painted, 10);
    EXPECT_GT(ended, 5);
}

TEST_F(WindowNumbers, SayNoneOnlyOfWhatIsRead)
{
    for (int i = 1; i <= 4; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 600'000);
    show();
    int looks = 0;
    const auto look = [&] {
        ++looks;
        EXPECT_NE(tabText(0), QStringLiteral("0"));
        EXPECT_NE(tabText(1), QStringLiteral("0"));
        EXPECT_FALSE(statusReads(QStringLiteral("0 sessions")));
    };
    QTimer often;
    QObject::connect(&often, &QTimer::timeout, &often, look);
    often.start(0);
    ASSERT_TRUE(connectLive());
    often.stop();
    EXPECT_GT(looks, 0);
    EXPECT_EQ(tabText(0), QStringLiteral("4"));
    watched.server.command({"FLUSHALL"});
    EXPECT_TRUE(waitFor([this] { return tabText(0) == QStringLiteral("0"); })) << "now it is known";
}

/// They linger in the table for a moment, and are not counted.
TEST_F(WindowNumbers, DoNotCountWhatHasEnded)
{
    for (int i = 1; i <= 4; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 600'000);
    ASSERT_TRUE(connectLive());
    window->setSearchText(QStringLiteral("user1 | user2"));
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    EXPECT_EQ(tabText(0), QStringLiteral("2 of 4"));
    watched.server.command({"DEL", "session:" + sessionId(1)});
    ASSERT_TRUE(
        waitFor([this] { return tabText(0) == QStringLiteral("1 of 3") && statusReads(QStringLiteral("1 shown")); }));
    EXPECT_EQ(rows(), 2) << "it can still be read";
    EXPECT_EQ(tabText(1), QStringLiteral("3")) << "nor is its user; how many match is not counted there";
}

} // namespace
