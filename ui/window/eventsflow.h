// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QWidget>

namespace activity
{
class ActivityRecorder;
struct LoggedEvent;
} // namespace activity
namespace files
{
class Settings;
} // namespace files
namespace history
{
class HistoryDesk;
} // namespace history
namespace monitor
{
class SessionMonitor;
} // namespace monitor

namespace ui
{

class ActivityPanel;
class EventPage;
class EventSaving;
class LogoutFlow;
class NoticeBar;
class SessionSearch;
class SessionsPage;

/// The list of events among the other parts of the window: it is searched as they are, and leads to them.
class EventsFlow final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ActivityPanel &panel;
        SessionsPage &page;
        SessionSearch &search;
        LogoutFlow &logout;
        NoticeBar &notices;
    };

    EventsFlow(monitor::SessionMonitor &monitor, activity::ActivityRecorder &recorder, history::HistoryDesk &history,
               const Parts &parts, files::Settings &settings, QWidget *window);

    EventPage &page() { return *m_page; }

public Q_SLOTS:
    /// The events of this time, epoch ms, in sight.
    void showRange(qint64 from, qint64 until);

Q_SIGNALS:
    /// Among the sessions.
    void searchRequested(const QString &query);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCharts();
    void takeSearch();
    void showSession(const activity::LoggedEvent &event);
    void logOutUser(const QByteArray &user);
    void exportEvents();

    monitor::SessionMonitor &m_monitor;
    Parts m_parts;
    files::Settings &m_settings;
    EventPage *m_page;
    EventSaving *m_saving;
    QPointer<QWidget> m_cameFrom; ///< the chart in which the time was selected
};

} // namespace ui
