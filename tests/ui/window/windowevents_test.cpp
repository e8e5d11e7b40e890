// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of events in the window: searched as the sessions are, back into the history, and leading to sessions.
#include "models/activity/eventlog.h"
#include "models/activity/events/eventlistmodel.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/ui/window/livewindow.h"
#include "ui/activity/activitypanel.h"
#include "ui/events/eventpage.h"
#include "ui/events/eventsearchfield.h"
#include "ui/events/eventtable.h"
#include "ui/history/forgetdialog.h"
#include "ui/logout/logoutdialog.h"
#include "ui/notices/noticebar.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/eventsflow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>

#include <algorithm>

namespace
{

using events::EventListModel;
using support::LiveWindow;
using support::sessionId;

class WindowEvents : public LiveWindow
{
protected:
    void open()
    {
        ASSERT_TRUE(connectLive());
        ASSERT_TRUE(press(*window, QStringLiteral("Events")));
        ASSERT_TRUE(page().isVisible());
    }
    ui::EventPage &page() const { return *window->findChild<ui::EventPage *>(); }
    EventListModel &model() const { return page().model(); }
    QString cell(int row, int column) const { return model().index(row, column).data().toString(); }
    int rowOf(const QString &event, const QString &user) const
    {
        for (int row = 0; row < model().rowCount(); ++row) {
            if (cell(row, EventListModel::Event) == event && cell(row, EventListModel::User) == user)
                return row;
        }
        return -1;
    }
    bool lists(const QString &event, const QString &user)
    {
        return waitFor([&] { return model().isUpToDate() && rowOf(event, user) >= 0; });
    }
    void clickEvent(int row) const
    {
        const QRect place = page().table().visualRect(model().index(row, EventListModel::User));
        QTest::mouseClick(page().table().viewport(), Qt::LeftButton, {}, place.center());
    }
    QString newest() const { return cell(0, EventListModel::Event) + u'|' + cell(0, EventListModel::User); }
};

const QString kCreated = QStringLiteral("Created");
const QString kLoggedOut = QStringLiteral("Logged out");

} // namespace

