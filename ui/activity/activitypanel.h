// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/settingstext.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QStackedWidget;
class QTimer;

namespace activity
{
class ActivityRecorder;
}
namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class ActivityCharts;

/// The bottom of the window: what happens over time, as charts, and one by one, as a log.
/// Draws once a second, and only while it can be seen.
class ActivityPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityPanel(activity::ActivityRecorder &recorder, const monitor::SessionMonitor &monitor,
                           QWidget *parent = nullptr);

    void saveSettings(files::SettingValues &values) const;
    void restoreSettings(const files::SettingValues &values);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Page { ActivityPage, EventsPage, PageCount };

    QWidget *makeHeader();
    QWidget *makeRanges();
    QWidget *makeLogButtons();
    void showPage(int page);
    void chooseRange(int range);
    void showPause();
    void refresh();
    void showPresent();
    QString emptyMessage() const;

    activity::ActivityRecorder &m_recorder;
    const monitor::SessionMonitor &m_monitor;
    QTimer *m_refreshSoon; ///< several reasons to draw, one drawing
    QButtonGroup *m_tabs;
    QButtonGroup *m_ranges;
    QStackedWidget *m_tools = nullptr;
    QStackedWidget *m_pages = nullptr;
    ActivityCharts *m_charts = nullptr;
    QAbstractButton *m_pause = nullptr;
};

} // namespace ui
