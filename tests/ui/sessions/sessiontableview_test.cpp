// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessiontablemodel.h"
#include "ui/sessions/columnheader.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QImage>
#include <QMenu>
#include <QPixmap>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace
{

using messages::RowBatch;
using messages::RowChange;
using sessions::SessionStore;
using sessions::SessionTableModel;
using sessions::Slot;

class SessionTableViewTest : public ::testing::Test
{
protected:
    SessionTableViewTest()
    {
        ui::installTheme(*qApp, ui::Scheme::Light);
        view.resize(900, 400);
        view.show();
    }

    void put(int number, qint64 deadline, RowChange change = RowChange::Present)
    {
        RowBatch batch;
        RowBatch::Row row;
        const QByteArray key = "sess:" + QByteArray::number(number);
        row.key = batch.append(key);
        row.idOffset = 5;
        row.idLength = static_cast<quint16>(key.size() - 5);
        row.user = batch.append("user" + QByteArray::number(number));
        row.deadline = deadline;
        row.fullTtl = 3'600'000;
        row.at = table.clock().nowMs();
        row.change = change;
        table.noteChange(store.apply(batch, row));
    }

    void fill(int count)
    {
        for (int i = 0; i < count; ++i)
            put(i, start + 600'000 + i * 1000);
        table.commit();
        settle();
        view.doItemsLayout();
    }

    /// Many rows are put in order in another thread.
    void settle()
    {
        EXPECT_TRUE(QTest::qWaitFor([this] { return !table.isStoreLent(); }, 30'000));
    }

    std::set<Slot> selected() const
    {
        const std::vector<Slot> slots_ = view.selection().selectedSlots();
        return {slots_.begin(), slots_.end()};
    }

    void selectRow(int row, QItemSelectionModel::SelectionFlags flags)
    {
        view.selection().select(table.index(row, 0), flags | QItemSelectionModel::Rows);
    }

    SessionStore store;
    SessionTableModel table{store};
    ui::SessionTableView view{table};
    const qint64 start = table.clock().nowMs();
};

TEST_F(SessionTableViewTest, TheArrowIsHollowWhileTheOrderDoesNotHold)
{
    auto *const header = qobject_cast<ui::ColumnHeader *>(view.horizontalHeader());
    ASSERT_TRUE(header);
    const int column = SessionTableModel::Remaining;
    view.sortByColumn(column, Qt::AscendingOrder);
    table.setMostAtOnce(50);
    fill(100);
    const auto picture = [&] {
        return view
            .grab(QRect(header->sectionViewportPosition(column), 0, header->sectionSize(column), header->height()))
            .toImage();
    };
    EXPECT_TRUE(header->isOrderSettled());
    const QImage settled = picture();
    table.setLoading(true);
    put(1000, start + 1'000); // ends before all of the others, and stands below them
    table.commit();
    settle();
    EXPECT_EQ(table.rowOf(store.find("sess:1000")), 100);
    EXPECT_FALSE(header->isOrderSettled());
    EXPECT_NE(picture(), settled);
    const QPoint inArrow(header->sectionViewportPosition(column) + 10, header->height() / 2);
    QHelpEvent question(QEvent::ToolTip, inArrow, header->viewport()->mapToGlobal(inArrow));
    QCoreApplication::sendEvent(header->viewport(), &question);
    EXPECT_TRUE(QToolTip::text().startsWith(QStringLiteral("In order once all are read")));
    // A sort in between holds until the next row comes: nothing flickers.
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, inArrow);
    settle();
    EXPECT_FALSE(header->isOrderSettled());
    table.setLoading(false);
    settle();
    EXPECT_TRUE(header->isOrderSettled());
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, inArrow);
    settle();
    EXPECT_EQ(table.rowOf(store.find("sess:1000")), 0);
    EXPECT_EQ(picture(), settled);
}

TEST_F(SessionTableViewTest, KeepsTheSelectionWithItsSessionsWhenTheOrderChanges)
{
    fill(2000);
    selectRow(3, QItemSelectionModel::ClearAndSelect);
    selectRow(700, QItemSelectionModel::Select);
    selectRow(1999, QItemSelectionModel::Select);
    const std::set<Slot> before = selected();
    ASSERT_EQ(before.size(), 3U);
    QSignalSpy changes(&view.selection(), &ui::SlotSelection::sessionsChanged);

    table.sort(SessionTableModel::Remaining, Qt::DescendingOrder);
    EXPECT_EQ(selected(), before);
    table.sort(SessionTableModel::User, Qt::AscendingOrder);
    EXPECT_EQ(selected(), before);
    // And live: half of them are extended at once.
    for (int i = 0; i < 2000; i += 2)
        put(i, start + 9'000'000 - i * 1000);
    table.commit();
    EXPECT_EQ(selected(), before);
    EXPECT_EQ(changes.count(), 0);
}

TEST_F(SessionTableViewTest, ANarrowColumnKeepsTheName)
{
    const auto putUser = [this](int number, const QByteArray &user, const QByteArray &otherNames) {
        RowBatch batch;
        RowBatch::Row row;
        row.key = batch.append("sess:" + QByteArray::number(number));
        row.user = batch.append(user);
        row.otherNames = batch.append(otherNames);
        row.deadline = start + 600'000 + number;
        batch.add(row);
        table.noteChange(store.apply(batch, batch.rows().front()));
    };
    putUser(0, "alice@example.com", {});
    putUser(1, "bob", {});
    putUser(2, "6351", "alice@example.com"); // on the same ground as the first
    table.commit();
    view.doItemsLayout();
    const auto picture = [this](int row) {
        return view.viewport()->grab(view.visualRect(table.index(row, SessionTableModel::User))).toImage();
    };
    const int name = view.fontMetrics().horizontalAdvance(QStringLiteral("alice@example.com"));
    view.setColumnWidth(SessionTableModel::User, name + 30);
    EXPECT_EQ(picture(0), picture(2)) << "there is no room for a number that says something";
    view.setColumnWidth(SessionTableModel::User, name + 120);
    EXPECT_NE(picture(0), picture(2));
}

/// Six seconds of nobody knows how much are neither a full bar nor an empty one.
TEST_F(SessionTableViewTest, ABarIsDotsWhereNobodyKnowsTheWhole)
{
    put(0, start + 1'800'000);
    RowBatch batch;
    RowBatch::Row row;
    row.key = batch.append("sess:unknown");
    row.deadline = start + 1'801'000;
    row.at = start;
    row.format = 1;
    batch.add(row);
    table.noteChange(store.apply(batch, batch.rows().front()));
    table.commit();
    view.doItemsLayout();
    const QColor accent = ui::colours(&view).accent;
    const auto accents = [&](int rowNumber) {
        const QRect cell = view.visualRect(table.index(rowNumber, SessionTableModel::Remaining));
        const QImage image = view.viewport()->grab(cell).toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == accent ? 1 : 0;
        }
        return count;
    };
    EXPECT_GT(accents(0), 50) << "half of an hour";
    EXPECT_EQ(accents(1), 0);
    EXPECT_TRUE(table.index(1, SessionTableModel::Remaining)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("not known yet how long it lives")));
}

TEST_F(SessionTableViewTest, AgreesWithANaiveSetUnderRandomChanges)
{
    fill(300);
    std::mt19937 random(20261122);
    std::set<Slot> expected;
    for (int step = 0; step < 400; ++step) {
        const int rows = table.rowCount();
        ASSERT_GT(rows, 0);
        const int row = static_cast<int>(random() % static_cast<unsigned>(rows));
        switch (random() % 5) {
        case 0: {
            const Slot slot = table.slotAt(row);
            selectRow(row, QItemSelectionModel::Toggle);
            if (!expected.erase(slot))
                expected.insert(slot);
            break;
        }
        case 1: {
            const int last = std::min(row + 20, rows - 1);
            view.selection().select(QItemSelection(table.index(row, 0), table.index(last, 0)),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
            for (int r = row; r <= last; ++r)
                expected.insert(table.slotAt(r));
            break;
        }
        case 2:
            for (int i = 0; i < 10; ++i)
                put(static_cast<int>(random() % 400), start + 60'000 + static_cast<qint64>(random() % 9'000'000));
            table.commit();
            break;
        case 3:
            table.sort(static_cast<int>(random() % SessionTableModel::ColumnCount),
                       random() % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        default:
            view.verticalScrollBar()->setValue(row * ui::kRowHeight);
            view.grab();
            break;
        }
        ASSERT_EQ(selected(), expected) << "step " << step;
        ASSERT_EQ(view.selection().count(), static_cast<qsizetype>(expected.size()));
    }
    // What is painted as selected is what is selected.
    view.grab();
    for (int row = view.rowAt(0); row >= 0 && row <= view.rowAt(view.viewport()->height() - 1); ++row)
        EXPECT_EQ(view.selectionModel()->isSelected(table.index(row, 0)), expected.count(table.slotAt(row)) == 1);
}

TEST_F(SessionTableViewTest, SessionsThatLeaveTheTableLeaveTheSelection)
{
    fill(50);
    view.selectAll();
    ASSERT_EQ(view.selection().count(), 50);
    QSignalSpy changes(&view.selection(), &ui::SlotSelection::sessionsChanged);
    table.setQuery(*sessions::SessionQuery::parse(QStringLiteral("user:user7")));
    EXPECT_EQ(table.rowCount(), 1);
    EXPECT_EQ(view.selection().count(), 1);
    EXPECT_GE(changes.count(), 1);
    table.setQuery({});
    EXPECT_EQ(view.selection().count(), 1);
    changes.clear();
    table.noteCleared();
    EXPECT_EQ(view.selection().count(), 0);
    EXPECT_EQ(changes.count(), 1) << "whoever shows the selection has to hear of it";
}

TEST_F(SessionTableViewTest, AShiftRangeCanShrinkAgain)
{
    fill(100);
    view.setFocus();
    view.goToSlot(table.slotAt(10));
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(view.selection().count(), 6);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&view, Qt::Key_Up, Qt::ShiftModifier);
    EXPECT_EQ(view.selection().count(), 3);
    EXPECT_TRUE(view.selection().contains(table.slotAt(12)));
    EXPECT_FALSE(view.selection().contains(table.slotAt(13)));
}

TEST_F(SessionTableViewTest, SelectsAHundredThousandWithoutAStall)
{
    fill(100'000);
    view.grab();
    view.selectAll();
    EXPECT_EQ(view.selection().count(), 100'000);
    // The base class knows only of what is on screen: that is what keeps painting and re-ordering quick.
    EXPECT_LE(view.selectionModel()->QItemSelectionModel::selection().size(), 2);
    table.sort(SessionTableModel::User, Qt::DescendingOrder);
    EXPECT_EQ(view.selection().count(), 100'000);
    settle();
    EXPECT_EQ(view.selection().count(), 100'000);
    EXPECT_EQ(view.selection().selectedSlots(), table.slotsMatching());
}

TEST_F(SessionTableViewTest, KeepsItsPlaceWhereRowsComeFromAnotherThread)
{
    fill(50'000);
    view.goToSlot(table.slotAt(20'000));
    view.grab();
    const Slot current = view.currentSlot();
    const int y = view.rowViewportPosition(table.rowOf(current));
    const Slot top = table.slotAt(view.rowAt(0));
    table.sort(SessionTableModel::User, Qt::DescendingOrder);
    EXPECT_EQ(view.currentSlot(), current) << "until the rows are there";
    settle();
    EXPECT_EQ(view.currentSlot(), current);
    EXPECT_EQ(selected(), std::set<Slot>{current});
    EXPECT_EQ(table.slotAt(view.rowAt(0)), top) << "what was read stays in sight";
    table.sort(SessionTableModel::Remaining, Qt::AscendingOrder);
    settle();
    EXPECT_EQ(view.rowViewportPosition(table.rowOf(current)), y);

    // "All that match" are those of the search just typed, not of the one before.
    table.setQuery(*sessions::SessionQuery::parse(QStringLiteral("user:user1")));
    view.selectAll();
    EXPECT_EQ(view.selection().count(), 1);
    settle();
    EXPECT_LT(table.rowCount(), 50'000);
    EXPECT_EQ(view.selection().count(), table.rowCount());
    // Whoever selects something else meanwhile does not mean all any more.
    table.setQuery({});
    view.selectAll();
    selectRow(5, QItemSelectionModel::ClearAndSelect);
    settle();
    EXPECT_EQ(view.selection().count(), 1);
}

TEST_F(SessionTableViewTest, KeepsTheTopRowInPlaceWhileRowsComeAbove)
{
    fill(1000);
    view.verticalScrollBar()->setValue(300 * ui::kRowHeight + 7);
    const Slot top = table.slotAt(view.rowAt(0));
    const int y = view.rowViewportPosition(view.rowAt(0));
    for (int i = 5000; i < 5040; ++i)
        put(i, start + 100'000 + i);
    table.commit();
    EXPECT_EQ(table.slotAt(view.rowAt(0)), top);
    EXPECT_EQ(view.rowViewportPosition(view.rowAt(0)), y);
    // At the very top, what comes first is what one wants to see.
    view.verticalScrollBar()->setValue(0);
    put(6000, start + 70'000);
    table.commit();
    EXPECT_EQ(view.verticalScrollBar()->value(), 0);
}

TEST_F(SessionTableViewTest, TheCurrentRowStaysWithItsSession)
{
    fill(200);
    view.goToSlot(table.slotAt(40));
    const Slot current = view.currentSlot();
    QSignalSpy moved(&view, &ui::SessionTableView::currentSlotChanged);
    table.sort(SessionTableModel::Remaining, Qt::DescendingOrder);
    EXPECT_EQ(view.currentSlot(), current);
    put(7000, start + 65'000);
    table.commit();
    EXPECT_EQ(view.currentSlot(), current);
    EXPECT_EQ(moved.count(), 0);
}

TEST_F(SessionTableViewTest, TheBarIsAsLongAsTheShareThatIsLeft)
{
    put(1, start + 1'800'000); // half of the hour
    table.commit();
    view.clearSelection();
    const QImage image = view.viewport()->grab().toImage();
    const QRect cell = view.visualRect(table.index(0, SessionTableModel::Remaining));
    const QRgb accent = ui::colours(&view).accent.rgb();
    int filled = 0;
    for (int x = cell.left(); x < cell.right(); ++x)
        filled += image.pixel(x, cell.center().y()) == accent;
    EXPECT_NEAR(filled, 32, 2);
}

TEST_F(SessionTableViewTest, ColumnsAreRememberedAndNonsenseIsNot)
{
    view.setColumnHidden(SessionTableModel::Device, true);
    view.horizontalHeader()->moveSection(1, 3);
    const QByteArray saved = view.saveColumns();
    ui::SessionTableView other(table);
    other.resize(view.size());
    other.restoreColumns(saved);
    EXPECT_TRUE(other.isColumnHidden(SessionTableModel::Device));
    EXPECT_EQ(other.horizontalHeader()->visualIndex(SessionTableModel::User), 3);
    other.restoreColumns("1:nonsense");
    other.restoreColumns("99:" + saved);
    EXPECT_FALSE(other.isColumnHidden(SessionTableModel::User));
    other.resetColumns();
    EXPECT_FALSE(other.isColumnHidden(SessionTableModel::Device));
    EXPECT_EQ(other.horizontalHeader()->visualIndex(SessionTableModel::User), SessionTableModel::User);
}

TEST_F(SessionTableViewTest, ShownIsWhatThereIsRoomForUntilSomebodyChooses)
{
    using enum sessions::Columns::Column;
    const auto shown = [this] {
        QList<int> columns;
        for (int column = 0; column < table.columnCount(); ++column) {
            if (!view.isColumnHidden(column))
                columns += column;
        }
        return columns;
    };
    view.resize(480, 400);
    EXPECT_EQ(shown(), (QList<int>{State, User, Remaining, LastSeen}));
    view.resize(720, 400);
    EXPECT_EQ(shown(), (QList<int>{State, User, Remaining, LastSeen, Ip, Device}));
    EXPECT_EQ(view.horizontalScrollBar()->maximum(), 0) << "they are as narrow as that";
    view.resize(930, 400);
    EXPECT_EQ(shown(), (QList<int>{State, User, Remaining, Format, LastSeen, Ip, Device, SessionId}));
    view.setNodesMatter(true);
    EXPECT_EQ(shown(), (QList<int>{State, User, Remaining, Format, LastSeen, Ip, Device, Node}));
    view.setNodesMatter(false);
    view.resize(1500, 400);
    EXPECT_EQ(shown(), (QList<int>{State, User, Remaining, Format, Created, LastSeen, Ip, Device, SessionId}));

    // A choice is a choice, however wide the window is afterwards, and also the next time.
    QMenu menu;
    view.fillColumnsMenu(&menu);
    menu.actions().at(Ip)->trigger();
    const QList<int> chosen = shown();
    EXPECT_FALSE(chosen.contains(Ip));
    view.resize(480, 400);
    EXPECT_EQ(shown(), chosen);
    ui::SessionTableView other(table);
    other.restoreColumns(view.saveColumns());
    other.resize(1500, 400);
    EXPECT_TRUE(other.isColumnHidden(Ip));
    view.resetColumns();
    EXPECT_EQ(shown(), (QList<int>{State, User, Remaining, LastSeen}));
}

TEST_F(SessionTableViewTest, FreeWidthGoesToUserThenDeviceUntilAHandIsLaidOn)
{
    const auto width = [this](int column) { return view.columnWidth(column); };
    const int user = width(SessionTableModel::User);
    const int device = width(SessionTableModel::Device);
    view.resize(view.width() + 100, view.height());
    const int wider = width(SessionTableModel::User);
    EXPECT_GT(wider, user);
    EXPECT_EQ(width(SessionTableModel::Device), device);
    view.resize(2000, view.height());
    EXPECT_EQ(width(SessionTableModel::User), 360);
    EXPECT_EQ(width(SessionTableModel::Device), 220);
    view.resize(900, view.height());
    EXPECT_EQ(width(SessionTableModel::User), user);
    EXPECT_EQ(width(SessionTableModel::Device), device);

    QWidget *header = view.horizontalHeader()->viewport();
    const int edge = view.horizontalHeader()->sectionViewportPosition(SessionTableModel::Remaining) - 1;
    const QPoint grip(edge, header->height() / 2);
    QTest::mousePress(header, Qt::LeftButton, {}, grip);
    QTest::mouseMove(header, grip + QPoint(20, 0));
    QTest::mouseRelease(header, Qt::LeftButton, {}, grip + QPoint(20, 0));
    const int chosen = width(SessionTableModel::User);
    ASSERT_NE(chosen, user);
    view.resize(2000, view.height());
    EXPECT_EQ(width(SessionTableModel::User), chosen);
    ui::SessionTableView other(table);
    other.restoreColumns(view.saveColumns());
    other.resize(2000, 400);
    other.show();
    EXPECT_EQ(other.columnWidth(SessionTableModel::User), chosen) << "also by the next window";
    view.resetColumns();
    EXPECT_EQ(width(SessionTableModel::User), 360);
}

TEST_F(SessionTableViewTest, TheLastColumnCannotBeHidden)
{
    for (int column = 1; column < SessionTableModel::ColumnCount; ++column)
        view.setColumnHidden(column, true);
    QMenu menu;
    view.fillColumnsMenu(&menu);
    EXPECT_FALSE(menu.actions().first()->isEnabled());
    EXPECT_TRUE(menu.actions().at(1)->isEnabled());
}

} // namespace
