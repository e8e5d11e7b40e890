// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// "Why was I logged out?": what has ended below what is live, and why.
#include "models/activity/history/endedmodel.h"
#include "models/activity/history/historywriter.h"
#include "models/monitor/logoutdesk.h"
#include "tests/ui/window/livewindow.h"
#include "ui/details/detailspanel.h"
#include "ui/history/endeddetails.h"
#include "ui/history/endedlane.h"
#include "ui/history/endedview.h"
#include "ui/history/forgetdialog.h"
#include "ui/history/historydialog.h"
#include "ui/notices/noticebar.h"
#include "ui/presenter/presenterview.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>

namespace
{

using history::EndedModel;
using support::LiveWindow;
using support::sessionId;

class WindowEnded : public LiveWindow
{
protected:
    using LiveWindow::LiveWindow;

    void add(int number, const QByteArray &user, int ttlMs = 600'000)
    {
        watched.setJson(sessionId(number), user, ttlMs);
    }
    bool loaded(int count)
    {
        return waitFor([&] { return rows() == count; });
    }
    void remove(int number) { watched.server.command({"DEL", "session:" + sessionId(number)}); }
    ui::EndedLane &lane() const { return *window->findChild<ui::EndedLane *>(); }
    ui::EndedView &view() const { return lane().view(); }
    /// What the lane says, from top to bottom.
    QStringList told() const
    {
        QStringList lines;
        for (int row = 0; row < lane().model().rowCount(); ++row)
            lines += lane().model().index(row, EndedModel::Words).data().toString();
        return lines;
    }
    QString first() const { return told().value(0); }
    bool waitForLives(int count)
    {
        return waitFor([&] {
            int lives = 0;
            for (int row = 0; row < lane().model().rowCount(); ++row)
                lives += lane().model().life(row) != nullptr;
            return lane().isVisible() && lives == count;
        });
    }
    void seek(const QString &text)
    {
        search().setText(text);
        search().flush();
    }
    void choose(int row)
    {
        const QModelIndex index = lane().model().index(row, EndedModel::Words);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(index).center());
    }
    ui::EndedDetails &details() const { return *window->findChild<ui::EndedDetails *>(); }
    /// The sentence of the cause.
    QString why() const
    {
        const auto *label = named<QLabel>(details(), QStringLiteral("Notice"));
        return label ? label->text() : QString();
    }
    QStringList life() const
    {
        const auto *list = details().findChild<QListView *>();
        QStringList lines;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            lines += list->model()->index(row, 0).data().toString();
        return lines;
    }
};

TEST_F(WindowEnded, ASearchShowsWhatHasEndedBelowWhatIsLive)
{
    add(1, "alice");
    add(2, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(2));
    EXPECT_FALSE(lane().isVisible()) << "nothing is searched for";
    seek(QStringLiteral("alice"));
    ASSERT_TRUE(waitForLives(0)) << "nothing has ended yet";
    add(3, "alice", 1'500);
    ASSERT_TRUE(waitForLives(1)) << "it comes by itself";
    EXPECT_TRUE(first().contains(QLatin1String("expired"))) << first().toStdString();
    ASSERT_TRUE(loaded(1)) << "and no longer stands among the live ones";
    EXPECT_EQ(told().size(), 1);
    EXPECT_TRUE(reads(lane(), QStringLiteral("1 since"))) << "as long as it was watched";
    EXPECT_GE(lane().mapTo(window.get(), QPoint()).y(), table().mapTo(window.get(), QPoint(0, table().height())).y());
    // Presented, its rows are as large as those above, all of which are to be seen.
    window->resize(1280, 800);
    window->present(true);
    window->findChild<ui::PresenterView *>()->setView(ui::PresenterView::Table);
    EXPECT_GT(table().rowHeight(), ui::kRowHeight);
    EXPECT_EQ(view().rowHeight(), table().rowHeight());
    EXPECT_TRUE(waitFor([this] { return table().viewport()->height() >= table().rowHeight(); }, 5'000));
    EXPECT_GE(view().height(), view().rowHeight());
    window->present(false);
    EXPECT_EQ(view().rowHeight(), ui::kRowHeight);

    choose(0);
    ASSERT_TRUE(details().isVisible());
    EXPECT_TRUE(reads(details(), QStringLiteral("expired")));
    EXPECT_TRUE(why().contains(QLatin1String("Its time had run out"))) << why().toStdString();
    EXPECT_EQ(life().value(0), QStringLiteral("created"));
    EXPECT_EQ(life().value(1), QStringLiteral("deadline"));
    EXPECT_EQ(life().last(), QStringLiteral("reaped: Redis said that it expired"));
    clickRow(0);
    EXPECT_FALSE(details().isVisible()) << "the live one's are shown";
    EXPECT_EQ(view().selectedLife(), nullptr);
    choose(0);
    EXPECT_EQ(table().selection().count(), 0);

    seek(QString());
    ASSERT_TRUE(waitFor([this] { return !lane().isVisible(); }));
    EXPECT_FALSE(details().isVisible());
}

TEST_F(WindowEnded, EachEndingHasItsWords)
{
    add(1, "anna");
    add(2, "bert");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(2));
    add(3, "carl"); // that he came was seen
    ASSERT_TRUE(loaded(3));
    remove(1);
    monitor::LogoutRequest request;
    request.reason = QStringLiteral("ticket 4711");
    watched.monitor.logouts().logOut({watched.slotOf("session:" + sessionId(2))}, request);
    ASSERT_TRUE(loaded(1));

    seek(QStringLiteral("anna"));
    ASSERT_TRUE(waitForLives(1));
    EXPECT_TRUE(first().endsWith(QLatin1String("deleted by somebody else"))) << first().toStdString();
    choose(0);
    EXPECT_TRUE(why().contains(QLatin1String("Redis does not say by whom"))) << why().toStdString();
    EXPECT_EQ(life().last(), QStringLiteral("would have been its deadline"));

    seek(QStringLiteral("bert"));
    ASSERT_TRUE(waitFor([this] { return first().contains(QLatin1String("ticket 4711")); }));
    EXPECT_TRUE(first().contains(QLatin1String("logged out here by"))) << first().toStdString();
    choose(0);
    EXPECT_TRUE(why().contains(QLatin1String("The reason given: ticket 4711"))) << why().toStdString();
    ASSERT_TRUE(press(details(), QStringLiteral("Copy for a Ticket")));
    const QString ticket = QApplication::clipboard()->text();
    EXPECT_TRUE(ticket.contains(QLatin1String("User: bert"))) << ticket.toStdString();
    EXPECT_TRUE(ticket.contains(QLatin1String("ticket 4711")));
    EXPECT_FALSE(ticket.contains(QString::fromLatin1(sessionId(2)))) << "an id is as good as a password";

    // Carl's goes while nobody is connected.
    watched.monitor.disconnectFromServer();
    remove(3);
    const qint64 left = QDateTime::currentMSecsSinceEpoch(); // less than a second is no gap
    ASSERT_TRUE(waitFor([left] { return QDateTime::currentMSecsSinceEpoch() > left + 1'500; }));
    ASSERT_TRUE(connectLive());
    seek(QStringLiteral("carl"));
    ASSERT_TRUE(waitFor([this] {
        const QString all = told().join(QLatin1Char('\n'));
        return all.contains(QLatin1String("how is not known")) ||
               all.contains(QLatin1String("when and how it ended nobody saw"));
    })) << told().join(QLatin1Char('\n')).toStdString();
    EXPECT_TRUE(told().join(QLatin1Char('\n')).contains(QLatin1String("Not watched from")))
        << told().join(QLatin1Char('\n')).toStdString();
    choose(static_cast<int>(told().indexOf(QRegularExpression(QStringLiteral("^(ended|last|found).*")))));
    EXPECT_FALSE(why().contains(QLatin1String("expired"))) << why().toStdString();
}

TEST_F(WindowEnded, ARestartIsToldAndNotCalledTheCause)
{
    ASSERT_TRUE(connectLive());
    add(1, "alice");
    ASSERT_TRUE(loaded(1));
    seek(QStringLiteral("alice"));
    watched.server.kill();
    ASSERT_TRUE(watched.server.start());
    ASSERT_TRUE(waitForLives(1));
    ASSERT_TRUE(waitFor([this] { return !first().contains(QLatin1String("expired")); }));
    choose(static_cast<int>(told().indexOf(QRegularExpression(QStringLiteral("^(ended|last|found).*")))));
    EXPECT_FALSE(why().contains(QLatin1String("Ended because"))) << why().toStdString();
    EXPECT_TRUE(reads(details(), QStringLiteral("gone")) || reads(details(), QStringLiteral("lost sight of")));
}

TEST_F(WindowEnded, IsThereAfterTheProgramWasStartedAnew)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    remove(1);
    ASSERT_TRUE(loaded(0));
    window->close();
    window.reset();
    watched.monitor.disconnectFromServer();
    ASSERT_TRUE(connectLive());
    seek(QStringLiteral("alice"));
    ASSERT_TRUE(waitForLives(1));
    EXPECT_TRUE(told().join(QLatin1Char('\n')).contains(QLatin1String("deleted by somebody else")));
    // Where nobody is left alive the way from the search leads to the ended ones.
    search().setFocus();
    key(Qt::Key_Return);
    EXPECT_TRUE(view().hasFocus());
    ASSERT_NE(view().selectedLife(), nullptr);
    EXPECT_TRUE(details().isVisible());
}

TEST_F(WindowEnded, IsWalkedByKeys)
{
    add(1, "alice");
    add(2, "alice");
    add(3, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(3));
    remove(2);
    ASSERT_TRUE(loaded(2));
    remove(3);
    ASSERT_TRUE(loaded(1));
    seek(QStringLiteral("alice"));
    ASSERT_TRUE(waitForLives(2));
    table().setFocus();
    table().goToSlot(watched.slotOf("session:" + sessionId(1)));
    key(Qt::Key_Down);
    EXPECT_TRUE(view().hasFocus()) << "on from the last of the live ones";
    ASSERT_TRUE(view().selectedLife());
    const qint64 newest = view().selectedLife()->end->at;
    EXPECT_EQ(table().selection().count(), 0);
    key(Qt::Key_Down);
    EXPECT_LT(view().selectedLife()->end->at, newest);
    key(Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QApplication::clipboard()->text().startsWith(QLatin1String("alice\tended "))) << "a row";
    key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("alice"));
    key(Qt::Key_Up);
    key(Qt::Key_Up);
    EXPECT_TRUE(table().hasFocus()) << "and back";
    EXPECT_EQ(table().selection().count(), 1);
    key(Qt::Key_F6);
    EXPECT_TRUE(view().hasFocus()) << "a pane of its own";
    key(Qt::Key_U, Qt::ControlModifier);
    EXPECT_EQ(search().text(), QStringLiteral("user:=\"alice\""));
    ASSERT_TRUE(waitForLives(2));
    view().setFocus();
    key(Qt::Key_Escape);
    EXPECT_TRUE(search().text().isEmpty());

    seek(QStringLiteral("alice"));
    ASSERT_TRUE(waitForLives(2));
    auto *fold = named<QToolButton>(lane(), QStringLiteral("Fold the ended sessions"));
    ASSERT_TRUE(fold);
    QTest::mouseClick(fold, Qt::LeftButton);
    EXPECT_FALSE(view().isVisible());
    QTest::mouseClick(fold, Qt::LeftButton);
    EXPECT_TRUE(view().isVisible());
}

TEST_F(WindowEnded, WhatTheHistoryCannotAnswerHasNoLane)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    remove(1);
    ASSERT_TRUE(loaded(0));
    for (const char *text : {"ttl<5m", "alice idle>1m", "is:due"}) {
        seek(QString::fromLatin1(text));
        EXPECT_FALSE(lane().isVisible()) << text;
    }
    seek(QStringLiteral("is:ended"));
    EXPECT_TRUE(waitForLives(1));
    for (int tab = 0; tab < 2; ++tab) {
        key(tab == 0 ? Qt::Key_4 : Qt::Key_5, Qt::ControlModifier);
        EXPECT_FALSE(lane().isVisible()) << "only beside sessions";
    }
    key(Qt::Key_1, Qt::ControlModifier);
    EXPECT_TRUE(lane().isVisible());
}

TEST_F(WindowEnded, SaysThatNoHistoryIsKept)
{
    history::HistoryRecorder::Policy policy;
    policy.isOn = false;
    recorded.setPolicy(policy);
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    seek(QStringLiteral("alice"));
    ASSERT_TRUE(waitFor([this] { return lane().isVisible(); }));
    EXPECT_TRUE(reads(lane(), QStringLiteral("There is no history of this server")));
}

TEST_F(WindowEnded, IsForgottenOnDemand)
{
    add(1, "alice");
    add(2, "bob");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(2));
    remove(1);
    remove(2);
    ASSERT_TRUE(loaded(0));
    seek(QStringLiteral("is:ended"));
    ASSERT_TRUE(waitForLives(2));
    choose(view().rowAt(1));
    const QString user = details().life() ? QString::fromUtf8(details().life()->user) : QString();
    menuAction(QStringLiteral("Forget This User"))->trigger();
    auto *asking = openedDialog<ui::ForgetDialog>();
    ASSERT_TRUE(asking);
    EXPECT_EQ(asking->findChild<QLineEdit *>()->text(), user);
    EXPECT_TRUE(button(*asking, QStringLiteral("Cancel"))->hasFocus());
    ASSERT_TRUE(press(*asking, QStringLiteral("Forget User")));
    ASSERT_TRUE(waitForLives(1));
    EXPECT_TRUE(reads(notices(), QStringLiteral("1 entr"))) << "it says how many went";
    EXPECT_FALSE(details().isVisible()) << "nothing of it stays on show";

    // Also what nobody writes any more.
    history::HistoryRecorder::Policy policy;
    policy.isOn = false;
    recorded.setPolicy(policy);
    menuAction(QStringLiteral("History Settings"))->trigger();
    auto *settings = openedDialog<ui::HistoryDialog>();
    ASSERT_TRUE(settings);
    EXPECT_TRUE(reads(*settings, historyDesk.file()));
    auto *days = named<QSpinBox>(*settings, QStringLiteral("Days to keep"));
    ASSERT_TRUE(days);
    days->setValue(30);
    ASSERT_TRUE(press(*settings, QStringLiteral("Keep Less")));
    EXPECT_EQ(profiles.settings().value(QStringLiteral("history/days")).toInt(), 30);
    ASSERT_TRUE(
        waitFor([&] { return reads(*settings, QStringLiteral("kB")) || reads(*settings, QStringLiteral("MB")); }));
    ASSERT_TRUE(press(*settings, QStringLiteral("Forget All History…")));
    asking = openedDialog<ui::ForgetDialog>();
    ASSERT_TRUE(asking);
    ASSERT_TRUE(press(*asking, QStringLiteral("Forget All")));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("All history of this server")); }));
    ASSERT_TRUE(waitForLives(0));
}

