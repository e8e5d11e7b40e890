// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/lifewatch.h"

#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace activity
{

using messages::RowChange;
using messages::SessionEvent;
using End = SessionLife::End;

namespace
{

/// A jump of the line is a quarter of a second late at most.
constexpr std::chrono::milliseconds kBetweenLooks{250};
/// Of more that come at once nobody will pick one by hand.
constexpr qsizetype kBurst = 500;

} // namespace

SessionLife::End endOf(RowChange state)
{
    switch (state) {
    case RowChange::Present:
    case RowChange::Unread:
        return End::None;
    case RowChange::Expired:
        return End::Expired;
    case RowChange::LoggedOut:
        return End::LoggedOut;
    case RowChange::Evicted:
        return End::Evicted;
    case RowChange::Ended:
        return End::Ended;
    case RowChange::RanOut:
        return End::RanOut;
    case RowChange::Vanished:
        return End::Vanished;
    case RowChange::Replaced:
        return End::Replaced;
    }
    return End::None;
}

SessionLife::End endOf(const SessionEvent &event)
{
    switch (event.kind) {
    case SessionEvent::Kind::Created:
    case SessionEvent::Kind::Extended:
        return End::None;
    case SessionEvent::Kind::Expired:
        return event.isInferred ? End::RanOut : End::Expired;
    case SessionEvent::Kind::LoggedOut:
        return End::LoggedOut;
    case SessionEvent::Kind::EndedHere:
        return End::EndedHere;
    case SessionEvent::Kind::Evicted:
        return End::Evicted;
    case SessionEvent::Kind::Ended:
        return End::Ended;
    case SessionEvent::Kind::Vanished:
        return End::Vanished;
    }
    return End::None;
}

LifeWatch::LifeWatch(monitor::SessionMonitor &monitor, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
{
    m_look.setInterval(kBetweenLooks);
    connect(&m_look, &QTimer::timeout, this, &LifeWatch::look);
    connect(&monitor, &monitor::SessionMonitor::eventsOccurred, this, &LifeWatch::noteEvents);
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, &LifeWatch::startAfresh);
}

LifeWatch::~LifeWatch() = default;

void LifeWatch::startAfresh()
{
    m_others.clear();
    m_order.clear();
    m_facts = {};
    m_life = {};
    Q_EMIT changed();
}

bool LifeWatch::isLive() const
{
    return messages::isLive(m_monitor.liveness().mode) && !m_monitor.table().clock().isStopped();
}

qint64 LifeWatch::nowMs() const
{
    const sessions::Slot slot = m_monitor.store().find(m_facts.key);
    return slot == sessions::kNoSlot ? m_monitor.table().clock().shownMs() : m_monitor.table().nowOf(slot);
}

void LifeWatch::follow(const QByteArray &key)
{
    if (key == m_facts.key)
        return;
    if (!m_facts.key.isEmpty()) {
        m_life.stopWatching(m_monitor.table().clock().nowMs());
        keep(m_facts.key, std::move(m_life));
    }
    m_facts = {};
    m_facts.key = key;
    forgetPlace(key);
    m_life = m_others.take(key); // where nothing was told of it, one of which nothing is known
    look();
    if (!m_look.isActive())
        m_life.stopWatching(m_monitor.table().clock().nowMs());
    Q_EMIT changed();
}

void LifeWatch::setLookedAt(bool isLookedAt)
{
    if (isLookedAt == m_look.isActive())
        return;
    if (isLookedAt) {
        m_look.start();
        look();
    } else {
        m_look.stop();
        m_life.stopWatching(m_monitor.table().clock().nowMs());
    }
}

/// Two thousand loads from memory, for who has chosen none.
QByteArray LifeWatch::mostTold() const
{
    const sessions::SessionStore &store = m_monitor.store();
    QByteArray best;
    size_t most = 0;
    for (auto life = m_others.cbegin(); life != m_others.cend(); ++life) {
        const size_t told = life->steps().size() + (life->isFromBirth() ? 2 : 0);
        if (told <= most || life->hasEnded())
            continue;
        const sessions::Slot slot = store.find(life.key());
        if (slot == sessions::kNoSlot || store.state(slot) != RowChange::Present || store.user(slot).isEmpty())
            continue;
        most = told;
        best = life.key();
    }
    return best;
}

SessionLife *LifeWatch::lifeOf(const QByteArray &key)
{
    if (key == m_facts.key && !key.isEmpty())
        return &m_life;
    const auto other = m_others.find(key);
    return other == m_others.end() ? nullptr : &*other;
}

/// By its old place another life under this key would be forgotten before its time. Some microseconds, for one that
/// comes back, or is chosen.
void LifeWatch::forgetPlace(const QByteArray &key)
{
    if (m_others.contains(key))
        m_order.erase(std::find(m_order.begin(), m_order.end(), key));
}

void LifeWatch::keep(const QByteArray &key, SessionLife life)
{
    forgetPlace(key);
    m_others.insert(key, std::move(life));
    m_order.push_back(key);
    while (m_order.size() > kMostLives) {
        m_others.remove(m_order.front());
        m_order.pop_front();
    }
}

void LifeWatch::noteEvents(const QList<SessionEvent> &events)
{
    const bool isBurst = events.size() > kBurst;
    const QByteArray followed = m_facts.key;
    bool isNews = false;
    for (const SessionEvent &event : events) {
        noteEvent(event, isBurst && event.key != followed);
        isNews = isNews || event.key == followed;
    }
    if (isNews && !followed.isEmpty()) {
        look();
        Q_EMIT changed();
    }
}

void LifeWatch::noteEvent(const SessionEvent &event, bool isBurst)
{
    if (event.key.isEmpty())
        return;
    SessionLife *life = lifeOf(event.key);
    if (const End end = endOf(event); end != End::None) {
        if (life && life->hasEnded())
            life->explainEnd(end);
        else if (life)
            life->end(end, event.at);
        return;
    }
    const bool isBirth = event.kind == SessionEvent::Kind::Created;
    const sessions::Slot slot = m_monitor.store().find(event.key);
    if (isBurst || slot == sessions::kNoSlot)
        return;
    // A session that comes back under its key is another one.
    if (!life || isBirth || life->hasEnded()) {
        // Found by a reading it was there before: only what was announced at once was born now.
        const SessionLife fresh(event.created, event.at, isBirth && isLive());
        if (event.key == m_facts.key)
            m_life = fresh;
        else
            keep(event.key, fresh);
        life = lifeOf(event.key);
    }
    if (!life) // only so many are kept
        return;
    life->note(event.at, std::max<qint64>(event.deadline, 0), m_monitor.store().extensions(slot), isLive());
    if (life != &m_life || !m_look.isActive())
        life->stopWatching(event.at);
}

void LifeWatch::readFacts()
{
    const sessions::SessionStore &store = m_monitor.store();
    const sessions::Slot slot = store.find(m_facts.key);
    if (slot == sessions::kNoSlot)
        return;
    m_facts.user = store.user(slot).toByteArray();
    m_facts.otherNames = store.otherNames(slot).toByteArray();
    m_facts.device = store.device(slot).toByteArray();
    m_facts.format = m_monitor.formats().formatTitles().value(store.format(slot));
    m_facts.fullTtl = store.fullTtl(slot);
    m_facts.isAnonymous = store.isAnonymous(slot);
    m_facts.isDeadlineUnknown = store.isDeadlineUnknown(slot);
}

void LifeWatch::look()
{
    if (m_facts.key.isEmpty())
        return;
    const sessions::SessionStore &store = m_monitor.store();
    const sessions::Slot slot = store.find(m_facts.key);
    const qint64 now = m_monitor.table().clock().nowMs();
    bool isNews = false;
    if (slot == sessions::kNoSlot || store.state(slot) != RowChange::Present) {
        const End how = slot == sessions::kNoSlot ? End::Vanished : endOf(store.state(slot));
        const qint64 at = slot == sessions::kNoSlot ? now : store.endedAt(slot);
        isNews = !m_life.hasEnded();
        if (m_life.steps().empty() && m_life.firstSeen() == 0)
            m_life = SessionLife(0, at, false);
        m_life.end(how, at);
    } else {
        if (m_life.hasEnded() || m_life.firstSeen() == 0)
            m_life = SessionLife(store.created(slot), now, false);
        const Facts before = m_facts;
        readFacts();
        isNews = before != m_facts;
        if (m_facts.isDeadlineUnknown || m_monitor.table().absenceOf(slot) || !isLive()) {
            // As it was read last. Nobody says that it has not been moved since.
            const qint64 deadline = store.deadline(slot);
            if (!m_facts.isDeadlineUnknown && (m_life.steps().empty() || m_life.deadline() != deadline))
                isNews = m_life.note(now, deadline, store.extensions(slot)) || isNews;
            m_life.stopWatching(std::min(now, nowMs()));
        } else {
            isNews = m_life.note(now, store.deadline(slot), store.extensions(slot)) || isNews;
        }
    }
    if (isNews)
        Q_EMIT changed();
}

} // namespace activity

#include "moc_lifewatch.cpp"
