// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historyentry.h"
#include "models/messages/problem.h"

#include <QObject>
#include <QString>

#include <memory>

namespace monitor
{
class SessionMonitor;
}

namespace history
{

class HistoryWriter;

/// Listens to a SessionMonitor, and writes what happens into the history of the server that it watches. Where it is
/// switched off, altogether or for a profile, it writes nothing, and makes neither file nor folder.
class HistoryRecorder final : public QObject
{
    Q_OBJECT

public:
    struct Policy {
        bool isOn = true;
        Limits limits = {};
        friend bool operator==(const Policy &, const Policy &) = default;
    };

    /// Into this folder, unless the profile names another; empty: there is no place for histories.
    HistoryRecorder(monitor::SessionMonitor &monitor, QString folder, const Policy &policy, QObject *parent = nullptr);
    ~HistoryRecorder() override;

    void setPolicy(const Policy &policy);
    /// Something is written: there is a server, and neither its profile nor the policy says no.
    bool isRecording() const;
    /// For who wants something of it forgotten, or waits for it.
    HistoryWriter &writer();

Q_SIGNALS:
    void problemOccurred(const messages::Problem &problem);
    void recordingChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace history
