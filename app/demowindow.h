// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demokind.h"
#include "models/messages/connectionprofile.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <utility>

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
class LaboratoryPanel;
class MainWindow;
class StoryBar;
} // namespace ui

namespace app
{

class Demo;
class StoryTeller;

/// The demo in a window: its bar, its laboratory and its stories, from when it is begun. One at a time, and until the
/// window goes.
class DemoWindow final : public QObject
{
    Q_OBJECT

public:
    DemoWindow(ui::MainWindow &window, monitor::SessionMonitor &monitor, activity::ActivityRecorder &recorder,
               QObject *parent = nullptr);
    ~DemoWindow() override;

    bool isRunning() const { return m_demo && !m_isOver; }
    void begin(DemoKind kind, const messages::ConnectionProfile &profile, quint32 seed);
    /// On the demo of one server that runs here, as soon as there is something to see; where none runs and no server is
    /// connected to, one is begun. Else in another window: nobody's connection is left because of it.
    void play(const QString &storyName);
    /// Where what happens in a demo is written, to be forgotten with it; asked when one is begun. Not set: nowhere.
    void setHistoryFolder(std::function<QString()> folder) { m_historyFolder = std::move(folder); }
    /// Reading takes this part of its time.
    void setHaste(double part) { m_haste = part; }

Q_SIGNALS:
    /// There is, or there is no longer, the demo that begin() was to begin: a sentence with what to do.
    void failed(const QString &sentence);
    void otherWindowWanted(const QString &storyName);
    void pictureReached();
    /// Of a story; empty: it came to its end.
    void storyEnded(const QString &problem);

private:
    void beginFromWindow();
    void takeDown(const QString &sentence);
    void offerStories();
    void addLaboratory();
    void prepareStories();
    void playWaiting();
    bool isElsewhere() const;

    ui::MainWindow &m_window;
    monitor::SessionMonitor &m_monitor;
    activity::ActivityRecorder &m_recorder;
    DemoKind m_kind = DemoKind::Single;
    ui::LaboratoryPanel *m_laboratory = nullptr;
    ui::StoryBar *m_bar = nullptr;
    std::unique_ptr<Demo> m_demo;
    std::unique_ptr<StoryTeller> m_teller; ///< ends before the demo
    QString m_waiting;                     ///< the name of a story
    bool m_isOver = false;                 ///< it has failed
    double m_haste = 1;
    std::function<QString()> m_historyFolder;
};

} // namespace app
