// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertjudge.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QGridLayout;
class QSpinBox;

namespace ui
{

class ToneLabel;

/// All the rules, one a row: whether it is on, its limit, for how long, and what is measured now.
class AlertRules final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertRules(QWidget *parent = nullptr);

    void setRules(const messages::AlertSettings::Rules &rules);
    messages::AlertSettings::Rules rules() const;
    /// By the rules in force, which may be others than those that are typed.
    void showStandings(const alerts::AlertJudge &judge);

private:
    struct Row {
        QCheckBox *isOn = nullptr;
        QSpinBox *limit = nullptr;   ///< null: the kind has none
        QSpinBox *seconds = nullptr; ///< null: it fires at once
        ToneLabel *now = nullptr;
    };

    void addHeadings(QGridLayout *grid);
    Row newRow(messages::AlertKind kind);

    std::array<Row, messages::kAlertKinds> m_rows;
    messages::AlertSettings::Rules m_shown; ///< with what has no field here
};

} // namespace ui
