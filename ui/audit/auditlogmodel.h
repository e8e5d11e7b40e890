// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditreader.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui
{

/// The jobs of the audit log, newest first.
class AuditLogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Who, Server, Action, Sessions, Outcome, Reason, ColumnCount };
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< int of ui::Tone
    };

    explicit AuditLogModel(QObject *parent = nullptr);

    void setEntries(std::vector<audit::Entry> entries);
    const std::vector<audit::Entry> &entries() const { return m_entries; }
    const audit::Entry &entry(int row) const { return m_entries.at(static_cast<size_t>(row)); }
    /// -1: there is none.
    int rowOfJob(const QString &job) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString cell(const audit::Entry &entry, int column);
    static QString toolTip(const audit::Entry &entry, int column);

    std::vector<audit::Entry> m_entries;
};

} // namespace ui
