// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/selectiondetails.h"

#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "ui/details/detailspanel.h"
#include "ui/sessions/slotselection.h"

namespace ui
{

namespace
{

// More than this is no longer worth naming one by one.
constexpr qsizetype kMostNamed = 10'000;

} // namespace

SelectionDetails::SelectionDetails(monitor::SessionMonitor &monitor, const SlotSelection &selection,
                                   DetailsPanel &details, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_selection(selection)
    , m_details(details)
{
    connect(&selection, &SlotSelection::sessionsChanged, this, &SelectionDetails::update);
    connect(&monitor, &monitor::SessionMonitor::profileChanged, &details, &DetailsPanel::clear);
}

void SelectionDetails::update()
{
    // A session that has ended stays on show with what was read, and so does one that the search does not list any
    // more, since time goes on; one that only left the selection does not.
    if (m_selection.count() > kMostNamed) {
        m_details.showCount(m_selection.count());
    } else if (m_selection.count() > 1) {
        m_details.showSeveral(m_selection.selectedSlots());
    } else if (m_selection.count() == 1) {
        const sessions::Slot slot = m_selection.selectedSlots().front();
        m_key = m_monitor.store().key(slot).toByteArray();
        m_query = m_monitor.table().query();
        m_details.showSession(slot);
    } else if (!m_details.showsSession() || (isPresent(m_key) && !hasLeftByItself())) {
        m_details.clear();
    }
}

/// By another search it would be somebody's doing.
bool SelectionDetails::hasLeftByItself() const
{
    const sessions::SessionTableModel &table = m_monitor.table();
    return table.query() == m_query && table.rowOf(m_monitor.store().find(m_key)) < 0;
}

bool SelectionDetails::isPresent(const QByteArray &key) const
{
    const sessions::SessionStore &store = m_monitor.store();
    const sessions::Slot slot = store.find(key);
    return slot != sessions::kNoSlot && store.state(slot) == messages::RowChange::Present;
}

} // namespace ui

#include "moc_selectiondetails.cpp"
