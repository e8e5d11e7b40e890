// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes of a real cluster in the real window: the tab, the filter, and what is said of a node that is missing.
#include "models/monitor/fleetdesk.h"
#include "models/monitor/profileurl.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/support/pluralforms.h"
#include "tests/support/rediscluster.h"
#include "tests/ui/window/livewindow.h"
#include "ui/activity/charts/chartheading.h"
#include "ui/connect/connectionchip.h"
#include "ui/fleet/fleetmodel.h"
#include "ui/fleet/fleetpage.h"
#include "ui/fleet/fleettable.h"
#include "ui/fleet/survivallist.h"
#include "ui/notices/noticebar.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/statusline.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>

namespace
{

using messages::Liveness;
using sessions::SessionTableModel;
using support::LiveWindow;
using support::sessionId;
using support::several;

constexpr int kInFleet = 30;

using WindowOfOneNode = LiveWindow;

class WindowFleet : public LiveWindow
{
protected:
    explicit WindowFleet(int replicasEach = 0)
        : cluster(3, replicasEach)
    {
        for (int i = 0; i < kInFleet; ++i) {
            const QByteArray key = "session:" + sessionId(i);
            cluster.command(key, {"SET", key, R"({"user_id":"user)" + QByteArray::number(i) + R"("})", "PX", "600000"});
        }
    }

    void open()
    {
        show();
        messages::ConnectionProfile profile = monitor::profileFromUrl(cluster.url()).value().profile;
        profile.name = QStringLiteral("shop");
        window->connectTo(profile, {});
    }
    bool openLive()
    {
        open();
        return watched.waitForMode(Liveness::Mode::Live) && waitFor([this] { return rows() == kInFleet; });
    }
    QString nameOf(int server) const { return QStringLiteral("127.0.0.1:%1").arg(cluster.at(server).port()); }
    int sessionsOn(int server) const { return int(cluster.at(server).integer({"DBSIZE"})); }
    ui::FleetPage &page() const { return *window->findChild<ui::FleetPage *>(); }
    QTabBar &tabs() const { return *window->findChild<QTabBar *>(); }
    QString survival() const { return page().findChild<ui::SurvivalList *>()->text(); }
    QString liveness() const { return window->findChild<ui::LivenessButton *>()->text(); }
    bool isLiveInPart() const
    {
        return static_cast<ui::ConnectionChip &>(chip()).content().presence == ui::Presence::Partly &&
               liveness() == QStringLiteral("Live in part: 2 of 3 primaries");
    }
    void goToFleet()
    {
        ASSERT_TRUE(activate(*window)); // it may come from a menu
        key(Qt::Key_5, Qt::ControlModifier);
        ASSERT_TRUE(page().isVisible());
    }
    int fleetRow(const QString &name) const
    {
        return page()
            .table()
            .model()
            ->match(page().table().model()->index(0, ui::FleetModel::Node), Qt::DisplayRole, name, 1, Qt::MatchExactly)
            .value(0)
            .row();
    }
    QString cell(int row, int column) const { return page().table().model()->index(row, column).data().toString(); }
    /// What the menu of a row offers, by this text.
    QAction *rowAction(int row, const QString &text)
    {
        ui::FleetTable &nodes = page().table();
        nodes.setCurrentIndex(nodes.model()->index(row, ui::FleetModel::Node));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(nodes.viewport(), &event);
        for (QMenu *menu : page().findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (plainText(*action) == text)
                    return action;
            }
        }
        return nullptr;
    }

    static void closeMenus()
    {
        while (QWidget *menu = QApplication::activePopupWidget())
            menu->close();
    }
    /// As a click on it: the menu is gone then.
    static void choose(QAction *action)
    {
        action->trigger();
        closeMenus();
    }

    support::RedisCluster cluster;
};

class WindowFleetWithReplicas : public WindowFleet
{
protected:
    WindowFleetWithReplicas()
        : WindowFleet(1)
    {
    }
};

} // namespace

