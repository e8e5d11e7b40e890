// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/activityrecorder.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/secrets/secretstore.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/mainwindow.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace bench
{

/// Runs the event loop until the condition holds; false: it did not within the limit.
bool waitUntil(const std::function<bool()> &condition, int limitMs = 10 * 60 * 1000);
/// Runs the event loop for that long.
void runFor(int milliseconds);

/// The program as a user has it in front of them: the real main window, shown, with settings of its own, so
/// that nobody's window is moved. It knows when the table was painted, and with what.
class BenchWindow final : public QObject
{
    Q_OBJECT

public:
    BenchWindow();
    ~BenchWindow() override;

    bool isShown() const { return m_shown; }
    monitor::SessionMonitor &monitor() { return *m_monitor; }
    sessions::SessionTableModel &table() { return m_monitor->table(); }
    ui::SessionTableView &view() { return *m_view; }
    ui::MainWindow &window() { return *m_window; }

    enum class Pace { Full, Gentle };
    void connectTo(quint16 port, Pace pace = Pace::Full);
    /// Everything that the server has is in the table, in order, and the scan has said that it is complete.
    bool isLoaded(int sessions);
    /// The table has taken in and ordered all that it was told.
    bool isUpToDate();
    /// Runs the event loop until the table has been painted once more, from now on.
    bool waitForPaint();
    /// From connectTo() until rows were on screen: painted, and the event loop back from it. -1: not yet.
    double firstRowsMs() const { return m_firstRowsMs; }
    quint64 paints() const { return m_paints; }

    /// What a user would find wrong with the table: rows that are not complete, or not in order. Looks at all
    /// rows. Empty: nothing.
    QString fault(int sessions);

Q_SIGNALS:
    /// Right before the table paints this part of its viewport.
    void tableAboutToBePainted(const QRegion &region);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTemporaryDir m_settings;
    std::unique_ptr<monitor::SessionMonitor> m_monitor;
    std::unique_ptr<activity::ActivityRecorder> m_recorder;
    std::unique_ptr<history::HistoryRecorder> m_recorded; ///< as in the program: it costs what it costs
    std::unique_ptr<history::HistoryDesk> m_history;
    std::unique_ptr<ui::ProfileStore> m_profiles;
    std::unique_ptr<ui::SecretStore> m_secrets;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::SessionTableView *m_view = nullptr;
    QElapsedTimer m_sinceConnect;
    double m_firstRowsMs = -1;
    bool m_firstPaintSeen = false;
    quint64 m_paints = 0;
    bool m_shown = false;
};

} // namespace bench
