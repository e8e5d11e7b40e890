// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/treetext.h"
#include "tests/support/fixture.h"

namespace
{

using formats::decodeFastjson;
using formats::NodeTree;
using tests::Decoded;

struct Row {
    QByteArray payload;
    std::string expected;
};

class Fastjson : public testing::TestWithParam<Row>
{
};

TEST_P(Fastjson, IsReadWhole)
{
    const Decoded decoded(decodeFastjson, GetParam().payload);
    EXPECT_EQ(decoded.text, GetParam().expected);
    EXPECT_FALSE(decoded.tree.isIncomplete());
}

TEST_P(Fastjson, IsSafeWhereverItIsCut)
{
    const char first = GetParam().payload[0];
    tests::expectCutsAreSafe(decodeFastjson, GetParam().payload, first == '-' || (first >= '0' && first <= '9'));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Fastjson,
    testing::Values(Row{R"({"a":1,"b":[true,false,null],"c":{}})", R"({s"a":1,s"b":[true,false,null],s"c":{}})"},
                    Row{R"({"p":Set["a","b"],"t":TreeSet[1,2]})", R"({s"p":[s"a",s"b"],s"t":[1,2]})"},
                    Row{"[103L,1.5D,2.5F,3B,3S,7I,1.25B]", "[103,1.5d,2.5d,3,3,7,1.25d]"},
                    Row{"18446744073709551616L", "18446744073709551616n"},
                    Row{"{a:'it\\'s',$b_1:\"x\"}", "{s\"a\":s\"it's\",s\"$b_1\":s\"x\"}"},
                    Row{"{1:'x',2L:'y'}", "{1:s\"x\",2:s\"y\"}"},
                    Row{R"({"@type":"com.x.User","id":7L})", R"(<com.x.User s"id":7>)"},
                    Row{R"({"@type":"java.util.HashMap"})", "<java.util.HashMap>"},
                    Row{R"([{"@type":"a.B","c":{"@type":"d.E","f":Set[]}}])", R"([<a.B s"c":<d.E s"f":[]>>])"},
                    Row{R"({"@type":"java.util.Date","val":1714979289000})",
                        R"(<java.util.Date s"val":1714979289000,s"value":s"2024-05-06T07:08:09Z">)"},
                    Row{"[new Date(1714979289123)]", R"([<Date s"value":s"2024-05-06T07:08:09.123Z">])"},
                    Row{R"({"a":{"$ref":"$.b"}})", R"({s"a":{s"$ref":s"$.b"}})"}, Row{"x'00ff'", "b\"00ff\""},
                    Row{R"("\u4f60\x41")", "s\"\xe4\xbd\xa0"
                                           "A\""},
                    Row{"[NaN,Infinity,-Infinity,undefined]", "[nand,infd,-infd,null]"}, Row{"\"\xff\"", "b\"ff\""}));

TEST(Fastjson, WhatIsNotFastjsonIsRefused)
{
    for (const char *payload : {"", "{", "[1,,2]", "{a}", "Set", "Set{}", "Sex[1]", "[1]x", "hello", "1X", "new Foo(1)",
                                "new Date(x)", "// a comment\n1", "/* */1", "'a\"", "{:1}", "[-]", "[1e]"}) {
        EXPECT_EQ(Decoded(decodeFastjson, payload).text, "none") << payload;
    }
}

TEST(Fastjson, OneOddElementHidesNothing)
{
    struct Odd {
        const char *payload;
        const char *expected;
        bool isOdd;
    };
    const Odd rows[] = {
        {R"({"a":NaN,"b":NaND,"c":InfinityF,"d":-InfinityD,"e":1})",
         R"({s"a":nand,s"b":nand,s"c":infd,s"d":-infd,s"e":1})", false},
        {R"({"a":new Date(0L),"b":new Date(-5L)})",
         R"({s"a":<Date s"value":s"1970-01-01T00:00:00Z">,s"b":<Date s"value":s"1969-12-31T23:59:59.995Z">})", false},
        {R"({"a":{"@type":"java.util.Date","val":0L}})",
         R"({s"a":<java.util.Date s"val":0,s"value":s"1970-01-01T00:00:00Z">})", false},
        {R"({{"@type":"a.B","id":1}:"v",[1,2]:3,{}:4,"k":5})", R"({<a.B s"id":1>:s"v",[1,2]:3,{}:4,s"k":5})", false},
        {R"({{{{"a":1}:2}:3}:4})", R"({{{{s"a":1}:2}:3}:4})", false},
        {R"({"a":spam,"b":2})", R"({s"a":<spam>,s"b":2})", true},
        {R"({"a":/* x */1,"b":[.5,2],"c":@t(",}")})", R"({s"a":</* x */1>,s"b":[<.5>,2],s"c":<@t(",}")>})", true},
        {R"({"a":new Foo(1, 2),"b":1})", R"({s"a":<new Foo(1, 2)>,s"b":1})", true},
        {R"([.5])", "none", false},
        {R"({"a":,"b":1})", "none", false},
        {R"({"a":1}garbage)", R"({s"a":1})", true},
        {"\xef\xbb\xbf{\"a\":1}", R"({s"a":1})", false},
        {R"({{"a":1},"b":2})", "none", false},
        {R"({[1]})", "none", false},
    };
    for (const Odd &row : rows) {
        const Decoded decoded(decodeFastjson, row.payload);
        EXPECT_EQ(decoded.text, row.expected) << row.payload;
        EXPECT_EQ(decoded.tree.isOdd(), row.isOdd) << row.payload;
        EXPECT_FALSE(decoded.tree.isIncomplete()) << row.payload;
    }
    tests::expectCutsAreSafe(decodeFastjson, R"({{"a":[1]}:2,[{"b":3}]:{[]:4}})");
    EXPECT_EQ(Decoded(decodeFastjson, QByteArray(100'000, '{')).text, "none");
    EXPECT_NE(Decoded(decodeFastjson, QByteArray(500, '{'), true).text, "none");
    Decoded(decodeFastjson, QByteArray(100'000, '{'), true);
}

TEST(Fastjson, CutPayloadsKeepWhatIsComplete)
{
    EXPECT_EQ(Decoded(decodeFastjson, R"({"@type":"a.B","x":Set["a","b)", true).text, R"(<a.B s"x":[s"a",?]>)");
    EXPECT_EQ(Decoded(decodeFastjson, R"({"a":1,"b)", true).text, R"({s"a":1,?:?})");
    EXPECT_EQ(Decoded(decodeFastjson, R"({"a":TreeS)", true).text, R"({s"a":?})");
    EXPECT_EQ(Decoded(decodeFastjson, QByteArray(1000, 'a'), true).text, "none");
}

TEST(Fastjson, DeepNestingIsLeftOut)
{
    const QByteArray deep = QByteArray("{a:[").repeated(50) + "1,'\\n',Set[x'00']" + QByteArray("]}").repeated(50);
    const Decoded decoded(decodeFastjson, deep);
    EXPECT_TRUE(decoded.tree.isIncomplete());
    EXPECT_EQ(decoded.tree.size(), 64U + 32U + 1U);
    EXPECT_EQ(decoded.tree.kept(), 0);
    EXPECT_TRUE(Decoded(decodeFastjson, deep.first(220), true).tree.isIncomplete());
    for (const char *open : {"[", "{a:", "{[", "Set["}) {
        const QByteArray abyss = QByteArray(open).repeated(100'000);
        EXPECT_EQ(Decoded(decodeFastjson, abyss).text, "none");
        EXPECT_EQ(Decoded(decodeFastjson, abyss, true).text, "none");
    }
}

TEST(Fastjson, AFullTreeIsReturned)
{
    NodeTree tree;
    const QByteArray many = '[' + QByteArray("{},").repeated(300'000) + "1]";
    ASSERT_NE(decodeFastjson(many, false, tree), NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
}

TEST(Fastjson, ReadsWhatRuoYiLeaves)
{
    const support::Fixture fixture = support::Fixture::load(QStringLiteral("ruoyi"));
    ASSERT_FALSE(fixture.expected.isEmpty());
    for (const support::ExpectedSession &expected : fixture.expected) {
        const auto key = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                      [&](const support::FixtureKey &at) { return at.key == expected.key; });
        ASSERT_NE(key, fixture.keys.end());
        const Decoded decoded(decodeFastjson, key->value);
        ASSERT_NE(decoded.root, NodeTree::kNone);
        EXPECT_FALSE(decoded.tree.isIncomplete());
        EXPECT_EQ(decoded.tree.at(decoded.root).text, "com.ruoyi.common.core.domain.model.LoginUser");
        EXPECT_EQ(decoded.tree.at(decoded.tree.find(decoded.root, "username")).text, expected.user);
        EXPECT_EQ(decoded.tree.at(decoded.tree.find(decoded.root, "loginTime")).integer, expected.created);
        EXPECT_EQ(decoded.tree.at(decoded.tree.find(decoded.root, "ipaddr")).text, expected.ip);
        for (const QByteArray &has : expected.payloadHas)
            EXPECT_NE(decoded.text.find(has.toStdString()), std::string::npos) << has.toStdString();
        tests::expectCutsAreSafe(decodeFastjson,
                                 QByteArrayView(key->value).first(std::min<qsizetype>(1500, key->value.size())));
    }
}

} // namespace
