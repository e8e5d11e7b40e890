// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What follows a logout: how far it is, what came back, and taking it back.
#include "models/monitor/logoutdesk.h"
#include "tests/ui/window/livewindow.h"
#include "ui/logout/logoutdialog.h"
#include "ui/logout/logoutreportdialog.h"
#include "ui/notices/noticebar.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/users/userpage.h"
#include "ui/users/usertableview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QDateTime>
#include <QLineEdit>
#include <QSet>

namespace
{

using support::LiveWindow;
using support::sessionId;

/// Above those that the window itself has asked for.
constexpr quint64 kJob = 99;

class WindowReturns : public LiveWindow
{
protected:
    void add(int number, const QByteArray &user) { watched.setJson(sessionId(number), user, 600'000); }
    static QByteArray keyOf(int number) { return "session:" + sessionId(number); }
    monitor::LogoutDesk &desk() { return watched.monitor.logouts(); }
    bool loaded(int count)
    {
        return waitFor([&] { return rows() == count; });
    }
    /// Ends the session of this user through the window; the answer is `job`'s number.
    quint64 endOne(const QString &user)
    {
        quint64 job = 0;
        const auto seen = QObject::connect(&desk(), &monitor::LogoutDesk::logoutFinished,
                                           [&job](const messages::LogoutReport &report) { job = report.job; });
        clickRow(rowOfUser(user));
        key(Qt::Key_Delete);
        auto *const asking = openedDialog<ui::LogoutDialog>();
        if (asking && press(*asking, QStringLiteral("Log out 1 session")))
            waitFor([&job] { return job != 0; });
        QObject::disconnect(seen);
        waitFor([this] { return dialog<ui::LogoutDialog>() == nullptr; });
        activate(*window);
        return job;
    }
    messages::LogoutReport undoableReport(qint64 forMs) const
    {
        messages::LogoutReport report;
        report.job = kJob;
        report.commands = 1;
        report.outcomes = {{messages::LogoutOutcome::Kind::Ended, "session:a", {}}};
        report.undoable = 1;
        report.undoUntil = QDateTime::currentMSecsSinceEpoch() + forMs;
        return report;
    }
    QAbstractButton *undoButton() const
    {
        const auto all = notices().findChildren<QAbstractButton *>();
        for (QAbstractButton *one : all) {
            if (one->isVisible() && one->text().startsWith(QStringLiteral("Undo · ")))
                return one;
        }
        return nullptr;
    }
};

TEST_F(WindowReturns, WhatComesBackIsSaidAndCanBeEndedAgain)
{
    add(1, "alice");
    add(2, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(2));
    const quint64 job = endOne(QStringLiteral("alice"));
    ASSERT_NE(job, 0U);
    // The report may be there before the event; and the old row lingers for a while.
    ASSERT_TRUE(waitFor([this] { return watched.monitor.store().count() == 1; }));
    add(1, "alice");
    ASSERT_TRUE(waitFor([this] { return watched.monitor.store().count() == 2; }));
    messages::LogoutCheck check;
    check.job = job;
    check.after = 1;
    check.returned = {{keyOf(1), "alice", {}, QDateTime::currentMSecsSinceEpoch()}};
    Q_EMIT desk().logoutChecked(check);
    EXPECT_TRUE(reads(notices(), QStringLiteral("alice")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("Found there again at ")));
    ASSERT_TRUE(button(notices(), QStringLiteral("End again until quiet…")));
    // Another look that shows nothing new does not bring back what was dismissed.
    notices().dismissShown();
    check.returned.clear();
    check.after = 5;
    Q_EMIT desk().logoutChecked(check);
    EXPECT_FALSE(button(notices(), QStringLiteral("End again…")));
    check.returned = {{keyOf(1), "alice", {}, QDateTime::currentMSecsSinceEpoch()}};
    Q_EMIT desk().logoutChecked(check);
    window->findChild<ui::NoticeBar *>()->bringForward(QStringLiteral("logout-%1").arg(job));
    ASSERT_TRUE(press(notices(), QStringLiteral("Details…")));
    auto *const report = openedDialog<ui::LogoutReportDialog>();
    ASSERT_TRUE(report);
    EXPECT_EQ(report->findChild<QAbstractItemView *>()->model()->index(0, 0).data().toString(),
              QStringLiteral("came back"));
    Q_EMIT report->endAgainRequested(false);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_EQ(asking->question().sessions(), 1);
    EXPECT_TRUE(asking->question().again);
    ASSERT_TRUE(press(*asking, asking->question().actionText()));
    EXPECT_TRUE(waitFor([this] { return watched.server.integer({"EXISTS", keyOf(1)}) == 0; }));
    EXPECT_FALSE(notices().holds(QStringLiteral("logout-%1-found").arg(job))) << "that is being seen to";
    EXPECT_EQ(watched.server.integer({"EXISTS", keyOf(2)}), 1);
}

TEST_F(WindowReturns, WhatHasBecomeSomebodyElsesIsNotEndedAgain)
{
    add(1, "alice");
    add(2, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(2));
    const quint64 job = endOne(QStringLiteral("alice"));
    ASSERT_NE(job, 0U);
    add(1, "carol");
    ASSERT_TRUE(waitFor([this] { return rowOfUser(QStringLiteral("carol")) >= 0; }));
    messages::LogoutCheck check;
    check.job = job;
    check.after = 1;
    check.returned = {{keyOf(1), "carol", {}, QDateTime::currentMSecsSinceEpoch()}};
    Q_EMIT desk().logoutChecked(check);
    ASSERT_TRUE(press(notices(), QStringLiteral("End again until quiet…")));
    EXPECT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("nothing to end again")); }));
    EXPECT_EQ(dialog<ui::LogoutDialog>(), nullptr);
    EXPECT_EQ(watched.server.integer({"EXISTS", keyOf(1)}), 1);
}

