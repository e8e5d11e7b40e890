// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/reportlines.h"

#include <QAbstractTableModel>

#include <memory>

namespace ui
{

/// What became of each session, what wants attention first. Session ids are masked. Where much went well and something
/// did not, the former is one line that opens: see toggle().
class LogoutReportModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Outcome, User, Device, Session, Place, Format, Happened, ColumnCount };
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< int of a Tone, of the outcome
        FoldRole,                    ///< bool: this line stands for the ones that went well
    };

    explicit LogoutReportModel(std::shared_ptr<const ReportLines> lines, QObject *parent = nullptr);

    /// What is known by now. Whether the line is open stays.
    void setLines(std::shared_ptr<const ReportLines> lines);
    const ReportLines &lines() const { return *m_lines; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    bool isFold(int row) const { return hasFold() && row == m_fold; }
    bool isOpen() const { return m_isOpen; }
    /// Opens or closes the line that stands for what went well.
    void toggle();

    /// Whether there is anything to say in this column.
    bool isUsed(int column) const;
    /// All lines, whether open or not, tab-separated, with a header: for the clipboard.
    QString text() const;

private:
    bool hasFold() const { return m_fold >= 0; }
    const ReportLine &lineAt(int row) const;
    QString cell(const ReportLine &line, int column) const;
    QString foldCell(int column) const;
    void findFold();

    std::shared_ptr<const ReportLines> m_lines;
    int m_fold = -1; ///< its row; -1: there is none
    bool m_isOpen = false;
    bool m_saysOpen = false; ///< the same; only the rows change while they come and go
};

} // namespace ui
