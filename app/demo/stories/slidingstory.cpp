// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/stories/storylist.h"

#include <QCoreApplication>

namespace app
{

using namespace std::chrono_literals;

namespace
{

struct SlidingStory {
    Q_DECLARE_TR_FUNCTIONS(app::SlidingStory)
};

} // namespace

Story slidingStory()
{
    using Action = StoryAction::Kind;
    using Until = StoryCondition::Kind;
    const QString user = QString::fromLatin1(kStoryUser);
    Story story;
    story.name = QStringLiteral("sliding");
    story.title = SlidingStory::tr("Sliding expiry: each click extends");
    story.steps = {
        {SlidingStory::tr("Ada logs in. Her application keeps a session for her in Redis, with a TTL of 30 seconds."),
         {{Action::SetLifetime, 30},
          {Action::SetSliding, 1},
          {Action::Search, 0, 0ms, QStringLiteral("user:=%1").arg(user)},
          {Action::Click}},
         9s,
         {Until::LeftAbove, 1}},
        {SlidingStory::tr(
             "Nobody clicks. What is left falls second by second, and the server alone counts: the browser’s "
             "cookie does not end her session, this does."),
         {},
         10s,
         {Until::LeftBelow, 16}},
        {SlidingStory::tr(
             "Ada clicks. The application sets the TTL anew, and what is left jumps back up to 30 seconds: "
             "the expiry slides."),
         {{Action::Click}},
         8s,
         {Until::AnswersCame},
         60s,
         true},
        {SlidingStory::tr("It falls again. As long as she clicks every half minute, this session never ends."),
         {},
         8s,
         {Until::LeftBelow, 18}},
        {SlidingStory::tr("One more click: up again."), {{Action::Click}}, 7s, {Until::AnswersCame}},
        {SlidingStory::tr(
             "Now the application has a fixed expiry: a session ends when it was to end at its log-in. She "
             "clicks, the click is answered, and the deadline stays where it was."),
         {{Action::SetSliding, 0}, {Action::Click}},
         12s,
         {Until::AnswersCame}},
        {SlidingStory::tr(
             "Clicking does not help any more. She works, and is about to be logged out in the middle of it."),
         {{Action::Click}},
         8s,
         {Until::LeftBelow, 6}},
        {SlidingStory::tr("Zero. The session is due, Redis removes it, and the row says how it ended."),
         {},
         4s,
         {Until::UserGone}},
        {SlidingStory::tr(
             "Her next click finds nothing: Ada has to log in. Sliding expiry ends what is not used; fixed "
             "expiry ends everything, and many applications have both."),
         {{Action::SetSliding, 1}, {Action::Click}},
         12s,
         {Until::LeftAbove, 1}},
    };
    return story;
}

} // namespace app
