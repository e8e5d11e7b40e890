// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/decoding.h"
#include "tests/formats/codecs/netsamples.h"

#include <gtest/gtest.h>

#include <map>

using formats::decodeBinaryFormatter;
using formats::NodeTree;
using namespace tests;

namespace
{

std::string read(const QByteArray &bytes, bool isPrefix = false)
{
    return support::decoded(decodeBinaryFormatter, bytes, isPrefix);
}

/// An object of an application's own class, of which each member is described by `kinds`.
NetWriter ownObject(const QByteArrayList &members, const QByteArray &kinds)
{
    NetWriter writer;
    writer.byte(12).number(2).text("Shop, Version=1.0.0.0");
    writer.byte(5).number(1).text("Shop.User").number(static_cast<qint32>(members.size()));
    for (const QByteArray &member : members)
        writer.text(member);
    for (const char kind : kinds)
        writer.byte(kind);
    return writer;
}

} // namespace

TEST(BinaryFormatter, ReadsWhatTheRedisProviderWrites)
{
    const auto fixture = support::Fixture::load(QStringLiteral("../field/redis_session_state"));
    std::map<QByteArray, std::string> found;
    for (const support::FixtureKey &key : fixture.keys) {
        for (const auto &[name, value] : key.fields) {
            if (key.key.endsWith("_Data"))
                found.emplace(name, read(value));
        }
    }
    EXPECT_EQ(found, (std::map<QByteArray, std::string>{{"CustomerId", "12"},
                                                        {"Email", "\"ida@x.example\""},
                                                        {"UserName", "\"mberg\""},
                                                        {"UserID", "31"},
                                                        {"IsAdmin", "false"},
                                                        {"Cart", "\"3 items\""}}));
}

TEST(BinaryFormatter, ShowsCollectionsAsWhatTheyHold)
{
    EXPECT_EQ(read(netList({"tea", "milk"})), R"(["tea", "milk"])");
    EXPECT_EQ(read(netDictionary()), R"({"user": "alice", "age": 7})");
    NetWriter table;
    table
        .systemClass(1, "System.Collections.Hashtable",
                     {"LoadFactor", "Version", "Comparer", "HashCodeProvider", "HashSize", "Keys", "Values"})
        .byte(kPrimitive)
        .byte(kPrimitive)
        .byte(kSystemClass)
        .byte(kSystemClass)
        .byte(kPrimitive)
        .byte(kObjectArray)
        .byte(kObjectArray)
        .byte(11)
        .byte(kInt32)
        .text("System.Collections.IComparer")
        .text("System.Collections.IHashCodeProvider")
        .byte(kInt32);
    table.number(0x3f3851ec).number(1).null().null().number(3).reference(2).reference(3);
    table.byte(16).number(2).number(1).string(4, "role").byte(16).number(3).number(1).string(5, "admin");
    EXPECT_EQ(read(table.end()), R"({"role": "admin"})");
}

TEST(BinaryFormatter, NamesTheMembersOfAnObjectAsItsClassDoes)
{
    NetWriter writer = ownObject({"<Name>k__BackingField", "Person+<Id>k__BackingField", "_tags"},
                                 QByteArray("\1\0\7", 3) + QByteArray("\x08\x02", 2));
    writer.number(2).string(3, "alice").number(42).reference(4);
    writer.byte(15).number(4).number(3).byte(2).byte('a').byte('b').byte(0xff);
    EXPECT_EQ(read(writer.end()), R"(Shop.User{"Name": "alice", "Id": 42, "_tags": x6162ff})");
}

