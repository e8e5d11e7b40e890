// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/logoutreport.h"
#include "ui/logout/logoutquestion.h"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace ui
{

/// The outcome for each session of a logout, what went wrong first. Session ids are masked.
class LogoutReportModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Outcome, User, Format, Key, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of messages::LogoutOutcome::Kind
    };

    LogoutReportModel(const messages::LogoutReport &report, const std::vector<LogoutSubject> &subjects,
                      QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// All rows, tab-separated, with a header: for the clipboard.
    QString text() const;

private:
    struct Row {
        messages::LogoutOutcome outcome;
        LogoutSubject subject;
    };
    QString cell(const Row &row, int column) const;

    std::vector<Row> m_rows;
};

/// "ended", "already gone".
QString outcomeText(messages::LogoutOutcome::Kind kind);

} // namespace ui
