// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/staleindexes.h"

#include <utility>

namespace server
{

StaleIndexes::StaleIndexes(std::function<Watched()> watched, QObject *parent, audit::AuditLog log)
    : QObject(parent)
    , m_watched(std::move(watched))
    , m_log(std::move(log))
{
}

void StaleIndexes::find(quint64 job, const QByteArray &user)
{
    messages::StaleReport report;
    report.job = job;
    report.user = user;
    Q_EMIT found(report);
}

void StaleIndexes::cancelFind(quint64)
{
}

void StaleIndexes::cleanUp(quint64 job, const messages::CleanUpOrder &order)
{
    messages::CleanUpReport report;
    report.job = job;
    report.outcomes.resize(order.entries.size());
    Q_EMIT finished(report);
}

void StaleIndexes::cancelCleanUp(quint64)
{
}

void StaleIndexes::undo(quint64 job)
{
    messages::CleanUpReport report;
    report.job = job;
    report.isUndo = true;
    Q_EMIT finished(report);
}

void StaleIndexes::forget()
{
}

} // namespace server

#include "moc_staleindexes.cpp"
