// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/sessionstore.h"
#include "ui/logout/logoutquestion.h"

#include <QHash>
#include <QObject>

#include <vector>

class QWidget;

namespace sessions
{
class SessionMonitor;
struct LogoutReport;
} // namespace sessions

namespace ui
{

class NoticeBar;

/// Ending sessions, from the question to the report: asks, starts the job, shows how far it is, tells what
/// became of each.
class LogoutFlow final : public QObject
{
    Q_OBJECT

public:
    LogoutFlow(sessions::SessionMonitor &monitor, NoticeBar &notices, QWidget *window);

    void start(const std::vector<sessions::Slot> &selected);
    /// Why nothing can be ended now, as a sentence; empty: it can.
    QString obstacle(qsizetype selected) const;

private:
    void run(const LogoutQuestion &question);
    void showProgress(quint64 job, int done, int total);
    void showReport(const sessions::LogoutReport &report);

    sessions::SessionMonitor &m_monitor;
    NoticeBar &m_notices;
    QWidget *m_window;
    QHash<quint64, std::vector<LogoutSubject>> m_running; ///< by job
};

} // namespace ui
