// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessionorder.h"
#include "tests/sessions/naiveorder.h"
#include "tests/sessions/randomrows.h"

#include <gtest/gtest.h>

#include <numeric>

using namespace messages;
using namespace sessions;
using testrows::kNow;
using testrows::RandomRows;

namespace
{

constexpr SortKey kKeys[] = {SortKey::SlotNumber, SortKey::State,     SortKey::User,     SortKey::Remaining,
                             SortKey::Format,     SortKey::Created,   SortKey::LastSeen, SortKey::Ip,
                             SortKey::Device,     SortKey::SessionId, SortKey::Node};

void fill(SessionStore &store, RandomRows &random, int rows)
{
    for (int row = 0; row < rows; ++row) {
        const auto applied = testrows::apply(store, random.row(random.key(rows * 2)));
        if (random.below(10) == 0)
            store.end(applied.slot, RowChange::LoggedOut, kNow - random.below(5));
    }
}

std::vector<Slot> slotsOf(const SessionStore &store)
{
    std::vector<Slot> rows;
    store.forEach([&rows](Slot slot) { rows.push_back(slot); });
    return rows;
}

} // namespace

class OrderSort : public ::testing::TestWithParam<std::tuple<SortKey, bool>>
{
};

TEST_P(OrderSort, AgreesWithStableSort)
{
    const auto [key, descending] = GetParam();
    for (const int rows : {0, 1, 40, 3000}) { // below and above where texts are ranked first
        SessionStore store;
        RandomRows random(static_cast<quint32>(rows) + 1);
        fill(store, random, rows);
        SessionSorting sorting(store);
        sorting.key = key;
        sorting.descending = descending;
        std::vector<Slot> expected = slotsOf(store);
        std::vector<Slot> actual = expected;
        std::shuffle(actual.begin(), actual.end(), std::mt19937(5));
        testrows::naiveSort(store, key, descending, expected);
        sorting.sort(actual);
        EXPECT_EQ(actual, expected);
        for (size_t row = 1; row < actual.size(); ++row) {
            ASSERT_TRUE(sorting.less(actual[row - 1], actual[row]));
            ASSERT_FALSE(sorting.less(actual[row], actual[row - 1]));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(AllKeys, OrderSort, ::testing::Combine(::testing::ValuesIn(kKeys), ::testing::Bool()));

TEST(OrderSorting, LooksBehindLongCommonPrefixes)
{
    RandomRows random(4);
    SessionStore store;
    for (int number = 0; number < 4000; ++number) {
        QByteArray text = "a-company-wide-prefix-";
        text += QByteArray(random.below(3) * 30, random.below(2) ? 'p' : 'P');
        for (int length = random.below(20); length > 0; --length)
            text += "\0aAb\xff"[random.below(5)];
        if (random.below(50) == 0)
            text.clear();
        testrows::apply(store, {"s:" + text + QByteArray::number(number % 1900), text});
    }
    SessionSorting sorting(store);
    for (const SortKey key : {SortKey::User, SortKey::SessionId}) {
        for (const bool descending : {false, true}) {
            sorting.key = key;
            sorting.descending = descending;
            std::vector<Slot> expected = slotsOf(store);
            std::vector<Slot> actual = expected;
            testrows::naiveSort(store, key, descending, expected);
            sorting.sort(actual);
            EXPECT_EQ(actual, expected);
            EXPECT_TRUE(std::is_sorted(actual.begin(), actual.end(),
                                       [&](Slot left, Slot right) { return sorting.less(left, right); }));
        }
    }
}

TEST(OrderSorting, UsesRanksOfTitles)
{
    SessionStore store;
    testrows::Row row{"s:a"};
    const Slot first = testrows::apply(store, row).slot;
    row = {"s:b"};
    row.format = 1;
    const Slot second = testrows::apply(store, row).slot;
    SessionSorting sorting(store);
    sorting.key = SortKey::Format;
    EXPECT_TRUE(sorting.less(first, second));
    sorting.formatRank[0] = 9;
    EXPECT_TRUE(sorting.less(second, first));
}

/// Enough rows for radixes and ranks, of texts that share long beginnings.
TEST(OrderSorting, ManyRowsAgreeWithTheSlowWay)
{
    RandomRows random(12);
    SessionStore store;
    for (int number = 0; number < 3000; ++number) {
        testrows::Row row =
            number % 2 ? random.row(random.key(4000)) : testrows::realistic(static_cast<quint32>(number), 3000);
        if (number % 5 == 0)
            row.user = "somebody with a long name " + QByteArray::number(random.below(200));
        if (number % 7 == 0)
            row.key = "s:an id with a beginning of more than 24 letters " + QByteArray::number(number);
        if (number % 11 == 0)
            row.created = static_cast<qint64>(random.below(1000)) * 86'400'000'000;
        testrows::apply(store, row);
    }
    SessionSorting sorting(store);
    for (const SortKey key : kKeys) {
        for (const bool descending : {false, true}) {
            sorting.key = key;
            sorting.descending = descending;
            std::vector<Slot> rows = slotsOf(store);
            std::vector<Slot> expected = rows;
            std::reverse(rows.begin(), rows.end());
            ASSERT_TRUE(sorting.sort(rows));
            testrows::naiveSort(store, key, descending, expected);
            ASSERT_EQ(rows, expected) << static_cast<int>(key) << descending;
        }
    }
}

/// Random sets go, come and move; the merge must equal sorting everything anew, and its lists must describe
/// the difference.
TEST(OrderMerge, EqualsSortingAnew)
{
    RandomRows random(11);
    for (int round = 0; round < 400; ++round) {
        SessionStore store;
        fill(store, random, random.below(120) + 1);
        SessionSorting sorting(store);
        sorting.key = kKeys[static_cast<size_t>(random.below(std::size(kKeys)))];
        sorting.descending = random.below(2) == 0;

        std::vector<Slot> shown;
        std::vector<Slot> hidden;
        for (const Slot slot : slotsOf(store))
            (random.below(3) ? shown : hidden).push_back(slot);
        sorting.sort(shown);
        SessionOrder order;
        order.insertRows(0, shown.data(), static_cast<int>(shown.size()));

        std::vector<Slot> gone, fresh, moved, expected;
        for (const Slot slot : shown) {
            const int fate = random.below(6);
            if (fate == 0)
                gone.push_back(slot);
            else
                expected.push_back(slot);
            if (fate == 1) {
                moved.push_back(slot);
                testrows::apply(store, random.row(store.key(slot).toByteArray()));
            }
        }
        for (const Slot slot : hidden) {
            if (random.below(2)) {
                fresh.push_back(slot);
                expected.push_back(slot);
            }
        }
        sorting.sort(expected);
        const SessionOrder::Change change = order.merged(sorting, gone, fresh, moved);
        ASSERT_EQ(change.rows, expected);

        std::vector<Slot> removed, inserted;
        for (const int row : change.removed)
            removed.push_back(order.at(row));
        for (const int row : change.inserted)
            inserted.push_back(change.rows[static_cast<size_t>(row)]);
        std::sort(removed.begin(), removed.end());
        std::sort(inserted.begin(), inserted.end());
        std::sort(gone.begin(), gone.end());
        std::sort(fresh.begin(), fresh.end());
        ASSERT_EQ(removed, gone);
        ASSERT_EQ(inserted, fresh);
        ASSERT_TRUE(std::is_sorted(change.removed.begin(), change.removed.end()));
        ASSERT_TRUE(std::is_sorted(change.inserted.begin(), change.inserted.end()));

        const auto without = [](std::vector<Slot> rows, const std::vector<Slot> &sortedOut) {
            std::erase_if(rows,
                          [&](Slot slot) { return std::binary_search(sortedOut.begin(), sortedOut.end(), slot); });
            return rows;
        };
        ASSERT_EQ(change.reordered, without(order.rows(), gone) != without(change.rows, fresh));

        order.assign(change.rows);
        for (int row = 0; row < order.count(); ++row)
            ASSERT_EQ(order.rowOf(order.at(row)), row);
        for (const Slot slot : gone)
            ASSERT_EQ(order.rowOf(slot), SessionOrder::kNoRow);
    }
}

TEST(OrderSteps, KeepTheInverse)
{
    SessionOrder order;
    const std::vector<Slot> start = {5, 3, 9, 1, 7};
    order.insertRows(0, start.data(), 5);
    order.removeRows({1, 2});
    EXPECT_EQ(order.rows(), (std::vector<Slot>{5, 1, 7}));
    EXPECT_EQ(order.rowOf(9), SessionOrder::kNoRow);
    const Slot more[] = {2, 4};
    order.insertRows(1, more, 2);
    EXPECT_EQ(order.rows(), (std::vector<Slot>{5, 2, 4, 1, 7}));
    EXPECT_EQ(order.rowOf(7), 4);
    order.truncate(3);
    EXPECT_EQ(order.rowOf(7), SessionOrder::kNoRow);
    EXPECT_EQ(order.rowOf(4), 2);
    EXPECT_EQ(order.rowOf(1000), SessionOrder::kNoRow);
    order.clear();
    EXPECT_EQ(order.count(), 0);
    EXPECT_EQ(order.rowOf(5), SessionOrder::kNoRow);
}

TEST(OrderRanges, AreRunsOfNeighbours)
{
    const auto ranges = SessionOrder::ranges({0, 1, 2, 5, 7, 8});
    ASSERT_EQ(ranges.size(), 3u);
    EXPECT_EQ(ranges[0].last, 2);
    EXPECT_EQ(ranges[1].first, 5);
    EXPECT_EQ(ranges[2].last, 8);
    EXPECT_TRUE(SessionOrder::ranges({}).empty());
}

TEST(OrderMemory, StoreAndOrderStayWithinTheBudget)
{
    constexpr quint32 kSessions = 200'000;
    SessionStore store;
    const qsizetype empty = store.memoryUse(); // the program has that without any session
    std::vector<Slot> rows;
    for (quint32 number = 0; number < kSessions; ++number)
        rows.push_back(testrows::apply(store, testrows::realistic(number, kSessions)).slot);
    ASSERT_EQ(store.count(), qsizetype(kSessions));
    SessionOrder order;
    order.assign(std::move(rows));
    const double each = double(store.memoryUse() - empty + order.memoryUse()) / kSessions;
    RecordProperty("bytes", static_cast<int>(each));
    EXPECT_LE(each, 150.0);
}

TEST(SessionOrderRoom, RowsThatWereExpectedMoveNothing)
{
    constexpr int kAll = 10'000;
    std::vector<Slot> slots(kAll);
    std::iota(slots.begin(), slots.end(), Slot(0));
    SessionOrder order;
    order.insertRows(0, slots.data(), 100);
    order.expect(kAll);
    order.insertRows(100, slots.data() + 100, 100);
    const Slot *memory = order.rows().data();
    for (int row = 200; row < kAll; row += 100)
        order.insertRows(row, slots.data() + row, 100);
    EXPECT_EQ(order.rows().data(), memory);
    EXPECT_EQ(order.rows(), slots);
    // More than were expected are there all the same.
    const Slot more[] = {kAll};
    order.insertRows(kAll, more, 1);
    EXPECT_EQ(order.count(), kAll + 1);
    EXPECT_EQ(order.rowOf(kAll), kAll);
}
