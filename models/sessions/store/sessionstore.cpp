// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/sessionstore.h"

#include "models/sessions/store/bytearena.h"
#include "models/sessions/store/chunkedcolumn.h"
#include "models/sessions/store/keyindex.h"
#include "models/sessions/store/packedtime.h"
#include "models/sessions/store/textpool.h"
#include "models/text/useragent.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <unordered_map>

namespace sessions
{

namespace
{

constexpr auto kFree = static_cast<messages::RowChange>(0xff); ///< state of a slot that nobody uses
constexpr qsizetype kLongestKey = std::numeric_limits<quint16>::max();
constexpr qint64 kDeadlineNoiseMs = 20;
constexpr qint64 kExtensionMs = 1000; ///< a deadline that moves less was not extended, only measured again

/// A record whose deadline is nonsense before 1970 has one nevertheless; 0 would say that it has none.
PackedTime packedDeadline(qint64 deadline)
{
    return PackedTime(deadline < 0 ? 1 : deadline);
}

} // namespace

class SessionStore::Private
{
public:
    ByteArena keys;
    KeyIndex index{static_cast<size_t>(QRandomGenerator::system()->generate64())};
    TextPool users, ips, agents, devices, names;
    ChunkedColumn<TextId> deviceOfAgent; ///< by the agent's id
    DeadlineTally tally;

    ChunkedColumn<ByteArena::Block> keyBlock;
    ChunkedColumn<quint16> keyLength, idOffset, idLength;
    ChunkedColumn<TextId> user, ip, agent;
    SparseColumn<TextId> otherNames; ///< most payloads say one thing of their user
    ChunkedColumn<PackedTime> deadline, created, lastAccess;
    ChunkedColumn<PackedDuration> fullTtl;
    ChunkedColumn<quint32> size;
    ChunkedColumn<quint16> seenBy; ///< low bits of the latest scan that the row was touched in
    ChunkedColumn<quint16> extensions;
    ChunkedColumn<quint8> format, node;
    ChunkedColumn<messages::RowChange> state;
    ChunkedColumn<formats::Closed> closed;
    /// Beside the columns: at any time only the few that linger have ended.
    std::unordered_map<Slot, PackedTime> endedAt;

    std::vector<Slot> freeSlots;
    Slot limit = 0;
    qsizetype present = 0;
    quint32 scan = 0;

    QByteArrayView key(Slot slot) const { return keys.view(keyBlock[slot], keyLength[slot]); }
    Slot find(QByteArrayView bytes, quint64 hash) const;
    Slot take(QByteArrayView key, quint64 hash);
    void end(Slot slot, messages::RowChange how, qint64 at);
    quint16 assign(Slot slot, const messages::RowBatch &batch, const messages::RowBatch::Row &row,
                   const Hashes &hashes);
    bool assignDeadline(Slot slot, const messages::RowBatch::Row &row);
    bool assignAgent(Slot slot, QByteArrayView text);
    void releaseAgent(TextId id);
    void advanceTo(qint64 nowMs);
    void stamp(Slot slot, quint32 seenIn, bool isNew);
    bool seenBefore(Slot slot, quint32 other) const;

    template<typename Function> void forEachColumn(Function function)
    {
        function(keyBlock);
        function(keyLength);
        function(idOffset);
        function(idLength);
        function(user);
        function(ip);
        function(agent);
        function(deadline);
        function(created);
        function(lastAccess);
        function(fullTtl);
        function(size);
        function(seenBy);
        function(extensions);
        function(format);
        function(node);
        function(state);
        function(closed);
    }

