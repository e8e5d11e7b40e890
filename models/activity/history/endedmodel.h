// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/endedquestion.h"

#include <QAbstractTableModel>

namespace history
{

/// Sessions that have ended, newest first, and the gaps between them. Rows that are in the next answer, too, stay, with
/// whoever has selected them.
class EndedModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Mark, User, Words, Ip, Device, Session, ColumnCount };
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString, of User: what people use; empty: nobody is known
        NumberRole,                  ///< QString, of User: what stands second, dimmed
        IsGapRole,                   ///< bool
        IsUnknownRole,               ///< bool: a gap in which something may have ended that nobody saw
        KindRole,                    ///< int of EntryKind; 0: it is a gap, or has no end
    };

    explicit EndedModel(QObject *parent = nullptr);

    /// `now`: by the server's clock; says which times are of today.
    void setRows(std::vector<EndedRow> rows, qint64 now);
    void clear() { setRows({}, 0); }
    /// Null: a gap, or no such row.
    const Life *life(int row) const;
    /// -1: it is not among them.
    int rowOf(const Life &life) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QString textOf(const Life &life, int column) const;
    QVariant dataOfLife(const Life &life, int column, int role) const;
    QVariant dataOfGap(const Gap &gap, int column, int role) const;

    std::vector<EndedRow> m_rows;
    qint64 m_now = 0;
};

} // namespace history
