// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/counttext.h"

#include "models/messages/connectionstatus.h"
#include "models/messages/liveness.h"
#include "models/messages/loadprogress.h"

#include <gtest/gtest.h>

namespace
{

using messages::Liveness;
using messages::LoadProgress;

std::string text(const LoadProgress &progress, Liveness::Mode mode)
{
    Liveness liveness;
    liveness.mode = mode;
    return ui::sessionCountText(141'809, progress, liveness).toStdString();
}

TEST(CountText, SaysExactOnlyOfWhatIs)
{
    LoadProgress progress;
    EXPECT_EQ(text(progress, Liveness::Mode::Live), "141,809 sessions, exact");
    EXPECT_EQ(text(progress, Liveness::Mode::LiveByTracking), "141,809 sessions, exact");
    EXPECT_EQ(text(progress, Liveness::Mode::Disconnected), "141,809 sessions when last connected");
    EXPECT_EQ(text(progress, Liveness::Mode::Stale), "141,809 sessions, not up to date");
    EXPECT_EQ(text(progress, Liveness::Mode::CatchingUp), "141,809 sessions, being checked");
}

TEST(CountText, FormatsThatNobodyHasLookedForAreNotDenied)
{
    Liveness liveness;
    liveness.areNamesKnown = false;
    liveness.mode = Liveness::Mode::Live;
    EXPECT_EQ(ui::sessionCountText(7, {}, liveness).toStdString(), "7 sessions");
    liveness.mode = Liveness::Mode::Polling;
    EXPECT_EQ(ui::sessionCountText(7, {}, liveness).toStdString(),
              "7 sessions of the formats in use at the last reading");
}

TEST(LivenessText, SaysByWhatItIsLive)
{
    messages::ConnectionStatus connection;
    connection.phase = messages::ConnectionStatus::Phase::Connected;
    Liveness liveness;
    liveness.mode = Liveness::Mode::LiveByTracking;
    EXPECT_EQ(ui::livenessText(liveness, connection).toStdString(), "Live, by tracking");
    EXPECT_TRUE(ui::livenessExplanation(liveness).contains(QStringLiteral("inferred")));
    liveness.since = QDateTime(QDate(2026, 11, 1), QTime(12, 3));
    EXPECT_TRUE(ui::livenessText(liveness, connection).startsWith(QStringLiteral("Live, by tracking, since ")));
}

TEST(CountText, APartIsNoTotal)
{
    LoadProgress progress;
    progress.partial = true;
    progress.expected = 301'000;
    EXPECT_EQ(text(progress, Liveness::Mode::Disconnected),
              "141,809 sessions of about 300,000, incomplete: reading broke off");
    progress.expected = 0;
    EXPECT_EQ(text(progress, Liveness::Mode::CatchingUp), "141,809 sessions, incomplete: reading broke off");
    progress.stopped = true;
    EXPECT_EQ(text(progress, Liveness::Mode::Live), "141,809 sessions, incomplete: reading was stopped");
}

TEST(CountText, StoppingAReadingAgainLosesNothingThatEventsTell)
{
    LoadProgress progress;
    progress.stopped = true;
    EXPECT_EQ(text(progress, Liveness::Mode::Live), "141,809 sessions, exact");
    EXPECT_EQ(text(progress, Liveness::Mode::CatchingUp), "141,809 sessions, incomplete: reading was stopped");
    EXPECT_EQ(text(progress, Liveness::Mode::Stale), "141,809 sessions, incomplete: reading was stopped");
}

} // namespace
