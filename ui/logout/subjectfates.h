// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/sessionquery.h"
#include "ui/logout/logoutsubject.h"

#include <memory>
#include <optional>

namespace ui
{

/// By what the sessions of a logout were chosen, and has to hold for them still when they are ended.
struct LogoutChoice {
    std::shared_ptr<const sessions::SessionQuery> query; ///< null: each was chosen by itself

    /// How many sessions have to be looked at to say it of `subjects`.
    size_t effort(const sessions::SessionStore &store, size_t subjects) const
    {
        return query && query->dependsOnOthers() ? store.slotLimit() : subjects;
    }
};

/// What has become of one after the other of a logout's sessions: as LogoutSubject::fateIn(), and by the search that
/// they were chosen by. For any thread; valid as long as the store does not change.
class SubjectFates final
{
public:
    SubjectFates(const sessions::SessionStore &store, LogoutChoice choice, qint64 nowMs);

    LogoutSubject::Fate of(const LogoutSubject &subject);

private:
    const sessions::SessionStore &m_store;
    const LogoutChoice m_choice;
    std::optional<sessions::QueryScan> m_scan;
};

} // namespace ui
