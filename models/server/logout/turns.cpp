// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/turns.h"

#include <utility>

namespace server
{

using namespace std::chrono;

Turns::Turns(QObject *parent, bool gentle)
    : QObject(parent)
    , m_pace(gentle)
    , m_rest(this)
{
    m_rest.setSingleShot(true);
    m_rest.setTimerType(Qt::PreciseTimer);
    connect(&m_rest, &QTimer::timeout, this, &Turns::next);
}

void Turns::ask(QObject *who, std::function<void()> begin)
{
    m_waiting.push_back({who, std::move(begin)});
    if (!m_present && !m_rest.isActive())
        next();
}

void Turns::leave(const QObject *who, const Pace::Work &work)
{
    if (m_present != who)
        return;
    m_present->disconnect(this);
    m_present = nullptr;
    const auto elapsed = duration_cast<Pace::Duration>(steady_clock::now() - m_begun);
    // Where nothing was sent there is nothing to rest from.
    const Pace::Duration rest = work.roundTrips > 0 ? m_pace.restAfter(work, elapsed) : Pace::Duration(0);
    if (rest > Pace::Duration(0))
        m_rest.start(ceil<milliseconds>(rest));
    else
        next();
}

void Turns::next()
{
    while (!m_present && !m_rest.isActive() && !m_waiting.empty()) {
        const Asking asking = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!asking.who)
            continue;
        m_present = asking.who;
        m_begun = steady_clock::now();
        connect(asking.who, &QObject::destroyed, this, [this, who = m_present] { leave(who); });
        asking.begin();
    }
}

} // namespace server

#include "moc_turns.cpp"
