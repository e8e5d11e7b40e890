// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/values/nestedvalue.h"

#include <gtest/gtest.h>

TEST(NestedValue, IsOpenedWhereItIsWholeAndCannotBeText)
{
    EXPECT_TRUE(formats::nestedValue(QByteArrayView(R"([{"sku":"TEA-1"}])")));
    EXPECT_EQ(formats::nestedValue(QByteArrayView("a:1:{s:1:\"k\";i:7;}"))->codec, formats::Codec::PhpSerialize);
    for (const char *text : {"", "{}", "[]", "{a}", "[1,", "7", "\"x\"", "a:b", "O:}"})
        EXPECT_FALSE(formats::nestedValue(QByteArrayView(text))) << text;
}
