// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/keyrange.h"
#include "models/sessions/table/prefixcode.h"
#include "models/sessions/table/radixsort.h"

#include <QByteArray>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

using sessions::KeyRange;
using sessions::PrefixCode;
using sessions::radixSort;
using sessions::sortAscending;

TEST(RadixSort, SortsByTheUpperHalvesAndKeepsTheRest)
{
    std::mt19937_64 random(3);
    for (const quint64 mask : {quint64(0), quint64(1), quint64(0xff), quint64(0x7ff800), quint64(0xffffffff)}) {
        for (const size_t count : {size_t(0), size_t(1), size_t(2), size_t(5000)}) {
            std::vector<quint64> numbers;
            for (size_t at = 0; at < count; ++at)
                numbers.push_back((random() & mask) << 32 | (random() & 0xffffffffu));
            std::vector<quint64> expected = numbers;
            std::stable_sort(expected.begin(), expected.end(),
                             [](quint64 left, quint64 right) { return left >> 32 < right >> 32; });
            ASSERT_TRUE(radixSort(numbers, {}));
            ASSERT_EQ(numbers, expected) << mask << ' ' << count;
        }
    }
}

TEST(RadixSort, CanBeStopped)
{
    std::stop_source stop;
    stop.request_stop();
    std::vector<quint64> numbers = {quint64(2) << 32, quint64(1) << 32};
    EXPECT_FALSE(radixSort(numbers, stop.get_token()));
    EXPECT_EQ(numbers.size(), 2U);
}

TEST(SortAscending, SortsDenseAndSparseNumbers)
{
    std::mt19937 random(4);
    for (const quint32 limit : {1u, 100u, 6000u, 0xffffffffu}) {
        std::set<quint32> all;
        for (int draw = 0; draw < 3000; ++draw)
            all.insert(random() % limit);
        std::vector<quint32> numbers(all.begin(), all.end());
        std::shuffle(numbers.begin(), numbers.end(), random);
        sortAscending(numbers);
        ASSERT_EQ(numbers, std::vector<quint32>(all.begin(), all.end())) << limit;
    }
    std::vector<quint32> none;
    sortAscending(none);
    EXPECT_TRUE(none.empty());
}

/// Never the other way round; and equal only where the range says that it is not exact, or the keys are.
TEST(KeyRange, KeepsTheOrder)
{
    std::mt19937_64 random(5);
    const auto check = [](std::vector<quint64> keys, const char *what) {
        KeyRange range;
        for (const quint64 key : keys)
            range.add(key);
        range.close();
        std::sort(keys.begin(), keys.end());
        for (size_t at = 1; at < keys.size(); ++at) {
            ASSERT_LE(range.place(keys[at - 1]), range.place(keys[at])) << what;
            if (range.isExact() && keys[at - 1] != keys[at]) {
                ASSERT_LT(range.place(keys[at - 1]), range.place(keys[at])) << what;
            }
        }
        return;
    };
    constexpr quint64 kLast = ~quint64(0);
    const quint64 now = 1'795'000'000'000;
    std::vector<quint64> times, years, many, all;
    for (int draw = 0; draw < 2000; ++draw) {
        times.push_back((random() % 3) << 56 | (now + random() % 10'000'000));
        years.push_back(random() % 253'402'300'800'000);
        many.push_back(random());
        all.push_back(random() >> (random() % 64));
    }
    times.push_back(kLast);
    times.push_back((quint64(1) << 56) - 1);
    all.push_back(kLast);
    all.push_back(0);
    check(times, "times");
    check(years, "years");
    check(many, "many classes");
    check(all, "all widths");
    check({7}, "one");

    KeyRange range;
    for (const quint64 key : times)
        range.add(key);
    range.close();
    EXPECT_TRUE(range.isExact()) << "a few hours of milliseconds and two exceptions fit";
}

TEST(PrefixCode, KeepsTheOrder)
{
    std::mt19937 random(6);
    const std::string letters = "0123456789abcdefABCDEF";
    for (const int length : {0, 1, 3, 8, 40}) {
        for (const char *beginning : {"", "user", "a beginning of more than twenty-four letters"}) {
            std::vector<QByteArray> texts = {QByteArray(), QByteArray("user"), QByteArray("user\0", 5),
                                             QByteArray("\xff\xff", 2)};
            for (int count = 0; count < 500; ++count) {
                QByteArray text = beginning;
                for (int more = static_cast<int>(random()) % (length + 1); more > 0; --more)
                    text += letters[random() % letters.size()];
                texts.push_back(text);
            }
            PrefixCode code(false);
            for (const QByteArray &text : texts)
                code.add(text);
            code.close();
            std::sort(texts.begin(), texts.end());
            for (size_t at = 1; at < texts.size(); ++at)
                ASSERT_LE(code.place(texts[at - 1]), code.place(texts[at])) << texts[at].constData();
        }
    }
    PrefixCode folded(true);
    for (const char *text : {"Alice", "alice", "bob"})
        folded.add(text);
    folded.close();
    EXPECT_EQ(folded.place("Alice"), folded.place("alice"));
    EXPECT_LT(folded.place("alice"), folded.place("bob"));
}
