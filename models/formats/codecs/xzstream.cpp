// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/unpacking.h"

#ifdef SESSIONSCOPE_HAVE_LZMA
#include <lzma.h>
#endif

namespace formats
{

#ifdef SESSIONSCOPE_HAVE_LZMA

namespace
{

/// Enough for what all presets write, the highest with a dictionary of 64 MiB. A stream may ask for gigabytes. It is
/// only set aside; what is touched is what is unpacked.
constexpr quint64 kMostXzMemory = 68 * 1024 * 1024;
/// What the presets up to the default one (6) need: more is given back after the payload.
constexpr quint64 kUsualXzMemory = 10 * 1024 * 1024;

/// liblzma's stream, which keeps its memory from one payload to the next.
class XzDecoder
{
public:
    XzDecoder() = default;
    ~XzDecoder() { lzma_end(&m_stream); }
    Q_DISABLE_COPY_MOVE(XzDecoder)

    bool start() { return lzma_stream_decoder(&m_stream, kMostXzMemory, 0) == LZMA_OK; }
    void finish()
    {
        if (lzma_memusage(&m_stream) <= kUsualXzMemory)
            return;
        lzma_end(&m_stream);
        m_stream = LZMA_STREAM_INIT;
    }

    UnpackStep step(QByteArrayView rest, UnpackedBytes::Room room)
    {
        m_stream.next_in = reinterpret_cast<const quint8 *>(rest.data());
        m_stream.avail_in = static_cast<size_t>(rest.size());
        m_stream.next_out = reinterpret_cast<quint8 *>(room.data);
        m_stream.avail_out = static_cast<size_t>(room.size);
        const lzma_ret status = lzma_code(&m_stream, LZMA_RUN);
        UnpackStep done;
        done.consumed = rest.size() - static_cast<qsizetype>(m_stream.avail_in);
        done.written = room.size - static_cast<qsizetype>(m_stream.avail_out);
        if (status == LZMA_STREAM_END)
            done.state = UnpackStep::State::End;
        else if (status == LZMA_OK || status == LZMA_BUF_ERROR) // the latter: the input ends here
            done.state = UnpackStep::State::More;
        return done;
    }

private:
    lzma_stream m_stream = LZMA_STREAM_INIT;
};

} // namespace

Decompressed unpackXz(QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    thread_local XzDecoder decoder;
    if (!decoder.start())
        return Decompressed::No;
    const Decompressed unpacked = unpackInSteps(
        bytes, isPrefix, result, [](QByteArrayView rest, UnpackedBytes::Room room) { return decoder.step(rest, room); },
        [](QByteArrayView &rest) {
            // Zeros in fours may stand behind a stream.
            constexpr QByteArrayView kPadding("\0\0\0\0", 4);
            while (rest.startsWith(kPadding))
                rest = rest.sliced(kPadding.size());
            return looksCompressed(Compression::Xz, rest) && decoder.start();
        });
    decoder.finish();
    return unpacked;
}

#else

Decompressed unpackXz(QByteArrayView, bool, QByteArray &)
{
    return Decompressed::Missing;
}

#endif

} // namespace formats
