// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowactions.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenuBar>

namespace ui
{

WindowActions::WindowActions(QMainWindow *window)
    : QObject(window)
    , m_schemes(new QActionGroup(this))
{
    QMenuBar *bar = window->menuBar();
    addSessionMenu(bar);
    addEditMenu(bar);
    addViewMenu(bar);
    addServerMenu(bar);
    addHelpMenu(bar);
}

QAction *WindowActions::add(QMenu *menu, const QString &text, const QList<QKeySequence> &keys, const QString &icon)
{
    QAction *action = menu->addAction(text);
    action->setShortcuts(keys);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    return action;
}

void WindowActions::addSessionMenu(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&Session"));
    logOut = add(menu, tr("&Log Out…"), {QKeySequence(Qt::Key_Delete)}, QStringLiteral("log-out"));
    endIn = add(menu, tr("End &In…"), {QKeySequence(Qt::SHIFT | Qt::Key_Delete)});
    setTimeLeft = add(menu, tr("Set &Time Left…"), {QKeySequence(tr("Ctrl+T"))});
    logOutUser = add(menu, tr("Log Out All of This U&ser…"), {QKeySequence(tr("Ctrl+Del"))});
    logOutOthers = add(menu, tr("Log Out All &but This Session…"));
    menu->addSeparator();
    showOnlyUser = add(menu, tr("Show Only This &User"), {QKeySequence(tr("Ctrl+U"))}, QStringLiteral("user"));
    showOnlyThis = menu->addMenu(tr("Sho&w Only This"));
    showOnlyIp = add(showOnlyThis, tr("&IP Address"));
    showOnlyDevice = add(showOnlyThis, tr("&Device"));
    showOnlyFormat = add(showOnlyThis, tr("&Format"));
    menu->addSeparator();
    exportRows = add(menu, tr("&Export Shown Rows…"), {QKeySequence(tr("Ctrl+E"))}, QStringLiteral("export"));
    latestLogout = add(menu, tr("Latest Logout’s &Report…"), {QKeySequence(tr("Ctrl+Shift+L"))});
    auditLog = add(menu, tr("&Audit Log…"), {QKeySequence(tr("Ctrl+L"))});
    addHistory(menu->addMenu(tr("&History")));
    staleEntries = add(menu, tr("Stale Index E&ntries…"), {QKeySequence(tr("Ctrl+Shift+I"))});
    menu->addSeparator();
    quit = add(menu, tr("&Quit"), {QKeySequence(QKeySequence::Quit)});
    quit->setMenuRole(QAction::QuitRole);
}

void WindowActions::addHistory(QMenu *menu)
{
    keepHistory = add(menu, tr("&Keep a History"), {});
    keepHistory->setCheckable(true);
    keepHistory->setToolTip(
        tr("What happens to sessions is written down on this computer, so that it can be told later "
           "why somebody was logged out."));
    historySettings = add(menu, tr("History &Settings…"));
    menu->addSeparator();
    forgetUser = add(menu, tr("&Forget This User…"));
    forgetAll = add(menu, tr("Forget &All History…"));
}

void WindowActions::addEditMenu(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&Edit"));
    copyRows = add(menu, tr("&Copy Rows"), {QKeySequence(QKeySequence::Copy)}, QStringLiteral("copy"));
    copyUser = add(menu, tr("Copy &User"), {QKeySequence(tr("Ctrl+Shift+C"))});
    copyIp = add(menu, tr("Copy &IP Address"));
    copyId = add(menu, tr("Copy Session I&d"));
    copyKey = add(menu, tr("Copy &Key"));
    for (QAction *action : {copyId, copyKey})
        action->setToolTip(tr("Whole, not masked: whoever has it can act as this user."));
    menu->addSeparator();
    selectAll = add(menu, tr("Select &All Shown"), {QKeySequence(QKeySequence::SelectAll)});
    menu->addSeparator();
    find = add(menu, tr("&Find…"), {QKeySequence(QKeySequence::Find)}, QStringLiteral("search"));
    findOnServer = add(menu, tr("Find User on the Ser&ver"),
                       {QKeySequence(tr("Ctrl+Return")), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    savedSearches = add(menu, tr("&Saved Searches…"), {QKeySequence(tr("Ctrl+B"))}, QStringLiteral("star"));
    showSaved = menu->addMenu(tr("Sh&ow Saved Search"));
    clearSearch = add(menu, tr("Clea&r Search"), {QKeySequence(Qt::Key_Escape)});
}

void WindowActions::addViewMenu(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&View"));
    showDetails = add(menu, tr("&Details"), {QKeySequence(tr("Ctrl+I"))});
    showActivity = add(menu, tr("&Activity"), {QKeySequence(tr("Ctrl+J"))});
    showDemo = add(menu, tr("De&mo Controls"));
    showLaboratory = add(menu, tr("La&boratory"), {QKeySequence(tr("Ctrl+Shift+B"))});
    for (QAction *action : {showDetails, showActivity, showDemo, showLaboratory}) {
        action->setCheckable(true);
        action->setChecked(action != showLaboratory);
    }
    showDemo->setVisible(false);
    showLaboratory->setVisible(false);
    menu->addSeparator();
    present = add(menu, tr("P&resenter Mode"), {QKeySequence(Qt::Key_F11)});
    present->setCheckable(true);
    larger = add(menu, tr("&Larger Type"), {QKeySequence(QKeySequence::ZoomIn), QKeySequence(tr("Ctrl+="))});
    smaller = add(menu, tr("Smaller T&ype"), {QKeySequence(QKeySequence::ZoomOut)});
    usualSize = add(menu, tr("Usual Si&ze"), {QKeySequence(tr("Ctrl+0"))});
    menu->addSeparator();
    columns = menu->addMenu(tr("&Columns"));
    sortBy = menu->addMenu(tr("&Sort By"));
    addAppearance(menu);
    menu->addSeparator();
    goToTable = add(menu, tr("Go to &Sessions"), {QKeySequence(tr("Ctrl+1"))});
    goToUsers = add(menu, tr("Go to &Users"), {QKeySequence(tr("Ctrl+4"))});
    goToFleet = add(menu, tr("Go to &Fleet"), {QKeySequence(tr("Ctrl+5"))});
    goToDetails = add(menu, tr("Go to D&etails"), {QKeySequence(tr("Ctrl+2"))});
    goToActivity = add(menu, tr("Go to Ac&tivity"), {QKeySequence(tr("Ctrl+3"))});
    nextPane = add(menu, tr("&Next Pane"), {QKeySequence(Qt::Key_F6)});
    previousPane = add(menu, tr("&Previous Pane"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)});
}

void WindowActions::addAppearance(QMenu *menu)
{
    QMenu *appearance = menu->addMenu(tr("A&ppearance"));
    const auto addScheme = [this, appearance](const QString &text, Scheme scheme) {
        QAction *action = appearance->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(scheme));
        m_schemes->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme] { Q_EMIT schemeChosen(scheme); });
    };
    addScheme(tr("&System"), Scheme::System);
    addScheme(tr("&Light"), Scheme::Light);
    addScheme(tr("&Dark"), Scheme::Dark);
    addScheme(tr("&High Contrast"), Scheme::HighContrast);
}

