// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatdetection.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui
{

/// Kinds of keys that no format takes, the most frequent first.
class OtherKeysModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Pattern, Keys, ColumnCount };

    explicit OtherKeysModel(QObject *parent = nullptr);

    void setKinds(const std::vector<formats::DetectionResult::Other> &kinds);
    /// A glob; empty: there is no such row.
    QByteArray pattern(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<formats::DetectionResult::Other> m_kinds;
};

} // namespace ui
