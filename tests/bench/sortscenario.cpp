// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting by each column: from the click to the rows in order and painted.
#include "tests/bench/bench.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/orderfloors.h"

namespace bench
{

using sessions::SessionStore;
using sessions::SessionTableModel;
using sessions::Slot;

namespace
{

QString titleOf(const SessionTableModel &table, int column)
{
    return table.headerData(column, Qt::Horizontal).toString();
}

/// Whether each row belongs before the next one, for columns whose order is plain numbers.
bool isInOrder(const SessionTableModel &table)
{
    using Time = qint64 (SessionStore::*)(Slot) const;
    const Time time = table.sortColumn() == SessionTableModel::Remaining  ? &SessionStore::deadline
                      : table.sortColumn() == SessionTableModel::Created  ? &SessionStore::created
                      : table.sortColumn() == SessionTableModel::LastSeen ? &SessionStore::lastAccess
                                                                          : nullptr;
    qint64 previous = 0;
    bool rising = true;
    bool falling = true;
    for (int row = 0; time && row < table.rowCount(); ++row) {
        const qint64 now = (table.store().*time)(table.slotAt(row));
        rising = rising && now >= previous;
        falling = falling && (row == 0 || now <= previous);
        previous = now;
    }
    return rising || falling;
}

/// -1: it did not come to an end.
double sortOnce(BenchWindow &window, int column, Qt::SortOrder order)
{
    QElapsedTimer elapsed;
    elapsed.start();
    window.view().sortByColumn(column, order);
    const bool done = waitUntil([&] { return window.isUpToDate() && window.table().sortColumn() == column; }) &&
                      window.waitForPaint();
    return done ? double(elapsed.nsecsElapsed()) / 1e6 : -1;
}

} // namespace

void measureSort(Bench &bench)
{
    BenchWindow *window = bench.window();
    if (!window)
        return;
    BudgetTable &table = bench.table();
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        EventLoopWatch watch;
        double worst = 0;
        double worstFloor = 1;
        for (int column = 0; column < SessionTableModel::ColumnCount; ++column) {
            const double floor = measureSortFloor(bench.options().sessions);
            watch.start();
            const double took = sortOnce(*window, column, Qt::AscendingOrder);
            watch.stop();
            const QString what = QStringLiteral("sort by %1").arg(titleOf(window->table(), column));
            if (took < 0 || !isInOrder(window->table())) {
                table.fail(what, QStringLiteral("the rows are not in order"));
                continue;
            }
            table.add({what, QStringLiteral("ms"), Judged::RatioAtMost, 2, Stands::Median}, took, floor);
            if (took / floor > worst / worstFloor) {
                worst = took;
                worstFloor = floor;
            }
        }
        table.add({QStringLiteral("sort by any column: the worst"), QStringLiteral("ms"), Judged::RatioAtMost, 2,
                   Stands::Median},
                  worst, worstFloor);
        addStalls(table, QStringLiteral("sort"), watch);
    }
    sortOnce(*window, SessionTableModel::Remaining, Qt::AscendingOrder);
}

} // namespace bench
