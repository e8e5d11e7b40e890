// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjob.h"
#include "models/server/logout/turns.h"
#include "tests/server/fakenode.h"

#include <QPointer>

#include <gtest/gtest.h>

#include <optional>

using namespace server;
using messages::LogoutReport;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

std::vector<messages::LogoutTarget> targets(int count, const QByteArray &prefix = "shop:s:")
{
    std::vector<messages::LogoutTarget> all;
    for (int i = 0; i < count; ++i)
        all.push_back({prefix + QByteArray::number(i).rightJustified(4, '0'), 0, "ann"});
    return all;
}

/// One job, and all that it says.
class LogoutJobTest : public ::testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(reconnect({})); }

    /// As this profile says. Keys with "far" in them are the second node's.
    bool reconnect(const redis::ConnectionOptions &options)
    {
        for (int i = 0; i < 2; ++i) {
            nodes[i] =
                std::make_unique<redis::Node>(i, redis::tcp(peers[i].port()), redis::Login(), 0, options, nullptr);
            nodes[i]->commands().open();
            if (!redis::reaches(nodes[i]->commands(), redis::Connection::State::Ready))
                return false;
            peers[i].clearCommands();
        }
        return true;
    }

    void start(std::vector<messages::LogoutTarget> all)
    {
        const auto nodeOf = [this](QByteArrayView key) {
            return key.contains("nowhere") ? nullptr : nodes[key.contains("far") ? 1 : 0].get();
        };
        job = new LogoutJob(9, std::move(all), {nodeOf, shopFormats(), turns, shelf}, &context);
        QObject::connect(job, &LogoutJob::progressed, &context, [this](quint64 number, int done, int total) {
            EXPECT_EQ(number, 9u);
            steps.emplace_back(done, total);
        });
        QObject::connect(job, &LogoutJob::ended, &context, [this](const std::vector<QByteArray> &keys) {
            for (const QByteArray &key : keys)
                ended.append(key);
        });
        QObject::connect(job, &LogoutJob::finished, &context, [this](const LogoutReport &result) {
            EXPECT_FALSE(report) << "finished twice";
            report = result;
        });
        job->start();
    }

    bool isFinished()
    {
        return waitFor([this] { return report.has_value(); });
    }

    std::vector<Kind> outcomes() const
    {
        std::vector<Kind> kinds;
        for (const messages::LogoutOutcome &outcome : report->outcomes)
            kinds.push_back(outcome.kind);
        return kinds;
    }

    void fill(int count)
    {
        for (const messages::LogoutTarget &target : targets(count))
            peers[0].keys.setString(target.key, shopSession("ann"));
    }

    /// What was sent that changes something. The rest only reads: this peer knows no transactions.
    QList<QByteArrayList> unlinked(int peer = 0) const { return peers[peer].commands("UNLINK"); }

    support::FakeRedis peers[2];
    std::unique_ptr<redis::Node> nodes[2];
    QObject context;
    Turns turns;
    UndoShelf shelf;
    QPointer<LogoutJob> job;
    std::vector<std::pair<int, int>> steps;
    QByteArrayList ended;
    std::optional<LogoutReport> report;
};

} // namespace

TEST_F(LogoutJobTest, EndsEachSessionByItsOwnKey)
{
    fill(3);
    peers[0].keys.setString("shop:s:other", shopSession("bob"));
    start(targets(3));
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->job, 9u);
    EXPECT_EQ(outcomes(), (std::vector{Kind::Ended, Kind::Ended, Kind::Ended}));
    EXPECT_EQ(unlinked(), (QList<QByteArrayList>{{"UNLINK", "shop:lock:0000"},
                                                 {"UNLINK", "shop:s:0000"},
                                                 {"UNLINK", "shop:lock:0001"},
                                                 {"UNLINK", "shop:s:0001"},
                                                 {"UNLINK", "shop:lock:0002"},
                                                 {"UNLINK", "shop:s:0002"}}))
        << "in the order of the list, what stands beside each before it, and nothing else";
    ASSERT_EQ(report->remarks.size(), 2) << "the user's set, which has other sessions too; and that it was unguarded";
    EXPECT_TRUE(report->remarks.first().contains(QStringLiteral("{p}u:{user}")));
    EXPECT_TRUE(report->remarks.first().contains(u'3'));
    EXPECT_TRUE(report->remarks.last().contains(QStringLiteral("transactions")));
    EXPECT_EQ(report->undoable, 0);
    EXPECT_FALSE(report->noUndo.isEmpty());
    EXPECT_EQ(peers[0].keys.names(), (QByteArrayList{"shop:s:other"}));
    EXPECT_EQ(ended, (QByteArrayList{"shop:s:0000", "shop:s:0001", "shop:s:0002"}));
    EXPECT_TRUE(waitFor([this] { return job.isNull(); })) << "it deletes itself";
}

