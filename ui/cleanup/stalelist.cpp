// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/stalelist.h"

#include "ui/cleanup/staleentrymodel.h"
#include "ui/cleanup/staletable.h"
#include "ui/cleanup/stalewords.h"
#include "ui/controls/card.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"
#include "ui/words/counttext.h"

#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kStaleMessageWidth = 130 * kGrid;

} // namespace

StaleList::StaleList(StaleIndexModel &model, QWidget *parent)
    : QStackedWidget(parent)
    , m_model(model)
    , m_entries(new StaleEntryModel(model, this))
{
    addWidget(messagePage());
    addWidget(tables());
}

QWidget *StaleList::messagePage()
{
    auto *page = new QWidget(this);
    m_title = new ToneLabel(Tone::Text, page);
    m_title->setFontScale(1.25, QFont::Bold);
    m_text = new ToneLabel(Tone::Muted, page);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(2 * kGrid);
    column->addStretch(2);
    for (ToneLabel *label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMaximumWidth(kStaleMessageWidth);
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 100);
        row->addStretch(1);
        column->addLayout(row);
    }
    column->addStretch(3);
    return page;
}

QWidget *StaleList::tables()
{
    m_split = new QSplitter(Qt::Vertical, this);
    m_split->setChildrenCollapsible(false);
    auto *top = new QWidget(m_split);
    auto *aboveGrip = new QVBoxLayout(top);
    aboveGrip->setContentsMargins(0, 0, 0, 2 * kGrid);
    auto *frame = new Card(Card::Ground::Field, top);
    aboveGrip->addWidget(frame);
    m_table = new StaleTable(m_model, StaleIndexModel::ToneRole, tr("Keys with stale entries"), frame);
    m_table->setTabular(StaleIndexModel::Stale);
    m_table->setTabular(StaleIndexModel::Of);
    m_table->setMonospace(StaleIndexModel::Key);
    m_table->horizontalHeader()->setSortIndicator(StaleIndexModel::Stale, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setColumnWidth(StaleIndexModel::Framework, 32 * kGrid);
    m_table->setColumnWidth(StaleIndexModel::User, 30 * kGrid);
    const int kind = fontMetrics().horizontalAdvance(staleKindText(messages::StaleEntry::Kind::Key));
    m_table->setColumnWidth(StaleIndexModel::Kind, qMax(24 * kGrid, kind + 5 * kGrid));
    m_table->setColumnWidth(StaleIndexModel::Stale, 18 * kGrid);
    m_table->setColumnWidth(StaleIndexModel::Of, 16 * kGrid);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    inner->addWidget(m_table);
    m_split->addWidget(top);
    m_split->addWidget(details());
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StaleList::selectionChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StaleList::showSelected);
    return m_split;
}

QWidget *StaleList::details()
{
    auto *part = new QWidget(m_split);
    m_heading = new ToneLabel(Tone::Muted, part);
    m_heading->setOverflow(ToneLabel::Overflow::Elide);
    auto *entryFrame = new Card(Card::Ground::Field, part);
    m_entryTable = new StaleTable(*m_entries, StaleEntryModel::ToneRole, tr("Stale entries of the key"), entryFrame);
    for (const int column : {StaleEntryModel::Session, StaleEntryModel::Stored, StaleEntryModel::Record})
        m_entryTable->setMonospace(column);
    m_entryTable->setColumnWidth(StaleEntryModel::Session, 24 * kGrid);
    m_entryTable->setColumnWidth(StaleEntryModel::Stored, 52 * kGrid);
    m_entryTable->setColumnWidth(StaleEntryModel::Record, 72 * kGrid);
    auto *entryInner = new QVBoxLayout(entryFrame);
    entryInner->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    entryInner->addWidget(m_entryTable);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 2 * kGrid, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(m_heading);
    column->addWidget(entryFrame, 1);
    return part;
}

void StaleList::showMessage(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setCurrentIndex(0);
}

void StaleList::showRows(bool isLooking)
{
    const auto &report = m_model.report();
    if (m_model.rowCount() > 0) {
        setCurrentWidget(m_split);
        m_table->setCurrentIndex(m_model.index(0, 0));
    } else if (isLooking) {
        showMessage(tr("Looking…"),
                    tr("Names of keys are read, and of those that are a framework’s list what stands in "
                       "it. Nothing is changed."));
    } else if (!report) {
        showMessage(tr("Nothing to show"), {});
    } else if (!report->indexes.empty()) {
        showMessage(tr("No row matches the filter"),
                    tr("It is looked for in the framework, the user, the kind and the key, as they are shown."));
    } else if (!isWhole(*report)) {
        showMessage(tr("None found in what was looked at"), tr("Not everything was looked at: there may be some."));
    } else if (report->unknown > 0) {
        showMessage(tr("None found among those that are known"),
                    tr("Of %1 nobody knows whether there is such a session.", "Of 40 entries nobody knows …")
                        .arg(entriesText(report->unknown)));
    } else {
        showMessage(tr("No stale entries"), report->entries > 0
                                                ? tr("Whatever the frameworks’ lists name has its session.")
                                                : tr("There is no framework’s list with anything in it."));
    }
    showSelected();
}

void StaleList::refresh()
{
    m_entries->refresh();
    showSelected();
}

int StaleList::shownIndex() const
{
    return m_entries->shownIndex();
}

void StaleList::goToIndex(int index)
{
    if (const int row = m_model.rowOf(index); row >= 0)
        m_table->setCurrentIndex(m_model.index(row, 0));
}

void StaleList::showSelected()
{
    const int row = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
    const int index = m_model.indexAt(row);
    m_entries->showIndex(index);
    if (index < 0) {
        m_heading->setText(tr("No key is selected."));
        return;
    }
    const messages::StaleIndex &one = m_model.report()->indexes[static_cast<size_t>(index)];
    const QString key = m_model.index(row, StaleIndexModel::Key).data().toString();
    m_heading->setText(tr("%1: %2, %3 with a session", "key: 12 stale entries, 28 with a session")
                           .arg(key, staleText(m_model.leftAt(row)), countText(one.living)));
}

} // namespace ui

#include "moc_stalelist.cpp"
