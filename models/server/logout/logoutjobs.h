// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditlog.h"
#include "models/messages/connectionprofile.h"
#include "models/server/logout/auditstream.h"
#include "models/server/logout/logoutcheck.h"
#include "models/server/logout/logoutjob.h"
#include "models/server/logout/turns.h"
#include "models/server/logout/undojob.h"
#include "models/server/logout/undoshelf.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>
#include <vector>

namespace server
{

/// The logouts of one server, each with its number: from the entry in the audit log, and in the shared one where there
/// is one, without which nothing is sent, over the job, the looks after it and the undo to what the logs are told of
/// each. Lives in the I/O thread.
class LogoutJobs final : public QObject
{
    Q_OBJECT

public:
    /// `profile` says how fast, and which stream is the shared log.
    explicit LogoutJobs(QObject *parent, audit::AuditLog log = audit::AuditLog(),
                        const messages::ConnectionProfile &profile = {});

    /// `server` stays as long as this, or until forget().
    void start(quint64 number, const messages::LogoutOrder &order, redis::Server &server,
               std::shared_ptr<const formats::FormatSet> formats);
    void cancel(quint64 number);
    void pause(quint64 number, bool paused);
    /// Brings back what this job has ended; where nothing of it is kept, a report without outcomes says so.
    void undo(quint64 number);
    /// For all that begins a transaction on these connections.
    Turns &turns() { return m_turns; }
    /// The server goes: what has not been sent is not sent, nothing is looked at any more.
    void forget();
    /// Logouts of which something can still be asked or told.
    size_t remembered() const { return m_past.size(); }

Q_SIGNALS:
    void progressed(quint64 job, int done, int total);
    /// These keys are gone.
    void ended(const std::vector<QByteArray> &keys);
    void finished(const messages::LogoutReport &report);
    void checked(const messages::LogoutCheck &check);
    void undoProgressed(quint64 job, int done, int total);
    void undone(const messages::UndoReport &report);
    /// These keys are there again, or have another end.
    void changed(const std::vector<QByteArray> &keys);

private:
    /// What is remembered of a logout as long as it runs, is looked after, or can be undone.
    struct Past {
        messages::LogoutOrder order; ///< without its targets once they have been looked at for the last time
        audit::Intent intent;        ///< without its sessions
        redis::Server *server = nullptr;
        std::shared_ptr<const formats::FormatSet> formats;
        int underWay = 0;                   ///< entries in the logs, jobs and looks that are not over
        bool isCancelled = false;           ///< before it has begun
        bool isPaused = false;              ///< the same
        std::vector<KeptSession> kept = {}; ///< what is to be brought back, until the logs have that
    };

    void run(quint64 number);
    void giveUp(quint64 number, const messages::Problem &problem);
    LogoutJob *newJob(quint64 number, std::vector<messages::LogoutTarget> targets, const Past &past);
    void finish(messages::LogoutReport report);
    void check(const messages::LogoutReport &report);
    void endAgain(quint64 number, const std::vector<messages::LogoutTarget> &targets);
    void takeEndedAgain(const messages::LogoutReport &report);
    void takeCheck(const messages::LogoutCheck &check);
    void runUndo(quint64 number, const audit::Intent &intent);
    void giveUpUndo(quint64 number, const messages::Problem &problem);
    void finishUndo(messages::UndoReport report, const audit::Intent &intent);
    void leave(quint64 number);
    void forgetIfOver(quint64 number);

    audit::AuditLog m_log;
    Turns m_turns;
    UndoShelf m_shelf;
    AuditStream m_stream;
    std::map<quint64, Past> m_past;
    std::vector<QPointer<LogoutJob>> m_jobs;
    std::vector<QPointer<LogoutCheck>> m_checks;
    std::vector<QPointer<UndoJob>> m_undos;
};

} // namespace server
