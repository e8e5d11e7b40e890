// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demostorystage.h"
#include "app/demo/stories/storyplayer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace ui
{
class StoryBar;
}

namespace app
{

/// Tells one story at a time on a demo: brings the player the time, and the bar what is told. What a story has set is
/// set back when it is over or stopped.
class StoryTeller final : public QObject
{
    Q_OBJECT

public:
    StoryTeller(Laboratory &laboratory, const monitor::SessionMonitor &monitor,
                const activity::ActivityRecorder &recorder, DemoStoryStage::Search search, ui::StoryBar &bar,
                QObject *parent = nullptr);

    void tell(const Story &story);
    void stop();
    StoryPlayer &player() { return m_player; }

Q_SIGNALS:
    void pictureReached();
    /// Empty: to its end.
    void ended(const QString &problem);

private:
    void end(const QString &problem);

    ui::StoryBar &m_bar;
    DemoStoryStage m_stage;
    StoryPlayer m_player;
    QTimer m_ticks;
    QElapsedTimer m_clock;
};

} // namespace app