TEST_F(WindowEvents, ShowTheSessionOfAnEventOrSearchForIt)
{
    open();
    watched.setJson(sessionId(1), "alice", 600'000);
    watched.setJson(sessionId(2), "alice", 600'000);
    watched.setJson(sessionId(3), "bob", 600'000);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("bob")));
    watched.server.command({"DEL", "session:" + sessionId(3)});
    ASSERT_TRUE(lists(kLoggedOut, QStringLiteral("bob")));
    EXPECT_EQ(cell(0, EventListModel::Detail), QStringLiteral("deleted by an application or another admin"));

    // The older of hers.
    int row = model().rowCount();
    while (--row >= 0 && cell(row, EventListModel::User) != QStringLiteral("alice")) {
    }
    ASSERT_GE(row, 0);
    clickEvent(row);
    ASSERT_TRUE(press(page(), QStringLiteral("Show session")));
    ASSERT_TRUE(waitFor([&] { return table().selection().count() == 1; }));
    EXPECT_EQ(watched.monitor.store().id(table().selection().selectedSlots().front()).toByteArray(), sessionId(1));
    EXPECT_TRUE(search().text().isEmpty());

    // One that the search leaves out.
    search().setText(QStringLiteral("bob"));
    search().flush();
    page().findChild<ui::EventSearchField *>()->setText(QStringLiteral("alice"));
    page().findChild<ui::EventSearchField *>()->flush();
    ASSERT_TRUE(waitFor([&] { return model().isUpToDate() && rowOf(kLoggedOut, QStringLiteral("bob")) < 0; }));
    clickEvent(rowOf(kCreated, QStringLiteral("alice")));
    ASSERT_TRUE(press(page(), QStringLiteral("Show session")));
    ASSERT_TRUE(waitFor([&] { return table().selection().count() == 1; }));
    EXPECT_EQ(watched.monitor.store().id(table().selection().selectedSlots().front()).toByteArray(), sessionId(2));

    // One that is over.
    page().findChild<ui::EventSearchField *>()->setText(QStringLiteral("bob"));
    page().findChild<ui::EventSearchField *>()->flush();
    ASSERT_TRUE(lists(kLoggedOut, QStringLiteral("bob")));
    clickEvent(rowOf(kLoggedOut, QStringLiteral("bob")));
    ASSERT_TRUE(press(page(), QStringLiteral("Show session")));
    EXPECT_TRUE(search().text().startsWith(QStringLiteral("user:=\"bob\""))) << qPrintable(search().text());
    EXPECT_FALSE(search().text().contains(QString::fromLatin1(sessionId(3))));
}

TEST_F(WindowEvents, AreSearchedAsAboveAndBackIntoTheHistory)
{
    open();
    watched.setJson(sessionId(1), "alice", 600'000);
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("alice")));
    ASSERT_TRUE(lists(kCreated, QStringLiteral("bob")));
    watched.server.command({"DEL", "session:" + sessionId(1)});
    ASSERT_TRUE(lists(kLoggedOut, QStringLiteral("alice")));
    const qint64 before = watched.monitor.clock().nowMs() + 1;
    ASSERT_TRUE(press(*window, QStringLiteral("Clear")));
    ASSERT_TRUE(waitFor([&] { return model().isUpToDate() && model().rowCount() == 0; }));
    watched.setJson(sessionId(4), "alice", 600'000);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("alice")));
    ASSERT_EQ(rowOf(kLoggedOut, QStringLiteral("alice")), -1);

    search().setFocus();
    type(QStringLiteral("alice"));
    search().flush();
    // What is not in memory any more comes from the disk, behind what is, and nothing of others.
    ASSERT_TRUE(lists(kLoggedOut, QStringLiteral("alice")));
    EXPECT_EQ(rowOf(kCreated, QStringLiteral("bob")), -1);
    EXPECT_EQ(newest(), QStringLiteral("Created|alice"));
    EXPECT_GT(rowOf(kLoggedOut, QStringLiteral("alice")), 0);
    EXPECT_TRUE(waitFor([&] {
        return cell(model().rowCount() - 1, EventListModel::Detail)
            .startsWith(QStringLiteral("The history of this computer begins at"));
    }));
    EXPECT_TRUE(reads(page(), QStringLiteral("and the history")));
    int created = 0;
    for (int row = 0; row < model().rowCount(); ++row)
        created += cell(row, EventListModel::Event) == kCreated ? 1 : 0;
    EXPECT_EQ(created, 2) << "each once";

    // A time before all that is in memory.
    search().clear();
    search().flush();
    window->findChild<ui::EventsFlow *>()->showRange(before - 3'600'000, before);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("bob")));
    EXPECT_LT(rowOf(kLoggedOut, QStringLiteral("alice")), rowOf(kCreated, QStringLiteral("bob")));
    page().clearRange();
    ASSERT_TRUE(waitFor([&] { return model().isUpToDate() && rowOf(kCreated, QStringLiteral("bob")) < 0; }));
}

/// From memory and from the disk: nothing of her is listed, or would be exported.
TEST_F(WindowEvents, ForgetWhomTheHistoryForgets)
{
    open();
    watched.setJson(sessionId(1), "alice", 600'000);
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("alice")));
    ASSERT_TRUE(lists(kCreated, QStringLiteral("bob")));
    ASSERT_TRUE(press(*window, QStringLiteral("Clear")));
    watched.setJson(sessionId(3), "alice", 600'000);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("alice")));
    const qint64 now = watched.monitor.clock().nowMs();
    window->findChild<ui::EventsFlow *>()->showRange(now - 3'600'000, now + 3'600'000);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("bob"))) << "from the disk";
    const auto linesOf = [this](const QString &user) {
        int lines = 0;
        for (int row = 0; row < model().rowCount(); ++row)
            lines += cell(row, EventListModel::User) == user;
        return lines;
    };
    ASSERT_EQ(linesOf(QStringLiteral("alice")), 2);

    menuAction(QStringLiteral("Forget This User"))->trigger();
    auto *asking = openedDialog<ui::ForgetDialog>();
    ASSERT_TRUE(asking);
    asking->findChild<QLineEdit *>()->setText(QStringLiteral("alice"));
    ASSERT_TRUE(press(*asking, QStringLiteral("Forget User")));
    ASSERT_TRUE(waitFor([&] { return reads(notices(), QStringLiteral("forgotten")); }));
    EXPECT_EQ(linesOf(QStringLiteral("alice")), 0) << "at once";
    ASSERT_TRUE(lists(kCreated, QStringLiteral("bob")));
    EXPECT_EQ(linesOf(QStringLiteral("alice")), 0) << "and when it was asked anew";
    page().clearRange();
    ASSERT_TRUE(waitFor([&] { return model().isUpToDate(); }));
    EXPECT_EQ(linesOf(QStringLiteral("alice")), 0) << "nor of what the window has seen itself";

    menuAction(QStringLiteral("Forget All History"))->trigger();
    asking = openedDialog<ui::ForgetDialog>();
    ASSERT_TRUE(asking);
    ASSERT_TRUE(press(*asking, QStringLiteral("Forget All")));
    ASSERT_TRUE(waitFor([&] { return reads(notices(), QStringLiteral("All history of this server")); }));
    EXPECT_EQ(recorder.eventLog().count(), 0);
    EXPECT_EQ(linesOf(QStringLiteral("bob")), 0);
}

