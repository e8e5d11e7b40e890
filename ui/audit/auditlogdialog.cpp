// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditlogdialog.h"

#include "models/text/numbertext.h"
#include "ui/audit/auditdetails.h"
#include "ui/audit/auditemptypage.h"
#include "ui/audit/auditlogmodel.h"
#include "ui/audit/audittable.h"
#include "ui/controls/card.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/words/instanttext.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QUrl>

namespace ui
{

namespace
{

constexpr QSize kAuditSize(284 * kGrid, 164 * kGrid);
constexpr int kTypingMs = 150;  ///< as one types, but not for each letter
constexpr int kChangesMs = 200; ///< a job writes several lines at once
/// More of the log is not read: whoever needs it has the file.
constexpr qint64 kMostBytesRead = qint64(1) * 1024 * 1024 * 1024;
constexpr int kMoreEachTime = 4;

QPushButton *newAuditButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    return button;
}

} // namespace

AuditLogDialog::AuditLogDialog(const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_reading(new AuditReading(file, this))
    , m_model(new AuditLogModel(this))
    , m_watcher(new QFileSystemWatcher(this))
{
    setWindowTitle(tr("Audit Log"));
    setModal(false);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * kGrid, 4 * kGrid, 5 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(searchRow());
    m_problemCard = addNote(m_problem);
    m_resultCard = addNote(m_result);
    m_stack = new QStackedWidget(this);
    m_empty = new AuditEmptyPage(m_stack);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(jobsPart());
    layout->addWidget(m_stack, 1);
    layout->addWidget(buttonRow());
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    m_changes.setSingleShot(true);
    m_changes.setInterval(kChangesMs);
    connectParts();
    addKeys();
    resize(kAuditSize.boundedTo(dialogRoom(this)));
    m_search->setFocus();
    updateButtons();
    read();
}

QWidget *AuditLogDialog::searchRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    m_search = new QLineEdit(row);
    m_search->setPlaceholderText(tr("Search: user, reason, server, operator, or a session’s whole key"));
    m_search->setAccessibleName(tr("Search the audit log"));
    m_search->setToolTip(tr("Search the audit log (Ctrl+F)"));
    m_search->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    auto *again = newAuditButton(tr("&Read Again"), row);
    again->setToolTip(tr("Read the log again (F5)"));
    layout->addWidget(m_search, 1);
    layout->addWidget(again);
    connect(again, &QPushButton::clicked, this, &AuditLogDialog::read);
    return row;
}

Card *AuditLogDialog::addNote(ToneLabel *&text)
{
    auto *card = new Card(Card::Ground::Warning, this);
    text = new ToneLabel(Tone::Text, card);
    text->setWordWrap(true);
    auto *inner = new QVBoxLayout(card);
    inner->setContentsMargins(4 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    inner->addWidget(text);
    layout()->addWidget(card);
    card->hide();
    return card;
}

QWidget *AuditLogDialog::jobsPart()
{
    m_split = new QSplitter(Qt::Vertical, m_stack);
    m_split->setChildrenCollapsible(false);
    auto *top = new QWidget(m_split);
    auto *aboveGrip = new QVBoxLayout(top);
    aboveGrip->setContentsMargins(0, 0, 0, 2 * kGrid);
    auto *frame = new Card(Card::Ground::Field, top);
    aboveGrip->addWidget(frame);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    m_table = newAuditTable(*m_model, AuditLogModel::ToneRole, tr("Entries"), frame);
    setTabular(*m_table, AuditLogModel::When);
    // The time is what one goes by: it is whole with any font.
    const int timeWidth = m_table->fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00 00:00:00"));
    m_table->setColumnWidth(AuditLogModel::When, qMax(36 * kGrid, timeWidth + 4 * kGrid));
    m_table->setColumnWidth(AuditLogModel::Who, 26 * kGrid);
    m_table->setColumnWidth(AuditLogModel::Server, 36 * kGrid);
    m_table->setColumnWidth(AuditLogModel::Action, 34 * kGrid);
    m_table->setColumnWidth(AuditLogModel::Sessions, 42 * kGrid);
    m_table->setColumnWidth(AuditLogModel::Outcome, 48 * kGrid);
    inner->addWidget(m_table);
    m_details = new AuditDetails(*m_reading, m_split);
    m_split->addWidget(top);
    m_split->addWidget(m_details);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    return m_split;
}

QWidget *AuditLogDialog::buttonRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    m_copy = newAuditButton(tr("&Copy"), row);
    m_copy->setToolTip(tr("Copy the selected entries as text (Ctrl+C)"));
    m_export = newAuditButton(tr("&Export…"), row);
    m_folder = newAuditButton(tr("Show in &Folder"), row);
    m_state = new ToneLabel(Tone::Muted, row);
    m_state->setOverflow(ToneLabel::Overflow::Elide);
    m_older = newAuditButton(tr("Show &Older"), row);
    auto *close = newAuditButton(tr("Close"), row);
    layout->addWidget(m_copy);
    layout->addWidget(m_export);
    layout->addWidget(m_folder);
    layout->addSpacing(kGrid);
    layout->addWidget(m_state, 1);
    layout->addWidget(m_older);
    layout->addWidget(close);
    m_older->hide();
    connect(m_copy, &QPushButton::clicked, this, &AuditLogDialog::copy);
    connect(m_export, &QPushButton::clicked, this, &AuditLogDialog::chooseExportFile);
    connect(m_folder, &QPushButton::clicked, this, &AuditLogDialog::showFolder);
    connect(m_older, &QPushButton::clicked, this, &AuditLogDialog::readOlder);
    connect(close, &QPushButton::clicked, this, &AuditLogDialog::reject);
    return row;
}

