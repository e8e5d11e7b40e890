// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/endedflow.h"

namespace files
{
class Settings;
} // namespace files

namespace ui
{

class ForgetFlow;
class HistoryDialog;
class NoticeBar;

/// What the window has of the history: the lane of ended sessions, what is to be forgotten, and whether one is kept.
class HistoryFlow final : public QObject
{
    Q_OBJECT

public:
    struct Actions {
        QAction &keep;
        QAction &forgetUser;
        QAction &forgetAll;
        QAction &settings;
    };

    HistoryFlow(monitor::SessionMonitor &monitor, history::HistoryDesk &desk, files::Settings &settings,
                NoticeBar &notices, const EndedFlow::Parts &parts, const Actions &actions, QWidget *window);

    /// Another tab is shown.
    void update() { m_ended->update(); }

Q_SIGNALS:
    void userRequested(const QByteArray &user);

private:
    QByteArray selectedUser() const;
    void openDialog();

    monitor::SessionMonitor &m_monitor;
    history::HistoryDesk &m_desk;
    files::Settings &m_settings;
    SessionTableView &m_table;
    QWidget *m_window;
    EndedFlow *m_ended;
    ForgetFlow *m_forget;
};

} // namespace ui