/// A turn of the wheel removes nothing: that is said first, and done by a button.
TEST_F(WindowEnded, LessIsKeptOnlyWhenThatIsSaid)
{
    ASSERT_TRUE(connectLive());
    const auto days = [this] { return profiles.settings().value(QStringLiteral("history/days")).toInt(); };
    const auto opened = [this] {
        menuAction(QStringLiteral("History Settings"))->trigger();
        return openedDialog<ui::HistoryDialog>();
    };
    auto *settings = opened();
    ASSERT_TRUE(settings);
    auto *field = named<QSpinBox>(*settings, QStringLiteral("Days to keep"));
    ASSERT_TRUE(field);
    ASSERT_TRUE(field->text().startsWith(QLatin1String("90 day"))) << field->text().toStdString();
    button(*settings, QStringLiteral("Close"))->setFocus();
    const auto wheelDown = [field] {
        const QPointF middle = QRectF(field->rect()).center();
        QWheelEvent turn(middle, field->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QApplication::sendEvent(field, &turn);
    };
    wheelDown();
    EXPECT_EQ(field->value(), 90) << "somebody wheels past it";
    field->setFocus();
    wheelDown();
    EXPECT_EQ(field->value(), 89);
    EXPECT_TRUE(reads(*settings, QStringLiteral("older than 89 day")));
    ASSERT_TRUE(press(*settings, QStringLiteral("Close")));
    EXPECT_EQ(days(), 0) << "nothing was chosen";

    settings = opened();
    ASSERT_TRUE(settings);
    field = named<QSpinBox>(*settings, QStringLiteral("Days to keep"));
    EXPECT_EQ(field->value(), 90);
    EXPECT_FALSE(button(*settings, QStringLiteral("Keep Less")));
    field->setFocus();
    field->selectAll();
    type(QStringLiteral("120"));
    EXPECT_EQ(days(), 0) << "not while it is typed";
    ASSERT_TRUE(press(*settings, QStringLiteral("Close")));
    EXPECT_EQ(days(), 120) << "more needs no word";
}

/// Agreed to, and not done: that is said.
TEST_F(WindowEnded, WhatIsNotForgottenIsSaid)
{
    ASSERT_TRUE(connectLive());
    menuAction(QStringLiteral("Forget All History"))->trigger();
    auto *asking = openedDialog<ui::ForgetDialog>();
    ASSERT_TRUE(asking);
    messages::ConnectionProfile other = watched.profile();
    other.database = 3;
    watched.monitor.connectTo(other, {});
    ASSERT_TRUE(press(*asking, QStringLiteral("Forget All")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("another server is watched now")));
}

class WindowEvicted : public WindowEnded
{
protected:
    WindowEvicted()
        : WindowEnded(QStringList{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE"),
                                  QStringLiteral("--maxmemory-policy"), QStringLiteral("volatile-ttl")})
    {
    }
};

TEST_F(WindowEvicted, IsNobodysDoing)
{
    add(1, "alice");
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(loaded(1));
    seek(QStringLiteral("alice"));
    watched.server.command({"CONFIG", "SET", "maxmemory", "1"});
    watched.server.command({"SET", "more", "than there is room for"});
    ASSERT_TRUE(waitForLives(1));
    EXPECT_TRUE(first().contains(QLatin1String("evicted"))) << first().toStdString();
    choose(0);
    EXPECT_TRUE(why().contains(QLatin1String("memory was full"))) << why().toStdString();
}

} // namespace
