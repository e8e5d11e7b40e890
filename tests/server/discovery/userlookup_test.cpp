// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/userlookup.h"
#include "models/server/intake/records/recordreader.h"
#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace server;
using messages::UserLookupReport;
using Place = formats::UserLookupPlan::Place;

namespace
{

class UserLookupTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        connections.open();
        node = connections.nodes().front();
        ASSERT_TRUE(redis::reaches(node->commands(), redis::Connection::State::Ready));
        reader = std::make_unique<RecordReader>(node->commands(), 0, nullptr);
        reader->setFormats(shopFormats());
        peer.clearCommands();
    }

    static Place placeOf(const QByteArray &user, bool isInUse = true)
    {
        const formats::Format format(shopDescription());
        const formats::UserIndex &index = format.description().userIndexes.front();
        return {format, index, index.keyFor("shop:", user), isInUse};
    }

    static formats::UserLookupPlan planFor(const QByteArray &user)
    {
        formats::UserLookupPlan plan;
        plan.places.push_back(placeOf(user));
        return plan;
    }

    void start(const QByteArray &user, formats::UserLookupPlan plan)
    {
        UserLookup::Surroundings surroundings;
        surroundings.readerOf = [this](const redis::Node &) { return isFollowed ? reader.get() : nullptr; };
        surroundings.use = [this](const formats::FormatDescription &format) { used.append(format.id); };
        surroundings.takeRows = [this](const redis::Node &, const messages::RowBatchPointer &batch) {
            for (const messages::RowBatch::Row &row : batch->rows())
                rows.append(batch->view(row.key).toByteArray());
        };
        report.reset();
        lookup = std::make_unique<UserLookup>(5, user, std::move(plan), connections, messages::ConnectionProfile(),
                                              surroundings, nullptr);
        QObject::connect(lookup.get(), &UserLookup::finished, lookup.get(), [this](const UserLookupReport &result) {
            EXPECT_FALSE(report) << "finished twice";
            report = result;
        });
        lookup->start();
    }

    UserLookupReport find(const QByteArray &user)
    {
        start(user, planFor(user));
        EXPECT_TRUE(waitFor([this] { return report.has_value(); }));
        return report.value_or(UserLookupReport());
    }

    /// Sessions of ann, and the index that names them.
    void fill(int count)
    {
        QByteArrayList ids;
        for (int i = 0; i < count; ++i) {
            ids.append("ann" + QByteArray::number(i));
            peer.keys.setString("shop:s:" + ids.back(), shopSession("ann"));
        }
        peer.keys.setMembers("shop:u:ann", "set", ids);
    }

    support::FakeRedis peer;
    redis::Server connections{[this] {
                                  redis::ServerAddress address;
                                  address.seeds = {redis::tcp(peer.port())};
                                  return address;
                              }(),
                              {},
                              redis::quick()};
    redis::Node *node = nullptr;
    std::unique_ptr<RecordReader> reader;
    std::unique_ptr<UserLookup> lookup;
    bool isFollowed = true;
    QStringList used;
    QByteArrayList rows;
    std::optional<UserLookupReport> report;
};

} // namespace

TEST_F(UserLookupTest, FollowsTheIndexToTheRecords)
{
    fill(3);
    peer.keys.setString("shop:s:bob1", shopSession("bob"));
    const UserLookupReport found = find("ann");
    EXPECT_EQ(found.job, 5u);
    EXPECT_EQ(found.user, "ann");
    ASSERT_EQ(found.indexes.size(), 1u);
    EXPECT_EQ(found.indexes[0].entries, 3);
    EXPECT_EQ(found.indexes[0].found, 3);
    EXPECT_TRUE(found.indexes[0].problem.isEmpty());
    std::sort(rows.begin(), rows.end());
    EXPECT_EQ(rows, (QByteArrayList{"shop:s:ann0", "shop:s:ann1", "shop:s:ann2"}));
    EXPECT_EQ(found.keys.size(), 3u);
    EXPECT_EQ(peer.count("SCAN"), 0) << "that is the point";
    EXPECT_TRUE(used.isEmpty()) << "its format is in use already";
}

TEST_F(UserLookupTest, KnowsNothingOfAStranger)
{
    fill(3);
    const UserLookupReport found = find("carol");
    EXPECT_TRUE(found.indexes.empty());
    EXPECT_TRUE(found.keys.empty());
    EXPECT_EQ(found.asked, (QStringList{QStringLiteral("Shop")}));
    EXPECT_EQ(peer.count("GETRANGE"), 0);
}

TEST_F(UserLookupTest, CountsWhatAStaleIndexNames)
{
    peer.keys.setMembers("shop:u:ann", "set", {"live", "gone", "foreign", "secret"});
    peer.keys.setString("shop:s:live", shopSession("ann"));
    peer.keys.setString("shop:s:foreign", "17");
    peer.keys.setString("shop:s:secret", shopSession("ann"));
    peer.forbidKeys("shop:s:secret");
    const UserLookupReport found = find("ann");
    ASSERT_EQ(found.indexes.size(), 1u);
    EXPECT_EQ(found.indexes[0].entries, 4);
    EXPECT_EQ(found.indexes[0].found, 1);
    EXPECT_EQ(found.indexes[0].gone, 1);
    EXPECT_EQ(found.indexes[0].notSessions, 1);
    EXPECT_EQ(found.indexes[0].unreadable, 1);
    EXPECT_EQ(found.keys, (std::vector<QByteArray>{"shop:s:live"}));
}