void WindowActions::addServerMenu(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("Se&rver"));
    connectTo = add(menu, tr("&Connect…"), {QKeySequence(QKeySequence::Open)}, QStringLiteral("connect"));
    profiles = menu->addMenu(tr("Connect &To"));
    newWindow = add(menu, tr("New &Window"), {QKeySequence(QKeySequence::New)});
    editConnection = add(menu, tr("&Edit Connection…"));
    enterPassword = add(menu, tr("Enter &Password…"), {}, QStringLiteral("lock"));
    disconnect = add(menu, tr("&Disconnect"), {QKeySequence(tr("Ctrl+D"))}, QStringLiteral("disconnect"));
    menu->addSeparator();
    reload =
        add(menu, tr("&Read Again"), {QKeySequence(Qt::Key_F5), QKeySequence(tr("Ctrl+R"))}, QStringLiteral("refresh"));
    stopLoading = add(menu, tr("&Stop Reading"), {}, QStringLiteral("stop"));
    retryNow = add(menu, tr("Retry &Now"));
    menu->addSeparator();
    formats = add(menu, tr("&Formats…"), {QKeySequence(tr("Ctrl+M"))});
    alerts = add(menu, tr("&Alerts…"), {QKeySequence(tr("Ctrl+Shift+A"))}, QStringLiteral("warning"));
    setFlags = add(menu, tr("Turn E&vents On…"), {}, QStringLiteral("bell"));
}

void WindowActions::addHelpMenu(QMenuBar *bar)
{
    QMenu *menu = bar->addMenu(tr("&Help"));
    stories = menu->addMenu(tr("&Stories"));
    stories->menuAction()->setVisible(false);
    manual = add(menu, tr("&Manual"), {QKeySequence(Qt::SHIFT | Qt::Key_F1)}, QStringLiteral("help"));
    shortcuts = add(menu, tr("&Keyboard Shortcuts"), {QKeySequence(Qt::Key_F1)}, QStringLiteral("keyboard"));
    about = add(menu, tr("&About Sessionscope"), {}, QStringLiteral("info"));
    about->setMenuRole(QAction::AboutRole);
}

void WindowActions::installInTable(QWidget *table)
{
    for (QAction *action : {logOut, endIn, setTimeLeft, copyRows, selectAll, clearSearch}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        table->addAction(action);
    }
}

void WindowActions::installInUsers(QWidget *users)
{
    users->addActions({logOut, endIn, setTimeLeft, clearSearch});
}

void WindowActions::setScheme(Scheme scheme)
{
    const QList<QAction *> actions = m_schemes->actions();
    for (QAction *action : actions)
        action->setChecked(action->data().toInt() == static_cast<int>(scheme));
}

} // namespace ui

#include "moc_windowactions.cpp"
