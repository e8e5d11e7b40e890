// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace sessions
{
class SessionMonitor;
}

namespace ui
{

class EmptyPage;
class SessionTableView;

/// The tab "Sessions": the table, or what to do where there is nothing to list.
class SessionsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SessionsPage(sessions::SessionMonitor &monitor, QWidget *parent = nullptr);

    SessionTableView &table() { return *m_table; }
    EmptyPage &emptyPage() { return *m_empty; }
    bool showsTable() const;
    /// Whether something is searched for: an empty table then has another reason.
    void setSearched(bool searched);

Q_SIGNALS:
    void connectRequested();
    void editConnectionRequested();
    void cancelRequested();
    void retryRequested();
    void clearSearchRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Reason { None, NotConnected, Connecting, Failed, Loading, NoSessions, NoHits };

    Reason reason() const;
    void refresh();
    void fillEmptyPage(Reason reason);
    void pressAction();
    void pressSecondary();

    sessions::SessionMonitor &m_monitor;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    SessionTableView *m_table;
    EmptyPage *m_empty;
    Reason m_reason = Reason::None;
    bool m_searched = false;
};

} // namespace ui
