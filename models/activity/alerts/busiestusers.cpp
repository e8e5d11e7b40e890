// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/busiestusers.h"

#include <algorithm>
#include <bit>
#include <unordered_set>
#include <utility>

namespace alerts
{

using sessions::SessionStore;
using sessions::Slot;
using Text = SessionStore::Text;

namespace
{

/// Between two slices: a look at a million sessions takes two seconds, and a fortieth of the thread's time.
constexpr int kBetweenSlicesMs = 25;
/// New ones come while it looks.
constexpr size_t kRoomForMore = 1024;

bool isPresent(const SessionStore &store, Slot slot)
{
    return store.contains(slot) && store.state(slot) == messages::RowChange::Present;
}

quint64 mixed(quint64 number)
{
    number ^= number >> 31;
    number *= 0x9e3779b97f4a7c15ull;
    return number ^ (number >> 29);
}

template<typename Counts> std::pair<quint32, qint64> largest(const Counts &counts)
{
    const auto most = std::max_element(counts.begin(), counts.end());
    return most == counts.end() ? std::pair<quint32, qint64>{0, 0}
                                : std::pair<quint32, qint64>{quint32(most - counts.begin()), qint64(*most)};
}

} // namespace

BusiestUsers::BusiestUsers(const SessionStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_timer.setInterval(kBetweenSlicesMs);
    connect(&m_timer, &QTimer::timeout, this, &BusiestUsers::lookOn);
}

void BusiestUsers::look(const Limits &limits)
{
    if (m_isLooking || (limits.sessions < 0 && limits.addresses < 0))
        return;
    m_limits = limits;
    m_isLooking = true;
    m_isAtAddresses = false;
    m_isOverfull = false;
    m_next = 0;
    m_sessions.assign(m_store.textLimit(Text::User), 0);
    lookOn();
    if (m_isLooking)
        m_timer.start();
}

void BusiestUsers::stop()
{
    m_timer.stop();
    m_isLooking = false;
    m_mostSessions.reset();
    m_mostAddresses.reset();
    std::exchange(m_sessions, {});
    std::exchange(m_addresses, {});
    std::exchange(m_pairs, {});
}

void BusiestUsers::lookOn()
{
    for (Slot left = kSlice; left > 0;) {
        const Slot end = m_store.slotLimit();
        const Slot last = m_next + std::min(left, end - std::min(end, m_next));
        left -= last - m_next;
        for (; m_next < last; ++m_next)
            m_isAtAddresses ? countAddress(m_next) : count(m_next);
        if (m_next < end)
            continue;
        if (m_isAtAddresses || m_limits.addresses < 0)
            return conclude();
        beginAddresses();
    }
}

void BusiestUsers::count(Slot slot)
{
    if (!isPresent(m_store, slot))
        return;
    const TextId user = m_store.textId(Text::User, slot);
    if (user == 0) // nobody's, or it does not say whose
        return;
    if (user >= m_sessions.size())
        m_sessions.resize(user + 1);
    ++m_sessions[user];
}

/// Whoever has no more sessions than the limit has no more addresses.
void BusiestUsers::beginAddresses()
{
    m_isAtAddresses = true;
    m_next = 0;
    m_addresses.assign(m_sessions.size(), 0);
    size_t wanted = kRoomForMore;
    for (const quint32 sessions : m_sessions) {
        if (sessions > m_limits.addresses)
            wanted += sessions;
    }
    m_pairs.assign(std::bit_ceil(2 * wanted), 0);
    m_pairCount = 0;
}

void BusiestUsers::countAddress(Slot slot)
{
    if (!isPresent(m_store, slot))
        return;
    const TextId user = m_store.textId(Text::User, slot);
    const TextId address = m_store.textId(Text::Ip, slot);
    if (user == 0 || address == 0 || user >= m_sessions.size() || m_sessions[user] <= m_limits.addresses)
        return;
    if (isNewPair(user, address))
        ++m_addresses[user];
}

bool BusiestUsers::isNewPair(TextId user, TextId address)
{
    if (m_pairCount * 4 > m_pairs.size() * 3) {
        m_isOverfull = true;
        return false;
    }
    const quint64 pair = quint64(user) << 32 | address;
    for (size_t at = mixed(pair);; ++at) {
        quint64 &place = m_pairs[at & (m_pairs.size() - 1)];
        if (place == pair)
            return false;
        if (place == 0) {
            place = pair;
            ++m_pairCount;
            return true;
        }
    }
}

qint64 BusiestUsers::sessionsOf(TextId user) const
{
    qint64 sessions = 0;
    for (Slot slot = 0; slot < m_store.slotLimit(); ++slot)
        sessions += m_store.contains(slot) && m_store.textId(Text::User, slot) == user && isPresent(m_store, slot);
    return sessions;
}

qint64 BusiestUsers::addressesOf(TextId user) const
{
    std::unordered_set<TextId> addresses;
    for (Slot slot = 0; slot < m_store.slotLimit(); ++slot) {
        if (m_store.contains(slot) && m_store.textId(Text::User, slot) == user && isPresent(m_store, slot))
            addresses.insert(m_store.textId(Text::Ip, slot));
    }
    addresses.erase(0);
    return qint64(addresses.size());
}

std::optional<BusiestUsers::Found> BusiestUsers::checked(TextId user, qint64 counted, qint64 limit,
                                                         bool ofAddresses) const
{
    if (counted == 0)
        return Found{};
    if (counted > limit) {
        const qint64 now = ofAddresses ? addressesOf(user) : sessionsOf(user);
        if (now <= limit) // they have gone meanwhile, or it was somebody else's number: another may have as many
            return std::nullopt;
        counted = now;
    }
    return Found{counted,
                 user < m_store.textLimit(Text::User) ? m_store.text(Text::User, user).toByteArray() : QByteArray()};
}

void BusiestUsers::conclude()
{
    m_timer.stop();
    m_isLooking = false;
    m_mostSessions.reset();
    m_mostAddresses.reset();
    if (m_limits.sessions >= 0) {
        const auto [user, sessions] = largest(m_sessions);
        m_mostSessions = checked(user, sessions, m_limits.sessions, false);
    }
    if (m_limits.addresses >= 0 && !m_isOverfull) {
        const auto [user, addresses] = largest(m_addresses);
        m_mostAddresses = checked(user, addresses, m_limits.addresses, true);
    }
    std::exchange(m_pairs, {});
    Q_EMIT looked();
}

} // namespace alerts

#include "moc_busiestusers.cpp"
