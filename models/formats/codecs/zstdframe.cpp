// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/unpacking.h"

#ifdef SESSIONSCOPE_HAVE_ZSTD
#include <zstd.h>

#include <memory>
#endif

namespace formats
{

#ifdef SESSIONSCOPE_HAVE_ZSTD

namespace
{

/// A frame may ask for a window of so many bits: 128 MiB, as level 22 does for content of unknown length. It is only
/// set aside; what is touched is what is unpacked.
constexpr int kMostWindowBits = 27;
/// What the specification wants all decoders to support: more is given back after the payload.
constexpr size_t kUsualZstdMemory = size_t(9) * 1024 * 1024;

struct ZstdContextDeleter {
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};
using ZstdContext = std::unique_ptr<ZSTD_DCtx, ZstdContextDeleter>;

ZstdContext newZstdContext()
{
    ZstdContext context(ZSTD_createDCtx());
    if (context && ZSTD_isError(ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kMostWindowBits)) != 0)
        context.reset();
    return context;
}

UnpackStep zstdStep(ZSTD_DCtx *context, QByteArrayView rest, UnpackedBytes::Room room)
{
    ZSTD_inBuffer input{rest.data(), static_cast<size_t>(rest.size()), 0};
    ZSTD_outBuffer output{room.data, static_cast<size_t>(room.size), 0};
    const size_t status = ZSTD_decompressStream(context, &output, &input);
    UnpackStep done;
    done.consumed = static_cast<qsizetype>(input.pos);
    done.written = static_cast<qsizetype>(output.pos);
    if (ZSTD_isError(status) == 0)
        done.state = status == 0 ? UnpackStep::State::End : UnpackStep::State::More;
    return done;
}

} // namespace

Decompressed unpackZstd(QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    // Used again: a context is 150 KiB, and grows by the window of what it meets.
    thread_local ZstdContext context;
    if (!context)
        context = newZstdContext();
    if (!context || ZSTD_isError(ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_only)) != 0)
        return Decompressed::No;
    // No dictionaries: nobody has them here.
    const auto isFrame = [](QByteArrayView rest) {
        return looksCompressed(Compression::Zstd, rest) &&
               ZSTD_getDictID_fromFrame(rest.data(), static_cast<size_t>(rest.size())) == 0;
    };
    if (!isFrame(bytes))
        return Decompressed::No;
    const Decompressed unpacked = unpackInSteps(
        bytes, isPrefix, result,
        [](QByteArrayView rest, UnpackedBytes::Room room) { return zstdStep(context.get(), rest, room); },
        [isFrame](QByteArrayView rest) { return isFrame(rest) || behindSkippableFrames(rest).size() < rest.size(); });
    if (ZSTD_sizeof_DCtx(context.get()) > kUsualZstdMemory)
        context.reset();
    return unpacked;
}

#else

Decompressed unpackZstd(QByteArrayView, bool, QByteArray &)
{
    return Decompressed::Missing;
}

#endif

} // namespace formats
