// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Ending sessions, from the key Del to the report.
#include "models/audit/auditlog.h"
#include "models/audit/auditreader.h"
#include "models/monitor/logoutdesk.h"
#include "models/sessions/query/querycompletion.h"
#include "tests/ui/window/livewindow.h"
#include "ui/details/detailspanel.h"
#include "ui/logout/logoutdialog.h"
#include "ui/logout/logoutreportdialog.h"
#include "ui/notices/noticebar.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/topbar.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QUuid>

namespace
{

using support::LiveWindow;
using support::sessionId;

class WindowLogout : public LiveWindow
{
protected:
    void add(int number, const QByteArray &user) { watched.setJson(sessionId(number), user, 600'000); }
    qint64 keys() { return watched.server.integer({"DBSIZE"}); }
    bool loaded(int count)
    {
        return waitFor([&] { return rows() == count; });
    }
    ui::LogoutDialog *askedAboutAll()
    {
        table().setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_Delete);
        return openedDialog<ui::LogoutDialog>();
    }
    /// Other tests write there at the same time.
    static QString uniqueReason()
    {
        return QStringLiteral("ticket ") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    }
    static audit::Entry entryOf(const QString &reason)
    {
        const auto page = audit::readLog(audit::defaultLogFile(), {.text = reason});
        return page && page->entries.size() == 1 ? page->entries.front() : audit::Entry();
    }
    QPushButton &topButton() const
    {
        return *named<QPushButton>(*window->findChild<ui::TopBar *>(), QStringLiteral("Log out the selected sessions"));
    }
};

TEST_F(WindowLogout, OneIsAskedForEndedAndReported)
{
    add(1, "alice");
    add(2, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(2));
    EXPECT_FALSE(topButton().isEnabled());
    clickRow(rowOfUser(QStringLiteral("alice")));
    EXPECT_TRUE(topButton().isEnabled());

    key(Qt::Key_Delete);
    auto *asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_TRUE(reads(*asking, QStringLiteral("Log out alice?")));
    EXPECT_TRUE(button(*asking, QStringLiteral("shop"))) << "which server";
    EXPECT_TRUE(button(*asking, QStringLiteral("Cancel"))->hasFocus());
    key(Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return dialog<ui::LogoutDialog>() == nullptr; }));
    EXPECT_EQ(keys(), 2);
    EXPECT_FALSE(notices().isVisible());

    ASSERT_TRUE(activate(*window));
    key(Qt::Key_Delete);
    asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 1 session")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("1 ended")); }));
    EXPECT_EQ(keys(), 1);
    EXPECT_EQ(watched.server.integer({"EXISTS", "session:" + sessionId(2)}), 1);

    ASSERT_TRUE(press(notices(), QStringLiteral("Details…")));
    auto *const report = openedDialog<ui::LogoutReportDialog>();
    ASSERT_TRUE(report);
    const QAbstractItemModel *outcomes = report->findChild<QAbstractItemView *>()->model();
    ASSERT_EQ(outcomes->rowCount(), 1);
    EXPECT_EQ(outcomes->index(0, 0).data().toString(), QStringLiteral("ended"));
    EXPECT_EQ(outcomes->index(0, 1).data().toString(), QStringLiteral("alice"));
    key(Qt::Key_Return);
    EXPECT_TRUE(waitFor([this] { return dialog<ui::LogoutReportDialog>() == nullptr; }));
}

TEST_F(WindowLogout, OfTheSelectedSessionsUserAllOrAllButItEnd)
{
    add(1, "alice");
    add(2, "alice");
    add(3, "alice");
    add(4, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(4));
    QAction *const others = menuAction(QStringLiteral("Log Out All but This Session"));
    QAction *const all = menuAction(QStringLiteral("Log Out All of This User"));
    ASSERT_TRUE(others && all);
    EXPECT_FALSE(others->isEnabled());

    const auto aliceRow = rowOfUser(QStringLiteral("alice"));
    clickRow(aliceRow);
    const sessions::Slot kept = table().table().slotAt(aliceRow);
    const QByteArray keptKey = watched.monitor.store().key(kept).toByteArray();
    ASSERT_TRUE(others->isEnabled());
    others->trigger();
    auto *asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 2 sessions")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("2 ended")); }));
    EXPECT_EQ(keys(), 2);
    EXPECT_EQ(watched.server.integer({"EXISTS", keptKey}), 1);

    ASSERT_TRUE(activate(*window));
    clickRow(rowOfUser(QStringLiteral("bob")));
    ASSERT_TRUE(all->isEnabled());
    all->trigger();
    asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 1 session")));
    ASSERT_TRUE(waitFor([this] { return keys() == 1; }));
    EXPECT_EQ(watched.server.integer({"EXISTS", keptKey}), 1);
}

