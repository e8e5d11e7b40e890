// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/rowannouncer.h"

#include "models/sessions/table/columns.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <algorithm>

namespace sessions
{

namespace
{

/// Beyond this, telling views about each range costs more than one new order for all.
constexpr size_t kMostRanges = 8;
/// Each range moves all rows behind it: at a million rows there is time for two.
constexpr size_t kMostRangeRows = 2'000'000;
/// A view repaints what it shows of a span: one span for all is cheaper than hundreds.
constexpr size_t kMostSpans = 64;
/// Looking for the spans of more is not worth it.
constexpr size_t kMostSorted = 2000;

const QList<int> kChangedRoles = {Qt::DisplayRole,
                                  Qt::ToolTipRole,
                                  Qt::AccessibleTextRole,
                                  SessionTableModel::StateRole,
                                  SessionTableModel::DeadlineRole,
                                  SessionTableModel::FullTtlRole,
                                  SessionTableModel::TimeRole,
                                  SessionTableModel::EndedAtRole};

} // namespace

RowAnnouncer::RowAnnouncer(SessionTableModel &model)
    : q(model)
    , m_order(std::make_shared<SessionOrder>())
{
}

void RowAnnouncer::clear()
{
    m_order = std::make_shared<SessionOrder>(); // whoever was lent the old one keeps it
}

void RowAnnouncer::carryOut(SessionOrder::Change change)
{
    if (change.isEmpty())
        return;
    const size_t ranges = SessionOrder::ranges(change.removed).size() + SessionOrder::ranges(change.inserted).size();
    const bool cheap = ranges == 1 || ranges * static_cast<size_t>(m_order->count()) <= kMostRangeRows;
    if (!change.reordered && ranges <= kMostRanges && cheap) {
        carryOutRanges(change);
        return;
    }
    OrderJob::Answer answer;
    answer.change = std::move(change);
    PreparedOrder prepared(*m_order, std::move(answer));
    reorder(prepared);
}

void RowAnnouncer::carryOutRanges(const SessionOrder::Change &change)
{
    const std::vector<SessionOrder::Range> removed = SessionOrder::ranges(change.removed);
    for (auto range = removed.rbegin(); range != removed.rend(); ++range) {
        q.beginRemoveRows({}, range->first, range->last);
        m_order->removeRows(*range);
        q.endRemoveRows();
    }
    for (const SessionOrder::Range range : SessionOrder::ranges(change.inserted)) {
        q.beginInsertRows({}, range.first, range.last);
        m_order->insertRows(range.first, change.rows.data() + range.first, range.last - range.first + 1);
        q.endInsertRows();
    }
}

void RowAnnouncer::adopt(PreparedOrder &prepared)
{
    if (prepared.isChange)
        reorder(prepared);
}

void RowAnnouncer::append(const std::vector<Slot> &slots)
{
    if (slots.empty())
        return;
    const int count = m_order->count();
    const int more = static_cast<int>(slots.size());
    q.beginInsertRows({}, count, count + more - 1);
    m_order->insertRows(count, slots.data(), more);
    q.endInsertRows();
}

/// Any change, at the price of one re-ordering. A layout change must keep the number of rows: what is more
/// is appended before, what is less is brought to the tail and removed after.
void RowAnnouncer::reorder(PreparedOrder &prepared)
{
    Q_EMIT q.aboutToReorder();
    append(prepared.appended);

    Q_EMIT q.layoutAboutToBeChanged();
    const QModelIndexList from = q.persistentIndexList();
    std::vector<Slot> held; // by the persistent indexes
    held.reserve(static_cast<size_t>(from.size()));
    for (const QModelIndex &index : from)
        held.push_back(m_order->at(index.row()));
    m_order = std::move(prepared.order);
    QModelIndexList to;
    to.reserve(from.size());
    for (qsizetype at = 0; at < from.size(); ++at)
        to.append(q.index(m_order->rowOf(held[static_cast<size_t>(at)]), // invalid: has gone
                          from[at].column()));
    q.changePersistentIndexList(from, to);
    Q_EMIT q.layoutChanged();

    const int count = m_order->count();
    if (prepared.kept < count) {
        q.beginRemoveRows({}, prepared.kept, count - 1);
        m_order->truncate(prepared.kept);
        q.endRemoveRows();
    }
    Q_EMIT q.reordered();
}

/// Tells which cells changed, in spans of neighbouring rows.
void RowAnnouncer::announceChanged(const std::vector<RowNote> &changed)
{
    std::vector<std::pair<int, quint16>> rows;
    rows.reserve(changed.size());
    for (const RowNote &note : changed) {
        const int row = m_order->rowOf(note.slot);
        if (row != SessionOrder::kNoRow)
            rows.emplace_back(row, note.fields);
    }
    struct Span {
        int first, last;
        quint16 fields;
    };
    if (rows.size() > kMostSorted) { // hardly neighbours, all of them
        Span all{rows.front().first, rows.front().first, 0};
        for (const auto &[row, fields] : rows) {
            all.first = std::min(all.first, row);
            all.last = std::max(all.last, row);
            all.fields = static_cast<quint16>(all.fields | fields);
        }
        announceSpan(all.first, all.last, all.fields);
        return;
    }
    std::sort(rows.begin(), rows.end());
    std::vector<Span> spans;
    for (const auto &[row, fields] : rows) {
        if (!spans.empty() && spans.back().last + 1 == row) {
            spans.back().last = row;
            spans.back().fields = static_cast<quint16>(spans.back().fields | fields);
        } else {
            spans.push_back({row, row, fields});
        }
    }
    if (spans.size() > kMostSpans) {
        Span all{spans.front().first, spans.back().last, 0};
        for (const Span &span : spans)
            all.fields = static_cast<quint16>(all.fields | span.fields);
        spans.assign(1, all);
    }
    for (const Span &span : spans)
        announceSpan(span.first, span.last, span.fields);
}

void RowAnnouncer::announceSpan(int first, int last, quint16 fields)
{
    int left = SessionTableModel::ColumnCount;
    int right = -1;
    for (int column = 0; column < SessionTableModel::ColumnCount; ++column) {
        if ((columnTraits(column).fields & fields) != 0) {
            left = std::min(left, column);
            right = column;
        }
    }
    if (right >= 0)
        Q_EMIT q.dataChanged(q.index(first, left), q.index(last, right), kChangedRoles);
}

} // namespace sessions
