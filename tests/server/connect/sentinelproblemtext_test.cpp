// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/sentinelproblemtext.h"

#include <gtest/gtest.h>

#include <set>

using namespace server;
using messages::Problem;
using redis::ErrorKind;
using redis::SentinelStanding;
using Kind = redis::SentinelVerdict::Kind;

namespace
{

redis::Endpoint at(const QString &host, quint16 port)
{
    redis::Endpoint endpoint;
    endpoint.host = host;
    endpoint.port = port;
    return endpoint;
}

const redis::Endpoint kSentinel = at(QStringLiteral("10.0.0.1"), 26379);
const redis::Endpoint kPrimaryPlace = at(QStringLiteral("10.0.0.8"), 6379);
const redis::Endpoint kOther = at(QStringLiteral("10.0.0.9"), 6379);

messages::ConnectionProfile profile()
{
    messages::ConnectionProfile profile;
    profile.kind = messages::ServerKind::Sentinel;
    profile.sentinel.primaryName = QStringLiteral("mymaster");
    profile.sentinel.places = {QStringLiteral("10.0.0.1:26379")};
    return profile;
}

SentinelStanding failed(Kind kind, ErrorKind error = ErrorKind::ConnectionRefused)
{
    SentinelStanding standing;
    standing.verdict.kind = kind;
    standing.verdict.sentinel = kSentinel;
    standing.verdict.error = {error, {}};
    return standing;
}

SentinelStanding following()
{
    SentinelStanding standing;
    standing.verdict.kind = Kind::Named;
    standing.verdict.sentinel = kSentinel;
    standing.verdict.primary = kPrimaryPlace;
    standing.followed = standing.reached = kPrimaryPlace;
    standing.isConfirmed = true;
    return standing;
}

bool names(const Problem &problem, const redis::Endpoint &place)
{
    return problem.sentences().contains(place.toString());
}

} // namespace

TEST(SentinelProblemText, EachReasonHasSentencesOfItsOwn)
{
    SentinelStanding replica = failed(Kind::Named);
    replica.verdict.primary = kPrimaryPlace;
    replica.isReplicaNamed = true;
    SentinelStanding others = failed(Kind::NameUnknown);
    others.verdict.names = {QStringLiteral("shop"), QStringLiteral("cache\n")};
    std::set<QString> causes;
    std::set<QString> nextSteps;
    for (const SentinelStanding &standing :
         {failed(Kind::Silent), failed(Kind::NameUnknown), failed(Kind::NoSentinels), replica,
          failed(Kind::Refused, ErrorKind::AuthenticationRequired), failed(Kind::Refused, ErrorKind::WrongPassword),
          failed(Kind::Refused, ErrorKind::PermissionDenied), failed(Kind::Silent, ErrorKind::TlsNotSpoken)}) {
        const Problem problem = describeSentinels(standing, profile());
        EXPECT_TRUE(causes.insert(problem.cause).second) << qPrintable(problem.cause);
        EXPECT_TRUE(nextSteps.insert(problem.nextStep).second) << qPrintable(problem.nextStep);
        EXPECT_FALSE(problem.sentences().contains(QLatin1Char('%'))) << qPrintable(problem.sentences());
    }
    EXPECT_EQ(describeSentinels(others, profile()).nextStep,
              QStringLiteral("Give the name of one that they do know: shop, cache\\n."));
    EXPECT_TRUE(names(describeSentinels(failed(Kind::Silent), profile()), kSentinel));
    EXPECT_TRUE(describeSentinels(failed(Kind::Pending), profile()).isEmpty());
    EXPECT_TRUE(describeSentinels(following(), profile()).isEmpty());
}

TEST(SentinelProblemText, OnlyAPasswordHelpsWhereOneIsWanted)
{
    EXPECT_TRUE(concernsSentinelPassword(failed(Kind::Refused, ErrorKind::AuthenticationRequired)));
    EXPECT_TRUE(concernsSentinelPassword(failed(Kind::Refused, ErrorKind::WrongPassword)));
    EXPECT_FALSE(concernsSentinelPassword(failed(Kind::Refused, ErrorKind::PermissionDenied)));
    EXPECT_FALSE(concernsSentinelPassword(failed(Kind::Silent, ErrorKind::ConnectionRefused)));
}

