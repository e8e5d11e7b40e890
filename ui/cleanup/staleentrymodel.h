// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cleanup/staleindexmodel.h"

#include <QAbstractTableModel>

namespace ui
{

/// The stale entries of one key: which session each is of, how it is stored, and what has become of it since. Session
/// ids are masked.
class StaleEntryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Session, Stored, Record, Now, ColumnCount };
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< int of ui::Tone
    };

    /// Shows those of `indexes`, which stays as long as this.
    StaleEntryModel(const StaleIndexModel &indexes, QObject *parent);

    /// By its number in the report; -1: of none.
    void showIndex(int index);
    int shownIndex() const { return m_index; }
    /// Something has become of them.
    void refresh();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString cell(int row, int column) const;
    StaleState stateAt(int row) const;

    const StaleIndexModel &m_indexes;
    std::shared_ptr<const messages::StaleReport> m_report; ///< of which m_index is
    int m_index = -1;
};

} // namespace ui
