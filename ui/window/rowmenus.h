// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QPoint;
class QWidget;

namespace ui
{

class SessionsPage;
class WindowActions;

/// What a row offers where it is pressed: a session's, and a user's. All of it is in the window's menus too.
class RowMenus final : public QObject
{
    Q_OBJECT

public:
    RowMenus(WindowActions &actions, SessionsPage &page, QWidget *window);

Q_SIGNALS:
    /// Of the selected user.
    void staleEntriesRequested();

private:
    void showForSession(const QPoint &globalPosition);
    void showForUser(const QPoint &globalPosition);
    QMenu *newMenu();

    WindowActions &m_actions;
    SessionsPage &m_page;
    QWidget *m_window;
};

} // namespace ui
