// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/lagtext.h"

#include <gtest/gtest.h>

using text::lagText;

namespace
{

TEST(LagText, IsAsFineAsItIsWorth)
{
    EXPECT_EQ(lagText(0), QStringLiteral("0 ms"));
    EXPECT_EQ(lagText(99), QStringLiteral("99 ms"));
    EXPECT_EQ(lagText(400), QStringLiteral("0.4 s"));
    EXPECT_EQ(lagText(3'140), QStringLiteral("3.1 s"));
}

TEST(LagText, RoundsAsAMeasureDoes)
{
    EXPECT_EQ(lagText(14'400), QStringLiteral("14 s"));
    EXPECT_EQ(lagText(14'600), QStringLiteral("15 s"));
    EXPECT_EQ(lagText(129'900), QStringLiteral("2 min 10 s"));
}

} // namespace