void AuditLogDialog::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::textChanged, m_resultCard, &QWidget::hide);
    connect(&m_typing, &QTimer::timeout, this, &AuditLogDialog::read);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, &AuditLogDialog::readSoon);
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, &AuditLogDialog::readSoon);
    connect(&m_changes, &QTimer::timeout, this, &AuditLogDialog::read);
    connect(m_empty, &AuditEmptyPage::clearSearchRequested, this, [this] { setSearchText({}); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AuditLogDialog::updateButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AuditLogDialog::showSelected);
}

void AuditLogDialog::addKeys()
{
    const auto on = [this](const QKeySequence &key, auto &&run) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, run);
    };
    on(QKeySequence(QKeySequence::Find), [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    on(QKeySequence(Qt::Key_F5), [this] { read(); });
}

/// Escape first takes back what was searched for.
void AuditLogDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        setSearchText({});
        return;
    }
    QDialog::keyPressEvent(event);
}

/// From the field on to the results.
bool AuditLogDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (m_table->isVisible())
                m_table->setFocus();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void AuditLogDialog::setSearchText(const QString &text)
{
    m_search->setText(text);
    m_search->setFocus();
    read();
}

void AuditLogDialog::read()
{
    m_typing.stop();
    m_changes.stop();
    m_query.text = m_search->text();
    watch();
    m_reading->read(m_query, [this](const AuditReading::PageResult &page) { takePage(page); });
}

void AuditLogDialog::readSoon()
{
    if (!m_changes.isActive())
        m_changes.start();
}

void AuditLogDialog::readOlder()
{
    m_query.mostEntries *= kMoreEachTime;
    m_query.mostBytes = qMin(m_query.mostBytes * kMoreEachTime, kMostBytesRead);
    read();
}

/// Before the reading: what is written meanwhile is not missed. Never what is no file.
void AuditLogDialog::watch()
{
    const QFileInfo info(m_reading->file());
    QStringList paths;
    if (info.isFile() && !info.isSymLink())
        paths.append(info.filePath());
    else if (QFileInfo(info.absolutePath()).isDir())
        paths.append(info.absolutePath());
    const QStringList before = m_watcher->files() + m_watcher->directories();
    if (before == paths)
        return;
    if (!before.isEmpty())
        m_watcher->removePaths(before);
    if (!paths.isEmpty())
        m_watcher->addPaths(paths);
}

void AuditLogDialog::takePage(const AuditReading::PageResult &result)
{
    if (result) {
        showPage(*result);
        return;
    }
    m_model->setEntries({});
    m_details->clear();
    m_empty->showUnreadable();
    m_stack->setCurrentWidget(m_empty);
    m_problemCard->setGround(Card::Ground::Danger);
    m_problem->setText(result.error().cause + QLatin1Char(' ') + result.error().nextStep);
    m_problemCard->show();
    m_state->clear();
    m_older->hide();
    updateButtons();
}

