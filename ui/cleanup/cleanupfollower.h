// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cleanup/cleanupaccount.h"
#include "ui/notices/notice.h"

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
class IndexDesk;
class SessionMonitor;
} // namespace monitor

namespace ui
{

class CleanUpReportDialog;
class NoticeBar;

/// Follows clean-ups from their first command on: says in the bar how far they are, what became of them, and whether
/// they can be taken back. Keeps what is known of the latest ones, for their reports.
class CleanUpFollower final : public QObject
{
    Q_OBJECT

public:
    CleanUpFollower(monitor::SessionMonitor &monitor, NoticeBar &notices, QWidget *window);
    ~CleanUpFollower() override;

    struct Progress {
        int done = 0;
        int total = 0;
        bool isUndo = false;
        bool isCancelled = false;
    };

    void follow(quint64 job, CleanUpAccount account);
    void cancel(quint64 job);
    /// The one that runs, or is being undone; 0: none.
    quint64 running() const;
    Progress progress(quint64 job) const;
    /// Null: nothing is kept of it.
    std::shared_ptr<const CleanUpAccount> account(quint64 job) const;
    bool hasReport() const { return m_jobs.count(m_latest) > 0; }
    void showLatestReport() { showReport(m_latest); }
    void showReport(quint64 job);

Q_SIGNALS:
    void progressed(quint64 job);
    /// The server has answered all of it; its report can be shown.
    void finished(quint64 job);
    /// Something has become of it, or of its undo; or nothing more will be known, since its server was left.
    void changed(quint64 job);

private:
    struct Job {
        std::shared_ptr<const CleanUpAccount> account;
        Progress progress = {};
        bool isLeft = false; ///< its server has been left
        QString undoLabel = {};
        QPointer<CleanUpReportDialog> dialog = {};
    };

    void takeProgress(quint64 number, int done, int total);
    void takeReport(const messages::CleanUpReport &report);
    void takeUndo(Job &job, const messages::CleanUpReport &report);
    void followConnection(const messages::ConnectionStatus &status);
    void leaveAll();

    Job *find(quint64 number);
    const Job *find(quint64 number) const;
    QString obstacle(const Job &job) const;
    void postRunning(quint64 number, const Job &job);
    void postResult(quint64 number, Job &job);
    Notice noticeOf(quint64 number, Notice::Kind kind, const QString &text, const QString &hint = {});
    void updateDialog(Job &job) const;
    void undo(quint64 number);
    void tick();
    void forgetOld();

    monitor::IndexDesk &m_desk;
    NoticeBar &m_notices;
    QWidget *m_window;
    std::map<quint64, Job> m_jobs; ///< by number, which grows
    quint64 m_latest = 0;          ///< of those that are finished; 0: none is
    QTimer m_tick;
};

} // namespace ui
