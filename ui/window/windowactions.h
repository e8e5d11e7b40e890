// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QMenuBar;

namespace ui
{

/// The window's actions and its menus. What they do is connected by the window.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow *window);

    QAction *logOut;
    QAction *endIn;
    QAction *setTimeLeft;
    QAction *logOutUser;
    QAction *logOutOthers;
    QAction *showOnlyUser;
    QMenu *showOnlyThis;
    QAction *showOnlyIp;
    QAction *showOnlyDevice;
    QAction *showOnlyFormat;
    QAction *exportRows;
    QAction *latestLogout;
    QAction *auditLog;
    QAction *keepHistory;
    QAction *forgetUser;
    QAction *forgetAll;
    QAction *historySettings;
    QAction *staleEntries;
    QAction *quit;

    QAction *copyRows;
    QAction *copyUser;
    QAction *copyIp;
    QAction *copyId;
    QAction *copyKey;
    QAction *selectAll;
    QAction *find;
    QAction *clearSearch;
    QAction *findOnServer;
    QAction *savedSearches;
    QMenu *showSaved; ///< filled by SearchesFlow

    QAction *showDetails;
    QAction *showActivity;
    QAction *showDemo;
    QAction *showLaboratory; ///< there is one only in a demo
    QAction *present;
    QAction *larger;
    QAction *smaller;
    QAction *usualSize;
    QAction *goToTable;
    QAction *goToUsers;
    QAction *goToFleet;
    QAction *goToDetails;
    QAction *goToActivity;
    QAction *nextPane;
    QAction *previousPane;
    QMenu *columns;
    QMenu *sortBy;

    QAction *connectTo;
    QAction *newWindow;
    QAction *editConnection;
    QAction *disconnect;
    QAction *reload;
    QAction *stopLoading;
    QAction *retryNow;
    QAction *enterPassword;
    QAction *setFlags;
    QAction *formats;
    QAction *alerts;
    QMenu *profiles;

    QMenu *stories; ///< filled by DemoStage
    QAction *manual;
    QAction *shortcuts;
    QAction *about;

    /// Actions that belong to the table: their keys mean something else in a text field.
    void installInTable(QWidget *table);
    /// The same for the users: those of them that a user can do something with.
    void installInUsers(QWidget *users);
    void setScheme(Scheme scheme);

Q_SIGNALS:
    void schemeChosen(ui::Scheme scheme);

private:
    QAction *add(QMenu *menu, const QString &text, const QList<QKeySequence> &keys = {}, const QString &icon = {});
    void addSessionMenu(QMenuBar *bar);
    void addHistory(QMenu *menu);
    void addEditMenu(QMenuBar *bar);
    void addViewMenu(QMenuBar *bar);
    void addServerMenu(QMenuBar *bar);
    void addHelpMenu(QMenuBar *bar);
    void addAppearance(QMenu *menu);

    QActionGroup *m_schemes;
};

} // namespace ui
