// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/draft/formatdraftproposal.h"
#include "models/redis/connection.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace server
{

/// What one key holds, as far as PayloadReader was to read it.
struct KeyReading {
    enum class Outcome : quint8 {
        Read,
        Gone,      ///< there is no such key (any more)
        OtherType, ///< it holds something that was not to be read
        Refused,   ///< `error` says why
    };
    Outcome outcome = Outcome::Gone;
    formats::SampleRecord record;    ///< the key always; Read: what it holds, fields in the server's order
    std::vector<QByteArray> members; ///< of a list or set; of a sorted set each with its score after it
    QByteArray typeWord;             ///< what TYPE said; empty where the account may not ask
    qint64 size = -1;                ///< bytes of a string, members of anything else; -1: not asked, not allowed
    qint64 timeToLive = kUnknownTtl; ///< ms; -1: none; kUnknownTtl: not asked, not allowed
    qint64 memoryUse = -1;           ///< bytes; -1: not asked, not allowed
    redis::Error error;

    static constexpr qint64 kUnknownTtl = -2;
};

/// Reads what keys of unknown type hold, all keys of one call together: one round trip for their types, one for what
/// they hold. Where the account may not ask for types, each key is read as one type after the other, until the server
/// does not answer that it is of the wrong one: one more round trip for each guess.
///
/// Never asks for more of a key than Scope says. Uses TYPE, the reading command of each type in Scope and nothing else,
/// unless Scope asks for more. Lives in the I/O thread; to delete it is to drop what it was asked.
class PayloadReader final : public QObject
{
    Q_OBJECT

public:
    /// What to read of each key.
    struct Scope {
        /// In the order in which they are guessed. Others are not read.
        std::vector<formats::RecordType> types = {formats::RecordType::String, formats::RecordType::Hash};
        qint64 bytes = formats::kPayloadPrefix; ///< of a string
        /// Of anything else. A small hash or set comes as a whole, of a huge one a page of about so many, which does
        /// not block the server.
        qint64 members = 128;
        bool size = false;       ///< STRLEN, HLEN, …
        bool timeToLive = false; ///< PTTL
        bool memoryUse = false;  ///< MEMORY USAGE
    };
    /// One for each key, in that order; an error only when the connection fails.
    using Handler = std::function<void(redis::Result<std::vector<KeyReading>>)>;

    PayloadReader(redis::Connection &connection, Scope scope, QObject *parent = nullptr);

    void read(const std::vector<QByteArray> &keys, Handler handler);

private:
    struct Question;
    struct Job;

    void takeTypes(const std::shared_ptr<Job> &job, const std::vector<redis::Reply> &types);
    void ask(const std::shared_ptr<Job> &job);
    void take(const std::shared_ptr<Job> &job, const std::vector<redis::Reply> &replies);
    void takePage(Job &job, Question question, const redis::Reply &page);
    bool isRead(formats::RecordType type) const;
    formats::RecordType nextGuess(formats::RecordType type) const;

    redis::Connection &m_connection;
    const Scope m_scope;
};

} // namespace server
