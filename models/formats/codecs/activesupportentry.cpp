// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/compression.h"
#include "models/formats/codecs/decoders.h"

#include <utility>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr QByteArrayView kMarshal("\x04\x08", 2);
constexpr QByteArrayView kMessagePack("\xcc\x80", 2); // the number 128, before the value itself
constexpr QByteArrayView kSignature("\x00\x11", 2);   // of Rails 7.1
constexpr QByteArrayView kEntryClass("ActiveSupport::Cache::Entry");

/// Replaces `bytes` by what they are compressed, which the tree keeps.
bool inflate(QByteArrayView &bytes, bool &isPrefix, NodeTree &tree)
{
    QByteArray inflated;
    switch (decompress(Compression::Zlib, bytes, isPrefix, inflated)) {
    case Decompressed::No:
    case Decompressed::Missing:
        return false;
    case Decompressed::Partly:
        isPrefix = true;
        tree.markIncomplete();
        break;
    case Decompressed::Whole:
        isPrefix = false;
        break;
    }
    const bool isEmpty = inflated.isEmpty();
    bytes = tree.keep(std::move(inflated));
    return isEmpty || !bytes.isEmpty();
}

Index inflatedMarshal(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return inflate(bytes, isPrefix, tree) ? decodeMarshal(bytes, isPrefix, tree) : NodeTree::kNone;
}

/// The length of a string of Marshal; only those longer than a byte can say.
bool skipLength(ByteCursor &cursor)
{
    constexpr quint8 kMostBytes = 4;
    quint8 first = 0;
    return cursor.byte(first) && (first == 0 || first > kMostBytes || cursor.skip(first));
}

/// Of an entry that is cut inside of its value, a compressed string: whether it is compressed stands behind
/// it, but zlib's mark and a Marshal within tell.
Index cutEntryOf61(QByteArrayView bytes, NodeTree &tree)
{
    ByteCursor cursor(bytes);
    const bool isString = cursor.take("\x04\x08o: ActiveSupport::Cache::Entry") && cursor.skip(1) &&
                          cursor.take(":\x0b@value") && (cursor.take('I') || true) && cursor.take('"') &&
                          skipLength(cursor);
    if (!isString || !looksCompressed(Compression::Zlib, cursor.rest()))
        return NodeTree::kNone;
    const Index value = inflatedMarshal(cursor.rest(), true, tree);
    if (value != NodeTree::kNone)
        tree.markIncomplete(); // even where only what is behind the value was cut
    return value;
}

/// Rails up to 6.1: a Cache::Entry, whose variables had shorter names before 5.
Index entryOf61(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    if (isPrefix) {
        const Index value = cutEntryOf61(bytes, tree);
        if (value != NodeTree::kNone)
            return value;
    }
    const Index entry = decodeMarshal(bytes, isPrefix, tree);
    if (entry == NodeTree::kNone || tree.at(entry).kind != Kind::Opaque || tree.at(entry).text != kEntryClass)
        return NodeTree::kNone;
    Index value = tree.find(entry, "value");
    Index compressed = tree.find(entry, "compressed");
    if (value == NodeTree::kNone) {
        value = tree.find(entry, "v");
        compressed = tree.find(entry, "c");
    }
    if (value == NodeTree::kNone) // cut before it, or nil
        return tree.add(tree.isIncomplete() ? Kind::Omitted : Kind::Null);
    const bool isCompressed = compressed != NodeTree::kNone && tree.at(compressed).kind != Kind::Null &&
                              (tree.at(compressed).kind != Kind::Bool || tree.at(compressed).integer != 0);
    if (!isCompressed || value == NodeTree::kNone || !tree.at(value).isText())
        return value;
    return inflatedMarshal(tree.at(value).text, false, tree);
}

/// Rails 7.0: a byte says whether it is compressed; then [value, expiry, version] without nils at its end.
Index entryOf70(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    const bool isCompressed = bytes.front() == '\x01';
    bytes = bytes.sliced(1);
    if (!isCompressed && !bytes.startsWith(kMarshal))
        return NodeTree::kNone;
    const Index members = isCompressed ? inflatedMarshal(bytes, isPrefix, tree) : decodeMarshal(bytes, isPrefix, tree);
    if (members == NodeTree::kNone || tree.at(members).kind != Kind::List)
        return NodeTree::kNone;
    if (tree.at(members).first != NodeTree::kNone)
        return tree.at(members).first;
    return tree.add(Kind::Null);
}

Index payloadOf71(quint8 type, QByteArrayView payload, bool isPrefix, NodeTree &tree)
{
    enum Type : quint8 { Object = 1, Utf8 = 2, Binary = 3, Ascii = 4 };
    switch (type) {
    case Object:
        if (payload.startsWith(kMessagePack))
            return decodeMsgpack(payload.sliced(kMessagePack.size()), isPrefix, tree);
        return decodeMarshal(payload, isPrefix, tree);
    case Utf8:
    case Binary:
    case Ascii:
        return decodeText(payload, isPrefix, tree);
    default:
        return NodeTree::kNone;
    }
}

/// Rails 7.1: type, expiry, the version's length and the version; then the value, compressed or not.
Index entryOf71(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    constexpr quint8 kCompressed = 0x80;
    ByteCursor cursor(bytes);
    quint8 type = 0;
    double expiry = 0;
    qint32 versionLength = 0; // below 0: none
    cursor.take(kSignature);
    if (!cursor.byte(type) || !cursor.littleEndian(expiry) || !cursor.littleEndian(versionLength))
        return NodeTree::kNone;
    if (versionLength > 0 && !cursor.skip(static_cast<quint64>(versionLength)))
        return NodeTree::kNone;
    QByteArrayView payload = cursor.rest();
    if ((type & kCompressed) && !inflate(payload, isPrefix, tree))
        return NodeTree::kNone;
    return payloadOf71(type & ~kCompressed, payload, isPrefix, tree);
}

} // namespace

NodeTree::Index decodeActiveSupportEntry(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    if (bytes.startsWith(kMarshal))
        return entryOf61(bytes, isPrefix, tree);
    if (bytes.startsWith(kSignature))
        return entryOf71(bytes, isPrefix, tree);
    if (bytes.startsWith('\x00') || bytes.startsWith('\x01'))
        return entryOf70(bytes, isPrefix, tree);
    return NodeTree::kNone;
}

} // namespace formats
