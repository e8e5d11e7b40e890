// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventsaving.h"

#include "ui/notices/noticebar.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>
#include <QtConcurrentRun>

#include <utility>

namespace ui
{

using EventsWritten = tl::expected<void, messages::Problem>;

EventSaving::EventSaving(NoticeBar &notices, QWidget *window)
    : QObject(window)
    , m_notices(notices)
    , m_window(window)
{
}

/// Not getSaveFileName(), which runs an event loop of its own; and what would be replaced is asked here.
void EventSaving::start(events::EventExport content)
{
    m_content = std::move(content);
    auto *chooser = new QFileDialog(m_window, tr("Export the Events To"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setOption(QFileDialog::DontConfirmOverwrite);
    chooser->setNameFilters({tr("CSV, a row for each line (*.csv)"), tr("JSON lines (*.jsonl)")});
    chooser->setDefaultSuffix(QStringLiteral("csv"));
    connect(chooser, &QFileDialog::filterSelected, chooser, [chooser](const QString &filter) {
        chooser->setDefaultSuffix(filter.contains(QLatin1String("*.csv")) ? QStringLiteral("csv")
                                                                          : QStringLiteral("jsonl"));
    });
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    chooser->setDirectory(QFileInfo(documents).isDir() ? documents : QDir::homePath());
    chooser->selectFile(
        QStringLiteral("events-%1").arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-hhmm"))));
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (QFileInfo::exists(file))
            askToReplace(file);
        else
            write(file);
    });
    chooser->open();
}

void EventSaving::askToReplace(const QString &file)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Export the Events"),
                                tr("A file %1 is there already. Replace it?").arg(QDir::toNativeSeparators(file)),
                                QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *yes = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, file] { write(file); });
    box->open();
}

void EventSaving::write(const QString &file)
{
    auto *watcher = new QFutureWatcher<EventsWritten>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, file] {
        watcher->deleteLater();
        say(file, watcher->result());
    });
    watcher->setFuture(
        QtConcurrent::run([file, content = std::exchange(m_content, {})] { return content.write(file); }));
}

void EventSaving::say(const QString &file, const EventsWritten &result)
{
    Notice notice;
    notice.id = QStringLiteral("export-events");
    if (result) {
        notice.text = tr("Events written to %1").arg(QDir::toNativeSeparators(file));
        notice.actions = {{tr("Show Folder"),
                           [folder = QFileInfo(file).absolutePath()](bool) {
                               QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
                           },
                           true}};
    } else {
        notice.kind = Notice::Kind::Problem;
        notice.text = result.error().cause;
        notice.hint = result.error().nextStep;
    }
    m_notices.post(notice);
    // Just asked for: before what the bar had to say anyway.
    m_notices.bringForward(notice.id);
}

} // namespace ui

#include "moc_eventsaving.cpp"
