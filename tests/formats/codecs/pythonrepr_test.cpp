// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/treetext.h"

namespace
{

using formats::decodePythonRepr;
using formats::NodeTree;
using tests::Decoded;

struct Row {
    QByteArray payload;
    std::string expected;
};

class PythonRepr : public testing::TestWithParam<Row>
{
};

TEST_P(PythonRepr, IsReadWhole)
{
    const Decoded decoded(decodePythonRepr, GetParam().payload);
    EXPECT_EQ(decoded.text, GetParam().expected);
}

TEST_P(PythonRepr, IsSafeWhereverItIsCut)
{
    const char first = GetParam().payload[0];
    tests::expectCutsAreSafe(decodePythonRepr, GetParam().payload, first == '-' || (first >= '0' && first <= '9'));
}

// On the left what CPython 3 prints; with u'' or L, Python 2.
INSTANTIATE_TEST_SUITE_P(
    Rows, PythonRepr,
    testing::Values(
        Row{"{'user_id': 7, 'ok': True, 'no': False, 'none': None}",
            R"({s"user_id":7,s"ok":true,s"no":false,s"none":null})"},
        Row{"{}", "{}"}, Row{"()", "[]"}, Row{"[]", "[]"}, Row{"set()", "[]"}, Row{"frozenset()", "[]"},
        Row{"(1, 2)", "[1,2]"}, Row{"(1,)", "[1]"}, Row{"{1, 2}", "[1,2]"}, Row{"{'a'}", R"([s"a"])"},
        Row{"frozenset({1, 'a'})", R"([1,s"a"])"}, Row{"set([1, 2])", "[1,2]"},
        Row{"[b'\\x00\\xff', b'it\\'s']", R"([b"00ff",b"69742773"])"},
        Row{"{'k': {'n': [1, (2, 3), {4}]}}", R"({s"k":{s"n":[1,[2,3],[4]]}})"},
        Row{"{(1, 2): {3: 'x'}}", R"({[1,2]:{3:s"x"}})"},
        Row{"[1.5, 1e-05, -2.5e+16, nan, inf, -inf, -0.0]", "[1.5d,1e-05d,-2.5e+16d,nand,infd,-infd,0d]"},
        Row{"123456789012345678901234567890", "123456789012345678901234567890n"},
        Row{"[10L, u'caf\\xe9']", "[10,s\"caf\xc3\xa9\"]"},
        Row{R"(["it's", 'say "hi"', '\\ \n\t\'', '\x41\u4f60\U0001f600\101', '\N{BULLET}'])",
            "[s\"it's\",s\"say \"hi\"\",s\"\\ \n\t'\",s\"A\xe4\xbd\xa0\xf0\x9f\x98\x80"
            "A\",s\"\\N{BULLET}\"]"},
        Row{R"('\ud800')", "s\"\xef\xbf\xbd\""},
        Row{"datetime.datetime(2024, 5, 6, 7, 8, 9, 123456)",
            R"(<datetime.datetime s"value":s"2024-05-06T07:08:09.123456">)"},
        Row{"[datetime.datetime(2024, 5, 6, 7, 8, tzinfo=datetime.timezone.utc)]",
            R"([<datetime.datetime s"value":s"2024-05-06T07:08:00Z">])"},
        Row{"datetime.datetime(2024, 5, 6, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))",
            R"(<datetime.datetime s"value":s"2024-05-06T00:00:00+02:00">)"},
        Row{"datetime.datetime(2024, 5, 6, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, "
            "seconds=66600)))",
            R"(<datetime.datetime s"value":s"2024-05-06T00:00:00-05:30">)"},
        Row{"datetime.datetime(2024, 5, 6, 0, 0, tzinfo=zoneinfo.ZoneInfo(key='Europe/Berlin'))",
            R"(<datetime.datetime s"value":s"2024-05-06T00:00:00",s"tzinfo":<zoneinfo.ZoneInfo s"key":s"Europe/Berlin">>)"},
        Row{"datetime.datetime(2024, 5, 6, 0, 0, tzinfo=<UTC>)",
            R"(<datetime.datetime s"value":s"2024-05-06T00:00:00Z">)"},
        Row{"datetime.date(2024, 5, 6)", R"(<datetime.date s"value":s"2024-05-06">)"},
        Row{"datetime.time(7, 8)", R"(<datetime.time s"value":s"07:08:00">)"},
        Row{"datetime.timedelta(days=1, seconds=2)", R"(<datetime.timedelta s"days":1,s"seconds":2>)"},
        Row{"datetime.datetime(2024, 13, 6, 0, 0)", "<datetime.datetime 0:2024,1:13,2:6,3:0,4:0>"},
        Row{"Decimal('1.5')", R"(<Decimal s"value":s"1.5">)"},
        Row{"UUID('12345678-1234-5678-1234-567812345678')",
            R"(<UUID s"value":s"12345678-1234-5678-1234-567812345678">)"},
        Row{"OrderedDict([('a', 1), ('b', [2])])", R"({s"a":1,s"b":[2]})"}, Row{"OrderedDict()", "{}"},
        Row{"OrderedDict({'a': 1})", R"({s"a":1})"}, Row{"OrderedDict([1])", R"(<OrderedDict 0:[1]>)"},
        Row{"Point(x=1, y=2)", R"(<Point s"x":1,s"y":2>)"}, Row{"foo(1, 'a', k=None)", R"(<foo 0:1,1:s"a",s"k":null>)"},
        Row{"{'cart': <shop.models.Cart object at 0x7f2a0c0d>}", R"({s"cart":<shop.models.Cart>})"},
        Row{"[<class 'int'>, <Color.RED: 1>, <A <B>>]", "[<class 'int'>,<Color.RED: 1>,<A <B>>]"},
        Row{"defaultdict(<class 'list'>, {'a': [1]})", R"(<defaultdict 0:<class 'list'>,1:{s"a":[1]}>)"},
        Row{"bytearray(b'ab')", R"(<bytearray s"value":b"6162">)"}, Row{"[1, [...]]", "[1,[?]]"}));

