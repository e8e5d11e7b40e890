// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/decoding.h"

namespace
{

using formats::decodeIgbinary;
using formats::NodeTree;
using support::decoded;
using support::raw;

struct Sample {
    QByteArray value; ///< behind the header
    std::string expected;
};

QByteArray withHeader(const QByteArray &value, char version = 2)
{
    return raw("\0\0\0") + version + value;
}

/// What igbinary 3.2.13 writes, octal as PHP shows it; the longer forms as its source has them.
const Sample kValues[] = {
    {raw("\000"), "null"},
    {raw("\004"), "false"},
    {raw("\005"), "true"},
    {raw("\006\377"), "255"},
    {raw("\007\001"), "-1"},
    {raw("\010\377\377"), "65535"},
    {raw("\011\001\000"), "-256"},
    {raw("\012\377\377\377\377"), "4294967295"},
    {raw("\013\000\001\000\000"), "-65536"},
    {raw("\040\177\377\377\377\377\377\377\377"), "9223372036854775807"},
    {raw("\041\200\000\000\000\000\000\000\000"), "-9223372036854775808"},
    {raw("\040\200\000\000\000\000\000\000\000"), "9223372036854775808"},
    {raw("\041\377\377\377\377\377\377\377\377"), "-18446744073709551615"},
    {raw("\014?\271\231\231\231\231\231\232"), "0.1"},
    {raw("\014\177\360\000\000\000\000\000\000"), "inf"},
    {raw("\015"), "\"\""},
    {raw("\021\002\303\251"), "\"\303\251\""},
    {raw("\022\000\003abc"), "\"abc\""},
    {raw("\023\000\000\000\003abc"), "\"abc\""},
    {raw("\046\000\000\000\000\000\000\000\003abc"), "\"abc\""},
    {raw("\024\000"), "[]"},
    {raw("\024\002\006\000\021\003abc\006\001\016\000"), "[\"abc\", \"abc\"]"},
    {raw("\025\000\001\006\000\005"), "[true]"},
    {raw("\026\000\000\000\001\006\000\005"), "[true]"},
    {raw("\024\002\021\001a\006\001\006\003\006\002"), "{\"a\": 1, 3: 2}"},
    {raw("\024\002\021\001a\021\001b\017\000\001\020\000\000\000\000"), "{\"a\": \"b\", \"b\": \"a\"}"},
    {raw("\024\001\015\006\002"), "{\"\": 2}"},
    {raw("\024\002\000\006\000\006\002"), "[2]"}, // an element without a value
    {raw("\027\010stdClass\024\000"), "stdClass{}"},
    {raw("\030\000\001A\024\000"), "A{}"},
    {raw("\031\000\000\000\001A\024\000"), "A{}"},
    {raw("\024\002\006\000\027\006Shop\\A\024\003\021\001a\006\001\021\004\000*\000b\024\001\006\000\006\001\021\011"
         "\000Shop\\A\000c\000\006\001\042\001"),
     "[Shop\\A{\"a\": 1, \"b\": [1], \"c\": null}, ^1]"},
    {raw("\024\002\006\000\027\001A\024\002\021\001k\006\001\006\005\006\002\006\001\032\000\024\002\016\001\006\001\006\005"
         "\006\002"),
     "[A{\"k\": 1, 5: 2}, A{\"k\": 1, 5: 2}]"},
    {raw("\027\010stdClass\024\001\021\002me\042\000"), "stdClass{\"me\": ^0}"},
    {raw("\027\010Shop\\Ser\035\004i:1;"), "Shop\\Ser{\"data\": x693a313b}"},
    {raw("\024\002\006\000\027\011Shop\\Plan'\021\003Pro\006\001\042\001"), "[Shop\\Plan{\"value\": \"Pro\"}, ^1]"},
    // $a = [&$r, &$r]; an array behind a reference; the references of a scalar are numbered as well.
    {raw("\024\002\006\000%\006\001\006\001%\001\001"), "[1, 1]"},
    {raw("\024\003\006\000%\024\001\006\000\021\001x\006\001%\001\001\006\002\024\001\006\000\016\000"),
     "[[\"x\"], ^1, [\"x\"]]"},
    {raw("\024\003\006\000%\005\006\001\024\000\006\002\003\000\000\000\002"), "[true, [], []]"},
    {raw("\024\002\006\000\024\000\006\001\002\000\001"), "[[], []]"},
    // An array that is stored twice by its value; objects in it stay one and the same object.
    {QByteArray::fromHex("1402110463617274140011066572726f72730101"), "{\"cart\": [], \"errors\": []}"},
    {raw("\024\002\021\001a\024\001\021\004user\024\001\021\004name\021\003eve\021\001b\001\001"),
     "{\"a\": {\"user\": {\"name\": \"eve\"}}, \"b\": {\"user\": {\"name\": \"eve\"}}}"},
    {raw("\024\002\006\000\024\001\006\000\027\001A\024\001\021\001k\024\001\006\000\006\001\006\001\001\001"),
     "[[A{\"k\": [1]}], [A{\"k\": [1]}]]"},
    // By value within itself: no PHP writes that.
    {raw("\024\001\006\000\001\000"), "[^0]"},
};

TEST(Igbinary, ReadsWhatItsExtensionWrites)
{
    for (const Sample &sample : kValues) {
        const QByteArray bytes = withHeader(sample.value);
        EXPECT_EQ(decoded(decodeIgbinary, bytes), sample.expected) << sample.value.toHex().constData();
        EXPECT_EQ(decoded(decodeIgbinary, withHeader(sample.value, 1)), sample.expected);
        support::checkCuts(decodeIgbinary, bytes, 4);
        EXPECT_EQ(decoded(decodeIgbinary, bytes + '\0'), "none") << sample.value.toHex().constData();
        support::checkDamage(decodeIgbinary, bytes);
    }
}

TEST(Igbinary, IsNothingElse)
{
    for (const QByteArray &bytes : {
             QByteArray(),
             raw("\0"),
             raw("\0\0\0\2"),
             raw("\0\0\0\3\0"),
             raw("\2\0\0\0\0"),
             QByteArray("a:0:{}"),
             withHeader(raw("\050")),
             withHeader(raw("\377")),
             withHeader(raw("\016\000")),
             withHeader(raw("\032\000\024\000")),
             withHeader(raw("\001\000")),
             withHeader(raw("\024\001\006\000\001\001")),
             withHeader(raw("\024\001\005\000")),
             withHeader(raw("\024\001\014\000\000\000\000\000\000\000\000\000")),
             withHeader(raw("\027\001A\006\000")),
             withHeader(raw("\027\001A'\006\000")),
             withHeader(raw("\035\000")),
             withHeader(raw("\024\001\040\200\0\0\0\0\0\0\0\0")),
         })
        EXPECT_EQ(decoded(decodeIgbinary, bytes), "none") << bytes.toHex().constData();
}

TEST(Igbinary, GivesTimesAValue)
{
    const QByteArray bytes =
        withHeader(raw("\027\010DateTime\024\003\021\004date\021\0322024-05-06 07:08:09.000000\021\015"
                       "timezone_type\006\003\021\010timezone\021\003UTC"));
    NodeTree tree;
    const auto root = decodeIgbinary(bytes, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    const auto value = tree.find(root, "value");
    ASSERT_NE(value, NodeTree::kNone);
    EXPECT_EQ(tree.at(value).text, "2024-05-06T07:08:09Z");
}

TEST(Igbinary, KeepsWhatStandsBeforeACut)
{
    EXPECT_EQ(decoded(decodeIgbinary, withHeader(raw("\022\377\377a:1:{")), true), "\"a:1:{\"")
        << "a payload in a string";
    EXPECT_EQ(decoded(decodeIgbinary, withHeader(raw("\024\002\021\001a\006\001\021\001b\021\011ab")), true),
              "{\"a\": 1, \"b\": ...}");
    EXPECT_EQ(decoded(decodeIgbinary, withHeader(raw("\024\002\021\001a\006\001")), true), "{\"a\": 1, ...: ...}");
}

TEST(Igbinary, BelievesNoLength)
{
    for (const char *count : {"80000000", "ffffffff"}) {
        for (const char *type : {"13", "16", "19", "26ffffffff", "2680000000", "1701411f"}) {
            const QByteArray bytes = withHeader(QByteArray::fromHex(QByteArray(type) + count));
            EXPECT_EQ(decoded(decodeIgbinary, bytes), "none");
            decoded(decodeIgbinary, bytes, true);
        }
    }
}

TEST(Igbinary, BoundsTheNesting)
{
    constexpr int kLevels = 100'000;
    const QByteArray open = withHeader(raw("\024\001\006\000").repeated(kLevels));
    NodeTree tree;
    auto root = decodeIgbinary(open + '\0', false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    EXPECT_LT(tree.size(), 200U);
    support::checkTree(tree, root);
    EXPECT_EQ(decoded(decodeIgbinary, open), "none");
    EXPECT_NE(decoded(decodeIgbinary, open, true), "none");
    EXPECT_EQ(decoded(decodeIgbinary, withHeader(QByteArray(kLevels, '\045') + '\0')), "null");
}

TEST(Igbinary, BoundsWhatReferencesMake)
{
    QByteArray value = raw("\024\100\006\000\024\000");
    for (int i = 1; i < 64; ++i) {
        value += '\006' + QByteArray(1, static_cast<char>(i)) + raw("\024\012");
        for (int j = 0; j < 10; ++j)
            value += '\006' + QByteArray(1, static_cast<char>(j)) + '\001' + static_cast<char>(i);
    }
    NodeTree tree;
    ASSERT_NE(decodeIgbinary(withHeader(value), false, tree), NodeTree::kNone);
    EXPECT_LT(tree.size(), 11'000U);
}

TEST(Igbinary, CopiesGoNoDeeperThanATree)
{
    // In each array the one before it, by value: with every step the copy is deeper.
    QByteArray value = raw("\024\200\006\000\024\000");
    for (int i = 1; i < 128; ++i) {
        value += '\006' + QByteArray(1, static_cast<char>(i)) + raw("\024\001\006\000\001") + static_cast<char>(i);
    }
    NodeTree tree;
    const auto root = decodeIgbinary(withHeader(value), false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    support::checkTree(tree, root);
    EXPECT_TRUE(tree.isIncomplete());
    EXPECT_EQ(tree.at(root).children, 128U);
}

TEST(Igbinary, ReadsWhatPhpredisStored)
{
    support::checkFixture("phpredis-igbinary", decodeIgbinary);
}

} // namespace