TEST_F(WindowFleetWithReplicas, TheTabShowsEachNodeAndAsksOnlyWhileItIsSeen)
{
    ASSERT_TRUE(cluster.isRunning());
    ASSERT_TRUE(openLive());
    EXPECT_TRUE(waitFor([this] {
        return tabs().tabText(2) == QStringLiteral("Fleet") + QChar(0x2003) + QLatin1Char('6');
    })) << qPrintable(tabs().tabText(2));
    EXPECT_FALSE(watched.monitor.fleet().fleet()->isAsked);
    goToFleet();
    EXPECT_TRUE(page().table().hasFocus());
    EXPECT_EQ(page().table().currentRow(), 0);
    // Each node answers when it does.
    ASSERT_TRUE(waitFor([this] { return reads(page(), QStringLiteral("told by 6 of 6")); }));
    ASSERT_TRUE(waitFor([this] { return cell(5, ui::FleetModel::Behind) == QStringLiteral("nothing"); }));
    EXPECT_EQ(page().table().model()->rowCount(), 6);
    int sum = 0;
    for (int server = 0; server < 3; ++server) {
        const int row = fleetRow(nameOf(server));
        EXPECT_EQ(row, 2 * server);
        EXPECT_EQ(cell(row, ui::FleetModel::Sessions).toInt(), sessionsOn(server));
        EXPECT_EQ(cell(row, ui::FleetModel::Liveness), QStringLiteral("Live"));
        EXPECT_EQ(cell(row + 1, ui::FleetModel::Role), QStringLiteral("replica of ") + nameOf(server));
        sum += cell(row, ui::FleetModel::Sessions).toInt();
    }
    EXPECT_EQ(sum, kInFleet);
    for (const char *said : {"Everybody is logged out", "a replica takes over", "Every primary announces"})
        EXPECT_TRUE(waitFor([&] { return survival().contains(QLatin1String(said)); }))
            << said << qPrintable(survival());

    // Nothing of what is out of sight can be ended from here.
    EXPECT_FALSE(menuAction(QStringLiteral("Log Out"))->isEnabled());
    EXPECT_FALSE(menuAction(QStringLiteral("Details"))->isEnabled());
    key(Qt::Key_Down);
    EXPECT_EQ(page().table().currentRow(), 1);
    key(Qt::Key_1, Qt::ControlModifier);
    EXPECT_TRUE(waitFor([this] { return !watched.monitor.fleet().fleet()->isAsked; }));
    EXPECT_TRUE(menuAction(QStringLiteral("Details"))->isEnabled());
}

