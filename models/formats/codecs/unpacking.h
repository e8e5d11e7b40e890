// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/compression.h"

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>

namespace formats
{

/// Takes unpacked bytes up to a limit. Grows with what was really unpacked, never by what a header declares:
/// a few bytes cannot make it ask for megabytes.
class UnpackedBytes
{
public:
    static constexpr qsizetype kLongestStep = 64 * 1024;

    /// Appends to `bytes`; `packedSize` sets the limit and a first guess.
    UnpackedBytes(QByteArray &bytes, qsizetype packedSize)
        : m_bytes(bytes)
        , m_begin(bytes.size())
        , m_size(bytes.size())
        , m_step(std::clamp<qsizetype>(4 * packedSize, 1024, kLongestStep))
        , m_most(std::min(kMostDecompressed, std::max(kUncheckedRatio, kMostRatio * packedSize)))
    {
    }
    ~UnpackedBytes() { m_bytes.truncate(std::min(m_size, m_begin + m_most)); }
    Q_DISABLE_COPY_MOVE(UnpackedBytes)

    qsizetype size() const { return m_size - m_begin; }
    /// More came than is allowed; what is too much is cut off in the end.
    bool isOver() const { return size() > m_most; }

    /// Space for the next step. The last one is a byte longer than the limit: so isOver() tells too much from
    /// just enough.
    struct Room {
        char *data;
        qsizetype size;
    };
    Room room()
    {
        const qsizetype step = std::min(m_step, m_most + 1 - size());
        m_step = kLongestStep;
        m_bytes.resize(m_size + step);
        return {m_bytes.data() + m_size, step};
    }
    /// So many bytes of the room were written.
    void take(qsizetype count) { m_size += count; }

    void append(QByteArrayView bytes)
    {
        bytes = bytes.first(std::min(bytes.size(), m_most + 1 - size()));
        m_bytes.truncate(m_size);
        m_bytes.append(bytes);
        m_size = m_bytes.size();
    }

    /// Once more `length` bytes from `distance` back, which may overlap what is written; false when the
    /// distance leads to before the beginning.
    bool repeat(qsizetype distance, qsizetype length)
    {
        if (distance <= 0 || distance > size())
            return false;
        length = std::min(length, m_most + 1 - size());
        m_bytes.resize(m_size + length);
        char *to = m_bytes.data() + m_size;
        const char *from = to - distance;
        m_size += length;
        for (; length > 0; --length)
            *to++ = *from++;
        return true;
    }

private:
    QByteArray &m_bytes;
    const qsizetype m_begin;
    qsizetype m_size;
    qsizetype m_step;
    const qsizetype m_most;
};

/// What one call of a library did.
struct UnpackStep {
    enum class State : quint8 { More, End, Damaged };
    State state = State::Damaged;
    qsizetype consumed = 0;
    qsizetype written = 0;
};

/// Formats allow several members one after the other, whose contents are one: more than these are read by nobody.
inline constexpr int kMostMembers = 10'000;

/// Runs a library's streaming decompressor: `step(rest, room)` returns an UnpackStep. Ends with the data,
/// with the input or at the limit, whichever comes first; each round consumes or writes something.
/// `startsAnother(rest)`: another member begins here, for which the library is ready; it may step over what stands
/// before that.
template<typename Step, typename StartsAnother>
Decompressed unpackInSteps(QByteArrayView rest, bool isPrefix, QByteArray &result, Step step,
                           StartsAnother startsAnother)
{
    UnpackedBytes unpacked(result, rest.size());
    int members = 1;
    while (true) {
        const UnpackStep done = step(rest, unpacked.room());
        if (done.state == UnpackStep::State::Damaged)
            return Decompressed::No;
        unpacked.take(done.written);
        rest = rest.sliced(done.consumed);
        if (unpacked.isOver())
            return Decompressed::Partly;
        if (done.state == UnpackStep::State::End) {
            if (!rest.isEmpty() && ++members <= kMostMembers && startsAnother(rest))
                continue;
            return rest.isEmpty() || isPrefix ? Decompressed::Whole : Decompressed::No;
        }
        if (done.consumed == 0 && done.written == 0)
            return isPrefix ? Decompressed::Partly : Decompressed::No;
    }
}

/// What stands behind the frames of Zstandard and LZ4 that are to be stepped over: both have the same ones
/// (RFC 8878, 3.1.2).
QByteArrayView behindSkippableFrames(QByteArrayView bytes);

// One for each kind; see decompress().
Decompressed unpackZlib(QByteArrayView bytes, bool isPrefix, QByteArray &result);
Decompressed unpackGzip(QByteArrayView bytes, bool isPrefix, QByteArray &result);
Decompressed unpackZstd(QByteArrayView bytes, bool isPrefix, QByteArray &result);
Decompressed unpackXz(QByteArrayView bytes, bool isPrefix, QByteArray &result);
Decompressed unpackLz4Frame(QByteArrayView bytes, bool isPrefix, QByteArray &result);
/// A bare LZ4 block, of which is known from elsewhere how long its content is.
Decompressed unpackLz4Block(QByteArrayView bytes, qint64 length, bool isPrefix, QByteArray &result);
Decompressed unpackLzf(QByteArrayView bytes, bool isPrefix, QByteArray &result);
Decompressed unpackSnappy(QByteArrayView bytes, bool isPrefix, QByteArray &result);

} // namespace formats
