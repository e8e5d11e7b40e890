// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjob.h"
#include "models/server/logout/turns.h"
#include "models/server/logout/undojob.h"
#include "tests/redis/peers.h"
#include "tests/server/fakenode.h"
#include "tests/support/rediscluster.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

// Keys that share a slot by their hash tag, while it moves: some are here, some are there, and what concerns both is
// answered by TRYAGAIN, on both sides.

using namespace server;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

std::shared_ptr<const formats::FormatSet> taggedFormats()
{
    const auto description = formats::FormatDescription::fromJson(QByteArray(R"({
        "id": "shop", "title": "Shop", "prefixes": ["shop:"],
        "keys": [{"pattern": "{p}s:{id}", "types": ["string"]}],
        "payload": {"codec": ["json"], "require": {"user": "present"}},
        "attrs": {"user": ["user"]},
        "logout": [{"op": "unlink", "key": "{p}lock:{id}"},
                   {"op": "json-list-remove", "key": "{p}list:{id}", "path": "open", "where": {"id": "{id}"}},
                   {"op": "unlink", "key": "{p}s:{id}"}]})"));
    if (!description)
        return {};
    return std::make_shared<const formats::FormatSet>(formats::formatsOf({description->withPrefix("shop:")}));
}

class SplitSlot : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(cluster.isRunning());
        ASSERT_TRUE(formats);
        for (const QByteArray &key : {record, lock, list})
            ASSERT_EQ(cluster.slotOf(key), cluster.slotOf(record));
        server.open();
        ASSERT_TRUE(QTest::qWaitFor(
            [this] {
                return server.nodes().size() == 3 &&
                       std::all_of(server.nodes().begin(), server.nodes().end(), [](redis::Node *node) {
                           return node->commands().state() == redis::Connection::State::Ready;
                       });
            },
            redis::kWaitMs));
    }

    /// Where the slot is now, and where it will go.
    void fill()
    {
        cluster.command(record, {"SET", record, R"({"user":"ann"})", "PX", "600000"});
        cluster.command(lock, {"SET", lock, "x"});
        cluster.command(list, {"SET", list, R"({"open":[{"id":")" + id + R"("},{"id":"other"}]})"});
        slot = cluster.slotOf(record);
        from = cluster.ownerOf(slot);
        to = (from + 1) % 3;
    }

    void moveOne(const QByteArray &key)
    {
        cluster.at(from).command({"MIGRATE", "127.0.0.1", QByteArray::number(cluster.at(to).port()), key, "0", "5000"});
    }
    void finishMove()
    {
        cluster.moveKeys(slot, from, to);
        cluster.endMove(slot, from, to);
    }
    /// Error replies that begin so, of both nodes.
    int errorsOf(const QByteArray &code)
    {
        int all = 0;
        for (int i : {from, to}) {
            const QByteArray told = cluster.at(i).string({"INFO", "errorstats"});
            const QByteArray word = "errorstat_" + code + ":count=";
            if (const qsizetype at = told.indexOf(word); at >= 0)
                all += told.mid(at + word.size()).split('\r').first().toInt();
        }
        return all;
    }
    int redirections() { return errorsOf("ASK"); }
    void start(const QByteArrayList &records = {})
    {
        report.reset();
        for (int i : {from, to})
            cluster.at(i).command({"CONFIG", "RESETSTAT"});
        std::vector<messages::LogoutTarget> targets;
        for (const QByteArray &key : records.isEmpty() ? QByteArrayList{record} : records)
            targets.push_back({key, 0, "ann"});
        const auto nodeOf = [this](QByteArrayView key) { return server.nodeForKey(key); };
        auto *job = new LogoutJob(1, std::move(targets), {nodeOf, formats, turns, shelf, true}, &context);
        QObject::connect(job, &LogoutJob::finished, &context,
                         [this](const messages::LogoutReport &all) { report = all; });
        job->start();
    }
    bool end()
    {
        return QTest::qWaitFor([this] { return report.has_value(); }, redis::kWaitMs);
    }
    bool exists(const QByteArray &key) { return cluster.command(key, {"EXISTS", key}) == ":1"; }

    const QByteArray id = "{7}a";
    const QByteArray record = "shop:s:{7}a";
    const QByteArray lock = "shop:lock:{7}a";
    const QByteArray list = "shop:list:{7}a";
    int slot = 0;
    int from = 0;
    int to = 0;
    support::RedisCluster cluster;
    redis::Server server{redis::parseAddress(cluster.url())->address, {}, redis::quick()};
    std::shared_ptr<const formats::FormatSet> formats = taggedFormats();
    QObject context;
    Turns turns;
    UndoShelf shelf;
    std::optional<messages::LogoutReport> report;
};

} // namespace

