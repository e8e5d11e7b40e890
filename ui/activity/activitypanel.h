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
namespace history
{
class HistoryDesk;
}
namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class ActivityCharts;
class PastLoader;
class RangeBar;
class ToneLabel;
enum class ActivityRange;

/// The bottom of the window: what happens over time, as charts, and one by one, as a log.
/// Draws once a second, and only while it can be seen.
class ActivityPanel final : public QWidget
{
    Q_OBJECT

public:
    ActivityPanel(activity::ActivityRecorder &recorder, monitor::SessionMonitor &monitor, history::HistoryDesk &history,
                  QWidget *parent = nullptr);

    /// What is shown under "Events"; the panel's from now on.
    void setEventsPage(QWidget *page);
    void showEvents();
    /// With the keyboard on their tab.
    void showCharts();
    /// So many pixels of the lower edge are covered from now on: what is drawn there keeps above them, and nothing else
    /// moves.
    void setCovered(int height);

    void saveSettings(files::SettingValues &values) const;
    void restoreSettings(const files::SettingValues &values);

    /// Where a selected time leads nowhere, none is selected.
    void setSelectable(bool isSelectable);
    /// The time that is selected in the charts is forgotten.
    void clearRange();

Q_SIGNALS:
    /// A time was selected in a chart: epoch ms, by the server's clock.
    void rangeSelected(qint64 fromMs, qint64 untilMs);
    void rangeCleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Page { ActivityPage, EventsPage, PageCount };

    QWidget *makeHeader();
    QWidget *makeLogButtons();
    void showPage(int page);
    void chooseRange(ui::ActivityRange range);
    void tell(const QString &sentence, bool isProblem);
    void showPause();
    void refresh();
    void takeGap();
    void showPresent();
    void placePages();
    QString emptyMessage() const;

    activity::ActivityRecorder &m_recorder;
    monitor::SessionMonitor &m_monitor;
    QTimer *m_refreshSoon; ///< several reasons to draw, one drawing
    QButtonGroup *m_tabs;
    RangeBar *m_ranges = nullptr;
    ToneLabel *m_told = nullptr; ///< what became of a picture or a file
    PastLoader *m_past;
    QStackedWidget *m_tools = nullptr;
    QWidget *m_room = nullptr; ///< for the pages, and for what covers its lower edge
    QStackedWidget *m_pages = nullptr;
    int m_covered = 0;
    ActivityCharts *m_charts = nullptr;
    QAbstractButton *m_pause = nullptr;
};

} // namespace ui
