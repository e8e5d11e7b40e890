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

Liveness judge(const std::vector<NodeFollower::Status> &nodes, const ConnectionProfile &profile = {})
{
    return judgeLiveness(nodes, false, true, {}, profile);
}

TEST(LivenessJudgement, GoesByTheFlags)
{
    EXPECT_EQ(judge({following("AKE")}).mode, Mode::Live);
    EXPECT_EQ(judge({following("Ex")}).mode, Mode::ExpiryOnly);
    EXPECT_EQ(judge({following("")}).mode, Mode::Polling);
    EXPECT_EQ(judge({}).mode, Mode::CatchingUp);
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
    const Liveness during = judgeLiveness({node}, true, true, {}, {});
    EXPECT_EQ(during.mode, Mode::CatchingUp);
    EXPECT_EQ(during.gapFrom, node.gapFrom);
    EXPECT_FALSE(during.gapTo.isValid());

    node.gapFrom = {};
    const Liveness after = judgeLiveness({node}, false, true, during, {});
    EXPECT_EQ(after.mode, Mode::Live);
    EXPECT_EQ(after.gapFrom, during.gapFrom);
    EXPECT_TRUE(after.gapTo.isValid());
    // Told once: later judgements keep it as it is.
    EXPECT_EQ(judgeLiveness({node}, false, true, after, {}).gapTo, after.gapTo);
}

TEST(LivenessJudgement, ASweepIsNoReasonToDoubtWhatIsShown)
{
    EXPECT_EQ(judgeLiveness({following("AKE")}, true, true, {}, {}).mode, Mode::Live);
    EXPECT_EQ(judgeLiveness({following("AKE")}, true, false, {}, {}).mode, Mode::CatchingUp);
}

} // namespace
