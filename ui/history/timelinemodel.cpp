// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/timelinemodel.h"

#include "models/activity/history/endedwords.h"
#include "models/text/durationtext.h"

#include <utility>

namespace ui
{

using history::TimelineLine;

TimelineModel::TimelineModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void TimelineModel::setLines(std::vector<TimelineLine> lines, qint64 now, bool isSameLife)
{
    if (isSameLife && m_now == now && lines == m_lines)
        return;
    beginResetModel();
    m_now = now;
    m_lines = std::move(lines);
    m_isUnfolded = m_isUnfolded && isSameLife;
    list();
    endResetModel();
}

void TimelineModel::toggle(int row)
{
    if (row < 0 || row >= rowCount() || m_listed[size_t(row)]->folded.empty())
        return;
    const int count = int(m_listed[size_t(row)]->folded.size());
    if (m_isUnfolded)
        beginRemoveRows({}, row + 1, row + count);
    else
        beginInsertRows({}, row + 1, row + count);
    m_isUnfolded = !m_isUnfolded;
    list();
    if (m_isUnfolded)
        endInsertRows();
    else
        endRemoveRows();
    Q_EMIT dataChanged(index(row), index(row), {FoldedRole});
}

void TimelineModel::list()
{
    m_listed.clear();
    for (const TimelineLine &line : m_lines) {
        m_listed.push_back(&line);
        for (const TimelineLine &folded : line.folded) {
            if (m_isUnfolded)
                m_listed.push_back(&folded);
        }
    }
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_listed.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const TimelineLine &line = *m_listed[size_t(index.row())];
    const QString time = line.at == 0 ? QString() : history::instantOf(line.at, m_now);
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case Qt::AccessibleTextRole:
        return time.isEmpty() ? line.text : tr("%1: %2").arg(time, line.text);
    case Qt::ToolTipRole:
        return line.folded.empty() ? line.text : tr("%1. Return or a double click unfolds them.").arg(line.text);
    case MarkRole:
        return int(line.mark);
    case TimeRole:
        return time;
    case FoldedRole:
        return line.folded.empty() ? 0 : m_isUnfolded ? 2 : 1;
    default:
        return {};
    }
}

} // namespace ui

#include "moc_timelinemodel.cpp"
