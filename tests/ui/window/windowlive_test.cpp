// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The live list: what comes and goes, searching, sorting, selecting, and reading one session.
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/ui/window/livewindow.h"
#include "ui/details/detailspanel.h"
#include "ui/details/valueview.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/statusline.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTabBar>

namespace
{

using sessions::SessionTableModel;
using support::LiveWindow;
using support::sessionId;

class WindowLive : public LiveWindow
{
protected:
    void addUsers(const QStringList &users)
    {
        for (const QString &user : users) {
            ++m_added;
            watched.setJson(sessionId(m_added), user.toUtf8(), 600'000 + 1000 * m_added);
        }
    }

    bool hasUsers(const QStringList &users)
    {
        return waitFor([&] { return column(SessionTableModel::User) == users; });
    }

    QString tabText() const { return window->findChild<QTabBar *>()->tabText(0); }
    ui::StatusLine &status() const { return *window->findChild<ui::StatusLine *>(); }
    ui::DetailsPanel &details() const { return *window->findChild<ui::DetailsPanel *>(); }
    QString fact(const QString &name) const
    {
        const auto *label = named<QLabel>(details(), name);
        return label ? label->text() : QString();
    }

private:
    int m_added = 0;
};

TEST_F(WindowLive, SessionsComeCountDownAndGo)
{
    ASSERT_TRUE(connectLive());
    EXPECT_TRUE(waitFor([this] { return reads(*window, QStringLiteral("No sessions in this database")); }));
    addUsers({QStringLiteral("alice"), QStringLiteral("bob")});
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    EXPECT_TRUE(table().isVisible());
    EXPECT_TRUE(tabText().endsWith(QLatin1Char('2')));
    EXPECT_TRUE(waitFor([this] { return reads(status(), QStringLiteral("2 sessions, exact")); }));
    EXPECT_TRUE(reads(status(), QStringLiteral("all shown")));

    watched.setJson(sessionId(90), "carol", 1500);
    ASSERT_TRUE(waitFor([this] { return rowOfUser(QStringLiteral("carol")) >= 0; }));
    clickRow(rowOfUser(QStringLiteral("carol")));
    const QString left = fact(QStringLiteral("Time left"));
    EXPECT_TRUE(waitFor([&] { return fact(QStringLiteral("Time left")) != left; }));
    // Ended sessions stay for a moment, and say how they ended.
    EXPECT_TRUE(waitFor([this] { return fact(QStringLiteral("Time left")) == QStringLiteral("expired"); }));
    EXPECT_GE(rowOfUser(QStringLiteral("carol")), 0);
    EXPECT_TRUE(waitFor([this] { return rowOfUser(QStringLiteral("carol")) < 0; }));

    watched.server.command({"DEL", "session:" + sessionId(1)});
    EXPECT_TRUE(waitFor([this] { return reads(status(), QStringLiteral("1 session, exact")); }));
    watched.server.command({"DEL", "session:" + sessionId(2)});
    EXPECT_TRUE(waitFor([this] { return reads(*window, QStringLiteral("No sessions in this database")); }));
    EXPECT_TRUE(tabText().endsWith(QLatin1Char('0')));
}

TEST_F(WindowLive, SearchNarrowsAsOneTypes)
{
    addUsers({QStringLiteral("alice"), QStringLiteral("albert"), QStringLiteral("bob")});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));
    key(Qt::Key_F, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return search().hasFocus(); }));
    type(QStringLiteral("al"));
    EXPECT_TRUE(waitFor([this] { return rows() == 2; }));
    EXPECT_TRUE(reads(status(), QStringLiteral("2 shown")));
    EXPECT_TRUE(tabText().endsWith(QStringLiteral("2 of 3")));
    type(QStringLiteral("i"));
    EXPECT_TRUE(hasUsers({QStringLiteral("alice")}));
    // On to the results, without the mouse.
    key(Qt::Key_Return);
    EXPECT_TRUE(waitFor([this] { return table().hasFocus() && table().currentIndex().isValid(); }));
    EXPECT_EQ(fact(QStringLiteral("User")), QStringLiteral("alice"));
    key(Qt::Key_Escape);
    EXPECT_TRUE(waitFor([this] { return rows() == 3; }));
    EXPECT_TRUE(search().text().isEmpty());
}

