// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/absencecheck.h"
#include "tests/redis/peers.h"
#include "tests/server/cleanup/cleanedserver.h"
#include "tests/server/fakenode.h"
#include "tests/support/rediscluster.h"

#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <optional>

using namespace server;
using messages::CleanUpReport;
using messages::StaleEntry;
using messages::StaleReport;
using Kind = messages::CleanUpOutcome::Kind;

namespace
{

const QByteArrayList kUsers = {"ann", "bob", "cem", "dan"};

/// A set and a list in JSON of each user.
formats::FormatDescription spreadClub()
{
    const auto description = formats::FormatDescription::fromJson(QByteArray(R"({
        "id": "club", "title": "Club", "prefixes": ["club:"],
        "keys": [{"pattern": "{p}s:{id:word}", "types": ["string"]}],
        "payload": {"codec": ["json"], "require": {"user": "present"}},
        "attrs": {"user": ["user"]},
        "userIndex": {"key": "{p}u:{user}", "type": "set"},
        "logout": [
            {"op": "srem", "key": "{p}u:{user}", "member": "{id}"},
            {"op": "json-list-remove", "key": "{p}l:{user}", "where": {"token": "{id}"}},
            {"op": "unlink", "key": "{p}s:{id}", "required": true}
        ]})"));
    return description ? description->withPrefix("club:") : formats::FormatDescription();
}

/// What is left behind on all nodes of a cluster: of each user two members of a set, and an element of a list.
class ClusterCleanUp : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(cluster.isRunning());
        for (const QByteArray &user : kUsers) {
            set("club:s:alive" + user, shopSession(user));
            cluster.command(setOf(user), {"SADD", setOf(user), "alive" + user, "dead1" + user, "dead2" + user});
            set(listOf(user), before(user));
        }
        server.open();
        ASSERT_TRUE(QTest::qWaitFor([this] { return isReady(); }, redis::kWaitMs));
        const auto watched = [this] {
            return StaleIndexes::Watched{
                .server = &server, .formats = formats, .askAgainAfter = std::chrono::milliseconds(20)};
        };
        indexes = std::make_unique<StaleIndexes>(watched, nullptr,
                                                 audit::AuditLog(folder.filePath(QStringLiteral("audit.jsonl"))));
        QObject::connect(indexes.get(), &StaleIndexes::found, indexes.get(),
                         [this](const StaleReport &all) { found = all; });
        QObject::connect(indexes.get(), &StaleIndexes::finished, indexes.get(),
                         [this](const CleanUpReport &all) { report = all; });
    }
    void TearDown() override
    {
        if (indexes)
            indexes->forget();
    }

    static QByteArray setOf(const QByteArray &user) { return "club:u:" + user; }
    static QByteArray listOf(const QByteArray &user) { return "club:l:" + user; }
    static QByteArray before(const QByteArray &user)
    {
        return R"([{"token":"dead1)" + user + R"("},{"token":"alive)" + user + R"("}])";
    }
    void set(const QByteArray &key, const QByteArray &value) { cluster.command(key, {"SET", key, value}); }
    bool holds(const QByteArray &user, const QByteArray &id)
    {
        return cluster.command(setOf(user), {"SISMEMBER", setOf(user), id}) == ":1";
    }
    QByteArray listIn(const QByteArray &user) { return cluster.command(listOf(user), {"GET", listOf(user)}); }
    bool isReady() const
    {
        return server.nodes().size() == 3 &&
               std::all_of(server.nodes().begin(), server.nodes().end(), [](redis::Node *node) {
                   return node->commands().state() == redis::Connection::State::Ready;
               });
    }
    std::vector<StaleEntry> stale()
    {
        indexes->find(1, {});
        EXPECT_TRUE(QTest::qWaitFor([this] { return found.has_value(); }, redis::kWaitMs));
        return found ? entriesOf(*found) : std::vector<StaleEntry>();
    }
    bool waitForReport()
    {
        return QTest::qWaitFor([this] { return report.has_value(); }, redis::kWaitMs);
    }
    bool cleanUp(const std::vector<StaleEntry> &entries)
    {
        messages::CleanUpOrder order;
        order.entries = entries;
        report.reset();
        indexes->cleanUp(2, order);
        return waitForReport();
    }
    int countOf(const std::vector<StaleEntry> &entries, const QByteArray &key, Kind kind) const
    {
        int count = 0;
        for (size_t i = 0; i < entries.size(); ++i)
            count += entries[i].key == key && report->outcomes.at(i).kind == kind ? 1 : 0;
        return count;
    }

    support::RedisCluster cluster;
    QTemporaryDir folder;
    redis::Server server{redis::parseAddress(cluster.url())->address, {}, redis::quick()};
    std::shared_ptr<const formats::FormatSet> formats =
        std::make_shared<const formats::FormatSet>(formats::formatsOf({spreadClub()}));
    std::unique_ptr<StaleIndexes> indexes;
    std::optional<StaleReport> found;
    std::optional<CleanUpReport> report;
};

} // namespace

