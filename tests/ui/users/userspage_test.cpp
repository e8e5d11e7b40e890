// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The tab "Users" of the whole window: to a user's sessions and back, ending them, and what stays in its place.
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/usertablemodel.h"
#include "tests/ui/window/livewindow.h"
#include "ui/details/detailspanel.h"
#include "ui/logout/logoutdialog.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/users/userpage.h"
#include "ui/users/usersessionlist.h"
#include "ui/users/usertableview.h"
#include "ui/window/sessionspage.h"
#include "ui/window/statusline.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>

#include <algorithm>

namespace
{

using sessions::UserIdentity;
using sessions::UserTableModel;
using support::LiveWindow;
using support::sessionId;
using Tab = ui::SessionsPage::Tab;

class UsersPage : public LiveWindow
{
protected:
    void SetUp() override
    {
        watched.setJson(sessionId(1), "alice", 600'000);
        watched.setJson(sessionId(2), "alice", 500'000);
        watched.setJson(sessionId(3), "bob", 400'000);
        watched.setJson(sessionId(4), "carol", 300'000);
        ASSERT_TRUE(connectLive());
        ASSERT_TRUE(waitFor([this] { return rows() == 4; }));
    }

    ui::SessionsPage &page() const { return *window->findChild<ui::SessionsPage *>(); }
    ui::UserTableView &users() const { return page().users(); }
    QString tabText(int tab) const { return window->findChild<QTabBar *>()->tabText(tab); }
    ui::DetailsPanel &details() const { return *window->findChild<ui::DetailsPanel *>(); }
    ui::UserPage &userPage() const { return *window->findChild<ui::UserPage *>(); }
    ui::UserSessionList &userSessions() const { return *window->findChild<ui::UserSessionList *>(); }
    ui::StatusLine &status() const { return *window->findChild<ui::StatusLine *>(); }
    qsizetype dialogs() const
    {
        const auto all = window->findChildren<ui::LogoutDialog *>();
        return std::count_if(all.begin(), all.end(), [](const ui::LogoutDialog *one) { return one->isVisible(); });
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < users().model()->rowCount(); ++row)
            all += users().model()->index(row, UserTableModel::User).data().toString();
        return all;
    }
    bool openUsers()
    {
        menuAction(QStringLiteral("Go to Users"))->trigger();
        return waitFor([this] { return users().hasFocus() && users().selectedUser().has_value(); });
    }
    int userRow(const char *name) const { return users().users().rowOf({UserIdentity::Kind::Named, name}); }
    QPoint placeOf(const char *name) const
    {
        return users().visualRect(users().model()->index(userRow(name), UserTableModel::User)).center();
    }
    void clickUser(const char *name) const { QTest::mouseClick(users().viewport(), Qt::LeftButton, {}, placeOf(name)); }
};

TEST_F(UsersPage, ListsUsersAndNamesTheirNumber)
{
    EXPECT_EQ(tabText(1), QStringLiteral("Users") + QChar(0x2003) + QStringLiteral("3"));
    EXPECT_EQ(users().model()->rowCount(), 0) << "nobody looks";
    ASSERT_TRUE(openUsers());
    EXPECT_EQ(names(), QStringList({QStringLiteral("alice"), QStringLiteral("bob"), QStringLiteral("carol")}));
    watched.setJson(sessionId(5), "dora", 300'000);
    ASSERT_TRUE(waitFor([this] { return names().size() == 4; }));
    const auto tabReads = [this](const QString &count) {
        return waitFor([&] { return tabText(1) == QStringLiteral("Users") + QChar(0x2003) + count; });
    };
    EXPECT_TRUE(tabReads(QStringLiteral("4"))) << "with the next figures, as all the others";

    search().setFocus();
    type(QStringLiteral("bob"));
    ASSERT_TRUE(waitFor([this] { return names() == QStringList{QStringLiteral("bob")}; }));
    EXPECT_TRUE(tabReads(QStringLiteral("1 of 4")));
    type(QStringLiteral("by"));
    ASSERT_TRUE(waitFor([this] { return reads(page(), QStringLiteral("No user matches the search")); }));
    ASSERT_TRUE(press(page(), QStringLiteral("Clear Search")));
    ASSERT_TRUE(waitFor([this] { return names().size() == 4 && users().isVisible(); }));
}

TEST_F(UsersPage, EnterShowsTheSessionsOfTheUserAndEscapeLeadsBack)
{
    search().setFocus();
    type(QStringLiteral("user:a"));
    ASSERT_TRUE(waitFor([this] { return rows() == 3; })) << "alice and carol";
    for (const Qt::Key back : {Qt::Key_Escape, Qt::Key_Backspace}) {
        ASSERT_TRUE(openUsers());
        ASSERT_TRUE(waitFor([this] { return names().size() == 2; }));
        clickUser("alice");
        key(Qt::Key_Return);
        ASSERT_TRUE(waitFor([this] { return table().hasFocus() && rows() == 2; }));
        EXPECT_EQ(search().text(), QStringLiteral("user:=\"alice\""));
        EXPECT_EQ(page().tab(), Tab::Sessions);
        key(back);
        ASSERT_TRUE(waitFor([this] { return users().hasFocus() && names().size() == 2; }));
        EXPECT_EQ(search().text(), QStringLiteral("user:a"));
        EXPECT_EQ(users().selectedUser(), UserIdentity({UserIdentity::Kind::Named, "alice"}));
    }
    clickUser("carol");
    QTest::mouseDClick(users().viewport(), Qt::LeftButton, {}, placeOf("carol"));
    ASSERT_TRUE(waitFor([this] { return table().hasFocus() && rows() == 1; }));
    window->findChild<QTabBar *>()->setCurrentIndex(1);
    ASSERT_TRUE(waitFor([this] { return names().size() == 2; }));
    EXPECT_EQ(search().text(), QStringLiteral("user:a"));

    // Who searches for something else has moved on.
    clickUser("alice");
    key(Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return table().hasFocus(); }));
    search().setText(QStringLiteral("user:bob"));
    search().flush();
    key(Qt::Key_Escape);
    EXPECT_EQ(page().tab(), Tab::Sessions);
    EXPECT_EQ(search().text(), QString());
}

TEST_F(UsersPage, EndsAllSessionsOfTheUserAndNobodyElses)
{
    clickRow(rowOfUser(QStringLiteral("bob")));
    ASSERT_TRUE(openUsers());
    clickUser("alice");
    key(Qt::Key_Delete);
    auto *const dialog = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->question().sessions(), 2);
    EXPECT_EQ(dialog->question().userNames, QStringList{QStringLiteral("alice")});
    ASSERT_TRUE(press(*dialog, dialog->question().actionText()));
    ASSERT_TRUE(waitFor([this] { return names() == QStringList({QStringLiteral("bob"), QStringLiteral("carol")}); }));
    EXPECT_FALSE(users().selectedUser().has_value()) << "the next one is current, but was not chosen";
    EXPECT_EQ(users().currentIndex().row(), 0);
    EXPECT_FALSE(menuAction(QStringLiteral("Log Out"))->isEnabled());
}

TEST_F(UsersPage, TheMenuOfARowHasWhatCanBeDone)
{
    ASSERT_TRUE(openUsers());
    clickUser("bob");
    Q_EMIT users().rowMenuRequested(users().viewport()->mapToGlobal(placeOf("bob")));
    QMenu *menu = nullptr;
    ASSERT_TRUE(waitFor([&] { return (menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) != nullptr; }));
    const auto all = menu->actions();
    const auto entry = [&](const char *text) {
        const auto found = std::find_if(
            all.begin(), all.end(), [&](const QAction *action) { return plainText(*action) == QLatin1String(text); });
        return found == all.end() ? nullptr : *found;
    };
    ASSERT_TRUE(entry("Show Sessions") && entry("Copy Name") && entry("Log Out All Sessions"));
    entry("Copy Name")->trigger();
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("bob"));
    entry("Show Sessions")->trigger();
    menu->close();
    ASSERT_TRUE(waitFor([this] { return rows() == 1 && page().tab() == Tab::Sessions; }));
}

TEST_F(UsersPage, SelectionAndPlaceStayWithTheirUsers)
{
    QList<QByteArrayList> commands;
    for (int i = 100; i < 400; ++i)
        commands.append({"SET", "session:" + sessionId(i), R"({"user_id":"user_)" + QByteArray::number(i) + R"("})"});
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    ASSERT_TRUE(openUsers());
    ASSERT_TRUE(waitFor([this] { return names().size() == 303; }));
    users().sortByColumn(UserTableModel::User, Qt::AscendingOrder);
    ASSERT_TRUE(waitFor([this] { return names().first() == QStringLiteral("alice"); }));
    QSignalSpy resets(users().model(), &QAbstractItemModel::modelReset);
    ASSERT_TRUE(waitFor([this] {
        users().verticalScrollBar()->setValue(100 * ui::kRowHeight + 7);
        return users().rowAt(0) == 100;
    }));
    clickUser("user_200");
    const QString top = names().at(users().rowAt(0));
    ASSERT_TRUE(users().selectedUser().has_value());
    const UserIdentity chosen = *users().selectedUser();
    watched.setJson(sessionId(500), "aaron", 600'000);
    watched.setJson(sessionId(501), "abel", 600'000);
    ASSERT_TRUE(waitFor([this] { return names().size() == 305; }));
    EXPECT_EQ(names().at(users().rowAt(0)), top);
    EXPECT_EQ(users().verticalScrollBar()->value() % ui::kRowHeight, 7);
    EXPECT_EQ(users().selectedUser(), chosen);
    EXPECT_EQ(resets.count(), 0);

    page().setTab(Tab::Sessions);
    EXPECT_EQ(users().model()->rowCount(), 0);
    page().setTab(Tab::Users);
    ASSERT_TRUE(waitFor([this] { return names().size() == 305; }));
    EXPECT_EQ(names().at(users().rowAt(0)), top);
    EXPECT_EQ(users().selectedUser(), chosen);
}

TEST_F(UsersPage, ColumnsAndOrderAreRemembered)
{
    ASSERT_TRUE(openUsers());
    users().sortByColumn(UserTableModel::LastSeen, Qt::AscendingOrder);
    users().setColumnHidden(UserTableModel::Formats, true);
    reopen();
    EXPECT_EQ(users().users().sortColumn(), int(UserTableModel::LastSeen));
    EXPECT_EQ(users().users().sortOrder(), Qt::AscendingOrder);
    EXPECT_TRUE(users().isColumnHidden(UserTableModel::Formats));
}

/// Every tenant counts its users from 1.
TEST_F(UsersPage, StrangersWhoShareANumberGoByNoName)
{
    int number = 10;
    for (const QByteArray tenant : {"acme", "globex", "initech"}) {
        for (int i = 0; i < 2; ++i)
            watched.server.command({"SET", "session:" + sessionId(number++),
                                    R"({"user_id":1,"username":")" + tenant + R"(-user1","created_at":1790000000})",
                                    "PX", "600000"});
    }
    ASSERT_TRUE(waitFor([this] { return rows() == 10; }));
    ASSERT_TRUE(openUsers());
    const QString row = QStringLiteral("1 · 3 names");
    ASSERT_TRUE(waitFor([&] { return names().contains(row); })) << names().join(QLatin1Char('|')).toStdString();
    EXPECT_FALSE(names().join(QLatin1Char(' ')).contains(QLatin1String("acme")));
    clickUser("1");
    ASSERT_TRUE(
        waitFor([this] { return reads(userPage(), QStringLiteral("3 names: these may be different people")); }));
    EXPECT_EQ(named<QLabel>(userPage(), QStringLiteral("User"))->text(), QStringLiteral("1"));
    EXPECT_TRUE(reads(userPage(), QStringLiteral("globex-user1"))) << "the names are listed";
    EXPECT_TRUE(reads(status(), QStringLiteral("user selected: ") + row));
    ASSERT_TRUE(press(userPage(), QStringLiteral("Log Out Everywhere…")) ||
                press(userPage(), QStringLiteral("Log out everywhere…")));
    ASSERT_TRUE(waitFor([this] { return dialogs() == 1; }));
    const auto *const asking = window->findChild<ui::LogoutDialog *>();
    EXPECT_TRUE(reads(*asking, QStringLiteral("3 different names behind 1: ")));
    EXPECT_TRUE(reads(*asking, QStringLiteral("These may be different people")));
}

/// In the tab that nobody looks at.
TEST_F(UsersPage, HowManyMatchIsNotSaidBeforeItIsCounted)
{
    key(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("user:alice"));
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    ASSERT_TRUE(waitFor([this] { return tabText(0).contains(QStringLiteral("2 of 4")); }));
    EXPECT_TRUE(tabText(1).endsWith(QLatin1Char('3')) && !tabText(1).contains(QStringLiteral("of")))
        << tabText(1).toStdString();
    const auto aside = [this] { return window->findChild<QTabBar *>()->tabToolTip(1); };
    EXPECT_EQ(aside(), QStringLiteral("All users. How many match is counted when they are looked at."));
    window->findChild<QTabBar *>()->setCurrentIndex(1);
    EXPECT_TRUE(waitFor([this] { return tabText(1).contains(QStringLiteral("1 of 3")); })) << tabText(1).toStdString();
    EXPECT_EQ(aside(), QString()) << "it has been counted";
}

/// Of the selected user and of nobody else, whatever is selected in the other tab.
TEST_F(UsersPage, TheDetailsAreOfTheSelectedUser)
{
    clickRow(rowOfUser(QStringLiteral("bob")));
    ASSERT_TRUE(details().isVisible());
    ASSERT_TRUE(press(details(), QStringLiteral("reveal")));
    EXPECT_TRUE(reads(status(), QStringLiteral("1 selected")));

    window->findChild<QTabBar *>()->setCurrentIndex(1);
    ASSERT_TRUE(waitFor([this] { return userPage().isVisible() && !details().isVisible(); }));
    EXPECT_TRUE(reads(userPage(), QStringLiteral("No user selected")));
    EXPECT_FALSE(reads(status(), QStringLiteral("1 selected"))) << "that one is out of sight";
    EXPECT_FALSE(reads(*window, QString::fromLatin1(sessionId(3)))) << "a revealed id";

    ASSERT_TRUE(waitFor([this] { return names().size() == 3; }));
    clickUser("alice");
    ASSERT_TRUE(waitFor([this] { return reads(userPage(), QStringLiteral("2 sessions")); }));
    EXPECT_EQ(named<QLabel>(userPage(), QStringLiteral("User"))->text(), QStringLiteral("alice"));
    EXPECT_EQ(userSessions().rows().rowCount(), 2);
    EXPECT_EQ(userSessions().rows().keyAt(0), "session:" + sessionId(2)) << "next to end first";
    EXPECT_TRUE(named<QLabel>(userPage(), QStringLiteral("Time left of the session that ends next"))
                    ->text()
                    .startsWith(QStringLiteral("8:")));
    EXPECT_TRUE(reads(status(), QStringLiteral("3 users · user selected: alice")));
    clickUser("carol");
    ASSERT_TRUE(waitFor([this] { return userSessions().rows().rowCount() == 1; }));
    EXPECT_EQ(named<QLabel>(userPage(), QStringLiteral("User"))->text(), QStringLiteral("carol"));

    // A user who goes takes the page along; whoever comes back to the sessions finds the one selected there.
    watched.server.command({"DEL", "session:" + sessionId(4)});
    ASSERT_TRUE(waitFor([this] { return reads(userPage(), QStringLiteral("No user selected")); }));
    window->findChild<QTabBar *>()->setCurrentIndex(0);
    EXPECT_TRUE(details().isVisible());
    EXPECT_FALSE(userPage().isVisible());
    EXPECT_TRUE(reads(status(), QStringLiteral("all shown · 1 selected")));
}

TEST_F(UsersPage, ItsButtonsEndAllOrAllButOne)
{
    ASSERT_TRUE(openUsers());
    clickUser("alice");
    ASSERT_TRUE(waitFor([this] { return userSessions().rows().rowCount() == 2; }));
    EXPECT_FALSE(button(userPage(), QStringLiteral("All but this…"))->isEnabled()) << "which one is to stay?";
    userSessions().selectRow(1);
    ASSERT_TRUE(press(userPage(), QStringLiteral("All but this…")));
    auto *dialog = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(dialog);
    ASSERT_EQ(dialog->question().sessions(), 1);
    EXPECT_EQ(dialog->question().subjects->front().key, "session:" + sessionId(2)) << "the other one was selected";
    ASSERT_TRUE(press(*dialog, dialog->question().actionText()));
    ASSERT_TRUE(waitFor([this] { return userSessions().rows().rowCount() == 1; }));
    EXPECT_EQ(userSessions().rows().keyAt(0), "session:" + sessionId(1));

    ASSERT_TRUE(waitFor([this] { return button(userPage(), QStringLiteral("Log out everywhere…"))->isEnabled(); }));
    ASSERT_TRUE(press(userPage(), QStringLiteral("Log out everywhere…")));
    ASSERT_TRUE(waitFor([this] { return dialogs() == 1; }));
    dialog = window->findChild<ui::LogoutDialog *>();
    EXPECT_EQ(dialog->question().sessions(), 1);
    EXPECT_EQ(dialog->question().userNames, QStringList{QStringLiteral("alice")});
    dialog->reject();
}

TEST_F(UsersPage, ItsSessionsLeadToTheTable)
{
    ASSERT_TRUE(openUsers());
    clickUser("alice");
    ASSERT_TRUE(waitFor([this] { return userSessions().rows().rowCount() == 2; }));
    userSessions().setFocus();
    userSessions().selectRow(1);
    key(Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return page().tab() == Tab::Sessions && rows() == 2; }));
    EXPECT_TRUE(waitFor([this] {
        const std::vector<sessions::Slot> selected = table().selection().selectedSlots();
        return selected.size() == 1 && selected.front() == watched.slotOf("session:" + sessionId(1));
    }));
}

TEST_F(UsersPage, NothingOutOfSightCanBeEndedOrCopied)
{
    clickRow(rowOfUser(QStringLiteral("bob")));
    ASSERT_TRUE(menuAction(QStringLiteral("Copy Rows"))->isEnabled());
    ASSERT_TRUE(openUsers());
    EXPECT_FALSE(menuAction(QStringLiteral("Copy Rows"))->isEnabled());
    EXPECT_FALSE(menuAction(QStringLiteral("Select All Shown"))->isEnabled());
    clickUser("carol");
    menuAction(QStringLiteral("Copy User"))->trigger();
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("carol"));
    menuAction(QStringLiteral("Show Only This User"))->trigger();
    ASSERT_TRUE(
        waitFor([this] { return column(sessions::SessionTableModel::User) == QStringList{QStringLiteral("carol")}; }));
}

