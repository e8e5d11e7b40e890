// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/reportdialog.h"

#include "ui/controls/card.h"
#include "ui/controls/chip.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/besidewindow.h"
#include "ui/logout/logoutreportmodel.h"
#include "ui/logout/reporttable.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <memory>
#include <utility>

namespace ui
{

namespace
{

constexpr QSize kReportSize(212 * kGrid, 172 * kGrid);
constexpr int kFactWidth = 23 * kGrid;
enum ListOf { OfJob, OfUndo };

} // namespace

ReportDialog::ReportDialog(const Look &look, QWidget *parent)
    : QDialog(parent)
    , m_look(look)
    , m_model(new LogoutReportModel(ReportLines::shared({}), this))
{
    setModal(false);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * kGrid, 5 * kGrid, 5 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(titleRow(look));
    layout->addWidget(scrolled(look), 1);
    m_resultCard = addNote(m_result, layout, this);
    layout->addWidget(buttonRow());
    resize(kReportSize.boundedTo(dialogRoom(this)));
}

QPushButton *ReportDialog::newButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    return button;
}

QWidget *ReportDialog::titleRow(const Look &look)
{
    auto *row = new QWidget(this);
    m_title = new ToneLabel(Tone::Text, row);
    m_title->setFontScale(1.2, QFont::Bold);
    m_title->setWordWrap(true);
    m_subtitle = new ToneLabel(Tone::Muted, row);
    m_subtitle->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(kGrid);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(3 * kGrid);
    layout->addLayout(words, 1);
    if (!look.serverTitle.isEmpty())
        layout->addWidget(new Chip(look.production ? tr("production · %1").arg(look.serverTitle) : look.serverTitle,
                                   look.production ? Tone::Danger : Tone::Muted, row),
                          0, Qt::AlignTop);
    return row;
}

/// In a low window all but the title and the buttons scrolls.
QWidget *ReportDialog::scrolled(const Look &look)
{
    auto *content = new QWidget;
    m_parts = new QVBoxLayout(content);
    m_parts->setContentsMargins({});
    m_parts->setSpacing(3 * kGrid);
    m_sum = new LogoutSum(content);
    m_parts->addWidget(m_sum);
    m_noteCard = addNote(m_notes, m_parts, content);
    m_parts->addWidget(listPart(look, content), 1);
    m_undo = new UndoStrip(content);
    m_parts->addWidget(m_undo);
    m_parts->addWidget(factsPart(content));
    connect(m_undo, &UndoStrip::undoRequested, this, &ReportDialog::undoRequested);
    auto *area = new QScrollArea(this);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setAccessibleName(tr("The report"));
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

void ReportDialog::addBelowSum(QWidget *widget)
{
    m_parts->insertWidget(m_parts->indexOf(m_sum) + 1, widget);
}

Card *ReportDialog::addNote(ToneLabel *&text, QVBoxLayout *layout, QWidget *parent)
{
    auto *card = new Card(Card::Ground::Warning, parent);
    text = new ToneLabel(Tone::Text, card);
    text->setWordWrap(true);
    auto *inner = new QVBoxLayout(card);
    inner->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    inner->addWidget(text);
    layout->addWidget(card);
    card->hide();
    return card;
}

QWidget *ReportDialog::listPart(const Look &look, QWidget *parent)
{
    auto *part = new QWidget(parent);
    m_which = new SegmentedSwitch(look.lists, part);
    m_which->setAccessibleName(tr("List of"));
    auto *frame = new Card(Card::Ground::Field, part);
    m_table = new ReportTable(frame);
    m_table->setReport(*m_model);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    inner->addWidget(m_table);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_which, 0, Qt::AlignLeft);
    layout->addWidget(frame, 1);
    connect(m_which, &SegmentedSwitch::currentChanged, this, &ReportDialog::showList);
    return part;
}

QWidget *ReportDialog::factsPart(QWidget *parent)
{
    auto *part = new QWidget(parent);
    m_facts = new QGridLayout(part);
    m_facts->setContentsMargins({});
    m_facts->setHorizontalSpacing(0);
    m_facts->setVerticalSpacing(kGrid);
    m_facts->setColumnMinimumWidth(0, kFactWidth);
    m_facts->setColumnStretch(1, 1);
    return part;
}

QWidget *ReportDialog::buttonRow()
{
    auto *row = new QWidget(this);
    auto *copy = newButton(tr("&Copy as text"), row);
    auto *save = newButton(tr("&Export…"), row);
    auto *masked = new ToneLabel(tr("Session ids stay masked."), Tone::Muted, row);
    masked->setOverflow(ToneLabel::Overflow::Elide);
    auto *close = new QPushButton(tr("Close"), row);
    close->setDefault(true);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(copy);
    layout->addWidget(save);
    layout->addWidget(masked, 1);
    layout->addWidget(close);
    close->setFocus();
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(save, &QPushButton::clicked, this, &ReportDialog::chooseFile);
    connect(close, &QPushButton::clicked, this, &ReportDialog::accept);
    return row;
}

