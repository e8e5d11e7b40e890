// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/logoutchanges.h"
#include "ui/logout/subjectfates.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace sessions
{
class SessionTableModel;
}

namespace ui
{

class LogoutDialog;

/// Keeps a question true while it stands: looks after the rows it was asked for, takes out what has ended, changed
/// hands or is not searched for any more, and has that said. What was taken out does not come back: the answer is about
/// what was read.
class LogoutWatch final : public QObject
{
    Q_OBJECT

public:
    /// The question about these sessions, as the store is: may be called in any thread.
    using Ask =
        std::function<LogoutQuestion(const sessions::SessionStore &store, const std::vector<sessions::Slot> &sessions)>;

    /// Ends with the answer; a child of the dialog. `askNow` is the question by what is known at the moment.
    LogoutWatch(sessions::SessionTableModel &table, LogoutDialog &dialog, LogoutChoice choice,
                std::function<Ask()> askNow);

    const LogoutChanges &changes() const { return m_changes; }
    /// What the question says beside the rows may be otherwise now.
    void askAnew() { m_isOutdated = true; }

private:
    struct Sight;
    void look();
    void take(Sight sight, qint64 tookMs);

    sessions::SessionTableModel &m_table;
    LogoutDialog &m_dialog;
    const LogoutChoice m_choice;
    std::function<Ask()> m_askNow;
    LogoutChanges m_changes;
    QTimer *m_timer; ///< a child
    quint64 m_seen;
    bool m_isOutdated = false;
    bool m_isOver = false;
};

} // namespace ui
