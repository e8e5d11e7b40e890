// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/treetext.h"
#include "tests/support/fixture.h"

#include <cmath>

namespace
{

using formats::decodeJson;
using formats::NodeTree;
using tests::Decoded;

struct Row {
    QByteArray payload;
    std::string expected;
};

class Json : public testing::TestWithParam<Row>
{
};

TEST_P(Json, IsReadWhole)
{
    const Decoded decoded(decodeJson, GetParam().payload);
    EXPECT_EQ(decoded.text, GetParam().expected);
    EXPECT_FALSE(decoded.tree.isIncomplete());
}

TEST_P(Json, IsSafeWhereverItIsCut)
{
    const QByteArray payload = GetParam().payload.trimmed();
    const bool isNumber = payload[0] == '-' || (payload[0] >= '0' && payload[0] <= '9');
    tests::expectCutsAreSafe(decodeJson, payload, isNumber);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Json,
    testing::Values(Row{R"({"a":1,"b":[true,false,null],"c":{}})", R"({s"a":1,s"b":[true,false,null],s"c":{}})"},
                    Row{" [ ] ", "[]"}, Row{R"("\u4f60\ud83d\ude00\n")", "s\"\xe4\xbd\xa0\xf0\x9f\x98\x80\n\""},
                    Row{R"({"\u0061":"x"})", R"({s"a":s"x"})"}, Row{"9223372036854775807", "9223372036854775807"},
                    Row{"-9223372036854775808", "-9223372036854775808"},
                    Row{"9223372036854775808", "9223372036854775808n"},
                    Row{"-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728n"},
                    Row{"[1.5,1e3,-0]", "[1.5d,1000d,0d]"}, Row{"[NaN,Infinity,-Infinity]", "[nand,infd,-infd]"},
                    Row{"\"\xff\xfe\"", "b\"fffe\""}, Row{"{\"\xff\":1}", "{b\"ff\":1}"},
                    Row{R"([[[1]],{"a":{"b":[]}}])", R"([[[1]],{s"a":{s"b":[]}}])"}));

TEST(Json, WhatIsNotJsonIsRefused)
{
    for (const char *payload : {"", " ", "{", "[1,]", "{\"a\"}", "{a:1}", "{'a':1}", "[1]x", "01", "tru", "truex", "+1",
                                "[1 2]", "]", "{\"a\":1]", "\"", "nul", "1L"}) {
        EXPECT_EQ(Decoded(decodeJson, payload).text, "none") << payload;
    }
}

TEST(Json, WhatIsNotQuiteJsonIsMarked)
{
    struct Odd {
        const char *payload;
        const char *expected;
        bool isOdd;
    };
    const Odd rows[] = {
        {"{\"a\":\"x\ty\"}", "{s\"a\":s\"x\ty\"}", true},
        {"[\"line\nend\"]", "[s\"line\nend\"]", true},
        {"{\"a\x01\":1}", "{s\"a\x01\":1}", true},
        {R"(["\x41"])", R"([s"\x41"])", true},
        {R"(["\u12G4", 1])", R"([s"\u12G4",1])", true},
        {R"(["\u12"])", R"([s"\u12"])", true},
        {R"(["\'"])", R"([s"\'"])", true},
        {R"(["\\\"\/\b\f\n\r\t\u00e9\ud83d\ude00"])", "[s\"\\\"/\b\f\n\r\t\xc3\xa9\xf0\x9f\x98\x80\"]", false},
        {"[\"\x7f\"]", "[s\"\x7f\"]", false},
        {"[NaN]", "[nand]", true},
        {"[-Infinity]", "[-infd]", true},
        {"{\"a\":1}x", "none", false},
        {"{\"a\":1} {\"b\":2}", "none", false},
        {"\xef\xbb\xbf{\"a\":1}", "{s\"a\":1}", false},
        {"{} x", "none", false},
        {"[1] x", "none", false},
    };
    for (const Odd &row : rows) {
        const Decoded decoded(decodeJson, row.payload);
        EXPECT_EQ(decoded.text, row.expected) << row.payload;
        EXPECT_EQ(decoded.tree.isOdd(), row.isOdd) << row.payload;
        EXPECT_FALSE(decoded.tree.isIncomplete()) << row.payload;
    }
}

TEST(Json, NumbersBeyondADoubleAreInfiniteOrZero)
{
    EXPECT_EQ(Decoded(decodeJson, "[1e+9999,-1e9999,1E400]").text, "[infd,-infd,infd]");
    EXPECT_EQ(Decoded(decodeJson, "[1e-9999,0e9999,0.00e99999999999999999999,123e-9999]").text, "[0d,0d,0d,0d]");
    EXPECT_EQ(Decoded(decodeJson, "[1.7976931348623157e308,5e-324]").text, "[1.79769e+308d,4.94066e-324d]");
}

TEST(Json, TextsWithoutEscapesAreViews)
{
    const QByteArray payload = R"({"name":"alice","esc":"a\tb"})";
    NodeTree tree;
    const auto root = decodeJson(payload, false, tree);
    const NodeTree::Node &name = tree.at(tree.find(root, "name"));
    EXPECT_TRUE(name.text.data() > payload.constData() && name.text.data() < payload.constData() + payload.size());
    EXPECT_EQ(tree.kept(), 3);
}

TEST(Json, NumbersKeepTheirText)
{
    NodeTree tree;
    const auto root = decodeJson("[1.50,1e999]", false, tree);
    const NodeTree::Node &first = tree.at(tree.at(root).first);
    EXPECT_EQ(first.text, "1.50");
    EXPECT_EQ(tree.at(first.next).text, "1e999");
    EXPECT_TRUE(std::isinf(tree.at(first.next).number));
}

TEST(Json, CutPayloadsKeepWhatIsComplete)
{
    const std::pair<const char *, const char *> rows[] = {
        {R"({"a":1,"b":[1,2)", R"({s"a":1,s"b":[1,?]})"},
        {R"({"a":"x","b)", R"({s"a":s"x",?:?})"},
        {R"({"a":)", R"({s"a":?})"},
        {R"([1,2,)", "[1,2,?]"},
        {"\"{\\\"a\\\":1", "s\"{\"a\":1\""},
        {"\"caf\xc3", "s\"caf\""},
        {"12", "?"},
        {"", "?"},
    };
    for (const auto &[payload, expected] : rows) {
        const Decoded cut(decodeJson, payload, true);
        EXPECT_EQ(cut.text, expected);
        EXPECT_TRUE(cut.tree.isIncomplete());
    }
    EXPECT_EQ(Decoded(decodeJson, "{\"a\":1}]", true).text, "none");
}

TEST(Json, DeepNestingIsLeftOut)
{
    const QByteArray deep = QByteArray(100, '[') + QByteArray(100, ']');
    const Decoded decoded(decodeJson, deep);
    EXPECT_EQ(decoded.text, std::string(64, '[') + '?' + std::string(64, ']'));
    EXPECT_TRUE(decoded.tree.isIncomplete());
    const QByteArray abyss(100'000, '[');
    // So deep that nobody looks whether it closes again: its beginning is shown, whole or cut.
    for (const QByteArray &payload : {abyss, abyss + QByteArray(100'000, ']')}) {
        for (const bool isCut : {false, true}) {
            const Decoded shown(decodeJson, payload, isCut);
            EXPECT_EQ(shown.text, decoded.text);
            EXPECT_TRUE(shown.tree.isIncomplete());
        }
    }
}

TEST(Json, AFullTreeIsReturned)
{
    const QByteArray many = '[' + QByteArray("1,").repeated(300'000) + "1]";
    NodeTree tree;
    const auto root = decodeJson(many, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    EXPECT_EQ(tree.at(root).children, NodeTree::kMostNodes - 1);
}

TEST(Json, ReadsWhatExpressLeaves)
{
    const support::Fixture fixture = support::Fixture::load(QStringLiteral("express"));
    for (const support::ExpectedSession &expected : fixture.expected) {
        const auto key = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                      [&](const support::FixtureKey &at) { return at.key == expected.key; });
        ASSERT_NE(key, fixture.keys.end());
        const Decoded decoded(decodeJson, key->value);
        EXPECT_NE(decoded.text, "none");
        for (const QByteArray &has : expected.payloadHas)
            EXPECT_NE(decoded.text.find(has.toStdString()), std::string::npos) << has.toStdString();
    }
}

} // namespace