TEST_F(WindowLogout, TheAuditLogIsToldWhyAndWhichOnes)
{
    const QString reason = uniqueReason();
    add(1, "alice");
    add(2, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(2));
    auto *asking = askedAboutAll();
    ASSERT_TRUE(asking);
    auto *const field = named<QLineEdit>(*asking, QStringLiteral("Reason"));
    ASSERT_TRUE(field);
    QTest::keyClicks(field, reason);
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 2 sessions")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("2 ended")); }));
    const audit::Entry written = entryOf(reason);
    EXPECT_EQ(written.intent.reason, reason);
    EXPECT_EQ(written.intent.chosenBy, QStringLiteral("all sessions that were listed"));
    EXPECT_EQ(written.count, 2);
    EXPECT_EQ(written.counts, (QMap<QString, qint64>{{QStringLiteral("ended"), 2}}));
    EXPECT_GE(written.outcome.commands, 2) << "and what may stand beside the records";
    EXPECT_FALSE(written.intent.server.isEmpty());
}

TEST_F(WindowLogout, TheAuditLogIsToldOfWhatWasChosenBesideTheSearch)
{
    const QString reason = uniqueReason();
    add(1, "alice");
    add(2, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(2));
    window->setSearchText(QStringLiteral("alice"));
    QMenu &formats = *named<QPushButton>(*window, QStringLiteral("Filter by format"))->menu();
    Q_EMIT formats.aboutToShow();
    QString chosen;
    const QList<QAction *> offered = formats.actions();
    for (QAction *format : offered) {
        if (!chosen.isEmpty() || !format->text().contains(u'\t'))
            continue;
        chosen = format->text().section(u'\t', 0, 0);
        format->trigger();
    }
    ASSERT_FALSE(chosen.isEmpty());
    ASSERT_TRUE(loaded(2));
    auto *asking = askedAboutAll();
    ASSERT_TRUE(asking);
    QTest::keyClicks(named<QLineEdit>(*asking, QStringLiteral("Reason")), reason);
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 2 sessions")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("2 ended")); }));
    EXPECT_EQ(entryOf(reason).intent.chosenBy,
              QStringLiteral("all that match “alice · format:=%1”").arg(sessions::quotedForQuery(chosen)));
}

TEST_F(WindowLogout, WhatTheAuditLogLacksIsSaid)
{
    ASSERT_TRUE(connectLive());
    messages::LogoutReport report;
    report.job = 99;
    report.unrecorded = {QStringLiteral("The disk is full."), QStringLiteral("Make room.")};
    report.outcomes = {{messages::LogoutOutcome::Kind::NotRun, "session:a", report.unrecorded.sentences()}};
    Q_EMIT watched.monitor.logouts().logoutFinished(report);
    EXPECT_TRUE(reads(notices(), QStringLiteral("1 not sent")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("The disk is full. Make room.")));
    notices().dismissShown();
    report.outcomes = {{messages::LogoutOutcome::Kind::Ended, "session:a", {}}};
    report.commands = 1;
    Q_EMIT watched.monitor.logouts().logoutFinished(report);
    EXPECT_TRUE(reads(notices(), QStringLiteral("1 ended")));
    EXPECT_TRUE(
        reads(notices(), QStringLiteral("What became of them is not in the audit log: The disk is full. Make room.")));
}

