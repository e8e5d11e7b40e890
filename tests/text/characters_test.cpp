// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/characters.h"

#include <gtest/gtest.h>

#include <string>

namespace
{

/// All bytes of a class, in their order.
std::string allOf(bool (*isOfClass)(char))
{
    std::string all;
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        if (isOfClass(c))
            all += c;
    }
    return all;
}

const std::string kDigits = "0123456789";
const std::string kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const std::string kLower = "abcdefghijklmnopqrstuvwxyz";

} // namespace

TEST(Characters, ClassesHoldTheirAsciiAndNothingElse)
{
    EXPECT_EQ(allOf(text::isDigit), kDigits);
    EXPECT_EQ(allOf(text::isOctalDigit), "01234567");
    EXPECT_EQ(allOf(text::isLower), kLower);
    EXPECT_EQ(allOf(text::isUpper), kUpper);
    EXPECT_EQ(allOf(text::isLetter), kUpper + kLower);
    EXPECT_EQ(allOf(text::isWordCharacter), "-" + kDigits + kUpper + "_" + kLower);
    EXPECT_EQ(allOf(text::isHexDigit), kDigits + "ABCDEFabcdef");
    EXPECT_EQ(allOf(text::isSpace), "\t\n\r ");
    EXPECT_EQ(allOf(text::isControl).size(), 33u);
    EXPECT_TRUE(text::isControl('\0') && text::isControl('\x1f') && text::isControl('\x7f'));
}

TEST(Characters, HexValue)
{
    const std::string digits = "0123456789abcdef";
    for (size_t value = 0; value < digits.size(); ++value) {
        const char upper = text::isLower(digits[value]) ? static_cast<char>(digits[value] - 0x20) : digits[value];
        EXPECT_EQ(text::hexValue(digits[value]), static_cast<int>(value));
        EXPECT_EQ(text::hexValue(upper), static_cast<int>(value));
    }
    for (const char none : {'g', 'G', '/', ':', '@', '`', ' ', '\0', '\xff'})
        EXPECT_EQ(text::hexValue(none), -1);
}
