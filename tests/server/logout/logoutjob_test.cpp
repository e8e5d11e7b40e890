// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjob.h"
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
        all.push_back({prefix + QByteArray::number(i).rightJustified(4, '0'), 0});
    return all;
}

/// One job, and all that it says.
class LogoutJobTest : public ::testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(reconnect({})); }

    /// As this profile says. Keys that begin with "far:" are the second node's.
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
            return key.startsWith("nowhere:") ? nullptr : nodes[key.startsWith("far:") ? 1 : 0].get();
        };
        job = new LogoutJob(9, std::move(all), nodeOf, shopFormats(), &context);
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

    support::FakeRedis peers[2];
    std::unique_ptr<redis::Node> nodes[2];
    QObject context;
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
    EXPECT_EQ(peers[0].commands(),
              (QList<QByteArrayList>{{"UNLINK", "shop:s:0000"}, {"UNLINK", "shop:s:0001"}, {"UNLINK", "shop:s:0002"}}))
        << "in the order of the list, and nothing else";
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
    fill(450);
    peers[0].hold("UNLINK");
    start(targets(450));
    ASSERT_TRUE(waitFor([this] { return peers[0].commands().size() == 200; }));
    EXPECT_TRUE(redis::ask(nodes[1]->commands(), {"PING"})) << "a round trip beside it";
    EXPECT_EQ(peers[0].commands().size(), 200) << "no more is on its way";
    peers[0].release();
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->count(Kind::Ended), 450);
    EXPECT_EQ(steps, (std::vector<std::pair<int, int>>{{200, 450}, {400, 450}, {450, 450}}));
}

TEST_F(LogoutJobTest, SaysWhatTheServerRefuses)
{
    fill(2);
    peers[0].forbidKeys("shop:s:0001");
    start(targets(2));
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(outcomes(), (std::vector{Kind::Ended, Kind::Refused}));
    EXPECT_TRUE(report->outcomes[1].words.startsWith(QStringLiteral("NOPERM")));
    EXPECT_TRUE(peers[0].keys.contains("shop:s:0001"));
}

TEST_F(LogoutJobTest, KnowsNotWhatBecameOfThoseOnTheirWayWhenTheConnectionBreaks)
{
    fill(450);
    int left = 250; // in the middle of the second batch
    peers[0].setScript([this, &left](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "UNLINK" && --left == 1)
            peers[0].hangUpAt("UNLINK");
        return std::nullopt;
    });
    start(targets(450));
    ASSERT_TRUE(isFinished());
    for (size_t i = 0; i < 450; ++i) {
        // The server took some of the second batch's; nobody was told.
        const Kind expected = i < 200 ? Kind::Ended : i < 400 ? Kind::Unknown : Kind::NotRun;
        ASSERT_EQ(report->outcomes[i].kind, expected) << i;
    }
    EXPECT_EQ(ended.size(), 200);
    EXPECT_LT(peers[0].keys.names().size(), 250);
    EXPECT_TRUE(peers[0].keys.contains("shop:s:0449"));
}

TEST_F(LogoutJobTest, CancelledWaitsForWhatWasSent)
{
    fill(450);
    peers[0].hold("UNLINK");
    start(targets(450));
    ASSERT_TRUE(waitFor([this] { return peers[0].commands().size() == 200; }));
    job->cancel();
    EXPECT_FALSE(report);
    peers[0].release();
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->count(Kind::Ended), 200);
    EXPECT_EQ(report->count(Kind::NotRun), 250);
    EXPECT_EQ(peers[0].keys.names().size(), 250);
}

TEST_F(LogoutJobTest, AsksEachNodeForItsOwn)
{
    for (const QByteArray name : {"shop:s:1", "shop:s:2"})
        peers[0].keys.setString(name, "x");
    for (const QByteArray name : {"far:s:1", "far:s:2", "shop:s:1"})
        peers[1].keys.setString(name, "x");
    start({{"shop:s:1", 0}, {"far:s:1", 0}, {"far:s:2", 0}, {"shop:s:2", 0}});
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->count(Kind::Ended), 4);
    EXPECT_EQ(peers[0].commands(), (QList<QByteArrayList>{{"UNLINK", "shop:s:1"}, {"UNLINK", "shop:s:2"}}));
    EXPECT_EQ(peers[1].commands(), (QList<QByteArrayList>{{"UNLINK", "far:s:1"}, {"UNLINK", "far:s:2"}}));
    EXPECT_TRUE(peers[1].keys.contains("shop:s:1")) << "not this node's";
    EXPECT_EQ(report->outcomes[1].key, "far:s:1") << "reported in the order of the list";
}

TEST_F(LogoutJobTest, SaysWhichOfTwoNodesBroke)
{
    peers[0].keys.setString("shop:s:1", "x");
    peers[1].hangUpAt("UNLINK");
    start({{"shop:s:1", 0}, {"far:s:1", 0}});
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(outcomes(), (std::vector{Kind::Ended, Kind::Unknown}));
}

TEST_F(LogoutJobTest, SendsNothingWhereNoNodeIsKnown)
{
    start({{"nowhere:s:1", 0}, {"shop:s:1", 0}});
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
    EXPECT_TRUE(peers[0].commands().isEmpty());
    EXPECT_EQ(peers[0].keys.names().size(), 2);
}

TEST_F(LogoutJobTest, TakesTheNodesOfAServer)
{
    peers[0].keys.setString("shop:s:1", "x");
    redis::ServerAddress address;
    address.seeds = {redis::tcp(peers[0].port())};
    redis::Server server(address, {}, redis::quick());
    server.open();
    ASSERT_TRUE(redis::reaches(server.nodes().front()->commands(), redis::Connection::State::Ready));
    auto *ending = new LogoutJob(1, {{"shop:s:1", 0}}, server, shopFormats(), &context);
    QObject::connect(ending, &LogoutJob::finished, &context, [this](const LogoutReport &result) { report = result; });
    ending->start();
    ASSERT_TRUE(isFinished());
    EXPECT_EQ(report->count(Kind::Ended), 1);
    EXPECT_TRUE(peers[0].keys.names().isEmpty());
}
