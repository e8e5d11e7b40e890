// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"
#include "ui/details/deadlinehistory.h"
#include "ui/details/sessionfacts.h"

#include <QByteArray>
#include <QTimer>
#include <QWidget>

#include <vector>

class QStackedWidget;

namespace messages
{
struct RecordContent;
}
namespace monitor
{
class SessionMonitor;
} // namespace monitor

namespace ui
{

class MessagePage;
class SessionView;
class UserSessions;

/// What is known of the selected session: asks the monitor for the content, keeps what is shown up to date
/// while it is visible, and never shows an answer that belongs to another session.
class DetailsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPanel(monitor::SessionMonitor &monitor, QWidget *parent = nullptr);
    ~DetailsPanel() override;

    void showSession(sessions::Slot slot);
    /// Several sessions: how many, and whose.
    void showSeveral(const std::vector<sessions::Slot> &selected);
    /// The same when the selection is "all that match", without a list.
    void showCount(qint64 sessions);
    /// Why nobody can be logged out now, as a sentence; empty: it is possible.
    void setLogoutObstacle(const QString &reason);
    void clear();
    /// Whether one session is on show, though it may have ended.
    bool showsSession() const { return !m_facts.isEmpty(); }

    QSize sizeHint() const override;

Q_SIGNALS:
    void logoutRequested();
    /// The chip "+2 sessions" was pressed.
    void sessionsOfUserRequested(const QByteArray &user);
    /// Another session was chosen here: it is to be selected.
    void sessionRequested(sessions::Slot slot);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void readContent();
    void takeContent(const messages::RecordContent &content);
    void forgetSession();
    void showLogout();
    void showOthers();
    void requestSession(const QByteArray &key);

    monitor::SessionMonitor &m_monitor;
    QStackedWidget *m_stack;
    MessagePage *m_message;
    SessionView *m_session;
    QTimer m_tick;
    QTimer m_reread;
    UserSessions *m_others;
    bool m_incomplete = false; ///< whether these may be not all, as it is shown
    DeadlineHistory m_history;
    sessions::Slot m_slot = sessions::kNoSlot;
    SessionFacts m_facts;
};

} // namespace ui
