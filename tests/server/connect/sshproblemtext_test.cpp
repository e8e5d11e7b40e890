// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/problemtext.h"

#include <QSet>

#include <gtest/gtest.h>

using messages::ConnectionProfile;
using messages::Problem;
using redis::ErrorKind;

namespace
{

ConnectionProfile throughGate()
{
    ConnectionProfile profile;
    profile.host = QStringLiteral("cache.internal");
    profile.sshDestination = QStringLiteral("ops@gate.example");
    return profile;
}

constexpr ErrorKind kSshKinds[] = {
    ErrorKind::SshNotInstalled,
    ErrorKind::SshDestinationInvalid,
    ErrorKind::SshToSocket,
    ErrorKind::SshHostNotFound,
    ErrorKind::SshRefused,
    ErrorKind::SshUnreachable,
    ErrorKind::SshTimedOut,
    ErrorKind::SshDenied,
    ErrorKind::SshHostKeyUnknown,
    ErrorKind::SshHostKeyChanged,
    ErrorKind::SshForwardingForbidden,
    ErrorKind::SshCannotReach,
    ErrorKind::SshEnded,
    ErrorKind::SshFailed,
};

} // namespace

TEST(SshProblemText, EachReasonHasSentencesOfItsOwn)
{
    QSet<QString> causes;
    for (const ErrorKind kind : kSshKinds) {
        const Problem problem = server::describe({kind, QStringLiteral("10.0.0.5:6379")}, throughGate());
        EXPECT_FALSE(problem.cause.isEmpty());
        EXPECT_FALSE(problem.nextStep.isEmpty()) << problem.cause.toStdString();
        causes.insert(problem.cause);
        EXPECT_FALSE(server::describe({kind, {}}, throughGate()).cause.isEmpty());
    }
    EXPECT_EQ(causes.size(), qsizetype(std::size(kSshKinds)));
}

TEST(SshProblemText, NamesWhoCannotReachWhom)
{
    const QString cause =
        server::describe({ErrorKind::SshCannotReach, QStringLiteral("10.0.0.5:6379: Connection refused")},
                         throughGate())
            .cause;
    EXPECT_EQ(cause, QStringLiteral("ops@gate.example cannot reach 10.0.0.5:6379: Connection refused."));
    // What Redis itself does not do is said with the way to it.
    EXPECT_EQ(server::describe({ErrorKind::TimedOut, {}}, throughGate()).cause,
              QStringLiteral("cache.internal:6379 (through ops@gate.example) does not answer."));
}

TEST(SshProblemText, NamesTheJumpHostThatRefuses)
{
    const auto causeOf = [](ErrorKind kind) {
        return server::describe({kind, QStringLiteral("publickey"), QStringLiteral("bob@jump")}, throughGate()).cause;
    };
    EXPECT_EQ(causeOf(ErrorKind::SshDenied).toStdString(),
              "bob@jump refused the SSH login (publickey). That is a jump host on the way to ops@gate.example.");
    for (const ErrorKind kind : {ErrorKind::SshHostKeyUnknown, ErrorKind::SshHostKeyChanged}) {
        EXPECT_TRUE(causeOf(kind).contains(QStringLiteral("of bob@jump is not")));
        EXPECT_TRUE(causeOf(kind).endsWith(QStringLiteral("a jump host on the way to ops@gate.example.")));
    }
}

TEST(SshProblemText, WhatTheFarSideSaysIsBoundedAndHarmless)
{
    const QString words = QStringLiteral("\x1b[31m\u202eWelcome\n") + QString(5000, QLatin1Char('x'));
    for (const ErrorKind kind : kSshKinds) {
        const Problem problem = server::describe({kind, words}, throughGate());
        const QString all = problem.cause + problem.nextStep;
        EXPECT_LT(all.size(), 600);
        EXPECT_FALSE(all.contains(QChar(0x1b)) || all.contains(QChar(0x202e)) || all.contains(QLatin1Char('\n')));
    }
}
