// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sentinelvote.h"

#include <gtest/gtest.h>

using namespace redis;
using Kind = SentinelVerdict::Kind;

namespace
{

Endpoint at(quint16 port)
{
    Endpoint endpoint;
    endpoint.port = port;
    return endpoint;
}

SentinelWord names(quint16 port, std::optional<quint64> epoch = {})
{
    return {.kind = SentinelWord::Kind::Names, .primary = at(port), .epoch = epoch};
}

SentinelWord says(SentinelWord::Kind kind)
{
    return {.kind = kind};
}

SentinelWord fails(SentinelWord::Kind kind, ErrorKind error)
{
    return {.kind = kind, .error = {error, {}}};
}

FollowedPrimary followed(quint16 port, std::optional<quint64> epoch = {}, bool isGood = true)
{
    return {at(port), epoch, isGood};
}

const SentinelWord kAwaited = says(SentinelWord::Kind::Awaited);
const SentinelWord kSilent = fails(SentinelWord::Kind::Silent, ErrorKind::ConnectionRefused);

/// The port of the primary; 0: none is named.
int named(const std::vector<SentinelWord> &words, const std::optional<FollowedPrimary> &before = {},
          bool isPatienceOver = false)
{
    const SentinelVerdict verdict = judgeSentinels(words, before, isPatienceOver);
    return verdict.kind == Kind::Named ? verdict.primary.port : 0;
}

} // namespace

TEST(SentinelVote, ADeadOneKeepsNobodyWaiting)
{
    EXPECT_EQ(named({kAwaited, names(1), names(1)}), 1);
    EXPECT_EQ(named({kSilent, names(1)}), 1);
    EXPECT_EQ(named({kAwaited, names(1)}), 0) << "not for long";
    EXPECT_EQ(named({kAwaited, names(1)}, {}, true), 1);
    EXPECT_EQ(named({kAwaited, kAwaited, names(1)}), 0);
    EXPECT_EQ(named({kAwaited, kAwaited}, {}, true), 0);
}

TEST(SentinelVote, MostOfThoseWhoAnswerDecide)
{
    EXPECT_EQ(named({names(1), names(2), names(2)}), 2);
    EXPECT_EQ(named({names(1, 9), names(2, 1), names(2, 1)}), 2) << "however new it calls itself";
    EXPECT_EQ(named({names(1, 9), names(2, 1), names(2, 1)}, followed(1, 9)), 2);
    EXPECT_EQ(named({kSilent, kSilent, names(1), names(2), names(2)}), 2);
    const SentinelVerdict verdict = judgeSentinels({names(1), names(2), names(2), kSilent}, {}, false);
    ASSERT_TRUE(verdict.other);
    EXPECT_EQ(verdict.other->port, 1);
    EXPECT_EQ(verdict.known, 4);
    EXPECT_EQ(verdict.answering, 3);
    EXPECT_FALSE(judgeSentinels({names(2), names(2)}, {}, false).other);
}

TEST(SentinelVote, WhereTheyAreDividedAGoodPrimaryStays)
{
    EXPECT_EQ(named({names(1), names(2)}), 1) << "the first";
    EXPECT_EQ(named({names(1), names(2)}, followed(2)), 2);
    EXPECT_EQ(named({names(1, 5), names(2, 4)}, followed(2, 4)), 2);
    EXPECT_EQ(named({names(1, 5), names(2, 4)}, followed(2, 4, false)), 1) << "then the newer word counts";
    EXPECT_EQ(named({names(1, 4), names(2, 5)}), 2);
}

TEST(SentinelVote, OneThatIsAloneIsOnlyFollowedForAReason)
{
    const std::vector<SentinelWord> alone{kSilent, kSilent, names(1, 3)};
    EXPECT_EQ(named(alone), 1) << "there is nothing else to go by";
    EXPECT_EQ(named(alone, followed(2, 3)), 2) << "it may be cut off";
    EXPECT_EQ(named(alone, followed(2, 4)), 2);
    EXPECT_EQ(judgeSentinels(alone, followed(2, 3), false).other, std::optional(at(1)));
    EXPECT_EQ(named(alone, followed(2, 2)), 1) << "it knows of a failover since";
    EXPECT_EQ(named(alone, followed(2, 3, false)), 1) << "the other one is gone";
    EXPECT_EQ(named({kSilent, kSilent, names(1)}, followed(2)), 2) << "nobody says how new it is";
    EXPECT_EQ(named({names(1, 3)}, followed(2, 3)), 1) << "the only one that there is";
}

TEST(SentinelVote, WithoutANameTheMostHelpfulReasonIsTold)
{
    const SentinelWord unknown{.kind = SentinelWord::Kind::NameUnknown, .names = {QStringLiteral("shop")}};
    const SentinelWord refused = fails(SentinelWord::Kind::Refused, ErrorKind::WrongPassword);
    EXPECT_EQ(judgeSentinels({kSilent, kSilent}, {}, false).kind, Kind::Silent);
    EXPECT_EQ(judgeSentinels({kSilent, kSilent}, {}, false).error.kind, ErrorKind::ConnectionRefused);
    EXPECT_EQ(judgeSentinels({kSilent, refused}, {}, false).kind, Kind::Refused);
    EXPECT_EQ(judgeSentinels({kSilent, says(SentinelWord::Kind::NoSentinel)}, {}, false).kind, Kind::NoSentinels);
    const SentinelVerdict verdict = judgeSentinels({kSilent, refused, unknown}, {}, false);
    EXPECT_EQ(verdict.kind, Kind::NameUnknown);
    EXPECT_EQ(verdict.names, unknown.names);
    EXPECT_EQ(judgeSentinels({unknown, kAwaited}, {}, true).kind, Kind::Pending) << "it may know it";
    EXPECT_EQ(named({unknown, names(1)}), 1);
}
