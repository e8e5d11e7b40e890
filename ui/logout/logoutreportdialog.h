// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/logoutreport.h"
#include "ui/logout/logoutquestion.h"

#include <QDialog>
#include <QString>

#include <vector>

namespace ui
{

class LogoutReportModel;

/// What became of each session of a logout. Shown with open().
class LogoutReportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `subjects` are those of the question; they are matched by key.
    LogoutReportDialog(const messages::LogoutReport &report, const std::vector<LogoutSubject> &subjects,
                       QWidget *parent = nullptr);

    /// "26 ended, 1 already gone, 1 refused": also for the notice bar.
    static QString summary(const messages::LogoutReport &report);

private:
    LogoutReportModel *m_model;
};

} // namespace ui
