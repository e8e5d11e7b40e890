// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/stories/storyplayer.h"

#include <algorithm>
#include <utility>

namespace app
{

StoryPlayer::StoryPlayer(StoryStage &stage, QObject *parent)
    : QObject(parent)
    , m_stage(stage)
{
}

void StoryPlayer::play(const Story &story)
{
    const bool wasPaused = isPaused();
    m_story = story;
    m_latestMs = -1;
    m_state = State::Playing;
    if (wasPaused)
        Q_EMIT pausedChanged(false);
    if (m_story.steps.isEmpty())
        end({});
    else
        enter(0);
}

void StoryPlayer::enter(int step)
{
    m_step = step;
    m_elapsedMs = 0;
    m_stage.beginStep();
    Q_EMIT stepBegun(step);
    // A copy: what is performed may stop the story, or play another.
    const QList<StoryAction> actions = m_story.steps.at(step).actions;
    for (const StoryAction &action : actions)
        m_stage.perform(action);
}

void StoryPlayer::setPaused(bool paused)
{
    if (m_state == State::Idle || paused == isPaused())
        return;
    m_state = paused ? State::Paused : State::Playing;
    Q_EMIT pausedChanged(paused);
}

void StoryPlayer::goNext()
{
    if (isPlaying() && m_step + 1 < m_story.steps.size())
        enter(m_step + 1);
}

void StoryPlayer::goBack()
{
    if (isPlaying() && m_step > 0)
        enter(m_step - 1);
}

void StoryPlayer::stop()
{
    m_state = State::Idle;
}

void StoryPlayer::tick(qint64 nowMs)
{
    const qint64 passed = m_latestMs < 0 ? 0 : std::max<qint64>(0, nowMs - m_latestMs);
    m_latestMs = nowMs;
    if (m_state != State::Playing)
        return;
    m_elapsedMs += passed;
    if (const QString refusal = m_stage.refusal(); !refusal.isEmpty())
        return end(refusal);
    const StoryStep &step = m_story.steps.at(m_step);
    if (m_elapsedMs < qint64(double(step.atLeast.count()) * m_part))
        return;
    if (m_stage.holds(step.until))
        return finishStep();
    if (m_elapsedMs >= std::max(step.atMost, step.atLeast).count())
        end(tr("Step %1 has waited in vain for what it was to show, and the story ends here.").arg(m_step + 1));
}

void StoryPlayer::finishStep()
{
    const int step = m_step;
    if (m_story.steps.at(step).isPicture)
        Q_EMIT pictureReached();
    if (m_state != State::Playing || m_step != step)
        return; // whoever took the picture has gone elsewhere
    if (step + 1 < m_story.steps.size())
        enter(step + 1);
    else
        end({});
}

void StoryPlayer::end(const QString &problem)
{
    m_state = State::Idle;
    Q_EMIT ended(problem);
}

} // namespace app

#include "moc_storyplayer.cpp"
