// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/compression.h"
#include "models/formats/codecs/nodetree.h"
#include "models/formats/codecs/skippedmark.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace formats
{

/// One step of the chain that turns a stored string into a tree, by the names of format descriptions.
/// The first ones turn bytes into bytes; the others build a tree, whose root may again be a string for the
/// next step.
enum class Codec : quint8 {
    None,
    DetectZip, ///< whichever of zlib, gzip, zstd, xz, lz4-frame the bytes begin with; or nothing
    Zlib,
    Gzip,
    Zstd,
    Xz,
    Lz4Frame,
    PhpredisLz4,
    Lzf,
    CmTag,
    Json,
    Fastjson,
    PythonRepr,
    Msgpack,
    Pickle,
    PhpSerialize,
    PhpSession,
    PhpBinary,
    Igbinary,
    Marshal,
    ActiveSupportEntry,
    Java,
    Gob,
    AspNetSession,
    AspNetTicket,
    Text,
    LaravelCrypt, ///< recognised, and left closed: only the application has the key
    Base64,
    Base64Url,
    Skip, ///< bytes that must stand before the payload: see CodecStep::mark
    Jwt,
    BinaryFormatter,
    SessionStateItems,
    Storable,
    DjangoSigned, ///< what Django's session engines put around a payload: a signature, a hash, zlib, base64
    VertxSession,
    Nippy,
    Opaque, ///< nothing but noise, as what is encrypted looks: left closed
};

/// A codec, and what it goes by. Nearly all go by nothing: a step is made of its codec, and taken for it.
struct CodecStep {
    CodecStep(Codec which = Codec::None) // NOLINT(google-explicit-constructor)
        : codec(which)
    {
    }
    operator Codec() const { return codec; } // NOLINT(google-explicit-constructor)

    Codec codec;
    SkippedMark mark = {}; ///< of Skip

    friend bool operator==(const CodecStep &, const CodecStep &) = default;
    friend bool operator==(const CodecStep &step, Codec which) { return step.codec == which; }
};

/// Outermost first.
using CodecChain = std::vector<CodecStep>;

/// `php-session`, `detect-zip`, `skip:!`, …; nothing for a word that names none.
std::optional<CodecStep> codecFromName(const QString &name);
QString codecName(const CodecStep &step);
/// Of all that go by nothing.
QStringList codecNames();
/// What a description may say, for a message: codecNames(), and how the others look.
QString knownCodecs();

/// How a chain ended.
struct ChainResult {
    NodeTree::Index root = NodeTree::kNone; ///< kNone: this chain does not fit these bytes
    bool encrypted = false;
    std::optional<Compression> missing; ///< this program was built without what the bytes need
};

/// At most so many layers of compression, and so many steps, around one payload.
inline constexpr int kMostLayers = 2;
inline constexpr int kMostCodecs = 6;

/// Runs the chain over `bytes`, which must outlive the tree's content. `isPrefix`: they were cut.
ChainResult runChain(const CodecChain &chain, QByteArrayView bytes, bool isPrefix, NodeTree &tree);

} // namespace formats
