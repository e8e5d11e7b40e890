// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/search/nothingfound.h"
#include "ui/window/emptypage.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace activity
{
class ActivityRecorder;
}
namespace messages
{
struct Problem;
} // namespace messages
namespace monitor
{
class SessionMonitor;
}
namespace sessions
{
class UserTableModel;
} // namespace sessions

namespace ui
{

class FleetPage;
class LanePlace;
class SessionTableView;
class StartPage;
class UserTableView;

/// The tabs "Sessions", "Users" and "Fleet": a table each, or what to do where there is nothing to list.
class SessionsPage final : public QWidget
{
    Q_OBJECT

public:
    SessionsPage(monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder,
                 QWidget *parent = nullptr);

    enum class Tab { Sessions, Users, Fleet };

    SessionTableView &table() { return *m_table; }
    UserTableView &users() { return *m_users; }
    FleetPage &fleet() { return *m_fleet; }
    /// What stands there while the window is connected to nothing.
    StartPage &start() { return *m_start; }
    /// Around whichever it is.
    LanePlace &place() { return *m_place; }
    Tab tab() const;
    void setTab(Tab tab);
    /// The table of the present tab, and not what stands in for it.
    bool showsTable() const;
    /// Whether something is searched for: an empty table then has another reason.
    /// `advice`: how the search may be better written, said where it finds nothing. `mistake`: it cannot be read, and
    /// so finds nothing.
    void setSearched(bool searched, const QString &advice = {}, const QString &mistake = {});
    /// What else can be done where a search finds nobody (yet); empty: nothing.
    void setFindOffer(const QString &offer);

Q_SIGNALS:
    void tabChanged();
    void editConnectionRequested();
    void cancelRequested();
    void retryRequested();
    void clearSearchRequested();
    void describeFormatRequested();
    void findOnServerRequested();
    void listOfferedRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Reason { None, NotConnected, Connecting, Failed, Loading, NoSessions, NoHits };

    QWidget *tableOfTab() const;
    bool hasRows() const;
    bool isUpToDate() const;
    Reason reason() const;
    void takeRefusal(const messages::Problem &problem);
    void changeTab();
    void countUsersWhileShown();
    void takeFleet();
    void refresh();
    void nameTabs();
    void showAge();
    void fillEmptyPage(Reason reason);
    void describeNoHits(EmptyPage::Content &content) const;
    /// How many keys look like sessions, and are not listed.
    qint64 offeredKeys() const;
    void pressAction();
    void pressSecondary();

    monitor::SessionMonitor &m_monitor;
    const activity::ActivityRecorder &m_recorder;
    const NothingFound m_nothingFound;
    QTabBar *m_tabs;
    QLabel *m_age; ///< beside the tabs, where it pushes nothing
    QStackedWidget *m_stack;
    LanePlace *m_place;
    SessionTableView *m_table;
    sessions::UserTableModel *m_userModel;
    UserTableView *m_users;
    FleetPage *m_fleet;
    bool m_shownOffer = false; ///< the empty page offers keys that look like sessions
    EmptyPage *m_empty;
    StartPage *m_start;
    Reason m_reason = Reason::None;
    bool m_searched = false;
    QString m_findOffer;
    QString m_advice;
    QString m_refusal; ///< why not everything could be read, and what to do; empty: it could, or nobody said
    QString m_mistake;
};

} // namespace ui
