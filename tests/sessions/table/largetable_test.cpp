// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are computed in another thread: whatever happens meanwhile, they are right in the end.
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/sessions/naiveorder.h"
#include "tests/sessions/randomrows.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <vector>

using namespace messages;
using namespace sessions;
using testrows::kNow;
using testrows::RandomRows;
using testrows::Row;

namespace
{

constexpr int kLimitMs = 30'000;
constexpr SortKey kSortKeyOfColumn[] = {SortKey::State,     SortKey::User,     SortKey::Remaining, SortKey::Format,
                                        SortKey::Created,   SortKey::LastSeen, SortKey::Ip,        SortKey::Device,
                                        SortKey::SessionId, SortKey::Node};

SessionQuery parse(const char *text)
{
    return SessionQuery::parse(QString::fromUtf8(text)).value();
}

/// A table that computes everything in its thread, and stops the clock.
struct BusyTable {
    SessionStore store;
    SessionTableModel model{store};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    SessionQuery active;

    explicit BusyTable(int mostAtOnce = 0)
    {
        model.setMostAtOnce(mostAtOnce);
        setNow(kNow);
    }
    void setNow(qint64 now) { model.setClock(ServerClock::synchronised(now, ServerClock::monotonicMs())); }
    void apply(const Row &row) { model.noteChange(testrows::apply(store, row)); }
    void fill(int count)
    {
        for (int number = 0; number < count; ++number)
            apply(testrows::realistic(static_cast<quint32>(number), static_cast<quint32>(count)));
        model.commit();
    }
    bool end(const QByteArray &key)
    {
        const Slot slot = store.find(key);
        if (slot == kNoSlot || !store.end(slot, RowChange::Expired, kNow))
            return false;
        model.noteChange({slot, SessionStore::Effect::Ended, 0, SessionStore::AllFields});
        return true;
    }
    void setQuery(const SessionQuery &wanted)
    {
        active = wanted;
        model.setQuery(wanted);
    }
    [[nodiscard]] bool settle()
    {
        const QDeadlineTimer limit(kLimitMs);
        while ((model.isStoreLent() || !model.isUpToDate()) && !limit.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return !limit.hasExpired();
    }
    std::vector<Slot> expected() const
    {
        std::vector<Slot> rows;
        store.forEach([&](Slot slot) {
            if (active.matches(store, slot, kNow))
                rows.push_back(slot);
        });
        if (model.sortColumn() >= 0)
            testrows::naiveSort(store, kSortKeyOfColumn[model.sortColumn()], model.sortOrder() == Qt::DescendingOrder,
                                rows);
        return rows;
    }
    bool inverseAgrees() const
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.rowOf(model.slotAt(row)) != row)
                return false;
        }
        return true;
    }
};

} // namespace

TEST(LargeTable, SmallOnesAreDoneAtOnce)
{
    BusyTable table(SessionTableModel::kMostAtOnce);
    table.fill(2000);
    EXPECT_FALSE(table.model.isStoreLent());
    table.model.sort(SessionTableModel::User);
    EXPECT_TRUE(table.model.isUpToDate());
    EXPECT_EQ(table.model.slotsMatching(), table.expected());
}

