// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/stories/storylist.h"

#include <QCoreApplication>

namespace app
{

using namespace std::chrono_literals;

namespace
{

struct LagStory {
    Q_DECLARE_TR_FUNCTIONS(app::LagStory)
};

} // namespace

Story lagStory()
{
    using Action = StoryAction::Kind;
    using Until = StoryCondition::Kind;
    Story story;
    story.name = QStringLiteral("lag");
    story.title = LagStory::tr("A mass expiry, and how long Redis takes for it");
    story.steps = {
        {LagStory::tr("A campaign is over, a thousand people have come at once and gone again. Their sessions will end "
                      "together, too."),
         {{Action::SetHz, 10}, {Action::SetOtherKeys, 0}, {Action::Wave, 1000}},
         8s,
         {Until::SessionsAbove, 1000}},
        {LagStory::tr("In this Redis is not much else. A thousand sessions get one deadline, six seconds from now."),
         {{Action::SameSecond, 1000, 6s}},
         8s,
         {Until::ExpiredAbove, 900}},
        {LagStory::tr(
             "Gone nearly at once. Redis draws samples of keys with a TTL, and goes on as long as it finds many "
             "that are due: here nearly all of them were."),
         {},
         10s,
         {Until::DueBelow, 10}},
        {LagStory::tr("Now there are 50,000 other keys with a TTL, as in a cache that shares the server. And again a "
                      "thousand sessions."),
         {{Action::SetOtherKeys, 50'000}, {Action::Wave, 1000}},
         8s,
         {Until::SessionsAbove, 1000},
         120s},
        {LagStory::tr("The same once more: one deadline for a thousand, six seconds from now."),
         {{Action::SameSecond, 1000, 6s}},
         7s,
         {Until::DueAbove, 500},
         30s},
        {LagStory::tr(
             "This time they stay. Two keys in a hundred are due: Redis finds few in its samples and stops each "
             "time, ten times a second (hz 10). They are past their deadline, and not gone."),
         {},
         14s,
         {Until::DueAbove, 300},
         30s,
         true},
        {LagStory::tr(
             "hz 100: it looks a hundred times a second, for some more of the processor’s time. The lag in the "
             "chart begins to fall."),
         {{Action::SetHz, 100}},
         12s,
         {Until::ExpiredAbove, 100},
         60s},
        {LagStory::tr("hz 500, the most there is: soon nothing is left that is due."),
         {{Action::SetHz, 500}},
         6s,
         {Until::DueBelow, 20},
         90s},
        {LagStory::tr(
             "A TTL says when nobody can use a session any more. When Redis removes it depends on hz and on what "
             "else is there."),
         {{Action::SetHz, 10}, {Action::SetOtherKeys, 0}},
         10s,
         {Until::AnswersCame},
         120s},
    };
    return story;
}

} // namespace app
