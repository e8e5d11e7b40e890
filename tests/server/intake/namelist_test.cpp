// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/namelist.h"

#include <QByteArrayList>

#include <gtest/gtest.h>

using server::NameList;

TEST(NameListTest, HoldsNamesAsTheyAre)
{
    NameList names;
    const QByteArrayList all{"session:1", "", QByteArray("\xff\0\n", 3), QByteArray(5000, 'x')};
    for (const QByteArray &name : all)
        names.add(name);
    EXPECT_TRUE(names.isWhole());
    ASSERT_EQ(names.size(), 4U);
    for (size_t i = 0; i < names.size(); ++i)
        EXPECT_EQ(names.at(i), all[qsizetype(i)]);
}

TEST(NameListTest, HoldsAllOrNone)
{
    NameList names(1000);
    for (int i = 0; i < 50; ++i)
        names.add("0123456789");
    EXPECT_TRUE(names.isWhole());
    for (int i = 0; i < 50; ++i)
        names.add("0123456789");
    EXPECT_FALSE(names.isWhole());
    EXPECT_EQ(names.size(), 0U);
    names.add("a");
    EXPECT_FALSE(names.isWhole());
    EXPECT_EQ(names.size(), 0U);
}
