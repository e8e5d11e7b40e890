// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/users/userwatch.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QPushButton;
class QStackedWidget;

namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class Chip;
class ToneLabel;
class UserFacts;
class UserSessionList;

/// All that is known of the user who is selected: names, what ends next, the sessions, addresses and devices; and what
/// can be done about all of them. Says nothing of anybody else.
class UserPage final : public QWidget
{
    Q_OBJECT

public:
    explicit UserPage(monitor::SessionMonitor &monitor, QWidget *parent = nullptr);

    /// Nobody: how to choose somebody.
    void showUser(const std::optional<sessions::UserIdentity> &user);
    /// Several at once: how many, and what can be done about all of them.
    void showSeveral(qsizetype count);
    const std::optional<sessions::UserIdentity> &user() const { return m_user; }
    /// Why nobody can be logged out now, as a sentence; empty: it is possible.
    void setLogoutObstacle(const QString &reason);
    /// The same of looking for stale entries.
    void setLookObstacle(const QString &reason);

    QSize sizeHint() const override;

Q_SIGNALS:
    void logoutRequested(const sessions::UserIdentity &user);
    /// Of all that are selected in the table.
    void logoutOfSelectedRequested();
    /// Of all sessions but the one that is stored under this key.
    void logoutOfOthersRequested(const sessions::UserIdentity &user, const QByteArray &keptKey);
    /// All of them are to be shown in the sessions' table.
    void sessionsRequested(const sessions::UserIdentity &user);
    void sessionActivated(const sessions::UserIdentity &user, const QByteArray &key);
    /// What frameworks have left behind of this user's sessions.
    void staleEntriesRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makePage();
    QWidget *makeMessage();
    void sayNobody();
    void watch();
    void refresh();
    void showCount();
    void showNames();
    void showWhatEndsNext();
    void showSelected();
    void tick();

    monitor::SessionMonitor &m_monitor;
    sessions::UserWatch *m_watch;
    QTimer m_tick;
    std::optional<sessions::UserIdentity> m_user;
    QString m_obstacle;
    bool m_isIncomplete = false;

    QStackedWidget *m_pages;
    ToneLabel *m_messageTitle = nullptr;
    ToneLabel *m_messageText = nullptr;
    QPushButton *m_logOutSelected = nullptr;
    ToneLabel *m_name;
    ToneLabel *m_number;
    ToneLabel *m_countdown;
    ToneLabel *m_ends;
    ToneLabel *m_count;
    ToneLabel *m_from;
    Chip *m_inTable;
    UserSessionList *m_sessions;
    ToneLabel *m_more;
    QPushButton *m_logOut;
    QPushButton *m_logOutOthers;
    ToneLabel *m_this;
    UserFacts *m_facts;
    QPushButton *m_stale;
};

} // namespace ui
