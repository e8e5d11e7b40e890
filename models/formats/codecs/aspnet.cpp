// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/treebuilder.h"
#include "models/text/characters.h"

#include <algorithm>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr char kRevision = 2;
constexpr quint64 kIdSize = 16;
constexpr quint32 kShortestEntry = 6; // the lengths of a name and of a value
constexpr qsizetype kIntegerSize = 4;

bool isLineOrTab(char c)
{
    return c == '\n' || c == '\r' || c == '\t';
}

/// Values say nothing of what they are: SetString() leaves UTF-8, SetInt32() four bytes, the highest first.
/// Four bytes may be both. They are a text when all of them are characters that print: as a number they would
/// be above 538,976,287 (four blanks) or below zero, which counters and ids of users hardly are, while texts
/// of four letters are common. Numbers that people use begin with a zero byte. In longer texts line ends and
/// tabs are fine too.
Kind kindOfValue(QByteArrayView value)
{
    const bool isShort = value.size() == kIntegerSize;
    const bool isText = value.isValidUtf8() && std::none_of(value.begin(), value.end(), [isShort](char c) {
                            return text::isControl(c) && (isShort || !isLineOrTab(c));
                        });
    if (isText)
        return Kind::String;
    return isShort ? Kind::Integer : Kind::Bytes;
}

Index addValue(QByteArrayView value, NodeTree &tree)
{
    const Kind kind = kindOfValue(value);
    if (kind == Kind::Integer)
        return tree.addInteger(qFromBigEndian<qint32>(value.data()));
    return tree.add(kind, value);
}

/// What a cut payload shows at the place where it ends.
Index brokenOff(Index map, NodeTree &tree)
{
    tree.markIncomplete();
    markBreak(tree, map);
    return map;
}

} // namespace

NodeTree::Index decodeAspNetSession(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    ByteCursor cursor(bytes);
    if (!cursor.take(kRevision))
        return NodeTree::kNone;
    quint8 highest = 0;
    quint16 lower = 0;
    const bool isHeaderWhole = cursor.byte(highest) && cursor.bigEndian(lower) && cursor.skip(kIdSize);
    if (!isHeaderWhole)
        return isPrefix ? brokenOff(tree.add(Kind::Map), tree) : NodeTree::kNone;
    const quint32 count = quint32(highest) << 16 | lower;
    if (!isPrefix && quint64(count) * kShortestEntry > static_cast<quint64>(cursor.left()))
        return NodeTree::kNone;

    const Index map = tree.add(Kind::Map);
    for (quint32 entry = 0; entry < count; ++entry) {
        quint16 nameSize = 0;
        QByteArrayView name;
        if (!cursor.bigEndian(nameSize) || !cursor.bytes(nameSize, name))
            return isPrefix ? brokenOff(map, tree) : NodeTree::kNone;
        if (!name.isValidUtf8())
            return NodeTree::kNone;
        tree.append(map, tree.add(Kind::String, name));
        quint32 valueSize = 0;
        QByteArrayView value;
        if (!cursor.bigEndian(valueSize) || !cursor.bytes(valueSize, value))
            return isPrefix ? brokenOff(map, tree) : NodeTree::kNone;
        const Index node = addValue(value, tree);
        if (node == NodeTree::kNone) // full
            return map;
        tree.append(map, node);
    }
    if (!cursor.atEnd())
        return NodeTree::kNone;
    if (isPrefix)
        tree.markIncomplete();
    return map;
}

} // namespace formats
