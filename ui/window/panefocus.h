// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class ActivityPanel;
class NoticeBar;
class SessionsPage;
class StatusLine;
class TopBar;
class WindowActions;
class WindowLayout;

/// Brings the keyboard to a part of the window, or from one part to the next.
class PaneFocus final : public QObject
{
    Q_OBJECT

public:
    /// From top to bottom, as F6 goes through them.
    struct Panes {
        TopBar *topBar;
        NoticeBar *notices;
        SessionsPage *page;
        QWidget *details;           ///< of what is selected in the present tab
        const WindowLayout *layout; ///< what else stands there
        StatusLine *status;
        ActivityPanel *activity;
    };
    PaneFocus(monitor::SessionMonitor &monitor, WindowActions &actions, const Panes &panes, QWidget *window);

    void goToSearch();
    /// To the table of the present tab, or to the buttons that stand in its place.
    void goToPage();
    void goToDetails();
    void goToActivity();
    /// 1: to the next pane, -1: to the one before.
    void cycle(int step);

    /// Once the table has caught up with the search.
    void chooseSomeRowLater();

private:
    void goTo(QWidget *pane);
    void chooseSomeRow();

    monitor::SessionMonitor &m_monitor;
    WindowActions &m_actions;
    Panes m_panes;
    QWidget *m_window;
};

} // namespace ui
