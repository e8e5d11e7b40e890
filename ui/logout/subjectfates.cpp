// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/subjectfates.h"

#include <utility>

namespace ui
{

SubjectFates::SubjectFates(const sessions::SessionStore &store, LogoutChoice choice, qint64 nowMs)
    : m_store(store)
    , m_choice(std::move(choice))
{
    if (m_choice.query && !m_choice.query->isEmpty())
        m_scan.emplace(*m_choice.query, store, nowMs);
}

LogoutSubject::Fate SubjectFates::of(const LogoutSubject &subject)
{
    const LogoutSubject::Fate fate = subject.fateIn(m_store);
    if (fate != LogoutSubject::Fate::Same || !m_scan || m_scan->matches(m_store.find(subject.key)))
        return fate;
    return LogoutSubject::Fate::NoLongerMatches;
}

} // namespace ui