TEST_F(WindowLive, NoCountOutlivesASelectionThatAResetTakes)
{
    addUsers({QStringLiteral("alice"), QStringLiteral("bob")});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    table().setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return reads(details(), QStringLiteral("2 sessions selected")); }));
    watched.monitor.table().noteCleared();
    EXPECT_TRUE(reads(details(), QStringLiteral("No session selected")));
}

TEST_F(WindowLive, DetailsGoWithASessionThatTheSearchHides)
{
    addUsers({QStringLiteral("alice"), QStringLiteral("bob")});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    clickRow(rowOfUser(QStringLiteral("alice")));
    ASSERT_EQ(fact(QStringLiteral("User")), QStringLiteral("alice"));
    window->setSearchText(QStringLiteral("user:bob"));
    EXPECT_TRUE(waitFor([this] { return reads(details(), QStringLiteral("No session selected")); }));
}

TEST_F(WindowLive, DetailsStayWithASessionThatLeavesTheSearchByItself)
{
    addUsers({QStringLiteral("alice"), QStringLiteral("bob")});
    ASSERT_TRUE(connectLive());
    window->setSearchText(QStringLiteral("user:alice"));
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    clickRow(0);
    ASSERT_EQ(fact(QStringLiteral("User")), QStringLiteral("alice"));
    const QString line = QStringLiteral("The search does not list this session any more.");
    EXPECT_FALSE(reads(details(), line));
    watched.setJson(sessionId(1), "carol", 600'000);
    EXPECT_TRUE(waitFor([&] { return rows() == 0 && reads(details(), line); }));
    EXPECT_EQ(fact(QStringLiteral("User")), QStringLiteral("carol")) << "it is still read";
    window->setSearchText({});
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    clickRow(rowOfUser(QStringLiteral("bob")));
    EXPECT_EQ(fact(QStringLiteral("User")), QStringLiteral("bob"));
    EXPECT_FALSE(reads(details(), line));
}

TEST_F(WindowLive, AnErrorInTheSearchIsPointedAt)
{
    addUsers({QStringLiteral("alice"), QStringLiteral("bob")});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    key(Qt::Key_F, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return search().hasFocus(); }));
    type(QStringLiteral("ttl<soon"));
    ASSERT_TRUE(waitFor([this] { return search().hasError(); }));
    EXPECT_EQ(rows(), 2) << "half a word must not empty the table";
    EXPECT_TRUE(waitFor([this] { return search().isErrorExplained(); }));
    EXPECT_TRUE(reads(*window, search().errorMessage()));
    EXPECT_TRUE(waitFor([this] { return rows() == 0; })) << "nobody asked for these";
    EXPECT_TRUE(reads(*window, QStringLiteral("The search cannot be read")));
    EXPECT_TRUE(reads(status(), QStringLiteral("0 shown")));
    key(Qt::Key_Escape);
    EXPECT_TRUE(waitFor([this] { return !search().hasError() && search().text().isEmpty(); }));
    EXPECT_TRUE(waitFor([this] { return rows() == 2 && table().isVisible(); }));

    type(QStringLiteral("nobody"));
    EXPECT_TRUE(waitFor([this] { return reads(*window, QStringLiteral("Nothing matches the search")); }));
    EXPECT_TRUE(press(*window, QStringLiteral("Clear Search")));
    EXPECT_TRUE(waitFor([this] { return rows() == 2 && table().isVisible(); }));
}

/// The rows of the last good search are nobody's choice: not even in the moment in which they are still there.
TEST_F(WindowLive, NothingIsSelectedOrEndedByASearchWithAnError)
{
    addUsers({QStringLiteral("alice"), QStringLiteral("albert"), QStringLiteral("bob")});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));
    window->setSearchText(QStringLiteral("user:al"));
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    table().setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return table().selection().count() == 2; }));

    search().setText(QStringLiteral("user:bob ttl<5y"));
    menuAction(QStringLiteral("Select All Shown"))->trigger();
    EXPECT_EQ(table().selection().count(), 0);
    EXPECT_EQ(rows(), 0);
    EXPECT_FALSE(menuAction(QStringLiteral("Log Out"))->isEnabled());
    EXPECT_FALSE(menuAction(QStringLiteral("Select All Shown"))->isEnabled());
    EXPECT_FALSE(menuAction(QStringLiteral("Export Shown Rows"))->isEnabled());
    menuAction(QStringLiteral("Go to Users"))->trigger();
    EXPECT_TRUE(waitFor([this] { return reads(*window, QStringLiteral("The search cannot be read")); }));
    EXPECT_TRUE(press(*window, QStringLiteral("Clear Search")));
    EXPECT_TRUE(waitFor([this] { return rows() == 3; }));
}

