// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/compression.h"

#include <QByteArrayList>
#include <QRandomGenerator>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>

#include <zlib.h>
#ifdef SESSIONSCOPE_HAVE_LZMA
#include <lzma.h>
#endif
#ifdef SESSIONSCOPE_HAVE_ZSTD
#include <zstd.h>
#endif
#ifdef SESSIONSCOPE_HAVE_LZ4
#include <lz4.h>
#include <lz4frame.h>
#endif

namespace
{

using formats::Compression;
using formats::Decompressed;

/// From bytes on the heap in exactly their size: a sanitizer sees every byte that is read behind their end.
Decompressed unpack(Compression kind, QByteArrayView packed, bool isPrefix, QByteArray &result)
{
    const std::unique_ptr<char[]> exact(new char[static_cast<size_t>(packed.size())]); // NOLINT(*-avoid-c-arrays)
    std::copy(packed.begin(), packed.end(), exact.get());
    return formats::decompress(kind, {exact.get(), packed.size()}, isPrefix, result);
}

QByteArray zipped(const QByteArray &plain, int windowBits)
{
    z_stream stream = {};
    EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))), '\0');
    QByteArray copy = plain;
    stream.next_in = reinterpret_cast<Bytef *>(copy.data());
    stream.avail_in = static_cast<uInt>(copy.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray zlib(const QByteArray &plain)
{
    return zipped(plain, MAX_WBITS);
}

QByteArray gzip(const QByteArray &plain)
{
    return zipped(plain, MAX_WBITS + 16);
}

/// Literals, and copies of what came just before: what LibLZF's decompressor is asked to undo.
QByteArray lzf(const QByteArray &plain)
{
    QByteArray packed;
    QByteArray literals;
    const auto flush = [&] {
        for (qsizetype at = 0; at < literals.size(); at += 32) {
            const QByteArray some = literals.mid(at, 32);
            packed += static_cast<char>(some.size() - 1);
            packed += some;
        }
        literals.clear();
    };
    for (qsizetype at = 0; at < plain.size();) {
        const qsizetype distance = std::min<qsizetype>(at, 8192);
        const qsizetype found = at >= 3 ? plain.lastIndexOf(plain.mid(at, 3), at - 1) : -1;
        if (found < at - distance || found < 0 || at + 3 > plain.size()) {
            literals += plain[at++];
            continue;
        }
        qsizetype length = 3;
        while (length < 264 && at + length < plain.size() && plain[found + length] == plain[at + length])
            ++length;
        flush();
        const qsizetype back = at - found - 1;
        const qsizetype code = length - 2;
        packed += static_cast<char>(std::min<qsizetype>(code, 7) << 5 | back >> 8);
        if (code >= 7)
            packed += static_cast<char>(code - 7);
        packed += static_cast<char>(back & 0xff);
        at += length;
    }
    flush();
    return packed;
}

#ifdef SESSIONSCOPE_HAVE_ZSTD
QByteArray zstd(const QByteArray &plain)
{
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(plain.size()))), '\0');
    const size_t size = ZSTD_compress(packed.data(), static_cast<size_t>(packed.size()), plain.constData(),
                                      static_cast<size_t>(plain.size()), 3);
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

/// As a stream writes it, which does not know its length when it begins.
QByteArray zstdOfUnknownSize(const QByteArray &plain)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(plain.size()))) + 64, '\0');
    ZSTD_inBuffer input{plain.constData(), static_cast<size_t>(plain.size()), 0};
    ZSTD_outBuffer output{packed.data(), static_cast<size_t>(packed.size()), 0};
    ZSTD_compressStream2(context, &output, &input, ZSTD_e_continue);
    EXPECT_EQ(ZSTD_compressStream2(context, &output, &input, ZSTD_e_end), 0U);
    ZSTD_freeCCtx(context);
    packed.truncate(static_cast<qsizetype>(output.pos));
    return packed;
}
#endif

#ifdef SESSIONSCOPE_HAVE_LZMA
QByteArray xz(const QByteArray &plain)
{
    QByteArray packed(static_cast<qsizetype>(lzma_stream_buffer_bound(static_cast<size_t>(plain.size()))), '\0');
    size_t size = 0;
    const auto bytes = [](auto *text) { return reinterpret_cast<const quint8 *>(text); };
    const lzma_ret done = lzma_easy_buffer_encode(
        LZMA_PRESET_DEFAULT, LZMA_CHECK_CRC64, nullptr, bytes(plain.constData()), static_cast<size_t>(plain.size()),
        reinterpret_cast<quint8 *>(packed.data()), &size, static_cast<size_t>(packed.size()));
    EXPECT_EQ(done, LZMA_OK);
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}
#endif

