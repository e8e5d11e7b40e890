// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/unpacking.h"

#define ZLIB_CONST
#include <zlib.h>

#include <limits>

namespace formats
{

namespace
{

/// inflate's state takes 40 KiB: one for each thread is used again for all its payloads.
class Inflater
{
public:
    Inflater() { m_isReady = inflateInit2(&m_stream, MAX_WBITS) == Z_OK; }
    ~Inflater()
    {
        if (m_isReady)
            inflateEnd(&m_stream);
    }
    Q_DISABLE_COPY_MOVE(Inflater)

    bool restart(int windowBits) { return m_isReady && inflateReset2(&m_stream, windowBits) == Z_OK; }

    UnpackStep step(QByteArrayView rest, UnpackedBytes::Room room)
    {
        const auto available = static_cast<uInt>(std::min<qsizetype>(rest.size(), std::numeric_limits<int>::max()));
        m_stream.next_in = reinterpret_cast<const Bytef *>(rest.data());
        m_stream.avail_in = available;
        m_stream.next_out = reinterpret_cast<Bytef *>(room.data);
        m_stream.avail_out = static_cast<uInt>(room.size);
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        UnpackStep done;
        done.consumed = available - m_stream.avail_in;
        done.written = room.size - m_stream.avail_out;
        if (status == Z_STREAM_END)
            done.state = UnpackStep::State::End;
        else if (status == Z_OK || status == Z_BUF_ERROR) // the latter: nothing to be done without more input
            done.state = UnpackStep::State::More;
        return done;
    }

private:
    z_stream m_stream = {};
    bool m_isReady = false;
};

Decompressed unpack(QByteArrayView bytes, int windowBits, bool isPrefix, QByteArray &result)
{
    thread_local Inflater inflater;
    if (!inflater.restart(windowBits))
        return Decompressed::No;
    return unpackInSteps(
        bytes, isPrefix, result,
        [](QByteArrayView rest, UnpackedBytes::Room room) { return inflater.step(rest, room); },
        [windowBits](QByteArrayView rest) {
            const Compression kind = windowBits > MAX_WBITS ? Compression::Gzip : Compression::Zlib;
            return looksCompressed(kind, rest) && inflater.restart(windowBits);
        });
}

} // namespace

Decompressed unpackZlib(QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    return unpack(bytes, MAX_WBITS, isPrefix, result);
}

Decompressed unpackGzip(QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    return unpack(bytes, MAX_WBITS + 16, isPrefix, result); // + 16: a gzip header is asked for
}

} // namespace formats