TEST(PythonRepr, WhatIsNoReprIsRefused)
{
    for (const char *payload :
         {"",          "{",   "hello", "true", "null", "{'a': true}", "{'a' 1}", "{'a': 1, 2}", "{1: 2, 3: }",
          "[1 2]",     "[,]", "(1]",   "'a",   "'a\"", "1 + 2",       "x = 1",   "__import__",  "[x for x in y]",
          "lambda: 1", "<a",  "1.2.3", "-",    "f(,)", "f(1",         "f(k=)",   "os.system",   "1e",
          "b[1]"}) {
        EXPECT_EQ(Decoded(decodePythonRepr, payload).text, "none") << payload;
    }
}

TEST(PythonRepr, OneOddElementHidesNothing)
{
    struct Odd {
        const char *payload;
        const char *expected;
        bool isOdd;
    };
    const Odd rows[] = {
        {"{'tz': datetime.timezone.utc, 'a': 1}", R"({s"tz":<datetime.timezone.utc>,s"a":1})", false},
        {"{'z': (1+2j), 'i': 1j, 't': (1, -2.5j)}",
         R"({s"z":<complex s"value":s"1+2j">,s"i":<complex s"value":s"1j">,s"t":[1,<complex s"value":s"-2.5j">]})",
         false},
        {"{'z': (-0-infj), 'n': (nan+nanj)}",
         R"({s"z":<complex s"value":s"-0-infj">,s"n":<complex s"value":s"nan+nanj">})", false},
        {"[Ellipsis, NotImplemented]", "[<Ellipsis>,<NotImplemented>]", false},
        {"{'a': Color.RED, 'b': 2}", R"({s"a":<Color.RED>,s"b":2})", false},
        {"{'a': spam, 'b': 2}", R"({s"a":<spam>,s"b":2})", true},
        {"{'a': 0x10, 'b': 1_000, 'c': [$x(1, ']'), 2]}", R"({s"a":<0x10>,s"b":<1_000>,s"c":[<$x(1, ']')>,2]})", true},
        {"{'a': $, 'b': -}", R"({s"a":<$>,s"b":<->})", true},
        {"{'a': }", "none", false},
        {"[$]", "none", false},
        {"{'a': 1}}", R"({s"a":1})", true},
        {"{'a': 1}\n# saved", R"({s"a":1})", true},
        {"\xef\xbb\xbf{'a': 1}", R"({s"a":1})", false},
        {"[1]x", "none", false},
        {"(1j", "none", false},
        {"spam", "none", false},
    };
    for (const Odd &row : rows) {
        const Decoded decoded(decodePythonRepr, row.payload);
        EXPECT_EQ(decoded.text, row.expected) << row.payload;
        EXPECT_EQ(decoded.tree.isOdd(), row.isOdd) << row.payload;
        EXPECT_FALSE(decoded.tree.isIncomplete()) << row.payload;
    }
}

TEST(PythonRepr, NothingIsEvaluated)
{
    EXPECT_EQ(Decoded(decodePythonRepr, "__import__('os')").text, R"(<__import__ s"value":s"os">)");
    EXPECT_EQ(Decoded(decodePythonRepr, "__import__('os').system('x')").text, "none");
}

TEST(PythonRepr, CutPayloadsKeepWhatIsComplete)
{
    EXPECT_EQ(Decoded(decodePythonRepr, "{'a': 1, 'b': [1, 2", true).text, R"({s"a":1,s"b":[1,?]})");
    EXPECT_EQ(Decoded(decodePythonRepr, "{'a': 1, 'b", true).text, R"({s"a":1,?:?})");
    EXPECT_EQ(Decoded(decodePythonRepr, "{'a': 1, (1, 2", true).text, R"({s"a":1,[1,?]:?})");
    EXPECT_EQ(Decoded(decodePythonRepr, "{'a'", true).text, R"({s"a":?})");
    EXPECT_EQ(Decoded(decodePythonRepr, "{'a': Tru", true).text, R"({s"a":?})");
    EXPECT_EQ(Decoded(decodePythonRepr, "'{\"a\": 1", true).text, "s\"{\"a\": 1\"");
}

TEST(PythonRepr, DeepNestingIsLeftOut)
{
    const QByteArray deep = QByteArray("{'a':[").repeated(50) + "1,'\\n',{2},f(3,k=4)" + QByteArray("]}").repeated(50);
    const Decoded decoded(decodePythonRepr, deep);
    EXPECT_TRUE(decoded.tree.isIncomplete());
    EXPECT_EQ(decoded.tree.size(), 64U + 32U + 1U);
    EXPECT_EQ(decoded.tree.kept(), 0);
    for (const char *open : {"[", "(", "{", "{'a':", "f(", "f(k=", "{(", "<"}) {
        const QByteArray abyss = QByteArray(open).repeated(100'000);
        EXPECT_EQ(Decoded(decodePythonRepr, abyss).text, "none") << open;
        const Decoded cut(decodePythonRepr, abyss, true);
        EXPECT_EQ(cut.text, *open == '<' ? "?" : "none") << open;
    }
}

TEST(PythonRepr, AFullTreeIsReturned)
{
    NodeTree tree;
    const QByteArray many = '[' + QByteArray("f(k=1),").repeated(100'000) + "1]";
    ASSERT_NE(decodePythonRepr(many, false, tree), NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
}

} // namespace