TEST_F(SplitSlot, ASessionEndsWithItsCompanionsWhileTheyAreApart)
{
    for (const QByteArray &moved : {list, lock}) {
        fill();
        cluster.beginMove(slot, from, to);
        moveOne(moved);
        start();
        ASSERT_TRUE(QTest::qWaitFor([this] { return redirections() > 0 || report; }, redis::kWaitMs));
        EXPECT_FALSE(report) << "what belongs together is not there yet";
        finishMove();
        ASSERT_TRUE(end());
        EXPECT_EQ(report->count(Kind::Ended), 1)
            << (report->outcomes.empty() ? "" : report->outcomes.front().words.toStdString());
        EXPECT_TRUE(report->remarks.isEmpty()) << report->remarks.join(u' ').toStdString();
        EXPECT_FALSE(exists(record));
        EXPECT_FALSE(exists(lock));
        const QByteArray left = cluster.command(list, {"GET", list});
        EXPECT_FALSE(left.contains(id)) << left.constData();
        EXPECT_TRUE(left.contains("other")) << left.constData();
    }
}

/// What concerns them all is answered by TRYAGAIN.
TEST_F(SplitSlot, SessionsOfOneSlotEndWhileTheyAreApart)
{
    const QByteArray other = "shop:s:{7}b";
    fill();
    cluster.command(other, {"SET", other, R"({"user":"ann"})", "PX", "600000"});
    cluster.beginMove(slot, from, to);
    moveOne(other);
    start({record, other});
    ASSERT_TRUE(QTest::qWaitFor([this] { return errorsOf("TRYAGAIN") > 0 || report; }, redis::kWaitMs));
    EXPECT_GT(errorsOf("TRYAGAIN"), 0) << "else this tests nothing";
    finishMove();
    ASSERT_TRUE(end());
    EXPECT_EQ(report->count(Kind::Ended), 2) << report->outcomes.front().words.toStdString();
    EXPECT_TRUE(report->remarks.isEmpty()) << report->remarks.join(u' ').toStdString();
    EXPECT_FALSE(exists(record) || exists(other) || exists(lock));
}

/// Somebody has begun to move it, and does not go on.
TEST_F(SplitSlot, WhatStaysApartIsNotCalledEnded)
{
    fill();
    cluster.beginMove(slot, from, to);
    moveOne(list);
    start();
    ASSERT_TRUE(end());
    const messages::LogoutOutcome outcome = report->outcomes.empty() ? messages::LogoutOutcome() : report->outcomes[0];
    EXPECT_EQ(outcome.kind == Kind::Ended, !exists(record)) << outcome.words.toStdString();
    const bool isAllDone = !exists(record) && !exists(lock) && !cluster.command(list, {"GET", list}).contains(id);
    EXPECT_TRUE(isAllDone || outcome.kind != Kind::Ended || !report->remarks.isEmpty())
        << "what is left is told: " << outcome.words.toStdString();
    if (outcome.kind != Kind::Ended) {
        EXPECT_FALSE(outcome.words.isEmpty());
    }
    finishMove();
}
