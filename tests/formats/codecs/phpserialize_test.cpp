// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/decoding.h"

namespace
{

using formats::decodePhpBinary;
using formats::decodePhpSerialize;
using formats::decodePhpSession;
using formats::NodeTree;
using support::decoded;
using support::Decoder;
using support::raw;
using Kind = NodeTree::Kind;

struct Sample {
    QByteArray bytes;
    std::string expected;
};

/// What PHP 8.2 writes, and what it reads.
const Sample kValues[] = {
    {"N;", "null"},
    {"b:1;", "true"},
    {"b:0;", "false"},
    {"i:-42;", "-42"},
    {"i:+7;", "7"},
    {"i:9223372036854775807;", "9223372036854775807"},
    {"i:-9223372036854775808;", "-9223372036854775808"},
    {"i:9223372036854775808;", "9223372036854775808"},
    {"i:-123456789012345678901234567890;", "-123456789012345678901234567890"},
    {"d:0.1;", "0.1"},
    {"d:-0;", "0"},
    {"d:1.0E+25;", "1e+25"},
    {"d:INF;", "inf"},
    {"d:-INF;", "-inf"},
    {"d:NAN;", "nan"},
    {"s:0:\"\";", "\"\""},
    {"s:2:\"\xc3\xa9\";", "\"\xc3\xa9\""},
    {"s:5:\"\";s:1\";", "\"\";s:1\""},
    {"S:3:\"a\\62c\";", "\"abc\""},
    {"S:2:\"ab\";", "\"ab\""},
    {"a:0:{}", "[]"},
    {"a:2:{i:0;i:5;i:1;N;}", "[5, null]"},
    {"a:2:{i:1;i:5;i:0;N;}", "{1: 5, 0: null}"},
    {"a:3:{i:0;i:5;i:1;i:6;s:1:\"k\";N;}", "{0: 5, 1: 6, \"k\": null}"},
    {"a:2:{i:0;i:5;i:7;a:0:{}}", "{0: 5, 7: []}"},
    {"a:2:{i:0;i:1;i:0;i:2;}", "{0: 1, 0: 2}"},
    {"O:8:\"stdClass\":0:{}", "stdClass{}"},
    {raw("O:6:\"Shop\\A\":3:{s:1:\"a\";i:1;s:4:\"\0*\0b\";N;s:9:\"\0Shop\\A\0c\";N;}"),
     "Shop\\A{\"a\": 1, \"b\": null, \"c\": null}"},
    {"O:4:\"NewS\":2:{s:1:\"k\";i:1;i:5;i:2;}", "NewS{\"k\": 1, 5: 2}"},
    {"C:8:\"Shop\\Ser\":4:{i:1;}", "Shop\\Ser{\"data\": x693a313b}"},
    {"E:13:\"Shop\\Plan:Pro\";", "Shop\\Plan{\"value\": \"Pro\"}"},
    // Values are numbered as they begin, keys are not; R: gets no number itself.
    {"O:8:\"stdClass\":1:{s:2:\"me\";r:1;}", "stdClass{\"me\": ^0}"},
    {"a:2:{i:0;i:8;i:1;R:2;}", "[8, 8]"},
    {"a:3:{i:0;i:8;i:1;R:2;i:2;R:2;}", "[8, 8, 8]"},
    {"a:4:{i:0;O:1:\"A\":0:{}i:1;r:2;i:2;s:1:\"x\";i:3;R:4;}", "[A{}, ^1, \"x\", \"x\"]"},
    {"a:4:{i:0;O:1:\"A\":0:{}i:1;R:2;i:2;s:1:\"x\";i:3;R:3;}", "[A{}, ^1, \"x\", \"x\"]"},
    // Nobody but its class knows how many values are in a C: object.
    {"a:4:{i:0;i:9;i:1;C:1:\"A\":4:{i:1;}i:2;R:2;i:3;R:4;}", "[9, A{\"data\": x693a313b}, 9, ...]"},
};

TEST(PhpSerialize, ReadsWhatPhpWrites)
{
    for (const Sample &sample : kValues) {
        EXPECT_EQ(decoded(decodePhpSerialize, sample.bytes), sample.expected) << sample.bytes.constData();
        // Fewer bytes, or more, are something else.
        support::checkCuts(decodePhpSerialize, sample.bytes, 1);
        const std::string longer = decoded(decodePhpSerialize, sample.bytes + ' ');
        EXPECT_TRUE(longer == "none" || longer == sample.expected) << sample.bytes.constData();
    }
}

TEST(PhpSerialize, KeepsTheDigitsOfNumbers)
{
    NodeTree tree;
    const auto number = decodePhpSerialize("d:0.10;", false, tree);
    EXPECT_EQ(tree.at(number).text, "0.10");
    const auto big = decodePhpSerialize("i:99999999999999999999;", false, tree);
    EXPECT_EQ(tree.at(big).kind, Kind::BigInteger);
}

TEST(PhpSerialize, IsNothingElse)
{
    for (const char *text : {
             "",
             " ",
             "hello",
             "{}",
             "[1]",
             "null",
             "N",
             "N:",
             "i:;",
             "i:-;",
             "i:1",
             "i:1.5;",
             "i:0x1;",
             "b:2;",
             "b:;",
             "d:;",
             "d:x;",
             "d:1.2.3;",
             "d:INFINITY;",
             "s:3:\"ab\";",
             "s:1:\"ab\";",
             "s:-1:\"\";",
             "s:1:'a';",
             "a:1:{}",
             "a:-1:{}",
             "a:1:{i:0;i:1;",
             "a:1:{N;i:1;}",
             "a:1:{d:1;i:1;}",
             "a:1:{a:0:{}i:1;}",
             "a:0:{i:0;i:1;}",
             "O:1:\"A\":1:{}",
             "O:1:\"A\":0:{",
             "C:1:\"A\":2:{a}",
             "E:1:\"A\";",
             "R:1;",
             "r:1;",
             "a:1:{i:0;R:2;}",
             "a:1:{i:0;r:0;}",
             "a:1:{i:0;r:99999999999999999999;}",
             "S:1:\"\\6\";",
             "S:1:\"\\zz\";",
             "}",
             "o:1:{}",
             "a:1:{i:99999999999999999999;N;}",
         })
        EXPECT_EQ(decoded(decodePhpSerialize, text), "none") << text;
}

TEST(PhpSerialize, GivesTimesAValue)
{
    const auto time = [](const char *date, const char *zone) {
        const QByteArray bytes =
            QByteArray("O:13:\"Carbon\\Carbon\":3:{s:4:\"date\";s:26:\"") + date +
            "\";s:13:\"timezone_type\";i:3;s:8:\"timezone\";s:" + QByteArray::number(qstrlen(zone)) + ":\"" + zone +
            "\";}";
        NodeTree tree;
        const auto root = decodePhpSerialize(bytes, false, tree);
        const auto value = root == NodeTree::kNone ? NodeTree::kNone : tree.find(root, "value");
        return value == NodeTree::kNone ? QByteArray() : tree.at(value).text.toByteArray();
    };
    EXPECT_EQ(time("2024-05-06 07:08:09.000000", "UTC"), "2024-05-06T07:08:09Z");
    EXPECT_EQ(time("2024-05-06 07:08:09.500000", "+02:00"), "2024-05-06T07:08:09.500000+02:00");
    EXPECT_EQ(time("2024-05-06 07:08:09.000000", "-05:30"), "2024-05-06T07:08:09-05:30");
    EXPECT_EQ(time("2024-05-06 07:08:09.000000", "Europe/Berlin"), "") << "only a database knows the offset";
    EXPECT_EQ(time("2024-05-06T07:08:09.000000", "UTC"), "");
}

TEST(PhpSerialize, ReadsSessions)
{
    EXPECT_EQ(decoded(decodePhpSession, "user|s:5:\"a|b;c\";n|i:7;empty|a:0:{}"),
              R"({"user": "a|b;c", "n": 7, "empty": []})");
    EXPECT_EQ(decoded(decodePhpSession, "!gone|n|i:7;!last|"), R"({"gone": null, "n": 7, "last": null})");
    EXPECT_EQ(decoded(decodePhpSession, "!name|i:7;"), R"({"!name": 7})");
    EXPECT_EQ(decoded(decodePhpSession, "a|O:1:\"A\":0:{}b|r:1;c|i:3;d|R:3;"),
              R"({"a": A{}, "b": ^2, "c": 3, "d": 3})");
    for (const QByteArray &text : {QByteArray(), QByteArray("a"), QByteArray("a|"), QByteArray("a|x"), QByteArray("|x"),
                                   QByteArray("a|a:2:{i:0;i:1;x"), QByteArray("a:1:{i:0;i:1;}")})
        EXPECT_EQ(decoded(decodePhpSession, text), "none") << text.constData();
}

TEST(PhpSerialize, ShowsWhatIsFineBesideWhatIsOdd)
{
    struct Row {
        Decoder decode;
        QByteArray bytes;
        std::string expected;
        bool isOdd;
    };
    const Row rows[] = {
        // Names are whatever the program made them.
        {decodePhpSession, "|i:1;user|s:3:\"eve\";", R"({"": 1, "user": "eve"})", false},
        {decodePhpSession, "a\nb|i:1;", "{\"a\nb\": 1}", false},
        {decodePhpSession, raw("a\0b|i:1;"), "none", false},
        {decodePhpBinary, raw("\0i:1;"), R"({"": 1})", false},
        {decodePhpBinary, raw("\2\nai:1;"), "{\"\na\": 1}", false},
        {decodePhpBinary, raw("\2\1ai:1;"), "none", false},
        // Behind the end, and a mark before the beginning.
        {decodePhpSerialize, "a:1:{i:0;i:1;}\n", "[1]", true},
        {decodePhpSerialize, "O:1:\"A\":1:{s:1:\"k\";i:1;}x", "A{\"k\": 1}", true},
        {decodePhpSerialize,
         "\xef\xbb\xbf"
         "a:1:{i:0;i:1;}",
         "[1]", false},
        {decodePhpSession,
         "\xef\xbb\xbf"
         "user|i:7;",
         R"({"user": 7})", false},
        {decodePhpSerialize, "i:7;x", "none", false},
        {decodePhpSerialize, "a:0:{}x", "none", false},
        // Variables before one that nobody can read.
        {decodePhpSession, "a|i:1;b", R"({"a": 1, ...: ...})", true},
        {decodePhpSession, "a|i:1;b|x", R"({"a": 1, "b": ...})", true},
        {decodePhpSession, "a|i:1;b|a:2:{i:0;i:5;x", R"({"a": 1, "b": [5, ...]})", true},
        {decodePhpBinary, raw("\1ai:1;\1b"), "none", false},
    };
    for (const Row &row : rows) {
        NodeTree tree;
        const auto root = row.decode(row.bytes, false, tree);
        EXPECT_EQ(support::dump(tree, root), row.expected) << row.bytes.constData();
        EXPECT_EQ(tree.isOdd(), row.isOdd) << row.bytes.constData();
        EXPECT_FALSE(tree.isIncomplete()) << row.bytes.constData();
        if (root != NodeTree::kNone)
            support::checkTree(tree, root);
        support::checkDamage(row.decode, row.bytes);
    }
}

TEST(PhpSerialize, NumbersBeyondADoubleAreInfiniteOrZero)
{
    EXPECT_EQ(decoded(decodePhpSerialize, "d:1.7977E+308;"), "inf");
    EXPECT_EQ(decoded(decodePhpSerialize, "d:-1.0E+400;"), "-inf");
    EXPECT_EQ(decoded(decodePhpSerialize, "d:1.7976931348623157E+308;"), "1.79769313486232e+308");
    EXPECT_EQ(decoded(decodePhpSerialize, "d:1.0E-400;"), "0");
    EXPECT_EQ(decoded(decodePhpSerialize, "d:4.9406564584124654E-324;"), "4.94065645841247e-324");
    EXPECT_EQ(decoded(decodePhpSerialize, "d:" + QByteArray(400, '9') + ";"), "inf");
    EXPECT_EQ(decoded(decodePhpSerialize, "d:0." + QByteArray(400, '0') + "1;"), "0");
}

TEST(PhpSerialize, ReadsBinarySessions)
{
    EXPECT_EQ(decoded(decodePhpBinary, raw("\4users:5:\"alice\";\x81n\5emptya:0:{}")),
              R"({"user": "alice", "n": null, "empty": []})");
    for (const QByteArray &text : {QByteArray(), raw("\4user"), raw("\4use"), raw("user|i:1;"), raw("\x7f")})
        EXPECT_EQ(decoded(decodePhpBinary, text), "none") << text.constData();
    EXPECT_EQ(decoded(decodePhpBinary, raw("\4useri:7;\5emp"), true), R"({"user": 7, ...: ...})");
    const QByteArray session =
        raw("\1aa:2:{s:1:\"x\";O:1:\"A\":1:{s:1:\"p\";d:1.5;}s:1:\"y\";E:3:\"S:c\";}\x81u\1br:3;");
    support::checkDamage(decodePhpBinary, session);
}

TEST(PhpSerialize, KeepsWhatStandsBeforeACut)
{
    EXPECT_EQ(decoded(decodePhpSession, "user|s:5:\"alice\";n|i:7", true), R"({"user": "alice", "n": ...})");
    EXPECT_EQ(decoded(decodePhpSession, "user|s:5:\"alice\";nam", true), R"({"user": "alice", ...: ...})");
    EXPECT_EQ(decoded(decodePhpSession, "user|s:5:\"alice\";", true), R"({"user": "alice", ...: ...})");
    EXPECT_EQ(decoded(decodePhpSession, "use", true), "none") << "any text may be cut there";
    EXPECT_EQ(decoded(decodePhpSerialize, "a:2:{i:0;i:5;i:1;a:1:{s:1:\"k\";s:99:\"v", true), R"([5, {"k": ...}])");
    EXPECT_EQ(decoded(decodePhpSerialize, "a:9:{i:0;i:5;", true), "[5, ...]");
    EXPECT_EQ(decoded(decodePhpSerialize, "a:2:{i:0;x", true), "none") << "wrong, not cut";
    // Laravel: a payload within a string.
    EXPECT_EQ(decoded(decodePhpSerialize, "s:99:\"a:1:{i:0", true), "\"a:1:{i:0\"");
    const QByteArray session =
        "a|a:2:{s:1:\"x\";O:1:\"A\":1:{s:1:\"p\";d:1.5;}s:1:\"y\";E:3:\"S:c\";}!u|b|C:1:\"C\":2:{ab}c|r:3;";
    support::checkCuts(decodePhpSession, QByteArray(session).replace("c|r:3;", "c|S:2:\"a\\62\";"), 3, true);
    support::checkDamage(decodePhpSession, session);
    support::checkDamage(decodePhpSerialize,
                         "a:2:{s:1:\"x\";O:1:\"A\":1:{s:1:\"p\";d:1.5;}s:1:\"y\";a:2:{i:0;N;i:1;R:3;}}");
}

TEST(PhpSerialize, BelievesNoLength)
{
    for (const char *count : {"2147483648", "4294967296", "9223372036854775808", "99999999999999999999999"}) {
        for (const char *pattern : {"s:%:\"a\";", "S:%:\"a\";", "a:%:{i:0;i:1;}", "O:1:\"A\":%:{i:0;i:1;}",
                                    "O:%:\"A\":0:{}", "C:1:\"A\":%:{a}", "E:%:\"A:b\";", "R:%;"}) {
            const QByteArray bytes = QByteArray(pattern).replace("%", count);
            EXPECT_EQ(decoded(decodePhpSerialize, bytes), "none") << bytes.constData();
            decoded(decodePhpSerialize, bytes, true);
        }
    }
}

TEST(PhpSerialize, BoundsTheNesting)
{
    constexpr int kLevels = 100'000;
    const QByteArray open = QByteArray("a:1:{i:0;").repeated(kLevels);
    const QByteArray bytes = open + "i:1;" + QByteArray("}").repeated(kLevels);
    NodeTree tree;
    const auto root = decodePhpSerialize(bytes, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    EXPECT_LT(tree.size(), 200U);
    support::checkTree(tree, root);
    EXPECT_EQ(decoded(decodePhpSerialize, open), "none");
    EXPECT_NE(decoded(decodePhpSerialize, open, true), "none");
    EXPECT_NE(decoded(decodePhpSession, "a|" + bytes), "none");
    // What was dropped keeps its number.
    const QByteArray after =
        "a:2:{i:0;" + QByteArray("a:1:{i:0;").repeated(70) + "i:1;" + QByteArray("}").repeated(70) + "i:1;R:71;}";
    const std::string text = decoded(decodePhpSerialize, after);
    EXPECT_EQ(text.substr(text.size() - 6), ", ...]");
}

TEST(PhpSerialize, BoundsWhatReferencesMake)
{
    // Each array refers to the one before it ten times: expanded, these were 10^60 values.
    QByteArray bytes = "a:60:{i:0;a:1:{i:0;i:1;}";
    int last = 2;
    int next = 4;
    for (int i = 1; i < 60; ++i) {
        bytes += "i:" + QByteArray::number(i) + ";a:10:{";
        for (int j = 0; j < 10; ++j)
            bytes += "i:" + QByteArray::number(j) + ";R:" + QByteArray::number(last) + ';';
        bytes += '}';
        last = next++;
    }
    NodeTree tree;
    const auto root = decodePhpSerialize(bytes + '}', false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_LT(tree.size(), 700U);
}

TEST(PhpSerialize, StopsInAFullTree)
{
    QByteArray bytes = "a:300000:{";
    for (int i = 0; i < 300'000; ++i)
        bytes += "i:" + QByteArray::number(i) + ";N;";
    NodeTree tree;
    auto root = decodePhpSerialize(bytes + '}', false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    EXPECT_EQ(tree.at(root).children, NodeTree::kMostNodes - 1);
    // A last key that makes it a map, for which there is no room.
    bytes = "a:150001:{";
    for (int i = 0; i < 150'000; ++i)
        bytes += "i:" + QByteArray::number(i) + ";N;";
    tree.clear();
    root = decodePhpSerialize(bytes + "i:7;N;}", false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_EQ(tree.at(root).kind, Kind::Map);
    support::checkTree(tree, root);
}

TEST(PhpSerialize, ReadsWhatFrameworksStored)
{
    support::checkFixture("phpredis-php", decodePhpSession);
    support::checkFixture("symfony-phpredis", decodePhpSession);
    // Laravel: the cache serializes what the session serialized.
    support::checkFixture("laravel-phpredis", [](QByteArrayView bytes, bool isPrefix, NodeTree &tree) {
        const auto outer = decodePhpSerialize(bytes, isPrefix, tree);
        if (outer == NodeTree::kNone || tree.at(outer).kind != Kind::String)
            return NodeTree::kNone;
        return decodePhpSerialize(tree.at(outer).text, isPrefix, tree);
    });
}

TEST(PhpSerialize, FollowsTheReferencesOfARealSession)
{
    const auto fixture = support::Fixture::load(QStringLiteral("phpredis-php"));
    NodeTree tree;
    const auto key = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                  [](const auto &stored) { return stored.value.contains("same_account|"); });
    ASSERT_NE(key, fixture.keys.end());
    const auto root = decodePhpSession(key->value, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    const auto account = tree.find(root, "account");
    const auto same = tree.find(root, "same_account");
    ASSERT_TRUE(account != NodeTree::kNone && same != NodeTree::kNone);
    EXPECT_EQ(tree.at(same).kind, Kind::Reference);
    EXPECT_EQ(tree.at(same).integer, qint64(account));
}

} // namespace
