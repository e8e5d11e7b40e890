// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/pace.h"
#include "tests/server/fakenode.h"
#include "tests/server/logout/endingserver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace
{

using namespace std::chrono_literals;
using server::Pace;
using Duration = Pace::Duration;

/// A server, as fast and as far away as a test says, and a clock that goes on by what it does.
struct Rehearsal {
    struct Batch {
        Duration begun, over;
        std::size_t sessions;
    };
    Pace pace;
    Duration way{200}; ///< of a round trip
    Duration look{5};  ///< the server's time for a session, in each of two round trips
    Duration now{0};
    Duration worked{0}; ///< by the server
    std::vector<Batch> batches = {};

    void run(std::size_t sessions)
    {
        pace.noteRoundTrip(way);
        while (sessions > 0) {
            const std::size_t some = std::min(sessions, pace.sessionsAtOnce());
            const Duration begun = now;
            Pace::Work work;
            work.sessions = some;
            for (int i = 0; i < 2; ++i) {
                const Duration busy = look * static_cast<Duration::rep>(some);
                work.addRoundTrip(way + busy);
                worked += busy;
                now += way + busy;
            }
            batches.push_back({begun, now, some});
            now += pace.restAfter(work, now - begun);
            sessions -= some;
        }
    }

    /// Sessions that were ended in the busiest second.
    std::size_t mostInASecond() const
    {
        std::size_t most = 0;
        for (auto first = batches.begin(); first != batches.end(); ++first) {
            std::size_t count = 0;
            for (auto each = first; each != batches.end() && each->over <= first->begun + 1s; ++each)
                count += each->sessions;
            most = std::max(most, count);
        }
        return most;
    }
};

} // namespace

TEST(Pace, EndsNoMoreThanSoManyASecond)
{
    Rehearsal fast{.pace = Pace(), .look = 1us};
    fast.run(100'000);
    EXPECT_LE(fast.mostInASecond(), std::size_t(Pace::kRate));
    EXPECT_GE(fast.mostInASecond(), std::size_t(Pace::kRate) * 9 / 10) << "nor fewer than it may";
    Rehearsal gentle{.pace = Pace(true), .look = 1us};
    gentle.run(10'000);
    EXPECT_LE(gentle.mostInASecond(), std::size_t(Pace::kGentleRate));
}

TEST(Pace, LeavesHalfOfTheServersTimeToOthers)
{
    for (const Duration look : {1us, 10us, 40us, 400us}) {
        Rehearsal slow{.pace = Pace(), .look = look};
        slow.run(20'000);
        EXPECT_LE(slow.worked * 2, slow.now) << look.count();
        Rehearsal gentle{.pace = Pace(true), .look = look};
        gentle.run(5'000);
        EXPECT_LE(gentle.worked * 4, gentle.now) << look.count();
    }
}

TEST(Pace, DoesNotTakeDistanceForWork)
{
    Rehearsal far{.pace = Pace(), .way = 50ms, .look = 2us};
    far.run(1000);
    EXPECT_LT(far.now, 20 * (2 * 50ms + 5ms)) << "twice the way for each fifty, and next to no rest";
}

TEST(Pace, TakesFewerAtOnceWhereEachIsMuchWork)
{
    Rehearsal heavy{.pace = Pace(), .look = 1ms};
    heavy.run(500);
    EXPECT_EQ(heavy.batches.at(2).sessions, Pace::kMostAtOnce) << "two may have met something else";
    const auto longest = std::max_element(heavy.batches.begin() + 12, heavy.batches.end(),
                                          [](const auto &a, const auto &b) { return a.sessions < b.sessions; });
    EXPECT_LE(longest->sessions, 5U) << "five milliseconds";
    heavy.look = 2us;
    heavy.run(500);
    EXPECT_EQ(heavy.pace.sessionsAtOnce(), Pace::kMostAtOnce) << "until that is over";
}

TEST(Pace, DoesNotWaitForLongAfterAServerThatWasAway)
{
    Pace pace;
    pace.noteRoundTrip(200us);
    Pace::Work work;
    work.sessions = 50;
    work.addRoundTrip(1min);
    EXPECT_EQ(pace.restAfter(work, 1min), Pace::kLongestRest);
}

// What a real server says itself of the time that it has worked, and what a clock says of the rate.
TEST(Pace, IsKeptOnARealServer)
{
    server::EndingServer ending{formats::formatsOf({server::shopDescription()})};
    ASSERT_TRUE(ending.redis.isRunning());
    constexpr int kSessions = 1500;
    // Much to read, and much to keep for an undo.
    QByteArray basket(20'000, 'x');
    for (qsizetype i = 0; i < basket.size(); ++i)
        basket[i] = char('a' + (i * i + i / 7) % 23);
    const QByteArray payload = R"({"user":"ann","basket":")" + basket + R"("})";
    QList<QByteArrayList> writes;
    std::vector<messages::LogoutTarget> targets;
    for (int i = 0; i < kSessions; ++i) {
        targets.push_back({"shop:s:" + QByteArray::number(i), 0, "ann"});
        writes.append({"SET", targets.back().key, payload, "EX", "600"});
    }
    ASSERT_EQ(ending.redis.pipeline(writes), 0);
    ASSERT_TRUE(ending.connect());
    ending.redis.command({"CONFIG", "RESETSTAT"});
    const auto begun = std::chrono::steady_clock::now();
    ending.end(targets);
    const auto took = std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - begun);
    ASSERT_EQ(ending.report().count(messages::LogoutOutcome::Kind::Ended), kSessions);
    EXPECT_GE(took, Duration(1s) * (kSessions - qint64(Pace::kMostAtOnce)) / Pace::kRate);
    // "cmdstat_dump:calls=1500,usec=31000,usec_per_call=…"; that of EXEC is what it carried out, once more.
    qint64 worked = 0;
    const QList<QByteArray> lines = ending.redis.string({"INFO", "commandstats"}).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype at = line.indexOf("usec=");
        if (at < 0 || line.startsWith("cmdstat_exec"))
            continue;
        worked += line.mid(at + 5, line.indexOf(',', at) - at - 5).toLongLong();
    }
    ASSERT_GT(worked, 0);
    EXPECT_LE(worked, took.count() / 2) << "of " << took.count() << " microseconds";
}
