// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/touchedkeys.h"

#include <gtest/gtest.h>

namespace
{

using server::TouchedKeys;

TEST(TouchedKeys, AreNotedFromTheBeginningOfAPassToItsEnd)
{
    TouchedKeys touched;
    touched.note("before");
    EXPECT_FALSE(touched.contains("before"));
    touched.begin();
    EXPECT_FALSE(touched.contains("before"));
    touched.note("during");
    EXPECT_TRUE(touched.contains("during"));
    EXPECT_FALSE(touched.contains("other"));
    touched.begin();
    EXPECT_FALSE(touched.contains("during"));
    touched.note("again");
    touched.end();
    EXPECT_FALSE(touched.contains("again"));
    EXPECT_FALSE(touched.isNoting());
}

TEST(TouchedKeys, TooManyAreAll)
{
    TouchedKeys touched(2);
    touched.begin();
    touched.note("one");
    touched.note("two");
    EXPECT_FALSE(touched.contains("other"));
    touched.note("three");
    EXPECT_TRUE(touched.contains("other"));
    touched.begin();
    EXPECT_FALSE(touched.contains("other"));
}

TEST(TouchedKeys, NobodyKnowsWhichIsAll)
{
    TouchedKeys touched;
    touched.noteAll();
    EXPECT_FALSE(touched.contains("any"));
    touched.begin();
    touched.noteAll();
    EXPECT_TRUE(touched.contains("any"));
    touched.end();
    EXPECT_FALSE(touched.contains("any"));
}

} // namespace
