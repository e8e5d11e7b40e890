// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historyforgetting.h"
#include "ui/history/forgetdialog.h"

#include <QObject>

namespace history
{
class HistoryDesk;
} // namespace history
namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class NoticeBar;
struct Notice;

/// Asks whether the history is to forget somebody, or everybody, has it done, and says what came of it.
class ForgetFlow final : public QObject
{
    Q_OBJECT

public:
    ForgetFlow(monitor::SessionMonitor &monitor, history::HistoryDesk &desk, NoticeBar &notices, QWidget *window);

    /// Empty: who it is can be typed.
    void askAboutUser(const QByteArray &user);
    void askAboutAll();

Q_SIGNALS:
    /// What was shown of it may not be there any more.
    void forgotten();

private:
    void ask(ForgetDialog::Whom whom, const QByteArray &user);
    void forget(ForgetDialog::Whom whom, const QByteArray &user);
    void tell(qint64 entries);
    void tellNotShrunk(qint64 entries, const messages::Problem &problem);
    /// Beside the window; `said` is told with what came of it.
    void forgetInAlerts(const Notice &said);
    QString sentenceOf(qint64 entries) const;
    void tellFailure(const messages::Problem &problem);
    void refuse(const QString &sentence);

    monitor::SessionMonitor &m_monitor;
    history::HistoryDesk &m_desk;
    NoticeBar &m_notices;
    QWidget *m_window;
    history::HistoryForgetting m_forgetting;
    QByteArray m_user; ///< being forgotten; empty: everybody
    QString m_file;    ///< in this history
    QString m_server;  ///< whose it is, as the log of alerts calls it
};

} // namespace ui
