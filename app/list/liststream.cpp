// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list/liststream.h"

#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <algorithm>
#include <span>
#include <utility>

namespace app
{

using sessions::SessionTableModel;
using sessions::Slot;

namespace
{

constexpr qsizetype kHoldsReading = 1024 * 1024;         ///< so much waits: no more is read for now
constexpr qsizetype kMostWaiting = 64LL * kHoldsReading; ///< all that was on its way, and some more

} // namespace

ListStream::ListStream(monitor::SessionMonitor &monitor, CommandOutput &output, ListFormat format, bool revealIds,
                       QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_output(output)
    , m_writer(monitor.store(), format, revealIds)
{
    const SessionTableModel &table = monitor.table();
    connect(&table, &SessionTableModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { takeInserted(first, last); });
    connect(&table, &SessionTableModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { takeRemoved(first, last); });
    connect(&table, &SessionTableModel::modelReset, this, &ListStream::takeReset);
    connect(&output, &CommandOutput::drained, this, &ListStream::takeDrained);
    connect(&output, &CommandOutput::failed, this, &ListStream::noteFailure);
}

void ListStream::takeInserted(int first, int last)
{
    if (m_isOver)
        return;
    const SessionTableModel &table = m_monitor.table();
    m_rows.clear();
    for (int row = first; row <= last; ++row) {
        const Slot slot = table.slotAt(row);
        const bool isThere = table.store().state(slot) == messages::RowChange::Present;
        if (!isThere || m_output.pendingSize() > kMostWaiting)
            m_late.push_back(slot);
        else if (isNew(slot))
            m_rows.push_back(slot);
    }
    write(m_rows);
}

/// And it is not any more.
bool ListStream::isNew(Slot slot)
{
    if (slot >= m_isWritten.size())
        m_isWritten.resize(std::max<size_t>(slot + 1, 2 * m_isWritten.size()));
    if (m_isWritten[slot])
        return false;
    m_isWritten[slot] = true;
    return m_left.isEmpty() || !m_left.contains(m_monitor.store().key(slot).toByteArray());
}

/// It has ended, or does not match any more; and may come again, also in another slot.
void ListStream::takeRemoved(int first, int last)
{
    const SessionTableModel &table = m_monitor.table();
    for (int row = first; row <= last && !m_isOver; ++row) {
        const Slot slot = table.slotAt(row);
        if (slot >= m_isWritten.size() || !m_isWritten[slot])
            continue;
        m_isWritten[slot] = false;
        m_left.insert(table.store().key(slot).toByteArray());
    }
}

void ListStream::takeReset()
{
    m_isWritten.clear();
    m_left.clear();
    m_late.clear();
    if (!m_hasRows || m_isOver)
        return;
    m_isOver = true;
    Q_EMIT revoked();
}

void ListStream::write(const std::vector<Slot> &rows)
{
    if (rows.empty() || m_isOver)
        return;
    m_hasRows = true;
    m_writer.setNames({m_monitor.formats().formatTitles(), m_monitor.nodeNames()});
    m_writer.setClock(m_monitor.table().clock());
    for (std::span<const Slot> left(rows); !left.empty();) {
        const size_t count = std::min(left.size(), CommandOutput::kRowsAtOnce);
        m_writer.append(m_output.pending(), left.first(count));
        left = left.subspan(count);
        if (m_output.pendingSize() >= CommandOutput::kWriteAtOnce && !m_output.push())
            return noteFailure();
    }
    if (!m_output.push()) // whoever reads it does not wait for rows that come later
        return noteFailure();
    if (m_output.pendingSize() > kHoldsReading)
        m_monitor.holdReading(true);
}

void ListStream::takeDrained()
{
    m_monitor.holdReading(false);
    writeLate();
}

void ListStream::writeLate()
{
    const SessionTableModel &table = m_monitor.table();
    std::vector<Slot> rows;
    std::vector<Slot> later;
    for (const Slot slot : std::exchange(m_late, {})) {
        if (table.rowOf(slot) < 0)
            continue;
        if (table.store().state(slot) != messages::RowChange::Present)
            later.push_back(slot);
        else if (isNew(slot))
            rows.push_back(slot);
    }
    m_late = std::move(later);
    write(rows);
}

void ListStream::finish()
{
    writeLate();
    m_isOver = true;
    m_writer.setNames({m_monitor.formats().formatTitles(), m_monitor.nodeNames()});
    m_writer.finish(m_output.pending());
}

void ListStream::noteFailure()
{
    if (!std::exchange(m_isOver, true))
        Q_EMIT failed();
}

} // namespace app

#include "moc_liststream.cpp"
