// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/searchesflow.h"

#include "models/activity/searchwatch.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "ui/logout/logoutflow.h"
#include "ui/search/searchhistory.h"
#include "ui/search/sessionsearch.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/sessionspage.h"
#include "ui/window/windowactions.h"
#include "ui/words/counttext.h"

#include <QAction>
#include <QMenu>

namespace ui
{

using activity::SearchTrend;
using activity::SearchWatch;

SearchesFlow::SearchesFlow(monitor::SessionMonitor &monitor, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_parts(parts)
{
    connect(m_parts.actions.savedSearches, &QAction::triggered, &m_parts.search, &SessionSearch::showSaved);
    connect(m_parts.actions.showSaved, &QMenu::aboutToShow, this, &SearchesFlow::fill);
    connect(&m_parts.search, &SessionSearch::endRequested, this, &SearchesFlow::end);
}

void SearchesFlow::fill()
{
    QMenu *menu = m_parts.actions.showSaved;
    menu->clear();
    m_parts.search.history().refresh();
    for (const SearchHistory::Saved &saved : m_parts.search.history().saved()) {
        const SearchWatch::Found *found = m_parts.search.watch().find(saved.text);
        const bool isKnown = found && found->count != SearchTrend::kUnknown;
        QString label = saved.name;
        label.replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction *action = menu->addAction(isKnown ? label + QLatin1Char('\t') + countText(found->count) : label);
        connect(action, &QAction::triggered, this, [this, text = saved.text] { show(text); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("None is saved yet"))->setEnabled(false);
}

void SearchesFlow::show(const QString &text)
{
    m_parts.page.setTab(SessionsPage::Tab::Sessions);
    m_parts.search.showOnly(text);
}

void SearchesFlow::end(const QString &text)
{
    show(text);
    m_monitor.table().whenUpToDate(this, [this, text] {
        // Somebody may have typed something else meanwhile.
        if (m_parts.search.text() != text)
            return;
        SessionTableView &table = m_parts.page.table();
        table.selectAll();
        m_parts.logout.start(table.selection(), m_parts.search.wholeText());
    });
}

} // namespace ui

#include "moc_searchesflow.cpp"
