// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/newestsessions.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace sessions
{

namespace
{

using TextId = SessionStore::TextId;

constexpr qint64 kNobodyKnows = std::numeric_limits<qint64>::min();
/// An application's clock may be ahead of the server's by that much.
constexpr qint64 kClocksDifferMs = 5 * 60'000;

bool countsForUser(const SessionStore &store, Slot slot, qint64 nowMs)
{
    if (!store.contains(slot) || store.state(slot) != messages::RowChange::Present)
        return false;
    const qint64 deadline = store.deadline(slot);
    return (deadline == 0 || deadline > nowMs) && store.textId(SessionStore::Text::User, slot) != 0;
}

/// Epoch ms; kNobodyKnows.
qint64 beginningOf(const SessionStore &store, Slot slot, qint64 nowMs)
{
    if (const qint64 created = store.created(slot); created != 0)
        return created <= nowMs + kClocksDifferMs ? created : kNobodyKnows;
    const qint64 seen = store.firstSeen(slot);
    return seen != 0 ? seen : kNobodyKnows;
}

/// The latest at which it may have begun.
qint64 latestBeginningOf(const SessionStore &store, Slot slot, qint64 nowMs)
{
    if (const qint64 known = beginningOf(store, slot, nowMs); known != kNobodyKnows)
        return known;
    return store.created(slot) == 0 && store.allReadAt() != 0 ? store.allReadAt() : std::numeric_limits<qint64>::max();
}

} // namespace

NewestSessions::NewestSessions(const SessionStore &store, qint64 nowMs, qint64 kept)
    : m_store(store)
    , m_nowMs(nowMs)
    , m_kept(kept)
    , m_oldestKept(store.textLimit(SessionStore::Text::User), kNobodyKnows)
{
    std::vector<quint32> places(m_oldestKept.size()); // first how many each has, then where theirs go
    for (Slot slot = 0; slot < store.slotLimit(); ++slot) {
        if (countsForUser(store, slot, nowMs))
            ++places[store.textId(SessionStore::Text::User, slot)];
    }
    constexpr quint32 kHasFew = std::numeric_limits<quint32>::max();
    quint32 total = 0;
    for (quint32 &place : places) {
        const quint32 count = place;
        place = count > kept ? total : kHasFew;
        total += count > kept ? count : 0;
    }
    const std::vector<quint32> firsts = places;
    std::vector<qint64> beginnings(total);
    for (Slot slot = 0; total > 0 && slot < store.slotLimit(); ++slot) {
        if (!countsForUser(store, slot, nowMs))
            continue;
        if (quint32 &place = places[store.textId(SessionStore::Text::User, slot)]; place != kHasFew)
            beginnings[place++] = beginningOf(store, slot, nowMs);
    }
    for (size_t user = 0; user < firsts.size(); ++user) {
        if (firsts[user] == kHasFew)
            continue;
        const auto first = beginnings.begin() + firsts[user];
        const auto oldestKept = first + (kept - 1);
        std::nth_element(first, oldestKept, beginnings.begin() + places[user], std::greater<>());
        m_oldestKept[user] = *oldestKept;
    }
}

bool NewestSessions::isBeyond(Slot slot) const
{
    return countsForUser(m_store, slot, m_nowMs) &&
           m_oldestKept[m_store.textId(SessionStore::Text::User, slot)] > latestBeginningOf(m_store, slot, m_nowMs);
}

qint64 NewestSessions::keptInDoubt(const std::function<bool(Slot)> &concerns) const
{
    std::vector<quint32> keptOf(m_oldestKept.size());
    std::vector<quint32> concerned(m_oldestKept.size());
    for (Slot slot = 0; slot < m_store.slotLimit(); ++slot) {
        if (!countsForUser(m_store, slot, m_nowMs))
            continue;
        const TextId user = m_store.textId(SessionStore::Text::User, slot);
        if (isBeyond(slot))
            continue;
        ++keptOf[user];
        concerned[user] += concerns(slot) ? 1 : 0;
    }
    qint64 inDoubt = 0;
    for (size_t user = 0; user < keptOf.size(); ++user)
        inDoubt += std::clamp<qint64>(keptOf[user] - m_kept, 0, concerned[user]);
    return inDoubt;
}

bool NewestSessions::isBeyond(const SessionStore &store, Slot slot, qint64 nowMs, qint64 kept)
{
    if (!countsForUser(store, slot, nowMs))
        return false;
    const TextId user = store.textId(SessionStore::Text::User, slot);
    const qint64 latest = latestBeginningOf(store, slot, nowMs);
    qint64 newer = 0;
    for (Slot other = 0; newer < kept && other < store.slotLimit(); ++other) {
        if (store.contains(other) && store.textId(SessionStore::Text::User, other) == user)
            newer += countsForUser(store, other, nowMs) && beginningOf(store, other, nowMs) > latest;
    }
    return newer >= kept;
}

} // namespace sessions
