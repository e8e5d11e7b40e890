// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/storedvalue.h"

#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/nodetree.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

using formats::encodedLike;
using formats::storedForms;

namespace
{

const QByteArray kInteger = QByteArray::fromHex("aced0005737200116a6176612e6c616e672e496e746567657212e2a0a4f7818738"
                                                "020001490005"
                                                "76616c7565"
                                                "787200106a6176612e6c616e672e4e756d62657286ac951d0b94e08b0200007870");
const QByteArray kLong = QByteArray::fromHex("aced00057372000e6a6176612e6c616e672e4c6f6e673b8be490cc8f23df0200014a0005"
                                             "76616c7565"
                                             "787200106a6176612e6c616e672e4e756d62657286ac951d0b94e08b0200007870");
const QByteArray kJavaText = QByteArray::fromHex("aced000574");

QByteArray number(const QByteArray &hex)
{
    return QByteArray::fromHex(hex);
}

/// What the program's own decoder makes of the bytes of Java's serialisation.
formats::NodeTree::Kind kindOf(const QByteArray &bytes, qint64 *integer = nullptr, QByteArray *text = nullptr)
{
    formats::NodeTree tree;
    const auto root = formats::decodeJava(bytes, false, tree);
    if (root == formats::NodeTree::kNone)
        return formats::NodeTree::Kind::Null;
    if (integer)
        *integer = tree.at(root).integer;
    if (text)
        *text = tree.at(root).text.toByteArray();
    return tree.at(root).kind;
}

} // namespace

TEST(StoredValue, IsWrittenLikeWhatIsThere)
{
    EXPECT_EQ(encodedLike("alice", "-5"), "-5");
    EXPECT_EQ(encodedLike("李雷", "-5"), "-5");
    EXPECT_EQ(encodedLike("O'Brien \"the:colon\"\nsecond;line:{s:4:\"x\"}\\end", "-5"), "-5");
    EXPECT_EQ(encodedLike("10001", "-5"), "-5") << "plain or JSON: the same bytes";
    EXPECT_EQ(encodedLike("1800", "0"), "0");
    EXPECT_EQ(encodedLike("18.5", "0"), "0");
    EXPECT_EQ(encodedLike("\"sys_user:1\"", "-5"), "\"-5\"");
    EXPECT_EQ(encodedLike("\"a\\\"b\"", "x\"y\n"), "\"x\\\"y\\n\"");
    EXPECT_EQ(encodedLike(R"(["java.lang.Long",1800])", "0"), R"(["java.lang.Long",0])");
    EXPECT_EQ(encodedLike(R"(["java.lang.Integer",1800])", "0"), R"(["java.lang.Integer",0])");
    EXPECT_EQ(encodedLike(kInteger + number("00000708"), "0"), kInteger + number("00000000"));
    EXPECT_EQ(encodedLike(kInteger + number("00000708"), "-5"), kInteger + number("fffffffb"));
    EXPECT_EQ(encodedLike(kLong + number("0000000000000708"), "0"), kLong + number("0000000000000000"));
    EXPECT_EQ(encodedLike(kLong + number("0000000000000708"), "-5"), kLong + number("fffffffffffffffb"));
    EXPECT_EQ(encodedLike(kJavaText + number("0005") + "alice", "-5"), kJavaText + number("0002") + "-5");
}

TEST(StoredValue, NothingIsGuessed)
{
    const QByteArrayList unknown{"",
                                 "null",
                                 "true",
                                 "{\"a\":1}",
                                 "[1,2]",
                                 "[\"java.lang.Long\",\"x\"]",
                                 "[\"java.util.Date\",7]",
                                 "\"open",
                                 "\"a\" ",
                                 QByteArray("\x80\x04K\x05.", 5),
                                 QByteArray("a\0b", 3),
                                 "\xff\xfe",
                                 "N;",
                                 "i:42;",
                                 "s:5:\"alice\";",
                                 "a:0:{}",
                                 "S'alice'\np0\n.",
                                 "a\x01",
                                 kInteger,
                                 kInteger + number("000007"),
                                 kInteger + number("0000070800"),
                                 kLong + number("00000708"),
                                 kJavaText + number("0009") + "alice",
                                 kJavaText.first(4),
                                 number("aced000577040000000a")};
    for (const QByteArray &stored : unknown)
        EXPECT_EQ(encodedLike(stored, "0"), std::nullopt) << stored.toHex().constData();
    // Where a number stood, nothing but a number is understood; and it must fit.
    EXPECT_EQ(encodedLike("1800", "gone"), std::nullopt);
    EXPECT_EQ(encodedLike("1800", "+5"), std::nullopt);
    EXPECT_EQ(encodedLike("1800", " 5"), std::nullopt);
    EXPECT_EQ(encodedLike(kInteger + number("00000708"), "gone"), std::nullopt);
    EXPECT_EQ(encodedLike(kInteger + number("00000708"), "3000000000"), std::nullopt);
    EXPECT_EQ(encodedLike(kLong + number("0000000000000708"), "3000000000"), kLong + number("00000000b2d05e00"));
    EXPECT_EQ(encodedLike(R"(["java.lang.Integer",1])", "3000000000"), std::nullopt);
    EXPECT_EQ(encodedLike("\"text\"", "\xff"), std::nullopt) << "no JSON holds that";
}

/// What a framework wrote and what is written in its place are the same to a reader but for the number.
TEST(StoredValue, FitsWhatSpringWrote)
{
    const support::Fixture fixture = support::Fixture::load(QStringLiteral("spring-indexed"));
    int intervals = 0;
    int times = 0;
    for (const support::FixtureKey &key : fixture.keys) {
        for (const auto &[field, value] : key.fields) {
            if (field != "maxInactiveInterval" && field != "creationTime")
                continue;
            const auto zero = encodedLike(value, "0");
            ASSERT_TRUE(zero) << value.toHex().constData();
            EXPECT_EQ(zero->size(), value.size());
            qint64 integer = -1;
            EXPECT_EQ(kindOf(*zero, &integer), formats::NodeTree::Kind::Integer);
            EXPECT_EQ(integer, 0);
            (field == "creationTime" ? times : intervals) += 1;
        }
    }
    EXPECT_GT(intervals, 0);
    EXPECT_GT(times, 0);
}

TEST(StoredForms, AreThoseInWhichAMemberIsStored)
{
    EXPECT_EQ(storedForms("abc"), (QByteArrayList{"abc", "\"abc\"", kJavaText + number("0003") + "abc"}));
    EXPECT_EQ(storedForms("\xff"), QByteArrayList{"\xff"}) << "no text, so nothing but itself";
    const QByteArray text = "a\"\\\n\t\x01李\xf0\x9f\x99\x82";
    const QByteArrayList forms = storedForms(text);
    ASSERT_EQ(forms.size(), 4);
    EXPECT_EQ(forms[1], "\"a\\\"\\\\\\n\\t\\u0001李\xf0\x9f\x99\x82\"");
    EXPECT_EQ(forms[2], "\"a\\\"\\\\\\n\\t\\u0001\\u674e\\ud83d\\ude42\"");
    QByteArray read;
    EXPECT_EQ(kindOf(forms[3], nullptr, &read), formats::NodeTree::Kind::String);
    EXPECT_EQ(read, text);
    // Java's own NUL has two bytes, and its longest text 65,535.
    EXPECT_TRUE(storedForms(QByteArray("a\0b", 3)).contains(kJavaText + number("000461c08062")));
    EXPECT_EQ(storedForms(QByteArray(65'535, 'x')).size(), 3);
    EXPECT_EQ(storedForms(QByteArray(65'536, 'x')).size(), 2);
}
