// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo.h"

#include "app/demo/democluster.h"
#include "app/demo/demosentinels.h"
#include "app/demo/demousers.h"
#include "app/demo/laboratory.h"
#include "models/activity/activityrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "ui/demo/demopanel.h"

namespace app
{

using ui::DemoPanel;

Demo::Demo(DemoKind kind, monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder,
           DemoPanel &panel, messages::ConnectionProfile profile, quint32 seed, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_panel(panel)
    , m_profile(std::move(profile))
    , m_seed(seed)
{
    if (kind == DemoKind::Cluster)
        m_fleet = std::make_unique<DemoCluster>();
    else if (kind == DemoKind::Sentinel)
        m_fleet = std::make_unique<DemoSentinels>();
    if (m_fleet)
        listenToFleet();
    m_panel.showFleet(kind == DemoKind::Cluster    ? DemoPanel::Fleet::Cluster
                      : kind == DemoKind::Sentinel ? DemoPanel::Fleet::Sentinel
                                                   : DemoPanel::Fleet::None);
    connect(&m_server, &DemoServer::ready, this, &Demo::serverReady);
    connect(&m_server, &DemoServer::failed, this, &Demo::failed);
    connect(&m_server, &DemoServer::failed, &m_panel, &DemoPanel::setStatus);
    // What the window counts, and not what was sent: the same people stand in two places.
    connect(&recorder, &activity::ActivityRecorder::figuresChanged, this,
            [this, &recorder] { m_panel.setUsers(recorder.figures().users, recorder.figures().newInLastMinute); });
}

Demo::~Demo() = default;

void Demo::listenToFleet()
{
    connect(m_fleet.get(), &DemoFleet::ready, this, &Demo::serverReady);
    connect(m_fleet.get(), &DemoFleet::failed, this, &Demo::failed);
    connect(m_fleet.get(), &DemoFleet::failed, &m_panel, &DemoPanel::setStatus);
    connect(m_fleet.get(), &DemoFleet::newsChanged, &m_panel, &DemoPanel::setFleetNews);
    connect(m_fleet.get(), &DemoFleet::busyChanged, &m_panel, &DemoPanel::setFleetBusy);
    connect(&m_panel, &DemoPanel::killPrimaryRequested, m_fleet.get(), &DemoFleet::killPrimary);
    connect(&m_panel, &DemoPanel::moveSlotsRequested, m_fleet.get(), &DemoFleet::moveSlots);
}

void Demo::start()
{
    if (m_fleet) {
        m_panel.setStatus(tr("Starting several private Redis servers …"));
        m_fleet->start();
    } else {
        m_panel.setStatus(tr("Starting a private Redis …"));
        m_server.start();
    }
}

redis::ServerAddress Demo::address() const
{
    if (m_fleet)
        return m_fleet->writersAddress();
    redis::ServerAddress address;
    address.seeds.front().transport = redis::Transport::Unix;
    address.seeds.front().path = m_server.socketPath();
    return address;
}

void Demo::serverReady()
{
    m_users =
        std::make_unique<DemoUsers>(address(), redis::Login{{}, m_fleet ? m_fleet->password() : QByteArray()}, m_seed);
    m_panel.setLifetime(m_users->lifetime());
    connect(&m_panel, &DemoPanel::waveRequested, m_users.get(), &DemoUsers::addWave);
    connect(&m_panel, &DemoPanel::lifetimeChanged, m_users.get(), &DemoUsers::setLifetime);
    connect(&m_panel, &DemoPanel::usersPausedChanged, m_users.get(), &DemoUsers::setPaused);
    connect(&m_panel, &DemoPanel::expireRequested, m_users.get(), &DemoUsers::expireSome);
    connect(m_users.get(), &DemoUsers::started, this, &Demo::showServer);
    if (m_fleet)
        connect(m_fleet.get(), &DemoFleet::writersMoved, m_users.get(), [this] { m_users->moveTo(address()); });
    m_users->setLifetime(m_panel.lifetime());
    m_users->setPaused(m_panel.usersPaused());
    m_users->start();
}

void Demo::showServer()
{
    m_panel.setStatus({});
    m_profile.name = tr("Demo");
    m_profile.keepsNoHistory = m_profile.historyFolder.isEmpty(); // its people are nobody
    messages::Credentials credentials;
    if (m_fleet) {
        m_fleet->describe(m_profile);
        credentials.password = credentials.sentinelPassword = m_fleet->password();
    } else {
        m_profile.kind = messages::ServerKind::UnixSocket;
        m_profile.socketPath = m_server.socketPath();
    }
    if (m_laboratoryPanel && !m_fleet)
        m_laboratory = std::make_unique<Laboratory>(m_server, *m_users, m_monitor, m_panel, *m_laboratoryPanel);
    m_monitor.connectTo(m_profile, credentials);
    Q_EMIT begun();
}

} // namespace app

#include "moc_demo.cpp"
