// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/selectiontext.h"

#include "models/sessions/table/sessiontablemodel.h"
#include "ui/sessions/sessiontableview.h"

#include <QHeaderView>
#include <QSet>

namespace ui
{

namespace
{

std::vector<sessions::Slot> slotsToCopy(const SessionTableView &table)
{
    std::vector<sessions::Slot> selected = table.selection().selectedSlots();
    if (selected.size() > kMostCopied)
        selected.resize(kMostCopied);
    return selected;
}

} // namespace

QString selectedRowsText(const SessionTableView &table)
{
    const sessions::SessionTableModel &model = table.table();
    const QHeaderView *header = table.horizontalHeader();
    QString text;
    for (const sessions::Slot slot : slotsToCopy(table)) {
        const int row = model.rowOf(slot);
        QStringList cells;
        for (int visual = 0; visual < header->count(); ++visual) {
            const int column = header->logicalIndex(visual);
            if (!header->isSectionHidden(column))
                cells += model.index(row, column).data().toString();
        }
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

QString selectedCellsText(const SessionTableView &table, int column)
{
    const sessions::SessionTableModel &model = table.table();
    QStringList texts;
    QSet<QString> seen;
    for (const sessions::Slot slot : slotsToCopy(table)) {
        const QString text = model.index(model.rowOf(slot), column).data().toString();
        if (text.isEmpty() || seen.contains(text))
            continue;
        seen.insert(text);
        texts += text;
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace ui
