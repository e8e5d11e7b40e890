// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formats/formatsdialog.h"

#include "models/monitor/formatdesk.h"
#include "models/text/numbertext.h"
#include "ui/controls/card.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/tonelabel.h"
#include "ui/formats/foundformatsmodel.h"
#include "ui/formats/otherkeysmodel.h"
#include "ui/theme/theme.h"
#include "ui/words/counttext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace ui
{

using monitor::FormatDesk;

namespace
{

constexpr QSize kDialogSize(180 * kGrid, 140 * kGrid);
constexpr int kProblemLines = 4; ///< more are scrolled to

QPushButton *newButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    return button;
}

} // namespace

FormatsDialog::FormatsDialog(FormatDesk &desk, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_formatsModel(new FoundFormatsModel(this))
    , m_othersModel(new OtherKeysModel(this))
{
    setWindowTitle(tr("Formats"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * kGrid, 4 * kGrid, 5 * kGrid, 4 * kGrid);
    layout->setSpacing(3 * kGrid);
    m_sample = new ToneLabel(Tone::Muted, this);
    m_sample->setWordWrap(true);
    layout->addWidget(m_sample);
    m_problems = new QPlainTextEdit(this);
    m_problems->setReadOnly(true);
    m_problems->setTabChangesFocus(true);
    m_problems->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_problems->setAccessibleName(tr("Files that cannot be used"));
    // Whole lines: half a one would look like all that there is.
    m_problems->setFixedHeight(kProblemLines * m_problems->fontMetrics().lineSpacing() +
                               2 * (int(m_problems->document()->documentMargin()) + m_problems->frameWidth()));
    m_problems->hide();
    layout->addWidget(m_problems);
    layout->addWidget(formatsPart(), 1);
    layout->addWidget(othersPart(), 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    auto *fromKey = newButton(tr("Describe from a &Key…"), this);
    m_fromRow = newButton(tr("Describe from the Selected &Session…"), this);
    auto *close = newButton(tr("Close"), this);
    row->addWidget(fromKey);
    row->addWidget(m_fromRow);
    row->addStretch(1);
    row->addWidget(close);
    layout->addLayout(row);
    resize(kDialogSize.boundedTo(dialogRoom(this)));

    connect(fromKey, &QPushButton::clicked, this, [this] { Q_EMIT describeRequested({}, false); });
    connect(m_fromRow, &QPushButton::clicked, this, [this] { Q_EMIT describeRequested(m_selectedKey, false); });
    connect(close, &QPushButton::clicked, this, &FormatsDialog::reject);
    connect(m_formatsModel, &FoundFormatsModel::unlistedChanged, this,
            [this] { Q_EMIT unlistedChosen(m_formatsModel->unlisted()); });
    connect(&desk, &FormatDesk::formatsChanged, this, &FormatsDialog::refresh);
    connect(&desk, &FormatDesk::detectionChanged, this, &FormatsDialog::refresh);
    connect(&desk, &FormatDesk::connectionChanged, this, &FormatsDialog::refresh);
    refresh();
    m_formats->setFocus();
}

QTableView *FormatsDialog::newTable(const QString &name)
{
    auto *table = new QTableView(this);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setSelectionMode(QTableView::SingleSelection);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setAccessibleName(name);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

QWidget *FormatsDialog::formatsPart()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(2 * kGrid);
    auto *frame = new Card(Card::Ground::Field, part);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    m_formats = newTable(tr("Formats"));
    inner->addWidget(m_formats);
    m_formats->setModel(m_formatsModel);
    m_formats->horizontalHeader()->setSectionResizeMode(FoundFormatsModel::Title, QHeaderView::Stretch);
    m_formats->setColumnWidth(FoundFormatsModel::Prefix, 50 * kGrid);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    m_hint = new ToneLabel(Tone::Muted, part);
    m_hint->setWordWrap(true);
    m_edit = newButton(tr("&Edit…"), part);
    m_remove = newButton(tr("&Remove…"), part);
    row->addWidget(m_hint, 1);
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    column->addWidget(frame, 1);
    column->addLayout(row);
    connect(m_formats->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FormatsDialog::updateButtons);
    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editRequested(chosenOwn()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(chosenOwn()); });
    return part;
}

QWidget *FormatsDialog::othersPart()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(2 * kGrid);
    auto *frame = new Card(Card::Ground::Field, part);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    m_others = newTable(tr("Other kinds of keys"));
    inner->addWidget(m_others);
    m_others->setModel(m_othersModel);
    m_others->horizontalHeader()->setSectionResizeMode(OtherKeysModel::Pattern, QHeaderView::Stretch);
    m_describe = newButton(tr("&Describe as Sessions…"), part);
    column->addWidget(frame, 1);
    column->addWidget(m_describe, 0, Qt::AlignRight);
    const auto describe = [this] {
        Q_EMIT describeRequested(m_othersModel->pattern(m_others->currentIndex().row()), true);
    };
    connect(m_describe, &QPushButton::clicked, this, describe);
    connect(m_others, &QTableView::activated, this, describe);
    connect(m_others->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FormatsDialog::updateButtons);
    return part;
}

void FormatsDialog::setOwn(const QStringList &ids, const QStringList &problems)
{
    m_own = ids;
    QStringList lines = problems;
    if (!lines.isEmpty())
        lines.prepend(tr("These files of yours cannot be used:"));
    m_problems->setPlainText(lines.join(QLatin1Char('\n')));
    m_problems->setVisible(!lines.isEmpty());
    refresh();
}

void FormatsDialog::showProblem(const QString &sentence)
{
    m_problems->setPlainText(sentence);
    m_problems->show();
}

void FormatsDialog::setKept(bool kept)
{
    m_isKept = kept;
    refresh();
}

void FormatsDialog::select(const QString &id)
{
    m_wantedId = id;
    refresh();
}

/// Rows come and go, and Space is pressed for a format, not for a place. One that is gone leaves none selected.
void FormatsDialog::keepSelected(const QString &name)
{
    int row = m_wantedId.isEmpty() ? -1 : m_formatsModel->rowOfId(m_wantedId);
    if (row >= 0)
        m_wantedId.clear();
    else
        row = m_formatsModel->rowOfName(name);
    if (row >= 0 && (row != m_formats->currentIndex().row() || !m_formats->selectionModel()->hasSelection()))
        m_formats->setCurrentIndex(m_formatsModel->index(row, FoundFormatsModel::Title));
}

void FormatsDialog::setSelectedKey(const QByteArray &key)
{
    m_selectedKey = key;
    updateButtons();
}

void FormatsDialog::refresh()
{
    const formats::DetectionResult &detected = m_desk.detected();
    const QString selected =
        m_formats->selectionModel()->hasSelection() ? m_formatsModel->name(m_formats->currentIndex().row()) : QString();
    m_formatsModel->setFormats(detected, m_desk.formatSet().get(), m_own, m_desk.profile().unlistedFormats);
    keepSelected(selected);
    const QByteArray kind = m_others->selectionModel()->hasSelection()
                                ? m_othersModel->pattern(m_others->currentIndex().row())
                                : QByteArray();
    m_othersModel->setKinds(detected.others);
    for (int row = 0; !kind.isEmpty() && row < m_othersModel->rowCount(); ++row) {
        if (m_othersModel->pattern(row) == kind && m_others->currentIndex().row() != row)
            m_others->setCurrentIndex(m_othersModel->index(row, OtherKeysModel::Pattern));
    }
    const QString hint = tr("Sessions of a format without a mark are not listed.");
    m_hint->setText(m_isKept ? hint
                             : hint + QLatin1Char(' ') +
                                   tr("This holds for this window only: the address is not a saved connection."));
    const bool connected = m_desk.isConnected();
    if (!connected)
        m_sample->setText(tr("There is no connection: what a server holds is seen when it is connected."));
    else if (detected.sampled == 0)
        m_sample->setText(tr("No keys were seen: the database is empty, or this account may not list keys (SCAN)."));
    else if (detected.complete)
        m_sample->setText(tr("In all %Ln key(s) of this database:", nullptr, text::pluralCount(detected.sampled)));
    else
        m_sample->setText(
            tr("In the first %Ln key(s) that were looked at:", nullptr, text::pluralCount(detected.sampled)));
    updateButtons();
}

QString FormatsDialog::chosenOwn() const
{
    return m_formats->selectionModel()->hasSelection() ? m_formatsModel->ownId(m_formats->currentIndex().row())
                                                       : QString();
}

void FormatsDialog::updateButtons()
{
    const bool own = !chosenOwn().isEmpty();
    m_edit->setEnabled(own);
    m_remove->setEnabled(own);
    const QString reason = own ? QString() : tr("Only formats of yours can be changed.");
    m_edit->setToolTip(reason);
    m_remove->setToolTip(reason);
    m_describe->setEnabled(m_others->selectionModel()->hasSelection());
    m_fromRow->setEnabled(!m_selectedKey.isEmpty());
}

} // namespace ui

#include "moc_formatsdialog.cpp"
