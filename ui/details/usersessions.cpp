// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/usersessions.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace ui
{

namespace
{

using sessions::SessionStore;
using sessions::Slot;

constexpr Slot kSlotsAtOnce = 50'000;
constexpr std::chrono::milliseconds kBetweenSlices{15};
// After all were looked at; they come and go.
constexpr std::chrono::milliseconds kRest{1000};

} // namespace

UserSessions::UserSessions(const SessionStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UserSessions::lookOn);
}

void UserSessions::watch(Slot slot)
{
    stop();
    if (!m_store.contains(slot))
        return;
    m_slot = slot;
    m_key = m_store.key(slot).toByteArray();
    lookOn();
}

void UserSessions::stop()
{
    m_timer.stop();
    m_slot = sessions::kNoSlot;
    m_key.clear();
    m_user = 0;
    restart();
    m_count = 0;
    m_sessions.clear();
}

void UserSessions::restart()
{
    m_next = 0;
    m_found = 0;
    m_first.clear();
}

void UserSessions::lookOn()
{
    constexpr auto kUser = SessionStore::Text::User;
    if (!m_store.contains(m_slot) || m_store.key(m_slot) != QByteArrayView(m_key)) {
        m_slot = m_store.find(m_key);
        restart();
    }
    const SessionStore::TextId user = m_slot == sessions::kNoSlot ? 0 : m_store.textId(kUser, m_slot);
    if (user != m_user)
        restart();
    m_user = user;
    // No deadline is after all others.
    const auto endOf = [this](Slot slot) {
        const qint64 deadline = m_store.deadline(slot);
        return deadline > 0 ? deadline : std::numeric_limits<qint64>::max();
    };
    const Slot last = user == 0 ? m_next : std::min(m_store.slotLimit(), m_next + kSlotsAtOnce);
    for (; m_next < last; ++m_next) {
        if (!m_store.contains(m_next) || m_store.textId(kUser, m_next) != user || m_next == m_slot ||
            m_store.state(m_next) != messages::RowChange::Present)
            continue;
        ++m_found;
        const auto place = std::upper_bound(m_first.begin(), m_first.end(), endOf(m_next),
                                            [&](qint64 end, Slot slot) { return end < endOf(slot); });
        if (place != m_first.end() || m_first.size() < kMostListed)
            m_first.insert(place, m_next);
        if (m_first.size() > kMostListed)
            m_first.pop_back();
    }
    const bool whole = user == 0 || m_next >= m_store.slotLimit();
    if (whole)
        publish();
    m_timer.start(whole ? kRest : kBetweenSlices);
}

void UserSessions::publish()
{
    std::vector<UserSession> found;
    for (const Slot slot : m_first) {
        if (m_store.contains(slot))
            found.push_back({slot, m_store.key(slot).toByteArray(), m_store.shownDeadline(slot)});
    }
    const bool news = m_count != m_found || m_sessions != found;
    m_count = m_found;
    m_sessions = std::move(found);
    restart();
    if (news)
        Q_EMIT changed();
}

} // namespace ui

#include "moc_usersessions.cpp"
