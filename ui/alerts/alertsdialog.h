// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertjudge.h"
#include "models/activity/alerts/alertlog.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace ui
{

class AlertLogModel;
class AlertRules;
class AlertWays;
class DesktopNotifications;
class SegmentedSwitch;
class ToneLabel;

/// The alerts of one server: its rules, how somebody is told, and what has fired. Nothing is changed before Save.
class AlertsDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Page { Rules, Ways, Log };

    AlertsDialog(const messages::AlertSettings &settings, DesktopNotifications &notifications,
                 QWidget *parent = nullptr);

    /// Whose alerts these are. `note`: what is to be known of how they are kept; empty: nothing.
    void setServer(const QString &title, const QString &note);
    messages::AlertSettings settings() const;
    void showStandings(const alerts::AlertJudge &judge);
    void showLog(const tl::expected<alerts::AlertLog::Latest, QString> &latest, const QString &file);
    void showTest(const QString &sentence, bool isGood);
    void setPage(Page page);

Q_SIGNALS:
    /// By what is entered, saved or not.
    void testRequested(const messages::AlertSettings &settings);

private:
    QWidget *logPage();
    QWidget *buttonRow();
    void showProblem();
    static QWidget *padded(QWidget *page);

    const messages::AlertSettings m_shown;
    ToneLabel *m_server;
    ToneLabel *m_note;
    SegmentedSwitch *m_switch;
    QStackedWidget *m_pages;
    AlertRules *m_rules;
    AlertWays *m_ways;
    AlertLogModel *m_log;
    QTableView *m_table = nullptr;
    ToneLabel *m_logNote = nullptr;
    ToneLabel *m_problem = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace ui
