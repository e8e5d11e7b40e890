// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demostart.h"

#include "app/demo/demo.h"
#include "models/messages/problem.h"
#include "ui/demo/demopanel.h"
#include "ui/window/mainwindow.h"

#include <random>

namespace app
{

DemoStart::DemoStart(ui::MainWindow &window, monitor::SessionMonitor &monitor, activity::ActivityRecorder &recorder)
    : m_window(window)
    , m_monitor(monitor)
    , m_recorder(recorder)
{
    connect(&window, &ui::MainWindow::demoRequested, this, &DemoStart::startFromWindow);
}

DemoStart::~DemoStart() = default;

void DemoStart::start(DemoKind kind, const messages::ConnectionProfile &profile, quint32 seed)
{
    m_demo.reset(); // it knows the panel that is about to go
    auto *const panel = new ui::DemoPanel;
    m_demo = std::make_unique<Demo>(kind, m_monitor, m_recorder, *panel, profile, seed);
    m_window.setDemoPanel(panel); // as high as the demo's kind wants it
    connect(m_demo.get(), &Demo::failed, this, &DemoStart::failed);
    m_demo->start();
}

void DemoStart::startFromWindow()
{
    messages::ConnectionProfile profile;
    profile.keepsNoHistory = true;
    start(DemoKind::Single, profile, std::random_device{}());
    disconnect(m_demo.get(), &Demo::failed, this, &DemoStart::failed);
    // Queued: it is not taken down while it says so.
    connect(m_demo.get(), &Demo::failed, this, &DemoStart::takeDown, Qt::QueuedConnection);
}

void DemoStart::takeDown(const QString &sentence)
{
    m_demo.reset();
    m_window.setDemoPanel(nullptr);
    m_window.tell({sentence, tr("Then press “Show the Demo” again.")});
}

} // namespace app

#include "moc_demostart.cpp"
