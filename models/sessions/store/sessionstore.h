// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"
#include "models/sessions/store/deadlinetally.h"

#include <QByteArrayView>

#include <array>
#include <bitset>
#include <memory>
#include <optional>
#include <vector>

namespace sessions
{

/// Position of a session in the store: stable while the session is there, reused afterwards.
using Slot = quint32;
inline constexpr Slot kNoSlot = 0xffffffffu;

/// All sessions of one server, compact: plain columns indexed by slot, keys and texts in byte arenas, users,
/// addresses and agents interned. No QString at rest. Not thread-safe; belongs to the GUI thread, but can be lent
/// to a reader in another.
///
/// A session that ended keeps its slot, with its state, until release(): the table lets it linger.
///
/// About 95 bytes a session with 40-byte keys, and what its own texts take; nothing grows under churn:
/// slots, blocks and texts are reused. Nothing is copied when it grows, so that a load never stalls.
class SessionStore
{
public:
    SessionStore();
    ~SessionStore();
    Q_DISABLE_COPY_MOVE(SessionStore)

    /// A second handle on the same data, for another thread that reads it. While it exists nothing here may be
    /// changed, and only one owner takes care of that; reading goes on. clear() is allowed nevertheless: it
    /// leaves the data to the handle, whose thread then pays for giving it back.
    std::shared_ptr<const SessionStore> lend() const;

    enum class Effect : quint8 {
        None,    ///< nothing visible changed
        Created, ///< a slot was taken (or an ended session came back)
        Changed, ///< fields changed: `Applied::fields` tells which
        Ended,   ///< a present session ended
    };
    /// What changed, as bits.
    enum Field : quint16 {
        StateField = 0x01,
        UserField = 0x02,
        DeadlineField = 0x04, ///< deadline, full TTL
        FormatField = 0x08,
        CreatedField = 0x10,
        LastAccessField = 0x20,
        IpField = 0x40,
        UserAgentField = 0x80,
        IdField = 0x100,
        NodeField = 0x200,
        AllFields = 0x3ff,
    };
    struct Applied {
        Slot slot = kNoSlot;
        Effect effect = Effect::None;
        qint64 previousDeadline = 0; ///< before this change; 0: none
        quint16 fields = AllFields;  ///< of Effect::Changed: Field bits
    };
    /// Applies one row. Ending an unknown key is Effect::None with kNoSlot; so is a key above 64 KiB, which
    /// no session has.
    /// A deadline computed from a PTTL and a clock has not moved if it moves by less than 20 ms. What has
    /// Vanished, but not before its deadline, has Expired: nobody said so, but nothing else is likelier.
    Applied apply(const messages::RowBatch &batch, const messages::RowBatch::Row &row)
    {
        return apply(batch, row, hashesOf(batch, row));
    }
    /// Applies the rows from `first` to before `last`, and calls `visit(row, applied)` after each.
    /// At a million sessions nearly all the time of apply() is waiting for memory. Here the places that the
    /// coming rows will need are asked for some rows ahead: the index, what the index leads to, and the texts
    /// to which that leads.
    template<typename Visitor> void applyRows(const messages::RowBatch &batch, size_t first, size_t last, Visitor visit)
    {
        constexpr size_t kStage = 4; // rows between one stage and the next
        std::array<Hashes, 4 * kStage> hashes;
        const auto of = [&hashes](size_t index) -> Hashes & { return hashes[index % hashes.size()]; };
        const std::vector<messages::RowBatch::Row> &rows = batch.rows();
        for (size_t at = first; at < last + 3 * kStage; ++at) {
            if (at + 2 * kStage < last)
                batch.prefetch(rows[at + 2 * kStage]);
            if (at + 4 * kStage < last)
                messages::RowBatch::prefetchRow(rows[at + 4 * kStage]);
            if (at < last) {
                of(at) = hashesOf(batch, rows[at]);
                prefetchIndexes(of(at));
            }
            if (at >= first + kStage && at - kStage < last)
                prefetchEntries(of(at - kStage));
            if (at >= first + 2 * kStage && at - 2 * kStage < last)
                prefetchTexts(of(at - 2 * kStage));
            if (at >= first + 3 * kStage)
                visit(rows[at - 3 * kStage], apply(batch, rows[at - 3 * kStage], of(at - 3 * kStage)));
        }
    }

    /// About this many sessions will come (by a scan's progress): the index need not grow step by step. Numbers
    /// beyond a few times what is there are not believed.
    void expect(qsizetype count);

    Slot find(QByteArrayView key) const;
    bool contains(Slot slot) const;

