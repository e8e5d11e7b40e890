// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/counttext.h"

#include "models/messages/connectionstatus.h"
#include "models/messages/liveness.h"
#include "models/messages/loadprogress.h"
#include "models/monitor/fleetdesk.h"
#include "tests/support/pluralforms.h"

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

TEST(CountText, NoneIsNotSaidBeforeSomethingIsRead)
{
    Liveness liveness;
    liveness.mode = Liveness::Mode::Loading;
    EXPECT_EQ(ui::sessionCountText(0, {}, liveness).toStdString(), "");
    EXPECT_EQ(ui::sessionCountText(3, {}, liveness).toStdString(), "3 sessions, being checked");
    liveness.mode = Liveness::Mode::CatchingUp;
    EXPECT_EQ(ui::sessionCountText(0, {}, liveness).toStdString(), "0 sessions, being checked") << "none were there";
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

TEST(LivenessText, SaysWhereTheRowsWereRead)
{
    Liveness liveness;
    EXPECT_TRUE(ui::readingText(liveness).isEmpty());
    liveness.reading = Liveness::Reading{{QStringLiteral("r1:7000")}, 1, {}};
    EXPECT_EQ(ui::readingText(liveness).toStdString(), "The rows were read from replica r1:7000 the last time.");
    liveness.reading = Liveness::Reading{{QStringLiteral("r1:7000"), QStringLiteral("r2:7000")}, 3, {}};
    const QString some = ui::readingText(liveness);
    EXPECT_TRUE(some.contains(QStringLiteral("r1:7000, r2:7000")) && some.contains(QLatin1Char('2')))
        << some.toStdString();
    liveness.reading = Liveness::Reading{{}, 1, {}};
    EXPECT_EQ(ui::readingText(liveness).toStdString(), "All was read from the primary itself the last time.");
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

/// Of three nodes two answer, and are live.
Liveness inPart(Liveness::Mode others = Liveness::Mode::Live)
{
    Liveness liveness;
    liveness.mode = Liveness::Mode::Stale;
    liveness.others = Liveness::Others{others, 2, 3, true};
    return liveness;
}

monitor::FleetGap gapOf(qint64 sessions)
{
    monitor::FleetGap gap;
    gap.names = QStringList{QStringLiteral("shop-2")};
    gap.since = {QDateTime(QDate(2026, 11, 29), QTime(13, 41, 24))};
    gap.sessions = sessions;
    gap.knownUntil = QDateTime(QDate(2026, 11, 29), QTime(13, 41, 22));
    return gap;
}

std::string partText(const LoadProgress &progress, const Liveness &liveness, const monitor::FleetGap &gap)
{
    return ui::sessionCountText(1'204'331, progress, liveness, gap).toStdString();
}

TEST(CountText, OfAMissingNodeItSaysSinceWhen)
{
    LoadProgress progress;
    progress.cutShort = true; // the latest reading was without it
    progress.allButMissing = true;
    EXPECT_EQ(partText(progress, inPart(), gapOf(401'022)), "803,309 sessions exact, 401,022 as of 13:41:22");
    EXPECT_EQ(partText(progress, inPart(Liveness::Mode::CatchingUp), gapOf(401'022)),
              "803,309 sessions being checked, 401,022 as of 13:41:22");
    EXPECT_EQ(partText(progress, inPart(Liveness::Mode::Polling), gapOf(401'022)),
              "803,309 sessions at the last reading, 401,022 as of 13:41:22");
    Liveness unnamed = inPart();
    unnamed.others->areNamesKnown = false;
    EXPECT_EQ(partText(progress, unnamed, gapOf(401'022)), "803,309 sessions, 401,022 as of 13:41:22");
}

TEST(CountText, WhatWasNeverReadIsNotAsItWasThen)
{
    LoadProgress progress;
    progress.partial = progress.cutShort = progress.allButMissing = true;
    monitor::FleetGap gap = gapOf(0);
    gap.knownUntil = {};
    gap.unread = gap.names;
    EXPECT_EQ(partText(progress, inPart(), gap), "1,204,331 sessions exact, those of shop-2 never read");
    gap.sessions = gap.ofUnread = 1000;
    EXPECT_EQ(partText(progress, inPart(), gap), "1,203,331 sessions exact, only 1,000 of shop-2 read");
}

TEST(CountText, NothingIsExactWhereTheOthersWereNotReadEither)
{
    LoadProgress progress;
    progress.partial = progress.cutShort = true; // for another reason
    EXPECT_EQ(partText(progress, inPart(), gapOf(7)), "1,204,331 sessions, incomplete: reading broke off");
    progress.allButMissing = progress.stopped = true;
    EXPECT_EQ(partText(progress, inPart(), gapOf(7)).find("exact"), std::string::npos);
    progress.stopped = false;
    progress.unreadable = 3;
    EXPECT_EQ(partText(progress, inPart(), gapOf(7)).find("exact"), std::string::npos);
    Liveness worse = inPart();
    worse.others.reset();
    EXPECT_EQ(partText({}, worse, gapOf(7)), "1,204,331 sessions, not up to date");
}

TEST(CountText, TheStatusIsLiveInPart)
{
    messages::ConnectionStatus connected;
    connected.phase = messages::ConnectionStatus::Phase::Connected;
    EXPECT_EQ(ui::livenessText(inPart(), connected).toStdString(), "Live in part: 2 of 3 primaries");
    EXPECT_EQ(ui::livenessText(inPart(Liveness::Mode::Polling), connected).toStdString(),
              "Polling in part: 2 of 3 primaries");
    EXPECT_EQ(ui::livenessText(inPart(Liveness::Mode::Stale), connected).toStdString(),
              "Not up to date: 2 of 3 primaries");
}

TEST(CountText, TheStatusSaysThatThePrimaryIsInDoubt)
{
    messages::ConnectionStatus connected;
    connected.phase = messages::ConnectionStatus::Phase::Connected;
    Liveness liveness;
    liveness.isPrimaryDoubted = true;
    liveness.mode = Liveness::Mode::CatchingUp;
    EXPECT_EQ(ui::livenessText(liveness, connected).toStdString(), "Primary being confirmed");
    liveness.mode = Liveness::Mode::Stale;
    EXPECT_EQ(ui::livenessText(liveness, connected).toStdString(), "Primary in doubt");
    liveness.isPrimaryDoubted = false;
    EXPECT_EQ(ui::livenessText(liveness, connected).toStdString(), "Not up to date");
}

TEST(CountText, CountsTheNodesThatAreKnown)
{
    using Presence = messages::FleetNode::Presence;
    messages::Fleet fleet;
    fleet.nodes.resize(6);
    for (messages::FleetNode &node : fleet.nodes)
        node.presence = Presence::Answers;
    EXPECT_TRUE(ui::answeringNodesText(fleet).isEmpty());
    fleet.nodes[1].presence = Presence::SaidToRun;
    EXPECT_TRUE(ui::answeringNodesText(fleet).isEmpty());
    fleet.nodes[2].presence = Presence::Missing;
    EXPECT_EQ(support::several(ui::answeringNodesText(fleet)), "5 of 6 nodes");
    fleet.nodes[3].presence = Presence::SaidToFail;
    EXPECT_EQ(support::several(ui::answeringNodesText(fleet)), "4 of 6 nodes");
}

} // namespace
