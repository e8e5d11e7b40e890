// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/stories/storylist.h"

#include <QCoreApplication>

namespace app
{

using namespace std::chrono_literals;

namespace
{

struct DueStory {
    Q_DECLARE_TR_FUNCTIONS(app::DueStory)
};

} // namespace

Story dueStory()
{
    using Action = StoryAction::Kind;
    using Until = StoryCondition::Kind;
    const QString due = QStringLiteral("is:due");
    Story story;
    story.name = QStringLiteral("due");
    story.title = DueStory::tr("Due is not gone: who removes a session");
    story.steps = {
        {DueStory::tr(
             "A TTL that has run out removes nothing. Redis removes a key when it comes across it: in a search "
             "of its own, some times a second, or because somebody reads it."),
         {{Action::PauseUsers, 1}, {Action::SetHz, 10}, {Action::SetOtherKeys, 0}},
         11s,
         {Until::AnswersCame}},
        {DueStory::tr(
             "The first way is held for now (DEBUG SET-ACTIVE-EXPIRE 0). This window, which else reads what is "
             "due after five seconds, holds back as well."),
         {{Action::Hold, 1}},
         9s,
         {Until::AnswersCame}},
        {DueStory::tr("Sixty sessions get one and the same deadline, six seconds from now."),
         {{Action::SameSecond, 60, 6s}, {Action::Search, 0, 0ms, QStringLiteral("ttl<7s")}},
         5s,
         {Until::DueAbove, 49},
         30s},
        {DueStory::tr(
             "It has passed. They are due, and still there: Redis counts them among its keys, and they take their "
             "memory. Nobody could log in with one."),
         {{Action::Search, 0, 0ms, due}},
         13s,
         {Until::DueAbove, 49},
         30s,
         true},
        {DueStory::tr("Now somebody asks for each of them, as a browser’s next click would. Redis sees the deadline, "
                      "removes the key, and answers that there is none."),
         {{Action::TouchDue}},
         9s,
         {Until::AnswersCame}},
        {DueStory::tr("Reading has reaped them: the second way, lazy expiry."), {}, 8s, {Until::DueBelow, 1}},
        {DueStory::tr("The search runs again, and sixty more get one deadline. Nobody reads these."),
         {{Action::Hold, 0}, {Action::Search}, {Action::SameSecond, 60, 5s}},
         9s,
         {Until::ExpiredAbove, 49},
         60s},
        {DueStory::tr("Gone within moments of the deadline. The time between the two is the expiry lag; how long it is "
                      "when Redis has much to search is another story."),
         {{Action::PauseUsers, 0}},
         11s,
         {Until::DueBelow, 1},
         60s},
    };
    return story;
}

} // namespace app
