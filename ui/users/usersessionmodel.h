// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/table/sessioncells.h"
#include "models/sessions/users/userwatch.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace sessions
{
class SessionTableModel;
}

namespace ui
{

/// The sessions of the user on show. Each row is looked up by its key when it is asked for: a slot may be somebody
/// else's by then, and such a row says nothing.
class UserSessionModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Device, Address, Remaining, Where, ColumnCount };

    explicit UserSessionModel(const sessions::SessionTableModel &sessions, QObject *parent = nullptr);

    void setSessions(const std::vector<sessions::UserOverview::Session> &shown);
    /// Where there are several nodes, the last column names the session's, else its format.
    void setNames(const QStringList &formatTitles, const QStringList &nodeNames);
    /// kNoSlot: that session is not there any more.
    sessions::Slot slotAt(int row) const;
    QByteArray keyAt(int row) const;
    /// -1: not shown.
    int rowOf(const QByteArray &key) const;
    QString text(int row, Column column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    int cellColumn(int column) const;

    const sessions::SessionTableModel &m_sessions;
    sessions::SessionCells m_cells;
    std::vector<sessions::UserOverview::Session> m_rows;
};

} // namespace ui
