// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/entry.h"

#include "models/formats/values/treevalue.h"
#include "tests/fuzz/treecheck.h"
#include "tests/fuzz/valuecheck.h"

#include <algorithm>
#include <optional>

namespace fuzz
{

namespace
{

using formats::Codec;
using formats::CodecChain;
using formats::Compression;
using formats::Decompressed;
using formats::NodeTree;

constexpr char kDetails[] = "details";
constexpr qsizetype kBlock = 256 * 1024; ///< a limit of the ratio is looked at from block to block

/// As descriptions of formats combine them, and some that nobody should.
const std::vector<CodecChain> &usualChains()
{
    static const std::vector<CodecChain> chains{
        {Codec::DetectZip, Codec::Pickle},
        {Codec::DetectZip, Codec::Json},
        {Codec::DetectZip, Codec::Msgpack},
        {Codec::PhpSerialize, Codec::PhpSerialize},
        {Codec::PhpSerialize, Codec::PhpSerialize, Codec::Igbinary},
        {Codec::PhpSerialize, Codec::Json},
        {Codec::PhpSerialize, Codec::LaravelCrypt},
        {Codec::PhpredisLz4, Codec::PhpSession},
        {Codec::Zstd, Codec::PhpSession},
        {Codec::Lzf, Codec::PhpSession},
        {Codec::CmTag, Codec::PhpSession},
        {Codec::ActiveSupportEntry, Codec::Json},
        {Codec::DetectZip, Codec::AspNetTicket},
        {Codec::DetectZip, Codec::DetectZip, Codec::DetectZip, Codec::Text},
        {Codec::Text, Codec::Json, Codec::Text, Codec::Json},
        {Codec::Base64, Codec::Json},
        {Codec::Base64, Codec::DetectZip, Codec::Pickle},
        {Codec::PhpSerialize, Codec::Jwt},
        {*formats::codecFromName(QStringLiteral("skip:!?")), Codec::Pickle},
    };
    return chains;
}

/// The first byte names a usual chain, or how many bytes after it name a codec each.
CodecChain takeChain(QByteArrayView &input)
{
    if (input.isEmpty())
        return {};
    const auto choice = static_cast<quint8>(input.front());
    input = input.sliced(1);
    if (choice < 0xf0)
        return usualChains()[choice % usualChains().size()];
    CodecChain chain;
    const qsizetype length = std::min<qsizetype>({choice & 0x0f, formats::kMostCodecs, input.size()});
    for (qsizetype i = 0; i < length; ++i)
        chain.push_back(Codec(static_cast<quint8>(input[i]) % (quint8(Codec::Opaque) + 1)));
    input = input.sliced(length);
    return chain;
}

std::optional<Compression> compressionOf(const Entry &entry)
{
    if (entry.chain.size() != 1)
        return std::nullopt;
    switch (entry.chain.front()) {
    case Codec::Zlib:
        return Compression::Zlib;
    case Codec::Gzip:
        return Compression::Gzip;
    case Codec::Zstd:
        return Compression::Zstd;
    case Codec::Xz:
        return Compression::Xz;
    case Codec::Lz4Frame:
        return Compression::Lz4Frame;
    case Codec::PhpredisLz4:
        return Compression::PhpredisLz4;
    case Codec::Lzf:
        return Compression::Lzf;
    case Codec::CmTag:
        return Compression::CmTag;
    default:
        return std::nullopt;
    }
}

QByteArray decompressionFault(Compression kind, QByteArrayView input, bool isPrefix)
{
    formats::looksCompressed(kind, input);
    QByteArray result("before");
    const Decompressed how = formats::decompress(kind, input, isPrefix, result);
    if (how > Decompressed::Missing)
        return "no such outcome";
    if (!result.startsWith("before"))
        return "decompressed over what was there";
    const qsizetype size = result.size() - 6;
    const qsizetype most = std::min(formats::kMostDecompressed,
                                    std::max(formats::kUncheckedRatio, formats::kMostRatio * input.size()) + kBlock);
    return size > most ? "decompressed too much: " + QByteArray::number(size) : QByteArray();
}

} // namespace

std::vector<Entry> entries()
{
    std::vector<Entry> all;
    const QStringList names = formats::codecNames();
    for (const QString &name : names)
        all.push_back({name.toLatin1().replace('-', '_'), {formats::codecFromName(name).value_or(Codec::None)}});
    all.push_back({"chain", {}});
    all.push_back({kDetails, {}});
    return all;
}

bool reads(const Entry &entry, QByteArrayView input)
{
    NodeTree tree;
    if (entry.chain.empty())
        return formats::runChain(takeChain(input), input, false, tree).root != NodeTree::kNone;
    return formats::runChain(entry.chain, input, false, tree).root != NodeTree::kNone;
}

QByteArray fault(const Entry &entry, QByteArrayView input)
{
    static NodeTree tree; // used again, as the program does
    bool isWhole = false;
    for (const bool isPrefix : {false, true}) {
        if (const auto kind = compressionOf(entry)) {
            const QByteArray wrong = decompressionFault(*kind, input, isPrefix);
            if (!wrong.isEmpty())
                return wrong;
        }
        tree.clear();
        QByteArrayView rest = input;
        const CodecChain chain = entry.chain.empty() ? takeChain(rest) : entry.chain;
        const formats::ChainResult result = formats::runChain(chain, rest, isPrefix, tree);
        const QByteArray wrong = treeFault(tree, result.root, input);
        if (!wrong.isEmpty())
            return wrong + (isPrefix ? " (cut)" : " (whole)");
        if (entry.name == kDetails && result.root != NodeTree::kNone) {
            if (QByteArray bad = valueFault(formats::treeValue(tree, result.root), rest); !bad.isEmpty())
                return bad;
        }
        if (isPrefix && isWhole && result.root == NodeTree::kNone)
            return "whole bytes that are not taken as the beginning of longer ones";
        isWhole = result.root != NodeTree::kNone;
    }
    return {};
}

} // namespace fuzz
