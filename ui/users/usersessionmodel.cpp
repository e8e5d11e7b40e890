// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/usersessionmodel.h"

#include "models/sessions/table/sessiontablemodel.h"

#include <algorithm>

namespace ui
{

using sessions::SessionTableModel;

UserSessionModel::UserSessionModel(const SessionTableModel &sessions, QObject *parent)
    : QAbstractTableModel(parent)
    , m_sessions(sessions)
    , m_cells(sessions.store())
{
}

void UserSessionModel::setSessions(const std::vector<sessions::UserOverview::Session> &shown)
{
    m_cells.clock = m_sessions.clock();
    const bool isSame = std::equal(shown.begin(), shown.end(), m_rows.begin(), m_rows.end(),
                                   [](const auto &left, const auto &right) { return left.key == right.key; });
    if (!isSame) {
        beginResetModel();
        m_rows = shown;
        endResetModel();
        return;
    }
    m_rows = shown; // a key may have gone to another slot
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void UserSessionModel::setNames(const QStringList &formatTitles, const QStringList &nodeNames)
{
    m_cells.formatTitles = formatTitles;
    m_cells.nodeNames = nodeNames;
    Q_EMIT headerDataChanged(Qt::Horizontal, Where, Where);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Where), index(rowCount() - 1, Where));
}

sessions::Slot UserSessionModel::slotAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return sessions::kNoSlot;
    const sessions::UserOverview::Session &session = m_rows[static_cast<size_t>(row)];
    const sessions::SessionStore &store = m_sessions.store();
    const bool isThere = store.contains(session.slot) && store.key(session.slot) == QByteArrayView(session.key);
    return isThere ? session.slot : sessions::kNoSlot;
}

QByteArray UserSessionModel::keyAt(int row) const
{
    return row < 0 || row >= rowCount() ? QByteArray() : m_rows[static_cast<size_t>(row)].key;
}

int UserSessionModel::rowOf(const QByteArray &key) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&key](const auto &session) { return session.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString UserSessionModel::text(int row, Column column) const
{
    return index(row, column).data().toString();
}

int UserSessionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int UserSessionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// What the sessions' table calls it.
int UserSessionModel::cellColumn(int column) const
{
    switch (column) {
    case State:
        return SessionTableModel::State;
    case Device:
        return SessionTableModel::Device;
    case Address:
        return SessionTableModel::Ip;
    case Remaining:
        return SessionTableModel::Remaining;
    default:
        return m_cells.nodeNames.size() > 1 ? SessionTableModel::Node : SessionTableModel::Format;
    }
}

QVariant UserSessionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const sessions::Slot slot = slotAt(index.row());
    if (slot == sessions::kNoSlot)
        return role == SessionTableModel::StateRole ? QVariant(static_cast<int>(messages::RowChange::Vanished))
                                                    : QVariant();
    return m_cells.value(slot, cellColumn(index.column()), role);
}

QVariant UserSessionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    // Its column has room for a mark only.
    if (role == Qt::AccessibleTextRole && section == State)
        return tr("State");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Device:
        return tr("Device");
    case Address:
        return tr("Address");
    case State:
        return QString();
    default:
        return sessions::columnTitle(cellColumn(section));
    }
}

} // namespace ui

#include "moc_usersessionmodel.cpp"