TEST_F(UserLookupTest, ReadsALargeIndexPageByPage)
{
    fill(2500);
    const UserLookupReport found = find("ann");
    EXPECT_EQ(found.keys.size(), 2500u);
    EXPECT_EQ(QSet<QByteArray>(rows.begin(), rows.end()).size(), 2500);
    EXPECT_EQ(peer.count("SSCAN"), 3);
    EXPECT_EQ(peer.commands("SSCAN").front(), (QByteArrayList{"SSCAN", "shop:u:ann", "0", "COUNT", "1000"}));
    EXPECT_FALSE(found.indexes[0].cut);
}

TEST_F(UserLookupTest, StopsAtSoManyIds)
{
    QByteArrayList ids;
    for (int i = 0; i < 12'000; ++i)
        ids.append("ann" + QByteArray::number(i));
    peer.keys.setMembers("shop:u:ann", "set", ids);
    const UserLookupReport found = find("ann");
    ASSERT_EQ(found.indexes.size(), 1u);
    EXPECT_TRUE(found.indexes[0].cut);
    EXPECT_EQ(found.indexes[0].entries, 12'000) << "of how many";
    EXPECT_EQ(found.indexes[0].gone, UserLookup::kMostIds);
}

TEST_F(UserLookupTest, SaysThatTheIndexMayNotBeAsked)
{
    fill(1);
    peer.forbid({"SSCAN"});
    const UserLookupReport found = find("ann");
    ASSERT_EQ(found.indexes.size(), 1u);
    EXPECT_TRUE(found.indexes[0].problem.cause.contains(QStringLiteral("sscan")));
    EXPECT_TRUE(found.keys.empty());
}

TEST_F(UserLookupTest, SaysThatTheIndexIsSomethingElse)
{
    peer.keys.setString("shop:u:ann", "not a set");
    const UserLookupReport found = find("ann");
    ASSERT_EQ(found.indexes.size(), 1u);
    EXPECT_TRUE(found.indexes[0].problem.cause.contains(QStringLiteral("Shop")));

    // Of an index that was only guessed at it says nothing.
    formats::UserLookupPlan guessed;
    guessed.places.push_back(placeOf("ann", false));
    start("ann", guessed);
    ASSERT_TRUE(waitFor([this] { return report.has_value(); }));
    EXPECT_TRUE(report->indexes.empty());
}

TEST_F(UserLookupTest, AsksTheOthersOnlyAfterwards)
{
    fill(1);
    formats::UserLookupPlan plan;
    plan.places.push_back(placeOf("nobody"));
    plan.otherPlaces.push_back(placeOf("ann", false));
    start("ann", plan);
    ASSERT_TRUE(waitFor([this] { return report.has_value(); }));
    EXPECT_EQ(report->keys.size(), 1u);
    EXPECT_EQ(used, (QStringList{QStringLiteral("shop")})) << "known before its records come";

    plan.places = {placeOf("ann")};
    plan.otherPlaces = {placeOf("other", false)};
    peer.clearCommands();
    start("ann", plan);
    ASSERT_TRUE(waitFor([this] { return report.has_value(); }));
    for (const QByteArrayList &command : peer.commands("SSCAN"))
        EXPECT_EQ(command[1], "shop:u:ann") << "found: no need";
}

TEST_F(UserLookupTest, ReportsWhatItHasWhenCancelled)
{
    fill(400);
    peer.setScript([this](const QByteArrayList &command) -> std::optional<QByteArray> {
        // The second batch of records waits.
        if (command.front() == "GETRANGE" && peer.count("GETRANGE") == 301)
            peer.hold("GETRANGE");
        return std::nullopt;
    });
    start("ann", planFor("ann"));
    ASSERT_TRUE(waitFor([this] { return peer.count("GETRANGE") == 400; }));
    EXPECT_FALSE(report);
    lookup->cancel();
    ASSERT_TRUE(report) << "at once";
    EXPECT_TRUE(report->cancelled);
    EXPECT_EQ(report->keys.size(), 300u);
    peer.release();
    EXPECT_TRUE(redis::ask(node->commands(), {"PING"})) << "what comes later is not told";
    EXPECT_EQ(rows.size(), 300);
}

TEST_F(UserLookupTest, SaysThatTheConnectionBroke)
{
    fill(3);
    for (const QByteArray name : {"SSCAN", "GETRANGE"}) {
        ASSERT_TRUE(redis::reaches(node->commands(), redis::Connection::State::Ready));
        peer.hangUpAt(name);
        const UserLookupReport found = find("ann");
        ASSERT_EQ(found.indexes.size(), 1u) << name.constData();
        EXPECT_FALSE(found.indexes[0].problem.isEmpty());
        EXPECT_TRUE(found.keys.empty());
    }
    connections.close();
    EXPECT_FALSE(find("ann").indexes.at(0).problem.isEmpty()) << "there is none";
}

TEST_F(UserLookupTest, SaysThatTheNodeIsNotFollowedAnyMore)
{
    fill(3);
    isFollowed = false;
    const UserLookupReport found = find("ann");
    ASSERT_EQ(found.indexes.size(), 1u);
    EXPECT_FALSE(found.indexes[0].problem.isEmpty());
}