TEST_F(ClusterCleanUp, RemovesByTransactionsWhateverSlotSessionsWouldBeIn)
{
    const auto entries = stale();
    ASSERT_EQ(entries.size(), 12U);
    ASSERT_TRUE(cleanUp(entries));
    EXPECT_EQ(report->count(Kind::Removed), 12) << "lists, too, and those only by transactions";
    ASSERT_EQ(report->remarks.size(), 1) << report->remarks.join(u' ').toStdString();
    EXPECT_TRUE(report->remarks.front().contains(QStringLiteral("another part of the cluster")));
    for (const QByteArray &user : kUsers) {
        EXPECT_FALSE(holds(user, "dead1" + user));
        EXPECT_TRUE(holds(user, "alive" + user));
        EXPECT_FALSE(listIn(user).contains("dead1"));
        EXPECT_TRUE(listIn(user).contains("alive" + user));
    }
    report.reset();
    indexes->undo(2);
    ASSERT_TRUE(waitForReport());
    EXPECT_EQ(report->count(Kind::Restored), 12);
    for (const QByteArray &user : kUsers) {
        EXPECT_TRUE(holds(user, "dead2" + user));
        EXPECT_TRUE(listIn(user).endsWith(before(user)));
    }
}

TEST_F(ClusterCleanUp, WhoComesBackIsSparedOnWhateverNode)
{
    const auto entries = stale();
    for (const QByteArray &user : kUsers)
        set("club:s:dead1" + user, shopSession(user));
    ASSERT_TRUE(cleanUp(entries));
    EXPECT_EQ(report->count(Kind::SessionThere), 8);
    EXPECT_EQ(report->count(Kind::Removed), 4);
}

TEST_F(ClusterCleanUp, WhatIsMovingIsNotSentAndTheOthersKeepTheirTransactions)
{
    const auto entries = stale();
    const int slot = cluster.slotOf(setOf("ann"));
    const int from = cluster.ownerOf(slot);
    cluster.beginMove(slot, from, (from + 1) % 3);
    cluster.moveKeys(slot, from, (from + 1) % 3);
    ASSERT_TRUE(cleanUp(entries));
    EXPECT_EQ(countOf(entries, setOf("ann"), Kind::NotRun), 2);
    EXPECT_EQ(report->count(Kind::Removed), 10);
    for (const QString &remark : std::as_const(report->remarks))
        EXPECT_FALSE(remark.contains(QStringLiteral("Without transactions"))) << remark.toStdString();
    cluster.endMove(slot, from, (from + 1) % 3);
    EXPECT_TRUE(holds("ann", "dead1ann"));
}

/// By a wrong idea of who holds what, and while a slot moves: whoever has the key is found.
TEST_F(ClusterCleanUp, WhoHoldsAKeyIsAskedWhereverThatIs)
{
    const int slot = cluster.slotOf("club:s:alivebob");
    const int from = cluster.ownerOf(slot);
    cluster.beginMove(slot, from, (from + 1) % 3);
    cluster.moveKeys(slot, from, (from + 1) % 3);
    QObject context;
    const KeyRoutes routes{[this](QByteArrayView) { return server.nodes().front(); },
                           [this](const redis::Endpoint &place) { return server.nodeAt(place); }};
    AbsenceCheck check(routes, formats, &context);
    std::vector<AbsenceCheck::Question> questions;
    for (const QByteArray &user : kUsers) {
        questions.push_back({{"club:s:alive" + user}, {}});
        questions.push_back({{"club:s:dead1" + user}, {}});
        questions.push_back({{"club:s:dead1" + user}, {"club:s:alive" + user}});
        questions.push_back({{"club:s:dead1" + user}, {"club:s:dead2" + user}});
    }
    std::optional<AbsenceCheck::Answers> answers;
    check.ask(questions, [&](const AbsenceCheck::Answers &all) { answers = all; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return answers.has_value(); }, redis::kWaitMs));
    EXPECT_FALSE(answers->lost);
    for (size_t i = 0; i < questions.size(); ++i) {
        EXPECT_EQ(answers->answers[i].kind,
                  i % 2 == 0 ? AbsenceCheck::Answer::Kind::There : AbsenceCheck::Answer::Kind::Gone)
            << i;
    }
    cluster.endMove(slot, from, (from + 1) % 3);
}