TEST_F(WindowLogout, LeavingInTheMiddleIsSaid)
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
    menuAction(QStringLiteral("Disconnect"))->trigger();
    EXPECT_TRUE(reads(notices(), QStringLiteral("The connection was left during a logout.")));
    EXPECT_FALSE(reads(notices(), QStringLiteral("Logging out")));
    watched.server.resume();
    // Of no other server anything is said.
    notices().dismissShown();
    EXPECT_FALSE(notices().isVisible());
}

TEST_F(WindowLogout, WhyNothingCanBeEndedIsSaidWhileThatIsSo)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    clickRow(0);
    watched.server.command({"DEL", "session:" + sessionId(1)});
    ASSERT_TRUE(waitFor([this] { return reads(*window, QStringLiteral("was last known")); }));
    Q_EMIT window->findChild<ui::DetailsPanel *>()->logoutRequested();
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("has ended already")); }));
    table().clearSelection();
    EXPECT_TRUE(waitFor([this] { return !notices().isVisible(); }));
}

TEST_F(WindowLogout, SeveralAreNamed)
{
    add(1, "alice");
    add(2, "alice");
    add(3, "bob");
    add(4, "carol");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(4));
    for (int row = 0; row < 4; ++row) {
        if (row != rowOfUser(QStringLiteral("carol")))
            clickRow(row, Qt::ControlModifier);
    }
    QTest::mouseClick(&topButton(), Qt::LeftButton);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_TRUE(reads(*asking, QStringLiteral("Log out 3 sessions of 2 users?")));
    EXPECT_TRUE(reads(*asking, QStringLiteral("alice, bob")));
    EXPECT_TRUE(button(*asking, QStringLiteral("shop")));
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 3 sessions")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("3 ended")); }));
    EXPECT_EQ(keys(), 1);
    EXPECT_TRUE(waitFor([this] { return rows() == 1; }));
}

TEST_F(WindowLogout, ManyTakeTheirNumber)
{
    for (int i = 0; i < 150; ++i)
        add(i, "user" + QByteArray::number(i % 40));
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(150));
    table().setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    EXPECT_TRUE(reads(*window->findChild<ui::DetailsPanel *>(), QStringLiteral("150 sessions selected")));
    key(Qt::Key_Delete);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_TRUE(reads(*asking, QStringLiteral("Log out 150 sessions of 40 users?")));
    QAbstractButton *const logOut = button(*asking, QStringLiteral("Log out 150 sessions"));
    ASSERT_TRUE(logOut);
    EXPECT_FALSE(logOut->isEnabled());
    ASSERT_TRUE(named<QLineEdit>(*asking, QStringLiteral("Type 150 to confirm"))->hasFocus());
    type(QStringLiteral("15"));
    EXPECT_FALSE(logOut->isEnabled());
    type(QStringLiteral("0"));
    EXPECT_TRUE(logOut->isEnabled());
    key(Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("150 ended")); }));
    EXPECT_EQ(keys(), 0);
    EXPECT_TRUE(waitFor([this] { return rows() == 0; }));
    EXPECT_TRUE(reads(*window->findChild<ui::DetailsPanel *>(), QStringLiteral("No session selected")));
}

TEST_F(WindowLogout, WhatIsGoneMeanwhileIsSaidToBe)
{
    add(1, "alice");
    add(2, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(2));
    auto *const asking = askedAboutAll();
    ASSERT_TRUE(asking);
    watched.server.command({"DEL", "session:" + sessionId(2)});
    ASSERT_TRUE(waitFor([this] { return rows() == 1; })) << "the table goes on behind the question";
    ASSERT_TRUE(waitFor([&] { return reads(*asking, QStringLiteral("1 session has ended meanwhile.")); }));
    EXPECT_TRUE(reads(*asking, QStringLiteral("Log out alice?")));
    EXPECT_TRUE(asking->rect().contains(QRect(button(*asking, QStringLiteral("Cancel"))->mapTo(asking, QPoint()),
                                              button(*asking, QStringLiteral("Cancel"))->size())));
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 1 session")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("1 ended")); }));
    EXPECT_EQ(keys(), 0);
}