    QByteArrayView key(Slot slot) const;
    QByteArrayView id(Slot slot) const;
    QByteArrayView user(Slot slot) const;
    /// What else the payload calls the user, one a line (formats::SessionFields::otherNames).
    QByteArrayView otherNames(Slot slot) const;
    QByteArrayView ip(Slot slot) const;
    QByteArrayView userAgent(Slot slot) const;
    QByteArrayView device(Slot slot) const; ///< short form of the agent, UTF-8: "Chrome · Windows"
    qint64 deadline(Slot slot) const;       ///< epoch ms; 0: no TTL, or none that the account may ask for
    /// The account may not ask for the TTL: deadline() is 0, and that says nothing.
    bool isDeadlineUnknown(Slot slot) const;
    /// deadline(), or messages::kUnknownDeadline: for whoever shows it.
    qint64 shownDeadline(Slot slot) const;
    qint64 created(Slot slot) const;    ///< epoch ms; 0: unknown
    qint64 lastAccess(Slot slot) const; ///< epoch ms; 0: unknown
    /// When one came whose creation nobody tells, epoch ms. 0: its creation is known, or it was there already when all
    /// was read (allReadAt), and nobody knows since when.
    qint64 firstSeen(Slot slot) const;
    void setFirstSeen(Slot slot, qint64 at);
    /// When everything had been read that was there before, epoch ms; 0: it has not been yet.
    qint64 allReadAt() const;
    void setAllReadAt(qint64 at);
    /// ms that the session lives when it is fresh: by the record's word; else as was seen when it was set; else what is
    /// usual in its format for one that had as much left. 0: nobody knows.
    qint64 fullTtl(Slot slot) const;
    qint64 endedAt(Slot slot) const; ///< epoch ms; 0 while present
    quint32 size(Slot slot) const;
    quint32 extensions(Slot slot) const; ///< how often the deadline moved later since the program watched
    quint8 format(Slot slot) const;
    quint8 node(Slot slot) const;
    /// Nobody's session. One without a user in a format that cannot tell, or in a payload that cannot be read, is
    /// not: that one is unknown.
    bool isAnonymous(Slot slot) const;
    formats::Closed closed(Slot slot) const;    ///< why its payload cannot be read, if it cannot
    messages::RowChange state(Slot slot) const; ///< Present, or how it ended

    /// Texts are interned: equal texts have the same id, 0 is the empty text. Whoever looks at all sessions
    /// (filter, sort, the users' table) looks at each text once. Ids are reused: do not keep them.
    enum class Text : quint8 { User, OtherNames, Ip, UserAgent, Device };
    using TextId = quint32;
    TextId textId(Text kind, Slot slot) const;
    QByteArrayView text(Text kind, TextId id) const;
    /// 0: no session has this text.
    TextId findText(Text kind, QByteArrayView text) const;
    /// All ids in use are below it.
    TextId textLimit(Text kind) const;
    /// Different texts, without the empty one; those of ended sessions that linger are among them.
    TextId textCount(Text kind) const;
    /// Those that linger.
    qsizetype endedCount() const;

    /// Formats, by number, whose sessions without a user are not anonymous, but unknown. Outlives clear().
    void setFormatsWithoutUsers(const std::bitset<256> &formats);

    /// Sessions present (ended ones not counted).
    qsizetype count() const;
    /// Those of one node. Kept up with each change: costs nothing to ask.
    qsizetype countOn(quint8 node) const;
    /// Different users of those, without the nameless. Costs as much as there are sessions that have ended and linger:
    /// a few milliseconds at 200,000.
    qsizetype userCount() const;
    /// Slots run from 0 to slotLimit() - 1; some may be free.
    Slot slotLimit() const;
    /// How many present sessions end when: active by deadline, due, forecast.
    const DeadlineTally &deadlines() const;
    /// Keeps deadlines() ahead of time. Done by apply() and end() too; needed only where nothing happens for
    /// half an hour. Costs nothing, but a few milliseconds once an hour at a million sessions.
    void advanceTo(qint64 nowMs);

    /// Calls `visit(slot)` for each slot in use, ended ones included.
    template<typename Visitor> void forEach(Visitor visit) const
    {
        for (Slot slot = 0; slot < slotLimit(); ++slot) {
            if (contains(slot))
                visit(slot);
        }
    }

    /// A full scan begins: what is applied from now on counts as seen by it, whether a batch of that scan
    /// or an event brings it. Numbers grow from scan to scan, and start at 1.
    void beginScan(quint32 scan);
    /// Present sessions that scan `scan` did not name and that nothing touched since it began.
    std::vector<Slot> notSeenBy(quint32 scan) const { return notSeenBy(scan, 0, slotLimit()); }
    /// The same among the slots from `first` to before `last`.
    std::vector<Slot> notSeenBy(quint32 scan, Slot first, Slot last) const;
    /// Marks a session as ended without a batch (after notSeenBy, or a logout). False if it was not present.
    bool end(Slot slot, messages::RowChange how, qint64 at);
    /// Of one that has ended, and of which nobody has said how: so. False: it is known.
    bool explainEnd(Slot slot, messages::RowChange how);
    /// Gives the slot of an ended session back.
    void release(Slot slot);
    void clear();

    /// Bytes held, for the status and the benchmarks.
    qsizetype memoryUse() const;

private:
    struct Hashes {
        quint64 key = 0, user = 0, ip = 0;
    };
    Hashes hashesOf(const messages::RowBatch &batch, const messages::RowBatch::Row &row) const;
    void prefetchIndexes(const Hashes &hashes) const;
    void prefetchEntries(const Hashes &hashes) const;
    void prefetchTexts(const Hashes &hashes) const;
    Applied apply(const messages::RowBatch &batch, const messages::RowBatch::Row &row, const Hashes &hashes);

    class Private;
    explicit SessionStore(std::shared_ptr<Private> data);

    std::shared_ptr<Private> d; ///< shared only with handles that are lent
    std::bitset<256> m_formatsWithoutUsers;
};

} // namespace sessions
