// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"
#include "tests/formats/codecs/treedump.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace support
{

using Decoder = formats::NodeTree::Index (*)(QByteArrayView bytes, bool isPrefix, formats::NodeTree &tree);

/// Bytes of a literal that may hold NUL; not those of its end.
template<size_t Size> QByteArray raw(const char (&literal)[Size])
{
    return QByteArray(literal, Size - 1);
}

inline std::string decoded(Decoder decode, const QByteArray &bytes, bool isPrefix = false)
{
    formats::NodeTree tree;
    return dump(tree, decode(bytes, isPrefix, tree));
}

/// Pairs of keys and values, each node in one container, nothing deeper than promised.
inline void checkTree(const formats::NodeTree &tree, formats::NodeTree::Index root, int depth = 0)
{
    const auto &node = tree.at(root);
    ASSERT_LE(depth, formats::NodeTree::kDeepest);
    quint32 children = 0;
    for (auto at = node.first; at != formats::NodeTree::kNone; at = tree.at(at).next) {
        ASSERT_TRUE(node.isContainer());
        ++children;
        checkTree(tree, at, depth + 1);
    }
    ASSERT_EQ(children, node.children);
    ASSERT_TRUE(node.kind == formats::NodeTree::Kind::List || children % 2 == 0);
}

/// Cut anywhere, it is not this serialization; known to be cut, it is what stands before the cut. `head`:
/// so many bytes are needed to know it. `isSequence`: it may end in places.
inline void checkCuts(Decoder decode, const QByteArray &whole, qsizetype head, bool isSequence = false)
{
    formats::NodeTree tree;
    quint32 nodes = 0;
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const QByteArray cut = whole.first(size); // a copy, so that ASan sees reads behind it
        tree.clear();
        const auto none = decode(cut, false, tree);
        EXPECT_TRUE(isSequence || none == formats::NodeTree::kNone) << size;
        tree.clear();
        const auto root = decode(cut, true, tree);
        if (root == formats::NodeTree::kNone) {
            EXPECT_LT(size, head) << size;
            continue;
        }
        EXPECT_TRUE(tree.isIncomplete()) << size;
        checkTree(tree, root);
        EXPECT_GE(tree.size() + 4, nodes) << size; // the marks of the cut come and go
        nodes = std::max(nodes, tree.size());
    }
}

/// Any byte replaced by another: nothing but a tree or none comes of it.
inline void checkDamage(Decoder decode, const QByteArray &whole)
{
    formats::NodeTree tree;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char byte : {'\0', '\xff', '\x7f', '9', '}', '@', 'I', ';'}) {
            QByteArray damaged = whole;
            damaged[at] = byte;
            for (const bool isPrefix : {false, true}) {
                tree.clear();
                const auto root = decode(damaged, isPrefix, tree);
                if (root != formats::NodeTree::kNone)
                    checkTree(tree, root);
            }
        }
    }
}

/// All texts and numbers of a tree, joined.
inline void collect(const formats::NodeTree &tree, formats::NodeTree::Index root, QByteArray &text)
{
    using Kind = formats::NodeTree::Kind;
    const auto &node = tree.at(root);
    text += node.text.toByteArray() + '\n';
    if (node.kind == Kind::Integer)
        text += QByteArray::number(node.integer) + '\n';
    else if (node.kind == Kind::Double && node.text.isEmpty())
        text += QByteArray::number(node.number, 'g', 17) + '\n';
    for (auto at = node.first; at != formats::NodeTree::kNone; at = tree.at(at).next)
        collect(tree, at, text);
}

/// Each session of a fixture is read to its end and shows what it should, by `decode`, which may go on
/// inside of a string itself.
inline void checkFixture(const char *name, Decoder decode)
{
    const Fixture fixture = Fixture::load(QString::fromLatin1(name));
    ASSERT_FALSE(fixture.expected.isEmpty());
    formats::NodeTree tree;
    for (const ExpectedSession &session : fixture.expected) {
        const auto key = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                      [&session](const FixtureKey &stored) { return stored.key == session.key; });
        ASSERT_NE(key, fixture.keys.end());
        tree.clear();
        const auto root = decode(key->value, false, tree);
        ASSERT_NE(root, formats::NodeTree::kNone) << session.key.constData();
        EXPECT_FALSE(tree.isIncomplete());
        checkTree(tree, root);
        QByteArray shown;
        collect(tree, root, shown);
        for (const QByteArrayList &literals : {session.payloadHas, session.payloadNice}) {
            for (const QByteArray &literal : literals)
                EXPECT_TRUE(shown.contains(literal)) << session.key.constData() << ' ' << literal.constData();
        }
        // As the loader reads a long one.
        const QByteArray half = key->value.first(key->value.size() / 2);
        tree.clear();
        const auto prefix = decode(half, true, tree);
        ASSERT_NE(prefix, formats::NodeTree::kNone) << session.key.constData();
        EXPECT_TRUE(tree.isIncomplete());
        checkTree(tree, prefix);
    }
}

} // namespace support
