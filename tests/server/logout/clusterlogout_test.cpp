// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjob.h"
#include "models/server/logout/turns.h"
#include "tests/redis/peers.h"
#include "tests/server/fakenode.h"
#include "tests/support/rediscluster.h"

#include <QTimer>

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace server;
using messages::LogoutReport;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

constexpr int kSessions = 10;

/// As shopFormats(), and the steps of its logout are known.
std::shared_ptr<const formats::FormatSet> steppedFormats()
{
    const auto description = formats::FormatDescription::fromJson(QByteArray(R"({
        "id": "shop", "title": "Shop", "prefixes": ["shop:"],
        "keys": [{"pattern": "{p}s:{id}", "types": ["string"]}],
        "payload": {"codec": ["json"], "require": {"user": "present"}},
        "attrs": {"user": ["user"]},
        "logout": [{"op": "unlink", "key": "{p}lock:{id}"},
                   {"op": "srem", "key": "{p}u:{user}", "member": "{id}"},
                   {"op": "unlink", "key": "{p}s:{id}"}]})"));
    if (!description)
        return shopFormats();
    return std::make_shared<const formats::FormatSet>(formats::formatsOf({description->withPrefix("shop:")}));
}

/// Sessions of one user on all nodes of a cluster, and what stands beside them: a key of each, and the user's set.
class ClusterLogout : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(cluster.isRunning());
        for (int i = 0; i < kSessions; ++i) {
            set(recordOf(i), shopSession("ann"));
            set("shop:lock:" + QByteArray::number(i), "x");
            cluster.command("shop:u:ann", {"SADD", "shop:u:ann", QByteArray::number(i), "other"});
        }
        server.open();
        ASSERT_TRUE(QTest::qWaitFor([this] { return isReady(); }, redis::kWaitMs));
    }

    static QByteArray recordOf(int number) { return "shop:s:" + QByteArray::number(number); }
    void set(const QByteArray &key, const QByteArray &value) { cluster.command(key, {"SET", key, value}); }
    bool exists(const QByteArray &key) { return cluster.command(key, {"EXISTS", key}) == ":1"; }
    bool isReady() const
    {
        return server.nodes().size() == 3 &&
               std::all_of(server.nodes().begin(), server.nodes().end(), [](redis::Node *node) {
                   return node->commands().state() == redis::Connection::State::Ready;
               });
    }
    bool end()
    {
        std::vector<messages::LogoutTarget> targets;
        for (int i = 0; i < kSessions; ++i)
            targets.push_back({recordOf(i), 0, "ann"});
        const auto nodeOf = [this](QByteArrayView key) { return server.nodeForKey(key); };
        auto *job = new LogoutJob(1, std::move(targets), {nodeOf, steppedFormats(), turns, shelf, true}, &context);
        QObject::connect(job, &LogoutJob::finished, &context, [this](const LogoutReport &all) { report = all; });
        job->start();
        return QTest::qWaitFor([this] { return report.has_value(); }, redis::kWaitMs);
    }

    support::RedisCluster cluster;
    redis::Server server{redis::parseAddress(cluster.url())->address, {}, redis::quick()};
    QObject context;
    Turns turns;
    UndoShelf shelf;
    std::optional<LogoutReport> report;
};

} // namespace

TEST_F(ClusterLogout, EndsEachWithWhatStandsInOtherSlots)
{
    ASSERT_TRUE(end());
    EXPECT_EQ(report->count(Kind::Ended), kSessions);
    EXPECT_EQ(report->undoable, kSessions);
    EXPECT_TRUE(report->remarks.isEmpty()) << report->remarks.join(u' ').toStdString();
    for (int i = 0; i < kSessions; ++i) {
        EXPECT_FALSE(exists(recordOf(i)));
        EXPECT_FALSE(exists("shop:lock:" + QByteArray::number(i)));
    }
    EXPECT_EQ(cluster.command("shop:u:ann", {"SMEMBERS", "shop:u:ann"}), "*1\r\n$5\r\nother");
}

TEST_F(ClusterLogout, FollowsSessionsThatHaveJustMoved)
{
    const int slot = cluster.slotOf(recordOf(0));
    const int from = cluster.ownerOf(slot);
    cluster.moveSlot(slot, from, (from + 1) % 3);
    const int onItsWay = cluster.slotOf(recordOf(1));
    const int other = cluster.ownerOf(onItsWay);
    cluster.beginMove(onItsWay, other, (other + 1) % 3);
    cluster.moveKeys(onItsWay, other, (other + 1) % 3);
    QTimer::singleShot(300, &context, [&] { cluster.endMove(onItsWay, other, (other + 1) % 3); });
    ASSERT_TRUE(end());
    EXPECT_EQ(report->count(Kind::Ended), kSessions);
    EXPECT_TRUE(report->remarks.isEmpty()) << report->remarks.join(u' ').toStdString();
    for (int i = 0; i < kSessions; ++i)
        EXPECT_FALSE(exists(recordOf(i)));
}

TEST_F(ClusterLogout, TellsWhatIsRefusedElsewhere)
{
    cluster.tellAll({"ACL", "SETUSER", "default", "resetkeys", "~shop:s:*", "~shop:lock:*"});
    ASSERT_TRUE(end());
    EXPECT_EQ(report->count(Kind::Ended), kSessions);
    ASSERT_EQ(report->remarks.size(), 1) << report->remarks.join(u' ').toStdString();
    EXPECT_TRUE(report->remarks.front().contains(QLatin1String("{p}u:{user}"))) << report->remarks[0].toStdString();
}
