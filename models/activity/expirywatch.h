// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/laghistory.h"
#include "models/activity/settinghistory.h"
#include "models/messages/sessionevent.h"

#include <QList>
#include <QObject>

namespace messages
{
struct Fleet;
}
namespace monitor
{
class SessionMonitor;
}

namespace activity
{

/// What the primaries of a fleet say now of how they look for due keys.
ExpirySettings settingsOf(const messages::Fleet &fleet);

/// Listens to a SessionMonitor: how long after their deadlines sessions are removed, and under which settings. Lag is
/// measured all the time; the settings are asked for (INFO, CONFIG) only while somebody looks.
class ExpiryWatch final : public QObject
{
    Q_OBJECT

public:
    explicit ExpiryWatch(monitor::SessionMonitor &monitor, QObject *parent = nullptr);
    ~ExpiryWatch() override;

    const LagHistory &lags() const { return m_lags; }
    const SettingHistory &settings() const { return m_settings; }
    /// What was told last; nothing, while it is not asked or not told.
    const ExpirySettings &present() const { return m_present; }
    void setLookedAt(bool isLookedAt);
    /// Epoch second of the server's clock.
    qint64 nowSecond() const;

Q_SIGNALS:
    void settingsChanged();

private:
    void noteEvents(const QList<messages::SessionEvent> &events);
    void noteFleet();
    void startAfresh();

    monitor::SessionMonitor &m_monitor;
    LagHistory m_lags;
    SettingHistory m_settings;
    ExpirySettings m_present;
};

} // namespace activity
