// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Stale entries, from the menu to the report. What the server's side would say is said here, so that it is known.
#include "models/monitor/indexdesk.h"
#include "models/sessions/users/usertablemodel.h"
#include "tests/ui/cleanup/stalesamples.h"
#include "tests/ui/window/livewindow.h"
#include "ui/cleanup/cleanupdialog.h"
#include "ui/cleanup/cleanupreportdialog.h"
#include "ui/cleanup/staledialog.h"
#include "ui/notices/noticebar.h"
#include "ui/users/userpage.h"
#include "ui/users/usertableview.h"

#include <QAction>
#include <QPointer>

namespace
{

using Kind = messages::CleanUpOutcome::Kind;
using support::sessionId;

class CleanUpWindow : public support::LiveWindow
{
protected:
    monitor::IndexDesk &desk() { return watched.monitor.indexes(); }
    /// Opens the window, and answers its look before the server does.
    ui::StaleDialog *opened(int alices = 3)
    {
        menuAction(QStringLiteral("Stale Index Entries"))->trigger();
        auto *const dialog = window->findChild<ui::StaleDialog *>();
        if (!dialog)
            return nullptr;
        answer(alices);
        return openedDialog<ui::StaleDialog>();
    }
    void answer(int alices = 3)
    {
        auto report = support::staleReport(alices);
        report->job = ++jobs;
        Q_EMIT desk().staleFound(*report);
    }
    /// Presses this in the question, and answers the job before the server does.
    void removeAll(ui::StaleDialog &dialog, const QString &part, const std::vector<messages::CleanUpOutcome> &outcomes)
    {
        ASSERT_TRUE(pressPart(dialog, QStringLiteral("Clean Up All")));
        auto *const asking = dialog.findChild<ui::CleanUpDialog *>();
        ASSERT_TRUE(asking);
        ASSERT_TRUE(pressPart(*asking, part));
        messages::CleanUpReport report;
        report.job = ++jobs;
        report.commands = 1;
        report.outcomes = outcomes;
        report.undoable = report.count(Kind::Removed);
        report.undoUntil = QDateTime::currentMSecsSinceEpoch() + 600'000;
        Q_EMIT desk().cleanUpProgressed(report.job, 3, int(outcomes.size()));
        EXPECT_TRUE(reads(notices(), QStringLiteral("Removing stale entries: 3 of")));
        Q_EMIT desk().cleanUpFinished(report);
    }
    static bool pressPart(const QWidget &root, const QString &part)
    {
        QPushButton *const button = support::buttonOn(root, part);
        if (!button || !button->isEnabled())
            return false;
        button->click(); // at once: what the server says comes later
        return true;
    }

    quint64 jobs = 0; ///< as the desk counts them
};

TEST_F(CleanUpWindow, IsOfferedWhileConnected)
{
    show();
    QAction *const action = menuAction(QStringLiteral("Stale Index Entries"));
    ASSERT_TRUE(action);
    EXPECT_FALSE(action->isEnabled());
    EXPECT_TRUE(action->toolTip().contains(QStringLiteral("no connection")));
    ASSERT_TRUE(connectLive());
    EXPECT_TRUE(waitFor([action] { return action->isEnabled(); }));
    const QPointer<ui::StaleDialog> dialog = opened();
    ASSERT_TRUE(dialog);
    EXPECT_FALSE(dialog->isModal());
    EXPECT_TRUE(reads(*dialog, QStringLiteral("6 stale entries in 3 indexes")));
    dialog->resize(900, 600);
    QTest::keyClick(dialog.data(), Qt::Key_Escape);
    ASSERT_TRUE(waitFor([&dialog] { return !dialog; }));
    ASSERT_TRUE(activate(*window));
    key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    ui::StaleDialog *const again = openedDialog<ui::StaleDialog>();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->size(), QSize(900, 600));
}

TEST_F(CleanUpWindow, RemovesReportsAndPutsBack)
{
    ASSERT_TRUE(connectLive());
    ui::StaleDialog *const dialog = opened();
    ASSERT_TRUE(dialog);
    std::vector<messages::CleanUpOutcome> outcomes(6, {Kind::Removed, {}});
    outcomes[2].kind = Kind::SessionThere;
    removeAll(*dialog, QStringLiteral("Remove 6 entries"), outcomes);
    auto *const report = window->findChild<ui::CleanUpReportDialog *>();
    ASSERT_TRUE(report && report->isVisible());
    EXPECT_TRUE(reads(*report, QStringLiteral("5 of 6 stale entries removed")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("5 removed, 1 spared: session back")));
    EXPECT_TRUE(reads(*dialog, QStringLiteral("since then 5 removed, 1 with a session again, 0 left")));
    EXPECT_FALSE(support::buttonOn(*dialog, QStringLiteral("All"))->isEnabled());
    ASSERT_TRUE(pressPart(*report, QStringLiteral("Undo 5")));
    EXPECT_TRUE(reads(*report, QStringLiteral("Entries are being put back…")));
    messages::CleanUpReport undone;
    undone.job = jobs;
    undone.isUndo = true;
    undone.commands = 5;
    undone.outcomes.assign(5, {Kind::Restored, {}});
    Q_EMIT desk().cleanUpFinished(undone);
    EXPECT_TRUE(reads(*report, QStringLiteral("5 put back")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("Undo of the clean-up: 5 put back")));
    EXPECT_TRUE(support::buttonOn(*dialog, QStringLiteral("All 5"))->isEnabled());
}

