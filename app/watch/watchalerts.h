// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/activityrecorder.h"
#include "models/activity/alerts/alertoutlets.h"
#include "models/activity/alerts/alertwatch.h"
#include "models/activity/history/historydesk.h"

#include <QObject>

namespace app
{

/// The alerts of `watch --alerts`: judged, written into the log, and told to the user's command, as in the window, but
/// for the desktop.
class WatchAlerts final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. `history`: the folder that `recorded` writes into.
    WatchAlerts(monitor::SessionMonitor &monitor, history::HistoryRecorder &recorded, const QString &history,
                const messages::AlertSettings &settings, const QString &server, QObject *parent = nullptr);

    /// The server is about to be left, since somebody wants it so: nothing is over by that.
    void stop();

Q_SIGNALS:
    void told(const alerts::Record &record);

private:
    activity::ActivityRecorder m_recorder;
    history::HistoryDesk m_desk;
    alerts::AlertWatch m_watch;
    alerts::AlertOutlets m_outlets;
};

} // namespace app
