// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/storyteller.h"

#include "app/demo/laboratory.h"
#include "ui/demo/storybar.h"

namespace app
{

using namespace std::chrono_literals;
using ui::StoryBar;

namespace
{

constexpr auto kStoryTick = 100ms;

} // namespace

StoryTeller::StoryTeller(Laboratory &laboratory, const monitor::SessionMonitor &monitor,
                         const activity::ActivityRecorder &recorder, DemoStoryStage::Search search, StoryBar &bar,
                         QObject *parent)
    : QObject(parent)
    , m_bar(bar)
    , m_stage(laboratory, monitor, recorder, std::move(search))
    , m_player(m_stage)
{
    m_clock.start();
    m_ticks.setInterval(kStoryTick);
    connect(&m_ticks, &QTimer::timeout, this, [this] { m_player.tick(m_clock.elapsed()); });
    connect(&m_player, &StoryPlayer::stepBegun, this, [this](int step) {
        const QList<StoryStep> &steps = m_player.story().steps;
        m_bar.showStep(step, int(steps.size()), steps.at(step).line);
    });
    connect(&m_player, &StoryPlayer::pausedChanged, &m_bar, &StoryBar::setPaused);
    connect(&m_player, &StoryPlayer::pictureReached, this, &StoryTeller::pictureReached);
    connect(&m_player, &StoryPlayer::ended, this, &StoryTeller::end);
    connect(&m_bar, &StoryBar::pauseRequested, &m_player, &StoryPlayer::setPaused);
    connect(&m_bar, &StoryBar::nextRequested, &m_player, &StoryPlayer::goNext);
    connect(&m_bar, &StoryBar::backRequested, &m_player, &StoryPlayer::goBack);
    connect(&m_bar, &StoryBar::stopRequested, this, &StoryTeller::stop);
    connect(&laboratory, &Laboratory::said, &m_bar, &StoryBar::showNews);
}

void StoryTeller::tell(const Story &story)
{
    m_bar.showStory(story.title);
    m_ticks.start();
    m_player.play(story);
}

void StoryTeller::stop()
{
    const bool wasPlaying = m_player.isPlaying();
    m_ticks.stop();
    m_player.stop();
    m_bar.setPaused(false);
    m_bar.hide();
    if (wasPlaying)
        m_stage.putBack();
}

void StoryTeller::end(const QString &problem)
{
    m_ticks.stop();
    m_stage.putBack();
    m_bar.showEnd(problem.isEmpty() ? tr("The end. Help ▸ Stories has the others.") : problem, !problem.isEmpty());
    Q_EMIT ended(problem);
}

} // namespace app

#include "moc_storyteller.cpp"
