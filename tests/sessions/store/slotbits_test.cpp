// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/slotbits.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

using sessions::kNoSlot;
using sessions::Slot;
using sessions::SlotBits;

TEST(SlotBits, IsTheSetOfWhatWasPutIn)
{
    SlotBits bits;
    std::set<Slot> expected;
    std::mt19937 random(7);
    for (int step = 0; step < 5000; ++step) {
        const auto slot = Slot(random() % 3000);
        const bool isIn = random() % 3 != 0;
        bits.set(slot, isIn);
        if (isIn)
            expected.insert(slot);
        else
            expected.erase(slot);
    }
    EXPECT_EQ(bits.count(), std::ssize(expected));
    std::set<Slot> found;
    for (Slot slot = bits.next(0); slot != kNoSlot; slot = bits.next(slot + 1)) {
        EXPECT_TRUE(bits.contains(slot));
        found.insert(slot);
    }
    EXPECT_EQ(found, expected);
}

TEST(SlotBits, EndsWhereThereIsNone)
{
    SlotBits bits(64);
    EXPECT_EQ(bits.next(0), kNoSlot);
    EXPECT_EQ(bits.next(64), kNoSlot);
    EXPECT_EQ(bits.next(100'000), kNoSlot);
    bits.set(63, true);
    EXPECT_EQ(bits.next(63), 63U);
    EXPECT_EQ(bits.next(64), kNoSlot);
    bits.set(64, true);
    EXPECT_EQ(bits.next(64), 64U);
    EXPECT_FALSE(bits.contains(65));
    EXPECT_FALSE(bits.contains(kNoSlot));
}

TEST(SlotBits, RoomMakesNoDifference)
{
    SlotBits narrow;
    SlotBits wide(100'000);
    EXPECT_TRUE(narrow == wide);
    narrow.set(3, true);
    EXPECT_FALSE(narrow == wide);
    wide.set(3, true);
    EXPECT_TRUE(narrow == wide);
    wide.set(99'999, true);
    EXPECT_FALSE(wide == narrow);
    wide.set(99'999, false);
    EXPECT_TRUE(wide == narrow);
}
