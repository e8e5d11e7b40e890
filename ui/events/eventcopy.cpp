// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventcopy.h"

#include "models/activity/events/eventlistmodel.h"
#include "ui/events/eventtable.h"

#include <QSet>
#include <QStringList>

namespace ui
{

namespace
{

std::vector<int> rowsToCopy(const EventTable &table)
{
    std::vector<int> rows = table.selectedRows();
    if (rows.size() > kMostEventsCopied)
        rows.resize(kMostEventsCopied);
    return rows;
}

} // namespace

QString selectedEventRows(const EventTable &table)
{
    QString text;
    const std::vector<int> columns = table.shownColumns();
    for (const int row : rowsToCopy(table)) {
        QStringList cells;
        for (const int column : columns)
            cells += table.model()->index(row, column).data().toString();
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

QString currentEventCell(const EventTable &table)
{
    return table.currentIndex().data().toString();
}

QString selectedEventCells(const EventTable &table, int column)
{
    QStringList texts;
    QSet<QString> seen;
    for (const int row : rowsToCopy(table)) {
        const QModelIndex index = table.model()->index(row, column);
        // Nobody is no user.
        const bool isNobody =
            column == events::EventListModel::User && index.data(events::EventListModel::NameRole).toString().isEmpty();
        const QString text = index.data().toString();
        if (text.isEmpty() || isNobody || seen.contains(text))
            continue;
        seen.insert(text);
        texts += text;
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace ui