    const TextPool &pool(Text kind) const
    {
        switch (kind) {
        case Text::User:
            return users;
        case Text::OtherNames:
            return names;
        case Text::Ip:
            return ips;
        case Text::UserAgent:
            return agents;
        case Text::Device:
            break;
        }
        return devices;
    }
};

Slot SessionStore::Private::find(QByteArrayView bytes, quint64 hash) const
{
    return index.find(hash, [&](Slot slot) { return key(slot) == bytes; });
}

/// A slot for a key that is not there yet, with nothing in it but the key.
Slot SessionStore::Private::take(QByteArrayView bytes, quint64 hash)
{
    if (bytes.size() > kLongestKey || limit == kNoSlot)
        return kNoSlot;
    const ByteArena::Block block = keys.store(bytes);
    if (block == ByteArena::kNoBlock)
        return kNoSlot;
    Slot slot = limit;
    if (freeSlots.empty()) {
        ++limit;
        forEachColumn([this](auto &column) { column.reach(limit); });
    } else {
        slot = freeSlots.back();
        freeSlots.pop_back();
    }
    keyBlock[slot] = block;
    keyLength[slot] = static_cast<quint16>(bytes.size());
    state[slot] = kFree;
    index.insert(hash, slot);
    return slot;
}

void SessionStore::Private::end(Slot slot, messages::RowChange how, qint64 at)
{
    tally.remove(deadline[slot].ms());
    --present;
    state[slot] = how;
    endedAt[slot] = PackedTime(std::max<qint64>(at, 1));
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
    PackedDuration full = fullTtl[slot];
    if (row.fullTtl > 0)
        full = PackedDuration(row.fullTtl);
    else if (moved && now > 0 && row.at > 0 && now > row.at)
        full = PackedDuration(std::max(full.ms(), now - row.at));
    const bool changed = moved || full != fullTtl[slot];
    fullTtl[slot] = full;
    if (moved) {
        if (before > 0 && now > before + kExtensionMs && extensions[slot] < std::numeric_limits<quint16>::max())
            ++extensions[slot];
        deadline[slot] = packed;
    }
    return changed;
}

void SessionStore::Private::releaseAgent(TextId id)
{
    if (agents.release(id))
        devices.release(deviceOfAgent[id]);
}

bool SessionStore::Private::assignAgent(Slot slot, QByteArrayView text)
{
    if (agents.equals(agent[slot], text))
        return false;
    const TextPool::Acquired acquired = agents.acquire(text);
    if (acquired.isNew) {
        deviceOfAgent.reach(agents.limit());
        deviceOfAgent[acquired.id] = devices.acquire(text::deviceLabel(agents.view(acquired.id))).id;
    }
    releaseAgent(agent[slot]);
    agent[slot] = acquired.id;
    return true;
}

/// Takes over what the row says and returns which fields that changed.
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
    const auto putText = [&](TextPool &pool, ChunkedColumn<TextId> &column, messages::RowBatch::Span span, quint64 hash,
                             Field field) {
        const QByteArrayView text = batch.view(span);
        if (pool.equals(column[slot], text))
            return;
        const TextId before = std::exchange(column[slot], pool.acquire(text, hash).id);
        pool.release(before);
        note(field, true);
    };