TEST_F(WindowReturns, ThatNobodyHasComeBackIsSaidOnce)
{
    ASSERT_TRUE(connectLive());
    Q_EMIT desk().logoutFinished(undoableReport(0));
    EXPECT_FALSE(reads(notices(), QStringLiteral("None has come back")));
    messages::LogoutCheck check;
    check.job = kJob;
    check.after = 5;
    check.isLast = true;
    Q_EMIT desk().logoutChecked(check);
    EXPECT_TRUE(reads(notices(), QStringLiteral("None has come back within 5 s.")));
    notices().dismissShown();
    EXPECT_FALSE(notices().isVisible());
    // The report is still there.
    EXPECT_TRUE(menuAction(QStringLiteral("Latest Logout’s Report"))->isEnabled());
    menuAction(QStringLiteral("Latest Logout’s Report"))->trigger();
    auto *const report = openedDialog<ui::LogoutReportDialog>();
    ASSERT_TRUE(report);
    EXPECT_TRUE(reads(*report, QStringLiteral("None has come back within 5 s.")));
}

TEST_F(WindowReturns, UndoCountsDownAndGoes)
{
    ASSERT_TRUE(connectLive());
    Q_EMIT desk().logoutFinished(undoableReport(2'000));
    ASSERT_TRUE(undoButton());
    const QString first = undoButton()->text();
    EXPECT_TRUE(waitFor([&] { return undoButton() && undoButton()->text() != first; }));
    EXPECT_TRUE(waitFor([this] { return undoButton() == nullptr; }));
    EXPECT_TRUE(reads(notices(), QStringLiteral("1 ended"))) << "what happened stays";
}

TEST_F(WindowReturns, WhatCameOfTheUndoIsSaid)
{
    ASSERT_TRUE(connectLive());
    Q_EMIT desk().logoutFinished(undoableReport(600'000));
    ASSERT_TRUE(undoButton());
    EXPECT_TRUE(undoButton()->text() == QStringLiteral("Undo · 10:00") ||
                undoButton()->text() == QStringLiteral("Undo · 9:59"));
    QTest::mouseClick(undoButton(), Qt::LeftButton);
    EXPECT_FALSE(undoButton());
    EXPECT_TRUE(reads(notices(), QStringLiteral("Bringing back: 0 of 1")));
    Q_EMIT desk().undoProgressed(kJob, 1, 1);
    EXPECT_TRUE(reads(notices(), QStringLiteral("Bringing back: 1 of 1")));
    messages::UndoReport undo;
    undo.job = kJob;
    undo.outcomes = {{messages::UndoOutcome::Kind::WrittenSince, "session:a", {}}};
    Q_EMIT desk().undoFinished(undo);
    EXPECT_TRUE(reads(notices(), QStringLiteral("1 written since: left alone")));
    ASSERT_TRUE(press(notices(), QStringLiteral("Details…")));
    EXPECT_TRUE(openedDialog<ui::LogoutReportDialog>());
}

TEST_F(WindowReturns, LeavingTheServerEndsTheUndo)
{
    ASSERT_TRUE(connectLive());
    Q_EMIT desk().logoutFinished(undoableReport(600'000));
    ASSERT_TRUE(undoButton());
    menuAction(QStringLiteral("Disconnect"))->trigger();
    EXPECT_TRUE(waitFor([this] { return undoButton() == nullptr; }));
}

TEST_F(WindowReturns, AJobCanBePausedAndCancelled)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    clickRow(0);
    key(Qt::Key_Delete);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    watched.server.suspend();
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 1 session")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("Logging out: 0 of 1")); }));
    ASSERT_TRUE(press(notices(), QStringLiteral("Pause")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("Paused: 0 of 1 done")));
    ASSERT_TRUE(press(notices(), QStringLiteral("Continue")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("Logging out: 0 of 1")));
    ASSERT_TRUE(press(notices(), QStringLiteral("Cancel")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("Cancelling: 0 of 1 done")));
    watched.server.resume();
}

TEST_F(WindowReturns, ATimeIsSetByKey)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    clickRow(0);
    key(Qt::Key_T, Qt::ControlModifier);
    auto *asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_EQ(asking->question().action, messages::LogoutOrder::Action::SetTtl);
    key(Qt::Key_Escape);
    ASSERT_TRUE(waitFor([this] { return dialog<ui::LogoutDialog>() == nullptr; }));
    ASSERT_TRUE(activate(*window));
    key(Qt::Key_Delete, Qt::ShiftModifier);
    asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_EQ(asking->question().action, messages::LogoutOrder::Action::EndIn);
    EXPECT_EQ(watched.server.integer({"EXISTS", keyOf(1)}), 1);
}

TEST_F(WindowReturns, SeveralUsersAreEndedAtOnce)
{
    add(1, "alice");
    add(2, "alice");
    add(3, "bob");
    add(4, "carol");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(4));
    menuAction(QStringLiteral("Go to Users"))->trigger();
    auto *const users = window->findChild<ui::UserTableView *>();
    ASSERT_TRUE(waitFor([&] { return users->model()->rowCount() == 3 && users->selectedCount() == 1; }));
    const auto pick = [&](const QString &name, Qt::KeyboardModifiers modifiers) {
        for (int row = 0; row < users->model()->rowCount(); ++row) {
            const QModelIndex index = users->model()->index(row, 0);
            if (index.data().toString() == name)
                QTest::mouseClick(users->viewport(), Qt::LeftButton, modifiers, users->visualRect(index).center());
        }
    };
    pick(QStringLiteral("alice"), {});
    EXPECT_EQ(users->selectedCount(), 1);
    pick(QStringLiteral("bob"), Qt::ControlModifier);
    EXPECT_EQ(users->selectedCount(), 2);
    EXPECT_TRUE(reads(*window->findChild<ui::UserPage *>(), QStringLiteral("ended at once")));
    EXPECT_FALSE(menuAction(QStringLiteral("Show Only This User"))->isEnabled());
    ASSERT_TRUE(press(*window->findChild<ui::UserPage *>(), QStringLiteral("Log out everywhere…")));
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_EQ(asking->question().sessions(), 3);
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 3 sessions")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("3 ended")); }));
    EXPECT_EQ(watched.server.integer({"DBSIZE"}), 1);
}

/// From the click to the server and back.
TEST_F(WindowReturns, WhatWasEndedIsBroughtBack)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    ASSERT_NE(endOne(QStringLiteral("alice")), 0U);
    EXPECT_EQ(watched.server.integer({"EXISTS", keyOf(1)}), 0);
    ASSERT_TRUE(undoButton());
    QTest::mouseClick(undoButton(), Qt::LeftButton);
    EXPECT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("1 brought back")); }));
    EXPECT_EQ(watched.server.integer({"EXISTS", keyOf(1)}), 1);
    EXPECT_FALSE(undoButton()) << "once";
}

