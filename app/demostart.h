// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demokind.h"
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
class MainWindow;
} // namespace ui

namespace app
{

class Demo;

/// Has a window show a demo: because the command line asks for it, or the window's button. There is one at a time.
class DemoStart final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this.
    DemoStart(ui::MainWindow &window, monitor::SessionMonitor &monitor, activity::ActivityRecorder &recorder);
    ~DemoStart() override;

    /// In the place of a demo that is there. `profile` is completed with the server's address.
    void start(DemoKind kind, const messages::ConnectionProfile &profile, quint32 seed);
    /// The plain one, whose people leave no history. What keeps it from starting is said in the window, which stays.
    void startFromWindow();

Q_SIGNALS:
    /// The demo that start() was to begin has not begun, or is no longer there: a sentence.
    void failed(const QString &sentence);

private:
    void takeDown(const QString &sentence);

    ui::MainWindow &m_window;
    monitor::SessionMonitor &m_monitor;
    activity::ActivityRecorder &m_recorder;
    std::unique_ptr<Demo> m_demo;
};

} // namespace app