    note(DeadlineField, assignDeadline(slot, row));
    putText(users, user, row.user, hashes.user, UserField);
    if (const QByteArrayView others = batch.view(row.otherNames); !names.equals(otherNames[slot], others)) {
        const TextId before = otherNames[slot];
        otherNames.set(slot, names.acquire(others).id);
        names.release(before);
        note(UserField, true);
    }
    putText(ips, ip, row.ip, hashes.ip, IpField);
    note(UserAgentField, assignAgent(slot, batch.view(row.userAgent)));
    put(created, PackedTime(row.created), CreatedField);
    put(lastAccess, PackedTime(row.lastAccess), LastAccessField);
    put(format, row.format, FormatField);
    put(closed, row.closed, UserField);
    put(node, row.node, NodeField);
    const bool idFits = quint32(row.idOffset) + row.idLength <= keyLength[slot];
    put(idOffset, idFits ? row.idOffset : quint16(0), IdField);
    put(idLength, idFits ? row.idLength : quint16(0), IdField);
    size[slot] = row.size; // not shown in the table: no change
    return fields;
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

/// Whether the latest scan that touched the row came before `other`. Rows that are not seen are ended by the
/// next reconciliation, so that stamps never lie far apart and may wrap.
bool SessionStore::Private::seenBefore(Slot slot, quint32 other) const
{
    return static_cast<qint16>(static_cast<quint16>(seenBy[slot] - static_cast<quint16>(other))) < 0;
}

/// A straggler of a scan that is already over must not undo what the present one saw.
void SessionStore::Private::stamp(Slot slot, quint32 seenIn, bool isNew)
{
    if (isNew || seenBefore(slot, seenIn))
        seenBy[slot] = static_cast<quint16>(seenIn);
}

SessionStore::SessionStore()
    : d(std::make_shared<Private>())
{
}

SessionStore::SessionStore(std::shared_ptr<Private> data)
    : d(std::move(data))
{
}

SessionStore::~SessionStore() = default;

std::shared_ptr<const SessionStore> SessionStore::lend() const
{
    const std::shared_ptr<SessionStore> handle(new SessionStore(d));
    handle->m_formatsWithoutUsers = m_formatsWithoutUsers;
    return handle;
}

SessionStore::Hashes SessionStore::hashesOf(const messages::RowBatch &batch, const messages::RowBatch::Row &row) const
{
    return {d->index.hash(batch.view(row.key)), d->users.hash(batch.view(row.user)), d->ips.hash(batch.view(row.ip))};
}

void SessionStore::prefetchIndexes(const Hashes &hashes) const
{
    d->index.prefetch(hashes.key);
    d->users.prefetchIndex(hashes.user);
    d->ips.prefetchIndex(hashes.ip);
}

void SessionStore::prefetchEntries(const Hashes &hashes) const
{
    const Slot slot = d->index.firstCandidate(hashes.key);
    if (slot != KeyIndex::kNotFound) {
        d->keyBlock.prefetch(slot);
        d->keyLength.prefetch(slot);
    }
    d->users.prefetchEntry(hashes.user);
    d->ips.prefetchEntry(hashes.ip);
}

void SessionStore::prefetchTexts(const Hashes &hashes) const
{
    const Slot slot = d->index.firstCandidate(hashes.key);
    if (slot != KeyIndex::kNotFound)
        d->keys.prefetch(d->keyBlock[slot]);
    d->users.prefetchText(hashes.user);
    d->ips.prefetchText(hashes.ip);
}

SessionStore::Applied SessionStore::apply(const messages::RowBatch &batch, const messages::RowBatch::Row &row,
                                          const Hashes &hashes)
{
    d->scan = std::max(d->scan, batch.scan);
    const QByteArrayView key = batch.view(row.key);
    const quint64 hash = hashes.key;
    Slot slot = d->find(key, hash);
    const bool isNew = slot == kNoSlot;

    if (row.change != messages::RowChange::Present) {
        if (isNew || d->state[slot] != messages::RowChange::Present)
            return {slot, Effect::None, isNew ? 0 : d->deadline[slot].ms(), 0};
        const qint64 deadline = d->deadline[slot].ms();
        const bool ranOut = row.change == messages::RowChange::Vanished && deadline != 0 && deadline <= row.at;
        end(slot, ranOut ? messages::RowChange::Expired : row.change, row.at);
        return {slot, Effect::Ended, deadline, AllFields};
    }

    d->advanceTo(row.at);
    if (isNew)
        slot = d->take(key, hash);
    if (slot == kNoSlot)
        return {};
    d->stamp(slot, batch.scan != 0 ? batch.scan : d->scan, isNew);

    if (d->state[slot] != messages::RowChange::Present) {
        // A new session, be it that its id was used before: its history starts afresh.
        const qint64 previous = isNew ? 0 : d->deadline[slot].ms();
        d->endedAt.erase(slot);
        d->deadline[slot] = {};
        d->fullTtl[slot] = {};
        d->assign(slot, batch, row, hashes);
        d->extensions[slot] = 0;
        d->state[slot] = messages::RowChange::Present;
        ++d->present;
        d->tally.add(d->deadline[slot].ms());
        return {slot, Effect::Created, previous, AllFields};
    }

    const qint64 previous = d->deadline[slot].ms();
    const quint16 fields = d->assign(slot, batch, row, hashes);
    if (d->deadline[slot].ms() != previous) {
        d->tally.remove(previous);
        d->tally.add(d->deadline[slot].ms());
    }
    return {slot, fields == 0 ? Effect::None : Effect::Changed, previous, fields};
}

bool SessionStore::end(Slot slot, messages::RowChange how, qint64 at)
{
    if (!contains(slot) || d->state[slot] != messages::RowChange::Present || how == messages::RowChange::Present)
        return false;
    d->advanceTo(at);
    d->end(slot, how, at);
    return true;
}

void SessionStore::release(Slot slot)
{
    if (!contains(slot) || d->state[slot] == messages::RowChange::Present)
        return;
    const QByteArrayView key = d->key(slot);
    d->index.erase(d->index.hash(key), slot);
    d->keys.release(d->keyBlock[slot], d->keyLength[slot]);
    d->users.release(std::exchange(d->user[slot], 0));
    d->names.release(d->otherNames[slot]);
    d->otherNames.set(slot, 0);
    d->ips.release(std::exchange(d->ip[slot], 0));
    d->releaseAgent(std::exchange(d->agent[slot], 0));
    d->keyLength[slot] = 0;
    d->endedAt.erase(slot);
    d->state[slot] = kFree;
    d->freeSlots.push_back(slot);
}

void SessionStore::clear()
{
    d = std::make_shared<Private>();
}

void SessionStore::beginScan(quint32 scan)
{
    d->scan = std::max(d->scan, scan);
}

std::vector<Slot> SessionStore::notSeenBy(quint32 scan, Slot first, Slot last) const
{
    std::vector<Slot> unseen;
    for (Slot slot = first; slot < std::min(last, d->limit); ++slot) {
        if (d->state[slot] == messages::RowChange::Present && d->seenBefore(slot, scan))
            unseen.push_back(slot);
    }
    return unseen;
}

void SessionStore::advanceTo(qint64 nowMs)
{
    d->advanceTo(nowMs);
}

void SessionStore::expect(qsizetype count)
{
    constexpr qsizetype kBelieved = 64;
    d->index.reserve(static_cast<size_t>(std::min(count, d->present * kBelieved)));
}

Slot SessionStore::find(QByteArrayView key) const
{
    return d->find(key, d->index.hash(key));
}

bool SessionStore::contains(Slot slot) const
{
    return slot < d->limit && d->state[slot] != kFree;
}

QByteArrayView SessionStore::key(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->key(slot);
}

QByteArrayView SessionStore::id(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->key(slot).sliced(d->idOffset[slot], d->idLength[slot]);
}

QByteArrayView SessionStore::user(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->users.view(d->user[slot]);
}

QByteArrayView SessionStore::otherNames(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->names.view(d->otherNames[slot]);
}

QByteArrayView SessionStore::ip(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->ips.view(d->ip[slot]);
}

QByteArrayView SessionStore::userAgent(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->agents.view(d->agent[slot]);
}

QByteArrayView SessionStore::device(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->devices.view(textId(Text::Device, slot));
}

qint64 SessionStore::deadline(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->deadline[slot].ms();
}

qint64 SessionStore::created(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->created[slot].ms();
}

qint64 SessionStore::lastAccess(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->lastAccess[slot].ms();
}

qint64 SessionStore::fullTtl(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->fullTtl[slot].ms();
}

qint64 SessionStore::endedAt(Slot slot) const
{
    Q_ASSERT(contains(slot));
    if (d->state[slot] == messages::RowChange::Present)
        return 0;
    const auto found = d->endedAt.find(slot);
    return found == d->endedAt.end() ? 0 : found->second.ms();
}

quint32 SessionStore::size(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->size[slot];
}

quint32 SessionStore::extensions(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->extensions[slot];
}

quint8 SessionStore::format(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->format[slot];
}

bool SessionStore::isAnonymous(Slot slot) const
{
    return textId(Text::User, slot) == 0 && !m_formatsWithoutUsers.test(format(slot)) &&
           d->closed[slot] == formats::Closed::No;
}

formats::Closed SessionStore::closed(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->closed[slot];
}

void SessionStore::setFormatsWithoutUsers(const std::bitset<256> &formats)
{
    m_formatsWithoutUsers = formats;
}

quint8 SessionStore::node(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->node[slot];
}

messages::RowChange SessionStore::state(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->state[slot];
}

SessionStore::TextId SessionStore::textId(Text kind, Slot slot) const
{
    Q_ASSERT(contains(slot));
    switch (kind) {
    case Text::User:
        return d->user[slot];
    case Text::OtherNames:
        return d->otherNames[slot];
    case Text::Ip:
        return d->ip[slot];
    case Text::UserAgent:
        return d->agent[slot];
    case Text::Device:
        break;
    }
    return d->agent[slot] == 0 ? 0 : d->deviceOfAgent[d->agent[slot]];
}

QByteArrayView SessionStore::text(Text kind, TextId id) const
{
    return d->pool(kind).view(id);
}

SessionStore::TextId SessionStore::textLimit(Text kind) const
{
    return d->pool(kind).limit();
}

SessionStore::TextId SessionStore::textCount(Text kind) const
{
    return d->pool(kind).count();
}

qsizetype SessionStore::count() const
{
    return d->present;
}

Slot SessionStore::slotLimit() const
{
    return d->limit;
}

const DeadlineTally &SessionStore::deadlines() const
{
    return d->tally;
}

qsizetype SessionStore::memoryUse() const
{
    qsizetype bytes = static_cast<qsizetype>(sizeof(Private)) + d->keys.memoryUse() + d->index.memoryUse();
    for (const TextPool *pool : {&d->users, &d->names, &d->ips, &d->agents, &d->devices})
        bytes += pool->memoryUse();
    bytes += d->deviceOfAgent.memoryUse() + d->otherNames.memoryUse();
    d->forEachColumn([&bytes](const auto &column) { bytes += column.memoryUse(); });
    // A node of the map: the pair, the chain, and what the allocator adds.
    bytes += static_cast<qsizetype>(d->endedAt.size() * (sizeof(std::pair<Slot, PackedTime>) + 4 * sizeof(void *)));
    bytes += static_cast<qsizetype>(d->freeSlots.capacity() * sizeof(Slot));
    return bytes + static_cast<qsizetype>(sizeof(quint32)) * DeadlineTally::kNearSeconds;
}

} // namespace sessions
