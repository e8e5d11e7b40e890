// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panefocus.h"

#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "ui/activity/activitypanel.h"
#include "ui/fleet/fleetpage.h"
#include "ui/fleet/fleettable.h"
#include "ui/history/endedlane.h"
#include "ui/history/laneplace.h"
#include "ui/notices/noticebar.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/users/usertableview.h"
#include "ui/window/sessionspage.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"
#include "ui/window/windowactions.h"
#include "ui/window/windowlayout.h"

#include <QAction>

namespace ui
{

PaneFocus::PaneFocus(monitor::SessionMonitor &monitor, WindowActions &actions, const Panes &panes, QWidget *window)
    : QObject(window)
    , m_monitor(monitor)
    , m_actions(actions)
    , m_panes(panes)
    , m_window(window)
{
}

void PaneFocus::goToSearch()
{
    m_panes.topBar->search().setFocus(Qt::ShortcutFocusReason);
    m_panes.topBar->search().selectAll();
}

void PaneFocus::goToPage()
{
    if (!m_panes.page->showsTable()) {
        goTo(m_panes.page);
        return;
    }
    if (m_panes.page->tab() == SessionsPage::Tab::Fleet) {
        m_panes.page->fleet().table().setFocus(Qt::ShortcutFocusReason);
        m_panes.page->fleet().table().chooseSomeRow();
        return;
    }
    if (m_panes.page->tab() == SessionsPage::Tab::Users) {
        m_panes.page->users().setFocus(Qt::ShortcutFocusReason);
        m_panes.page->users().chooseSomeRow();
        return;
    }
    SessionTableView &table = m_panes.page->table();
    const bool arriving = !table.hasFocus();
    table.setFocus(Qt::ShortcutFocusReason);
    // The focus alone makes a row the current one, but does not choose it.
    if (arriving)
        chooseSomeRowLater();
}

void PaneFocus::goToDetails()
{
    m_actions.showDetails->setChecked(true);
    goTo(m_panes.details);
}

void PaneFocus::goToActivity()
{
    m_actions.showActivity->setChecked(true);
    goTo(m_panes.activity);
}

void PaneFocus::cycle(int step)
{
    EndedLane *const lane = m_panes.page->place().lane();
    const WindowLayout &layout = *m_panes.layout;
    QList<QWidget *> panes = {m_panes.topBar,  m_panes.notices, m_panes.page,   lane,          m_panes.details,
                              layout.beside(), layout.bottom(), layout.below(), m_panes.status};
    panes.removeIf([this](const QWidget *pane) { return !pane || !pane->isVisibleTo(m_window); });
    if (panes.isEmpty())
        return;
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        const QWidget *focused = m_window->focusWidget();
        if (focused && (panes[i] == focused || panes[i]->isAncestorOf(focused)))
            at = i;
    }
    QWidget *next = panes[(at + step + panes.size()) % panes.size()];
    if (next == m_panes.topBar)
        goToSearch();
    else if (next == m_panes.page)
        goToPage();
    else if (next == lane && lane->hasSessions())
        lane->takeFocus();
    else
        goTo(next);
}

void PaneFocus::chooseSomeRowLater()
{
    m_monitor.table().whenUpToDate(&m_panes.page->table(), [this] { chooseSomeRow(); });
}

void PaneFocus::goTo(QWidget *pane)
{
    const QList<QWidget *> widgets = pane->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->isVisibleTo(m_window) && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus) {
            widget->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void PaneFocus::chooseSomeRow()
{
    SessionTableView &table = m_panes.page->table();
    if (table.selection().count() == 0)
        table.goToSlot(table.currentSlot() == sessions::kNoSlot ? m_monitor.table().slotAt(0) : table.currentSlot());
}

} // namespace ui

#include "moc_panefocus.cpp"
