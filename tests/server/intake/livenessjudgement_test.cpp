// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/livenessjudgement.h"

#include <gtest/gtest.h>

using namespace messages;
using namespace server;
using Mode = Liveness::Mode;

namespace
{

NodeFollower::Status following(const char *flags)
{
    NodeFollower::Status node;
    node.stage = NodeFollower::Stage::Following;
    node.subscribed = true;
    node.flagsKnown = flags != nullptr;
    node.flags = NotificationFlags(QByteArray(flags));
    return node;
}

PassStanding running()
{
    PassStanding pass;
    pass.isRunning = true;
    return pass;
}

Liveness judge(const std::vector<NodeFollower::Status> &nodes, const ConnectionProfile &profile = {})
{
    return judgeLiveness(nodes, PassStanding(), {}, profile);
}

TEST(LivenessJudgement, GoesByTheFlags)
{
    EXPECT_EQ(judge({following("AKE")}).mode, Mode::Live);
    EXPECT_EQ(judge({following("Ex")}).mode, Mode::ExpiryOnly);
    EXPECT_EQ(judge({following("")}).mode, Mode::Polling);
    EXPECT_EQ(judge({}).mode, Mode::CatchingUp);
    PassStanding first;
    first.hasLoaded = false;
    first.isRunning = true;
    EXPECT_EQ(judgeLiveness({following("AKE")}, first, {}, {}).mode, Mode::Loading)
        << "the first time nothing is missed";
    EXPECT_EQ(judgeLiveness({}, first, {}, {}).mode, Mode::Loading);
}

TEST(LivenessJudgement, TheWeakestNodeDecides)
{
    EXPECT_EQ(judge({following("AKE"), following("AKE")}).mode, Mode::Live);
    EXPECT_EQ(judge({following("AKE"), following("Ex")}).mode, Mode::ExpiryOnly);
    EXPECT_EQ(judge({following("AKE"), following("")}).mode, Mode::Polling);
    NodeFollower::Status probing = following("AKE");
    probing.stage = NodeFollower::Stage::Probing;
    EXPECT_EQ(judge({following("AKE"), probing}).mode, Mode::CatchingUp);
}

TEST(LivenessJudgement, AnOldServerIsNotLive)
{
    NodeFollower::Status old = following("AKE");
    old.isOld = true;
    old.software = QStringLiteral("Redis 5.0.14");
    const Liveness judged = judge({old});
    EXPECT_EQ(judged.mode, Mode::ExpiryOnly);
    EXPECT_TRUE(judged.hidesChanges);
    EXPECT_TRUE(judged.reason.isEmpty()) << "no flag would help";
    EXPECT_TRUE(judged.notice.cause.startsWith(QStringLiteral("Redis 5.0.14 is older than Redis 6.2: ")));
    EXPECT_EQ(judge({following("AKE"), old}).mode, Mode::ExpiryOnly);
    // Whatever else it does not announce is said as well.
    old.flags = NotificationFlags("Ex");
    EXPECT_FALSE(judge({old}).hidesChanges);
    EXPECT_FALSE(judge({old}).reason.isEmpty());
    EXPECT_FALSE(judge({old}).notice.isEmpty());
    old.flags = NotificationFlags("");
    EXPECT_EQ(judge({old}).mode, Mode::Polling);
    EXPECT_TRUE(judge({following("AKE")}).notice.isEmpty());
    // It calls itself something newer.
    old.software = QStringLiteral("Redis 7.0.15");
    EXPECT_FALSE(judge({old}).notice.cause.contains(QStringLiteral("is older")));
    EXPECT_TRUE(judge({old}).notice.cause.contains(QStringLiteral("SMISMEMBER")));
}

TEST(LivenessJudgement, ANodeThatIsMissingIsNamed)
{
    NodeFollower::Status gone;
    gone.name = QStringLiteral("127.0.0.1:7002");
    gone.error = redis::Error{redis::ErrorKind::ConnectionRefused, {}};
    gone.offlineSince = QDateTime::currentDateTime();
    gone.gapFrom = gone.offlineSince;
    const Liveness liveness = judge({following("AKE"), following("AKE"), gone});
    EXPECT_EQ(liveness.mode, Mode::Stale);
    EXPECT_TRUE(liveness.reason.cause.contains(QLatin1String("2 of 3")));
    EXPECT_TRUE(liveness.reason.cause.contains(gone.name));
    EXPECT_FALSE(liveness.reason.cause.contains(QLatin1String("Nothing answers"))) << "that was said";
    // It is there, and is not to be had.
    gone.error = redis::Error{redis::ErrorKind::CertificateExpired, QStringLiteral("2026-11-01T12:00:00Z")};
    EXPECT_TRUE(judge({following("AKE"), gone}).reason.cause.contains(QLatin1String("127.0.0.1:7002 expired at")))
        << judge({following("AKE"), gone}).reason.cause.toStdString();
    EXPECT_EQ(judge({gone}).mode, Mode::CatchingUp) << "there is nothing else";
    gone.error.reset();
    EXPECT_EQ(judge({following("AKE"), gone}).mode, Mode::CatchingUp) << "it has just not been reached yet";
}

TEST(LivenessJudgement, TheOthersAreJudgedByThemselves)
{
    NodeFollower::Status gone;
    gone.name = QStringLiteral("127.0.0.1:7002");
    gone.error = redis::Error{redis::ErrorKind::ConnectionRefused, {}};
    gone.offlineSince = gone.gapFrom = QDateTime::currentDateTime();
    Liveness liveness = judge({following("AKE"), gone, following("AKE")});
    ASSERT_TRUE(liveness.others.has_value());
    EXPECT_EQ(liveness.others->mode, Mode::Live);
    EXPECT_EQ(liveness.others->answering, 2);
    EXPECT_EQ(liveness.others->all, 3);
    EXPECT_FALSE(liveness.others->areNamesKnown);
    EXPECT_TRUE(liveness.reason.nextStep.contains(QLatin1String("up to date")));

    // Nothing better is said of them than holds.
    EXPECT_EQ(judge({following("AKE"), gone, following("")}).others->mode, Mode::Polling);
    NodeFollower::Status unread = following("AKE");
    unread.isUnread = true;
    liveness = judge({unread, gone});
    EXPECT_EQ(liveness.others->mode, Mode::CatchingUp);
    EXPECT_FALSE(liveness.reason.nextStep.contains(QLatin1String("up to date")));
    PassStanding broken;
    broken.isBroken = true;
    EXPECT_EQ(judgeLiveness({following("AKE"), gone}, broken, {}, {}).others->mode, Mode::Stale);

    EXPECT_FALSE(judge({following("AKE"), following("AKE")}).others.has_value()) << "all are there";
    EXPECT_FALSE(judge({gone}).others.has_value()) << "none is there";
    EXPECT_FALSE(judgeLiveness({following("AKE"), gone}, PassStanding(), {}, {}, {.uncoveredSlots = 3}).others)
        << "who knows what is in those";
    EXPECT_FALSE(judgeLiveness({following("AKE"), gone}, PassStanding(), {}, {}, {.isHidden = true}).others);
}

TEST(LivenessJudgement, ANodeThatHangsIsMissingToo)
{
    NodeFollower::Status silent = following("AKE");
    silent.name = QStringLiteral("127.0.0.1:7003");
    silent.trouble = redis::Error{redis::ErrorKind::TimedOut, {}};
    silent.silentSince = QDateTime::currentDateTime();
    const Liveness liveness = judge({following("AKE"), silent});
    EXPECT_EQ(liveness.mode, Mode::Stale);
    ASSERT_TRUE(liveness.others.has_value());
    EXPECT_EQ(liveness.others->mode, Mode::Live);
    EXPECT_TRUE(liveness.reason.cause.contains(silent.name)) << qPrintable(liveness.reason.cause);
    EXPECT_FALSE(judge({silent}).others.has_value());
    silent.trouble->kind = redis::ErrorKind::Busy;
    EXPECT_FALSE(judge({following("AKE"), silent}).others.has_value()) << "it does answer";
}

TEST(LivenessJudgement, AClusterIsNotCalledWholeWhereItIsNot)
{
    const std::vector<NodeFollower::Status> nodes{following("AKE")};
    const Liveness hidden = judgeLiveness(nodes, PassStanding(), {}, {}, {.isHidden = true});
    EXPECT_EQ(hidden.mode, Mode::Stale);
    EXPECT_TRUE(hidden.reason.nextStep.contains(QLatin1String("+cluster|shards")));
    const Liveness lapsed = judgeLiveness(nodes, PassStanding(), {}, {}, {.isHidden = true, .isLapsed = true});
    EXPECT_EQ(lapsed.mode, Mode::Stale);
    EXPECT_NE(lapsed.reason.cause, hidden.reason.cause);
    const Liveness unreadable = judgeLiveness(nodes, PassStanding(), {}, {}, {.isUnreadable = true});
    EXPECT_EQ(unreadable.mode, Mode::Stale);
    EXPECT_TRUE(unreadable.reason.cause.contains(QLatin1String("topology")));
    const Liveness uncovered = judgeLiveness(nodes, PassStanding(), {}, {}, {.uncoveredSlots = 5461});
    EXPECT_EQ(uncovered.mode, Mode::Stale);
    EXPECT_TRUE(uncovered.reason.cause.contains(QLatin1String("16384")));
    EXPECT_EQ(judgeLiveness(nodes, PassStanding(), {}, {}, {}).mode, Mode::Live);
}

TEST(LivenessJudgement, GoesByWhatArrivesWhereTheFlagsAreNotKnown)
{
    NodeFollower::Status node = following(nullptr);
    Liveness liveness = judge({node});
    EXPECT_EQ(liveness.mode, Mode::Polling);
    EXPECT_TRUE(liveness.currentFlags.isNull());
    EXPECT_TRUE(liveness.offeredFlags.isEmpty());
    EXPECT_FALSE(liveness.reason.cause.isEmpty());
    node.sawExpiryEvent = true;
    EXPECT_EQ(judge({node}).mode, Mode::ExpiryOnly);
    node.sawWriteEvent = true;
    EXPECT_EQ(judge({node}).mode, Mode::Live);
    node.subscribed = false;
    EXPECT_EQ(judge({node}).mode, Mode::Polling);
}

TEST(LivenessJudgement, OffersFlagsOnlyWhereTheyMayBeSet)
{
    EXPECT_EQ(judge({following("Ex")}).offeredFlags, QStringLiteral("Exg$he"));
    EXPECT_TRUE(judge({following("AKE")}).offeredFlags.isEmpty());
    ConnectionProfile readOnly;
    readOnly.readOnly = true;
    EXPECT_TRUE(judge({following("Ex")}, readOnly).offeredFlags.isEmpty());
    EXPECT_FALSE(judge({following("Ex")}, readOnly).reason.nextStep.isEmpty());
}

TEST(LivenessJudgement, AGapHasABeginningAndAnEnd)
{
    NodeFollower::Status node = following("AKE");
    node.gapFrom = QDateTime::currentDateTime().addSecs(-4);
    const Liveness during = judgeLiveness({node}, running(), {}, {});
    EXPECT_EQ(during.mode, Mode::CatchingUp);
    EXPECT_EQ(during.gapFrom, node.gapFrom);
    EXPECT_FALSE(during.gapTo.isValid());

    node.gapFrom = {};
    const Liveness after = judgeLiveness({node}, PassStanding(), during, {});
    EXPECT_EQ(after.mode, Mode::Live);
    EXPECT_EQ(after.gapFrom, during.gapFrom);
    EXPECT_TRUE(after.gapTo.isValid());
    // Told once: later judgements keep it as it is.
    EXPECT_EQ(judgeLiveness({node}, PassStanding(), after, {}).gapTo, after.gapTo);
}

TEST(LivenessJudgement, WhatWasMissedIsMissingUntilItIsRead)
{
    NodeFollower::Status node = following("AKE");
    node.isUnread = true;
    EXPECT_EQ(judge({node}).mode, Mode::CatchingUp) << "also before the pass begins";
    PassStanding stopped;
    stopped.isStopped = true;
    EXPECT_EQ(judgeLiveness({node}, stopped, {}, {}).mode, Mode::Stale) << "nobody catches up";
    node.isUnread = false;
    EXPECT_EQ(judgeLiveness({node}, stopped, {}, {}).mode, Mode::Live) << "it was not needed";
    node.isBehind = true;
    EXPECT_EQ(judge({node}).mode, Mode::CatchingUp);
}

TEST(LivenessJudgement, WhatCannotBeReadIsOld)
{
    NodeFollower::Status node = following("AKE");
    node.trouble = redis::Error{redis::ErrorKind::Busy, QStringLiteral("BUSY")};
    Liveness liveness = judge({following("AKE"), node});
    EXPECT_EQ(liveness.mode, Mode::Stale);
    EXPECT_TRUE(liveness.reason.cause.contains(QStringLiteral("script"))) << qPrintable(liveness.reason.cause);
    node.trouble.reset();
    node.readError = redis::Error{redis::ErrorKind::PermissionDenied, QStringLiteral("getrange")};
    liveness = judgeLiveness({node}, running(), {}, {});
    EXPECT_EQ(liveness.mode, Mode::Stale) << "a pass meets the same";
    EXPECT_TRUE(liveness.reason.cause.contains(QStringLiteral("getrange")));

    PassStanding broken;
    broken.isBroken = true;
    broken.brokenBy = redis::Error{redis::ErrorKind::ReplicaCutOff, QStringLiteral("MASTERDOWN")};
    liveness = judgeLiveness({following("AKE")}, broken, {}, {});
    EXPECT_EQ(liveness.mode, Mode::Stale);
    EXPECT_TRUE(liveness.reason.cause.contains(QStringLiteral("primary")));
    broken.isRunning = true;
    EXPECT_EQ(judgeLiveness({following("AKE")}, broken, {}, {}).mode, Mode::CatchingUp);
}

TEST(LivenessJudgement, EvidenceCountsAsLongAsItIsFresh)
{
    NodeFollower::Status node = following(nullptr);
    node.sawWriteEvent = node.sawExpiryEvent = true;
    node.writeEventAt = ServerClock::monotonicMs();
    PassStanding slow;
    slow.secondsBetween = 40; // a large database: no sweep finds in time what no event says
    EXPECT_EQ(judgeLiveness({node}, slow, {}, {}).mode, Mode::Live);
    EXPECT_FALSE(judgeLiveness({node}, slow, {}, {}).isProven);
    node.writeEventAt -= 10'000;
    EXPECT_EQ(judgeLiveness({node}, slow, {}, {}).mode, Mode::ExpiryOnly);
    PassStanding quick;
    quick.secondsBetween = 1;
    EXPECT_EQ(judgeLiveness({node}, quick, {}, {}).mode, Mode::Live);
    EXPECT_TRUE(judge({following("AKE")}).isProven);
}

TEST(LivenessJudgement, OtherFormatsAreDeniedOnlyWhereTheyWouldBeSeen)
{
    NodeFollower::Status node = following("AKE");
    EXPECT_FALSE(judge({node}).areNamesKnown);
    node.areNamesKnown = true;
    EXPECT_FALSE(judge({node}).areNamesKnown) << "one that comes now would not be heard of";
    node.hearsAllNames = true;
    EXPECT_TRUE(judge({node}).areNamesKnown);
    EXPECT_FALSE(judge({node, following("AKE")}).areNamesKnown) << "the weakest node decides";
    NodeFollower::Status polled = following("");
    polled.areNamesKnown = true;
    EXPECT_TRUE(judge({polled}).areNamesKnown) << "at the latest reading";
}

TEST(LivenessJudgement, TrackingTellsAllButHow)
{
    NodeFollower::Status node = following("");
    node.tracks = true;
    Liveness liveness = judge({node});
    EXPECT_EQ(liveness.mode, Mode::LiveByTracking);
    EXPECT_TRUE(liveness.isTracked);
    EXPECT_TRUE(liveness.isProven);
    EXPECT_FALSE(liveness.offeredFlags.isEmpty());
    EXPECT_TRUE(liveness.reason.nextStep.contains(liveness.offeredFlags));
    EXPECT_EQ(judge({following("AKE"), node}).mode, Mode::LiveByTracking) << "the weakest node decides";
    EXPECT_EQ(judge({following("Ex"), node}).mode, Mode::ExpiryOnly);
    EXPECT_EQ(judge({following(""), node}).mode, Mode::Polling);
    node.subscribed = false;
    EXPECT_EQ(judge({node}).mode, Mode::LiveByTracking) << "there are no patterns to subscribe to";
    node.isBehind = true;
    EXPECT_EQ(judge({node}).mode, Mode::CatchingUp);
    ConnectionProfile readOnly;
    readOnly.readOnly = true;
    node.isBehind = false;
    EXPECT_TRUE(judge({node}, readOnly).offeredFlags.isEmpty());
    EXPECT_FALSE(judge({node}, readOnly).reason.isEmpty());
}

TEST(LivenessJudgement, TrackingVouchesForEventsThatNobodyMayAskFor)
{
    NodeFollower::Status node = following(nullptr);
    node.tracks = true;
    EXPECT_EQ(judge({node}).mode, Mode::LiveByTracking);
    EXPECT_TRUE(judge({node}).isProven);
    node.sawExpiryEvent = true;
    EXPECT_EQ(judge({node}).mode, Mode::LiveByTracking);
    node.sawWriteEvent = true;
    node.writeEventAt = ServerClock::monotonicMs() - 60'000;
    PassStanding slow;
    slow.secondsBetween = 40;
    EXPECT_EQ(judgeLiveness({node}, slow, {}, {}).mode, Mode::Live) << "however long ago that was";
}

TEST(LivenessJudgement, SaysWhatTrackingTakes)
{
    NodeFollower::Status node = following("");
    EXPECT_FALSE(judge({node}).reason.sentences().contains(QStringLiteral("client|tracking")));
    node.trackingError = redis::Error{redis::ErrorKind::PermissionDenied, QStringLiteral("client|tracking")};
    EXPECT_TRUE(judge({node}).reason.nextStep.contains(QStringLiteral("+client|tracking")));
    node.trackingError = redis::Error{redis::ErrorKind::Unsupported, {}};
    EXPECT_TRUE(judge({node}).reason.nextStep.contains(QStringLiteral("proxy")));
}

TEST(LivenessJudgement, ASweepIsNoReasonToDoubtWhatIsShown)
{
    EXPECT_EQ(judgeLiveness({following("AKE")}, running(), {}, {}).mode, Mode::Live);
}

TEST(LivenessJudgement, IsNeverLiveOnWhatMayNotBeThePrimary)
{
    const auto by = [](const redis::SentinelStanding &sentinels, const NodeFollower::Status &node = following("AKE")) {
        return judgeLiveness({node}, PassStanding(), {}, {}, {}, sentinels);
    };
    redis::SentinelStanding sentinels;
    sentinels.verdict.kind = redis::SentinelVerdict::Kind::Named;
    sentinels.followed = sentinels.verdict.primary;
    EXPECT_EQ(by(sentinels).mode, Mode::CatchingUp) << "they have not been asked since";
    EXPECT_TRUE(by(sentinels).isPrimaryDoubted);
    sentinels.isConfirmed = true;
    EXPECT_EQ(by(sentinels).mode, Mode::Live);
    EXPECT_FALSE(by(sentinels).isPrimaryDoubted);
    EXPECT_TRUE(by(sentinels).notice.isEmpty());
    EXPECT_EQ(by(sentinels, following("")).mode, Mode::Polling);

    redis::SentinelStanding other = sentinels;
    other.verdict.primary.port = 6380;
    EXPECT_EQ(by(other).mode, Mode::CatchingUp);
    EXPECT_TRUE(by(other).reason.cause.contains(QLatin1String("name another primary: 127.0.0.1:6380")));
    EXPECT_EQ(by(other, following("")).mode, Mode::CatchingUp);
    redis::SentinelStanding demoted = sentinels;
    demoted.isDemoted = true;
    EXPECT_EQ(by(demoted).mode, Mode::Stale);
    EXPECT_TRUE(by(demoted).reason.cause.contains(QLatin1String("is a replica now")));

    redis::SentinelStanding silent = sentinels;
    silent.verdict.kind = redis::SentinelVerdict::Kind::Silent;
    EXPECT_EQ(by(silent).mode, Mode::Live) << "it answers";
    EXPECT_FALSE(by(silent).notice.isEmpty());
    EXPECT_TRUE(by(silent).reason.isEmpty());
}

} // namespace