TEST_F(WindowLive, AClickOnAHeaderSorts)
{
    addUsers({QStringLiteral("carol"), QStringLiteral("alice"), QStringLiteral("bob")});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));
    clickHeader(SessionTableModel::User);
    EXPECT_TRUE(hasUsers({QStringLiteral("alice"), QStringLiteral("bob"), QStringLiteral("carol")}));
    clickHeader(SessionTableModel::User);
    EXPECT_TRUE(hasUsers({QStringLiteral("carol"), QStringLiteral("bob"), QStringLiteral("alice")}));
    clickHeader(SessionTableModel::Remaining);
    EXPECT_TRUE(hasUsers({QStringLiteral("carol"), QStringLiteral("alice"), QStringLiteral("bob")}));
}

TEST_F(WindowLive, TheSelectionStaysWithItsSessions)
{
    addUsers({QStringLiteral("carol"), QStringLiteral("alice"), QStringLiteral("bob")});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 3; }));
    clickRow(rowOfUser(QStringLiteral("bob")));
    clickRow(rowOfUser(QStringLiteral("carol")), Qt::ControlModifier);
    EXPECT_TRUE(reads(status(), QStringLiteral("2 selected")));
    const auto selectedUsers = [this] {
        QStringList users;
        for (int row = 0; row < rows(); ++row) {
            if (table().selection().contains(table().table().slotAt(row)))
                users += column(SessionTableModel::User).at(row);
        }
        users.sort();
        return users;
    };
    const QStringList chosen{QStringLiteral("bob"), QStringLiteral("carol")};
    EXPECT_EQ(selectedUsers(), chosen);
    clickHeader(SessionTableModel::User);
    clickHeader(SessionTableModel::User);
    EXPECT_EQ(selectedUsers(), chosen);
    // Others come above and go; what is selected is the same, and so is the current session.
    addUsers({QStringLiteral("zoe"), QStringLiteral("bart"), QStringLiteral("chris")});
    ASSERT_TRUE(waitFor([this] { return rows() == 6; }));
    EXPECT_EQ(selectedUsers(), chosen);
    watched.server.command({"DEL", "session:" + sessionId(2)});
    ASSERT_TRUE(waitFor([this] { return rows() == 5; }));
    EXPECT_EQ(selectedUsers(), chosen);
    EXPECT_EQ(table().table().rowOf(table().currentSlot()), rowOfUser(QStringLiteral("carol")));
    // What leaves the table leaves the selection.
    watched.server.command({"DEL", "session:" + sessionId(3)});
    EXPECT_TRUE(waitFor([&] { return selectedUsers() == QStringList{QStringLiteral("carol")}; }));
}

TEST_F(WindowLive, DetailsTellOneSessionAndHideItsIdAgain)
{
    addUsers({QStringLiteral("alice"), QStringLiteral("bob")});
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 2; }));
    EXPECT_TRUE(reads(details(), QStringLiteral("No session selected")));
    clickRow(rowOfUser(QStringLiteral("alice")));
    EXPECT_EQ(fact(QStringLiteral("User")), QStringLiteral("alice"));
    const QString id = QString::fromLatin1(sessionId(1));
    EXPECT_FALSE(reads(*window, id));
    EXPECT_FALSE(column(SessionTableModel::SessionId).contains(id));

    auto *const values = details().findChild<ui::ValueView *>();
    ASSERT_TRUE(waitFor([&] { return values->isVisible() && values->model()->rowCount() > 0; }));
    const QModelIndexList found =
        values->model()->match(values->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("user_id"), 1,
                               Qt::MatchStartsWith | Qt::MatchRecursive);
    EXPECT_EQ(found.size(), 1);

    ASSERT_TRUE(press(details(), QStringLiteral("reveal")));
    EXPECT_EQ(fact(QStringLiteral("Session id")), id);
    clickRow(rowOfUser(QStringLiteral("bob")));
    EXPECT_EQ(fact(QStringLiteral("User")), QStringLiteral("bob"));
    EXPECT_FALSE(reads(details(), QString::fromLatin1(sessionId(2))));
    clickRow(rowOfUser(QStringLiteral("alice")));
    EXPECT_FALSE(reads(details(), id));
}

} // namespace
