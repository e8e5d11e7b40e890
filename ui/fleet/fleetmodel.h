// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/fleet.h"
#include "ui/controls/tone.h"

#include <QAbstractTableModel>

#include <functional>

namespace ui
{

/// One row for each node, replicas under their primary. Rows keep their place as long as the same nodes are there.
class FleetModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Mark,
        Node,
        Address, ///< worth showing only where it is not the name
        Role,
        Slots,
        Sessions,
        Events,
        RoundTrip,
        Behind,
        Memory,
        Liveness,
        ColumnCount
    };
    enum DataRole {
        ToneRole = Qt::UserRole + 1, ///< int of Tone
    };

    explicit FleetModel(QObject *parent = nullptr);

    /// `sessionsOn`: rows of a node, by its index.
    void setFleet(const messages::FleetPointer &fleet, const std::function<qint64(int)> &sessionsOn);
    const messages::FleetNode &nodeAt(int row) const { return m_fleet->nodes[size_t(row)]; }
    /// -1: there is none.
    int rowOf(const QString &name) const;
    /// Some node is reached under another name than its own.
    bool hasAddresses() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(int row, int column, Tone *tone = nullptr) const;

    messages::FleetPointer m_fleet;
    std::vector<qint64> m_sessions; ///< by row
    QDateTime m_now;
};

} // namespace ui
