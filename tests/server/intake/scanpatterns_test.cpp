// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/scanpatterns.h"

#include <gtest/gtest.h>

using server::literalPrefix;
using server::mergedScanPatterns;

namespace
{

TEST(ScanPatterns, OneWalkWhereTheBeginningsAreAlike)
{
    EXPECT_EQ(mergedScanPatterns({"sess:*", "session:*"}), QByteArrayList{"sess*"});
    EXPECT_EQ(mergedScanPatterns({"sess:*", "session:*", "sessions-*"}), QByteArrayList{"sess*"});
    EXPECT_EQ(mergedScanPatterns({"myapp:s:*", "myapp:t:*"}), QByteArrayList{"myapp:*"});
}

TEST(ScanPatterns, SeveralWhereTheyAreNot)
{
    EXPECT_EQ(mergedScanPatterns({"sess:*", "sid:*"}), (QByteArrayList{"sess:*", "sid:*"}));
    EXPECT_EQ(mergedScanPatterns({"*:session", "sess:*"}), (QByteArrayList{"*:session", "sess:*"}));
    EXPECT_EQ(mergedScanPatterns({"s?ssion:*", "session:*"}), (QByteArrayList{"s?ssion:*", "session:*"}));
    EXPECT_EQ(mergedScanPatterns({}), QByteArrayList());
    EXPECT_EQ(mergedScanPatterns({"app\\*:*"}), QByteArrayList{"app\\*:*"});
}

TEST(ScanPatterns, LiteralPrefixEndsAtTheFirstSpecialByte)
{
    EXPECT_EQ(literalPrefix("sess:*"), "sess:");
    EXPECT_EQ(literalPrefix("s[ab]:*"), "s");
    EXPECT_EQ(literalPrefix("a\\*b"), "a");
    EXPECT_EQ(literalPrefix("plain"), "plain");
}

} // namespace
