// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/messages/rowbatch.h"
#include "models/messages/serverclock.h"
#include "models/redis/clustertopology.h"
#include "models/redis/connection.h"
#include "models/server/intake/records/answerorder.h"
#include "models/server/intake/records/fieldends.h"
#include "models/server/intake/records/othernodes.h"
#include "models/server/intake/records/readallowance.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace server
{

class SeenKeys;

/// A field of a hash that is named like a session: its address, and what tells whether it was written since.
struct SeenField {
    QByteArray address;
    size_t digest = 0; ///< of its value and its deadline
};

/// A key that is another node's: `to` as the server says it.
struct RedirectedKey {
    QByteArray key;
    redis::Redirection to;
};

/// Reads the records of keys, a batch at a time, and turns them into rows: deadline and payload in one
/// round trip, a second one only for keys of another type than guessed, for long strings, and where a format
/// keeps the rest of a session in other keys (formats::Join); and more of a long string in whose beginning nobody was
/// found, up to a limit: beyond it the user is unknown (formats::Closed::TooLarge). Where a session's TTL is that of
/// another key, that one is asked for it. Lives in the I/O thread.
class RecordReader final : public QObject
{
    Q_OBJECT

public:
    struct Answer {
        std::shared_ptr<messages::RowBatch> rows;   ///< Present and Unread rows; with `byEvent` also Replaced ones
        std::vector<QByteArray> absent;             ///< with `byEvent`: keys that do not exist (any more)
        qint64 notSessions = 0;                     ///< keys that exist, but hold no session
        qint64 tooLong = 0;                         ///< keys of sessions, as it seems, too long to be listed
        qint64 unreadable = 0;                      ///< keys that this account may not read
        qint64 unread = 0;                          ///< the Unread rows: those of the unreadable that were read before
        std::optional<redis::Error> refused;        ///< the first command that this account may not use, if any
        std::vector<QByteArray> closed = {};        ///< those of the unreadable that were not
        std::vector<QByteArray> beside = {};        ///< keys that no format in use takes
        std::vector<RedirectedKey> redirected = {}; ///< nothing is known of these here
        std::vector<QByteArray> hashes = {};        ///< keys whose fields are sessions: for readHash()
        /// Of readHash(): the fields of this page, and where the next one begins; "0": that was the last. Empty: there
        /// is no such hash, or it could not be read (`unreadable`, `redirected`).
        std::vector<SeenField> fields = {};
        QByteArray cursor = {};
        quint64 asked = 0; ///< the same: when it was asked for, see asked()
    };
    /// An error: the connection failed, or the server reads nothing for now (redis::isTemporary()). Then nothing is
    /// known of any of the keys.
    using Handler = std::function<void(redis::Result<Answer>)>;

    RecordReader(redis::Connection &connection, quint8 node, QObject *parent);
    ~RecordReader() override;

    /// Before the first read().
    void setFormats(std::shared_ptr<const formats::FormatSet> formats);

    /// Which keys were read before: of the others nobody wants to hear that they cannot be read. None: all were.
    void setSeen(const SeenKeys *seen) { m_seen = seen; }
    /// Another server, or the same one after a while: what it has refused may be allowed now.
    void forgetRefusals();
    /// As the server tells it: what is left of a TTL is added to a TIME that is asked for beside it.
    void setClock(const messages::ServerClock &clock)
    {
        m_clock = clock;
        m_isClockTold = true;
    }
    const messages::ServerClock &clock() const { return m_clock; }
    /// As far as is known when a field has been read.
    FieldEnds fieldEnds() const { return m_fieldEnds; }

    /// Its keys may move to other nodes; and what stands in another slot than its record is not asked for here.
    void setOfCluster() { m_isOfCluster = true; }
    /// Who holds a key: what stands in other slots is asked for there, after the records. Nobody: it is not, and is
    /// unknown.
    void setOthers(OtherNodes::NodeOf nodeOf) { m_nodeOf = std::move(nodeOf); }

    /// Reads these keys. With `byEvent`, the rows are marked so, and a key that holds something else than a
    /// session gets a row that says so (Replaced).
    void read(std::vector<QByteArray> keys, bool byEvent, Handler handler)
    {
        read(std::move(keys), byEvent, false, std::move(handler));
    }
    /// The same of keys that are moving here with their slot: the node answers only those who say so. An error also
    /// where the account may not.
    void readMoving(std::vector<QByteArray> keys, bool byEvent, Handler handler)
    {
        read(std::move(keys), byEvent, true, std::move(handler));
    }
    /// Whether a field is as it was when it was read the last time: then no row is made of it.
    using IsKnown = std::function<bool(const SeenField &field)>;
    /// A page of the fields of this hash, which are sessions of a format in use. A hash is never asked for all that it
    /// holds; what one holds from the first page to the last is on one of them
    /// (https://redis.io/docs/latest/commands/scan/). `isKnown`: null where none is.
    void readHash(const QByteArray &hash, const QByteArray &cursor, bool byEvent, IsKnown isKnown, Handler handler);
    /// The number of the latest page that was asked for: later ones have greater numbers.
    quint64 asked() const { return m_asked; }
    /// A removal event for this key arrived. Rows of this key, or of the fields of this hash, that are on their way
    /// were read before, and will be dropped: the two connections do not keep the order between them.
    void noteRemoval(QByteArrayView key) { m_order.noteRemoval(key); }

Q_SIGNALS:
    /// Before the answer that lacks them.
    void redirected(const std::vector<server::RedirectedKey> &keys, bool byEvent);

private:
    struct Entry;
    struct Job;
    /// How a key is asked for its deadline, the best first. PEXPIRETIME (Redis 7.0) names the instant itself; without
    /// it PTTL is added to the clock. Where the account may use neither the TTL is unknown, and EXISTS tells a key that
    /// is gone from one that holds nothing. By what each key answers: there is no key that every account may be asked
    /// about beforehand.
    enum class Expiry : quint8 { Instant, TimeLeft, Existence, None };

    void read(std::vector<QByteArray> keys, bool byEvent, bool asking, Handler handler);
    void ask(const std::shared_ptr<Job> &job);
    void take(const std::shared_ptr<Job> &job, const std::vector<redis::Reply> &replies);
    bool isElsewhere(QByteArrayView record, QByteArrayView key) const;
    void addFieldCommands(redis::CommandBatch &batch, Entry &entry);
    void takeFieldEnd(Entry &entry, const redis::Reply &end, bool isReadable);
    void takeField(Job &job, Entry &entry, const redis::Reply &value);
    void addTooLarge(Job &job, Entry &entry, qint64 size);
    void addHashCommands(redis::CommandBatch &batch, Entry &entry);
    void takeHashPage(Job &job, Entry &entry, const redis::Reply &page);
    void takeHashEnds(Job &job, Entry &entry, const redis::Reply &ends);
    void addFields(Job &job, const Entry &hash, const std::vector<redis::Reply> &fields, const redis::Reply &ends);
    bool takeRedirection(Job &job, const Entry &entry, const redis::Reply &reply) const;
    void learnFieldEnds(Entry &entry, const redis::Reply &ends);
    void limitByHash(Entry &entry) const;
    static void addExpiryCommand(redis::CommandBatch &batch, Expiry expiry, const QByteArray &key);
    bool takeExpiry(Job &job, Entry &entry, const redis::Reply &expiry, const redis::Reply *elsewhere, bool isReadable);
    static void putOffReadingOn(Job &job);
    void takeSize(Job &job, Entry &entry, const redis::Reply &length);
    void takeRest(Job &job, Entry &entry, const redis::Reply &rest);
    void addPrefix(Job &job, Entry &entry);
    bool readOn(Job &job, Entry &entry);
    void askAsOtherType(Job &job, Entry &entry);
    void addReplaced(Job &job, const QByteArray &key);
    void addUnread(Job &job, const QByteArray &key, const redis::Error &error);
    void addGone(Job &job, const QByteArray &key);
    void takePayload(Job &job, Entry &entry, const redis::Reply &payload);
    void addRow(Job &job, Entry &entry, const formats::Payload &payload);
    void takeJoins(Job &job, Entry &entry, const std::vector<size_t> &joins,
                   const std::function<const redis::Reply &()> &reply) const;
    void complete(Job &job, Entry &entry, const formats::SessionFields &fields);
    void askOthers(const std::shared_ptr<Job> &job);
    void takeOthers(Job &job, const std::vector<redis::Reply> &replies);
    void emitRow(Job &job, const Entry &entry, const formats::SessionFields &fields);
    void dropOld(const Job &job, Answer &answer);
    void finish(const std::shared_ptr<Job> &job, redis::Result<Answer> answer);

    redis::Connection &m_connection;
    std::shared_ptr<const formats::FormatSet> m_formats;
    messages::ServerClock m_clock;
    bool m_isClockTold = false;
    std::vector<formats::RecordType> m_guesses; ///< by format: the type its keys turned out to have
    AnswerOrder m_order;
    quint64 m_asked = 0;             ///< pages of hashes
    formats::SessionFields m_fields; ///< reused, so that a row allocates nothing
    quint8 m_node;
    bool m_isOfCluster = false;
    OtherNodes::NodeOf m_nodeOf;
    const SeenKeys *m_seen = nullptr;
    ReadAllowance m_allowance;
    Expiry m_bestExpiry = Expiry::Instant;    ///< that the server knows
    Expiry m_expiry = Expiry::Instant;        ///< that the account may use, as far as is known
    FieldEnds m_fieldEnds = FieldEnds::Asked; ///< what is refused is not asked again until forgetRefusals()
};

} // namespace server
