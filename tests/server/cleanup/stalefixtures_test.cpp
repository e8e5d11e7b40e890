// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/cleanup/cleanedserver.h"
#include "tests/support/keysnapshot.h"

#include <gtest/gtest.h>

using namespace server;
using messages::CleanUpOutcome;
using support::ExpectedSession;
using support::Fixture;
using support::KeySnapshot;

// What frameworks left in Redis, on a server: of each session in turn the record alone goes.

namespace
{

using Snapshots = std::map<QByteArray, KeySnapshot>;

class StaleFixtures : public ::testing::TestWithParam<const char *>
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(cleaned.redis.isRunning());
        ASSERT_TRUE(cleaned.connect());
    }
    void load()
    {
        cleaned.redis.command({"FLUSHALL"});
        ASSERT_EQ(cleaned.redis.pipeline(fixture.commands()), 0);
    }
    /// What is left of it. Spring sweeps its sets by the minute itself.
    static EntryNames leftOf(const ExpectedSession &session)
    {
        EntryNames names;
        for (const auto &[key, member] : session.companionMembers) {
            if (!key.contains(":expirations:"))
                names.emplace(key, member);
        }
        for (const QByteArray &key : session.companions)
            names.emplace(key, QByteArray());
        for (const auto &[key, token] : session.companionElements) {
            names.erase({key, QByteArray()}); // it goes with its last element
            names.emplace(key, token);
        }
        return names;
    }

    Fixture fixture = Fixture::load(QString::fromLatin1(GetParam()));
    CleanedServer cleaned{fixture};
};

/// The time that a key has may come back a little off.
bool isSame(const KeySnapshot &one, const KeySnapshot &other)
{
    return one.content == other.content && std::abs(one.deadline - other.deadline) <= 1000;
}

} // namespace

TEST_P(StaleFixtures, NothingIsStaleWhileAllSessionsAreThere)
{
    load();
    const messages::StaleReport &report = cleaned.find();
    EXPECT_EQ(report.stale(), 0) << namesOf(report).begin()->first.constData();
    EXPECT_TRUE(report.problems.empty()) << report.problems.front().cause.toStdString();
    EXPECT_EQ(report.keys, cleaned.redis.integer({"DBSIZE"}));
    EXPECT_GT(report.indexesRead, 0);
    EXPECT_GT(report.entries, 0);
    EXPECT_FALSE(report.formats.isEmpty());
    EXPECT_FALSE(report.isCut || report.isCancelled);
}

TEST_P(StaleFixtures, ExactlyWhatIsLeftIsFoundAndGoesAndComesBack)
{
    int tried = 0;
    for (const ExpectedSession &session : fixture.expected) {
        const EntryNames left = leftOf(session);
        if (left.empty())
            continue;
        ++tried;
        load();
        cleaned.redis.command({"DEL", session.key});
        const Snapshots before = support::snapshotOf(cleaned.redis);
        const messages::StaleReport report = cleaned.find();
        EXPECT_EQ(namesOf(report), left) << session.key.constData();
        const auto entries = entriesOf(report);
        for (const messages::StaleEntry &entry : entries) {
            EXPECT_EQ(entry.record, session.key);
            EXPECT_EQ(entry.id, session.id);
            EXPECT_TRUE(entry.user.isEmpty() || entry.member.isEmpty() || entry.key.endsWith(entry.user));
        }
        EXPECT_EQ(support::snapshotOf(cleaned.redis), before) << "to look changes nothing";

        const messages::CleanUpReport done = cleaned.cleanUp(entries);
        EXPECT_EQ(done.count(CleanUpOutcome::Kind::Removed), int(entries.size()));
        EXPECT_EQ(done.undoable, int(entries.size()));
        EXPECT_TRUE(done.remarks.isEmpty());
        const Snapshots after = support::snapshotOf(cleaned.redis);
        std::set<QByteArray> touched;
        for (const auto &[key, member] : left) {
            touched.insert(key);
            const auto is = after.find(key);
            EXPECT_TRUE(is == after.end() || (!member.isEmpty() && !is->second.content.contains(member)))
                << key.constData();
        }
        for (const auto &[key, snapshot] : before) {
            if (!touched.contains(key)) {
                EXPECT_EQ(after.at(key), snapshot) << key.constData();
            }
        }
        EXPECT_EQ(cleaned.find().stale(), 0);

        cleaned.cleanUp(entries);
        EXPECT_EQ(cleaned.cleaned().count(CleanUpOutcome::Kind::AlreadyGone), int(entries.size()));
        EXPECT_EQ(support::snapshotOf(cleaned.redis), after);
    }
    EXPECT_GT(tried, 3);
}

TEST_P(StaleFixtures, UndoBringsBackByteForByte)
{
    load();
    for (const ExpectedSession &session : fixture.expected)
        cleaned.redis.command({"DEL", session.key});
    const Snapshots before = support::snapshotOf(cleaned.redis);
    const auto entries = entriesOf(cleaned.find());
    ASSERT_GT(entries.size(), 5U);
    EXPECT_EQ(cleaned.cleanUp(entries).count(CleanUpOutcome::Kind::Removed), int(entries.size()));
    EXPECT_GT(cleaned.cleaned().undoUntil, 0);
    EXPECT_LT(support::snapshotOf(cleaned.redis).size(), before.size());
    const messages::CleanUpReport &undone = cleaned.undo();
    EXPECT_TRUE(undone.isUndo);
    EXPECT_EQ(undone.count(CleanUpOutcome::Kind::Restored), int(entries.size()));
    const Snapshots after = support::snapshotOf(cleaned.redis);
    ASSERT_EQ(after.size(), before.size());
    for (const auto &[key, snapshot] : before)
        EXPECT_TRUE(isSame(after.at(key), snapshot)) << key.constData();
    EXPECT_TRUE(cleaned.undo().outcomes.empty()) << "once";
}

TEST_P(StaleFixtures, ByUserWithoutAScan)
{
    int tried = 0;
    for (const ExpectedSession &session : fixture.expected) {
        const auto indexed = !session.companionElements.isEmpty()  ? session.companionElements.constFirst().first
                             : session.companionMembers.size() > 1 ? session.companionMembers.constLast().first
                                                                   : QByteArray();
        if (indexed.isEmpty() || !indexed.contains(session.user))
            continue;
        ++tried;
        load();
        cleaned.redis.command({"DEL", session.key});
        Overheard overheard(cleaned.redis);
        const messages::StaleReport &report = cleaned.find(session.user);
        EXPECT_EQ(namesOf(report), leftOf(session)) << session.user.constData();
        EXPECT_FALSE(overheard.words().contains("scan"));
    }
    if (QByteArrayView(GetParam()) != "better-auth") { // whose index goes by the number
        EXPECT_GT(tried, 3);
    }
}

INSTANTIATE_TEST_SUITE_P(Frameworks, StaleFixtures, ::testing::Values("spring-indexed", "better-auth", "sa-token"));