TEST_F(CleanUpWindow, AnUndoThatWasNotSentIsOfferedAgain)
{
    ASSERT_TRUE(connectLive());
    ui::StaleDialog *const dialog = opened();
    ASSERT_TRUE(dialog);
    removeAll(*dialog, QStringLiteral("Remove 6 entries"),
              std::vector<messages::CleanUpOutcome>(6, {Kind::Removed, {}}));
    auto *const report = window->findChild<ui::CleanUpReportDialog *>();
    ASSERT_TRUE(report);
    ASSERT_TRUE(pressPart(*report, QStringLiteral("Undo 6")));
    messages::CleanUpReport unsent;
    unsent.job = jobs;
    unsent.isUndo = true;
    unsent.unrecorded = {QStringLiteral("The disk is full."), QStringLiteral("Make room.")};
    unsent.undoable = 6;
    unsent.undoUntil = QDateTime::currentMSecsSinceEpoch() + 600'000;
    Q_EMIT desk().cleanUpFinished(unsent);
    EXPECT_TRUE(notices().shown()->hint.contains(QStringLiteral("Nothing was put back: The disk is full.")));
    EXPECT_EQ(notices().shown()->kind, ui::Notice::Kind::Warning);
    EXPECT_TRUE(support::buttonOn(notices(), QStringLiteral("Undo")));
    ASSERT_TRUE(pressPart(*report, QStringLiteral("Undo 6")));
    EXPECT_TRUE(reads(*report, QStringLiteral("Entries are being put back…")));
}

TEST_F(CleanUpWindow, AReadOnlyConnectionOnlyLooks)
{
    ASSERT_TRUE(connectLive(true));
    ui::StaleDialog *const dialog = opened();
    ASSERT_TRUE(dialog);
    EXPECT_FALSE(support::buttonOn(*dialog, QStringLiteral("All"))->isEnabled());
    EXPECT_TRUE(reads(*dialog, QStringLiteral("This connection is read-only")));
}

TEST_F(CleanUpWindow, AnotherListClosesTheQuestion)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ui::StaleDialog *const dialog = opened();
    ASSERT_TRUE(dialog);
    ASSERT_TRUE(pressPart(*dialog, QStringLiteral("Clean Up All")));
    const QPointer<ui::CleanUpDialog> asking = dialog->findChild<ui::CleanUpDialog *>();
    ASSERT_TRUE(asking);
    Q_EMIT dialog->lookRequested({});
    answer(1);
    EXPECT_TRUE(!asking || !asking->isVisible());
    EXPECT_TRUE(reads(*dialog, QStringLiteral("The question was closed")));
    EXPECT_TRUE(reads(*dialog, QStringLiteral("4 stale entries in 3 indexes")));
}

TEST_F(CleanUpWindow, LeavingIsSaidAndNothingIsClaimed)
{
    ASSERT_TRUE(connectLive());
    ui::StaleDialog *const dialog = opened();
    ASSERT_TRUE(dialog);
    ASSERT_TRUE(pressPart(*dialog, QStringLiteral("Clean Up All")));
    ASSERT_TRUE(pressPart(*dialog->findChild<ui::CleanUpDialog *>(), QStringLiteral("Remove 6")));
    Q_EMIT desk().cleanUpProgressed(++jobs, 2, 6);
    menuAction(QStringLiteral("Disconnect"))->trigger();
    EXPECT_TRUE(reads(notices(), QStringLiteral("The connection was left during a clean-up.")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("2 of 6 entries were done with")) ||
                notices().shown()->hint.contains(QStringLiteral("2 of 6 entries were done with")));
    EXPECT_FALSE(window->findChild<ui::CleanUpReportDialog *>());
    EXPECT_TRUE(reads(*dialog, QStringLiteral("The connection was left")));
    EXPECT_FALSE(reads(*dialog, QStringLiteral("6 stale entries")));
    EXPECT_FALSE(support::buttonOn(*dialog, QStringLiteral("Look Again"))->isEnabled());
}

TEST_F(CleanUpWindow, LeavingDuringTheLookIsSaid)
{
    ASSERT_TRUE(connectLive());
    menuAction(QStringLiteral("Stale Index Entries"))->trigger();
    auto *const dialog = window->findChild<ui::StaleDialog *>();
    ASSERT_TRUE(dialog);
    menuAction(QStringLiteral("Disconnect"))->trigger();
    EXPECT_TRUE(reads(*dialog, QStringLiteral("The connection was left during the look")));
}

TEST_F(CleanUpWindow, AUserIsLookedForFromTheUsersPage)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    key(Qt::Key_4, Qt::ControlModifier);
    auto *const users = window->findChild<ui::UserTableView *>();
    ASSERT_TRUE(waitFor([users] { return users->isVisible() && users->model()->rowCount() == 1; }));
    QTest::mouseClick(users->viewport(), Qt::LeftButton, {},
                      users->visualRect(users->model()->index(0, sessions::UserTableModel::User)).center());
    auto *const page = window->findChild<ui::UserPage *>();
    ASSERT_TRUE(waitFor([page] { return support::buttonOn(*page, QStringLiteral("Look for stale entries")); }));
    ASSERT_TRUE(pressPart(*page, QStringLiteral("Look for stale entries")));
    auto *const dialog = window->findChild<ui::StaleDialog *>();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->scope(), QByteArray("alice"));
}

} // namespace
