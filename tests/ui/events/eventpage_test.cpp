// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventpage.h"

#include "models/activity/eventlog.h"
#include "models/activity/events/eventlistmodel.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "tests/support/pluralforms.h"
#include "ui/controls/chip.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/events/eventsearchfield.h"
#include "ui/events/eventtable.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using events::EventListModel;
using messages::SessionEvent;
using namespace ui;

namespace
{

constexpr qint64 kStart = 1'790'000'000'000;

QList<SessionEvent> someOf(SessionEvent::Kind kind, int count, qint64 firstAt, const QByteArray &user = "bob")
{
    QList<SessionEvent> events;
    for (int i = 0; i < count; ++i) {
        SessionEvent event;
        event.kind = kind;
        event.at = firstAt + i;
        event.user = user;
        event.ip = "192.0.2.7";
        event.userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0";
        event.id = "0123456789abcdef" + QByteArray::number(firstAt + i);
        event.key = "sess:" + event.id;
        events.append(event);
    }
    return events;
}

/// The page without a history, of a monitor that has no server.
class Page : public ::testing::Test
{
protected:
    Page()
    {
        installTheme(*qApp, Scheme::Light);
        page.resize(1280, 260);
        page.show();
        page.activateWindow();
    }

    void add(const QList<SessionEvent> &events)
    {
        log.tally(events);
        log.append(events);
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return page.model().isUpToDate(); }, 60'000);
    }
    EventTable &table() { return page.table(); }
    EventSearchField &field() { return *page.findChild<EventSearchField *>(); }
    QString text(int row, int column) { return page.model().index(row, column).data().toString(); }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {})
    {
        const QRect cell = table().visualRect(page.model().index(row, EventListModel::User));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, cell.center());
    }
    bool reads(const QString &words)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && QString::fromStdString(support::several(label->text())).contains(words);
        });
    }
    /// Of the menu that is open.
    QAction *choice(const QString &words)
    {
        const auto menus = page.findChildren<QMenu *>();
        for (const QMenu *menu : menus) {
            const auto actions = menu->actions();
            for (QAction *action : actions) {
                if (menu->isVisible() && action->text().remove(QLatin1Char('&')) == words)
                    return action;
            }
        }
        return nullptr;
    }
    void openMenu(int row)
    {
        clickRow(row);
        const QPoint place = table().visualRect(page.model().index(row, EventListModel::User)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, table().viewport()->mapToGlobal(place));
        QApplication::sendEvent(table().viewport(), &event);
    }

    monitor::SessionMonitor monitor;
    history::HistoryRecorder recorder{monitor, {}, {}};
    history::HistoryDesk desk{monitor, recorder, {}};
    activity::EventLog log;
    EventPage page{log, desk, monitor};
};

} // namespace

TEST_F(Page, SearchesAsTheWindowUnlessItHasAnotherSearch)
{
    add(someOf(SessionEvent::Kind::Created, 5, kStart));
    add(someOf(SessionEvent::Kind::Created, 3, kStart + 1000, "alice"));
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 8);
    EXPECT_TRUE(reads(QStringLiteral("8 lines from 8 events")));
    page.setMainSearch(QStringLiteral("alice"), *sessions::SessionQuery::parse(QStringLiteral("alice")), {});
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 3);
    EXPECT_EQ(field().placeholderText(), QStringLiteral("alice — as above"));

    field().setFocus();
    QTest::keyClicks(&field(), QStringLiteral("bob"));
    field().flush();
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 5);
    QTest::keyClick(&field(), Qt::Key_Escape);
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 3) << "as above again";
    QTest::keyClick(&field(), Qt::Key_Escape);
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 8) << "all, whatever is searched above";
    EXPECT_EQ(field().placeholderText(), QStringLiteral("Search events"));
    page.setMainSearch(QStringLiteral("bob"), *sessions::SessionQuery::parse(QStringLiteral("bob")), {});
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 5) << "another search above is meant for here, too";
}

TEST_F(Page, SaysWhatCannotBeAskedOfAnEvent)
{
    add(someOf(SessionEvent::Kind::Created, 5, kStart));
    page.setMainSearch(QStringLiteral("ttl<5m"), *sessions::SessionQuery::parse(QStringLiteral("ttl<5m")), {});
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 0);
    EXPECT_TRUE(reads(QStringLiteral("“ttl” cannot be asked of an event")));
    EXPECT_TRUE(field().accessibleDescription().contains(QStringLiteral("cannot be asked")));
    field().setText(QStringLiteral("created>yesteryear"));
    field().flush();
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 0);
    EXPECT_FALSE(page.model().refusal().isEmpty());
    field().setText(QStringLiteral("bob"));
    field().flush();
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 5);
    EXPECT_FALSE(reads(QStringLiteral("cannot be asked")));
}