TEST_F(WindowFleet, ANodeThatStopsIsSaidEverywhere)
{
    ASSERT_TRUE(cluster.isRunning());
    ASSERT_TRUE(openLive());
    const int lost = sessionsOn(1);
    ASSERT_TRUE(waitFor([this] { return reads(*window->findChild<ui::StatusLine *>(), QStringLiteral("exact")); }));
    EXPECT_TRUE(chip().accessibleName().contains(QStringLiteral("Cluster")));
    cluster.at(1).kill();

    ASSERT_TRUE(waitFor([this] { return reads(notices(), nameOf(1) + QStringLiteral(" does not answer since")); }));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("are live")); }));
    EXPECT_EQ(notices().shown()->kind, ui::Notice::Kind::Warning);
    const std::string hint = several(notices().shown()->hint);
    EXPECT_NE(hint.find(std::to_string(lost) + " sessions are shown as they were then"), std::string::npos) << hint;
    EXPECT_NE(hint.find("the other " + std::to_string(kInFleet - lost) + " sessions are live"), std::string::npos)
        << hint;
    EXPECT_TRUE(waitFor([this] { return several(chip().accessibleName()).find("2 of 3 nodes") != std::string::npos; }))
        << qPrintable(chip().accessibleName());
    EXPECT_TRUE(waitFor([this] { return isLiveInPart(); })) << qPrintable(liveness());
    EXPECT_TRUE(waitFor(
        [&] { return reads(*window->findChild<ui::StatusLine *>(), QStringLiteral("exact, %1 as of ").arg(lost)); }));

    // So do the charts, of the seconds too in which it was silent already.
    const auto heading = [this](const QString &title) {
        for (const ui::ChartHeading *one : window->findChildren<ui::ChartHeading *>()) {
            if (one->text().startsWith(title))
                return one->text();
        }
        return QString();
    };
    const auto lacksShare = [this] {
        const auto last = recorder.history().buckets(recorder.nowSecond(), recorder.nowSecond() + 1, 1);
        return !last.empty() && last.front().sample.lacksShare;
    };
    EXPECT_TRUE(waitFor([&] {
        return heading(QStringLiteral("Active sessions")).contains(QStringLiteral(" as of ")) &&
               heading(QStringLiteral("Per second")).contains(QStringLiteral("without 1 node")) &&
               heading(QStringLiteral("Ending in")).contains(QStringLiteral(" as of "));
    }));
    EXPECT_TRUE(waitFor(lacksShare));
    // And the users, whose rows cannot.
    QTest::mouseClick(&tabs(), Qt::LeftButton, {}, tabs().tabRect(1).center());
    EXPECT_TRUE(reads(*window, QStringLiteral("1 node")));
    EXPECT_TRUE(
        named<QLabel>(*window, QStringLiteral("Age of what is shown"))->text().contains(QStringLiteral(" as of ")));
    EXPECT_TRUE(
        waitFor([this] { return reads(*window->findChild<ui::StatusLine *>(), QStringLiteral("users known")); }));
    QTest::mouseClick(&tabs(), Qt::LeftButton, {}, tabs().tabRect(0).center());

    // Its rows say so, and no others.
    const QStringList nodes = column(SessionTableModel::Node);
    const QStringList states = column(SessionTableModel::State);
    for (qsizetype i = 0; i < nodes.size(); ++i)
        EXPECT_EQ(states[i].startsWith(QStringLiteral("as of ")), nodes[i] == nameOf(1)) << qPrintable(states[i]);

    goToFleet();
    ASSERT_TRUE(press(notices(), QStringLiteral("Show Its Sessions")));
    EXPECT_EQ(search().text(), QStringLiteral("node:=") + nameOf(1));
    EXPECT_TRUE(table().isVisible());
    EXPECT_TRUE(waitFor([&] { return rows() == lost; }));
    search().clear();

    // Dismissed, it stays away, whatever else comes and goes.
    notices().dismissShown();
    EXPECT_FALSE(notices().holds(QStringLiteral("missing nodes")));
    const qint64 before = watched.monitor.store().count();
    int number = 1000;
    while (cluster.ownerOfKey("session:" + sessionId(number)) != 0)
        ++number;
    const QByteArray key = "session:" + sessionId(number);
    cluster.command(key, {"SET", key, R"({"user_id":"late"})", "PX", "600000"});
    EXPECT_TRUE(waitFor([&] { return watched.monitor.store().count() > before; }));
    EXPECT_FALSE(notices().holds(QStringLiteral("missing nodes")));

    ASSERT_TRUE(cluster.at(1).start());
    EXPECT_TRUE(menuAction(QStringLiteral("Retry Now"))->isEnabled());
    menuAction(QStringLiteral("Retry Now"))->trigger();
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live, 40'000));
    EXPECT_TRUE(waitFor([this] { return liveness().startsWith(QStringLiteral("Live since")); }));
    EXPECT_TRUE(
        waitFor([this] { return !column(SessionTableModel::State).join(u' ').contains(QStringLiteral("as of")); }));
    EXPECT_TRUE(
        waitFor([this] { return static_cast<ui::ConnectionChip &>(chip()).content().presence == ui::Presence::Good; }));
    EXPECT_TRUE(waitFor([&] { return !lacksShare(); }));
    EXPECT_TRUE(waitFor([&] { return !heading(QStringLiteral("Per second")).contains(QStringLiteral("node")); }));
    EXPECT_FALSE(heading(QStringLiteral("Active sessions")).contains(QStringLiteral(" as of ")));
}

/// Before anybody can say which node it is, and that it is out of reach.
TEST_F(WindowFleet, ANodeThatHangsIsNoQuickAnswer)
{
    ASSERT_TRUE(openLive());
    auto &connection = static_cast<ui::ConnectionChip &>(chip());
    ASSERT_TRUE(waitFor([&] { return connection.content().detail.endsWith(QStringLiteral(" ms")); }));
    cluster.at(1).suspend();
    EXPECT_TRUE(waitFor([&] {
        const QString detail = connection.content().detail;
        return detail.endsWith(QStringLiteral("not all answer")) || detail.endsWith(QStringLiteral("of 3 nodes"));
    })) << connection.content().detail.toStdString();
    EXPECT_NE(connection.content().presence, ui::Presence::Good);
    cluster.at(1).resume();
    EXPECT_TRUE(waitFor([&] { return connection.content().detail.endsWith(QStringLiteral(" ms")); }));
}

