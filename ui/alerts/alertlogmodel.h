// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertrecord.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui
{

/// What the log of alerts holds, newest first, as it was read.
class AlertLogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, What, Server, Details, ColumnCount };

    explicit AlertLogModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setRecords(std::vector<alerts::Record> records);

private:
    QString textOf(const alerts::Record &record, int column) const;

    std::vector<alerts::Record> m_records;
};

} // namespace ui
