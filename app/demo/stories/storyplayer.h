// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/stories/story.h"

#include <QObject>

namespace app
{

/// What a story is played on.
class StoryStage
{
public:
    virtual ~StoryStage() = default;
    /// Before the actions of a step.
    virtual void beginStep() = 0;
    virtual void perform(const StoryAction &action) = 0;
    virtual bool holds(const StoryCondition &condition) const = 0;
    /// Something that the step wanted was refused: why, in a sentence; empty: nothing was.
    virtual QString refusal() const = 0;

protected:
    StoryStage() = default;
    Q_DISABLE_COPY_MOVE(StoryStage)
};

/// Plays a story: a step after the other, each when the one before has been there long enough and what it waits for is
/// so. Knows no clock: tick() brings the time.
///
///     Idle ──play──> Playing <──> Paused ──> Idle, with ended()
class StoryPlayer final : public QObject
{
    Q_OBJECT

public:
    explicit StoryPlayer(StoryStage &stage, QObject *parent = nullptr);

    /// From its beginning; what was played is left, without a word.
    void play(const Story &story);
    /// Reading takes this part of its time, 0 to 1. What a step waits for takes what it takes.
    void setHaste(double part) { m_part = part; }
    void setPaused(bool paused);
    /// The next step at once, the one before again. Nothing where there is none.
    void goNext();
    void goBack();
    /// Without ended().
    void stop();

    bool isPlaying() const { return m_state != State::Idle; }
    bool isPaused() const { return m_state == State::Paused; }
    int step() const { return m_step; }
    const Story &story() const { return m_story; }

    /// `nowMs`: of a clock that only goes forward. Time in a pause does not count, also not for what is waited for.
    void tick(qint64 nowMs);

Q_SIGNALS:
    void stepBegun(int step);
    void pausedChanged(bool isPaused);
    /// The step that is the story's picture has come to its end: this is it.
    void pictureReached();
    /// It was played to its end (empty), or could not go on: why.
    void ended(const QString &problem);

private:
    enum class State : quint8 { Idle, Playing, Paused };

    void enter(int step);
    void finishStep();
    void end(const QString &problem);

    StoryStage &m_stage;
    Story m_story;
    State m_state = State::Idle;
    int m_step = 0;
    double m_part = 1;
    qint64 m_latestMs = -1; ///< of tick(); -1: none since the story began
    qint64 m_elapsedMs = 0; ///< of the step, without pauses
};

} // namespace app
