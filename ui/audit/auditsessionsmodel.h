// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditreader.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui
{

/// The sessions of one job of the audit log, with what became of each.
class AuditSessionsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Outcome, User, Format, Session, Digest, ColumnCount };
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< int of ui::Tone
    };

    explicit AuditSessionsModel(QObject *parent = nullptr);

    void setSessions(std::vector<audit::SessionEntry> sessions);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString cell(const audit::SessionEntry &session, int column);

    std::vector<audit::SessionEntry> m_sessions;
};

} // namespace ui
