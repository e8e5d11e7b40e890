// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/decoding.h"
#include "tests/formats/codecs/netsamples.h"

#include <gtest/gtest.h>

using formats::decodeSessionStateItems;
using formats::NodeTree;
using support::raw;

namespace
{

using Items = QList<std::pair<QByteArray, QByteArray>>;

QByteArray number(qint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

/// As SessionStateItemCollection.Serialize() writes it: names, then where each value ends, then the values.
QByteArray items(const Items &all, qint32 withoutName = -1)
{
    QByteArray bytes = number(static_cast<qint32>(all.size()));
    if (all.isEmpty())
        return bytes;
    bytes += number(withoutName);
    QByteArray ends;
    QByteArray values;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (i != withoutName)
            bytes += char(all[i].first.size()) + all[i].first;
        values += all[i].second;
        ends += number(static_cast<qint32>(values.size()));
    }
    return bytes + ends + values;
}

std::string read(const QByteArray &bytes, bool isPrefix = false)
{
    return support::decoded(decodeSessionStateItems, bytes, isPrefix);
}

} // namespace

TEST(SessionStateItems, ReadsEachTypeOfValue)
{
    EXPECT_EQ(read(items({{"UserName", "\1\5alice"}, {"Id", raw("\2\x1f\0\0\0")}, {"IsAdmin", raw("\3\1")}})),
              R"({"UserName": "alice", "Id": 31, "IsAdmin": true})");
    EXPECT_EQ(read(items({{"at", "\4" + QByteArray::fromHex("00c0df36504bdf08")}})),
              R"({"at": System.DateTime{"value": "2026-11-26T00:00:00"}})");
    EXPECT_EQ(read(items({{"d", raw("\5\xcf\7\0\0\0\0\0\0\0\0\0\0\0\0\2\0")}})), R"({"d": 19.99})");
    EXPECT_EQ(read(items({{"b", "\6\xff"}, {"c", "\7\xc3\xa9"}, {"i8", "\x0a\xff"}, {"i16", "\x0b\xfe\xff"}})),
              "{\"b\": 255, \"c\": \"\u00e9\", \"i8\": -1, \"i16\": -2}");
    EXPECT_EQ(read(items({{"u64", "\x0f" + QByteArray(8, '\xff')}})), R"({"u64": 18446744073709551615})");
    EXPECT_EQ(read(items({{"span", "\x10" + QByteArray::fromHex("0046c32300000000")}})),
              R"({"span": System.TimeSpan{"value": "PT1M"}})");
    EXPECT_EQ(read(items({{"g", "\x11" + QByteArray::fromHex("67453e129be8d312a456426614174000")}})),
              R"({"g": System.Guid{"value": "123e4567-e89b-12d3-a456-426614174000"}})");
    EXPECT_EQ(read(items({{"n", "\x15"}, {"f", raw("\x09\0\0\0\0\0\0\xf8\x3f")}})), R"({"n": null, "f": 1.5})");
    EXPECT_EQ(read(items({})), "{}");
}

TEST(SessionStateItems, OpensWhatBinaryFormatterWrote)
{
    EXPECT_EQ(read(items({{"cart", "\x14" + tests::netList({"tea"})}, {"user", "\x14" + tests::netDictionary()}})),
              R"({"cart": ["tea"], "user": {"user": "alice", "age": 7}})");
}

TEST(SessionStateItems, ShowsTheOthersWhereOneIsNotUnderstood)
{
    EXPECT_EQ(read(items({{"a", "\1\3bob"}, {"x", "\x63\x01"}, {"b", raw("\2\7\0\0\0")}})),
              R"({"a": "bob", "x": x6301, "b": 7})");
    EXPECT_EQ(read(items({{"a", "\1\3bob"}, {"", raw("\2\7\0\0\0")}}, 1)), R"({"a": "bob", "": 7})");
}

TEST(SessionStateItems, TakesNothingElseForThem)
{
    const QByteArray whole = items({{"UserName", "\1\5alice"}});
    EXPECT_EQ(read(whole + "x"), "none");
    EXPECT_EQ(read(raw("\0\0\0\0\0")), "none");
    EXPECT_EQ(read(raw("\xff\xff\xff\x7f\xff\xff\xff\xff")), "none");
    EXPECT_EQ(read("{\"user\":\"alice\"}"), "none");
    EXPECT_EQ(read(items({{"a", "\1\1x"}}, 1)), "none"); // no such item
    for (qsizetype size = 0; size < whole.size(); ++size) {
        EXPECT_EQ(read(whole.first(size)), "none") << size;
        NodeTree tree;
        const auto root = decodeSessionStateItems(whole.first(size), true, tree);
        ASSERT_NE(root, NodeTree::kNone) << size;
        EXPECT_TRUE(tree.isIncomplete());
        support::checkTree(tree, root);
    }
}