TEST(BinaryFormatter, ReadsTimesNumbersAndEnumerations)
{
    NetWriter time;
    time.systemClass(1, "System.DateTime", {"ticks", "dateData"}).byte(0).byte(0).byte(kInt64).byte(kUInt64);
    time.number64(639312480000000000).number64(639312480000000000 | qint64(1) << 62);
    EXPECT_EQ(read(time.end()), R"(System.DateTime{"value": "2026-11-26T00:00:00Z"})");

    NetWriter guid;
    guid.systemClass(1, "System.Guid", {"_a", "_b", "_c", "_d", "_e", "_f", "_g", "_h", "_i", "_j", "_k"});
    for (int i = 0; i < 11; ++i)
        guid.byte(0);
    guid.byte(8).byte(7).byte(7);
    for (int i = 0; i < 8; ++i)
        guid.byte(2);
    guid.number(0x123e4567).byte(0x9b).byte(0xe8).byte(0xd3).byte(0x12);
    for (const int byte : {0xa4, 0x56, 0x42, 0x66, 0x14, 0x17, 0x40, 0x00})
        guid.byte(byte);
    EXPECT_EQ(read(guid.end()), R"(System.Guid{"value": "123e4567-e89b-12d3-a456-426614174000"})");

    NetWriter decimal;
    decimal.systemClass(1, "System.Decimal", {"flags", "hi", "lo", "mid"}).byte(0).byte(0).byte(0).byte(0);
    decimal.byte(8).byte(8).byte(8).byte(8);
    decimal.number(static_cast<qint32>(0x80020000)).number(0).number(1999).number(0);
    EXPECT_EQ(read(decimal.end()), "-19.99");

    NetWriter role;
    role.byte(12).number(2).text("Shop").byte(5).number(-1).text("Shop.Role").number(1).text("value__");
    role.byte(kPrimitive).byte(kInt32).number(2).number(3);
    QByteArray bytes = role.end();
    bytes.replace(1, 4, QByteArray("\xff\xff\xff\xff", 4)); // its id is the root
    EXPECT_EQ(read(bytes), "3");
}

TEST(BinaryFormatter, FollowsEachReferenceOnce)
{
    NetWriter writer;
    writer.byte(16).number(1).number(4).reference(2).reference(3).reference(2).reference(9);
    writer.byte(16).number(2).number(1).reference(1); // a circle
    writer.string(3, "twice");
    EXPECT_EQ(read(writer.end()), R"([[^0], "twice", ^1, ...])");
    NetWriter own;
    own.byte(16).number(1).number(1).reference(1);
    EXPECT_EQ(read(own.end()), "[^0]");
}

TEST(BinaryFormatter, LeavesOutWhatIsTooDeepOrTooMuch)
{
    NetWriter deep;
    for (int id = 1; id < 200; ++id)
        deep.byte(16).number(id).number(1).reference(id + 1);
    const QByteArray bytes = deep.end();
    NodeTree tree;
    const auto root = decodeBinaryFormatter(bytes, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    support::checkTree(tree, root);

    NetWriter nulls;
    nulls.byte(16).number(1).number(2'000'000'000).byte(14).number(2'000'000'000);
    NodeTree many;
    const auto list = decodeBinaryFormatter(nulls.end(), false, many);
    ASSERT_NE(list, NodeTree::kNone);
    EXPECT_TRUE(many.isIncomplete());
    EXPECT_LE(many.at(list).children, 10'001U);
}

TEST(BinaryFormatter, RefusesWhatIsNone)
{
    const QByteArray list = netList({"tea"});
    EXPECT_EQ(read(list + "x"), "none");
    EXPECT_EQ(read(list.chopped(1)), "none");
    EXPECT_EQ(read(""), "none");
    EXPECT_EQ(read(QByteArray(40, '\0')), "none");
    QByteArray other = list;
    other[17] = 21; // a call of a method
    EXPECT_EQ(read(other), "none");
    EXPECT_EQ(read(NetWriter().byte(4).number(1).text("A").number(0x7fffffff).end()), "none");
    EXPECT_EQ(read(NetWriter().byte(15).number(1).number(0x7fffffff).byte(2).end()), "none");
    EXPECT_EQ(read(NetWriter().byte(15).number(1).number(5).byte(17).end()), "none");
}

TEST(BinaryFormatter, OfACutPayloadShowsWhatIsThere)
{
    const QByteArray bytes = netDictionary();
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        NodeTree tree;
        const auto root = decodeBinaryFormatter(bytes.first(size), true, tree);
        ASSERT_NE(root, NodeTree::kNone) << size;
        EXPECT_TRUE(tree.isIncomplete()) << size;
        support::checkTree(tree, root);
        NodeTree whole;
        EXPECT_EQ(decodeBinaryFormatter(bytes.first(size), false, whole), NodeTree::kNone) << size;
    }
    // A count that only announces much takes neither time nor memory.
    EXPECT_EQ(read(NetWriter().byte(4).number(1).text("A").number(0x7fffffff).text("a").end(), true), "...");
    EXPECT_EQ(read(bytes.chopped(8), true), R"({"user": "alice", ...: ...})");
}
