// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/gobmarshaled.h"
#include "tests/formats/codecs/treedump.h"
#include "tests/support/fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace
{

using formats::NodeTree;
using support::dump;
using Kind = NodeTree::Kind;

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

std::string decoded(const QByteArray &bytes, bool isPrefix = false)
{
    NodeTree tree;
    return dump(tree, formats::decodeGob(bytes, isPrefix, tree));
}

/// As gob writes it; for small numbers and long ones.
QByteArray number(quint64 value)
{
    if (value < 0x80)
        return QByteArray(1, static_cast<char>(value));
    QByteArray bytes;
    for (; value; value >>= 8)
        bytes.prepend(static_cast<char>(value & 0xff));
    return bytes.prepend(static_cast<char>(-bytes.size()));
}

QByteArray message(const QByteArray &content)
{
    return number(static_cast<quint64>(content.size())) + content;
}

// The samples are what Go 1.19 wrote.
const char *const kScs =
    "26ff81030102ff820001020108446561646c696e6501ff8400010656616c75657301ff8600000010ff830501010454696d6501ff"
    "8400000027ff85040101176d61705b737472696e675d696e74657266616365207b7d01ff8600010c011000002dff82010f010000"
    "000ee294bfb000000000ffff01010675736572494406737472696e670c070005616c69636500";
const char *const kInterfaceInInterface =
    "26ff81030102ff820001020108446561646c696e6501ff8400010656616c75657301ff8600000010ff830501010454696d6501ff"
    "8400000027ff85040101176d61705b737472696e675d696e74657266616365207b7d01ff8600010c011000003dff82010f010000"
    "000ee294bfb000000000ffff010102696e0a6d61696e2e4f75746572ff87030101054f7574657201ff880001010102496e011000"
    "00003cff882c010b2a6d61696e2e496e6e6572ff8903010105496e6e657201ff8a00010201015801040001015901040000000bff"
    "8a07010201fe0101000000";
const char *const kRecursive =
    "2cff8b030101044e6f646501ff8c00010301015601040001044e65787401ff8c0001044b69647301ff8e0000001bff8d0201010c"
    "5b5d2a6d61696e2e4e6f646501ff8e0001ff8c000012ff8c01020101040101060000010101080000";
const char *const kAccount =
    "6dff8f030101074163636f756e7401ff9000010b01044e616d65010c0001045461677301ff92000103506f7301ff940001034269"
    "6701060001034e6567010400010143010e0001014601080001014201020001045768656e01ff84000103416e7901100001035261"
    "77010a0000001eff910401010e6d61705b737472696e675d696e7401ff9200010c0104000016ff93010101065b335d696e7401ff"
    "940001040106000010ff830501010454696d6501ff840000004fff900105616c6963650101016102010302000601f8ffffffffff"
    "ffffff01f8ffffffffffffffff01fef03fffc001f89a9999999999b93f0101010f010000000ee294a390375028000078020200ff"
    "00";
const char *const kUuid = "27ff85040101176d61705b737472696e675d696e74657266616365207b7d01ff8600010c0110000021ff8600"
                          "01026964096d61696e2e55554944ff95060101045555494401ff9600000015ff96120010123e4567e89b12d3"
                          "a456426614174000";
const char *const kMail = "27ff85040101176d61705b737472696e675d696e74657266616365207b7d01ff8600010c0110000020ff8600"
                          "01016d096d61696e2e4d61696cff97050101044d61696c01ff9800000008ff98050003784079";
const char *const kNested =
    "0eff99040102ff9a00011001100000fe0104ff9a00010b73657373696f6e2e4b6579040200001d6d61705b696e74657266616365"
    "207b7d5d696e74657266616365207b7dff9a2c000106737472696e670c060004646565700e5b5d696e74657266616365207b7dff"
    "9b020102ff9c0001100000ffa1ff9c2700030a6d61696e2e4f75746572ff87030101054f7574657201ff880001010102496e0110"
    "00000060ff8842010a6d61696e2e4f75746572ff881b01096d61696e2e55554944ff95060101045555494401ff9600000016ff96"
    "120010010000000000000000000000000000000000000974696d652e54696d65ff830501010454696d6501ff8400000015ff8412"
    "0010020000000de118c5f80000000000351c";
const char *const kZero = "19ff9d030102ff9e00010201014101040001014201ff8400000010ff830501010454696d6501ff8400000003"
                          "ff9e00";
const char *const kZeroTime = "0fff9f040102ffa000010c01ff84000010ff830501010454696d6501ff8400000016ffa00001017a0f01"
                              "000000000000000000000000ffff";
/// map[string]interface{} as type 65, and nothing after it.
const QByteArray kMapType = hex("27ff81040101176d61705b737472696e675d696e74657266616365207b7d01ff8200010c01100000");
/// type Node struct { Next *Node } as type 65.
const QByteArray kChainType = message(hex("ff81030101044e6f646501ff8200010101044e65787401ff82000000"));

struct Sample {
    const char *name;
    const char *bytes;
    const char *expected;
};

class GobSamples : public testing::TestWithParam<Sample>
{
};

TEST_P(GobSamples, AreReadWhole)
{
    EXPECT_EQ(decoded(hex(GetParam().bytes)), GetParam().expected);
}

TEST_P(GobSamples, AreNoGobWhenCut)
{
    const QByteArray bytes = hex(GetParam().bytes);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        EXPECT_EQ(decoded(bytes.left(size)), "none") << size;
    EXPECT_EQ(decoded(bytes + '\0'), "none");
}

TEST_P(GobSamples, KeepWhatStandsBeforeACut)
{
    const QByteArray bytes = hex(GetParam().bytes);
    for (qsizetype size = 1; size < bytes.size(); ++size) {
        NodeTree tree;
        const auto root = formats::decodeGob(QByteArrayView(bytes).first(size), true, tree);
        ASSERT_NE(root, NodeTree::kNone) << size;
        EXPECT_TRUE(tree.isIncomplete()) << size;
        EXPECT_NE(dump(tree, root).find("..."), std::string::npos) << size;
    }
    EXPECT_EQ(decoded(bytes, true), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Go, GobSamples,
    testing::Values(
        Sample{"integer", "03040006", "3"}, Sample{"string", "080c0005616c696365", "\"alice\""},
        Sample{"scs", kScs,
               R"(struct{"Deadline": time.Time{"value": "2026-11-22T10:49:20Z"}, "Values": {"userID": "alice"}})"},
        Sample{"interfaceInInterface", kInterfaceInInterface,
               R"(struct{"Deadline": time.Time{"value": "2026-11-22T10:49:20Z"}, "Values": )"
               R"({"in": main.Outer{"In": main.Inner{"X": 1, "Y": -129}}}})"},
        Sample{"recursive", kRecursive,
               R"(Node{"V": 1, "Next": Node{"V": 2, "Next": Node{"V": 3}}, "Kids": [Node{"V": 4}]})"},
        Sample{"allKinds", kAccount,
               R"(Account{"Name": "alice", "Tags": {"a": 1}, "Pos": [1, 0, 3], "Big": 18446744073709551615, )"
               R"("Neg": -9223372036854775808, "C": complex128{"real": 1, "imag": -2}, "F": 0.1, "B": true, )"
               R"("When": time.Time{"value": "2026-11-22T10:49:20.928+02:00"}, "Raw": x00ff})"},
        Sample{"binaryMarshaler", kUuid, R"({"id": main.UUID{"value": "123e4567-e89b-12d3-a456-426614174000"}})"},
        Sample{"gobEncoder", kMail, R"({"m": main.Mail{"value": x784079}})"},
        Sample{"nestedInterfaces", kNested,
               R"({0: {"deep": [main.Outer{"In": main.Outer{"In": main.UUID{"value": )"
               R"("01000000-0000-0000-0000-000000000000"}}}, null, time.Time{"value": "1889-12-31T23:06:32Z"}]}})"},
        Sample{"zeroFields", kZero, "struct{}"},
        Sample{"zeroTime", kZeroTime, R"({"z": time.Time{"value": "0001-01-01T00:00:00Z"}})"}),
    [](const auto &test) { return test.param.name; });

TEST(Gob, RefusesLengthsThatAreNotThere)
{
    for (const quint64 many : {quint64(1) << 31, quint64(1) << 32, quint64(1) << 63, ~quint64(0)}) {
        const QByteArray stream = number(many) + hex("0c0005616c696365");
        EXPECT_EQ(decoded(stream), "none");
        decoded(stream, true);
        for (const char *before : {"0c00", "0a00", "ff8200", "ff82000101610c06737472696e67"}) {
            const QByteArray announced = kMapType + message(hex(before) + number(many) + "xx");
            EXPECT_EQ(decoded(announced), "none");
            decoded(announced, true);
        }
        // As the number of a field, and of fields.
        EXPECT_EQ(decoded(kChainType + message(hex("ff82") + number(many))), "none");
        EXPECT_EQ(decoded(message(hex("ff8103010101540001") + number(many) + hex("010161000000"))), "none");
    }
}

TEST(Gob, RefusesWhatNoEncoderWrites)
{
    EXPECT_EQ(decoded(hex("03820006")), "none");                     // an unknown type
    EXPECT_EQ(decoded(hex("03040106")), "none");                     // a single value is marked by a zero
    EXPECT_EQ(decoded(hex("0304000600")), "none");                   // something behind it
    EXPECT_EQ(decoded(hex("0404000600")), "none");                   // and inside of its message
    EXPECT_EQ(decoded(kMapType), "none");                            // a definition, and no value
    EXPECT_EQ(decoded(kMapType + kMapType), "none");                 // twice the same id
    EXPECT_EQ(decoded(hex("0b20 0001 0101 5a 0000 00")), "none");    // a definition as a value
    EXPECT_EQ(decoded(hex("f70400")), "none");                       // a number of nine bytes
    EXPECT_EQ(decoded(hex("04ff810000") + hex("03040006")), "none"); // a type of no form
}

TEST(Gob, ReadsAChainOfAHundredThousandToItsEnd)
{
    constexpr int kLinks = 100'000;
    const QByteArray value = hex("ff82") + QByteArray(kLinks, '\1') + QByteArray(kLinks + 1, '\0');
    const QByteArray bytes = kChainType + message(value);
    NodeTree tree;
    auto at = formats::decodeGob(bytes, false, tree);
    ASSERT_NE(at, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    int depth = 0;
    for (; tree.at(at).kind == Kind::Opaque; ++depth)
        at = tree.find(at, "Next");
    EXPECT_EQ(depth, NodeTree::kDeepest);
    EXPECT_EQ(tree.at(at).kind, Kind::Omitted);
    EXPECT_EQ(decoded(bytes.chopped(1)), "none");
    EXPECT_NE(decoded(bytes.chopped(1), true), "none");
}

TEST(Gob, GivesUpOnDeeperOnes)
{
    constexpr int kLinks = 1'000'000;
    const QByteArray value = hex("ff82") + QByteArray(kLinks, '\1') + QByteArray(kLinks + 1, '\0');
    NodeTree tree;
    EXPECT_NE(formats::decodeGob(kChainType + message(value), false, tree), NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
}

TEST(Gob, StopsWhereTheTreeIsFull)
{
    // A slice of bools, 65 = []bool.
    const QByteArray type = message(hex("ff81020102ff82000102 0000"));
    const int count = NodeTree::kMostNodes + 10;
    NodeTree tree;
    const auto root =
        formats::decodeGob(type + message(hex("ff8200") + number(count) + QByteArray(count, '\1')), false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isFull());
    EXPECT_TRUE(tree.isIncomplete());
}

TEST(Gob, KnowsHowManyTypesAProgramHas)
{
    QByteArray bytes;
    for (quint64 id = 65; id < 65 + 5000; ++id)
        bytes += message(number((id - 1) << 1 | 1) + hex("020102") + number(id << 1) + hex("0001020000"));
    NodeTree tree;
    formats::decodeGob(bytes + hex("03040006"), false, tree);
    EXPECT_TRUE(tree.isIncomplete());
}

TEST(Gob, WritesTimesAsIso8601)
{
    const auto time = [](const char *digits) {
        return formats::goTimeText(hex(digits)).value_or("none").toStdString();
    };
    EXPECT_EQ(time("010000000edd cb1a5e 00000000 ffff"), "2024-05-06T18:37:18Z");
    EXPECT_EQ(time("010000000edd cb1a5e 00000001 fed4"), "2024-05-06T13:37:18.000000001-05:00");
    EXPECT_EQ(time("020000000edd cb1a5e 00000000 003c 00"), "2024-05-06T19:37:18+01:00");
    EXPECT_EQ(time("01000000497784e6ff 00000000 ffff"), "9999-12-30T23:59:59Z");
    EXPECT_EQ(time("01000000497784e700 00000000 ffff"), "none");
    EXPECT_EQ(time("017fffffffffffffff 00000000 05a0"), "none");
    EXPECT_EQ(time("018000000000000000 00000000 ffff"), "none");
    EXPECT_EQ(time("010000000eddcb1a5e 3b9aca00 ffff"), "none"); // a second of nanoseconds
    EXPECT_EQ(time("030000000eddcb1a5e 00000000 ffff"), "none");
    EXPECT_EQ(time(""), "none");
}

TEST(Gob, ShowsWhatGorillaSessionsKeep)
{
    const support::Fixture fixture = support::Fixture::load(QStringLiteral("gorilla-gob"));
    for (const auto &session : fixture.expected) {
        const auto key = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                      [&](const auto &candidate) { return candidate.key == session.key; });
        ASSERT_NE(key, fixture.keys.end());
        NodeTree tree;
        const auto root = formats::decodeGob(key->value, false, tree);
        ASSERT_NE(root, NodeTree::kNone);
        EXPECT_FALSE(tree.isIncomplete());
        const std::string all = dump(tree, root);
        for (const QByteArray &literal : session.payloadHas + session.payloadNice)
            EXPECT_NE(all.find(literal.toStdString()), std::string::npos) << literal.toStdString() << '\n' << all;
        const std::string user = session.user.toStdString(); // one of them is a number
        EXPECT_THAT(dump(tree, tree.find(root, "user_id")),
                    testing::AnyOf(user.empty() ? "none" : user, '"' + user + '"'));
        for (qsizetype size = 1; size < qMin<qsizetype>(key->value.size(), 3000); ++size) {
            NodeTree cut;
            EXPECT_EQ(formats::decodeGob(key->value.left(size), false, cut), NodeTree::kNone);
            EXPECT_NE(formats::decodeGob(key->value.left(size), true, cut), NodeTree::kNone);
        }
    }
}

} // namespace
