// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutallowance.h"

#include "ui/sessions/slotselection.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui
{

using messages::Permission;

namespace
{

struct AllowanceText {
    Q_DECLARE_TR_FUNCTIONS(ui::LogoutAllowance)
};

bool isAnyRefused(const messages::Logoutability &logoutability)
{
    return std::any_of(logoutability.formats.begin(), logoutability.formats.end(),
                       [](const messages::FormatPermissions &format) { return format.end.isRefused(); });
}

/// Takes one session after the other, as long as none may be ended.
class Search
{
public:
    Search(const messages::Logoutability &logoutability, const sessions::SessionStore &store)
        : m_logoutability(logoutability)
        , m_store(store)
    {
    }

    /// False: this one may be ended, and there is nothing more to look for.
    bool take(sessions::Slot slot)
    {
        if (!m_store.contains(slot) || m_store.state(slot) != messages::RowChange::Present)
            return true;
        const size_t format = m_store.format(slot);
        const bool isRefused =
            format < m_logoutability.formats.size() && m_logoutability.formats[format].end.isRefused();
        if (isRefused && m_reason.isEmpty())
            m_reason = m_logoutability.formats[format].end.reason.sentences();
        else if (!isRefused)
            m_reason.clear();
        return isRefused;
    }
    const QString &reason() const { return m_reason; }

private:
    const messages::Logoutability &m_logoutability;
    const sessions::SessionStore &m_store;
    QString m_reason;
};

} // namespace

QString obstacleOf(const messages::Logoutability &logoutability)
{
    const Permission end = logoutability.end();
    return end.isRefused() ? end.reason.sentences() : QString();
}

QString obstacleOf(const messages::Logoutability &logoutability, const sessions::SessionStore &store,
                   const SlotSelection &selection)
{
    if (!isAnyRefused(logoutability))
        return {};
    Search search(logoutability, store);
    for (sessions::Slot slot = 0; slot < store.slotLimit(); ++slot) {
        if (selection.contains(slot) && !search.take(slot))
            break;
    }
    return search.reason();
}

QString obstacleOf(const messages::Logoutability &logoutability, const sessions::SessionStore &store,
                   const std::vector<sessions::Slot> &chosen)
{
    if (!isAnyRefused(logoutability))
        return {};
    Search search(logoutability, store);
    for (const sessions::Slot slot : chosen) {
        if (!search.take(slot))
            break;
    }
    return search.reason();
}

QStringList warningsOf(const messages::FormatPermissions &permissions)
{
    QStringList warnings;
    if (permissions.end.isRefused()) {
        warnings.append(AllowanceText::tr("These will not be ended. %1").arg(permissions.end.reason.cause));
        return warnings;
    }
    if (permissions.end.answer == Permission::Answer::InPart)
        warnings.append(permissions.end.reason.cause);
    if (permissions.undo.isRefused())
        warnings.append(AllowanceText::tr("There is no way back. %1").arg(permissions.undo.reason.cause));
    else if (permissions.undo.answer == Permission::Answer::InPart)
        warnings.append(permissions.undo.reason.cause);
    return warnings;
}

} // namespace ui