class UsersPageOfMany : public LiveWindow
{
};

} // namespace

/// Whoever has one session among those that were read may have more among the others.
TEST_F(UsersPageOfMany, SaysAtLeastWhileOthersAreToBeRead)
{
    constexpr int kAll = 30'000;
    ASSERT_EQ(watched.server.integer({"EVAL",
                                      "for i = 1, tonumber(ARGV[1]) do redis.call('SET', "
                                      "string.format('session:%032d', i), '{\"user\":\"alice\"}', 'PX', '600000') end "
                                      "return 1",
                                      "0", QByteArray::number(kAll)}),
              1);
    show();
    window->connectTo(watched.profile(), {});
    watched.monitor.holdReading(true);
    ASSERT_TRUE(waitFor([this] { return watched.monitor.store().count() > 500; }));
    ASSERT_LT(watched.monitor.store().count(), kAll);
    menuAction(QStringLiteral("Go to Users"))->trigger();
    const auto &page = *window->findChild<ui::UserPage *>();
    const auto &users = window->findChild<ui::SessionsPage *>()->users();
    ASSERT_TRUE(waitFor([&] { return users.model()->rowCount() == 1; }));
    QTest::mouseClick(users.viewport(), Qt::LeftButton, {},
                      users.visualRect(users.model()->index(0, UserTableModel::User)).center());
    EXPECT_TRUE(waitFor([&] { return reads(page, QStringLiteral("At least ")); }));
    watched.monitor.holdReading(false);
    EXPECT_TRUE(waitFor([&] { return reads(page, QLocale().toString(kAll) + QStringLiteral(" sessions")); }));
    EXPECT_FALSE(reads(page, QStringLiteral("At least ")));
}
