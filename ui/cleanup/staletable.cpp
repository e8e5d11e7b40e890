// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/staletable.h"

#include "ui/controls/tone.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QShortcut>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui
{

/// The words say the same as the colour.
class StaleTable::Delegate final : public QStyledItemDelegate
{
public:
    Delegate(int toneRole, Letters letters, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_toneRole(toneRole)
        , m_letters(letters)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (m_letters != Letters::Usual) {
            option->font = m_letters == Letters::Monospace ? monospaceFont(option->font) : tabularFont(option->font);
            option->fontMetrics = QFontMetrics(option->font);
        }
        const auto tone = static_cast<Tone>(index.data(m_toneRole).toInt());
        if (option->widget && tone != Tone::Text && !(option->state & QStyle::State_Selected))
            option->palette.setColor(QPalette::Text, toneColour(tone, option->widget));
    }

private:
    int m_toneRole;
    Letters m_letters;
};

StaleTable::StaleTable(QAbstractItemModel &model, int toneRole, const QString &accessibleName, QWidget *parent)
    : QTableView(parent)
    , m_toneRole(toneRole)
{
    setModel(&model);
    setItemDelegate(new Delegate(toneRole, Letters::Usual, this));
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setAccessibleName(accessibleName);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    auto *copyKey = new QShortcut(QKeySequence::Copy, this);
    copyKey->setContext(Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &StaleTable::copy);
}

void StaleTable::setMonospace(int column)
{
    setItemDelegateForColumn(column, new Delegate(m_toneRole, Letters::Monospace, this));
}

void StaleTable::setTabular(int column)
{
    setItemDelegateForColumn(column, new Delegate(m_toneRole, Letters::Tabular, this));
}

/// By ranges: all of very many rows are one.
std::vector<int> StaleTable::selectedRows() const
{
    std::vector<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QString StaleTable::selectedText() const
{
    const std::vector<int> rows = selectedRows();
    if (rows.empty())
        return {};
    const QAbstractItemModel &cells = *model();
    QStringList line;
    for (int column = 0; column < cells.columnCount(); ++column)
        line.append(cells.headerData(column, Qt::Horizontal).toString());
    QString text = line.join(QLatin1Char('\t'));
    for (const int row : rows) {
        line.clear();
        for (int column = 0; column < cells.columnCount(); ++column)
            line.append(cells.index(row, column).data().toString());
        text += QLatin1Char('\n') + line.join(QLatin1Char('\t'));
    }
    return text;
}

void StaleTable::copy() const
{
    if (const QString text = selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace ui

#include "moc_staletable.cpp"
