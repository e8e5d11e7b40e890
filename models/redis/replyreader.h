// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/reply.h"

#include <QByteArrayView>

#include <array>
#include <memory>
#include <optional>

struct redisReader;

namespace redis
{

/// What one reply may cost. A server is not trusted: a stray port, a proxy or a hostile peer may say anything.
struct ReplyLimits {
    int depth = 7;                            ///< nested arrays; hiredis 0.14 has a fixed stack of nine
    qsizetype elements = 4 * 1024 * 1024;     ///< in one reply, over all of its arrays
    qsizetype bulkBytes = 64 * 1024 * 1024;   ///< one string
    qsizetype totalBytes = 256 * 1024 * 1024; ///< all strings of one reply
    qsizetype lineBytes = 64 * 1024;          ///< a status or an error
    /// A longer string, or one too many, is left out up to this size: an error stands in its place (TOOLARGE). Redis
    /// has none that are larger (proto-max-bulk-len).
    qsizetype leftOutBytes = 512 * 1024 * 1024;
};

/// Bytes in, replies out: hiredis' parser with object functions of our own, which build Reply values in place.
///
/// hiredis is used for its state machine only. Its limits are not enough for bytes from anywhere: it buffers a
/// bulk string of any announced size, rescans an endless line with each feed, and does not look at the CRLF
/// behind a bulk string. All this is checked here, before it costs memory or time.
class ReplyReader final
{
public:
    /// hiredis moves what is left of its buffer to the front with each kilobyte of replies, so that feeding megabytes
    /// at once is quadratic. With records of 300 bytes a key took 64 ns in slices of 16 KiB, 52 of 8, 46 of 4, 40 of 2.
    static constexpr qsizetype kSlice = 4 * 1024;

    explicit ReplyReader(const ReplyLimits &limits = {});
    ~ReplyReader();
    Q_DISABLE_COPY_MOVE(ReplyReader)

    /// Takes at most kSlice bytes. Drain with next() before the next feed().
    void feed(QByteArrayView slice);
    /// The next complete reply, to be moved from, valid until the next call; null when more bytes are wanted,
    /// and after an error.
    Reply *next();
    /// Takes back replies that nobody needs any more: the next ones are written into the memory of their texts. A
    /// load of a million records would otherwise ask for it, and give it back, a million times.
    void recycle(std::vector<Reply> &&replies);
    /// The same of one text: a channel, a value.
    void recycle(QByteArray &&bytes);
    /// ProtocolError or TooLarge. It is for good: there is no way to find the next reply in a broken stream.
    const std::optional<Error> &error() const { return m_error; }
    /// True once a complete reply has been read.
    bool hasReplied() const { return m_hasReplied; }

private:
    struct Builder;
    struct Free {
        void operator()(redisReader *reader) const;
    };

    void fail(ErrorKind kind, const QString &detail);
    bool leavesOutWhatIsAwaited();
    void leaveOut(qint64 announced, qsizetype there);
    QByteArray filled(QByteArrayView text);

    ReplyLimits m_limits;
    Reply m_root;
    qsizetype m_elements = 0;             ///< of the reply being read
    qsizetype m_bytes = 0;                ///< of the reply being read
    std::array<QByteArray, 4> m_repeated; ///< the latest short texts at the beginning of an array
    std::vector<QByteArray> m_spare;      ///< of replies that were taken back
    qint64 m_leftOut = 0;                 ///< bytes of the string for which an error is to stand; 0: none
    qint64 m_toDrop = 0;                  ///< of its bytes so many are still to come
    bool m_hasReplied = false;
    std::optional<Error> m_error;
    std::unique_ptr<redisReader, Free> m_reader;
};

} // namespace redis
