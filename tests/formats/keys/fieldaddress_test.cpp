// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/fieldaddress.h"

#include <gtest/gtest.h>

using formats::fieldAddress;
using formats::keyOfRecord;
using formats::kFieldMark;
using formats::splitFieldAddress;

namespace
{

const QByteArray kMarkText = kFieldMark.toByteArray();

} // namespace

TEST(FieldAddress, ComesApartAsItWasMade)
{
    for (const QByteArray &hash :
         {QByteArray("a|session"), QByteArray(), QByteArray("\x1f"), QByteArray("a\0b\xff", 4)}) {
        for (const QByteArray &field : {QByteArray("sid"), QByteArray(), "with" + kMarkText + "in it", kMarkText,
                                        QByteArray("#\x1f"), QByteArray("\0", 1)}) {
            const QByteArray address = fieldAddress(hash, field);
            const auto parts = splitFieldAddress(address);
            ASSERT_TRUE(parts);
            EXPECT_EQ(parts->hash, hash);
            EXPECT_EQ(parts->field, field);
            EXPECT_EQ(keyOfRecord(address), hash);
        }
    }
}

TEST(FieldAddress, IsNotMadeOfAHashWhoseKeyHoldsTheMark)
{
    EXPECT_TRUE(fieldAddress("a" + kMarkText + "b", "sid").isNull());
    EXPECT_TRUE(fieldAddress(kMarkText, "sid").isNull());
    EXPECT_TRUE(fieldAddress("a\x1f#", "sid").isNull()) << "it would come apart before its end";
}

TEST(FieldAddress, IsNoOtherKey)
{
    for (const QByteArray &key : {QByteArray("sess:abc"), QByteArray(), QByteArray("\x1f"), QByteArray("a\x1f#b\x1f"),
                                  QByteArray("a\x1f\x1f#")}) {
        EXPECT_FALSE(splitFieldAddress(key));
        EXPECT_EQ(keyOfRecord(key), key);
        EXPECT_EQ(formats::writtenAddress(key), key);
    }
    EXPECT_EQ(formats::writtenAddress(fieldAddress("a|session", "sid")), "a|session sid");
}
