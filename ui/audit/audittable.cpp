// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audittable.h"

#include "ui/controls/tone.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace ui
{

namespace
{

enum class AuditFont { Usual, Monospace, Tabular };

/// The words say the same as the colour.
class AuditDelegate final : public QStyledItemDelegate
{
public:
    AuditDelegate(int toneRole, AuditFont font, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_toneRole(toneRole)
        , m_font(font)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (m_font != AuditFont::Usual) {
            option->font = m_font == AuditFont::Monospace ? monospaceFont(option->font) : tabularFont(option->font);
            option->fontMetrics = QFontMetrics(option->font);
        }
        const auto tone = static_cast<Tone>(index.data(m_toneRole).toInt());
        if (option->widget && tone != Tone::Text && !(option->state & QStyle::State_Selected))
            option->palette.setColor(QPalette::Text, toneColour(tone, option->widget));
    }

private:
    int m_toneRole;
    AuditFont m_font;
};

void setFont(QTableView &table, int column, AuditFont font)
{
    // Of cells whose tone says nothing.
    table.setItemDelegateForColumn(column, new AuditDelegate(Qt::UserRole + 1, font, &table));
}

} // namespace

QTableView *newAuditTable(QAbstractItemModel &model, int toneRole, const QString &accessibleName, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(&model);
    table->setItemDelegate(new AuditDelegate(toneRole, AuditFont::Usual, table));
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setCornerButtonEnabled(false);
    table->setEditTriggers(QTableView::NoEditTriggers);
    table->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    table->setAccessibleName(accessibleName);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    auto *copy = new QShortcut(QKeySequence::Copy, table);
    copy->setContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, table, [table] {
        if (const QString rows = selectedAuditRows(*table); !rows.isEmpty())
            QGuiApplication::clipboard()->setText(rows);
    });
    return table;
}

void setMonospace(QTableView &table, int column)
{
    setFont(table, column, AuditFont::Monospace);
}

void setTabular(QTableView &table, int column)
{
    setFont(table, column, AuditFont::Tabular);
}

QString selectedAuditRows(const QTableView &table)
{
    QModelIndexList rows = table.selectionModel()->selectedRows();
    if (rows.isEmpty())
        return {};
    std::sort(rows.begin(), rows.end());
    const QAbstractItemModel &model = *table.model();
    QStringList titles;
    for (int column = 0; column < model.columnCount(); ++column)
        titles.append(model.headerData(column, Qt::Horizontal).toString());
    QString text = titles.join(QLatin1Char('\t'));
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        text += QLatin1Char('\n') + cells.join(QLatin1Char('\t'));
    }
    return text;
}

} // namespace ui
