// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/cleanup/cleanedserver.h"
#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

using namespace server;
using messages::StaleReport;

// The look: how far it goes, when it ends, and what it is sure of.

namespace
{

class StaleSearching : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(cleaned.redis.isRunning());
        ASSERT_TRUE(cleaned.connect());
        QObject::connect(&cleaned.indexes(), &StaleIndexes::progressed, &cleaned.indexes(),
                         [this](quint64, qint64 keys, qint64 total, qint64 stale) {
                             lastKeys = keys;
                             lastTotal = total;
                             lastStale = stale;
                         });
    }
    void fill(const QByteArray &user, int members, int from = 0)
    {
        QByteArrayList command = {"SADD", "shop:u:" + user};
        for (int i = from; i < from + members; ++i)
            command.append("dead" + QByteArray::number(i));
        cleaned.redis.command(command);
    }
    void fillNames(int count)
    {
        QList<QByteArrayList> commands;
        for (int i = 0; i < count; ++i)
            commands.append({"SET", "name:" + QByteArray::number(i), "x"});
        ASSERT_EQ(cleaned.redis.pipeline(commands), 0);
    }

    CleanedServer cleaned{{formats::Format(shopDescription())}};
    qint64 lastKeys = 0;
    qint64 lastTotal = 0;
    qint64 lastStale = 0;
};

} // namespace

TEST_F(StaleSearching, SaysHowFarItIs)
{
    fillNames(5000);
    fill("7", 3);
    Overheard overheard(cleaned.redis);
    const StaleReport &report = cleaned.find();
    QByteArrayList words = overheard.words();
    words.removeAll("cluster"); // whether it is one is asked beside all else
    words.removeAll("hello");
    EXPECT_EQ(QSet<QByteArray>(words.begin(), words.end()),
              (QSet<QByteArray>{"dbsize", "scan", "type", "sscan", "exists", "echo"}));
    EXPECT_EQ(words.count("exists"), 6) << "each twice";
    EXPECT_EQ(report.keys, 5001);
    EXPECT_EQ(report.indexesRead, 1);
    EXPECT_EQ(report.entries, 3);
    EXPECT_EQ(report.stale(), 3);
    EXPECT_EQ(report.formats, QStringList{QStringLiteral("Shop")});
    EXPECT_TRUE(report.withoutIndex.isEmpty());
    EXPECT_EQ(lastKeys, 5001);
    EXPECT_EQ(lastTotal, 5001);
    EXPECT_EQ(lastStale, 3);
}

/// A framework writes the index, and the record a moment later.
TEST_F(StaleSearching, WhoComesALittleLaterIsNotStale)
{
    cleaned.askAgainAfter = std::chrono::milliseconds(400);
    fill("7", 2);
    cleaned.beginFind();
    ASSERT_TRUE(waitFor([this] { return lastStale == 2; }));
    cleaned.redis.command({"SET", "shop:s:dead1", shopSession("7")});
    ASSERT_TRUE(cleaned.waitForFound());
    EXPECT_EQ(namesOf(cleaned.found()), (EntryNames{{"shop:u:7", "dead0"}}));
    EXPECT_EQ(cleaned.found().indexes.front().living, 1);
}

TEST_F(StaleSearching, IsNotSureBeforeTheTimeIsOver)
{
    cleaned.askAgainAfter = std::chrono::milliseconds(400);
    fill("7", 2);
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(cleaned.find().stale(), 2);
    EXPECT_GE(std::chrono::steady_clock::now() - begun, cleaned.askAgainAfter);
}