/// Nothing is concluded from a silent node, and what the others say stands.
TEST_F(ClusterCleanUp, WhatASilentNodeWouldHoldIsUnknown)
{
    const auto entries = stale();
    const int dead = cluster.ownerOfKey("club:s:dead1ann");
    const auto isOnDead = [&](const QByteArray &key) { return cluster.ownerOfKey(key) == dead; };
    cluster.at(dead).kill();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !isReady(); }, redis::kWaitMs));
    QObject context;
    AbsenceCheck check({[this](QByteArrayView key) { return server.nodeForKey(key); }}, formats, &context);
    std::vector<AbsenceCheck::Question> questions;
    std::vector<QByteArray> records;
    for (const QByteArray &user : kUsers) {
        for (const char *id : {"alive", "dead1", "dead2"}) {
            records.push_back("club:s:" + QByteArray(id) + user);
            questions.push_back({{records.back()}, {}});
        }
    }
    std::optional<AbsenceCheck::Answers> answers;
    check.ask(questions, [&](const AbsenceCheck::Answers &all) { answers = all; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return answers.has_value(); }, redis::kWaitMs));
    EXPECT_FALSE(answers->lost);
    int unknown = 0;
    for (size_t i = 0; i < questions.size(); ++i) {
        const auto kind = answers->answers[i].kind;
        unknown += kind == AbsenceCheck::Answer::Kind::Unknown;
        if (isOnDead(records[i])) {
            EXPECT_EQ(kind, AbsenceCheck::Answer::Kind::Unknown) << records[i].constData();
        } else {
            EXPECT_EQ(kind, records[i].startsWith("club:s:alive") ? AbsenceCheck::Answer::Kind::There
                                                                  : AbsenceCheck::Answer::Kind::Gone)
                << records[i].constData();
        }
    }
    EXPECT_GT(unknown, 0);

    // Nor is anything removed for it; what others can tell of is.
    std::vector<StaleEntry> reachable;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(reachable),
                 [&](const StaleEntry &entry) { return !isOnDead(entry.key); });
    ASSERT_TRUE(cleanUp(reachable));
    for (size_t i = 0; i < reachable.size(); ++i) {
        EXPECT_EQ(report->outcomes[i].kind, isOnDead(reachable[i].record) ? Kind::NotRun : Kind::Removed)
            << reachable[i].key.constData() << ' ' << reachable[i].record.constData();
    }
}

/// A key that another node has is not gone.
TEST_F(ClusterCleanUp, WhatAnotherNodeHasIsUnknown)
{
    const QByteArray doubtful = "club:s:aliveann";
    const QByteArray record = "club:s:dead1ann";
    QObject context;
    redis::Node *const own = server.nodeForKey(doubtful);
    redis::Node *const other =
        *std::find_if(server.nodes().begin(), server.nodes().end(), [own](redis::Node *node) { return node != own; });
    const auto nodeOf = [&](QByteArrayView key) { return key == doubtful ? other : server.nodeForKey(key); };
    AbsenceCheck check({nodeOf}, formats, &context); // nobody is at any place that it is told
    std::optional<AbsenceCheck::Answers> answers;
    check.ask({{{record}, {doubtful}}, {{record}, {}}}, [&](const AbsenceCheck::Answers &all) { answers = all; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return answers.has_value(); }, redis::kWaitMs));
    ASSERT_EQ(answers->answers.size(), 2U);
    EXPECT_EQ(answers->answers[0].kind, AbsenceCheck::Answer::Kind::Unknown);
    EXPECT_EQ(answers->answers[0].why.kind, redis::ErrorKind::Moved);
    EXPECT_EQ(answers->answers[1].kind, AbsenceCheck::Answer::Kind::Gone);
}
