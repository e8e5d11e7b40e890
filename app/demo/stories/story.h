// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demo/experiment.h"

#include <QList>
#include <QString>

#include <chrono>

namespace app
{

/// Something that a step has done on the demo.
struct StoryAction {
    enum class Kind : quint8 {
        PauseUsers,    ///< value: 1 nobody logs in, clicks or out; 0: they do
        SetLifetime,   ///< seconds
        SetSliding,    ///< 1: each click extends; 0: fixed from log-in
        Click,         ///< as the story's own user, who logs in where there is no session
        Wave,          ///< so many sessions come
        SameSecond,    ///< so many get one deadline …
        Hold,          ///< 1: active expiry is held; 0: it runs
        TouchDue,      ///< all that are due are read
        SetHz,         ///< `hz` of the server
        SetOtherKeys,  ///< so many keys with a TTL that are no sessions
        RunExperiment, ///< `experiment`
        Search,        ///< `text` stands in the search field
    };
    Kind kind = Kind::Click;
    qint64 value = 0;
    std::chrono::milliseconds in{0}; ///< … of SameSecond: so long from then
    QString text = {};
    ui::Experiment experiment = ui::Experiment::EvictLru;
};

/// What a step waits for; each is looked up, not assumed to come true in time.
struct StoryCondition {
    enum class Kind : quint8 {
        None,
        AnswersCame,   ///< of all that the step has wanted; a refusal ends the story
        LeftBelow,     ///< the story's own user's session has less left: value in seconds
        LeftAbove,     ///< … more
        UserGone,      ///< it is there no more
        SessionsAbove, ///< the window counts more sessions
        DueAbove,      ///< … more that are due
        DueBelow,      ///< … fewer that are due
        ExpiredAbove,  ///< more than so many were reaped since the step began
    };
    Kind kind = Kind::None;
    qint64 value = 0;
};

struct StoryStep {
    QString line; ///< what to look at
    QList<StoryAction> actions = {};
    std::chrono::milliseconds atLeast{0}; ///< to read the line, and look
    StoryCondition until = {};
    std::chrono::milliseconds atMost{std::chrono::minutes(1)}; ///< for the condition; then the story gives up
    bool isPicture = false; ///< what is on screen as it ends is the picture of the story
};

/// Something that happens to sessions, told by itself.
struct Story {
    QString name; ///< as on the command line
    QString title;
    QList<StoryStep> steps;
};

/// Who plays in the stories.
inline constexpr char kStoryUser[] = "ada";

} // namespace app
