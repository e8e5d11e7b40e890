// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjob.h"
#include "models/server/logout/turns.h"
#include "models/server/logout/undojob.h"
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
                   {"op": "json-list-remove", "key": "{p}list:{user}", "path": "open", "where": {"id": "{id}"}},
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

    /// The user's list of them all, as an application writes it.
    void writeList(int written)
    {
        QByteArray open;
        for (int i = 0; i < kSessions; ++i)
            open += R"({"id":")" + QByteArray::number(i) + R"("},)";
        set(kList, R"({"written":)" + QByteArray::number(written) + R"(,"open":[)" + open + R"({"id":"other"}]})");
    }
    bool undo()
    {
        const auto nodeOf = [this](QByteArrayView key) { return server.nodeForKey(key); };
        auto *job = new UndoJob(1, shelf.take(1), nodeOf, turns, &context);
        QObject::connect(job, &UndoJob::finished, &context, [this](const messages::UndoReport &all) { undone = all; });
        job->start();
        return QTest::qWaitFor([this] { return undone.has_value(); }, redis::kWaitMs);
    }
    QByteArray members() { return cluster.command("shop:u:ann", {"SMEMBERS", "shop:u:ann"}); }

    static constexpr auto kList = "shop:list:ann";
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
    std::optional<messages::UndoReport> undone;
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
    cluster.tellAll({"ACL", "SETUSER", "default", "resetkeys", "~shop:s:*", "~shop:lock:*", "~shop:list:*"});
    ASSERT_TRUE(end());
    EXPECT_EQ(report->count(Kind::Ended), kSessions);
    ASSERT_EQ(report->remarks.size(), 1) << report->remarks.join(u' ').toStdString();
    EXPECT_TRUE(report->remarks.front().contains(QLatin1String("{p}u:{user}"))) << report->remarks[0].toStdString();
}

/// What one node refuses the others are not spared.
TEST_F(ClusterLogout, HoldsARefusalAgainstNoOtherNode)
{
    cluster.command("shop:u:ann", {"ACL", "SETUSER", "default", "-multi"});
    ASSERT_TRUE(end());
    EXPECT_EQ(report->count(Kind::Ended), kSessions);
    const QString all = report->remarks.join(u'\n');
    EXPECT_EQ(all.count(QLatin1String("Without transactions")), 1) << all.toStdString();
}

TEST_F(ClusterLogout, IsUndoneWithWhatStandsInOtherSlots)
{
    writeList(1);
    cluster.command("shop:u:ann", {"PEXPIRE", "shop:u:ann", "700000"});
    const QByteArray list = cluster.command(kList, {"GET", kList});
    ASSERT_TRUE(end());
    ASSERT_EQ(report->undoable, kSessions);
    EXPECT_TRUE(cluster.command(kList, {"GET", kList}).contains(R"({"written":1,"open":[{"id":"other"}]})"));
    ASSERT_TRUE(undo());
    using UndoKind = messages::UndoOutcome::Kind;
    EXPECT_EQ(undone->count(UndoKind::Restored), kSessions) << qPrintable(undone->outcomes.front().words);
    for (int i = 0; i < kSessions; ++i) {
        EXPECT_TRUE(exists(recordOf(i)));
        EXPECT_TRUE(exists("shop:lock:" + QByteArray::number(i)));
        EXPECT_TRUE(members().contains("\r\n" + QByteArray::number(i) + "\r\n") ||
                    members().endsWith("\r\n" + QByteArray::number(i)));
    }
    EXPECT_EQ(cluster.command(kList, {"GET", kList}), list) << "each element where it stood";
}

TEST_F(ClusterLogout, IsUndoneInPartWhereOthersHaveWrittenMeanwhile)
{
    ASSERT_TRUE(end());
    set("shop:lock:3", "another's");
    ASSERT_TRUE(undo());
    using UndoKind = messages::UndoOutcome::Kind;
    EXPECT_EQ(undone->count(UndoKind::Restored), kSessions - 1);
    ASSERT_EQ(undone->count(UndoKind::InPart), 1);
    EXPECT_TRUE(exists(recordOf(3)));
    EXPECT_TRUE(cluster.command("shop:lock:3", {"GET", "shop:lock:3"}).contains("another's"));
}

