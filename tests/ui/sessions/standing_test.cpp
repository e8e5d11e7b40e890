// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/standing.h"

#include <gtest/gtest.h>

#include <limits>

namespace
{

using messages::RowChange;
using ui::Standing;

TEST(Standing, ChangesAtTheVeryMillisecond)
{
    constexpr qint64 deadline = 1'000'000;
    EXPECT_EQ(ui::standingAt(RowChange::Present, deadline, deadline - 60'000), Standing::Live);
    EXPECT_EQ(ui::standingAt(RowChange::Present, deadline, deadline - 59'999), Standing::Soon);
    EXPECT_EQ(ui::standingAt(RowChange::Present, deadline, deadline - 1), Standing::Soon);
    EXPECT_EQ(ui::standingAt(RowChange::Present, deadline, deadline), Standing::Due);
    EXPECT_EQ(ui::standingAt(RowChange::Present, 0, deadline), Standing::Live);
    EXPECT_EQ(ui::standingAt(RowChange::Expired, deadline, 0), Standing::Ended);
}

TEST(Standing, BarsAreNeitherInvisibleNorTooLong)
{
    EXPECT_DOUBLE_EQ(ui::filledWidth(30, 60, 64), 32);
    EXPECT_DOUBLE_EQ(ui::filledWidth(1, 1'000'000, 64), 2);
    EXPECT_DOUBLE_EQ(ui::filledWidth(90, 60, 64), 64);
    EXPECT_DOUBLE_EQ(ui::filledWidth(0, 60, 64), 0);
    EXPECT_DOUBLE_EQ(ui::filledWidth(-5, 60, 64), 0);
    EXPECT_DOUBLE_EQ(ui::filledWidth(5, 0, 64), 0);
    EXPECT_DOUBLE_EQ(ui::filledWidth(std::numeric_limits<qint64>::max(), 1, 64), 64);
}

} // namespace
