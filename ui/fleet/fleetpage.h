// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class FleetModel;
class FleetTable;
class SurvivalList;
class ToneLabel;

/// The nodes behind the address, and whether sessions would survive what happens to them. Asks the nodes only while it
/// is on screen.
class FleetPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FleetPage(monitor::SessionMonitor &monitor, QWidget *parent = nullptr);

    FleetTable &table() { return *m_table; }

Q_SIGNALS:
    /// The search that shows a node's sessions.
    void sessionsRequested(const QString &query);
    void retryRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void fill();
    void showMenu(const QPoint &globalPosition);
    void showSessions(int row);
    void copyAddress(int row);

    monitor::SessionMonitor &m_monitor;
    FleetModel *m_model;
    FleetTable *m_table;
    ToneLabel *m_told;
    SurvivalList *m_survival;
    QTimer m_tick;
};

} // namespace ui
