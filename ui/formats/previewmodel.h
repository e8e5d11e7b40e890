// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/formatpreviewresult.h"

#include <QAbstractTableModel>
#include <QString>

namespace ui
{

/// What a draft would list, and what it would refuse and why. Ids are masked.
class PreviewModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Id, User, Created, LastAccess, Ip, Ends, ColumnCount };
    enum Role { RefusedRole = Qt::UserRole + 1 };

    explicit PreviewModel(QObject *parent = nullptr);

    /// Those that are taken come first.
    void setResult(const messages::FormatPreviewResult &result, const QString &codecs);
    void clear();
    /// “38 of 50 keys would be listed. 12 do not decode as JSON.”
    QString summary() const;
    bool isAllRefused() const;
    /// Rows that would be listed.
    qint64 taken() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString cell(const messages::FormatPreviewResult::Row &row, int column) const;
    QString reason(messages::FormatPreviewResult::Refusal refusal) const;

    messages::FormatPreviewResult m_result;
    QString m_codecs;
};

} // namespace ui
