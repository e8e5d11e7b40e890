// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/replicarefusal.h"

#include <gtest/gtest.h>

#include <QSet>

namespace
{

using server::ReplicaRefusal;
using Why = ReplicaRefusal::Why;

TEST(ReplicaRefusal, EachSaysWhyAndWhatToDo)
{
    QSet<QString> causes;
    for (int why = int(Why::NoneOnline); why <= int(Why::Untrue); ++why) {
        const ReplicaRefusal refusal{
            Why(why), QStringLiteral("r:7001"), {redis::ErrorKind::PermissionDenied, QStringLiteral("NOPERM")}};
        const messages::Problem problem = describe(refusal, {});
        EXPECT_TRUE(problem.isNotice) << why;
        EXPECT_FALSE(problem.nextStep.isEmpty()) << why;
        EXPECT_TRUE(problem.cause.contains(QStringLiteral("primary"))) << problem.cause.toStdString();
        EXPECT_FALSE(problem.cause.contains(QStringLiteral("%"))) << problem.cause.toStdString();
        causes.insert(problem.cause);
    }
    EXPECT_EQ(causes.size(), int(Why::Untrue) + 1);
    EXPECT_NE(describe(ReplicaRefusal{Why::VersionNotTold}, {}).cause,
              describe(ReplicaRefusal{Why::VersionNotTold, QStringLiteral("r:7001")}, {}).cause);
    // Of the primary it says so.
    EXPECT_TRUE(describe(ReplicaRefusal{Why::NotTold}, {}).cause.contains(QStringLiteral("who its replicas are")));
}

TEST(ReplicaRefusal, ItsNextStepIsThatOfTheCause)
{
    using Kind = redis::ErrorKind;
    const auto nextStep = [](Kind kind) {
        return describe(ReplicaRefusal{Why::Unreachable, QStringLiteral("r:7001"), {kind, {}}}, {}).nextStep;
    };
    EXPECT_TRUE(nextStep(Kind::ConnectionRefused).contains(QStringLiteral("another place")));
    EXPECT_FALSE(nextStep(Kind::CertificateSelfSigned).isEmpty());
    EXPECT_FALSE(nextStep(Kind::CertificateSelfSigned).contains(QStringLiteral("another place")));
}

} // namespace
