// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/sessionstore.h"

#include "models/sessions/store/storedata.h"

#include <algorithm>
#include <utility>

namespace sessions
{

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
        d->shape.prefetch(slot);
    }
    d->users.prefetchText(hashes.user);
    d->ips.prefetchText(hashes.ip);
}

void SessionStore::prefetchTexts(const Hashes &hashes) const
{
    const Slot slot = d->index.firstCandidate(hashes.key);
    if (slot != KeyIndex::kNotFound)
        d->keys.prefetch(d->keyBlock[slot]);
}

SessionStore::Applied SessionStore::apply(const messages::RowBatch &batch, const messages::RowBatch::Row &row,
                                          const Hashes &hashes)
{
    d->scan = std::max(d->scan, batch.scan);
    const QByteArrayView key = batch.view(row.key);
    const quint64 hash = hashes.key;
    Slot slot = d->find(key, hash);
    const bool isNew = slot == kNoSlot;

    if (row.change == messages::RowChange::Unread) {
        if (isNew || d->state[slot] != messages::RowChange::Present)
            return {slot, Effect::None, 0, 0};
        d->stamp(slot, batch.scan != 0 ? batch.scan : d->scan, false);
        const bool isElsewhere = d->moveTo(slot, row.node);
        return {slot, isElsewhere ? Effect::Changed : Effect::None, d->deadline[slot].ms(), NodeField};
    }
    if (row.change != messages::RowChange::Present) {
        if (isNew)
            return {slot, Effect::None, 0, 0};
        const qint64 deadline = d->deadline[slot].ms();
        if (d->state[slot] != messages::RowChange::Present)
            return {slot, d->learn(slot, row.change) ? Effect::Changed : Effect::None, deadline, StateField};
        d->end(slot, d->inferred(slot, row), row.at);
        return {slot, Effect::Ended, deadline, AllFields};
    }

    d->advanceTo(row.at);
    if (isNew)
        slot = d->take(key, hash, row);
    if (slot == kNoSlot)
        return {};
    d->stamp(slot, batch.scan != 0 ? batch.scan : d->scan, isNew);

    if (d->state[slot] != messages::RowChange::Present) {
        // A new session, be it that its id was used before: its history starts afresh.
        const qint64 previous = isNew ? 0 : d->deadline[slot].ms();
        d->endedAt.erase(slot);
        d->deadline[slot] = {};
        d->lifetime[slot] = {};
        d->firstSeen.set(slot, {});
        d->assign(slot, batch, row, hashes);
        d->extensions.set(slot, 0);
        d->state[slot] = messages::RowChange::Present;
        ++d->present;
        ++d->presentOn[d->shape[slot].node];
        d->tally.add(d->deadline[slot].ms());
        return {slot, Effect::Created, previous, AllFields};
    }

    const qint64 previous = d->deadline[slot].ms();
    const quint8 node = d->shape[slot].node;
    const quint16 fields = d->assign(slot, batch, row, hashes);
    if ((fields & NodeField) != 0) {
        --d->presentOn[node];
        ++d->presentOn[d->shape[slot].node];
    }
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

bool SessionStore::explainEnd(Slot slot, messages::RowChange how)
{
    return contains(slot) && d->learn(slot, how);
}

void SessionStore::release(Slot slot)
{
    if (!contains(slot) || d->state[slot] == messages::RowChange::Present)
        return;
    const QByteArrayView key = d->key(slot);
    d->index.erase(d->index.hash(key), slot);
    d->keys.release(d->keyBlock[slot], key.size());
    d->users.release(std::exchange(d->user[slot], 0));
    d->names.release(d->otherNames[slot]);
    d->otherNames.set(slot, 0);
    d->unknownDeadline.set(slot, false);
    d->ips.release(std::exchange(d->ip[slot], 0));
    d->releaseAgent(std::exchange(d->agent[slot], 0));
    d->shape.set(slot, {});
    d->endedAt.erase(slot);
    d->state[slot] = Private::kFree;
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
    return slot < d->limit && d->state[slot] != Private::kFree;
}

QByteArrayView SessionStore::key(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->key(slot);
}

QByteArrayView SessionStore::id(Slot slot) const
{
    Q_ASSERT(contains(slot));
    const RowShape shape = d->shape[slot];
    return d->keys.view(d->keyBlock[slot], shape.keyLength).sliced(shape.idOffset, shape.idLength);
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

bool SessionStore::isDeadlineUnknown(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->unknownDeadline[slot];
}

qint64 SessionStore::shownDeadline(Slot slot) const
{
    return isDeadlineUnknown(slot) ? messages::kUnknownDeadline : deadline(slot);
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

qint64 SessionStore::firstSeen(Slot slot) const
{
    Q_ASSERT(contains(slot));
    return d->created[slot] == PackedTime() ? d->firstSeen[slot].ms() : 0;
}

void SessionStore::setFirstSeen(Slot slot, qint64 at)
{
    Q_ASSERT(contains(slot));
    if (d->created[slot] == PackedTime())
        d->firstSeen.set(slot, PackedTime(at));
}

qint64 SessionStore::allReadAt() const
{
    return d->allReadAt;
}

void SessionStore::setAllReadAt(qint64 at)
{
    d->allReadAt = at;
}

qint64 SessionStore::fullTtl(Slot slot) const
{
    Q_ASSERT(contains(slot));
    const PackedLifetime known = d->lifetime[slot];
    if (known.isCertain())
        return known.ms();
    const qint64 lastUse = d->lastAccess[slot].ms();
    return d->lifetimes.usual(d->shape[slot].format, known.ms(), lastUse > 0 ? deadline(slot) - lastUse : 0);
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
    return d->shape[slot].format;
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
    return d->shape[slot].node;
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

SessionStore::TextId SessionStore::findText(Text kind, QByteArrayView text) const
{
    return d->pool(kind).find(text);
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

qsizetype SessionStore::countOn(quint8 node) const
{
    return d->presentOn[node];
}

qsizetype SessionStore::endedCount() const
{
    return static_cast<qsizetype>(d->endedAt.size());
}

/// All users, without those whose every session has ended.
qsizetype SessionStore::userCount() const
{
    constexpr size_t kFewEnded = 4'096;
    qsizetype gone = 0;
    if (d->endedAt.size() <= kFewEnded) {
        std::vector<TextId> users;
        for (const auto &[slot, at] : d->endedAt)
            users.push_back(d->user[slot]);
        std::sort(users.begin(), users.end());
        for (auto first = users.begin(), next = first; first != users.end(); first = next) {
            next = std::upper_bound(first, users.end(), *first);
            gone += *first != 0 && next - first == std::ptrdiff_t(d->users.uses(*first)) ? 1 : 0;
        }
    } else {
        std::vector<quint32> ended(d->users.limit());
        for (const auto &[slot, at] : d->endedAt)
            gone += d->user[slot] != 0 && ++ended[d->user[slot]] == d->users.uses(d->user[slot]) ? 1 : 0;
    }
    return qsizetype(d->users.count()) - gone;
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
    bytes += d->lifetimes.memoryUse() + d->deviceOfAgent.memoryUse() + d->otherNames.memoryUse() +
             d->unknownDeadline.memoryUse() + d->firstSeen.memoryUse() + d->extensions.memoryUse() +
             d->closed.memoryUse();
    d->forEachColumn([&bytes](const auto &column) { bytes += column.memoryUse(); });
    // A node of the map: the pair, the chain, and what the allocator adds.
    bytes += static_cast<qsizetype>(d->endedAt.size() * (sizeof(std::pair<Slot, PackedTime>) + 4 * sizeof(void *)));
    bytes += static_cast<qsizetype>(d->freeSlots.capacity() * sizeof(Slot));
    return bytes + static_cast<qsizetype>(sizeof(quint32)) * DeadlineTally::kNearSteps;
}

} // namespace sessions
