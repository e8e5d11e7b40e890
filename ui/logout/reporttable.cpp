// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/reporttable.h"

#include "ui/controls/tone.h"
#include "ui/logout/logoutreportmodel.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kRowsSeen = 5;

/// The outcome in the colour of its urgency; the words say the same.
class OutcomeDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto tone = static_cast<Tone>(index.data(LogoutReportModel::ToneRole).toInt());
        if (option->widget && tone != Tone::Text && !(option->state & QStyle::State_Selected))
            option->palette.setColor(QPalette::Text, toneColour(tone, option->widget));
    }
};

/// Ids in type of one width, so that they can be compared.
class IdDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->font = monospaceFont(option->font);
        option->fontMetrics = QFontMetrics(option->font);
    }
};

} // namespace

ReportTable::ReportTable(QWidget *parent)
    : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegateForColumn(LogoutReportModel::Outcome, new OutcomeDelegate(this));
    for (const int column : {LogoutReportModel::Session, LogoutReportModel::Place})
        setItemDelegateForColumn(column, new IdDelegate(this));
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Outcome for each session"));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    setMinimumHeight((kRowsSeen + 1) * kRowHeight + 2 * kGrid);
    connect(this, &QAbstractItemView::clicked, this, &ReportTable::toggle);
}

void ReportTable::setReport(LogoutReportModel &model)
{
    m_report = &model;
    setModel(&model);
    fitColumns();
}

void ReportTable::fitColumns()
{
    if (!m_report)
        return;
    setColumnHidden(LogoutReportModel::Format, true); // in the tooltip, the copy and the file: words need the room
    setColumnHidden(LogoutReportModel::Device, !m_report->isUsed(LogoutReportModel::Device));
    setColumnHidden(LogoutReportModel::Place, !m_report->isUsed(LogoutReportModel::Place));
    // As wide as the longest outcome, whatever the font.
    int outcome = 0;
    for (const QString &one : m_report->lines().outcomes())
        outcome = std::max(outcome, fontMetrics().horizontalAdvance(one));
    setColumnWidth(LogoutReportModel::Outcome, std::max(28 * kGrid, outcome + 6 * kGrid));
    setColumnWidth(LogoutReportModel::User, 34 * kGrid);
    setColumnWidth(LogoutReportModel::Device, 34 * kGrid);
    setColumnWidth(LogoutReportModel::Place, 48 * kGrid);
    const int id = QFontMetrics(monospaceFont(font())).horizontalAdvance(QStringLiteral("0000…0000"));
    setColumnWidth(LogoutReportModel::Session, id + 4 * kGrid);
}

void ReportTable::toggle(const QModelIndex &index)
{
    if (m_report && index.isValid() && m_report->isFold(index.row()))
        m_report->toggle();
}

void ReportTable::keyPressEvent(QKeyEvent *event)
{
    const bool isKey = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (isKey && m_report && currentIndex().isValid() && m_report->isFold(currentIndex().row()))
        toggle(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

} // namespace ui

#include "moc_reporttable.cpp"