#ifdef SESSIONSCOPE_HAVE_LZ4
QByteArray lz4Frame(const QByteArray &plain)
{
    LZ4F_preferences_t preferences = {};
    preferences.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled;
    const auto length = static_cast<size_t>(plain.size());
    QByteArray packed(static_cast<qsizetype>(LZ4F_compressFrameBound(length, &preferences)), '\0');
    packed.truncate(static_cast<qsizetype>(LZ4F_compressFrame(packed.data(), static_cast<size_t>(packed.size()),
                                                              plain.constData(), length, &preferences)));
    return packed;
}

/// What PHP's lz4_compress writes: the length, then a block.
QByteArray lz4Sized(const QByteArray &plain)
{
    const int length = static_cast<int>(plain.size());
    QByteArray packed(LZ4_compressBound(length), '\0');
    packed.truncate(LZ4_compress_default(plain.constData(), packed.data(), length, static_cast<int>(packed.size())));
    QByteArray header(4, '\0');
    for (int i = 0; i < 4; ++i)
        header[i] = static_cast<char>(length >> (8 * i));
    return header + packed;
}

quint8 crc8(QByteArrayView bytes)
{
    quint8 crc = 0xff;
    for (const char byte : bytes) {
        crc = static_cast<quint8>(crc ^ static_cast<quint8>(byte));
        for (int bit = 0; bit < 8; ++bit)
            crc = static_cast<quint8>((crc & 0x80) != 0 ? (crc << 1) ^ 0x31 : crc << 1);
    }
    return crc;
}

QByteArray phpredisLz4(const QByteArray &plain)
{
    const QByteArray sized = lz4Sized(plain);
    return static_cast<char>(crc8(sized.first(4))) + sized;
}
#endif

struct Row {
    const char *name;
    Compression kind;
    std::function<QByteArray(const QByteArray &)> pack;
    bool isLzf = false;
};

void PrintTo(const Row &row, std::ostream *stream)
{
    *stream << row.name;
}

std::vector<Row> rows()
{
    const auto tagged = [](const char *tag, QByteArray (*pack)(const QByteArray &)) {
        return [tag, pack](const QByteArray &plain) { return tag + pack(plain); };
    };
    return {
        {"zlib", Compression::Zlib, zlib},
        {"gzip", Compression::Gzip, gzip},
        {"lzf", Compression::Lzf, lzf, true},
        {"cm_gz", Compression::CmTag, tagged(":gz:", zlib)},
        {"cm_lz", Compression::CmTag, tagged(":lz:", lzf), true},
#ifdef SESSIONSCOPE_HAVE_ZSTD
        {"zstd", Compression::Zstd, zstd},
        {"zstd_stream", Compression::Zstd, zstdOfUnknownSize},
#endif
#ifdef SESSIONSCOPE_HAVE_LZMA
        {"xz", Compression::Xz, xz},
#endif
#ifdef SESSIONSCOPE_HAVE_LZ4
        {"lz4", Compression::Lz4Frame, lz4Frame},
        {"phpredis_lz4", Compression::PhpredisLz4, phpredisLz4},
        {"cm_l4", Compression::CmTag, tagged(":l4:", lz4Sized)},
#endif
    };
}

class Unpacking : public testing::TestWithParam<Row>
{
protected:
    /// Nothing marks where LZF ends; and the test's own packer is slow.
    bool isLzf() const { return GetParam().isLzf; }
    QByteArray packed(const QByteArray &plain) const { return GetParam().pack(plain); }
    Decompressed unpack(QByteArrayView bytes, bool isPrefix, QByteArray &result) const
    {
        return ::unpack(GetParam().kind, bytes, isPrefix, result);
    }
};

QByteArray session()
{
    QByteArray text = "user|s:5:\"alice\";cart|a:3:{";
    for (int i = 0; i < 40; ++i)
        text += "s:3:\"sku\";s:5:\"TEA-" + QByteArray::number(i % 7) + "\";";
    return text + "}\xe6\x9d\xaf" + QByteArray(300, 'x');
}

