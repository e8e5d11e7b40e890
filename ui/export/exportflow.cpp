// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportflow.h"

#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "ui/export/exportdialog.h"
#include "ui/notices/noticebar.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/words/counttext.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QUrl>

namespace ui
{

namespace
{

QString noticeId()
{
    return QStringLiteral("export");
}

/// From left to right, without those that are hidden.
std::vector<int> shownColumns(const SessionTableView &table)
{
    std::vector<int> columns;
    const QHeaderView *header = table.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!header->isSectionHidden(column))
            columns.push_back(column);
    }
    return columns;
}

} // namespace

ExportFlow::ExportFlow(monitor::SessionMonitor &monitor, const SessionTableView &table, NoticeBar &notices,
                       files::Settings &settings, QWidget *window)
    : QObject(window)
    , m_monitor(monitor)
    , m_table(table)
    , m_notices(notices)
    , m_settings(settings)
    , m_window(window)
    , m_exporter(monitor.table())
{
    connect(&m_exporter, &sessions::SessionExporter::progressed, this, &ExportFlow::takeProgress);
    connect(&m_exporter, &sessions::SessionExporter::finished, this, &ExportFlow::takeResult);
}

void ExportFlow::start(bool searched)
{
    m_monitor.table().whenUpToDate(this, [this, searched] { ask(searched); });
}

void ExportFlow::ask(bool searched)
{
    if (m_dialog)
        return;
    m_dialog = new ExportDialog(m_monitor.table().rowCount(), searched, m_settings, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ExportDialog::exportRequested, this, &ExportFlow::run);
    connect(m_dialog, &ExportDialog::cancelRequested, &m_exporter, &sessions::SessionExporter::cancel);
    m_dialog->open();
}

void ExportFlow::run()
{
    if (m_exporter.isRunning() || !m_dialog)
        return;
    m_notices.withdraw(noticeId());
    sessions::SessionExporter::Request request;
    request.file = m_dialog->file();
    request.kind = m_dialog->kind();
    request.columns = shownColumns(m_table);
    request.revealIds = m_dialog->revealsIds();
    request.formats = m_monitor.formats().formatTitles();
    request.nodes = m_monitor.nodeNames();
    m_exporter.start(request);
}

void ExportFlow::takeProgress(qint64 done, qint64 total)
{
    if (m_dialog && m_exporter.isRunning())
        m_dialog->showProgress(done, total);
}

void ExportFlow::takeResult(const sessions::SessionExporter::Result &result)
{
    using Outcome = sessions::SessionExport::Outcome;
    if (!m_dialog)
        return;
    if (result.outcome == Outcome::Stopped) {
        m_dialog->showChoices();
        return;
    }
    if (result.outcome == Outcome::Failed) {
        m_dialog->showProblem(result.problem);
        return;
    }
    m_dialog->accept();
    Notice notice;
    notice.id = noticeId();
    notice.text = tr("%1 written to %2").arg(sessionsText(result.rows), QDir::toNativeSeparators(result.file));
    notice.actions = {{tr("Show Folder"),
                       [folder = QFileInfo(result.file).absolutePath()](bool) {
                           QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
                       },
                       true}};
    m_notices.post(notice);
    // Just asked for: before what the bar had to say anyway.
    m_notices.bringForward(notice.id);
}

} // namespace ui

#include "moc_exportflow.cpp"