TEST_F(Page, NarrowsByKindAndByTime)
{
    add(someOf(SessionEvent::Kind::Created, 5, kStart));
    add(someOf(SessionEvent::Kind::Expired, 2, kStart + 1000));
    auto *filter = page.findChild<SegmentedSwitch *>();
    filter->setFocus();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(filter, Qt::Key_Right);
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 2);
    filter->setCurrent(0);
    auto *chip = page.findChild<Chip *>();
    EXPECT_FALSE(chip->isVisible());
    page.showRange(kStart, kStart + 3);
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 3);
    ASSERT_TRUE(chip->isVisible());
    EXPECT_TRUE(chip->text().contains(QStringLiteral("–")));
    const QSignalSpy cleared(&page, &EventPage::rangeCleared);
    QTest::mouseClick(chip, Qt::LeftButton);
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().lineCount(), 7);
    EXPECT_FALSE(chip->isVisible());
    EXPECT_EQ(cleared.size(), 1);
    page.showRange(5, 5);
    EXPECT_TRUE(page.model().range().isAll()) << "no time";
}

TEST_F(Page, OpensALossByKeyAndClick)
{
    add(someOf(SessionEvent::Kind::Created, 2, kStart - 60'000));
    add(someOf(SessionEvent::Kind::Expired, 1200, kStart));
    ASSERT_TRUE(settle());
    ASSERT_EQ(page.model().rowCount(), 3);
    table().setFocus();
    table().goToRow(0);
    QTest::keyClick(&table(), Qt::Key_Right);
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().rowCount(), 1203);
    table().goToRow(5);
    QTest::keyClick(&table(), Qt::Key_Left);
    EXPECT_EQ(table().currentIndex().row(), 0);
    QTest::keyClick(&table(), Qt::Key_Left);
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().rowCount(), 3);
    const QRect cell = table().visualRect(page.model().index(0, EventListModel::Event));
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(10, 12));
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().rowCount(), 1203);
    QTest::keyClick(&table(), Qt::Key_Return);
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().rowCount(), 3);
    EXPECT_EQ(table().currentIndex().row(), 0) << "where it was";
}

TEST_F(Page, CopiesAsItStands)
{
    add(someOf(SessionEvent::Kind::Created, 3, kStart, "alice"));
    ASSERT_TRUE(settle());
    clickRow(0);
    clickRow(1, Qt::ShiftModifier);
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList rows = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    ASSERT_EQ(rows.size(), 2);
    QStringList cells;
    for (const int column : table().shownColumns())
        cells += text(0, column);
    EXPECT_EQ(rows[0], cells.join(QLatin1Char('\t')));
    EXPECT_FALSE(rows[0].contains(QStringLiteral("0123456789abcdef")));
    openMenu(1);
    ASSERT_TRUE(choice(QStringLiteral("Copy User")));
    choice(QStringLiteral("Copy User"))->trigger();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("alice"));
    choice(QStringLiteral("Copy Masked Id"))->trigger();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), text(1, EventListModel::SessionId));
    choice(QStringLiteral("Copy Cell"))->trigger();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), text(1, EventListModel::User));
}

TEST_F(Page, AsksForWhatBelongsToAnEvent)
{
    add(someOf(SessionEvent::Kind::Created, 1, kStart, "alice"));
    log.appendNote(kStart + 1000, QStringLiteral("Connected"));
    ASSERT_TRUE(settle());
    const QSignalSpy session(&page, &EventPage::sessionRequested);
    const QSignalSpy user(&page, &EventPage::userRequested);
    const QSignalSpy logout(&page, &EventPage::logoutOfUserRequested);
    clickRow(0);
    const auto buttons = page.findChildren<QPushButton *>();
    QPushButton *show = buttons.front();
    ASSERT_EQ(show->text(), QStringLiteral("Show session"));
    EXPECT_FALSE(show->isEnabled()) << "a note is nobody's";
    openMenu(0);
    EXPECT_FALSE(choice(QStringLiteral("Only This User"))->isEnabled());
    QTest::keyClick(&table(), Qt::Key_Escape);
    for (QMenu *menu : page.findChildren<QMenu *>())
        menu->close();
    clickRow(1);
    EXPECT_TRUE(show->isEnabled());
    QTest::mouseClick(show, Qt::LeftButton);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Return);
    EXPECT_EQ(session.size(), 2);
    openMenu(1);
    choice(QStringLiteral("Only This User"))->trigger();
    choice(QStringLiteral("Log Out This User’s Sessions…"))->trigger();
    ASSERT_EQ(user.size(), 1);
    EXPECT_EQ(user[0][0].toByteArray(), QByteArray("alice"));
    EXPECT_EQ(logout.size(), 1);
}

