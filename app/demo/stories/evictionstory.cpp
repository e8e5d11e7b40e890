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

struct EvictionStory {
    Q_DECLARE_TR_FUNCTIONS(app::EvictionStory)
};

StoryAction evict(Experiment experiment)
{
    return {StoryAction::Kind::RunExperiment, 0, 0ms, {}, experiment};
}

} // namespace

Story evictionStory()
{
    using Action = StoryAction::Kind;
    using Until = StoryCondition::Kind;
    Story story;
    story.name = QStringLiteral("eviction");
    story.title = EvictionStory::tr("Eviction logs people out");
    story.steps = {
        {EvictionStory::tr(
             "A Redis often holds more than sessions, and its memory has a limit. What happens to sessions "
             "when that is reached says maxmemory-policy."),
         {{Action::SetLifetime, 1800}, {Action::SetOtherKeys, 0}, {Action::Wave, 200}},
         11s,
         {Until::SessionsAbove, 300}},
        {EvictionStory::tr(
             "allkeys-lru: whatever was not used for longest goes first. The limit is set a little above what "
             "is used, and a cache fills up."),
         {evict(Experiment::EvictLru)},
         9s,
         {Until::AnswersCame},
         120s},
        {EvictionStory::tr("Each of these people had time left, and has to log in again. Redis says “evicted”, the "
                           "application only sees that there is no session."),
         {},
         14s,
         {},
         60s,
         true},
        {EvictionStory::tr("New people come, and the other policy many choose for sessions: volatile-ttl."),
         {{Action::Wave, 200}},
         10s,
         {Until::SessionsAbove, 250}},
        {EvictionStory::tr(
             "volatile-ttl takes only what has a TTL, next to end first. What fills the memory now has none: "
             "every byte of it is paid for by sessions."),
         {evict(Experiment::EvictTtl)},
         9s,
         {Until::AnswersCame},
         120s},
        {EvictionStory::tr(
             "Those who were next to end are gone, ahead of their time, and the data that took their place "
             "would stay for good."),
         {},
         14s},
        {EvictionStory::tr("With noeviction nobody would have been logged out, but no one could have logged in either. "
                           "Sessions want a Redis of their own, with room."),
         {},
         11s},
    };
    return story;
}

} // namespace app