TEST_F(WindowFleet, ANodeThatWasDownAtConnectHasNoThen)
{
    ASSERT_TRUE(cluster.isRunning());
    const int lost = sessionsOn(2);
    cluster.at(2).kill();
    open();
    ASSERT_TRUE(waitFor([this] { return reads(notices(), nameOf(2) + QStringLiteral(" does not answer")); }));
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("are live")); }));
    EXPECT_TRUE(reads(notices(), QStringLiteral("Its sessions were never read, and are not listed")));
    EXPECT_FALSE(reads(notices(), QStringLiteral("as they were then")));
    EXPECT_FALSE(button(notices(), QStringLiteral("Show Its Sessions"))) << "there are none";
    EXPECT_TRUE(waitFor([&] { return rows() == kInFleet - lost; }));
    EXPECT_TRUE(waitFor([this] {
        return reads(*window->findChild<ui::StatusLine *>(), QStringLiteral("those of %1 never read").arg(nameOf(2)));
    }));
    EXPECT_TRUE(waitFor([this] { return isLiveInPart(); })) << qPrintable(liveness());
    goToFleet();
    EXPECT_TRUE(waitFor(
        [this] { return cell(fleetRow(nameOf(2)), ui::FleetModel::Liveness) == QStringLiteral("Never read"); }));
    EXPECT_EQ(cell(fleetRow(nameOf(2)), ui::FleetModel::Sessions), QStringLiteral("never read"));
    ASSERT_TRUE(cluster.at(2).start());
    ASSERT_TRUE(press(notices(), QStringLiteral("Try Now")));
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live, 40'000));
    EXPECT_TRUE(waitFor([this] { return !notices().holds(QStringLiteral("missing nodes")); }));
}

TEST_F(WindowFleet, ARowsMenuLeadsToItsSessions)
{
    ASSERT_TRUE(cluster.isRunning());
    ASSERT_TRUE(openLive());
    goToFleet();
    ASSERT_TRUE(waitFor([this] { return page().table().model()->rowCount() == 3; }));
    QAction *copy = rowAction(1, QStringLiteral("Copy Address"));
    ASSERT_TRUE(copy);
    choose(copy);
    EXPECT_EQ(QApplication::clipboard()->text(), nameOf(1));
    QAction *retry = rowAction(1, QStringLiteral("Try Now"));
    ASSERT_TRUE(retry);
    EXPECT_FALSE(retry->isEnabled()) << "it is there";
    closeMenus();
    QAction *shown = rowAction(1, QStringLiteral("Show Its Sessions"));
    ASSERT_TRUE(shown && shown->isEnabled());
    choose(shown);
    EXPECT_EQ(search().text(), QStringLiteral("node:=") + nameOf(1));
    EXPECT_TRUE(waitFor([this] { return rows() == sessionsOn(1); }));
    // What was chosen for another search has no part in this one.
    auto *filter = named<QPushButton>(*window, QStringLiteral("Filter by node"));
    QAction *second = nullptr;
    ASSERT_TRUE(waitFor([&] {
        second = choice(*filter->menu(), QStringLiteral("%1\t%2").arg(nameOf(1)).arg(sessionsOn(1)));
        return second != nullptr;
    })) << "once it is known that all of them have been read";
    second->trigger();
    goToFleet();
    choose(rowAction(2, QStringLiteral("Show Its Sessions")));
    EXPECT_EQ(filter->text(), QStringLiteral("All nodes"));
    EXPECT_TRUE(waitFor([this] { return rows() == sessionsOn(2); }));
    // By the keyboard alone.
    goToFleet();
    key(Qt::Key_Home);
    key(Qt::Key_Return);
    EXPECT_EQ(search().text(), QStringLiteral("node:=") + nameOf(page().table().currentRow()));
    EXPECT_TRUE(table().isVisible());
}

TEST_F(WindowFleet, ItsColumnsAreKept)
{
    ASSERT_TRUE(cluster.isRunning());
    ASSERT_TRUE(openLive());
    goToFleet();
    // The slots come by themselves once they are known; the column is hidden by hand after that.
    ASSERT_TRUE(waitFor([this] { return !page().table().isColumnHidden(ui::FleetModel::Slots); }));
    QMenu menu;
    page().table().fillColumnsMenu(&menu);
    menu.actions().at(ui::FleetModel::Memory)->trigger();
    menu.actions().at(ui::FleetModel::Slots)->trigger();
    EXPECT_TRUE(page().table().isColumnHidden(ui::FleetModel::Slots));
    reopen();
    goToFleet();
    ASSERT_TRUE(waitFor([this] { return page().table().model()->rowCount() == 3; }));
    EXPECT_TRUE(page().table().isColumnHidden(ui::FleetModel::Memory));
    EXPECT_TRUE(page().table().isColumnHidden(ui::FleetModel::Slots)) << "however many slots there are";
    EXPECT_FALSE(page().table().isColumnHidden(ui::FleetModel::Role));
    // The area below can be reached by Tab, and says what it is.
    const auto *below = page().findChild<QScrollArea *>();
    ASSERT_TRUE(below);
    EXPECT_EQ(below->accessibleName(), QStringLiteral("Would sessions survive?"));
}

