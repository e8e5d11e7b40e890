// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/staleentrymodel.h"

#include "ui/cleanup/stalewords.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tone.h"

namespace ui
{

StaleEntryModel::StaleEntryModel(const StaleIndexModel &indexes, QObject *parent)
    : QAbstractTableModel(parent)
    , m_indexes(indexes)
{
}

void StaleEntryModel::showIndex(int index)
{
    if (index == m_index && m_report == m_indexes.report())
        return;
    beginResetModel();
    m_report = m_indexes.report();
    m_index = m_report && index >= 0 && index < std::ssize(m_report->indexes) ? index : -1;
    endResetModel();
}

void StaleEntryModel::refresh()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Now), index(rowCount() - 1, Now), {Qt::DisplayRole, Qt::ToolTipRole, ToneRole});
}

int StaleEntryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_index < 0
               ? 0
               : static_cast<int>(m_report->indexes[static_cast<size_t>(m_index)].stale.size());
}

int StaleEntryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// Once the list is of another report, as it was found.
StaleState StaleEntryModel::stateAt(int row) const
{
    return m_report == m_indexes.report() ? m_indexes.state({static_cast<quint32>(m_index), static_cast<quint32>(row)})
                                          : StaleState::Stale;
}

QVariant StaleEntryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column());
    case Qt::ToolTipRole:
        return plainToolTip(cell(index.row(), index.column()));
    case ToneRole:
        if (index.column() != Now)
            return static_cast<int>(Tone::Text);
        switch (stateAt(index.row())) {
        case StaleState::Stale:
        case StaleState::Gone:
            return static_cast<int>(Tone::Muted);
        case StaleState::Removed:
            return static_cast<int>(Tone::Good);
        case StaleState::Back:
        case StaleState::Changed:
        case StaleState::Unknown:
            break;
        }
        return static_cast<int>(Tone::Warning);
    default:
        return {};
    }
}

QVariant StaleEntryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Session:
        return tr("Session id");
    case Stored:
        return tr("Stored as");
    case Record:
        return tr("The session’s key, which is gone");
    case Now:
        return tr("Now");
    default:
        return {};
    }
}

QString StaleEntryModel::cell(int row, int column) const
{
    const messages::StaleEntry &entry = m_report->indexes[static_cast<size_t>(m_index)].stale[static_cast<size_t>(row)];
    switch (column) {
    case Session:
        return staleIdText(entry);
    case Stored:
        return entry.kind == messages::StaleEntry::Kind::Key ? tr("a key of its own") : staleMemberText(entry);
    case Record:
        return staleRecordText(entry);
    default:
        break;
    }
    switch (stateAt(row)) {
    case StaleState::Stale:
        break;
    case StaleState::Removed:
        return tr("removed");
    case StaleState::Gone:
        return tr("was gone already");
    case StaleState::Back:
        return tr("its session is back");
    case StaleState::Changed:
        return tr("changed since: look again");
    case StaleState::Unknown:
        return tr("not known: look again");
    }
    return tr("stale");
}

} // namespace ui

#include "moc_staleentrymodel.cpp"