/// What stands there is written only while it is as it was read.
TEST_F(ClusterLogout, WritesOverNobodysListInAnotherSlot)
{
    writeList(0);
    int written = 0;
    QTimer hammer;
    QObject::connect(&hammer, &QTimer::timeout, &context, [&] {
        const QByteArray now = cluster.command(kList, {"GET", kList});
        const QByteArray before = R"("written":)" + QByteArray::number(written);
        EXPECT_TRUE(now.contains(before)) << now.constData();
        const qsizetype begin = now.indexOf('{');
        QByteArray next = now.mid(begin).trimmed();
        next.replace(before, R"("written":)" + QByteArray::number(++written));
        set(kList, next);
        if (written == 60)
            hammer.stop();
    });
    hammer.start(0);
    ASSERT_TRUE(end());
    hammer.stop();
    EXPECT_GT(written, 5);
    const QByteArray list = cluster.command(kList, {"GET", kList});
    EXPECT_TRUE(list.contains(R"("written":)" + QByteArray::number(written))) << list.constData();
    EXPECT_TRUE(list.contains(R"({"id":"other"})"));
    EXPECT_EQ(report->count(Kind::Ended), kSessions);
    // Each was taken out, or it is said that it was not.
    int left = 0;
    for (int i = 0; i < kSessions; ++i)
        left += list.contains(R"({"id":")" + QByteArray::number(i) + R"("})") ? 1 : 0;
    EXPECT_EQ(left > 0, !report->remarks.isEmpty()) << left << " " << report->remarks.join(u' ').toStdString();
    if (left > 0) {
        EXPECT_TRUE(report->remarks.front().contains(QString::number(left))) << report->remarks[0].toStdString();
    }
}

TEST_F(ClusterLogout, FollowsWhatStandsBesideToWhereItHasMoved)
{
    writeList(1);
    const int set = cluster.slotOf("shop:u:ann");
    const int list = cluster.slotOf(kList);
    const int setAt = cluster.ownerOf(set);
    const int listAt = cluster.ownerOf(list);
    cluster.moveSlot(set, setAt, (setAt + 1) % 3);
    cluster.beginMove(list, listAt, (listAt + 1) % 3);
    cluster.moveKeys(list, listAt, (listAt + 1) % 3);
    QTimer::singleShot(400, &context, [&] { cluster.endMove(list, listAt, (listAt + 1) % 3); });
    ASSERT_TRUE(end());
    EXPECT_EQ(report->count(Kind::Ended), kSessions);
    EXPECT_TRUE(report->remarks.isEmpty()) << report->remarks.join(u' ').toStdString();
    EXPECT_EQ(members(), "*1\r\n$5\r\nother");
    EXPECT_TRUE(cluster.command(kList, {"GET", kList}).contains(R"("open":[{"id":"other"}])"));
    EXPECT_EQ(report->undoable, kSessions);
}

/// What another node holds is ended all the same, and what is left is told.
TEST_F(ClusterLogout, GoesOnWithoutTheNodeThatIsDown)
{
    const int gone = cluster.ownerOfKey("shop:u:ann");
    int there = 0;
    for (int i = 0; i < kSessions; ++i)
        there += cluster.ownerOfKey(recordOf(i)) == gone ? 0 : 1;
    ASSERT_GT(there, 0);
    ASSERT_LT(there, kSessions);
    cluster.at(gone).kill();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !isReady(); }, redis::kWaitMs));
    ASSERT_TRUE(end());
    EXPECT_EQ(report->count(Kind::Ended), there);
    EXPECT_EQ(report->count(Kind::NotRun), kSessions - there);
    const QString told = report->remarks.join(u' ');
    EXPECT_TRUE(told.contains(QLatin1String("{p}u:{user}"))) << told.toStdString();
    EXPECT_TRUE(told.contains(QLatin1String("did not answer"))) << told.toStdString();
    EXPECT_FALSE(told.contains(QLatin1String("may not change"))) << told.toStdString();
}
