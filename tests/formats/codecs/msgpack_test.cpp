// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/treetext.h"
#include "tests/support/fixture.h"

namespace
{

using formats::decodeMsgpack;
using formats::NodeTree;
using tests::Decoded;

/// Hexadecimal, and texts between quotes: `83 a1"a"`.
QByteArray bytesOf(QByteArrayView written)
{
    QByteArray bytes;
    QByteArray hex;
    bool isText = false;
    for (const char c : written) {
        if (c == '"') {
            bytes += QByteArray::fromHex(hex);
            hex.clear();
            isText = !isText;
        } else if (isText) {
            bytes += c;
        } else {
            hex += c;
        }
    }
    return bytes + QByteArray::fromHex(hex);
}

struct Row {
    QByteArray payload;
    std::string expected;
};

class Msgpack : public testing::TestWithParam<Row>
{
};

TEST_P(Msgpack, IsReadWhole)
{
    const Decoded decoded(decodeMsgpack, bytesOf(GetParam().payload));
    EXPECT_EQ(decoded.text, GetParam().expected);
    EXPECT_FALSE(decoded.tree.isIncomplete());
}

TEST_P(Msgpack, IsSafeWhereverItIsCut)
{
    tests::expectCutsAreSafe(decodeMsgpack, bytesOf(GetParam().payload));
}

TEST_P(Msgpack, WhatStandsBehindItIsRefused)
{
    EXPECT_EQ(Decoded(decodeMsgpack, bytesOf(GetParam().payload) + '\0').text, "none");
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Msgpack,
    testing::Values(
        Row{"c0", "null"}, Row{"c2", "false"}, Row{"c3", "true"}, Row{"00", "0"}, Row{"7f", "127"}, Row{"e0", "-32"},
        Row{"ff", "-1"}, Row{"cc ff", "255"}, Row{"cd ffff", "65535"}, Row{"ce ffffffff", "4294967295"},
        Row{"cf 7fffffffffffffff", "9223372036854775807"}, Row{"cf ffffffffffffffff", "18446744073709551615n"},
        Row{"d0 80", "-128"}, Row{"d1 8000", "-32768"}, Row{"d2 80000000", "-2147483648"},
        Row{"d3 8000000000000000", "-9223372036854775808"}, Row{"ca 3fc00000", "1.5d"},
        Row{"cb 3ff8000000000000", "1.5d"}, Row{"cb 7ff0000000000000", "infd"}, Row{"a0", "s\"\""},
        Row{"a3 \"abc\"", R"(s"abc")"}, Row{"d9 03 \"abc\"", R"(s"abc")"}, Row{"da 0003 \"abc\"", R"(s"abc")"},
        Row{"db 00000003 \"abc\"", R"(s"abc")"}, Row{"c4 02 00ff", R"(b"00ff")"}, Row{"c5 0002 00ff", R"(b"00ff")"},
        Row{"c6 00000002 00ff", R"(b"00ff")"}, Row{"90", "[]"}, Row{"93 01 02 03", "[1,2,3]"},
        Row{"dc 0002 01 02", "[1,2]"}, Row{"dd 00000002 01 02", "[1,2]"}, Row{"80", "{}"},
        Row{"82 a1\"a\" 01 02 c4 01 ff", R"({s"a":1,2:b"ff"})"}, Row{"de 0001 c0 c3", "{null:true}"},
        Row{"df 00000001 90 91 80", "{[]:[{}]}"},
        Row{"83 aa\"_permanent\" c3 a8\"_user_id\" a2\"42\" a6\"_fresh\" c3",
            R"({s"_permanent":true,s"_user_id":s"42",s"_fresh":true})"},
        // 2024-05-06T07:08:09Z, with and without a fraction; 1969; beyond the year 2106
        Row{"d6 ff 663881d9", R"(<timestamp s"value":s"2024-05-06T07:08:09Z">)"},
        Row{"d7 ff 1d535300 663881d9", R"(<timestamp s"value":s"2024-05-06T07:08:09.123Z">)"},
        Row{"c7 0c ff 00000001 ffffffffffffffff", R"(<timestamp s"value":s"1969-12-31T23:59:59.000000001Z">)"},
        Row{"c7 0c ff 00000000 00000001ffffffff", R"(<timestamp s"value":s"2242-03-16T12:56:31Z">)"},
        Row{"c7 0c ff 00000000 7fffffffffffffff", R"(<ext -1 s"data":b"000000007fffffffffffffff">)"},
        Row{"c7 0c ff 3b9aca00 0000000000000000", R"(<ext -1 s"data":b"3b9aca000000000000000000">)"},
        Row{"d4 05 ab", R"(<ext 5 s"data":b"ab">)"}, Row{"d5 80 abcd", R"(<ext -128 s"data":b"abcd">)"},
        Row{"d8 01 000102030405060708090a0b0c0d0e0f", R"(<ext 1 s"data":b"000102030405060708090a0b0c0d0e0f">)"},
        Row{"91 c7 00 05", R"([<ext 5 s"data":b"">])"}, Row{"c8 0001 05 ab", R"(<ext 5 s"data":b"ab">)"},
        Row{"c9 00000001 05 ab", R"(<ext 5 s"data":b"ab">)"}));

TEST(Msgpack, DeclaredLengthsAreNotTrusted)
{
    for (const char *written : {"db 80000000", "db ffffffff", "c6 ffffffff", "c9 ffffffff 01", "dd 80000000",
                                "dd ffffffff 01", "df 80000000", "df ffffffff 01", "da ffff", "dc ffff", "de ffff"}) {
        const QByteArray payload = bytesOf(written);
        EXPECT_EQ(Decoded(decodeMsgpack, payload).text, "none") << written;
        const Decoded cut(decodeMsgpack, payload, true);
        EXPECT_NE(cut.root, NodeTree::kNone) << written;
        EXPECT_TRUE(cut.tree.isIncomplete());
        EXPECT_LE(cut.tree.size(), 4U);
        EXPECT_EQ(cut.tree.kept(), 0);
    }
}

TEST(Msgpack, WhatIsNotMsgpackIsRefused)
{
    for (const char *written : {"", "c1", "91 c1", "82 01 02 c1", "0101"}) {
        EXPECT_EQ(Decoded(decodeMsgpack, bytesOf(written)).text, "none") << written;
        EXPECT_EQ(Decoded(decodeMsgpack, bytesOf(written), true).root == NodeTree::kNone, *written != '\0') << written;
    }
}

TEST(Msgpack, CutPayloadsKeepWhatIsComplete)
{
    EXPECT_EQ(Decoded(decodeMsgpack, bytesOf("83 a1\"a\" 01 a1\"b\" 92 01"), true).text, R"({s"a":1,s"b":[1,?]})");
    EXPECT_EQ(Decoded(decodeMsgpack, bytesOf("83 a1\"a\" 01 a1"), true).text, R"({s"a":1,?:?})");
    EXPECT_EQ(Decoded(decodeMsgpack, bytesOf("83 a1\"a\" cd 01"), true).text, R"({s"a":?})");
    EXPECT_EQ(Decoded(decodeMsgpack, bytesOf("82 92 81 91"), true).text, "{[{[?]:?}]:?}");
    EXPECT_EQ(Decoded(decodeMsgpack, bytesOf("d9 20 \"abc\""), true).text, R"(s"abc")");
    EXPECT_EQ(Decoded(decodeMsgpack, bytesOf("c4 20 0102"), true).text, R"(b"0102")");
}

TEST(Msgpack, DeepNestingIsLeftOut)
{
    const QByteArray inside =
        bytesOf("dc 000c a1\"x\" c4 01 ff 82 01 02 03 04 d4 05 00 c7 01 05 00 ca 00000000 cb "
                "0000000000000000 cc 01 d3 0000000000000001 d9 01 \"y\" dd 00000001 c0 df 00000001 c0 c0");
    const Decoded decoded(decodeMsgpack, QByteArray(64, '\x92') + inside + QByteArray(64, '\1'));
    std::string expected = std::string(64, '[') + "?";
    for (int i = 0; i < 64; ++i)
        expected += ",1]";
    EXPECT_EQ(decoded.text, expected);
    EXPECT_TRUE(decoded.tree.isIncomplete());
    tests::expectCutsAreSafe(decodeMsgpack, QByteArray(64, '\x92') + inside + QByteArray(64, '\1'));

    const QByteArray abyss(100'000, '\x91');
    EXPECT_EQ(Decoded(decodeMsgpack, abyss).text, "none");
    EXPECT_EQ(Decoded(decodeMsgpack, abyss, true).text, std::string(64, '[') + '?' + std::string(64, ']'));
    EXPECT_EQ(Decoded(decodeMsgpack, abyss + '\1').text, std::string(64, '[') + '?' + std::string(64, ']'));
    const QByteArray wide = bytesOf("dd ffffffff").repeated(20'000);
    EXPECT_EQ(Decoded(decodeMsgpack, wide).text, "none");
    EXPECT_TRUE(Decoded(decodeMsgpack, wide, true).tree.isIncomplete());
}

TEST(Msgpack, AFullTreeIsReturned)
{
    NodeTree tree;
    const QByteArray many = bytesOf("dd 00080000") + QByteArray(0x80000, '\1');
    ASSERT_NE(decodeMsgpack(many, false, tree), NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
}

TEST(Msgpack, ReadsWhatFlaskSessionLeaves)
{
    const support::Fixture fixture = support::Fixture::load(QStringLiteral("flask-session-msgpack"));
    ASSERT_FALSE(fixture.expected.isEmpty());
    for (const support::ExpectedSession &expected : fixture.expected) {
        const auto key = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                      [&](const support::FixtureKey &at) { return at.key == expected.key; });
        ASSERT_NE(key, fixture.keys.end());
        const Decoded decoded(decodeMsgpack, key->value);
        ASSERT_NE(decoded.root, NodeTree::kNone);
        EXPECT_FALSE(decoded.tree.isIncomplete());
        const auto user = decoded.tree.find(decoded.root, "_user_id");
        EXPECT_EQ(user == NodeTree::kNone ? QByteArrayView() : decoded.tree.at(user).text, expected.user);
        for (const QByteArray &has : expected.payloadHas)
            EXPECT_NE(decoded.text.find(has.toStdString()), std::string::npos) << has.toStdString();
        tests::expectCutsAreSafe(decodeMsgpack,
                                 QByteArrayView(key->value).first(std::min<qsizetype>(1000, key->value.size())));
    }
}

} // namespace
