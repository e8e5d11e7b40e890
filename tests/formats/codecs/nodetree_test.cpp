// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/codec.h"
#include "models/formats/codecs/nodetree.h"

#include <gtest/gtest.h>

namespace
{

using formats::ByteCursor;
using formats::Codec;
using formats::NodeTree;
using Kind = NodeTree::Kind;

TEST(NodeTree, ChildrenStandInTheirOrder)
{
    NodeTree tree;
    const auto list = tree.add(Kind::List);
    for (int i = 0; i < 3; ++i)
        tree.append(list, tree.addInteger(i));
    ASSERT_EQ(tree.at(list).children, 3U);
    qint64 expected = 0;
    for (auto at = tree.at(list).first; at != NodeTree::kNone; at = tree.at(at).next)
        EXPECT_EQ(tree.at(at).integer, expected++);
    EXPECT_EQ(expected, 3);
}

TEST(NodeTree, FindsTheLastOfEqualKeys)
{
    NodeTree tree;
    const auto map = tree.add(Kind::Map);
    for (const int value : {1, 2}) {
        tree.append(map, tree.add(Kind::String, "k"));
        tree.append(map, tree.addInteger(value));
    }
    tree.append(map, tree.add(Kind::String, "without a value"));
    EXPECT_EQ(tree.at(tree.find(map, "k")).integer, 2);
    EXPECT_EQ(tree.find(map, "without a value"), NodeTree::kNone);
    EXPECT_EQ(tree.find(map, "other"), NodeTree::kNone);
}

TEST(NodeTree, CopiesScalarsAndRefersToContainers)
{
    NodeTree tree;
    const auto text = tree.add(Kind::String, "alice");
    const auto number = tree.addDouble(0.5);
    const auto map = tree.add(Kind::Map);
    EXPECT_EQ(tree.at(tree.addAgain(text)).text, "alice");
    EXPECT_EQ(tree.at(tree.addAgain(number)).number, 0.5);
    const auto again = tree.addAgain(map);
    EXPECT_EQ(tree.at(again).kind, Kind::Reference);
    EXPECT_EQ(tree.at(again).integer, qint64(map));
}

TEST(NodeTree, SaysNoWhenItIsFull)
{
    NodeTree tree;
    for (NodeTree::Index i = 0; i < NodeTree::kMostNodes; ++i)
        ASSERT_NE(tree.add(Kind::Null), NodeTree::kNone);
    EXPECT_EQ(tree.add(Kind::Null), NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    tree.clear();
    EXPECT_FALSE(tree.isIncomplete());
    EXPECT_EQ(tree.add(Kind::Null), 0U);
}

TEST(NodeTree, KeepsBytesUpToItsLimit)
{
    NodeTree tree;
    const QByteArrayView first = tree.keep(QByteArray("first"));
    tree.keep(QByteArray(NodeTree::kMostKept - 5, 'x'));
    EXPECT_EQ(first, "first");
    EXPECT_TRUE(tree.keep(QByteArray("more")).isEmpty());
    EXPECT_TRUE(tree.isIncomplete());
}

TEST(ByteCursor, NeverLeavesItsBytes)
{
    ByteCursor cursor(QByteArrayView("\x01\x02\x03", 3));
    quint16 two = 0;
    ASSERT_TRUE(cursor.bigEndian(two));
    EXPECT_EQ(two, 0x0102);
    EXPECT_FALSE(cursor.bigEndian(two));
    QByteArrayView rest;
    EXPECT_FALSE(cursor.bytes(~quint64(0), rest));
    EXPECT_FALSE(cursor.until('x', rest));
    ASSERT_TRUE(cursor.bytes(1, rest));
    EXPECT_TRUE(cursor.atEnd());
    EXPECT_EQ(cursor.peek(), '\0');
}

TEST(Codec, NamesAreUniqueAndReadBack)
{
    const QStringList names = formats::codecNames();
    for (const QString &name : names) {
        const auto codec = formats::codecFromName(name);
        ASSERT_TRUE(codec);
        EXPECT_EQ(formats::codecName(*codec), name);
    }
    EXPECT_FALSE(formats::codecFromName(QStringLiteral("yaml")));
}

TEST(Codec, TextIsWhatRemainsOfAChainWithoutDecoder)
{
    NodeTree tree;
    const auto result = formats::runChain({Codec::Text}, "alice", false, tree);
    ASSERT_NE(result.root, NodeTree::kNone);
    EXPECT_EQ(tree.at(result.root).kind, Kind::String);
    EXPECT_EQ(formats::runChain({Codec::Text}, "\xff\xfe", false, tree).encrypted, false);
}

TEST(Codec, EncryptedPayloadsAreRecognisedAndLeftClosed)
{
    NodeTree tree;
    EXPECT_TRUE(formats::runChain({Codec::LaravelCrypt}, "eyJpdiI6IkFB", false, tree).encrypted);
    EXPECT_EQ(formats::runChain({Codec::LaravelCrypt}, "a:0:{}", false, tree).root, NodeTree::kNone);
}

} // namespace