TEST_F(WindowFleet, TheNodeFilterCountsAndNarrows)
{
    ASSERT_TRUE(cluster.isRunning());
    ASSERT_TRUE(openLive());
    auto *filter = named<QPushButton>(*window, QStringLiteral("Filter by node"));
    ASSERT_TRUE(filter);
    ASSERT_TRUE(waitFor([&] { return filter->isVisible(); }));
    QAction *second = nullptr;
    ASSERT_TRUE(waitFor([&] {
        second = choice(*filter->menu(), QStringLiteral("%1\t%2").arg(nameOf(1)).arg(sessionsOn(1)));
        return second != nullptr;
    })) << "once it is known that all of them have been read";
    second->trigger();
    EXPECT_EQ(filter->text(), nameOf(1));
    EXPECT_TRUE(filter->toolTip().contains(nameOf(1))) << "where it is longer, whole";
    EXPECT_TRUE(waitFor([this] { return rows() == sessionsOn(1); }));
    EXPECT_EQ(column(SessionTableModel::Node).count(nameOf(1)), rows());
    // With what is typed.
    window->setSearchText(QStringLiteral("node:=") + nameOf(0));
    EXPECT_TRUE(waitFor([this] { return rows() == 0; }));
    window->setSearchText({});
    choice(*filter->menu(), QStringLiteral("All nodes"))->trigger();
    EXPECT_TRUE(waitFor([this] { return rows() == kInFleet; }));
}

TEST_F(WindowFleet, TheNodesColumnIsThereWhereThereAreSeveral)
{
    ASSERT_TRUE(cluster.isRunning());
    ASSERT_TRUE(openLive());
    window->resize(1280, 800);
    EXPECT_TRUE(waitFor([this] { return !table().isColumnHidden(SessionTableModel::Node); }));
    EXPECT_TRUE(table().isColumnHidden(SessionTableModel::SessionId)) << "it makes room";
    // What came by itself goes by itself, also over a restart.
    reopen();
    EXPECT_FALSE(table().isColumnHidden(SessionTableModel::Node));
    watched.monitor.disconnectFromServer();
    EXPECT_TRUE(table().isColumnHidden(SessionTableModel::Node));
    EXPECT_FALSE(table().isColumnHidden(SessionTableModel::SessionId));
    ASSERT_TRUE(openLive());
    ASSERT_TRUE(waitFor([this] { return !table().isColumnHidden(SessionTableModel::Node); }));
    // Who does not want it has said so, and is heard the next time as well.
    QMenu menu;
    table().fillColumnsMenu(&menu);
    for (QAction *action : menu.actions()) {
        if (action->text() == QStringLiteral("Node"))
            action->trigger();
    }
    EXPECT_TRUE(table().isColumnHidden(SessionTableModel::Node));
    reopen();
    EXPECT_TRUE(table().isColumnHidden(SessionTableModel::Node));
    menu.clear();
    table().fillColumnsMenu(&menu);
    menu.actions().last()->trigger(); // as at first
    EXPECT_FALSE(table().isColumnHidden(SessionTableModel::Node));
}

TEST_F(WindowOfOneNode, OneNodeNeedsNoFilterAndNoColumn)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    EXPECT_FALSE(named<QPushButton>(*window, QStringLiteral("Filter by node"))->isVisible());
    EXPECT_TRUE(table().isColumnHidden(SessionTableModel::Node));
    key(Qt::Key_5, Qt::ControlModifier);
    auto &page = *window->findChild<ui::FleetPage *>();
    EXPECT_TRUE(page.isVisible());
    EXPECT_TRUE(waitFor([&] { return reads(page, QStringLiteral("told by 1 of 1")); }));
    EXPECT_TRUE(page.findChild<ui::SurvivalList *>()->text().contains(QStringLiteral("there is no replica")));
    EXPECT_TRUE(page.table().isColumnHidden(ui::FleetModel::Slots));
    // Gone: what is known of it is told with its age.
    watched.server.kill();
    ASSERT_TRUE(watched.waitForPhase(messages::ConnectionStatus::Phase::Retrying));
    EXPECT_TRUE(waitFor([&] {
        return page.table()
            .model()
            ->index(0, ui::FleetModel::RoundTrip)
            .data()
            .toString()
            .startsWith(QStringLiteral("none"));
    }));
    EXPECT_FALSE(reads(page, QStringLiteral("told by 1 of 1")));
}
