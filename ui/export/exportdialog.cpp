// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportdialog.h"

#include "models/files/regularfile.h"
#include "models/files/settings.h"
#include "models/messages/problem.h"
#include "ui/controls/card.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"
#include "ui/words/counttext.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <optional>

namespace ui
{

using sessions::ExportKind;

namespace
{

constexpr int kWidth = 140 * kGrid;
constexpr int kMargin = 22;

QString folderKey()
{
    return QStringLiteral("export/folder");
}

QString kindKey()
{
    return QStringLiteral("export/kind");
}

QString suffixOf(ExportKind kind)
{
    return kind == ExportKind::Csv ? QStringLiteral(".csv") : QStringLiteral(".jsonl");
}

/// What a file of this name is expected to hold; nothing where the name does not say.
std::optional<ExportKind> kindOf(const QString &name)
{
    if (name.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        return ExportKind::Csv;
    for (const char *ending : {".jsonl", ".json", ".ndjson"}) {
        if (name.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            return ExportKind::JsonLines;
    }
    return std::nullopt;
}

Card *noteCard(Card::Ground ground, ToneLabel *text, QWidget *parent)
{
    auto *card = new Card(ground, parent);
    text->setWordWrap(true);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(4 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->addWidget(text);
    return card;
}

} // namespace

ExportDialog::ExportDialog(qint64 rows, bool searched, files::Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
{
    setWindowTitle(tr("Export"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFixedWidth(kWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, 5 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->setSizeConstraint(QLayout::SetMinimumSize);

    auto *title = new ToneLabel(tr("Export %1").arg(sessionsText(rows)), Tone::Text, this);
    title->setFontScale(1.25, QFont::Bold);
    auto *what = new ToneLabel(searched ? tr("The rows that the search finds, with the columns and in the order shown.")
                                        : tr("All rows, with the columns and in the order shown."),
                               Tone::Muted, this);
    what->setWordWrap(true);
    layout->addWidget(title);
    layout->addWidget(what);
    layout->addWidget(kindRow());
    layout->addWidget(fileRow());
    m_ids = new QCheckBox(tr("With full session ids and &keys"), this);
    layout->addWidget(m_ids);
    layout->addWidget(warning());
    m_noteText = new ToneLabel(Tone::Text, this);
    m_note = noteCard(Card::Ground::Warning, m_noteText, this);
    layout->addWidget(m_note);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Rows written"));
    layout->addWidget(m_progress);
    layout->addStretch(1);
    layout->addWidget(buttonRow());

    m_kind->setCurrent(m_settings.value(kindKey()).toInt() == 1 ? 1 : 0);
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-hhmm"));
    m_file->setText(QDir::toNativeSeparators(
        QDir(firstFolder()).filePath(QStringLiteral("sessions-%1%2").arg(stamp, suffixOf(kind())))));
    connect(m_kind, &SegmentedSwitch::currentChanged, this, &ExportDialog::changeKind);
    connect(m_ids, &QCheckBox::toggled, this, &ExportDialog::refresh);
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::followName);
    setRunning(false);
    m_export->setFocus();
}

QWidget *ExportDialog::kindRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    m_kind = new SegmentedSwitch({tr("CSV"), tr("JSON lines")}, row);
    m_kind->setAccessibleName(tr("Kind of file"));
    auto *hint = new ToneLabel(tr("CSV for spreadsheets, JSON lines for programs"), Tone::Muted, row);
    layout->addWidget(m_kind);
    layout->addSpacing(kGrid);
    layout->addWidget(hint, 1);
    return row;
}

QWidget *ExportDialog::fileRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    m_file = new QLineEdit(row);
    m_file->setAccessibleName(tr("File"));
    m_browse = new QPushButton(tr("&Browse…"), row);
    layout->addWidget(m_file, 1);
    layout->addWidget(m_browse);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    return row;
}

QWidget *ExportDialog::warning()
{
    auto *text = new ToneLabel(tr("Whoever reads this file can act as any of these users until their sessions end. "
                                  "Keep it as you would keep passwords, and delete it when it has served. Only "
                                  "your account may read it."),
                               Tone::Text, this);
    m_idsWarning = noteCard(Card::Ground::Danger, text, this);
    return m_idsWarning;
}

QWidget *ExportDialog::buttonRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    m_cancel = new QPushButton(tr("Cancel"), row);
    m_export = new QPushButton(row);
    m_export->setDefault(true);
    layout->addStretch(1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_export);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::press);
    return row;
}

/// The remembered folder, as long as it is there.
QString ExportDialog::firstFolder() const
{
    QString remembered = m_settings.value(folderKey()).toString();
    if (!remembered.isEmpty() && QFileInfo(remembered).isDir())
        return remembered;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

QString ExportDialog::file() const
{
    const QString typed = QDir::fromNativeSeparators(m_file->text().trimmed());
    return typed.isEmpty() || QFileInfo(typed).isAbsolute() ? typed : QDir(firstFolder()).filePath(typed);
}

ExportKind ExportDialog::kind() const
{
    return m_kind->current() == 1 ? ExportKind::JsonLines : ExportKind::Csv;
}

bool ExportDialog::revealsIds() const
{
    return m_ids->isChecked();
}

bool ExportDialog::replaces() const
{
    return QFileInfo(file()).isFile();
}

/// Not getSaveFileName(), which runs an event loop of its own; and what would be replaced is asked here.
void ExportDialog::chooseFile()
{
    auto *chooser = new QFileDialog(this, tr("Export To"), file());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setOption(QFileDialog::DontConfirmOverwrite);
    chooser->setDefaultSuffix(suffixOf(kind()).mid(1));
    chooser->setNameFilters(
        {kind() == ExportKind::Csv ? tr("CSV files (*.csv)") : tr("JSON lines (*.jsonl)"), tr("All files (*)")});
    chooser->selectFile(file());
    connect(chooser, &QFileDialog::fileSelected, this,
            [this](const QString &chosen) { m_file->setText(QDir::toNativeSeparators(chosen)); });
    chooser->open();
}

/// The name follows the kind where it has the other one's ending.
void ExportDialog::changeKind()
{
    const QString name = m_file->text();
    if (const auto named = kindOf(name); named && *named != kind())
        m_file->setText(name.left(name.lastIndexOf(QLatin1Char('.'))) + suffixOf(kind()));
}

/// And the kind the ending that somebody types.
void ExportDialog::followName()
{
    if (const auto named = kindOf(m_file->text()))
        m_kind->setCurrent(*named == ExportKind::JsonLines ? 1 : 0);
    m_problem =
        files::isSpecial(file()) ? tr("This is no file, and will not be written to. Choose another name.") : QString();
    refresh();
}

void ExportDialog::refresh()
{
    m_idsWarning->setVisible(m_ids->isChecked());
    const bool replacing = !m_running && m_problem.isEmpty() && replaces();
    m_note->setGround(m_problem.isEmpty() ? Card::Ground::Warning : Card::Ground::Danger);
    m_note->setVisible(!m_running && (replacing || !m_problem.isEmpty()));
    m_noteText->setText(m_problem.isEmpty() ? tr("A file of this name is there already. It will be replaced.")
                                            : m_problem);
    m_export->setText(m_running ? tr("Writing…") : replacing ? tr("&Replace") : tr("&Export"));
    setButtonRole(m_export, m_ids->isChecked() || replacing ? ButtonRole::Danger : ButtonRole::Primary);
    m_export->setEnabled(!m_running && !file().isEmpty());
    m_progress->setVisible(m_running);
    for (QWidget *choice : std::initializer_list<QWidget *>{m_kind, m_file, m_browse, m_ids})
        choice->setEnabled(!m_running);
    // As high as it needs to be now: notes come and go.
    layout()->activate();
    resize(width(), qMax(layout()->totalHeightForWidth(width()), layout()->totalMinimumSize().height()));
}

void ExportDialog::press()
{
    // It may have come to be there since the name was typed.
    if (replaces() && !m_note->isVisibleTo(this)) {
        refresh();
        return;
    }
    m_settings.change([folder = QFileInfo(file()).absolutePath(), kind = m_kind->current()](auto &values) {
        values.insert(folderKey(), folder);
        values.insert(kindKey(), kind);
    });
    m_problem.clear();
    setRunning(true);
    Q_EMIT exportRequested();
}

void ExportDialog::setRunning(bool running)
{
    m_running = running;
    m_progress->setRange(0, 0);
    refresh();
    if (running)
        m_cancel->setFocus();
}

void ExportDialog::showProgress(qint64 done, qint64 total)
{
    // In thousandths: a QProgressBar counts with int.
    m_progress->setRange(0, 1000);
    m_progress->setValue(total > 0 ? static_cast<int>(done * 1000 / total) : 0);
    m_progress->setAccessibleDescription(tr("%1 of %2").arg(countText(done), countText(total)));
}

void ExportDialog::showProblem(const messages::Problem &problem)
{
    m_problem = problem.cause + QLatin1Char('\n') + problem.nextStep;
    setRunning(false);
    m_file->setFocus();
}

void ExportDialog::showChoices()
{
    setRunning(false);
    m_export->setFocus();
}

/// While rows are written, Escape and Cancel stop that; the dialog stays for another try.
void ExportDialog::reject()
{
    if (m_running)
        Q_EMIT cancelRequested();
    else
        QDialog::reject();
}

} // namespace ui

#include "moc_exportdialog.cpp"
