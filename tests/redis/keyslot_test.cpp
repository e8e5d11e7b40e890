// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/keyslot.h"

#include <gtest/gtest.h>

using redis::slotOf;

TEST(KeySlot, IsTheOneThatTheSpecificationNames)
{
    EXPECT_EQ(slotOf("123456789"), 0x31c3); // the specification's own example, below 16384
    EXPECT_EQ(slotOf("foo"), 12182);
    EXPECT_EQ(slotOf("bar"), 5061);
    EXPECT_EQ(slotOf(""), 0);
    EXPECT_EQ(slotOf(QByteArrayView("\xff\x00\xfe", 3)), slotOf(QByteArrayView("\xff\x00\xfe", 3)));
}

TEST(KeySlot, IsThatOfTheHashTag)
{
    EXPECT_EQ(slotOf("{user1000}.following"), slotOf("{user1000}.followers"));
    EXPECT_EQ(slotOf("{user1000}.following"), slotOf("user1000"));
    EXPECT_EQ(slotOf("foo{bar}{zap}"), slotOf("bar"));
    EXPECT_EQ(slotOf("foo{{bar}}zap"), slotOf("{bar"));
    EXPECT_EQ(slotOf("spring:session:sessions:{7f}x"), slotOf("7f"));
}

TEST(KeySlot, IsThatOfTheWholeKeyWhereThereIsNoTag)
{
    EXPECT_EQ(slotOf("foo{}{bar}"), 8363); // CLUSTER KEYSLOT
    EXPECT_NE(slotOf("foo{}{bar}"), slotOf("bar"));
    EXPECT_NE(slotOf("foo{bar"), slotOf("bar"));
    EXPECT_NE(slotOf("foo}bar{"), slotOf("bar"));
}
