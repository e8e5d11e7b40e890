// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/watchalerts.h"

#include "app/terminal/complaint.h"

namespace app
{

using alerts::AlertOutlets;

WatchAlerts::WatchAlerts(monitor::SessionMonitor &monitor, history::HistoryRecorder &recorded, const QString &history,
                         const messages::AlertSettings &settings, const QString &server, QObject *parent)
    : QObject(parent)
    , m_recorder(monitor)
    , m_desk(monitor, recorded, history)
    , m_watch(monitor, m_recorder, &m_desk)
{
    m_watch.setRules(settings.rules);
    m_outlets.setSettings(settings);
    m_outlets.setServer(server);
    connect(&m_watch, &alerts::AlertWatch::transitioned, &m_outlets, &AlertOutlets::tell);
    connect(&m_outlets, &AlertOutlets::told, this, [this](const alerts::Record &record) { Q_EMIT told(record); });
    const auto say = [](const QString &sentence) { complain(sentence); };
    connect(&m_outlets, &AlertOutlets::logFailed, this, say);
    connect(&m_outlets.command(), &alerts::AlertCommand::failed, this, say);
}

void WatchAlerts::stop()
{
    m_watch.disconnect(&m_outlets);
}

} // namespace app

#include "moc_watchalerts.cpp"
