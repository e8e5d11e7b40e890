// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditreading.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <utility>

namespace ui
{

AuditReading::AuditReading(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
}

AuditReading::~AuditReading()
{
    for (std::stop_source *stop : {&m_pageStop, &m_sessionsStop, &m_exportStop})
        stop->request_stop();
}

/// By a watcher, which goes with this: QFuture::then() of Qt 6.4 wants its context to outlive the work.
template<typename Work, typename Take> void AuditReading::run(std::stop_source &stop, Work work, const Take &take)
{
    stop.request_stop();
    stop = {};
    const std::stop_token token = stop.get_token();
    using Result = std::invoke_result_t<Work, std::stop_token>;
    auto *watcher = new QFutureWatcher<Result>(this);
    connect(watcher, &QFutureWatcher<Result>::finished, this, [watcher, token, take] {
        watcher->deleteLater();
        if (!token.stop_requested())
            take(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(std::move(work), token));
}

void AuditReading::read(const audit::Query &query, const std::function<void(const PageResult &)> &take)
{
    run(
        m_pageStop,
        [file = m_file, query](const std::stop_token &stop) -> PageResult { return audit::readLog(file, query, stop); },
        take);
}

void AuditReading::readSessions(const audit::Entry &entry, qsizetype most,
                                const std::function<void(const SessionsResult &)> &take)
{
    run(
        m_sessionsStop,
        [file = m_file, entry, most](const std::stop_token &stop) -> SessionsResult {
            return audit::readSessions(file, entry, most, stop);
        },
        take);
}

void AuditReading::forgetSessions()
{
    m_sessionsStop.request_stop();
}

void AuditReading::exportTo(const QString &to, AuditExportKind kind, const std::vector<audit::Entry> &entries,
                            const std::function<void(const ExportResult &)> &take)
{
    run(
        m_exportStop,
        [file = m_file, to, kind, entries](const std::stop_token &stop) -> ExportResult {
            return exportAudit(file, entries, kind, to, stop);
        },
        take);
}

} // namespace ui

#include "moc_auditreading.cpp"
