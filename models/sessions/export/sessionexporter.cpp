// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/export/sessionexporter.h"

#include "models/files/filereplacement.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace sessions
{

// As lupdate reads it, a qualified type before a function makes that a member.
using messages::Problem;

namespace
{

/// More often nobody can read it.
constexpr qint64 kTellEveryMs = 50;

struct ExportText {
    Q_DECLARE_TR_FUNCTIONS(sessions::ExportText)
};

Problem problemWith(const QString &file, const QString &cause)
{
    Problem problem;
    problem.cause = ExportText::tr("%1 could not be written: %2.").arg(QDir::toNativeSeparators(file), cause);
    problem.nextStep = ExportText::tr("Choose another file or folder, or make room there, and export again.");
    return problem;
}

/// In the thread. `records` goes before this returns, and the store with it.
SessionExporter::Result writeFile(const QString &name, const SessionExport &records,
                                  const std::function<void(qsizetype)> &progress, const std::stop_token &stop)
{
    using Outcome = SessionExport::Outcome;
    SessionExporter::Result result;
    result.file = name;
    result.rows = static_cast<qint64>(records.rows.size());
    // Whoever may read an id may be that user.
    using Readers = files::FileReplacement::Readers;
    files::FileReplacement file(name, records.revealIds ? Readers::OnlyOwner : Readers::AsUsual);
    if (const auto begun = file.begin(); !begun) {
        result.problem = problemWith(name, begun.error().reason);
        return result;
    }
    result.outcome = records.write(file, progress, stop);
    if (result.outcome == Outcome::Stopped || (result.outcome == Outcome::Written && stop.stop_requested())) {
        result.outcome = Outcome::Stopped;
        return result;
    }
    if (result.outcome == Outcome::Failed) {
        result.problem = problemWith(name, file.errorString());
        return result;
    }
    if (const auto written = file.commit(); !written) {
        result.outcome = Outcome::Failed;
        result.problem = problemWith(name, written.error().reason);
    }
    return result;
}

} // namespace

SessionExporter::SessionExporter(SessionTableModel &table, QObject *parent)
    : QObject(parent)
    , m_table(table)
{
}

SessionExporter::~SessionExporter()
{
    m_stop.request_stop();
    if (!m_thread)
        return;
    m_thread->wait(); // it looks every few thousand rows
    // Not from here: those who listen to the table may be on their way out as well.
    QMetaObject::invokeMethod(
        &m_table, [table = &m_table, loan = m_loan] { table->takeBack(loan); }, Qt::QueuedConnection);
}

void SessionExporter::start(const Request &request)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_ASSERT(!isRunning());
    SessionTableModel::Loan loan = m_table.lendStore();
    auto records = std::make_shared<SessionExport>();
    records->store = std::move(loan.store);
    records->rows = m_table.slotsMatching();
    for (const int column : request.columns) {
        for (const ExportedField &exported : exportedFields(column))
            records->fields.push_back(exported.field);
    }
    // Scripts count columns: those that files have always had stay where they are.
    std::stable_partition(records->fields.begin(), records->fields.end(),
                          [](ExportField field) { return field != ExportField::Name; });
    records->formats = request.formats;
    records->nodes = request.nodes;
    records->nowMs = m_table.clock().nowMs();
    records->kind = request.kind;
    records->revealIds = request.revealIds;

    m_stop = {};
    m_loan = loan.number;
    const auto total = static_cast<qint64>(records->rows.size());
    auto work = [this, records = std::move(records), name = request.file, total, stop = m_stop.get_token()]() mutable {
        QElapsedTimer sinceTold;
        sinceTold.start();
        const auto tell = [&](qsizetype rows) {
            if (!sinceTold.hasExpired(kTellEveryMs))
                return;
            sinceTold.start();
            QMetaObject::invokeMethod(this, [this, rows, total] { Q_EMIT progressed(rows, total); });
        };
        const Result result = writeFile(name, *records, tell, stop);
        records.reset();
        QMetaObject::invokeMethod(this, [this, result] { finish(result); });
    };
    m_thread.reset(QThread::create(std::move(work)));
    m_thread->setObjectName(QStringLiteral("export"));
    m_thread->start();
}

void SessionExporter::cancel()
{
    m_stop.request_stop();
}

void SessionExporter::finish(const Result &result)
{
    m_thread->wait(); // it has nothing left to do
    m_thread.reset();
    m_table.takeBack(m_loan);
    Q_EMIT finished(result);
}

} // namespace sessions

#include "moc_sessionexporter.cpp"
