// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyflow.h"

#include "models/activity/history/historydesk.h"
#include "models/monitor/sessionmonitor.h"
#include "ui/history/forgetflow.h"
#include "ui/history/historydialog.h"
#include "ui/history/historyswitch.h"
#include "ui/sessions/sessiontableview.h"

#include <QAction>

namespace ui
{

HistoryFlow::HistoryFlow(monitor::SessionMonitor &monitor, history::HistoryDesk &desk, files::Settings &settings,
                         NoticeBar &notices, const EndedFlow::Parts &parts, const Actions &actions, QWidget *window)
    : QObject(window)
    , m_monitor(monitor)
    , m_desk(desk)
    , m_settings(settings)
    , m_table(parts.table)
    , m_window(window)
    , m_ended(new EndedFlow(monitor, desk, parts, this))
    , m_forget(new ForgetFlow(monitor, desk, notices, window))
{
    new HistorySwitch(settings, actions.keep, this);
    connect(&actions.forgetUser, &QAction::triggered, this, [this] { m_forget->askAboutUser(selectedUser()); });
    connect(&actions.forgetAll, &QAction::triggered, m_forget, &ForgetFlow::askAboutAll);
    connect(&actions.settings, &QAction::triggered, this, &HistoryFlow::openDialog);
    connect(m_ended, &EndedFlow::userRequested, this, &HistoryFlow::userRequested);
    connect(m_ended, &EndedFlow::forgetRequested, m_forget, &ForgetFlow::askAboutUser);
    connect(m_forget, &ForgetFlow::forgotten, m_ended, &EndedFlow::reread);
    const auto allow = [this, user = &actions.forgetUser, all = &actions.forgetAll] {
        for (QAction *action : {user, all})
            action->setEnabled(!m_desk.file().isEmpty());
    };
    connect(&desk, &history::HistoryDesk::fileChanged, this, allow);
    allow();
}

/// Of the row that is selected, live or ended; empty: of none, or several.
QByteArray HistoryFlow::selectedUser() const
{
    if (const history::Life *life = m_ended->selected())
        return life->user;
    const SlotSelection &selection = m_table.selection();
    return selection.count() == 1 ? m_monitor.store().user(selection.selectedSlots().front()).toByteArray()
                                  : QByteArray();
}

void HistoryFlow::openDialog()
{
    auto *dialog = new HistoryDialog(m_settings, m_desk, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HistoryDialog::forgetAllRequested, m_forget, &ForgetFlow::askAboutAll);
    connect(m_forget, &ForgetFlow::forgotten, dialog, &HistoryDialog::measure);
    dialog->open();
}

} // namespace ui

#include "moc_historyflow.cpp"
