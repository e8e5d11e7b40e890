// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"
#include "models/sessions/export/sessionexport.h"

#include <QObject>
#include <QString>

#include <memory>
#include <stop_token>

class QThread;

namespace sessions
{

class SessionTableModel;

/// Writes the rows that a table shows to a file, in a thread of its own; one file at a time. The file appears
/// when all of it is written, and what was there under its name stays until then. A million rows take some
/// seconds, for which the table stands still: what is written is one moment's view.
class SessionExporter final : public QObject
{
    Q_OBJECT

public:
    struct Request {
        QString file;
        ExportKind kind = ExportKind::Csv;
        std::vector<int> columns; ///< of SessionTableModel, in the order in which they are to be written
        bool revealIds = false;
        QStringList formats, nodes; ///< titles and names, by number
    };
    struct Result {
        SessionExport::Outcome outcome = SessionExport::Outcome::Failed;
        QString file;
        qint64 rows = 0;
        messages::Problem problem; ///< of Failed
    };

    explicit SessionExporter(SessionTableModel &table, QObject *parent = nullptr);
    ~SessionExporter() override;

    bool isRunning() const { return m_thread != nullptr; }
    /// Only while it is not running.
    void start(const Request &request);
    /// The answer comes soon, and says Stopped, unless the last row was written already.
    void cancel();

Q_SIGNALS:
    void progressed(qint64 rows, qint64 total);
    void finished(const sessions::SessionExporter::Result &result);

private:
    void finish(const Result &result);

    SessionTableModel &m_table;
    std::unique_ptr<QThread> m_thread;
    std::stop_source m_stop;
    quint64 m_loan = 0;
};

} // namespace sessions
