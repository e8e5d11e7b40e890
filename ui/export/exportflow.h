// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/export/sessionexporter.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace monitor
{
class SessionMonitor;
}

namespace files
{
class Settings;
} // namespace files

namespace ui
{

class ExportDialog;
class NoticeBar;
class SessionTableView;

/// Exporting the rows that are shown, from the question to the file: asks, has it written, tells how far it is
/// and what became of it.
class ExportFlow final : public QObject
{
    Q_OBJECT

public:
    ExportFlow(monitor::SessionMonitor &monitor, const SessionTableView &table, NoticeBar &notices,
               files::Settings &settings, QWidget *window);

    /// Asks once the table shows what is searched for. `searched`: not all sessions are shown.
    void start(bool searched);

private:
    void ask(bool searched);
    void run();
    void takeProgress(qint64 done, qint64 total);
    void takeResult(const sessions::SessionExporter::Result &result);

    monitor::SessionMonitor &m_monitor;
    const SessionTableView &m_table;
    NoticeBar &m_notices;
    files::Settings &m_settings;
    QWidget *m_window;
    sessions::SessionExporter m_exporter;
    QPointer<ExportDialog> m_dialog;
};

} // namespace ui
