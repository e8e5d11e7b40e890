// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo.h"

#include "app/demo/demousers.h"
#include "models/activity/activityrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "ui/demo/demopanel.h"

namespace app
{

using ui::DemoPanel;

Demo::Demo(monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder, DemoPanel &panel,
           messages::ConnectionProfile profile, quint32 seed, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_panel(panel)
    , m_profile(std::move(profile))
    , m_seed(seed)
{
    connect(&m_server, &DemoServer::ready, this, &Demo::serverReady);
    connect(&m_server, &DemoServer::failed, this, &Demo::failed);
    connect(&m_server, &DemoServer::failed, &m_panel, &DemoPanel::setStatus);
    // What the window counts, and not what was sent: the same people stand in two places.
    connect(&recorder, &activity::ActivityRecorder::figuresChanged, this,
            [this, &recorder] { m_panel.setUsers(recorder.figures().users, recorder.figures().newInLastMinute); });
}

Demo::~Demo() = default;

void Demo::start()
{
    m_panel.setStatus(tr("Starting a private Redis …"));
    m_server.start();
}

void Demo::serverReady()
{
    m_users = std::make_unique<DemoUsers>(m_server.socketPath(), m_seed);
    m_panel.setLifetime(m_users->lifetime());
    connect(&m_panel, &DemoPanel::waveRequested, m_users.get(), &DemoUsers::addWave);
    connect(&m_panel, &DemoPanel::lifetimeChanged, m_users.get(), &DemoUsers::setLifetime);
    connect(&m_panel, &DemoPanel::usersPausedChanged, m_users.get(), &DemoUsers::setPaused);
    connect(&m_panel, &DemoPanel::expireRequested, m_users.get(), &DemoUsers::expireSome);
    connect(m_users.get(), &DemoUsers::started, this, &Demo::showServer);
    m_users->setLifetime(m_panel.lifetime());
    m_users->setPaused(m_panel.usersPaused());
    m_users->start();
}

void Demo::showServer()
{
    m_panel.setStatus({});
    m_profile.name = tr("Demo");
    m_profile.kind = messages::ServerKind::UnixSocket;
    m_profile.socketPath = m_server.socketPath();
    m_monitor.connectTo(m_profile, {});
}

} // namespace app

#include "moc_demo.cpp"
