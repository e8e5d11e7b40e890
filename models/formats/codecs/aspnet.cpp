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
/// In seconds: November 2023. Sessions that are older than any are kept hold no times before it.
constexpr qint32 kRecentTime = 1'700'000'000;

bool isLineOrTab(char c)
{
    return c == '\n' || c == '\r' || c == '\t';
}

/// Values say nothing of what they are: SetString() leaves UTF-8, SetInt32() four bytes, the highest first. Four bytes
/// that are all characters are a text or a number: above 538,976,287 (four blanks), or below zero, which counters and
/// ids hardly are. But `john` is also a time in August 2026: from kRecentTime on it is shown as both. In longer texts
/// line ends and tabs are fine too.
bool isTextValue(QByteArrayView value)
{
    const bool isShort = value.size() == kIntegerSize;
    return value.isValidUtf8() && std::none_of(value.begin(), value.end(), [isShort](char c) {
               return text::isControl(c) && (isShort || !isLineOrTab(c));
           });
}

Index addValue(QByteArrayView value, NodeTree &tree)
{
    const bool isText = isTextValue(value);
    if (value.size() != kIntegerSize)
        return tree.add(isText ? Kind::String : Kind::Bytes, value);
    const qint32 number = qFromBigEndian<qint32>(value.data());
    if (!isText)
        return tree.addInteger(number);
    if (number < kRecentTime)
        return tree.add(Kind::String, value);
    const Index both = tree.add(Kind::Opaque, kTextOrInt32);
    const Index textKey = tree.add(Kind::String, "value");
    const Index text = tree.add(Kind::String, value);
    const Index numberKey = tree.add(Kind::String, "number");
    const Index asNumber = tree.addInteger(number);
    if (asNumber != NodeTree::kNone) {
        for (const Index node : {textKey, text, numberKey, asNumber})
            tree.append(both, node);
    }
    return both;
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