TEST_F(WindowLogout, ASessionThatBecomesSomebodyElsesIsNotEnded)
{
    add(1, "tn");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    clickRow(0);
    key(Qt::Key_Delete);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_TRUE(reads(*asking, QStringLiteral("Log out tn?")));
    QAbstractButton *const logOut = button(*asking, QStringLiteral("Log out 1 session"));
    ASSERT_TRUE(logOut);
    add(1, "someone_else");
    ASSERT_TRUE(waitFor([&] {
        return reads(*asking,
                     QStringLiteral("This session is somebody else’s now: someone_else. It will not be ended."));
    }));
    EXPECT_FALSE(reads(*asking, QStringLiteral("tn?")));
    EXPECT_FALSE(logOut->isEnabled());
    // And not either when it is given back: the question was about another moment.
    add(1, "tn");
    ASSERT_TRUE(waitFor([this] { return rowOfUser(QStringLiteral("tn")) == 0; }));
    QTest::mouseClick(logOut, Qt::LeftButton);
    EXPECT_TRUE(asking->isVisible());
    key(Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return dialog<ui::LogoutDialog>() == nullptr; }));
    EXPECT_EQ(keys(), 1);
}

TEST_F(WindowLogout, OfSeveralOnlyThoseOfTheSameUserAreEnded)
{
    for (int i = 0; i < 4; ++i)
        add(i, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(4));
    auto *const asking = askedAboutAll();
    ASSERT_TRUE(asking);
    add(2, "bob");
    add(7, "alice");
    ASSERT_TRUE(waitFor([&] { return reads(*asking, QStringLiteral("1 session changed hands: bob.")); }));
    ASSERT_TRUE(waitFor([&] {
        return reads(*asking, QStringLiteral("alice has 1 more session, which stays logged in."));
    })) << "what has come anew is not among them";
    EXPECT_TRUE(reads(*asking, QStringLiteral("Log out 3 sessions of alice?")));
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 3 sessions")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("3 ended")); }));
    EXPECT_EQ(keys(), 2);
    EXPECT_EQ(watched.server.integer({"EXISTS", "session:" + sessionId(2)}), 1);
}

/// Between the latest look of the question and the click.
TEST_F(WindowLogout, TheAnswerIsCheckedOnceMoreByTheRows)
{
    add(1, "alice");
    add(2, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(2));
    auto *const asking = askedAboutAll();
    ASSERT_TRUE(asking);
    const auto timers = asking->findChildren<QTimer *>();
    for (QTimer *timer : timers)
        timer->stop();
    add(2, "carol");
    ASSERT_TRUE(waitFor([this] { return rowOfUser(QStringLiteral("carol")) >= 0; }));
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 2 sessions")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("1 ended, 1 spared")); }));
    EXPECT_TRUE(reads(notices(), QStringLiteral("somebody else’s now: carol")));
    EXPECT_EQ(watched.server.integer({"EXISTS", "session:" + sessionId(2)}), 1);
}

TEST_F(WindowLogout, WhatHasEndedCannotBeEndedAgain)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    clickRow(0);
    ASSERT_TRUE(waitFor([this] { return topButton().isEnabled(); }));
    watched.server.command({"DEL", "session:" + sessionId(1)});
    EXPECT_TRUE(waitFor([this] {
        return !topButton().isEnabled() && topButton().toolTip().contains(QStringLiteral("has ended already"));
    })) << "while its row still lingers";
    EXPECT_FALSE(menuAction(QStringLiteral("Log Out"))->isEnabled());
}

TEST_F(WindowLogout, AReadOnlyConnectionEndsNothingAndSaysWhy)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive(true));
    ASSERT_TRUE(loaded(1));
    clickRow(0);
    EXPECT_FALSE(topButton().isEnabled());
    EXPECT_TRUE(topButton().toolTip().contains(QStringLiteral("read-only")));
    key(Qt::Key_Delete);
    EXPECT_EQ(window->findChild<ui::LogoutDialog *>(), nullptr);
    EXPECT_TRUE(chip().accessibleName().contains(QStringLiteral("read-only")));
    EXPECT_EQ(keys(), 1);
}

} // namespace