TEST(LargeTable, ShowsTheOldRowsUntilTheNewAreThere)
{
    BusyTable table(SessionTableModel::kMostAtOnce);
    QSignalSpy returned(&table.model, &SessionTableModel::storeReturned);
    table.fill(25'000);
    EXPECT_TRUE(table.model.isStoreLent());
    EXPECT_TRUE(table.model.isUpToDate()) << "what merely comes is no question that waits for an answer";
    ASSERT_TRUE(table.settle());
    EXPECT_EQ(returned.count(), 1);
    const std::vector<Slot> before = table.model.slotsMatching();
    EXPECT_EQ(before, table.expected());

    QSignalSpy reordered(&table.model, &SessionTableModel::reordered);
    table.model.sort(SessionTableModel::Ip, Qt::DescendingOrder);
    EXPECT_FALSE(table.model.isUpToDate());
    EXPECT_EQ(table.model.slotsMatching(), before);
    ASSERT_TRUE(table.settle());
    EXPECT_EQ(reordered.count(), 1);
    EXPECT_EQ(table.model.slotsMatching(), table.expected());
    EXPECT_TRUE(table.inverseAgrees());
}

TEST(LargeTable, TheLatestRequestWins)
{
    BusyTable table;
    table.fill(4000);
    ASSERT_TRUE(table.settle());
    QSignalSpy reordered(&table.model, &SessionTableModel::reordered);
    for (int column = 0; column < SessionTableModel::ColumnCount; ++column)
        table.model.sort(column, Qt::DescendingOrder);
    table.setQuery(parse("10.0"));
    table.model.sort(SessionTableModel::SessionId);
    table.setQuery(parse("10.1"));
    ASSERT_TRUE(table.settle());
    EXPECT_EQ(reordered.count(), 1) << "nothing in between was shown";
    EXPECT_EQ(table.model.slotsMatching(), table.expected());
    table.setQuery({}); // wider than what was asked before, and than what was stopped
    table.setQuery(parse("10.2"));
    table.setQuery({});
    ASSERT_TRUE(table.settle());
    EXPECT_EQ(table.model.rowCount(), 4000);
    EXPECT_EQ(table.model.slotsMatching(), table.expected());
}

TEST(LargeTable, TheSameQuestionIsNotAskedTwice)
{
    BusyTable table;
    table.fill(1000);
    table.setQuery(parse("user1"));
    ASSERT_TRUE(table.settle());
    table.model.setQuery(parse(" user1 "));
    EXPECT_TRUE(table.model.isUpToDate());
}

TEST(LargeTable, MayBeClearedWhileTheStoreIsLent)
{
    BusyTable table;
    table.fill(3000);
    ASSERT_TRUE(table.settle());
    QSignalSpy returned(&table.model, &SessionTableModel::storeReturned);
    bool acted = false;
    table.model.sort(SessionTableModel::User);
    table.model.whenUpToDate(&table.model, [&acted] { acted = true; });
    ASSERT_TRUE(table.model.isStoreLent());
    table.store.clear();
    table.model.noteCleared();
    EXPECT_FALSE(table.model.isStoreLent());
    EXPECT_TRUE(table.model.isUpToDate());
    EXPECT_EQ(table.model.rowCount(), 0);
    table.fill(500); // of another server, while the old job may still be running
    ASSERT_TRUE(table.settle());
    EXPECT_EQ(table.model.rowCount(), 500);
    EXPECT_EQ(table.model.slotsMatching(), table.expected());
    EXPECT_EQ(returned.count(), 1) << "the old job's answer is nobody's";
    EXPECT_FALSE(acted);
}

TEST(LargeTable, MayGoWhileTheStoreIsLent)
{
    SessionStore store;
    {
        SessionTableModel model(store);
        model.setMostAtOnce(0);
        for (quint32 number = 0; number < 5000; ++number)
            model.noteChange(testrows::apply(store, testrows::realistic(number, 5000)));
        model.commit();
        model.sort(SessionTableModel::SessionId);
    }
    EXPECT_EQ(store.count(), 5000);
}

TEST(LargeTable, ActsOnAllThatMatchOnceTheyAreThere)
{
    BusyTable table;
    table.fill(2000);
    ASSERT_TRUE(table.settle());
    int rowsThen = -1;
    const auto count = [&] { rowsThen = table.model.rowCount(); };
    table.model.whenUpToDate(&table.model, count);
    EXPECT_EQ(rowsThen, 2000) << "nothing is under way: at once";
    rowsThen = -1;
    table.setQuery(parse("user:user1"));
    table.model.whenUpToDate(&table.model, count);
    {
        QObject gone;
        table.model.whenUpToDate(&gone, [] { FAIL(); });
    }
    EXPECT_EQ(rowsThen, -1);
    ASSERT_TRUE(table.settle());
    ASSERT_LT(table.model.rowCount(), 2000);
    EXPECT_EQ(rowsThen, table.model.rowCount());
}

TEST(LargeTable, WhileLoadingRowsComeAtTheEnd)
{
    constexpr qint64 kSlowMs = 400; // in half a second a few rows are due to be put in order
    QElapsedTimer clock;
    clock.start();
    BusyTable table(1000);
    table.model.setLoading(true);
    table.fill(500);
    EXPECT_EQ(table.model.slotsMatching(), table.expected()) << "few are merged";
    EXPECT_TRUE(table.model.isOrderSettled());
    QSignalSpy reordered(&table.model, &SessionTableModel::reordered);
    for (int batch = 1; batch <= 10; ++batch) {
        for (quint32 number = 0; number < 400; ++number)
            table.apply(testrows::realistic(static_cast<quint32>(batch) * 1000 + number, 20'000));
        QSignalSpy inserted(&table.model, &QAbstractItemModel::rowsInserted);
        table.model.commit();
        if (table.model.isStoreLent() && clock.hasExpired(kSlowMs))
            GTEST_SKIP() << "on so slow a machine they are put in order by now";
        ASSERT_FALSE(table.model.isStoreLent()) << "nobody writes into a store that is lent";
        if (batch > 1) {
            EXPECT_EQ(inserted.count(), 1);
        }
    }
    EXPECT_EQ(table.model.rowCount(), 4500);
    EXPECT_TRUE(table.inverseAgrees());
    EXPECT_NE(table.model.slotsMatching(), table.expected());
    EXPECT_FALSE(table.model.isOrderSettled());
    // What is searched for meanwhile is answered, in order; what comes after goes to the end again.
    table.setQuery(parse("user"));
    ASSERT_TRUE(table.settle());
    EXPECT_EQ(table.model.slotsMatching(), table.expected());
    table.setQuery({});
    ASSERT_TRUE(table.settle());
    for (quint32 number = 0; number < 50; ++number)
        table.apply(testrows::realistic(15'000 + number, 20'000));
    table.model.commit();
    EXPECT_NE(table.model.slotsMatching(), table.expected());
    table.model.setLoading(false);
    ASSERT_TRUE(table.settle());
    EXPECT_EQ(table.model.rowCount(), 4550);
    EXPECT_TRUE(table.model.isOrderSettled());
    EXPECT_EQ(table.model.slotsMatching(), table.expected());
}

TEST(LargeTable, WhileLoadingRowsArePutInOrderNowAndThen)
{
    BusyTable table(100);
    table.model.setLoading(true);
    table.fill(500);
    // Each one ends before all that came so far: appended at first, it has to reach the top while more come.
    qint64 deadline = kNow;
    int number = 0;
    const QDeadlineTimer limit(kLimitMs);
    const auto isInOrder = [&] {
        return table.model.rowCount() > 1 && table.store.deadline(table.model.slotAt(0)) < kNow - 10; // one of ours
    };
    while (!isInOrder() && !limit.hasExpired()) {
        if (!table.model.isStoreLent()) {
            table.apply({.key = "session:soon" + QByteArray::number(++number), .deadline = --deadline});
            table.model.commit();
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    EXPECT_TRUE(isInOrder());
}

TEST(LargeTable, ACrowdThatEndedGoesInSlices)
{
    BusyTable table(1000);
    constexpr int kCrowd = 20'000;
    for (int number = 0; number < kCrowd; ++number)
        table.apply({"s:" + QByteArray::number(number), "alice", kNow + number});
    table.apply({"s:last", "bob", kNow + 90'000});
    table.model.commit();
    ASSERT_TRUE(table.settle());
    for (int number = 0; number < kCrowd; ++number)
        ASSERT_TRUE(table.end("s:" + QByteArray::number(number)));
    table.model.commit();
    ASSERT_TRUE(table.settle());
    EXPECT_EQ(table.model.rowCount(), kCrowd + 1);
    table.setNow(kNow + 2 * SessionTableModel::kLingerMs);
    table.model.commit();
    ASSERT_TRUE(table.settle());
    EXPECT_GT(table.model.rowCount(), 1) << "not all at once";
    EXPECT_TRUE(QTest::qWaitFor([&] { return table.model.rowCount() == 1; }, kLimitMs));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !table.model.isStoreLent(); }, kLimitMs));
    qsizetype left = 0;
    table.store.forEach([&left](Slot) { ++left; });
    EXPECT_EQ(left, 1) << "all slots are given back";
}

/// Everything at once with a job nearly always in flight, against sorting and filtering anew.
class LargeTableRandom : public ::testing::TestWithParam<quint32>
{
};

TEST_P(LargeTableRandom, AgreesWithFilterAndSortAnew)
{
    static const char *const kQueries[] = {
        "", "a", "al", "alice", "user:bob", "-user:bob", "is:anonymous", "is:ended", "ip:10.", "id:id1", "bob | carol"};
    RandomRows random(GetParam());
    BusyTable table(random.below(2) ? 0 : 60);
    for (int step = 0; step < 1000; ++step) {
        const int operations = table.model.isStoreLent() ? 0 : random.below(60);
        for (int operation = 0; operation < operations; ++operation) {
            if (random.below(3))
                table.apply(random.row(random.key(400)));
            else
                table.end(random.key(400));
        }
        std::vector<std::pair<QPersistentModelIndex, Slot>> watched;
        for (int count = 0; count < 5 && table.model.rowCount() > 0; ++count) {
            const int row = random.below(table.model.rowCount());
            watched.emplace_back(table.model.index(row, 0), table.model.slotAt(row));
        }
        for (int request = random.below(4); request > 0; --request) {
            switch (random.below(8)) {
            case 0:
            case 1:
                table.model.sort(random.below(SessionTableModel::ColumnCount),
                                 random.below(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            case 2:
            case 3:
                table.setQuery(parse(kQueries[random.below(std::size(kQueries))]));
                break;
            case 4:
                table.model.setLoading(random.below(2) == 0);
                break;
            case 5:
                if (random.below(20) == 0) {
                    table.store.clear();
                    table.model.noteCleared();
                    watched.clear();
                }
                break;
            default:
                table.model.commit();
                break;
            }
        }
        if (random.below(3) == 0)
            QCoreApplication::processEvents();
        if (random.below(4) != 0)
            continue;
        table.model.setLoading(false);
        ASSERT_TRUE(table.settle());
        table.model.commit();
        ASSERT_TRUE(table.settle());
        ASSERT_EQ(table.model.slotsMatching(), table.expected()) << "step " << step;
        ASSERT_TRUE(table.inverseAgrees());
        for (const auto &[index, slot] : watched) {
            if (index.isValid()) {
                ASSERT_EQ(index.row(), table.model.rowOf(slot)) << "step " << step;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, LargeTableRandom, ::testing::Values(1u, 2u, 3u, 4u));

/// One row that changes makes others come and go: in another thread as well as here.
TEST(LargeTable, TheNewestOfEachUserAreKeptAsTheyComeAndGo)
{
    for (const int mostAtOnce : {0, 1'000'000}) {
        BusyTable table(mostAtOnce);
        table.fill(3000);
        table.setQuery(parse("beyond:1"));
        ASSERT_TRUE(table.settle());
        ASSERT_GT(table.model.rowCount(), 100);
        EXPECT_EQ(table.model.slotsMatching(), table.expected());

        // Whoever loses the newest keeps the next.
        const Slot one = table.model.slotAt(0);
        const QByteArray user = table.store.user(one).toByteArray();
        const int before = table.model.rowCount();
        Slot newest = one;
        table.store.forEach([&](Slot slot) {
            if (table.store.user(slot) == user && table.store.created(slot) > table.store.created(newest))
                newest = slot;
        });
        ASSERT_NE(newest, one);
        ASSERT_TRUE(table.end(table.store.key(newest).toByteArray()));
        table.model.commit();
        ASSERT_TRUE(table.settle());
        EXPECT_EQ(table.model.rowCount(), before - 1);
        EXPECT_EQ(table.model.slotsMatching(), table.expected());

        // And whoever gets a newer one loses the one that was kept.
        Row row{"s:newer", user, kNow + 600'000};
        row.created = kNow;
        table.apply(row);
        table.model.commit();
        ASSERT_TRUE(table.settle());
        EXPECT_EQ(table.model.rowCount(), before);
        EXPECT_EQ(table.model.slotsMatching(), table.expected());
        EXPECT_EQ(table.model.rowOf(table.store.find("s:newer")), -1);
    }
}
