// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/fields/sessionfields.h"
#include "models/messages/prefetch.h"

#include <QByteArrayView>
#include <QMetaType>

#include <array>
#include <limits>
#include <memory>
#include <vector>

namespace messages
{

/// What became of a record, as its latest event or read says.
enum class RowChange : quint8 {
    Present,   ///< the record exists; the row's fields are those of this moment
    Expired,   ///< Redis removed it at the end of its TTL, and has said so (event `expired`)
    LoggedOut, ///< the key was deleted, by the application or by an admin
    Evicted,   ///< removed under maxmemory
    /// Gone, and when is known, but not how: CLIENT TRACKING tells no command. Before its deadline: deleted, evicted or
    /// renamed. Past it the store makes RanOut of it, and Vanished where the deadline is not known.
    Ended,
    RanOut,   ///< by inference: gone, or found gone, when its deadline had passed, without a word why
    Vanished, ///< found gone, and nobody saw how (a gap in the events, a rename, a FLUSHDB)
    Replaced, ///< the key exists, but what it holds is no session any more
    /// The key exists, but may not be read; or whoever holds it by now does not answer. What was known of it stays as
    /// it was, but for the node. No row of the store is.
    Unread,
};

/// In the place of when an Ended row was found absent: it may have been written before it went, with another deadline.
inline constexpr qint64 kWrittenBefore = std::numeric_limits<qint64>::max();

/// Shown in the place of a deadline that nobody may ask for: neither an instant nor 0, which is "no TTL".
inline constexpr qint64 kUnknownDeadline = -1;

/// Session rows on their way from the I/O thread to the store: plain records over one byte array, in the
/// order in which the server did things. Immutable once handed over.
class RowBatch
{
public:
    /// Bytes inside the batch's arena.
    struct Span {
        quint32 offset = 0;
        quint32 length = 0;
    };

    struct Row {
        Span key;
        Span user; ///< empty: anonymous or unknown
        Span ip;
        Span userAgent;
        Span otherNames;       ///< of the user, one a line; see formats::SessionFields
        qint64 deadline = 0;   ///< epoch ms by the server's clock; 0: no TTL. Ended: when it was found absent
        qint64 created = 0;    ///< epoch ms; 0: unknown
        qint64 lastAccess = 0; ///< epoch ms; 0: unknown
        qint64 fullTtl = 0;    ///< ms a fresh session lives by the record's word; 0: unknown
        qint64 at = 0;         ///< server-clock epoch ms of the event or read
        quint32 size = 0;      ///< bytes of a string payload; 0: unknown
        quint16 idOffset = 0;  ///< of the session id inside the key
        quint16 idLength = 0;
        quint8 format = 0; ///< index into the FormatSet
        quint8 node = 0;   ///< index into the server's nodes
        RowChange change = RowChange::Present;
        /// Without a user: unknown then, not anonymous. Unanswered: whoever is known stays.
        formats::Closed closed = formats::Closed::No;
        bool exactDeadline = false;      ///< the server said the instant itself; else a clock was added to a PTTL
        bool unknownDeadline = false;    ///< with deadline 0: the account may not ask for the TTL
        bool unansweredDeadline = false; ///< with unknownDeadline: another node has it, and does not answer for now
        bool byEvent = false;            ///< known from an event, not from a scan: counts for rates and log
    };

    /// Room for so many rows, as far as it can be known.
    void reserve(size_t rows);
    Span append(QByteArrayView bytes);
    /// The same for texts that many rows have: one that came before is mostly not stored again.
    Span appendShared(QByteArrayView bytes);
    QByteArrayView view(Span span) const
    {
        return QByteArrayView(m_bytes.data() + span.offset, qsizetype(span.length));
    }
    /// Fetch what another thread has just written, before somebody reads it: the row, and its texts.
    static void prefetchRow(const Row &row)
    {
        messages::prefetch(&row);
        messages::prefetch(&row.at);
    }
    void prefetch(const Row &row) const
    {
        constexpr quint32 kLine = 64;
        const quint32 end = row.ip.offset + row.ip.length;
        for (quint32 at = row.key.offset; at < end && at < row.key.offset + 8 * kLine; at += kLine)
            messages::prefetch(m_bytes.data() + at);
    }
    void add(const Row &row) { m_rows.push_back(row); }
    /// Those that are old by now, before the batch is handed over.
    template<typename Predicate> void removeRows(Predicate isOld) { std::erase_if(m_rows, isOld); }
    const std::vector<Row> &rows() const { return m_rows; }
    bool isEmpty() const { return m_rows.empty(); }

    /// Set on the batches of a full scan: rows of the store that no batch of this scan named, and no event
    /// touched, are gone when the scan ends. 0: not part of a scan.
    quint32 scan = 0;
    /// Of a scan's batch, index into the server's nodes: whose scan goes on when the batch is worked off.
    quint8 node = 0;
    /// How many pages of hashes their reader had asked for when it asked for these.
    quint64 asked = 0;

private:
    std::vector<char> m_bytes;
    std::vector<Row> m_rows;
    std::array<Span, 64> m_shared{}; ///< by hash
};

using RowBatchPointer = std::shared_ptr<const RowBatch>;

} // namespace messages

Q_DECLARE_METATYPE(messages::RowBatchPointer)