void ReportDialog::showContent(Content content, const QString &obstacle, std::function<Lists()> read)
{
    m_content = std::move(content);
    m_read = std::move(read);
    m_title->setText(m_content.title);
    m_subtitle->setText(m_content.subtitle);
    m_subtitle->setVisible(!m_content.subtitle.isEmpty());
    m_sum->setTerms(m_content.confirmed, m_content.terms);
    m_notes->setText(m_content.notes.join(QLatin1Char('\n')));
    m_noteCard->setVisible(!m_notes->text().isEmpty());
    m_which->setVisible(m_content.hasUndone);
    m_undo->setState(m_content.undo, obstacle);
    m_undo->setVisible(m_content.tellsOfUndo);
    fillFacts();
    readLists();
}

void ReportDialog::readLists()
{
    m_areListsRead = false;
    const quint64 number = ++m_readings;
    if (m_content.confirmed <= qint64(kReadAtOnce)) {
        m_lists = m_read();
        m_areListsRead = true;
        showList();
        return;
    }
    auto *watcher = new QFutureWatcher<std::shared_ptr<Lists>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number] {
        watcher->deleteLater();
        if (number != m_readings)
            return; // they are of before
        m_lists = std::move(*watcher->result());
        m_areListsRead = true;
        showList();
    });
    watcher->setFuture(QtConcurrent::run([read = m_read] { return std::make_shared<Lists>(read()); }));
}

void ReportDialog::showUndoList()
{
    if (m_which->isVisibleTo(this))
        m_which->setCurrent(OfUndo);
}

void ReportDialog::showList()
{
    const bool isUndo = m_which->current() == OfUndo && m_content.hasUndone;
    m_model->setLines(isUndo ? m_lists.undone : m_lists.lines);
    m_table->fitColumns();
    m_table->setAccessibleName(m_look.listsToHear.value(isUndo ? OfUndo : OfJob));
}

void ReportDialog::fillFacts()
{
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QWidget *parent = m_facts->parentWidget();
    int row = 0;
    for (const auto &[name, value] : std::as_const(m_content.facts)) {
        if (value.isEmpty())
            continue;
        auto *words = new ToneLabel(value, Tone::Text, parent);
        words->setOverflow(ToneLabel::Overflow::WrapAnywhere);
        words->setAccessibleName(name);
        m_facts->addWidget(new ToneLabel(name, Tone::Muted, parent), row, 0, Qt::AlignTop);
        m_facts->addWidget(words, row++, 1);
    }
}

QString ReportDialog::listsText() const
{
    const Lists lists = m_areListsRead ? m_lists : m_read();
    QString whole = LogoutReportModel(lists.lines).text();
    if (!lists.undone->all().empty())
        whole += QLatin1Char('\n') + LogoutReportModel(lists.undone).text();
    return whole;
}

/// Not getSaveFileName(), which runs an event loop of its own; and what would be replaced is asked here.
void ReportDialog::chooseFile()
{
    m_resultCard->hide();
    auto *chooser = new QFileDialog(this, tr("Export the Report To"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setOption(QFileDialog::DontConfirmOverwrite);
    chooser->setNameFilters({m_look.csvFilter, m_look.jsonFilter});
    chooser->setDefaultSuffix(QStringLiteral("csv"));
    connect(chooser, &QFileDialog::filterSelected, chooser, [chooser](const QString &filter) {
        chooser->setDefaultSuffix(filter.contains(QLatin1String("*.csv")) ? QStringLiteral("csv")
                                                                          : QStringLiteral("json"));
    });
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    chooser->setDirectory(QFileInfo(documents).isDir() ? documents : QDir::homePath());
    chooser->selectFile(m_content.fileName);
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (QFileInfo::exists(file))
            askToReplace(file);
        else
            exportTo(file);
    });
    chooser->open();
}

void ReportDialog::askToReplace(const QString &file)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Export the Report"),
                                tr("A file %1 is there already. Replace it?").arg(QDir::toNativeSeparators(file)),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *yes = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, file] { exportTo(file); });
    box->open();
}

void ReportDialog::exportTo(const QString &file)
{
    auto *watcher = new QFutureWatcher<Written>(this);
    connect(watcher, &QFutureWatcher<Written>::finished, this, [this, watcher, file] {
        watcher->deleteLater();
        const Written result = watcher->result();
        m_resultCard->setGround(result ? Card::Ground::Good : Card::Ground::Danger);
        m_result->setText(result ? tr("Written to %1").arg(QDir::toNativeSeparators(file))
                                 : result.error().sentences());
        m_resultCard->show();
    });
    watcher->setFuture(QtConcurrent::run(writingTo(file)));
}

} // namespace ui

#include "moc_reportdialog.cpp"