TEST_F(StaleSearching, LargeIndexesAreReadInPages)
{
    for (int i = 0; i < 20; ++i)
        fill("7", 1000, i * 1000);
    cleaned.redis.command({"SADD", "shop:u:7", "alive"});
    cleaned.redis.command({"SET", "shop:s:alive", shopSession("7")});
    Overheard overheard(cleaned.redis);
    const StaleReport &report = cleaned.find("7");
    EXPECT_EQ(report.stale(), 20'000) << "each once, however often it is named";
    EXPECT_EQ(report.indexes.front().entries, 20'001);
    EXPECT_EQ(report.indexes.front().living, 1);
    EXPECT_FALSE(report.isCut);
    EXPECT_GE(overheard.words().count("sscan"), 20);
}

TEST_F(StaleSearching, NoMoreThanIsKept)
{
    for (int user = 0; user < 3; ++user) {
        for (int i = 0; i < 41; ++i)
            fill(QByteArray::number(user), 1000, i * 1000);
    }
    const StaleReport &report = cleaned.find();
    EXPECT_EQ(report.stale(), StaleReport::kMostEntries);
    EXPECT_TRUE(report.isCut);
    EXPECT_TRUE(report.problems.empty());
}

TEST_F(StaleSearching, OfOneIndexNoMoreThanIsLookedAt)
{
    QList<QByteArrayList> commands;
    for (int i = 0; i < 103'000; ++i) {
        const QByteArray id = "alive" + QByteArray::number(i);
        commands.append({"SET", "shop:s:" + id, "x"});
        commands.append({"SADD", "shop:u:7", id});
    }
    ASSERT_EQ(cleaned.redis.pipeline(commands), 0);
    for (int i = 0; i < 5; ++i)
        fill("7", 1000, i * 1000);
    const StaleReport &report = cleaned.find("7");
    ASSERT_EQ(report.indexes.size(), 1U);
    const messages::StaleIndex &index = report.indexes.front();
    EXPECT_TRUE(index.isCut);
    EXPECT_LT(index.entries, 108'000);
    EXPECT_EQ(index.living + report.stale(), index.entries);
}

TEST_F(StaleSearching, WhatIsLongerThanAnyIdIsNotKnown)
{
    fill("7", 1);
    cleaned.redis.command({"SADD", "shop:u:7", QByteArray(9000, 'x')});
    EXPECT_EQ(cleaned.find().stale(), 1);
    EXPECT_EQ(cleaned.found().indexes.front().unknown, 1);
}

/// A framework may be about to write its record: one look says nothing.
TEST_F(StaleSearching, WhatWasLookedForOnceIsNotCalledStaleWhenItIsCancelled)
{
    cleaned.askAgainAfter = std::chrono::minutes(10);
    fill("7", 3);
    const quint64 job = cleaned.beginFind();
    ASSERT_TRUE(waitFor([this] { return lastStale == 3; }));
    cleaned.indexes().cancelFind(job + 1);
    cleaned.indexes().cancelFind(job);
    ASSERT_TRUE(cleaned.waitForFound());
    EXPECT_TRUE(cleaned.found().isCancelled);
    EXPECT_EQ(cleaned.found().stale(), 0);
    EXPECT_EQ(cleaned.found().unknown, 3);
}

TEST_F(StaleSearching, WhatNobodyKnowsIsCountedOfAllIndexes)
{
    fill("7", 3);
    cleaned.redis.command({"SADD", "shop:u:8", QByteArray(9000, 'x'), QByteArray(9000, 'y')});
    const StaleReport &report = cleaned.find();
    EXPECT_EQ(report.stale(), 3);
    EXPECT_EQ(report.indexes.size(), 1U) << "where nothing is stale is not listed";
    EXPECT_EQ(report.unknown, 2);
}

TEST_F(StaleSearching, ALaterOneEndsTheOneBefore)
{
    cleaned.askAgainAfter = std::chrono::minutes(10);
    fill("7", 3);
    fill("8", 1);
    std::vector<StaleReport> reports;
    QObject::connect(&cleaned.indexes(), &StaleIndexes::found, &cleaned.indexes(),
                     [&](const StaleReport &report) { reports.push_back(report); });
    const quint64 first = cleaned.beginFind();
    ASSERT_TRUE(waitFor([this] { return lastStale == 4; }));
    cleaned.askAgainAfter = std::chrono::milliseconds(20);
    const quint64 second = cleaned.beginFind("8");
    ASSERT_TRUE(waitFor([&] { return reports.size() == 2; }));
    std::sort(reports.begin(), reports.end(), [](const auto &a, const auto &b) { return a.job < b.job; });
    EXPECT_EQ(reports[0].job, first);
    EXPECT_TRUE(reports[0].isCancelled);
    EXPECT_EQ(reports[1].job, second);
    EXPECT_FALSE(reports[1].isCancelled);
    EXPECT_EQ(reports[1].stale(), 1);
}

TEST_F(StaleSearching, ACutConnectionInventsNothing)
{
    cleaned.askAgainAfter = std::chrono::seconds(1);
    fillNames(3000);
    fill("7", 3);
    cleaned.beginFind();
    ASSERT_TRUE(waitFor([this] { return lastStale == 3; }));
    cleaned.connection().close();
    ASSERT_TRUE(cleaned.waitForFound());
    EXPECT_EQ(cleaned.found().stale(), 0) << "asked once, and never again";
    EXPECT_EQ(cleaned.found().unknown, 3);
    EXPECT_EQ(cleaned.found().problems.size(), 1U);
}

TEST_F(StaleSearching, AKilledServerIsAProblem)
{
    fillNames(20'000);
    fill("7", 3);
    cleaned.beginFind();
    ASSERT_TRUE(waitFor([this] { return lastKeys > 0; }));
    cleaned.redis.kill();
    ASSERT_TRUE(cleaned.waitForFound());
    EXPECT_EQ(cleaned.found().stale(), 0);
    EXPECT_EQ(cleaned.found().problems.size(), 1U);
    EXPECT_LT(cleaned.found().keys, 20'001);
}

TEST_F(StaleSearching, WithoutFormatsItSaysSo)
{
    cleaned.formats.reset();
    EXPECT_EQ(cleaned.find().problems.size(), 1U);
    EXPECT_EQ(cleaned.cleanUp({{}, {}}).count(messages::CleanUpOutcome::Kind::NotRun), 2);
}

TEST_F(StaleSearching, FormatsWithoutAnIndexAreNamed)
{
    const auto plain = formats::plainFormat("shop:*");
    ASSERT_TRUE(plain);
    cleaned.formats = std::make_shared<const formats::FormatSet>(std::vector<formats::Format>{*plain});
    fill("7", 3);
    const StaleReport &report = cleaned.find();
    EXPECT_EQ(report.stale(), 0);
    EXPECT_TRUE(report.formats.isEmpty());
    EXPECT_EQ(report.withoutIndex.size(), 1);
}

/// One format for the prefixes of many tenants: each has indexes of its own.
TEST_F(StaleSearching, EachTenantHasIndexesOfItsOwn)
{
    formats::FormatDescription spring;
    for (const formats::FormatDescription &each : formats::builtInFormatDescriptions()) {
        if (each.id == QLatin1String("spring-indexed"))
            spring = each;
    }
    const auto shapes = formats::shapesOfPrefixes({"acme:spring:", "globex:spring:", "initech:spring:"}, true);
    ASSERT_EQ(shapes.size(), 1U);
    cleaned.formats = std::make_shared<const formats::FormatSet>(
        std::vector<formats::Format>{formats::Format(spring.withShape(shapes.front()))});
    const QByteArray id = "353fb7c9-848b-43df-91ab-6f294c5a76a8";
    const QByteArray index = "sessions:index:PRINCIPAL_NAME_INDEX_NAME:ann";
    cleaned.redis.command({"SADD", "acme:spring:" + index, id});
    cleaned.redis.command({"SADD", "globex:spring:" + index, id});
    cleaned.redis.command({"HSET", "acme:spring:sessions:" + id, "creationTime", "1"});
    cleaned.redis.command({"SET", "initech:spring:sessions:expires:" + id, ""});
    EXPECT_EQ(namesOf(cleaned.find()),
              (EntryNames{{"globex:spring:" + index, id}, {"initech:spring:sessions:expires:" + id, ""}}));
    EXPECT_EQ(entriesOf(cleaned.found()).front().user,
              entriesOf(cleaned.found()).front().key.contains("index") ? QByteArray("ann") : QByteArray());
    EXPECT_EQ(cleaned.cleanUp(entriesOf(cleaned.found())).count(messages::CleanUpOutcome::Kind::Removed), 2);
    EXPECT_EQ(cleaned.redis.integer({"DBSIZE"}), 2);
}
