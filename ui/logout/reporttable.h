// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace ui
{

class LogoutReportModel;

/// The list of a report. Return, Space and a click open the line that stands for what went well.
class ReportTable final : public QTableView
{
    Q_OBJECT

public:
    explicit ReportTable(QWidget *parent = nullptr);

    void setReport(LogoutReportModel &model);
    /// As wide as what they say; where no device is known, there is no column for it.
    void fitColumns();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void toggle(const QModelIndex &index);

    LogoutReportModel *m_report = nullptr;
};

} // namespace ui
