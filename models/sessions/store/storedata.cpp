// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/storedata.h"

#include "models/text/useragent.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

namespace sessions
{

namespace
{

constexpr qsizetype kLongestKey = std::numeric_limits<quint16>::max();
constexpr qint64 kDeadlineNoiseMs = 20;
constexpr qint64 kExtensionMs = 1000; ///< a deadline that moves less was not extended, only measured again

/// Of a row whose key is so long. An id that does not lie within its key is none.
RowShape shapeOf(const messages::RowBatch::Row &row, quint16 keyLength)
{
    const bool idFits = quint32(row.idOffset) + row.idLength <= keyLength;
    return {keyLength, idFits ? row.idOffset : quint16(0), idFits ? row.idLength : quint16(0), row.format, row.node};
}

/// A record whose deadline is nonsense before 1970 has one nevertheless; 0 would say that it has none.
PackedTime packedDeadline(qint64 deadline)
{
    return PackedTime(deadline < 0 ? 1 : deadline);
}

} // namespace

Slot SessionStore::Private::take(QByteArrayView bytes, quint64 hash, const messages::RowBatch::Row &row)
{
    if (bytes.size() > kLongestKey || limit == kNoSlot)
        return kNoSlot;
    const ByteArena::Block block = keys.store(bytes);
    if (block == ByteArena::kNoBlock)
        return kNoSlot;
    Slot slot = limit;
    if (freeSlots.empty()) {
        if (limit % kColumnChunk == 0) // they are of the same length, and end together
            forEachColumn([this](auto &column) { column.reach(limit + 1); });
        ++limit;
    } else {
        slot = freeSlots.back();
        freeSlots.pop_back();
    }
    keyBlock[slot] = block;
    shape.set(slot, shapeOf(row, static_cast<quint16>(bytes.size())));
    state[slot] = kFree;
    index.insert(hash, slot);
    return slot;
}

void SessionStore::Private::end(Slot slot, messages::RowChange how, qint64 at)
{
    tally.remove(deadline[slot].ms());
    --present;
    --presentOn[shape[slot].node];
    state[slot] = how;
    endedAt[slot] = PackedTime(std::max<qint64>(at, 1));
}

bool SessionStore::Private::moveTo(Slot slot, quint8 to)
{
    RowShape moved = shape[slot];
    if (moved.node == to)
        return false;
    --presentOn[moved.node];
    moved.node = to;
    shape.set(slot, moved);
    ++presentOn[to];
    return true;
}

bool SessionStore::Private::assignDeadline(Slot slot, const messages::RowBatch::Row &row)
{
    const PackedTime packed = packedDeadline(row.deadline);
    const qint64 before = deadline[slot].ms();
    const qint64 now = packed.ms();
    // From none to some, or back, is a change however close the numbers are; and so is any where the server
    // named the instant itself.
    const qint64 noise = row.exactDeadline ? 1 : kDeadlineNoiseMs;
    const bool moved = (before == 0) != (now == 0) || std::abs(now - before) >= noise;
    const bool isExtended = before > 0 && now > before + kExtensionMs;
    const PackedLifetime known = lifetime[slot];
    PackedLifetime full = known;
    if (row.fullTtl > 0) {
        full = PackedLifetime(row.fullTtl, true);
    } else if (moved && now > 0 && row.at > 0 && now > row.at) {
        // What is left is all of it where it was set a moment ago; else it only says how long it lives at least.
        const qint64 left = now - row.at;
        const bool isFresh = left >= known.ms() && (row.byEvent || isExtended);
        full = PackedLifetime(std::max(known.ms(), left), known.isCertain() || isFresh);
    }
    if (full != known && full.isCertain())
        lifetimes.note(row.format, full.ms());
    const bool changed = moved || full != known || unknownDeadline[slot] != row.unknownDeadline;
    unknownDeadline.set(slot, row.unknownDeadline);
    lifetime[slot] = full;
    if (moved) {
        if (isExtended && extensions[slot] < std::numeric_limits<quint16>::max())
            extensions.set(slot, static_cast<quint16>(extensions[slot] + 1));
        deadline[slot] = packed;
    }
    return changed;
}

void SessionStore::Private::releaseAgent(TextId id)
{
    if (agents.release(id))
        devices.release(deviceOfAgent[id]);
}

SessionStore::TextId SessionStore::Private::acquireAgent(const messages::RowBatch &batch, messages::RowBatch::Span span)
{
    const QByteArrayView text = batch.view(span);
    TextId &recent = recentAgents[span.offset % recentAgents.size()];
    if (!text.isEmpty() && agents.equals(recent, text))
        return agents.acquireKnown(recent);
    const TextPool::Acquired acquired = agents.acquire(text);
    if (acquired.isNew) {
        deviceOfAgent.reach(agents.limit());
        deviceOfAgent[acquired.id] = devices.acquire(text::deviceLabel(agents.view(acquired.id))).id;
    }
    recent = acquired.id;
    return acquired.id;
}

bool SessionStore::Private::assignAgent(Slot slot, const messages::RowBatch &batch, messages::RowBatch::Span span)
{
    if (agents.equals(agent[slot], batch.view(span)))
        return false;
    releaseAgent(std::exchange(agent[slot], acquireAgent(batch, span)));
    return true;
}

quint16 SessionStore::Private::assign(Slot slot, const messages::RowBatch &batch, const messages::RowBatch::Row &row,
                                      const Hashes &hashes)
{
    quint16 fields = 0;
    const auto note = [&fields](Field field, bool changed) {
        fields = static_cast<quint16>(fields | (changed ? field : 0));
    };
    const auto put = [&]<typename T>(ChunkedColumn<T> &column, T value, Field field) {
        note(field, column[slot] != value);
        column[slot] = value;
    };
    const auto putSparse = [&]<typename T>(SparseColumn<T> &column, T value, Field field) {
        if (column[slot] == value)
            return;
        column.set(slot, value);
        note(field, true);
    };
    const auto putText = [&](TextPool &pool, ChunkedColumn<TextId> &column, messages::RowBatch::Span span, quint64 hash,
                             Field field) {
        const QByteArrayView text = batch.view(span);
        if (pool.equals(column[slot], text))
            return;
        const TextId before = std::exchange(column[slot], pool.acquire(text, hash).id);
        pool.release(before);
        note(field, true);
    };

    // What a node did not answer for once is not forgotten: it is asked again.
    const bool isKnown = state[slot] == messages::RowChange::Present;
    if (!isKnown || !row.unansweredDeadline)
        note(DeadlineField, assignDeadline(slot, row));
    const bool isPartial = isKnown && row.closed == formats::Closed::Unanswered;
    if (!isPartial || row.user.length != 0) {
        putText(users, user, row.user, hashes.user, UserField);
        if (const QByteArrayView others = batch.view(row.otherNames); !names.equals(otherNames[slot], others)) {
            const TextId before = otherNames[slot];
            otherNames.set(slot, names.acquire(others).id);
            names.release(before);
            note(UserField, true);
        }
        putSparse(closed, row.closed, UserField);
    }
    if (!isPartial || row.ip.length != 0)
        putText(ips, ip, row.ip, hashes.ip, IpField);
    if (!isPartial || row.userAgent.length != 0)
        note(UserAgentField, assignAgent(slot, batch, row.userAgent));
    if (!isPartial || row.created != 0)
        put(created, PackedTime(row.created), CreatedField);
    if (!isPartial || row.lastAccess != 0)
        put(lastAccess, PackedTime(row.lastAccess), LastAccessField);
    const RowShape before = shape[slot];
    const RowShape now = shapeOf(row, before.keyLength);
    note(FormatField, now.format != before.format);
    note(NodeField, now.node != before.node);
    note(IdField, now.idOffset != before.idOffset || now.idLength != before.idLength);
    shape.set(slot, now);
    size[slot] = row.size; // not shown in the table: no change
    return fields;
}

messages::RowChange SessionStore::Private::inferred(Slot slot, const messages::RowBatch::Row &row) const
{
    using messages::RowChange;
    // The clock by which `at` was told is the server's as it is known here; nothing expires before its deadline.
    constexpr qint64 kClockErrorMs = 50;
    const qint64 due = deadline[slot].ms();
    if (row.change == RowChange::Vanished)
        return due != 0 && due <= row.at ? RowChange::RanOut : row.change;
    if (row.change != RowChange::Ended)
        return row.change;
    if (unknownDeadline[slot])
        return RowChange::Vanished;
    if (due != 0 && due <= row.at + kClockErrorMs)
        return RowChange::RanOut;
    // Named before its deadline, and looked at after it: what was named may have been a write. The same where it was
    // named twice, and whether its deadline was still this one nobody knows.
    const bool isUnclear = row.deadline == messages::kWrittenBefore || (due != 0 && due <= row.deadline);
    return isUnclear ? RowChange::Vanished : RowChange::Ended;
}

bool SessionStore::Private::learn(Slot slot, messages::RowChange how)
{
    using messages::RowChange;
    const bool isGuessed =
        state[slot] == RowChange::Ended || state[slot] == RowChange::RanOut || state[slot] == RowChange::Vanished;
    const bool isReason = how == RowChange::Expired || how == RowChange::LoggedOut || how == RowChange::Evicted;
    if (!isGuessed || !isReason)
        return false;
    state[slot] = how;
    return true;
}

void SessionStore::Private::advanceTo(qint64 nowMs)
{
    if (nowMs <= 0 || !tally.needsRefill(nowMs))
        return;
    tally.beginRefill(nowMs);
    for (Slot slot = 0; slot < limit; ++slot) {
        if (state[slot] == messages::RowChange::Present)
            tally.add(deadline[slot].ms());
    }
}

} // namespace sessions
