// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/closed.h"
#include "models/formats/codecs/codec.h"
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/decoding.h"

#include <QtEndian>

#include <gtest/gtest.h>

#include <bit>
#include <utility>

// The bytes are made by the numbers of nippy's schema.clj, as its io.clj writes them.

namespace
{

using formats::decodeNippy;
using formats::NodeTree;
using support::decoded;
using support::raw;

template<typename Number> QByteArray inOrder(Number value)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray id(int type)
{
    return QByteArray(1, static_cast<char>(type));
}

QByteArray frozen(const QByteArray &value)
{
    return "NPY" + id(0) + value;
}

/// A keyword of up to 127 bytes: kw-sm.
QByteArray keyword(const QByteArray &name)
{
    return id(106) + id(static_cast<int>(name.size())) + name;
}

/// str-sm*: its length less 128.
QByteArray string(const QByteArray &text)
{
    return id(96) + id(static_cast<int>(text.size()) - 128) + text;
}

/// map-sm* likewise.
QByteArray map(const QByteArrayList &keysAndValues)
{
    return id(99) + id(static_cast<int>(keysAndValues.size()) / 2 - 128) + keysAndValues.join();
}

QByteArray vector(const QByteArrayList &values)
{
    return id(97) + id(static_cast<int>(values.size()) - 128) + values.join();
}

QByteArray bigInteger(const QByteArray &bytes)
{
    return inOrder(static_cast<qint32>(bytes.size())) + bytes;
}

QByteArray ringSession()
{
    return frozen(map({keyword("identity"),
                       map({keyword("user/id"), id(87) + id(42 - 128), keyword("email"), string("alice@x.example"),
                            keyword("admin?"), id(9)}),
                       keyword("cart"), vector({string("milk"), id(3), id(8)}), keyword("seen"),
                       id(90) + inOrder(qint64(1795869413123))}));
}

struct Single {
    QByteArray value;
    std::string shown;
};

std::vector<Single> singles()
{
    const QByteArray twelve = raw("\0\0\0\0\x6b\x0a\xd9\x65\x07\x54\xd4\xc0"); // seconds, nanoseconds
    return {
        {id(3), "null"},
        {id(8), "true"},
        {id(9), "false"},
        {id(4) + id(1), "true"},
        {id(10) + inOrder(quint16(0x674e)), "\"李\""},
        {id(40) + id(-3), "-3"},
        {id(41) + inOrder(qint16(-300)), "-300"},
        {id(42) + inOrder(qint32(70000)), "70000"},
        {id(43) + inOrder(qint64(-5'000'000'000)), "-5000000000"},
        {id(0), "0"},
        {id(87) + id(255 - 128), "255"},
        {id(87) + id(1 - 128), "1"},
        {id(88) + inOrder(static_cast<qint16>(65535 - 32768)), "65535"},
        {id(89) + inOrder(static_cast<qint32>(4'294'967'295 - 2'147'483'648)), "4294967295"},
        {id(93) + id(7 - 128), "-7"},
        {id(94) + inOrder(static_cast<qint16>(300 - 32768)), "-300"},
        {id(95) + inOrder(static_cast<qint32>(70'000 - 2'147'483'648)), "-70000"},
        {id(100) + id(-3), "-3"},
        {id(101) + inOrder(qint16(300)), "300"},
        {id(102) + inOrder(qint32(70000)), "70000"},
        {id(55), "0"},
        {id(60) + inOrder(std::bit_cast<quint32>(0.5F)), "0.5"},
        {id(61) + inOrder(std::bit_cast<quint64>(1.25)), "1.25"},
        {id(44) + bigInteger(raw("\x01\0\0\0\0\0\0\0\0")), "18446744073709551616"},
        {id(45) + bigInteger("\xff"), "-1"},
        {id(62) + bigInteger("\x7b") + inOrder(qint32(2)), R"(java.math.BigDecimal{"unscaled": 123, "scale": 2})"},
        {id(70) + bigInteger("\x01") + bigInteger("\x03"), R"(clojure.lang.Ratio{"numerator": 1, "denominator": 3})"},
        {id(91) + raw("\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10"),
         R"(java.util.UUID{"value": "01020304-0506-0708-090a-0b0c0d0e0f10"})"},
        {id(90) + inOrder(qint64(0)), R"(java.util.Date{"value": "1970-01-01T00:00:00Z"})"},
        {id(92) + inOrder(qint64(0)), R"(java.sql.Date{"value": "1970-01-01T00:00:00Z"})"},
        {id(79) + twelve, R"(java.time.Instant{"value": "2026-11-28T13:38:45.123Z"})"},
        {id(83) + inOrder(qint64(90)) + inOrder(qint32(0)), R"(java.time.Duration{"value": "PT1M30S"})"},
        {id(84) + inOrder(qint32(1)) + inOrder(qint32(2)) + inOrder(qint32(3)),
         R"(java.time.Period{"value": "P1Y2M3D"})"},
        {id(34), R"("")"},
        {string("alice"), R"("alice")"},
        {id(105) + id(5) + "alice", R"("alice")"},
        {id(16) + inOrder(qint16(5)) + "alice", R"("alice")"},
        {id(13) + inOrder(qint32(5)) + "alice", R"("alice")"},
        {id(11) + inOrder(quint16(5)) + "alice", R"("alice")"},
        {keyword("user/id"), R"("user/id")"},
        {id(85) + inOrder(qint16(2)) + "id", R"("id")"},
        {id(12) + inOrder(quint16(2)) + "id", R"("id")"},
        {id(56) + id(1) + "x", R"("x")"},
        {id(47) + id(4) + "#{1}", R"("#{1}")"},
        {id(53), "x"},
        {id(7) + id(2) + raw("\0\xff"), "x00ff"},
        {id(17), "[]"},
        {id(113) + id(8) + id(9), "[true, false]"},
        {id(114) + id(8) + id(9) + id(3), "[true, false, null]"},
        {id(110) + id(1) + id(8), "[true]"},
        {id(69) + inOrder(qint16(1)) + id(8), "[true]"},
        {id(21) + inOrder(qint32(1)) + id(8), "[true]"},
        {id(98) + id(1 - 128) + id(8), "[true]"},
        {id(36) + id(1) + id(8), "[true]"},
        {id(103) + id(8) + id(9), "[true, false]"},
        {id(19), "{}"},
        {id(112) + id(1) + keyword("a") + id(8), R"({"a": true})"},
        {id(33) + inOrder(qint16(1)) + keyword("a") + id(8), R"({"a": true})"},
        {id(30) + inOrder(qint32(1)) + keyword("a") + id(8), R"({"a": true})"},
        {id(48) + id(8) + "app.User" + map({keyword("name"), string("bob")}), R"(app.User{"name": "bob"})"},
        {id(75) + id(5) + "x.Bob" + id(7) + id(1) + "b", R"(x.Bob{"data": x62})"},
        {id(71) + string("https://x.example/"), R"("https://x.example/")"},
        // What is said of a value stands before it.
        {id(25) + map({keyword("recreate"), id(8)}) + map({keyword("a"), id(9)}), R"({"a": false})"},
        {vector({id(25) + map({keyword("m"), vector({id(8)})}) + string("x"), id(8)}), R"(["x", true])"},
    };
}

} // namespace

TEST(Nippy, EachTypeIsReadAsItIsWritten)
{
    for (const auto &[value, shown] : singles()) {
        EXPECT_EQ(decoded(decodeNippy, frozen(value)), shown);
        EXPECT_EQ(decoded(decodeNippy, frozen(value) + 'x'), "none") << shown;
        EXPECT_EQ(decoded(decodeNippy, frozen(value).chopped(1)), "none") << shown;
    }
}

TEST(Nippy, ASessionIsAMapOfKeywords)
{
    EXPECT_EQ(decoded(decodeNippy, ringSession()),
              R"({"identity": {"user/id": 42, "email": "alice@x.example", "admin?": false}, )"
              R"("cart": ["milk", null, true], "seen": java.util.Date{"value": "2026-11-28T12:36:53.123Z"}})");
}

TEST(Nippy, IsWhatStandsBeforeACut)
{
    support::checkCuts(decodeNippy, ringSession(), 4);
    EXPECT_EQ(decoded(decodeNippy, ringSession().first(30), true), R"({"identity": {"user/id": 42, ...: ...}})");
}

TEST(Nippy, DamageIsATreeOrNone)
{
    support::checkDamage(decodeNippy, ringSession());
    for (const auto &[value, shown] : singles())
        support::checkDamage(decodeNippy, frozen(value));
}

/// LZ4 by hand: all of it as literals, behind the length in four bytes.
TEST(Nippy, IsUnpacked)
{
    const QByteArray value = map({keyword("identity"), string("alice")});
    ASSERT_GE(value.size(), 15);
    ASSERT_LT(value.size(), 15 + 255);
    const QByteArray block = id(0xf0) + id(static_cast<int>(value.size()) - 15) + value;
    const QByteArray lz4 = "NPY" + id(8) + inOrder(static_cast<qint32>(value.size())) + block;
    EXPECT_EQ(decoded(decodeNippy, lz4), R"({"identity": "alice"})");
    support::checkCuts(decodeNippy, lz4, 8);
    EXPECT_EQ(decoded(decodeNippy, "NPY" + id(8) + inOrder(qint32(-1)) + block), "none");
    EXPECT_EQ(decoded(decodeNippy, "NPY" + id(8) + inOrder(qint32(3)) + block), "none");

    const QByteArray snappy =
        id(static_cast<int>(value.size())) + id((static_cast<int>(value.size()) - 1) << 2) + value;
    ASSERT_LE(value.size(), 60);
    EXPECT_EQ(decoded(decodeNippy, "NPY" + id(1) + snappy), R"({"identity": "alice"})");
}

TEST(Nippy, WhatIsEncryptedStaysClosed)
{
    for (const int closed : {2, 14, 4, 3, 15, 7, 9, 16, 10, 12, 17, 13, 21, 22, 23, 5, 18, 19, 6}) {
        const QByteArray bytes = "NPY" + id(closed) + "0123456789abcdef";
        EXPECT_TRUE(formats::isClosedNippy(bytes)) << closed;
        EXPECT_EQ(decoded(decodeNippy, bytes), "none") << closed;
        NodeTree tree;
        EXPECT_TRUE(formats::runChain({formats::Codec::Nippy}, bytes, false, tree).encrypted) << closed;
    }
    for (const int open : {0, 1, 8, 11, 20, 24, 127, 255})
        EXPECT_FALSE(formats::isClosedNippy("NPY" + id(open) + "0123456789abcdef")) << open;
}

TEST(Nippy, BehindWhatOnlyTheApplicationKnowsNothingIsRead)
{
    for (const int lost : {6, 46, 50, 59, 67, 81, 82, 118, 122, 124, -1, -128}) {
        const QByteArray bytes =
            frozen(map({keyword("before"), id(8), keyword("lost"), id(lost), keyword("behind"), id(8)}));
        NodeTree tree;
        EXPECT_EQ(support::dump(tree, decodeNippy(bytes, false, tree)), R"({"before": true, "lost": ...})") << lost;
        EXPECT_TRUE(tree.isIncomplete());
    }
}

TEST(Nippy, OtherBytesAreNone)
{
    const std::vector<std::pair<const char *, QByteArray>> wrong{
        {"nothing", {}},
        {"no head", ringSession().sliced(4)},
        {"a head alone", frozen({})},
        {"another head", "NPX" + ringSession().sliced(3)},
        {"a head of another version", "NPY" + id(24) + ringSession().sliced(4)},
        {"a number that no type has", frozen(id(125))},
        {"a text that is none", frozen(string("\xff"))},
        {"a negative length", frozen(id(106) + id(-1) + "x")},
        {"a negative number of elements", frozen(id(33) + inOrder(qint16(-1)))},
        {"more elements than bytes", frozen(id(21) + inOrder(qint32(0x7fffffff)) + id(8))},
        {"no number in a number", frozen(id(44) + bigInteger({}))},
        {"a second of two billion nanoseconds", frozen(id(79) + inOrder(qint64(1)) + inOrder(qint32(2'000'000'000)))},
    };
    for (const auto &[what, bytes] : wrong)
        EXPECT_EQ(decoded(decodeNippy, bytes), "none") << what;
}

TEST(Nippy, AnnouncesAreNotBelieved)
{
    const QByteArray bytes = frozen(id(21) + inOrder(qint32(0x7fffffff)) + id(8));
    NodeTree tree;
    const auto root = decodeNippy(bytes, true, tree);
    EXPECT_EQ(support::dump(tree, root), "[true, ...]");
    EXPECT_LT(tree.size(), 10U);
}

TEST(Nippy, WhatIsTooDeepIsLeftOut)
{
    QByteArray deep;
    for (int depth = 0; depth < 2 * NodeTree::kDeepest; ++depth)
        deep += id(97) + id(1 - 128);
    for (const QByteArray &inside : {deep + id(8), QByteArray(500, 25) + id(8)}) {
        const QByteArray bytes = frozen(inside);
        NodeTree tree;
        const auto root = decodeNippy(bytes, false, tree);
        ASSERT_NE(root, NodeTree::kNone);
        EXPECT_TRUE(tree.isIncomplete());
        support::checkTree(tree, root);
    }
}
