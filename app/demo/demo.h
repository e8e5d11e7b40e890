// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demofleet.h"
#include "app/demo/demokind.h"
#include "app/demo/demoserver.h"
#include "models/messages/connectionprofile.h"

#include <QObject>

#include <memory>

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
class DemoPanel;
class LaboratoryPanel;
} // namespace ui

namespace app
{

class DemoUsers;
class Laboratory;

/// The demo, put together: the private server, or a fleet of them, the users at work on it, the panel that steers them,
/// and the monitor that is sent there once there is something to see.
class Demo final : public QObject
{
    Q_OBJECT

public:
    /// `profile` is completed with the server's address.
    Demo(DemoKind kind, monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder,
         ui::DemoPanel &panel, messages::ConnectionProfile profile, quint32 seed, QObject *parent = nullptr);
    ~Demo() override;

    /// Of a demo of one server; before start(). It outlives this object.
    void setLaboratoryPanel(ui::LaboratoryPanel &panel) { m_laboratoryPanel = &panel; }
    void start();
    /// Where one of one server is found.
    QString socketPath() const { return m_server.socketPath(); }
    /// Null: there is none, or not yet.
    Laboratory *laboratory() { return m_laboratory.get(); }

Q_SIGNALS:
    /// The servers run, the users are at work, and the monitor was sent there.
    void begun();
    /// There is, or there is no longer, a demo: a sentence with what to do.
    void failed(const QString &sentence);

private:
    void listenToFleet();
    void serverReady();
    void showServer();
    redis::ServerAddress address() const;

    monitor::SessionMonitor &m_monitor;
    ui::DemoPanel &m_panel;
    messages::ConnectionProfile m_profile;
    quint32 m_seed;
    DemoServer m_server;
    std::unique_ptr<DemoFleet> m_fleet; ///< in its place, where the demo is of one
    std::unique_ptr<DemoUsers> m_users; ///< ends before the server
    ui::LaboratoryPanel *m_laboratoryPanel = nullptr;
    std::unique_ptr<Laboratory> m_laboratory; ///< ends before both
};

} // namespace app
