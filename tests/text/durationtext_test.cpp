// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/durationtext.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

using namespace text;

namespace
{

std::string utf8(const QString &string)
{
    return string.toStdString();
}

} // namespace

TEST(DurationText, Durations)
{
    EXPECT_EQ(utf8(durationText(-5)), "0 s");
    EXPECT_EQ(utf8(durationText(0)), "0 s");
    EXPECT_EQ(utf8(durationText(1)), "1 s") << "a second that has begun counts";
    EXPECT_EQ(utf8(durationText(17'000)), "17 s");
    EXPECT_EQ(utf8(durationText(59'001)), "1 min 00 s");
    EXPECT_EQ(utf8(durationText(240'000)), "4 min 00 s");
    EXPECT_EQ(utf8(durationText(29 * 60'000 + 2000)), "29 min 02 s");
    EXPECT_EQ(utf8(durationText(86 * 60'000)), "1 h 26 min");
    EXPECT_EQ(utf8(durationText(17 * 3'600'000)), "17 h 00 min");
    EXPECT_EQ(utf8(durationText(277LL * 3'600'000)), "11 d 13 h");
    EXPECT_FALSE(durationText(std::numeric_limits<qint64>::max()).isEmpty());
}

TEST(DurationText, PastTimes)
{
    EXPECT_EQ(utf8(pastText(-7000)), "just now");
    EXPECT_EQ(utf8(pastText(999)), "just now");
    EXPECT_EQ(utf8(pastText(2400)), "2 s ago");
    EXPECT_EQ(utf8(pastText(23 * 60'000)), "23 min ago");
    EXPECT_EQ(utf8(pastText(5 * 3'600'000)), "5 h ago");
    EXPECT_EQ(utf8(pastText(25 * 3'600'000)), "1 d ago");
    EXPECT_TRUE(absoluteText(0).isEmpty());
    EXPECT_EQ(absoluteText(1'795'000'000'000).size(), 19);
}
