// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditlog.h"
#include "models/server/logout/logoutjob.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <vector>

namespace server
{

/// The logouts that run on one server, each with its number. Before one begins it is written into the audit log, and
/// what became of each session after it; where the log cannot be written, nothing is sent. Lives in the I/O thread.
class LogoutJobs final : public QObject
{
    Q_OBJECT

public:
    explicit LogoutJobs(QObject *parent, audit::AuditLog log = audit::AuditLog());

    void start(quint64 number, const messages::LogoutOrder &order, redis::Server &server,
               std::shared_ptr<const formats::FormatSet> formats);
    void cancel(quint64 number);
    void pause(quint64 number, bool paused);
    void undo(quint64 number);

Q_SIGNALS:
    void progressed(quint64 job, int done, int total);
    /// These keys are gone.
    void ended(const std::vector<QByteArray> &keys);
    void finished(const messages::LogoutReport &report);
    void checked(const messages::LogoutCheck &check);
    void undoProgressed(quint64 job, int done, int total);
    void undone(const messages::UndoReport &report);

private:
    void finish(messages::LogoutReport report);

    audit::AuditLog m_log;
    QHash<quint64, QString> m_recorded; ///< by number: the log's own id of the job
    std::vector<QPointer<LogoutJob>> m_jobs;
};

} // namespace server