TEST_F(WindowReturns, ANearerEndIsSetOnTheServer)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    clickRow(0);
    key(Qt::Key_Delete, Qt::ShiftModifier);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    ASSERT_TRUE(press(*asking, QStringLiteral("1 min")));
    ASSERT_TRUE(press(*asking, asking->question().actionText()));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("1 with the new time left")); }));
    const qint64 left = watched.server.integer({"PTTL", keyOf(1)});
    EXPECT_GT(left, 0);
    EXPECT_LE(left, 60'000);
}

TEST_F(WindowReturns, WhatEndsSoonerByItselfIsLeftAlone)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    clickRow(0);
    key(Qt::Key_Delete, Qt::ShiftModifier);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    ASSERT_TRUE(press(*asking, QStringLiteral("8 h")));
    ASSERT_TRUE(press(*asking, asking->question().actionText()));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("1 not sent")); }));
    EXPECT_TRUE(reads(notices(), QStringLiteral("ends sooner")));
    EXPECT_LE(watched.server.integer({"PTTL", keyOf(1)}), 600'000);
}

/// By Tab, and each with a name to be spoken.
TEST_F(WindowReturns, TheQuestionAndTheReportAreReachedByKeys)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    const auto visit = [](QWidget &dialog) {
        int stops = 0;
        QSet<QWidget *> seen;
        for (QWidget *now = dialog.focusWidget(); now && !seen.contains(now); now = dialog.focusWidget()) {
            seen.insert(now);
            const auto *button = qobject_cast<QAbstractButton *>(now);
            EXPECT_TRUE(!now->accessibleName().isEmpty() || (button && !button->text().isEmpty()))
                << now->metaObject()->className();
            ++stops;
            QTest::keyClick(now, Qt::Key_Tab);
        }
        return stops;
    };
    clickRow(0);
    key(Qt::Key_T, Qt::ControlModifier);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_GE(visit(*asking), 6) << "time, unit, presets (arrow keys go through them), reason, two buttons";
    key(Qt::Key_Escape);
    ASSERT_TRUE(waitFor([this] { return dialog<ui::LogoutDialog>() == nullptr; }));
    Q_EMIT desk().logoutFinished(undoableReport(600'000));
    menuAction(QStringLiteral("Latest Logout’s Report"))->trigger();
    auto *const report = openedDialog<ui::LogoutReportDialog>();
    ASSERT_TRUE(report);
    EXPECT_GE(visit(*report), 5) << "list, undo, copy, export, close";
}

} // namespace
