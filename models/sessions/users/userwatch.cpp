// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/users/userwatch.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace sessions
{

namespace
{

using Text = SessionStore::Text;

constexpr Slot kSlotsOfSlice = 50'000;
/// Of the user's own: those cost more than the others, which are passed by.
constexpr int kSessionsOfSlice = 4'000;
constexpr std::chrono::milliseconds kBetweenSlices{15};
/// After all were looked at; they come and go.
constexpr std::chrono::milliseconds kRest{1000};

/// No deadline is after all others.
qint64 endOf(const SessionStore &store, Slot slot)
{
    const qint64 deadline = store.deadline(slot);
    return deadline > 0 ? deadline : std::numeric_limits<qint64>::max();
}

} // namespace

QByteArray UserOverview::namesOfOne() const
{
    FormatSets::Set formats;
    QByteArray others;
    for (const Names &known : names) {
        formats |= known.formats;
        others = others.isEmpty() ? known.others : others;
    }
    return formats.count() == 1 && !people().areSeveral() ? others : QByteArray();
}

text::People UserOverview::people() const
{
    text::People people;
    for (const Names &known : names)
        people.add(known.others);
    return people;
}

UserWatch::UserWatch(const SessionStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UserWatch::lookOn);
}

void UserWatch::watch(const UserIdentity &user)
{
    stop();
    m_user = user;
    lookOn();
}

void UserWatch::stop()
{
    m_timer.stop();
    m_look = {};
    m_overview = {};
    m_isKnown = false;
}

void UserWatch::lookOn()
{
    const SessionStore::TextId user = m_user.numberIn(m_store);
    if (user != m_look.user)
        m_look = {};
    m_look.user = user;
    const bool isNobody = m_user.kind == UserIdentity::Kind::Named && user == 0;
    const Slot last = isNobody ? m_look.next : std::min(m_store.slotLimit(), m_look.next + kSlotsOfSlice);
    for (int taken = 0; m_look.next < last && taken < kSessionsOfSlice; ++m_look.next) {
        if (m_user.isOf(m_store, m_look.next, user)) {
            take(m_look.next);
            ++taken;
        }
    }
    const bool isWhole = isNobody || m_look.next >= m_store.slotLimit();
    m_timer.start(isWhole ? kRest : kBetweenSlices);
    if (isWhole)
        publish();
}

void UserWatch::take(Slot slot)
{
    ++m_look.sessions;
    std::vector<Slot> &first = m_look.first;
    const auto place =
        std::upper_bound(first.begin(), first.end(), endOf(m_store, slot), [this](qint64 end, Slot other) {
            return end < (m_store.contains(other) ? endOf(m_store, other) : std::numeric_limits<qint64>::max());
        });
    if (place != first.end() || first.size() < kMostListed)
        first.insert(place, slot);
    if (first.size() > kMostListed)
        first.pop_back();

    if (const SessionStore::TextId address = m_store.textId(Text::Ip, slot); address != 0) {
        Look::Seen &seen = m_look.addresses[address];
        ++seen.sessions;
        seen.sample = slot;
    }
    const SessionStore::TextId others = m_store.textId(Text::OtherNames, slot);
    const auto known = std::find_if(m_look.names.begin(), m_look.names.end(),
                                    [others](const Look::Names &names) { return names.others == others; });
    if (known != m_look.names.end())
        known->formats.set(m_store.format(slot));
    else if (m_look.names.size() < kMostNames)
        m_look.names.push_back({others, slot, FormatSets::Set().set(m_store.format(slot))});
    const bool isLater = m_look.latest == kNoSlot || !m_store.contains(m_look.latest) ||
                         m_store.lastAccess(slot) > m_store.lastAccess(m_look.latest);
    if (m_store.lastAccess(slot) != 0 && isLater)
        m_look.latest = slot;
}

/// Sessions that came to be somebody else's between two slices are left out.
UserOverview UserWatch::result() const
{
    const auto isHis = [this](Slot slot) { return m_user.isOf(m_store, slot, m_look.user); };
    const auto session = [this](Slot slot) { return UserOverview::Session{slot, m_store.key(slot).toByteArray()}; };
    UserOverview found;
    found.sessions = m_look.sessions;
    for (const Slot slot : m_look.first) {
        if (isHis(slot))
            found.first.push_back(session(slot));
    }
    std::stable_sort(found.first.begin(), found.first.end(), [this](const auto &left, const auto &right) {
        return endOf(m_store, left.slot) < endOf(m_store, right.slot);
    });
    // By numbers, of which there may be tens of thousands; texts only of those that are kept.
    found.addressCount = std::ssize(m_look.addresses);
    std::vector<std::pair<SessionStore::TextId, Look::Seen>> order(m_look.addresses.begin(), m_look.addresses.end());
    const auto kept = order.begin() + std::min<std::ptrdiff_t>(kMostAddresses, std::ssize(order));
    std::partial_sort(order.begin(), kept, order.end(), [](const auto &left, const auto &right) {
        return left.second.sessions != right.second.sessions ? left.second.sessions > right.second.sessions
                                                             : left.first < right.first;
    });
    for (auto seen = order.begin(); seen != kept; ++seen) {
        if (const Slot sample = seen->second.sample; isHis(sample) && m_store.textId(Text::Ip, sample) == seen->first)
            found.addresses.push_back({m_store.ip(sample).toByteArray(), seen->second.sessions});
    }
    for (const Look::Names &names : m_look.names) {
        if (isHis(names.sample))
            found.names.push_back({m_store.otherNames(names.sample).toByteArray(), names.formats});
    }
    if (m_look.latest != kNoSlot && isHis(m_look.latest))
        found.latest = session(m_look.latest);
    return found;
}

void UserWatch::publish()
{
    UserOverview found = result();
    m_look = {};
    const bool isNews = !std::exchange(m_isKnown, true) || found != m_overview;
    m_overview = std::move(found);
    if (isNews)
        Q_EMIT changed();
}

} // namespace sessions

#include "moc_userwatch.cpp"
