// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/stories/storylist.h"

#include <QCoreApplication>

namespace app
{

using namespace std::chrono_literals;
using ui::Experiment;

namespace
{

struct RestartStory {
    Q_DECLARE_TR_FUNCTIONS(app::RestartStory)
};

StoryAction restart(Experiment experiment)
{
    return {StoryAction::Kind::RunExperiment, 0, 0ms, {}, experiment};
}

} // namespace

Story restartStory()
{
    using Action = StoryAction::Kind;
    using Until = StoryCondition::Kind;
    Story story;
    story.name = QStringLiteral("restart");
    story.title = RestartStory::tr("A restart, with and without persistence");
    story.steps = {
        {RestartStory::tr(
             "Three hundred sessions, and an update of Redis that wants a restart. Is anybody logged out by "
             "it?"),
         {{Action::SetLifetime, 1800}, {Action::SetOtherKeys, 0}, {Action::Wave, 50}},
         9s,
         {Until::SessionsAbove, 300}},
        {RestartStory::tr("First as a cache is often run: neither RDB nor AOF, everything in memory alone."),
         {restart(Experiment::RestartEmpty)},
         8s,
         {Until::AnswersCame},
         120s},
        {RestartStory::tr(
             "Everybody is logged out. Nothing expired, nobody ended these sessions: they were never anywhere "
             "but in the memory of that process. People come back one by one, and log in."),
         {},
         14s,
         {},
         60s,
         true},
        {RestartStory::tr("Let them come."), {{Action::Wave, 250}}, 9s, {Until::SessionsAbove, 200}},
        {RestartStory::tr("Now with RDB: Redis writes a snapshot as it shuts down, and reads it when it is back."),
         {restart(Experiment::RestartSnapshot)},
         8s,
         {Until::AnswersCame},
         120s},
        {RestartStory::tr("They live on, with the deadlines they had: a TTL goes on while the server is away. After a "
                          "crash it would be those of the latest snapshot."),
         {},
         13s},
        {RestartStory::tr("And with an append-only file: each change is written down as it happens."),
         {restart(Experiment::RestartAppendOnly)},
         8s,
         {Until::AnswersCame},
         120s},
        {RestartStory::tr(
             "The same, and after a crash at most about a second would be lost. Whether a server would keep "
             "its sessions stands in the Fleet tab, by what its settings say."),
         {},
         12s},
    };
    return story;
}

} // namespace app
