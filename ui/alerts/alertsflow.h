// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertoutlets.h"
#include "models/activity/alerts/alertwatch.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace monitor
{
class SessionMonitor;
} // namespace monitor

namespace ui
{

class AlertMark;
class AlertsDialog;
class DesktopNotifications;
class NoticeBar;
class ProfileStore;

/// Everything around alerts: watches by the rules of the server's profile, says what fires in the notice bar, by the
/// mark in the status line, by the desktop and by the user's command, and has the dialog that changes all that.
class AlertsFlow final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        monitor::SessionMonitor &monitor;
        activity::ActivityRecorder &recorder;
        history::HistoryDesk &history;
        ProfileStore &profiles;
        NoticeBar &notices;
    };

    /// The parts must outlive it.
    AlertsFlow(const Parts &parts, QWidget *window);
    ~AlertsFlow() override;

    /// For the status line, which takes it as its own.
    AlertMark *mark() const;
    void open();
    /// What fires now, above the mark.
    void showFiring();

    alerts::AlertWatch &watch() { return m_watch; }
    alerts::AlertOutlets &outlets() { return m_outlets; }

private:
    void takeProfile();
    void followStore();
    void useSettings(const messages::AlertSettings &settings);
    void makeDialog();
    void save();
    void tell(const alerts::Record &record, bool isToBeNotified);
    void notice(const alerts::Record &record);
    void warn(const QString &id, const QString &sentence);
    void update();
    void readLog();
    QString noteOnKeeping() const;

    monitor::SessionMonitor &m_monitor;
    ProfileStore &m_profiles;
    NoticeBar &m_notices;
    QWidget *m_window;
    alerts::AlertWatch m_watch;
    alerts::AlertOutlets m_outlets;
    DesktopNotifications *m_notifications;
    QPointer<AlertMark> m_mark;
    QPointer<AlertsDialog> m_dialog;
    bool m_isTesting = false; ///< what comes of the command is told in the dialog
};

} // namespace ui