TEST_F(LogoutJobTest, TellsEndedFromAlreadyGone)
{
    fill(3);
    peers[0].keys.remove("shop:s:0001");
    start(targets(3));
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(outcomes(), (std::vector{Kind::Ended, Kind::AlreadyGone, Kind::Ended}));
    EXPECT_EQ(ended, (QByteArrayList{"shop:s:0000", "shop:s:0002"}));
}

TEST_F(LogoutJobTest, WorksInBatchesOneAfterTheOther)
{
    fill(120);
    peers[0].hold("UNLINK");
    start(targets(120));
    ASSERT_TRUE(waitFor([this] { return unlinked().size() == 100; })) << "fifty, and their locks";
    EXPECT_TRUE(redis::ask(nodes[1]->commands(), {"PING"})) << "a round trip beside it";
    EXPECT_EQ(unlinked().size(), 100) << "no more is on its way";
    peers[0].release();
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->count(Kind::Ended), 120);
    EXPECT_EQ(steps, (std::vector<std::pair<int, int>>{{50, 120}, {100, 120}, {120, 120}}));
}

TEST_F(LogoutJobTest, PausedSendsNothingUntilItGoesOn)
{
    fill(120);
    peers[0].hold("UNLINK");
    start(targets(120));
    ASSERT_TRUE(waitFor([this] { return unlinked().size() == 100; }));
    job->pause(true);
    peers[0].release();
    ASSERT_TRUE(waitFor([this] { return !steps.empty(); }));
    EXPECT_TRUE(redis::ask(nodes[0]->commands(), {"PING"}));
    EXPECT_EQ(unlinked().size(), 100);
    EXPECT_FALSE(report);
    job->pause(false);
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->count(Kind::Ended), 120);
}

TEST_F(LogoutJobTest, CancelledWhilePausedSaysWhatWasDone)
{
    fill(120);
    start(targets(120));
    job->pause(true);
    ASSERT_TRUE(waitFor([this] { return !steps.empty(); }));
    job->cancel();
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->count(Kind::Ended), 50);
    EXPECT_EQ(report->count(Kind::NotRun), 70);
    EXPECT_EQ(peers[0].keys.names().size(), 70);
}

TEST_F(LogoutJobTest, TwoTakeTurns)
{
    fill(200);
    std::vector<messages::LogoutTarget> all = targets(200);
    const std::vector<messages::LogoutTarget> last(all.end() - 1, all.end());
    all.pop_back();
    start(all);
    std::optional<LogoutReport> other;
    const auto nodeOf = [this](QByteArrayView) { return nodes[0].get(); };
    auto *second = new LogoutJob(10, last, {nodeOf, shopFormats(), turns, shelf}, &context);
    QObject::connect(second, &LogoutJob::finished, &context, [&](const LogoutReport &result) {
        other = result;
        EXPECT_FALSE(report) << "a long one is not waited for";
    });
    second->start();
    ASSERT_TRUE(isFinished());
    ASSERT_TRUE(other);
    EXPECT_EQ(other->count(Kind::Ended), 1);
    EXPECT_EQ(report->count(Kind::Ended), 199);
}

TEST_F(LogoutJobTest, SaysWhatTheServerRefuses)
{
    fill(2);
    peers[0].forbid({"UNLINK", "DEL"});
    start(targets(2));
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(outcomes(), (std::vector{Kind::Refused, Kind::Refused}));
    EXPECT_TRUE(report->outcomes[1].words.startsWith(QStringLiteral("NOPERM")));
    EXPECT_EQ(peers[0].keys.names().size(), 2);
}

TEST_F(LogoutJobTest, DeletesWhereItMayNotUnlink)
{
    fill(2);
    peers[0].forbid({"UNLINK"});
    start(targets(2));
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(outcomes(), (std::vector{Kind::Ended, Kind::Ended}));
    EXPECT_TRUE(peers[0].keys.names().isEmpty());
}

TEST_F(LogoutJobTest, EndsNothingOfWhichItMayNotReadWhoseItIs)
{
    fill(2);
    peers[0].forbidKeys("shop:s:0001");
    start(targets(2));
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(outcomes(), (std::vector{Kind::Ended, Kind::Refused}));
    EXPECT_FALSE(report->outcomes[1].words.isEmpty());
    EXPECT_TRUE(peers[0].keys.contains("shop:s:0001"));
}

