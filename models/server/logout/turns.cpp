// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/turns.h"

#include <utility>

namespace server
{

void Turns::ask(QObject *who, std::function<void()> begin)
{
    m_waiting.push_back({who, std::move(begin)});
    if (!m_present)
        next();
}

void Turns::leave(const QObject *who)
{
    if (m_present != who)
        return;
    m_present->disconnect(this);
    m_present = nullptr;
    next();
}

void Turns::next()
{
    while (!m_present && !m_waiting.empty()) {
        const Asking asking = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!asking.who)
            continue;
        m_present = asking.who;
        connect(asking.who, &QObject::destroyed, this, [this, who = m_present] { leave(who); });
        asking.begin();
    }
}

} // namespace server

#include "moc_turns.cpp"