QByteArray noise(int size)
{
    QRandomGenerator random(7);
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(random.bounded(256));
    return bytes;
}

TEST_P(Unpacking, GivesBackWhatWasPacked)
{
    QByteArrayList plains{session(), noise(3000), QByteArray("x")};
    if (!isLzf())
        plains += QByteArray(70'000, 'y') + noise(200'000);
    for (const QByteArray &plain : plains) {
        const QByteArray bytes = packed(plain);
        EXPECT_TRUE(formats::looksCompressed(GetParam().kind, bytes));
        QByteArray result = "before ";
        EXPECT_EQ(unpack(bytes, false, result), Decompressed::Whole);
        EXPECT_EQ(result, "before " + plain);
    }
}

TEST_P(Unpacking, IsSafeWhereverItIsCut)
{
    const QByteArray plain = session();
    const QByteArray bytes = packed(plain);
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        // A cut tag, and LZF cut between two sequences, are whole in themselves.
        const bool isKnown = !isLzf() && (GetParam().kind != Compression::CmTag || size >= 4);
        QByteArray whole;
        const Decompressed asWhole = unpack(QByteArrayView(bytes).first(size), false, whole);
        EXPECT_TRUE(asWhole == Decompressed::No || !isKnown) << size;
        QByteArray prefix;
        const Decompressed asPrefix = unpack(QByteArrayView(bytes).first(size), true, prefix);
        if (isKnown && size > 4) {
            EXPECT_TRUE(asPrefix == Decompressed::Partly || prefix == plain) << size;
            EXPECT_TRUE(plain.startsWith(prefix)) << size;
        }
    }
}