/// Not the row that is selected among the sessions.
TEST_F(WindowEvents, TheWindowsKeysForARowMeanTheEventsUser)
{
    watched.setJson(sessionId(9), "zoe", 600'000);
    open();
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("alice")));
    table().goToSlot(watched.slotOf("session:" + sessionId(9)));
    clickEvent(rowOf(kCreated, QStringLiteral("alice")));
    ASSERT_TRUE(page().table().hasFocus());
    key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("alice"));
    key(Qt::Key_U, Qt::ControlModifier);
    EXPECT_EQ(search().text(), QStringLiteral("user:=\"alice\""));
}

/// A time selected in a chart is gone on with in the list, and Escape there leads back.
TEST_F(WindowEvents, TakeTheKeyboardFromTheChartAndGiveItBack)
{
    open();
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("alice")));
    ASSERT_TRUE(press(*window, QStringLiteral("Activity")));
    const auto all = window->findChildren<QWidget *>();
    const auto found = std::find_if(all.begin(), all.end(), [](const QWidget *widget) {
        return widget->isVisible() && widget->inherits("ui::ActiveChart");
    });
    ASSERT_NE(found, all.end());
    QWidget *chart = *found;
    chart->setFocus();
    ASSERT_TRUE(chart->hasFocus());
    const qint64 now = watched.monitor.clock().nowMs();
    Q_EMIT window->findChild<ui::ActivityPanel *>()->rangeSelected(now - 60'000, now);
    EXPECT_TRUE(page().table().hasFocus());
    EXPECT_FALSE(model().range().isAll());
    search().setText(QStringLiteral("alice"));
    key(Qt::Key_Escape);
    EXPECT_TRUE(model().range().isAll());
    EXPECT_TRUE(chart->hasFocus());
    EXPECT_EQ(search().text(), QStringLiteral("alice")) << "that Escape was not the window's";
}

TEST_F(WindowEvents, LeadToALogoutOfTheUser)
{
    open();
    watched.setJson(sessionId(1), "alice", 600'000);
    watched.setJson(sessionId(2), "alice", 600'000);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("alice")));
    Q_EMIT page().logoutOfUserRequested("alice");
    EXPECT_TRUE(openedDialog<ui::LogoutDialog>());
}

TEST_F(WindowEvents, AreExportedAsListed)
{
    open();
    watched.setJson(sessionId(1), "alice", 600'000);
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(lists(kCreated, QStringLiteral("bob")));
    page().findChild<ui::EventSearchField *>()->setText(QStringLiteral("alice"));
    page().findChild<ui::EventSearchField *>()->flush();
    ASSERT_TRUE(waitFor([&] { return model().isUpToDate() && rowOf(kCreated, QStringLiteral("bob")) < 0; }));
    ASSERT_TRUE(press(page(), QStringLiteral("Export…")));
    auto *const chooser = openedDialog<QFileDialog>();
    ASSERT_TRUE(chooser);
    const QString name = settingsFolder.filePath(QStringLiteral("events.csv"));
    chooser->findChild<QLineEdit *>()->setText(name);
    QTest::keyClick(chooser->findChild<QLineEdit *>(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return reads(*window, QStringLiteral("Events written to")); }));
    QFile file(name);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    EXPECT_TRUE(written.contains("\"alice\""));
    EXPECT_FALSE(written.contains("bob"));
    EXPECT_FALSE(written.contains(sessionId(1)));
}

TEST_F(WindowEvents, RememberTheirColumns)
{
    open();
    page().table().setColumnWidth(EventListModel::User, 222);
    page().table().horizontalHeader()->moveSection(1, 2);
    reopen();
    ASSERT_TRUE(page().isVisible()) << "and that they were in sight";
    EXPECT_EQ(page().table().horizontalHeader()->visualIndex(EventListModel::Event), 2);
}
