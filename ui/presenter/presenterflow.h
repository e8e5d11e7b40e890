// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/expirywatch.h"
#include "models/activity/lifewatch.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QAction;
class QMainWindow;

namespace activity
{
class ActivityRecorder;
}
namespace history
{
class HistoryDesk;
}
namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class ActivityPanel;
class ConnectionChip;
class PresenterStage;
class PresenterView;
class SessionTableView;

/// Presenter mode of a window: the life of the selected session, the expiry lag, the table or the activity large, over
/// the whole screen where there is one, and then exactly the layout that was there before. Nothing of it is remembered.
/// Whom it follows: who is selected; without a selection the session of which most was told, until that has ended.
class PresenterFlow final : public QObject
{
    Q_OBJECT

public:
    struct Actions {
        QAction *present; ///< can be checked
        QAction *larger;
        QAction *smaller;
        QAction *usualSize;
    };
    /// Takes the window's central widget into a frame of its own, for as long as the window lives.
    PresenterFlow(QMainWindow &window, PresenterStage &stage, monitor::SessionMonitor &monitor,
                  activity::ActivityRecorder &recorder, history::HistoryDesk &history, SessionTableView &table,
                  const ConnectionChip &chip, const ActivityPanel &activity, const Actions &actions);
    ~PresenterFlow() override;

    /// Also from outside: a scripted demonstration begins by it.
    void present(bool presents);
    bool isPresenting() const;
    /// In the place of those that are there, wherever they stand now; null: none.
    void setDemoPanel(QWidget *panel);
    PresenterView &view() { return *m_view; }
    const activity::LifeWatch &life() const { return m_life; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void enter();
    void borrow();
    void giveBack();
    void borrowSoon();
    void leave();
    void showView();
    void scaleTable();
    void followSelection();
    void followSome();
    void watchWhileShown();
    bool takeKey(const QWidget &target, QEvent &event);

    QMainWindow &m_window;
    PresenterStage &m_stage;
    monitor::SessionMonitor &m_monitor;
    SessionTableView &m_table;
    Actions m_actions;
    activity::LifeWatch m_life;
    activity::ExpiryWatch m_expiry;
    PresenterView *m_view;
    QTimer m_chooseSome;
    bool m_isChosen = false; ///< by the user, whom it follows
    Qt::WindowStates m_states;
    QByteArray m_geometry;
    QPointer<QWidget> m_focus; ///< had the keyboard
    QByteArray m_columns;      ///< of the table; empty: as they were
};

} // namespace ui
