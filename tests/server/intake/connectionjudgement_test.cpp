// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/connectionjudgement.h"

#include <gtest/gtest.h>

using namespace server;
using Phase = messages::ConnectionStatus::Phase;
using Stage = NodeFollower::Stage;

namespace
{

NodeFollower::Status at(Stage stage)
{
    NodeFollower::Status node;
    node.stage = stage;
    return node;
}

NodeFollower::Status failed(redis::ErrorKind kind, bool forGood)
{
    NodeFollower::Status node;
    node.error = redis::Error{kind, {}};
    node.failedForGood = forGood;
    return node;
}

Phase phaseOf(const std::vector<NodeFollower::Status> &nodes)
{
    return judgeConnection(nodes, {}, {}).phase;
}

} // namespace

TEST(ConnectionJudgement, IsConnectedWithTheFirstNode)
{
    EXPECT_EQ(phaseOf({}), Phase::Connecting);
    EXPECT_EQ(phaseOf({at(Stage::Offline)}), Phase::Connecting);
    EXPECT_EQ(phaseOf({at(Stage::Following), at(Stage::Offline)}), Phase::Connected);
    EXPECT_EQ(phaseOf({at(Stage::Following), failed(redis::ErrorKind::ConnectionLost, false)}), Phase::Connected);
    EXPECT_EQ(phaseOf({at(Stage::Following), at(Stage::Probing)}), Phase::Connected);
}

TEST(ConnectionJudgement, WithoutAnyTheWorstSpeaksForAll)
{
    EXPECT_EQ(phaseOf({at(Stage::Offline), failed(redis::ErrorKind::Closed, false)}), Phase::Retrying);
    const messages::ConnectionStatus status =
        judgeConnection({at(Stage::Offline), failed(redis::ErrorKind::WrongPassword, true)}, {}, {});
    EXPECT_EQ(status.phase, Phase::Failed);
    EXPECT_TRUE(status.needsPassword);
    EXPECT_FALSE(status.problem.isEmpty());
}

TEST(ConnectionJudgement, WithoutNodesTheReasonIsTold)
{
    const messages::ConnectionStatus status =
        judgeConnection({}, redis::Error{redis::ErrorKind::Unsupported, QStringLiteral("Redis Cluster")}, {});
    EXPECT_EQ(status.phase, Phase::Failed);
    EXPECT_FALSE(status.problem.isEmpty());
}

TEST(ConnectionJudgement, TheSentinelsAreTheReasonUntilTheyNameOne)
{
    redis::SentinelStanding sentinels;
    const auto of = [&](const std::vector<NodeFollower::Status> &nodes) {
        return judgeConnection(nodes, {}, {}, sentinels);
    };
    EXPECT_EQ(of({}).phase, Phase::Connecting);
    sentinels.verdict.kind = redis::SentinelVerdict::Kind::Silent;
    sentinels.verdict.error.kind = redis::ErrorKind::ConnectionRefused;
    EXPECT_EQ(of({}).phase, Phase::Retrying);
    EXPECT_FALSE(of({}).problem.isEmpty());
    sentinels.verdict.kind = redis::SentinelVerdict::Kind::Refused;
    sentinels.verdict.error.kind = redis::ErrorKind::WrongPassword;
    EXPECT_EQ(of({}).phase, Phase::Failed);
    EXPECT_TRUE(of({}).needsSentinelPassword);
    EXPECT_FALSE(of({}).needsPassword);

    sentinels.followed = redis::Endpoint();
    EXPECT_EQ(of({at(Stage::Offline)}).phase, Phase::Connecting);
    EXPECT_EQ(of({at(Stage::Following)}).phase, Phase::Connected) << "whatever they say by now";
    const messages::ConnectionStatus lost = of({failed(redis::ErrorKind::ConnectionRefused, false)});
    EXPECT_EQ(lost.phase, Phase::Retrying);
    EXPECT_TRUE(lost.problem.cause.contains(QLatin1String("127.0.0.1:6379"))) << "where they said that it is";
    EXPECT_TRUE(of({failed(redis::ErrorKind::WrongPassword, true)}).needsPassword);

    // What may pass without anybody's doing.
    EXPECT_FALSE(lost.mayBeReplaced) << "the sentinels do not answer";
    sentinels.verdict.kind = redis::SentinelVerdict::Kind::Named;
    EXPECT_TRUE(of({failed(redis::ErrorKind::ConnectionRefused, false)}).mayBeReplaced);
    EXPECT_FALSE(of({failed(redis::ErrorKind::WrongPassword, true)}).mayBeReplaced);
    for (const auto kind : {redis::ErrorKind::CertificateExpired, redis::ErrorKind::HostNotFound})
        EXPECT_FALSE(of({failed(kind, false)}).mayBeReplaced) << int(kind) << ": no failover mends that";
    EXPECT_FALSE(judgeConnection({failed(redis::ErrorKind::ConnectionRefused, false)}, {}, {}).mayBeReplaced);
    sentinels.followed.reset();
    EXPECT_FALSE(of({}).mayBeReplaced);
    sentinels.isReplicaNamed = true;
    EXPECT_TRUE(of({}).mayBeReplaced);
}
