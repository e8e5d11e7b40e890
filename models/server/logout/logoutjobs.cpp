// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjobs.h"

#include <utility>

namespace server
{

LogoutJobs::LogoutJobs(QObject *parent)
    : QObject(parent)
{
}

void LogoutJobs::start(quint64 number, const messages::LogoutOrder &order, redis::Server &server,
                       std::shared_ptr<const formats::FormatSet> formats)
{
    std::erase_if(m_jobs, [](const QPointer<LogoutJob> &job) { return job.isNull(); });
    auto *job = new LogoutJob(number, order.targets, server, std::move(formats), this);
    connect(job, &LogoutJob::progressed, this, &LogoutJobs::progressed);
    connect(job, &LogoutJob::ended, this, &LogoutJobs::ended);
    connect(job, &LogoutJob::finished, this, &LogoutJobs::finished);
    m_jobs.emplace_back(job);
    job->start();
}

void LogoutJobs::undo(quint64 number)
{
    messages::UndoReport report;
    report.job = number;
    Q_EMIT undone(report);
}

void LogoutJobs::cancel(quint64 number)
{
    for (const QPointer<LogoutJob> &job : m_jobs) {
        if (job && job->number() == number)
            job->cancel();
    }
}

} // namespace server

#include "moc_logoutjobs.cpp"
