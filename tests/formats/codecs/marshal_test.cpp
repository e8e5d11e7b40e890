// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/rubynumbers.h"
#include "tests/formats/codecs/decoding.h"

#include <cstring>
#include <utility>

namespace
{

using formats::decodeMarshal;
using formats::NodeTree;
using support::decoded;
using support::raw;
using Kind = NodeTree::Kind;

struct Sample {
    QByteArray value; ///< behind the version
    std::string expected;
};

QByteArray marshal(const QByteArray &value)
{
    return "\x04\x08" + value;
}

/// What ruby 3.1 writes.
const Sample kValues[] = {
    {"0", "null"},
    {"T", "true"},
    {"F", "false"},
    {raw("i\0"), "0"},
    {raw("[\x11i\x01\xFFi\xFAi\xFF\x7Fi\xFF\x80i\x80i\xFF\x84i\x7Fi\x01{i\x02\0\x01i\x03\0\0\x01i\x04\xFF\xFF\xFF?i\xFC\0\0\0\xC0"),
     "[255, -1, -129, -128, -123, -124, 122, 123, 256, 65536, 1073741823, -1073741824]"},
    {raw("l+\a\0\0\0\x80"), "2147483648"},
    {raw("l-\t\x01\0\0\0\0\0\0@"), "-4611686018427387905"},
    {raw("l+\t\0\0\0\0\0\0\0\x80"), "9223372036854775808"},
    {raw("l-\t\0\0\0\0\0\0\0\x80"), "-9223372036854775808"},
    {raw("l+\n\0\0\0\0\0\0\0\0\x01\0"), "18446744073709551616"},
    {raw("l-\n\0\0\0\0\0\0\0\0\x01\0"), "-18446744073709551616"},
    {"f\b1.5", "1.5"},
    {"f\n1e100", "1e+100"},
    {"f\binf", "inf"},
    {"f\t-inf", "-inf"},
    {"f\bnan", "nan"},
    {"\"\babc", "\"abc\""},
    {raw("\"\b\xff\0\x01"), "xff0001"},
    {"I\"\x06s\x06:\x06"
     "ET",
     "\"s\""},
    {"I\"\x06s\x06:\x06"
     "EF",
     "\"s\""},
    {"I\"\tcaf\xE9\x06:\rencoding\"\x0FISO-8859-1", "\"caf\xc3\xa9\""},
    {"I\"\x07\x80\xE9\x06:\rencoding\"\x11Windows-1252", "\"\xe2\x82\xac\xc3\xa9\""},
    {raw("I\"\x07\xE9\0\x06:\rencoding\"\rUTF-16LE"), "\"\xc3\xa9\""},
    {"I\"\x07\x82\xa0\x06:\rencoding\"\x0eShift_JIS", "\"\xe3\x81\x82\""},
    {"I:\n\xC3\xBCn\xC3\xAF\x06:\x06"
     "ET",
     "\"\xC3\xBCn\xC3\xAF\""},
    {raw("[\a:\x06"
         "a;\0"),
     "[\"a\", \"a\"]"},
    {raw("{\a:\x06"
         "ai\x06i\x07"
         "0"),
     "{\"a\": 1, 2: null}"},
    {raw("}\x06i\x06i\ai\n"), "{1: 2}"},
    {raw("S:\x06S\a:\x06"
         "ai\x06:\x06"
         "bI\"\x06x\x06:\x06"
         "ET"),
     "S{\"a\": 1, \"b\": \"x\"}"},
    {raw("o:\x06P\b:\a@ai\x06:\a@bI\"\x06x\x06:\x06"
         "ET:\b@me@\0"),
     "P{\"a\": 1, \"b\": \"x\", \"me\": ^0}"},
    {"o:\nRange\b:\texclF:\nbegini\x06:\b"
     "end0",
     "Range{\"excl\": false, \"begin\": 1, \"end\": null}"},
    {"c\vString", "Class{\"value\": \"String\"}"},
    {"m\vKernel", "Module{\"value\": \"Kernel\"}"},
    {"I/\tab+c\x01\x06:\x06"
     "EF",
     "Regexp{\"value\": \"ab+c\", \"options\": 1}"},
    {"IC:\aUS\"\ahi\x06:\x06"
     "ET",
     "\"hi\""},
    {"C:\tHash{\x06I\"\x06"
     "a\x06:\x06"
     "ETi\x06",
     "{\"a\": 1}"},
    {"C:-ActiveSupport::HashWithIndifferentAccess{\x06I\"\x06"
     "a\x06:\x06"
     "EFi\x06",
     "{\"a\": 1}"},
    {"C:\nOwn::{\x06i\x06i\x07", "Own::{1: 2}"},
    {"e:\x0f"
     "Comparableo:\x06"
     "A" +
         raw("\0"),
     "A{}"},
    {"u:\bOwn\aab", "Own{\"data\": x6162}"},
    {"U:\bOwni\x06", "Own{\"data\": 1}"},
    {"d:\bOwni\x06", "Own{\"data\": 1}"},
    // Links: containers, strings, floats and long integers have numbers, small integers and symbols do not.
    {raw("[\x06@\0"), "[^0]"},
    {raw("[\nI\"\bdup\x06:\x06"
         "ET@\x06"
         "f\b1.5i\x06@\a"),
     "[\"dup\", \"dup\", 1.5, 1, 1.5]"},
    {raw("[\bf\f1.25e10@\x06l+\n\0\0\0\0\0\0\0\0@\0"), "[12500000000, 12500000000, 1180591620717411303424]"},
    // A dumped object is numbered behind its variables: the zone's name is 3, the time 4.
    {raw("[\nI\"\bdup\x06:\x06"
         "ET@\x06"
         "f\b1.5Iu:\tTime\r\xC7\x10\x1F\xC0\0\0\x90 \x06:\tzoneI\"\bUTC\x06;\0F@\t"),
     "[\"dup\", \"dup\", 1.5, Time{\"zone\": \"UTC\", \"value\": \"2024-05-06T07:08:09Z\"}, ^4]"},
    {raw("[\rl+\n\0\0\0\0\0\0\0\0@\0@\x06I/\x06x\0\x06:\x06"
         "EF@\ac\vString@\bi\x06i\x06"),
     "[1180591620717411303424, 1180591620717411303424, Regexp{\"value\": \"x\", \"options\": 0}, ^3, Class{\"value\": "
     "\"String\"}, ^9, 1, 1]"},
};

TEST(Marshal, ReadsWhatRubyWrites)
{
    for (const Sample &sample : kValues) {
        const QByteArray bytes = marshal(sample.value);
        EXPECT_EQ(decoded(decodeMarshal, bytes), sample.expected) << sample.value.constData();
        support::checkCuts(decodeMarshal, bytes, 2);
        EXPECT_EQ(decoded(decodeMarshal, bytes + '0'), "none") << sample.value.constData();
        support::checkDamage(decodeMarshal, bytes);
    }
}

struct Known {
    QByteArray value;
    QByteArray expected; ///< empty: no such child
};

/// Times and decimal numbers get a text that says what they are.
const Known kKnown[] = {
    {raw("Iu:\tTime\r\xC7\x10\x1F\xC0\0\0\x90 \x06:\tzoneI\"\bUTC\x06:\x06"
         "EF"),
     "2024-05-06T07:08:09Z"},
    {raw("Iu:\tTime\r\xC7\x10\x1F\x80@\xE2\x91 \n:\tzone0:\rnano_numi\x02\x15\x03:\rnano_deni\x06:\rsubmicro\"\ax\x90:\v"
         "offseti\x02 \x1C"),
     "2024-05-06T09:08:09.123456789+02:00"},
    {raw("Iu:\tTime\r\xC7\x10\x1F\x80@\xE2\x91 \a:\tzone0:\voffseti\xFE\xA8\xB2"), "2024-05-06T01:38:09.123456-05:30"},
    {raw("u:\tTime\r \x80\x11\xC0\0\0\0\0"), "1970-01-01T00:00:00Z"},
    {raw("u:\tTime\r \xC0\xE8\xC7\0\0\0\0"), "9999-01-01T00:00:00Z"},
    {raw("u:\tTime\r\xC7\x10\x1F\x40\0\0\x90 "), ""},        // of ruby 1.6
    {raw("u:\tTime\r\xff\xff\xff\xff\xff\xff\xff\xff"), ""}, // no such day
    {raw("u:\tTime\n\xC7\x10\x1F\xC0\0"), ""},
    {raw("U:\tDate[\vi\0i\x03\x15\x8B%i\0i\0i\0f\f2299161"), "2024-05-06"},
    {raw("U:\rDateTime[\vi\0i\x03\x15\x8B%i\x02"
         "9Hi\x04\0e\xCD\x1Di\x02 \x1C"
         "f\f2299161"),
     "2024-05-06T07:08:09.500+02:00"},
    {raw("U:\tDate[\x06i\0"), ""},
    {raw("U: ActiveSupport::TimeWithZone[\bIu:\tTime\r\xC7\x10\x1F\xC0\0\0\x90 \x06:\tzoneI\"\bUTC\x06:\x06"
         "EFI\"\x12"
         "Europe/Berlin\x06;\bTIu;\x06\r\xC9\x10\x1F\xC0\0\0\x90 \x06;\a@\a"),
     "2024-05-06T07:08:09Z"},
    {"u:\x0f"
     "BigDecimal\x10"
     "18:0.1999e2",
     "19.99"},
    {"u:\x0f"
     "BigDecimal\x0F"
     "18:-0.1e-2",
     "-0.001"},
    {"u:\x0f"
     "BigDecimal\n9:NaN",
     "NaN"},
};

TEST(Marshal, ReadsTextsOfOldCodePages)
{
    // What ruby 3.1 writes.
    const std::pair<const char *, const char *> texts[] = {
        {"040849220d8e52936391be9859063a0d656e636f64696e67220e53686966745f4a4953", "山田太郎"},
        {"0408492209bbb3c5c4063a0d656e636f64696e67220b4555432d4a50", "山田"},
        {"0408492209d5c5ceb0063a0d656e636f64696e67220847424b", "张伟"},
        {"0408492209d5c5ceb0063a0d656e636f64696e67220c47423138303330", "张伟"},
        {"040849220ba4fda470a9fa063a0d656e636f64696e67220942696735", "王小明"},
        {"0408492207b1e8063a0d656e636f64696e67220b4555432d4b52", "김"},
        {"0408492209e9d7c1ce063a0d656e636f64696e67220b4b4f49382d52", "Иван"},
        {"0408492209c8e2e0ed063a0d656e636f64696e67221157696e646f77732d31323531", "Иван"},
        {"040849220ba3756b61737a063a0d656e636f64696e67221157696e646f77732d31323530", "Łukasz"},
        {"040849220ba3756b61737a063a0d656e636f64696e67220f49534f2d383835392d32", "Łukasz"},
        {"0408492207bda4063a0d656e636f64696e67221049534f2d383835392d3135", "œ€"},
        {"040849220d180432043dd800de063a0d656e636f64696e67220d5554462d31364c45", "Ив😀"},
        {"040849220904180432063a0d656e636f64696e67220d5554462d31364245", "Ив"},
        {"040849220d1804000032040000063a0d656e636f64696e67220d5554462d33324c45", "Ив"},
        {"04084922078740063a0d656e636f64696e67221057696e646f77732d33314a", "①"},
        {"0408492207b1e8063a0d656e636f64696e67220a4350393439", "김"},
        {"040849220988a2a0ad063a0d656e636f64696e67220b49424d383636", "Иван"},
        {"0408492208e4b7c2063a0d656e636f64696e67220c5449532d363230", "ไทย"},
        {"0408492207d5c5063a0d656e636f64696e67220b474232333132", "张"},
    };
    for (const auto &[stream, expected] : texts)
        EXPECT_EQ(decoded(decodeMarshal, QByteArray::fromHex(stream)), '"' + std::string(expected) + '"') << stream;
    // A symbol as a key, and links to it; a regular expression; a byte that is no Shift_JIS.
    EXPECT_EQ(decoded(decodeMarshal,
                      QByteArray::fromHex(
                          "04085b097b06493a0996bc914f063a0d656e636f64696e67220e53686966745f4a495369063b003b003a0661")),
              "[{\"名前\": 1}, \"名前\", \"名前\", \"a\"]");
    EXPECT_EQ(
        decoded(decodeMarshal,
                QByteArray::fromHex(
                    "04085b07492f07bbb310063a0d656e636f64696e67220b4555432d4a5049220682063b00220e53686966745f4a4953")),
        "[Regexp{\"value\": \"山\", \"options\": 16}, x82]");
    // An encoding that only the payload knows is not asked for, nor are options behind its name.
    for (const char *name : {"CP932//TRANSLIT", "ISO-2022-CN-EXT", "../../x", "UTF-7", ""}) {
        const QByteArray size(1, static_cast<char>(std::strlen(name) + (*name == '\0' ? 0 : 5)));
        EXPECT_EQ(decoded(decodeMarshal,
                          "\4\bI\"\x07\x82\xa0\6:\rencoding\"" + (*name == '\0' ? QByteArray(1, '\0') : size) + name),
                  "x82a0")
            << name;
    }
}

TEST(Marshal, KnowsTimesAndDecimals)
{
    for (const Known &known : kKnown) {
        NodeTree tree;
        const QByteArray bytes = marshal(known.value);
        const auto root = decodeMarshal(bytes, false, tree);
        ASSERT_NE(root, NodeTree::kNone) << known.value.constData();
        EXPECT_EQ(tree.at(root).kind, Kind::Opaque);
        const auto value = tree.find(root, "value");
        EXPECT_EQ(value == NodeTree::kNone ? QByteArray() : tree.at(value).text.toByteArray(), known.expected);
        EXPECT_TRUE(value != NodeTree::kNone || tree.find(root, "data") != NodeTree::kNone);
        support::checkCuts(decodeMarshal, bytes, 2);
        support::checkDamage(decodeMarshal, bytes);
    }
}

TEST(Marshal, WritesDecimalsPlainly)
{
    const auto plain = formats::plainBigDecimal;
    EXPECT_EQ(plain("18:0.1999e2"), "19.99");
    EXPECT_EQ(plain("18:0.12e4"), "1200");
    EXPECT_EQ(plain("18:0.12e2"), "12");
    EXPECT_EQ(plain("18:0.5"), "0.5");
    EXPECT_EQ(plain("18:0.1e-2"), "0.001");
    EXPECT_EQ(plain("18:-0.0"), "-0");
    EXPECT_EQ(plain("9:-Infinity"), "-Infinity");
    EXPECT_EQ(plain("18:0.1e31"), '1' + QByteArray(30, '0'));
    for (const char *other :
         {"", "18", "18:", "18:5", "18:0.", "18:0.x", "18:0.1e", "18:0.1e99999", "18:0.1e-99999", "18:0.1e2x"})
        EXPECT_EQ(plain(other), "") << other;
}

TEST(Marshal, ReadsLongIntegers)
{
    EXPECT_EQ(decoded(decodeMarshal, marshal("l-\x0d" + QByteArray(16, '\xff'))),
              "-340282366920938463463374607431768211455");
    EXPECT_EQ(decoded(decodeMarshal, marshal("l-\x0d" + QByteArray(16, '\0'))), "0");
    const QByteArray words(600, '\xff');
    EXPECT_EQ(decoded(decodeMarshal, marshal(raw("l+\x02\x2c\x01") + words)),
              "Integer{\"data\": x" + words.toHex().toStdString() + '}');
}

TEST(Marshal, IsNothingElse)
{
    for (const QByteArray &bytes : {
             QByteArray(),
             raw("\4"),
             raw("\4\7i\0"),
             raw("\4\11i\0"),
             marshal("x"),
             marshal(raw("@\0")),
             marshal(raw(";\0")),
             marshal("i"),
             marshal("[\xfa"),
             marshal("\"\xfa"),
             marshal("l*\x06"
                     "ab"),
             marshal("f\x06x"),
             marshal(raw("f\0")),
             marshal("o0"),
             marshal("o:\x06"
                     "A\x06"
                     "0i\x06"),
             marshal(raw("[\x06@\x06")),
             marshal(raw("I;\0")),
             marshal(raw("II:\x06"
                         "a")),
         })
        EXPECT_EQ(decoded(decodeMarshal, bytes), "none") << bytes.toHex().constData();
}

TEST(Marshal, KeepsWhatStandsBeforeACut)
{
    EXPECT_EQ(decoded(decodeMarshal,
                      marshal("{\a:\x06"
                              "ai\x06:\x06"
                              "b[\a\"\x06x\"\x0fyyy"),
                      true),
              R"({"a": 1, "b": ["x", ...]})");
    EXPECT_EQ(decoded(decodeMarshal,
                      marshal("{\a:\x06"
                              "ai\x06"),
                      true),
              R"({"a": 1, ...: ...})");
    EXPECT_EQ(decoded(decodeMarshal,
                      marshal("o:\x06"
                              "A\a:\a@ai\x06:\a@"),
                      true),
              R"(A{"a": 1, ...: ...})");
    EXPECT_EQ(decoded(decodeMarshal, marshal("I\"\x01\xff{\"a\":"), true), "\"{\"a\":\"") << "a payload in a string";
}

TEST(Marshal, BelievesNoLength)
{
    for (const char *type : {"[", "{", "}", "\"", ":", "f", "l+", "/", "c",
                             "o:\x06"
                             "A",
                             "S:\x06"
                             "A",
                             "u:\x06"
                             "A",
                             "I\"\x06"
                             "a"}) {
        for (const char *count : {"ffffff7f", "ffffffff", "00000080"}) {
            const QByteArray bytes = marshal(QByteArray(type) + '\x04' + QByteArray::fromHex(count) + "0");
            EXPECT_EQ(decoded(decodeMarshal, bytes), "none");
            decoded(decodeMarshal, bytes, true);
        }
    }
}

TEST(Marshal, BoundsTheNesting)
{
    constexpr int kLevels = 100'000;
    for (const char *level : {"[\x06", "{\x06i\x06", "I", "e:\x06M", "C:\x06M",
                              "U:\x06"
                              "A",
                              "I\"\x06"
                              "a\x06:\x06x",
                              "I:\x06"
                              "a\x06",
                              "IC:\x06M{"}) {
        const QByteArray bytes = marshal(QByteArray(level).repeated(kLevels));
        for (const bool isPrefix : {false, true}) {
            NodeTree tree;
            const auto root = decodeMarshal(bytes, isPrefix, tree);
            ASSERT_NE(root, NodeTree::kNone) << level;
            EXPECT_TRUE(tree.isIncomplete());
            EXPECT_LT(tree.size(), 2000U);
            support::checkTree(tree, root);
        }
    }
    // What is too deep is read to its end, as long as it is not absurdly deep.
    const QByteArray deep = QByteArray("[\x06").repeated(100) + "\"\x06x";
    const std::string text = decoded(decodeMarshal, marshal("[\x08" + deep + "i\x06@\x01\x65"));
    EXPECT_EQ(text.substr(text.size() - 9), ", 1, ...]");
}

TEST(Marshal, BoundsWhatLinksMake)
{
    QByteArray value = "[\x41[\x05";
    value[3] = '\0';
    for (int i = 1; i < 60; ++i) {
        value += "[\x0f";
        for (int j = 0; j < 10; ++j)
            value += QByteArray("@") + static_cast<char>(i + 5);
    }
    NodeTree tree;
    ASSERT_NE(decodeMarshal(marshal(value), false, tree), NodeTree::kNone);
    EXPECT_LT(tree.size(), 800U);
}

TEST(Marshal, BoundsTheTimeForLongIntegers)
{
    const QByteArray integer = raw("l+\x01\x80") + QByteArray(256, '\xff');
    const QByteArray bytes = marshal(raw("[\x02\x10\x27") + integer.repeated(10'000));
    NodeTree tree;
    const auto root = decodeMarshal(bytes, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_EQ(tree.at(tree.at(root).first).kind, Kind::BigInteger);
    EXPECT_EQ(tree.at(tree.at(root).last).kind, Kind::Opaque);
}

TEST(Marshal, StopsInAFullTree)
{
    NodeTree tree;
    for (const char *value : {"0", "T", "i\x06",
                              "f\x06"
                              "1",
                              "\"\x06"
                              "1",
                              "[\x06"
                              "0",
                              "o:\x06"
                              "A\x06:\x06"
                              "ai\x06",
                              "u:\x06"
                              "A\x06"
                              "a",
                              "l+\x0a"
                              "abcdefghij"}) {
        const QByteArray bytes =
            marshal("[\x04" + QByteArray::fromHex("e0930400") + QByteArray(value).repeated(300'000));
        tree.clear();
        const auto root = decodeMarshal(bytes, false, tree);
        ASSERT_NE(root, NodeTree::kNone) << value;
        EXPECT_TRUE(tree.isIncomplete());
        support::checkTree(tree, root);
    }
}

TEST(Marshal, ReadsWhatRailsStored)
{
    support::checkFixture("rails-redis_store-marshal", decodeMarshal);
}

} // namespace