TEST_F(Page, FollowsAtTheTopAndStaysPutElsewhere)
{
    add(someOf(SessionEvent::Kind::Created, 200, kStart));
    ASSERT_TRUE(settle());
    add(someOf(SessionEvent::Kind::Created, 3, kStart + 1000));
    ASSERT_TRUE(settle());
    EXPECT_EQ(table().rowAt(0), 0);
    table().doItemsLayout();
    table().verticalScrollBar()->setValue(kRowHeight * 50);
    ASSERT_EQ(table().rowAt(0), 50);
    add(someOf(SessionEvent::Kind::Created, 7, kStart + 2000));
    ASSERT_TRUE(settle());
    EXPECT_EQ(table().rowAt(0), 57);
    // Also where the rows are replaced: a choice stays with its event.
    table().goToRow(60);
    const QString id = text(60, EventListModel::SessionId);
    field().setText(QStringLiteral("bob"));
    field().flush();
    ASSERT_TRUE(settle());
    EXPECT_EQ(text(table().currentIndex().row(), EventListModel::SessionId), id);
    EXPECT_EQ(table().selectedRows().size(), 1U);
}

TEST_F(Page, ColumnsLeaveByImportanceAndComeBack)
{
    const auto isShown = [this](int column) { return !table().isColumnHidden(column); };
    table().setNodesMatter(true);
    page.resize(1280, 260);
    for (const int column : {EventListModel::Device, EventListModel::Ip, EventListModel::Format})
        EXPECT_TRUE(isShown(column));
    page.resize(860, 260);
    for (const int column : {EventListModel::SessionId, EventListModel::Node, EventListModel::Format})
        EXPECT_FALSE(isShown(column)) << column;
    for (const int column : {EventListModel::Time, EventListModel::Event, EventListModel::User, EventListModel::Detail,
                             EventListModel::Ip})
        EXPECT_TRUE(isShown(column)) << column;
    EXPECT_LE(table().horizontalHeader()->length(), table().viewport()->width()) << "nothing to scroll to";
    // Who has chosen one, has it.
    QMenu menu;
    table().fillColumnsMenu(&menu);
    menu.actions().at(EventListModel::SessionId)->trigger();
    EXPECT_TRUE(isShown(EventListModel::SessionId));
    files::SettingValues values;
    page.saveSettings(values);
    page.resize(1280, 260);
    EXPECT_TRUE(isShown(EventListModel::Format));

    EventPage other(log, desk, monitor);
    other.resize(860, 260);
    other.show();
    other.restoreSettings(values);
    EXPECT_FALSE(other.table().isColumnHidden(EventListModel::SessionId));
    EXPECT_TRUE(other.table().isColumnHidden(EventListModel::Format));
}

TEST_F(Page, IsSortedByTimeAlone)
{
    add(someOf(SessionEvent::Kind::Created, 10, kStart));
    ASSERT_TRUE(settle());
    const auto clickHeader = [this](int column) {
        QHeaderView *header = table().horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + 20, header->height() / 2));
    };
    clickHeader(EventListModel::Time);
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().index(0, 0).data(EventListModel::TimeRole).toLongLong(), kStart);
    clickHeader(EventListModel::User);
    ASSERT_TRUE(settle());
    EXPECT_EQ(table().horizontalHeader()->sortIndicatorSection(), int(EventListModel::Time));
}

TEST_F(Page, ToolTipsShowAUserNameWordForWord)
{
    add(someOf(SessionEvent::Kind::Created, 1, kStart, "<img src=\"file:///etc/hostname\"><b>root</b>"));
    ASSERT_TRUE(settle());
    EXPECT_EQ(page.model().index(0, EventListModel::User).data(Qt::ToolTipRole).toString(),
              QStringLiteral("<img src=\"file:///etc/hostname\"><b>root</b>"))
        << "made plain by the delegate";
}
