// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/deadlinetally.h"
#include "models/sessions/rowbatch.h"

#include <QByteArrayView>

#include <memory>
#include <optional>
#include <vector>

namespace sessions
{

/// Position of a session in the store: stable while the session is there, reused afterwards.
using Slot = quint32;
inline constexpr Slot kNoSlot = 0xffffffffu;

/// All sessions of one server, compact: plain columns indexed by slot, keys and texts in byte arenas, users,
/// addresses and agents interned. No QString at rest. Not thread-safe; belongs to the GUI thread.
///
/// A session that ended keeps its slot, with its state, until release(): the table lets it linger.
class SessionStore
{
public:
    SessionStore();
    ~SessionStore();
    Q_DISABLE_COPY_MOVE(SessionStore)

    enum class Effect : quint8 {
        None,    ///< nothing visible changed
        Created, ///< a slot was taken (or an ended session came back)
        Changed, ///< fields changed; `sortKeysChanged` tells whether the order can be affected
        Ended,   ///< a present session ended
    };
    struct Applied {
        Slot slot = kNoSlot;
        Effect effect = Effect::None;
        qint64 previousDeadline = 0; ///< before this change; 0: none
    };
    /// Applies one row. Ending an unknown key is Effect::None with kNoSlot.
    Applied apply(const RowBatch &batch, const RowBatch::Row &row);

    Slot find(QByteArrayView key) const;
    bool contains(Slot slot) const;

    QByteArrayView key(Slot slot) const;
    QByteArrayView id(Slot slot) const;
    QByteArrayView user(Slot slot) const;
    QByteArrayView ip(Slot slot) const;
    QByteArrayView userAgent(Slot slot) const;
    qint64 deadline(Slot slot) const;   ///< epoch ms; 0: no TTL
    qint64 created(Slot slot) const;    ///< epoch ms; 0: unknown
    qint64 lastAccess(Slot slot) const; ///< epoch ms; 0: unknown
    qint64 fullTtl(Slot slot) const;    ///< ms: what a fresh session lives (said by the record, else the most seen)
    qint64 endedAt(Slot slot) const;    ///< epoch ms; 0 while present
    quint32 size(Slot slot) const;
    quint32 extensions(Slot slot) const; ///< how often the deadline moved later since the program watched
    quint8 format(Slot slot) const;
    quint8 node(Slot slot) const;
    RowChange state(Slot slot) const; ///< Present, or how it ended

    /// Sessions present (ended ones not counted).
    qsizetype count() const;
    /// Slots run from 0 to slotLimit() - 1; some may be free.
    Slot slotLimit() const;
    /// How many present sessions end when: active by deadline, due, forecast.
    const DeadlineTally &deadlines() const;

    /// Calls `visit(slot)` for each slot in use, ended ones included.
    template<typename Visitor>
    void forEach(Visitor visit) const
    {
        for (Slot slot = 0; slot < slotLimit(); ++slot) {
            if (contains(slot))
                visit(slot);
        }
    }

    /// Present sessions that scan `scan` did not name and that no event touched since it began.
    std::vector<Slot> notSeenBy(quint32 scan) const;
    /// Marks a session as ended without a batch (after notSeenBy, or a logout). False if it was not present.
    bool end(Slot slot, RowChange how, qint64 at);
    /// Gives the slot of an ended session back.
    void release(Slot slot);
    void clear();

    /// Bytes held, for the status and the benchmarks.
    qsizetype memoryUse() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sessions
