// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/unpacking.h"

#ifdef SESSIONSCOPE_HAVE_LZ4
#include <lz4frame.h>

#include <memory>
#endif

namespace formats
{

#ifdef SESSIONSCOPE_HAVE_LZ4

namespace
{

struct Lz4ContextDeleter {
    void operator()(LZ4F_dctx *context) const { LZ4F_freeDecompressionContext(context); }
};
using Lz4Context = std::unique_ptr<LZ4F_dctx, Lz4ContextDeleter>;

Lz4Context newLz4Context()
{
    LZ4F_dctx *context = nullptr;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&context, LZ4F_VERSION)) != 0)
        return {};
    return Lz4Context(context);
}

UnpackStep lz4Step(LZ4F_dctx *context, QByteArrayView rest, UnpackedBytes::Room room)
{
    auto consumed = static_cast<size_t>(rest.size());
    auto written = static_cast<size_t>(room.size);
    const size_t status = LZ4F_decompress(context, room.data, &written, rest.data(), &consumed, nullptr);
    if (LZ4F_isError(status) != 0)
        return {};
    UnpackStep done;
    done.consumed = static_cast<qsizetype>(consumed);
    done.written = static_cast<qsizetype>(written);
    done.state = status == 0 ? UnpackStep::State::End : UnpackStep::State::More;
    return done;
}

/// The flag byte behind the magic number says whether an id of a dictionary follows
/// (https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md).
bool needsDictionary(QByteArrayView bytes)
{
    constexpr qsizetype kFlags = 4;
    return bytes.size() > kFlags && (bytes[kFlags] & 1) != 0;
}

} // namespace

Decompressed unpackLz4Frame(QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    thread_local const Lz4Context context = newLz4Context();
    if (!context || needsDictionary(bytes))
        return Decompressed::No;
    LZ4F_resetDecompressionContext(context.get()); // whatever the payload before left half done
    return unpackInSteps(
        bytes, isPrefix, result,
        [](QByteArrayView rest, UnpackedBytes::Room room) { return lz4Step(context.get(), rest, room); },
        [](QByteArrayView rest) {
            return (looksCompressed(Compression::Lz4Frame, rest) && !needsDictionary(rest)) ||
                   behindSkippableFrames(rest).size() < rest.size();
        });
}

#else

Decompressed unpackLz4Frame(QByteArrayView, bool, QByteArray &)
{
    return Decompressed::Missing;
}

#endif

} // namespace formats
