// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/codec.h"

#include "models/formats/codecs/closed.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/unwrapping.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace formats
{

namespace
{

struct Name {
    Codec codec;
    const char *name;
};

constexpr std::array kNames{
    Name{Codec::DetectZip, "detect-zip"},
    Name{Codec::Zlib, "zlib"},
    Name{Codec::Gzip, "gzip"},
    Name{Codec::Zstd, "zstd"},
    Name{Codec::Xz, "xz"},
    Name{Codec::Lz4Frame, "lz4-frame"},
    Name{Codec::PhpredisLz4, "phpredis-lz4"},
    Name{Codec::Lzf, "lzf"},
    Name{Codec::CmTag, "cm-tag"},
    Name{Codec::Json, "json"},
    Name{Codec::Fastjson, "json-fastjson"},
    Name{Codec::PythonRepr, "python-repr"},
    Name{Codec::Msgpack, "msgpack"},
    Name{Codec::Pickle, "pickle"},
    Name{Codec::PhpSerialize, "php-serialize"},
    Name{Codec::PhpSession, "php-session"},
    Name{Codec::PhpBinary, "php-binary"},
    Name{Codec::Igbinary, "igbinary"},
    Name{Codec::Marshal, "marshal"},
    Name{Codec::ActiveSupportEntry, "as-entry"},
    Name{Codec::Java, "jdk"},
    Name{Codec::Gob, "gob"},
    Name{Codec::AspNetSession, "aspnet-session"},
    Name{Codec::AspNetTicket, "aspnet-ticket"},
    Name{Codec::Text, "utf8"},
    Name{Codec::LaravelCrypt, "laravel-crypt"},
    Name{Codec::Base64, "base64"},
    Name{Codec::Base64Url, "base64url"},
    Name{Codec::Jwt, "jwt"},
    Name{Codec::BinaryFormatter, "binary-formatter"},
    Name{Codec::SessionStateItems, "session-state-items"},
    Name{Codec::Storable, "storable"},
    Name{Codec::DjangoSigned, "django-signed"},
    Name{Codec::VertxSession, "vertx-session"},
    Name{Codec::Nippy, "nippy"},
    Name{Codec::Opaque, "opaque"},
};
constexpr char kSkip[] = "skip:";

using Decoder = NodeTree::Index (*)(QByteArrayView, bool, NodeTree &);

Decoder decoderOf(Codec codec)
{
    switch (codec) {
    case Codec::Json:
        return decodeJson;
    case Codec::Fastjson:
        return decodeFastjson;
    case Codec::PythonRepr:
        return decodePythonRepr;
    case Codec::Msgpack:
        return decodeMsgpack;
    case Codec::Pickle:
        return decodePickle;
    case Codec::PhpSerialize:
        return decodePhpSerialize;
    case Codec::PhpSession:
        return decodePhpSession;
    case Codec::PhpBinary:
        return decodePhpBinary;
    case Codec::Igbinary:
        return decodeIgbinary;
    case Codec::Marshal:
        return decodeMarshal;
    case Codec::ActiveSupportEntry:
        return decodeActiveSupportEntry;
    case Codec::Java:
        return decodeJava;
    case Codec::Gob:
        return decodeGob;
    case Codec::AspNetSession:
        return decodeAspNetSession;
    case Codec::AspNetTicket:
        return decodeAspNetTicket;
    case Codec::Text:
        return decodeText;
    case Codec::Jwt:
        return decodeJwt;
    case Codec::BinaryFormatter:
        return decodeBinaryFormatter;
    case Codec::SessionStateItems:
        return decodeSessionStateItems;
    case Codec::Storable:
        return decodeStorable;
    case Codec::VertxSession:
        return decodeVertxSession;
    case Codec::Nippy:
        return decodeNippy;
    default:
        return nullptr;
    }
}

std::optional<Compression> compressionOf(Codec codec, QByteArrayView bytes)
{
    switch (codec) {
    case Codec::DetectZip:
        for (const Compression kind :
             {Compression::Zstd, Compression::Xz, Compression::Lz4Frame, Compression::Gzip, Compression::Zlib}) {
            if (looksCompressed(kind, bytes))
                return kind;
        }
        return std::nullopt;
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

/// Whether these bytes are of a kind that only the application can read.
bool isClosed(Codec codec, QByteArrayView bytes, NodeTree &tree)
{
    switch (codec) {
    case Codec::LaravelCrypt:
        return isLaravelCrypt(bytes);
    case Codec::Opaque:
        return isNoise(bytes);
    case Codec::Jwt:
        return isEncryptedJwt(bytes, tree);
    case Codec::Nippy:
        return isClosedNippy(bytes);
    default:
        return false;
    }
}

} // namespace

std::optional<CodecStep> codecFromName(const QString &name)
{
    if (name.startsWith(QLatin1String(kSkip))) {
        auto mark = SkippedMark::fromText(name.sliced(static_cast<qsizetype>(std::size(kSkip)) - 1));
        if (!mark)
            return std::nullopt;
        CodecStep step(Codec::Skip);
        step.mark = *std::move(mark);
        return step;
    }
    const auto found = std::find_if(kNames.begin(), kNames.end(),
                                    [&name](const Name &known) { return name == QLatin1String(known.name); });
    return found == kNames.end() ? std::nullopt : std::optional(CodecStep(found->codec));
}

QString codecName(const CodecStep &step)
{
    if (step == Codec::Skip)
        return QString::fromLatin1(kSkip) + step.mark.text();
    const auto found =
        std::find_if(kNames.begin(), kNames.end(), [&step](const Name &known) { return step == known.codec; });
    return found == kNames.end() ? QString() : QString::fromLatin1(found->name);
}

QStringList codecNames()
{
    QStringList names;
    for (const Name &known : kNames)
        names.append(QString::fromLatin1(known.name));
    return names;
}

QString knownCodecs()
{
    return (codecNames() << QStringLiteral("skip:…")).join(QStringLiteral(", "));
}

ChainResult runChain(const CodecChain &chain, QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    ChainResult result;
    int layers = 0;
    for (const CodecStep &step : chain) {
        const Codec codec = step;
        if (result.root != NodeTree::kNone) {
            // The step before built a tree: it goes on inside of a string.
            const NodeTree::Node &node = tree.at(result.root);
            if (node.kind != NodeTree::Kind::String && node.kind != NodeTree::Kind::Bytes)
                return {};
            bytes = node.text;
            isPrefix = isPrefix && tree.isIncomplete();
            result.root = NodeTree::kNone;
        }
        if (isClosed(codec, bytes, tree)) {
            result.encrypted = true;
            result.root = decodeText(bytes, isPrefix, tree);
            continue;
        }
        if (codec == Codec::LaravelCrypt || codec == Codec::Opaque)
            return {};
        if (isWrapping(codec)) {
            if (!unwrap(step, bytes, isPrefix, tree))
                return {};
            continue;
        }
        if (const Decoder decode = decoderOf(codec)) {
            result.root = decode(bytes, isPrefix, tree);
            if (result.root == NodeTree::kNone)
                return {};
            continue;
        }
        const auto kind = compressionOf(codec, bytes);
        if (!kind) // nothing to unpack: detect-zip lets plain bytes through
            continue;
        if (++layers > kMostLayers)
            return {};
        QByteArray unpacked;
        switch (decompress(*kind, bytes, isPrefix, unpacked)) {
        case Decompressed::No:
            return {};
        case Decompressed::Missing:
            return {.missing = kind};
        case Decompressed::Partly:
            isPrefix = true;
            tree.markIncomplete();
            break;
        case Decompressed::Whole:
            isPrefix = false;
            break;
        }
        bytes = tree.keep(std::move(unpacked));
    }
    if (result.root == NodeTree::kNone)
        result.root = decodeText(bytes, isPrefix, tree);
    return result;
}

} // namespace formats
