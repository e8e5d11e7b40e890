// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/logoutaccount.h"
#include "ui/logout/logoutnotices.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>

class QWidget;

namespace messages
{
struct ConnectionStatus;
} // namespace messages
namespace monitor
{
class LogoutDesk;
class SessionMonitor;
} // namespace monitor

namespace ui
{

class LogoutReportDialog;
class NoticeBar;

/// Follows logouts from their first command on: says how far they are, what became of them, what came back, and
/// whether they can be taken back. Keeps what is known of the latest ones, for their reports.
class LogoutFollower final : public QObject
{
    Q_OBJECT

public:
    LogoutFollower(monitor::SessionMonitor &monitor, NoticeBar &notices, QWidget *window);
    ~LogoutFollower() override;

    void follow(quint64 job, LogoutAccount account);
    /// Of a logout for which the server was not asked for anything.
    void tell(LogoutAccount account);
    /// What was there again is being ended by another job: that one tells of it from now on.
    void settleFound(quint64 job);
    bool hasReport() const;
    void showLatestReport();
    /// Null: it is not kept any more.
    std::shared_ptr<const LogoutAccount> account(quint64 job);

Q_SIGNALS:
    /// Those of this logout that are there are to be ended again; nobody has confirmed that yet.
    void endAgainRequested(quint64 job, bool untilQuiet);
    void reportsChanged();

private:
    struct Job {
        std::shared_ptr<LogoutAccount> account; ///< shared with its dialog, and with a thread that writes a file
        bool isHandedOut = false;               ///< since it was changed last
        LogoutNotices::Progress progress = {};
        LogoutNotices::Progress undo = {};
        qint64 toldReturns = 0;
        qint64 toldThere = 0;
        bool isLeft = false; ///< its server has been left
        QString undoLabel = {};
        QPointer<LogoutReportDialog> dialog = {};
    };

    void takeProgress(quint64 number, int done, int total);
    void takeReport(const messages::LogoutReport &report);
    void takeCheck(const messages::LogoutCheck &check);
    void takeUndoProgress(quint64 number, int done, int total);
    void takeUndo(const messages::UndoReport &report);
    void followConnection(const messages::ConnectionStatus &status);
    void leaveAll();

    Job *find(quint64 number);
    static std::shared_ptr<const LogoutAccount> handOut(Job &job);
    static LogoutAccount &change(Job &job);
    QString obstacle(const Job &job) const;
    void postRunning(quint64 number, const Job &job);
    void postResult(quint64 number, Job &job);
    void postFound(quint64 number, Job &job);
    void postUndo(quint64 number, const Job &job);
    Notice::Action detailsOf(quint64 number);
    void updateDialog(Job &job) const;
    void showReport(quint64 number);
    void undo(quint64 number);
    void tick();
    void forgetOld();

    monitor::LogoutDesk &m_desk;
    NoticeBar &m_notices;
    QWidget *m_window;
    std::map<quint64, Job> m_jobs; ///< by number, which grows
    quint64 m_latest = 0;          ///< of those that are finished; 0: none is
    quint64 m_told;                ///< number of the latest of those that the server knows nothing of
    QTimer m_tick;
};

} // namespace ui