void AuditLogDialog::showPage(const audit::Page &page)
{
    const QString current = m_currentJob;
    const QSet<QString> selected = selectedJobs();
    const int scrolled = m_table->verticalScrollBar()->value();
    const bool wasAtTop = scrolled == 0;
    m_model->setEntries(page.entries);
    showProblems(page);
    showState(page);
    if (page.entries.empty()) {
        m_details->clear();
        if (!m_query.text.trimmed().isEmpty() && !page.isMissing)
            m_empty->showNothingFound(page.isAll);
        else
            m_empty->showNothingYet(m_reading->file());
        // By then nothing in it can be reached any more.
        if (m_stack->currentWidget()->isAncestorOf(focusWidget()))
            m_search->setFocus();
        m_stack->setCurrentWidget(m_empty);
        updateButtons();
        return;
    }
    m_stack->setCurrentWidget(m_split);
    const int row = qMax(0, m_model->rowOfJob(current));
    m_table->setCurrentIndex(m_model->index(row, 0));
    for (const QString &job : selected) {
        const int other = m_model->rowOfJob(job);
        if (other >= 0)
            m_table->selectionModel()->select(m_model->index(other, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    m_table->verticalScrollBar()->setValue(wasAtTop && row == 0 ? 0 : scrolled);
    updateButtons();
}

void AuditLogDialog::showState(const audit::Page &page)
{
    QString jobs;
    const int count = text::pluralCount(qint64(page.entries.size()));
    if (!m_query.text.trimmed().isEmpty())
        jobs = tr("%Ln entry(s) found", nullptr, count);
    else
        jobs = page.isAll ? tr("%Ln entry(s)", nullptr, count) : tr("The newest %Ln entry(s)", nullptr, count);
    m_state->setText(page.isMissing ? QString()
                                    : tr("%1 · %2 · %3", "42 entries · 1.2 MB · /home/carol/…/audit.jsonl")
                                          .arg(jobs, sizeText(page.size), QDir::toNativeSeparators(m_reading->file())));
    m_older->setVisible(!page.isAll && m_query.mostBytes < kMostBytesRead);
}

void AuditLogDialog::showProblems(const audit::Page &page)
{
    QStringList problems;
    if (page.endsInsideLine)
        problems.append(tr("The last line has no end: the disk was full, or a program ended while it wrote. What comes "
                           "next starts a new line."));
    if (page.unreadable > 0)
        problems.append(
            tr("%Ln line(s) could not be read and are left out: they are cut, or something else has written "
               "them.",
               nullptr, text::pluralCount(page.unreadable)));
    m_problemCard->setGround(Card::Ground::Warning);
    m_problem->setText(problems.join(QLatin1Char(' ')));
    m_problemCard->setVisible(!problems.isEmpty());
}

void AuditLogDialog::showSelected()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const audit::Entry &entry = m_model->entry(current.row());
    m_currentJob = entry.job;
    m_details->showEntry(entry);
}

QSet<QString> AuditLogDialog::selectedJobs() const
{
    QSet<QString> jobs;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        jobs.insert(m_model->entry(row.row()).job);
    return jobs;
}

void AuditLogDialog::updateButtons()
{
    const bool hasRows = m_model->rowCount() > 0;
    m_copy->setEnabled(hasRows && m_table->selectionModel()->hasSelection());
    m_export->setEnabled(hasRows);
    m_export->setToolTip(hasRows ? tr("Write the entries that are listed to a file") : tr("No entry is listed."));
    const bool hasFolder = QFileInfo(QFileInfo(m_reading->file()).absolutePath()).isDir();
    m_folder->setEnabled(hasFolder && !m_reading->file().isEmpty());
    m_folder->setToolTip(hasFolder ? QDir::toNativeSeparators(m_reading->file()) : tr("There is no log yet."));
}

void AuditLogDialog::copy()
{
    if (const QString rows = selectedAuditRows(*m_table); !rows.isEmpty())
        QGuiApplication::clipboard()->setText(rows);
}

/// Not getSaveFileName(), which runs an event loop of its own; and what would be replaced is asked here.
void AuditLogDialog::chooseExportFile()
{
    m_resultCard->hide();
    auto *chooser = new QFileDialog(this, tr("Export the Audit Log To"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setOption(QFileDialog::DontConfirmOverwrite);
    chooser->setNameFilters({tr("JSON lines, as they are (*.jsonl)"), tr("CSV, a row for each session (*.csv)")});
    chooser->setDefaultSuffix(QStringLiteral("jsonl"));
    connect(chooser, &QFileDialog::filterSelected, chooser, [chooser](const QString &filter) {
        chooser->setDefaultSuffix(filter.contains(QLatin1String("*.csv")) ? QStringLiteral("csv")
                                                                          : QStringLiteral("jsonl"));
    });
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    chooser->setDirectory(QFileInfo(documents).isDir() ? documents : QDir::homePath());
    chooser->selectFile(
        QStringLiteral("audit-%1").arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-hhmm"))));
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &to) {
        if (QFileInfo::exists(to))
            askToReplace(to);
        else
            exportTo(to);
    });
    chooser->open();
}

void AuditLogDialog::askToReplace(const QString &to)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Export the Audit Log"),
                                tr("A file %1 is there already. Replace it?").arg(QDir::toNativeSeparators(to)),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *yes = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, to] { exportTo(to); });
    box->open();
}

void AuditLogDialog::exportTo(const QString &to)
{
    // The log itself would be gone.
    const QFileInfo log(m_reading->file());
    if (QFileInfo(to).canonicalFilePath() == log.canonicalFilePath() && log.exists()) {
        takeExport(to, tl::unexpected(audit::Problem{tr("That is the audit log itself, which is only ever added to."),
                                                     tr("Choose another name.")}));
        return;
    }
    m_reading->exportTo(to, auditExportKindOf(to), m_model->entries(),
                        [this, to](const AuditReading::ExportResult &result) { takeExport(to, result); });
}

void AuditLogDialog::takeExport(const QString &to, const AuditReading::ExportResult &result)
{
    m_resultCard->setGround(result ? Card::Ground::Good : Card::Ground::Danger);
    m_result->setText(result ? tr("Written to %1").arg(QDir::toNativeSeparators(to))
                             : result.error().cause + QLatin1Char(' ') + result.error().nextStep);
    m_resultCard->show();
}

void AuditLogDialog::showFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_reading->file()).absolutePath()));
}

} // namespace ui

#include "moc_auditlogdialog.cpp"