TEST(SentinelProblemText, APrimaryThatIsNotReachedIsNamed)
{
    const redis::Error refused{ErrorKind::ConnectionRefused, {}};
    const Problem named = describePrimary(refused, following(), profile());
    EXPECT_TRUE(named.cause.contains(kPrimaryPlace.toString())) << qPrintable(named.cause);
    EXPECT_TRUE(named.nextStep.contains(QLatin1String("when they name another one"))) << qPrintable(named.nextStep);

    SentinelStanding silent = following();
    silent.verdict = failed(Kind::Silent).verdict;
    EXPECT_TRUE(describePrimary(refused, silent, profile()).nextStep.contains(QLatin1String("No sentinel answers")))
        << "nobody will name another";

    SentinelStanding loopback = following();
    loopback.followed = loopback.reached = loopback.verdict.primary = at(QStringLiteral("127.0.0.1"), 6379);
    EXPECT_TRUE(describePrimary(refused, loopback, profile()).nextStep.contains(QLatin1String("this computer")));
    loopback.verdict.sentinel = at(QStringLiteral("localhost"), 26379);
    EXPECT_FALSE(describePrimary(refused, loopback, profile()).nextStep.contains(QLatin1String("this computer")))
        << "they are on it, too";

    const Problem password = describePrimary({ErrorKind::AuthenticationRequired, {}}, following(), profile());
    EXPECT_TRUE(password.nextStep.contains(QLatin1String("Enter the password"))) << qPrintable(password.nextStep);
}

TEST(SentinelProblemText, OneThatIsReplacedIsCalledByWhereItIsReached)
{
    const redis::Endpoint reached = at(QStringLiteral("203.0.113.7"), 16379);
    SentinelStanding standing = following();
    standing.followed = standing.verdict.primary = at(QStringLiteral("127.0.0.1"), 6379);
    standing.reached = reached;
    const Problem problem = describePrimary({ErrorKind::ConnectionRefused, {}}, standing, profile());
    EXPECT_TRUE(problem.cause.contains(reached.toString())) << qPrintable(problem.cause);
    EXPECT_FALSE(problem.nextStep.contains(QLatin1String("this computer"))) << qPrintable(problem.nextStep);
    standing.isDemoted = true;
    EXPECT_TRUE(names(doubtOfPrimary(standing).problem, reached));
    standing.verdict = failed(Kind::Silent).verdict;
    EXPECT_TRUE(names(sentinelNotice(standing, profile()), reached));
}

TEST(SentinelProblemText, ADoubtIsToldAndHowLongItLasts)
{
    EXPECT_TRUE(doubtOfPrimary(following()).problem.isEmpty());
    EXPECT_TRUE(doubtOfPrimary(failed(Kind::Silent)).problem.isEmpty()) << "nothing is followed";
    SentinelStanding unconfirmed = following();
    unconfirmed.isConfirmed = false;
    EXPECT_TRUE(doubtOfPrimary(unconfirmed).isPassing);
    SentinelStanding other = following();
    other.verdict.primary = kOther;
    EXPECT_TRUE(doubtOfPrimary(other).isPassing);
    EXPECT_TRUE(names(doubtOfPrimary(other).problem, kOther));
    other.isReplicaNamed = true;
    EXPECT_FALSE(doubtOfPrimary(other).isPassing);
    SentinelStanding demoted = following();
    demoted.isDemoted = true;
    EXPECT_FALSE(doubtOfPrimary(demoted).isPassing);
    EXPECT_TRUE(names(doubtOfPrimary(demoted).problem, kPrimaryPlace));
}

TEST(SentinelProblemText, WhatDoesNotMatterYetIsANotice)
{
    EXPECT_TRUE(sentinelNotice(following(), profile()).isEmpty());
    SentinelStanding silent = following();
    silent.verdict = failed(Kind::Silent).verdict;
    EXPECT_TRUE(sentinelNotice(silent, profile()).nextStep.contains(QLatin1String("a failover would not be noticed")));
    EXPECT_TRUE(doubtOfPrimary(silent).problem.isEmpty());
    SentinelStanding divided = following();
    divided.verdict.other = kOther;
    divided.verdict.dissenter = kSentinel;
    EXPECT_TRUE(names(sentinelNotice(divided, profile()), kOther));
    EXPECT_TRUE(names(sentinelNotice(divided, profile()), kSentinel));
}