TEST_P(Unpacking, APrefixGivesWhatItHolds)
{
    // Longer than the blocks of zstd and lz4, of which a cut one holds nothing.
    const QByteArray plain = noise(isLzf() ? 3000 : 300'000);
    const QByteArray bytes = packed(plain);
    QByteArray result;
    EXPECT_EQ(unpack(QByteArrayView(bytes).chopped(20), true, result), Decompressed::Partly);
    EXPECT_TRUE(plain.startsWith(result));
    EXPECT_GT(result.size(), plain.size() / 2);
}

TEST_P(Unpacking, WhatStandsBehindIsAnErrorUnlessItIsAPrefix)
{
    if (isLzf())
        return;
    QByteArray result;
    EXPECT_EQ(unpack(packed(session()) + "tail", false, result), Decompressed::No);
    result.clear();
    if (GetParam().kind != Compression::PhpredisLz4 && !packed("x").startsWith(":l4:")) {
        EXPECT_EQ(unpack(packed(session()) + "tail", true, result), Decompressed::Whole);
        EXPECT_EQ(result, session());
    }
}

TEST_P(Unpacking, StopsAtTheRatioAndAtTheLimit)
{
    // Over the unchecked megabyte, and far more than two hundred times its packed form.
    if (isLzf())
        return; // whose ratio is below 100
    for (const int megabytes : {3, 40}) {
        const QByteArray bytes = packed(QByteArray(megabytes * 1024 * 1024, '\0'));
        const qsizetype most = std::min(formats::kMostDecompressed,
                                        std::max(formats::kUncheckedRatio, formats::kMostRatio * bytes.size()));
        QByteArray result;
        EXPECT_EQ(unpack(bytes, false, result), Decompressed::Partly);
        EXPECT_NEAR(double(result.size()), double(most), double(formats::kMostRatio) * 8);
        EXPECT_LE(result.size(), formats::kMostDecompressed);
    }
    const QByteArray justEnough(formats::kUncheckedRatio, '\0');
    QByteArray result;
    EXPECT_EQ(unpack(packed(justEnough), false, result), Decompressed::Whole);
    EXPECT_EQ(result, justEnough);
}

TEST_P(Unpacking, DamageIsNoticedOrHarmless)
{
    const QByteArray bytes = packed(session());
    QRandomGenerator random(3);
    for (int round = 0; round < 3000; ++round) {
        QByteArray damaged = bytes;
        for (int changes = random.bounded(1, 4); changes > 0; --changes)
            damaged[random.bounded(static_cast<int>(damaged.size()))] = static_cast<char>(random.bounded(256));
        QByteArray result;
        unpack(damaged, random.bounded(2) == 0, result);
        EXPECT_LE(result.size(), formats::kUncheckedRatio);
    }
}

INSTANTIATE_TEST_SUITE_P(Kinds, Unpacking, testing::ValuesIn(rows()),
                         [](const testing::TestParamInfo<Row> &row) { return std::string(row.param.name); });

TEST(Compression, LooksAtTheFirstBytes)
{
    EXPECT_TRUE(formats::looksCompressed(Compression::Zlib, "x\x9c"));
    EXPECT_TRUE(formats::looksCompressed(Compression::Zlib, "x\xda"));
    for (const char *text : {"", "x", "xy", "x=1", "hC", "\x80\x04", "{}"}) {
        for (const Compression kind :
             {Compression::Zlib, Compression::Gzip, Compression::Zstd, Compression::Lz4Frame, Compression::CmTag})
            EXPECT_FALSE(formats::looksCompressed(kind, text)) << text;
    }
    EXPECT_FALSE(formats::looksCompressed(Compression::Zlib, "x\xbb")); // asks for a dictionary
}

TEST(Compression, UntaggedDataOfCmStaysAsItIs)
{
    for (const char *plain : {"user|s:5:\"alice\";", "", ":gz", ":xx:abc"}) {
        QByteArray result;
        EXPECT_EQ(unpack(Compression::CmTag, plain, false, result), Decompressed::Whole);
        EXPECT_EQ(result, plain);
    }
}

TEST(Compression, BadBackReferencesAreRefused)
{
    const std::pair<Compression, QByteArray> rows[] = {
        {Compression::Lzf, QByteArray("\x20\x00", 2)},                             // nothing to copy yet
        {Compression::Lzf, QByteArray("\x00x\x20\x01", 4)},                        // one byte too far
        {Compression::Lzf, QByteArray("\x00x\xff\xff\xff", 5)},                    // the longest from the farthest
        {Compression::CmTag, QByteArray(":l4:\x08\x00\x00\x00\x10x\x02\x00", 12)}, // too far
        {Compression::CmTag, QByteArray(":l4:\x08\x00\x00\x00\x10x\x00\x00", 12)}, // a distance of zero
    };
    for (const auto &[kind, packed] : rows) {
        for (const bool isPrefix : {false, true}) {
            QByteArray result;
            EXPECT_EQ(unpack(kind, packed, isPrefix, result), Decompressed::No);
        }
    }
}

TEST(Compression, SnappyHasLiteralsAndCopies)
{
    // Written down from the format's description.
    const std::pair<QByteArray, QByteArray> rows[] = {
        {QByteArray(":sn:\x00", 5), ""},
        {":sn:\x02\x04hi", "hi"},
        {":sn:\x08\x04"
         "ab\x05\x02",
         "abababa"}, // five by a near copy: one byte less than announced
        {":sn:\x08\x04"
         "ab\x16\x02" +
             QByteArray(1, '\0'),
         "abababab"},
        {":sn:\x08\x04"
         "ab\x17\x02" +
             QByteArray(3, '\0'),
         "abababab"},
        {":sn:\x03\xf0\x02"
         "abc",
         "abc"}, // a length in a byte of its own
    };
    for (const auto &[packed, plain] : rows) {
        QByteArray result;
        EXPECT_EQ(unpack(Compression::CmTag, packed, false, result),
                  plain.size() == 7 ? Decompressed::No : Decompressed::Whole);
        EXPECT_EQ(result, plain);
        result.clear();
        EXPECT_NE(unpack(Compression::CmTag, packed.chopped(1), true, result), Decompressed::No) << plain.constData();
        EXPECT_TRUE(plain.startsWith(result));
    }
    for (const char *damaged : {":sn:\x08\x04"
                                "ab\x16\x03",
                                ":sn:\xff\xff\xff\xff\xff\xff",
                                ":sn:\x01\x04"
                                "ab",
                                ":sn:\x04\x04"
                                "ab"}) {
        QByteArray result;
        EXPECT_EQ(unpack(Compression::CmTag, damaged, false, result), Decompressed::No);
    }
}

TEST(Compression, LzfCopiesWhatOverlaps)
{
    QByteArray result;
    EXPECT_EQ(unpack(Compression::Lzf,
                     QByteArray("\x01"
                                "ab\x60\x01",
                                5),
                     false, result),
              Decompressed::Whole);
    EXPECT_EQ(result, "abababa");
}

TEST(Compression, DeclaredLengthsAreNotTrusted)
{
    for (const char *length : {"7fffffff", "80000000", "ffffffff", "00000000", "00000005"}) {
        QByteArray packed = QByteArray::fromHex(length);
        std::reverse(packed.begin(), packed.end());
        QByteArray result;
        EXPECT_EQ(unpack(Compression::CmTag, ":l4:" + packed + "\x10x", false, result), Decompressed::No) << length;
        EXPECT_LT(result.capacity(), 100'000);
    }
    // An LZ4 block whose literals are said to be of two megabytes.
    QByteArray result;
    const QByteArray literals = ":l4:" + QByteArray::fromHex("ffffff7f f0") + QByteArray(8192, '\xff') + '\0' + "abc";
    EXPECT_EQ(unpack(Compression::CmTag, literals, false, result), Decompressed::No);
    EXPECT_LT(result.capacity(), 100'000);
}

#ifdef SESSIONSCOPE_HAVE_LZ4
TEST(Compression, PhpredisGuardsTheLength)
{
    // CRC-8 with polynomial 0x31 and 0xff to begin with is 0xf7 of "123456789" (CRC-8/NRSC-5's catalogue
    // entry).
    EXPECT_EQ(crc8("123456789"), 0xf7);
    QByteArray packed = phpredisLz4(session());
    packed[0] = static_cast<char>(packed[0] ^ 1);
    QByteArray result;
    EXPECT_EQ(unpack(Compression::PhpredisLz4, packed, false, result), Decompressed::No);
    EXPECT_TRUE(result.isEmpty());
}

TEST(Compression, Lz4WithADictionaryIsRefused)
{
    QByteArray packed = lz4Frame(session());
    packed[4] = static_cast<char>(packed[4] | 1);
    QByteArray result;
    EXPECT_EQ(unpack(Compression::Lz4Frame, packed, true, result), Decompressed::No);
}
#endif

/// Each kind whose format lets members follow each other.
TEST(Compression, MembersThatFollowEachOtherAreOne)
{
    const QByteArray skipped =
        QByteArray::fromHex("502a4d18 03000000 616263") + QByteArray::fromHex("5f2a4d18 00000000");
    const auto check = [](Compression kind, const QByteArray &packed, const QByteArray &plain) {
        QByteArray result;
        EXPECT_TRUE(formats::looksCompressed(kind, packed)) << int(kind);
        EXPECT_EQ(unpack(kind, packed, false, result), Decompressed::Whole) << int(kind);
        EXPECT_EQ(result, plain) << int(kind);
        result.clear();
        EXPECT_EQ(unpack(kind, packed + "x", false, result), Decompressed::No) << int(kind);
        for (qsizetype size = 0; size < packed.size(); ++size) {
            result.clear();
            unpack(kind, packed.first(size), true, result);
            EXPECT_TRUE(plain.startsWith(result)) << int(kind) << ' ' << size;
        }
    };
    check(Compression::Gzip, gzip("one ") + gzip("") + gzip("two"), "one two");
    check(Compression::Zlib, zlib("one ") + zlib("two"), "one two");
#ifdef SESSIONSCOPE_HAVE_ZSTD
    check(Compression::Zstd, zstd("one ") + zstd("two"), "one two");
    check(Compression::Zstd, skipped + zstd("one ") + skipped + zstd("") + zstd("two") + skipped, "one two");
#endif
#ifdef SESSIONSCOPE_HAVE_LZ4
    check(Compression::Lz4Frame, skipped + lz4Frame("one ") + skipped + lz4Frame("two"), "one two");
#endif
#ifdef SESSIONSCOPE_HAVE_LZMA
    check(Compression::Xz, xz("one ") + xz("two"), "one two");
    QByteArray result;
    EXPECT_EQ(unpack(Compression::Xz, xz("one") + QByteArray(8, '\0'), false, result), Decompressed::Whole);
#endif
    // Frames to step over, and nothing else.
    QByteArray nothing;
    EXPECT_FALSE(formats::looksCompressed(Compression::Zstd, skipped));
    EXPECT_EQ(unpack(Compression::Zstd, skipped, false, nothing), Decompressed::No);
    EXPECT_EQ(unpack(Compression::Zstd, skipped.repeated(100'000), true, nothing), Decompressed::No);
    EXPECT_EQ(unpack(Compression::Gzip, gzip("").repeated(20'000), false, nothing), Decompressed::No);
}

TEST(Compression, ManyMembersStopAtTheLimits)
{
    const QByteArray zeros(1024 * 1024, '\0');
    QByteArray result;
    EXPECT_EQ(unpack(Compression::Gzip, gzip(zeros).repeated(40), false, result), Decompressed::Partly);
    EXPECT_LE(result.size(), formats::kMostDecompressed);
}

#ifdef SESSIONSCOPE_HAVE_LZMA
TEST(Compression, XzReadsWhatEveryPresetWrites)
{
    for (const quint32 preset : {0U, 6U, 7U, 8U, 9U, 9U | LZMA_PRESET_EXTREME}) {
        const QByteArray plain = session();
        QByteArray packed(plain.size() + 1024, '\0');
        size_t size = 0;
        ASSERT_EQ(lzma_easy_buffer_encode(preset, LZMA_CHECK_CRC64, nullptr,
                                          reinterpret_cast<const quint8 *>(plain.data()),
                                          static_cast<size_t>(plain.size()), reinterpret_cast<quint8 *>(packed.data()),
                                          &size, static_cast<size_t>(packed.size())),
                  LZMA_OK);
        packed.truncate(static_cast<qsizetype>(size));
        QByteArray result;
        EXPECT_EQ(unpack(Compression::Xz, packed, false, result), Decompressed::Whole) << preset;
        EXPECT_EQ(result, plain) << preset;
    }
    // A dictionary of 128 MiB.
    lzma_options_lzma options;
    ASSERT_FALSE(lzma_lzma_preset(&options, 9));
    options.dict_size = 128U << 20;
    lzma_filter filters[] = {{LZMA_FILTER_LZMA2, &options}, {LZMA_VLI_UNKNOWN, nullptr}};
    quint8 packed[256];
    size_t size = 0;
    ASSERT_EQ(lzma_stream_buffer_encode(filters, LZMA_CHECK_CRC32, nullptr, reinterpret_cast<const quint8 *>("abc"), 3,
                                        packed, &size, sizeof packed),
              LZMA_OK);
    QByteArray result;
    EXPECT_EQ(
        unpack(Compression::Xz, {reinterpret_cast<const char *>(packed), static_cast<qsizetype>(size)}, false, result),
        Decompressed::No);
}
#endif

#ifdef SESSIONSCOPE_HAVE_ZSTD
TEST(Compression, ZstdReadsTheWindowOfTheHighestLevel)
{
    // Streamed, so that the frame cannot say how long it is: then level 22 asks for 128 MiB.
    const std::unique_ptr<ZSTD_CCtx, size_t (*)(ZSTD_CCtx *)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, 19);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, 27);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_hashLog, 10);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_chainLog, 10);
    const QByteArray plain = session();
    QByteArray packed(plain.size() + 1024, '\0');
    ZSTD_outBuffer out{packed.data(), static_cast<size_t>(packed.size()), 0};
    ZSTD_inBuffer first{plain.data(), 5, 0};
    ASSERT_EQ(ZSTD_isError(ZSTD_compressStream2(context.get(), &out, &first, ZSTD_e_flush)), 0U);
    ZSTD_inBuffer rest{plain.data() + 5, static_cast<size_t>(plain.size() - 5), 0};
    ASSERT_EQ(ZSTD_compressStream2(context.get(), &out, &rest, ZSTD_e_end), 0U);
    packed.truncate(static_cast<qsizetype>(out.pos));
    ASSERT_EQ(static_cast<uchar>(packed[5]) >> 3, 27 - 10) << "the window's exponent";
    QByteArray result;
    EXPECT_EQ(unpack(Compression::Zstd, packed, false, result), Decompressed::Whole);
    EXPECT_EQ(result, plain);
}

TEST(Compression, ZstdWithAHugeWindowIsRefused)
{
    // A frame of no known size whose window is 2^28 (exponent 18 + 10), an empty last block.
    QByteArray result;
    EXPECT_EQ(unpack(Compression::Zstd, QByteArray::fromHex("28b52ffd 00 90 010000"), false, result), Decompressed::No);
    EXPECT_EQ(unpack(Compression::Zstd, QByteArray::fromHex("28b52ffd 00 88 010000"), false, result),
              Decompressed::Whole);
}
#endif

} // namespace