TEST_F(LogoutJobTest, KnowsNotWhatBecameOfThoseOnTheirWayWhenTheConnectionBreaks)
{
    fill(120);
    int left = 150; // in the middle of the second batch
    peers[0].setScript([this, &left](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "UNLINK" && --left == 1)
            peers[0].hangUpAt("UNLINK");
        return std::nullopt;
    });
    start(targets(120));
    ASSERT_TRUE(isFinished());
    for (size_t i = 0; i < 120; ++i) {
        // The server took some of the second batch's; nobody was told.
        const Kind expected = i < 50 ? Kind::Ended : i < 100 ? Kind::Unknown : Kind::NotRun;
        ASSERT_EQ(report->outcomes[i].kind, expected) << i;
    }
    EXPECT_EQ(ended.size(), 50);
    EXPECT_LT(peers[0].keys.names().size(), 70);
    EXPECT_TRUE(peers[0].keys.contains("shop:s:0119"));
}

TEST_F(LogoutJobTest, CancelledWaitsForWhatWasSent)
{
    fill(120);
    peers[0].hold("UNLINK");
    start(targets(120));
    ASSERT_TRUE(waitFor([this] { return unlinked().size() == 100; }));
    job->cancel();
    EXPECT_FALSE(report);
    peers[0].release();
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->count(Kind::Ended), 50);
    EXPECT_EQ(report->count(Kind::NotRun), 70);
    EXPECT_EQ(peers[0].keys.names().size(), 70);
}

TEST_F(LogoutJobTest, SparesWhoeverIsLoggedInThereNow)
{
    fill(3);
    peers[0].keys.setString("shop:s:0001", shopSession("bob"));
    peers[0].keys.setString("shop:s:0002", "a counter, perhaps");
    start(targets(3));
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(outcomes(), (std::vector{Kind::Ended, Kind::ChangedHands, Kind::ChangedHands}));
    EXPECT_FALSE(report->outcomes[1].words.isEmpty());
    EXPECT_NE(report->outcomes[1].words, report->outcomes[2].words);
    EXPECT_EQ(peers[0].keys.names(), (QByteArrayList{"shop:s:0001", "shop:s:0002"}));
}

TEST_F(LogoutJobTest, AsksEachNodeForItsOwn)
{
    for (const QByteArray name : {"shop:s:1", "shop:s:2"})
        peers[0].keys.setString(name, shopSession("ann"));
    for (const QByteArray name : {"shop:s:far1", "shop:s:far2", "shop:s:1"})
        peers[1].keys.setString(name, shopSession("ann"));
    start({{"shop:s:1", 0, "ann"}, {"shop:s:far1", 0, "ann"}, {"shop:s:far2", 0, "ann"}, {"shop:s:2", 0, "ann"}});
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->count(Kind::Ended), 4);
    EXPECT_TRUE(peers[0].keys.names().isEmpty());
    EXPECT_EQ(peers[1].keys.names(), (QByteArrayList{"shop:s:1"}));
    EXPECT_TRUE(peers[1].keys.contains("shop:s:1")) << "not this node's";
    EXPECT_EQ(report->outcomes[1].key, "shop:s:far1") << "reported in the order of the list";
}

TEST_F(LogoutJobTest, SaysWhichOfTwoNodesBroke)
{
    peers[0].keys.setString("shop:s:1", shopSession("ann"));
    peers[1].keys.setString("shop:s:far1", shopSession("ann"));
    peers[1].hangUpAt("UNLINK");
    start({{"shop:s:1", 0, "ann"}, {"shop:s:far1", 0, "ann"}});
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(outcomes(), (std::vector{Kind::Ended, Kind::Unknown}));
}

TEST_F(LogoutJobTest, SendsNothingWhereNoNodeIsKnown)
{
    start({{"shop:s:nowhere", 0, "ann"}, {"shop:s:1", 0, "ann"}});
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->count(Kind::Ended), 0);
    EXPECT_TRUE(peers[0].commands().isEmpty());
}

TEST_F(LogoutJobTest, SendsNothingThroughAReadOnlyProfile)
{
    fill(2);
    redis::ConnectionOptions options = redis::quick();
    options.readOnly = true;
    ASSERT_TRUE(reconnect(options));
    start(targets(2));
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(outcomes(), (std::vector{Kind::NotRun, Kind::NotRun}));
    EXPECT_TRUE(unlinked().isEmpty());
    EXPECT_EQ(peers[0].keys.names().size(), 2);
}
