// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/logout/endingserver.h"
#include "tests/support/keysnapshot.h"

#include <gtest/gtest.h>

#include <set>

using namespace server;
using messages::UndoOutcome;
using support::ExpectedSession;
using support::Fixture;
using support::KeySnapshot;
using Kind = messages::LogoutOutcome::Kind;

// What frameworks left in Redis, on a server: each session in turn is ended, and brought back.

namespace
{

using Snapshot = std::map<QByteArray, KeySnapshot>;

/// The time that a key has may come back a little off.
void expectSame(const Snapshot &now, const Snapshot &before)
{
    std::set<std::string> names;
    for (const Snapshot *each : {&now, &before}) {
        for (const auto &[key, snapshot] : *each)
            names.insert(key.toStdString());
    }
    for (const std::string &name : names) {
        const auto was = before.find(QByteArray::fromStdString(name));
        const auto is = now.find(QByteArray::fromStdString(name));
        ASSERT_TRUE(was != before.end()) << name << " is new";
        ASSERT_TRUE(is != now.end()) << name << " is gone";
        EXPECT_EQ(is->second.content, was->second.content) << name;
        EXPECT_LE(std::abs(is->second.deadline - was->second.deadline), 1000) << name;
    }
}

void expectEnded(const Snapshot &now, const Snapshot &before, const ExpectedSession &session)
{
    std::set<QByteArray> touched{session.key};
    for (const QByteArray &key : session.companions) {
        touched.insert(key);
        EXPECT_FALSE(now.contains(key)) << key.constData();
    }
    for (const auto &[key, member] : session.companionMembers) {
        touched.insert(key);
        const auto is = now.find(key);
        EXPECT_TRUE(is == now.end() || !is->second.content.contains(member)) << key.constData();
    }
    for (const auto &[key, token] : session.companionElements) {
        touched.insert(key);
        const auto is = now.find(key);
        EXPECT_TRUE(is == now.end() || !is->second.content.contains(token)) << key.constData();
    }
    for (const auto &[key, snapshot] : before) {
        const auto is = now.find(key);
        if (touched.contains(key))
            EXPECT_TRUE(is == now.end() || is->second != snapshot) << key.constData() << " is as it was";
        else
            EXPECT_TRUE(is != now.end() && is->second == snapshot) << key.constData() << " was changed";
    }
    for (const auto &[key, snapshot] : now)
        EXPECT_TRUE(before.contains(key)) << key.constData() << " is new";
}

class EndedFixture : public ::testing::TestWithParam<const char *>
{
};

} // namespace

TEST_P(EndedFixture, IsEndedWithItsCompanionsAndBroughtBackWithThem)
{
    const Fixture fixture = Fixture::load(QString::fromLatin1(GetParam()));
    EndingServer ending(fixture);
    ASSERT_TRUE(ending.redis.isRunning());
    ASSERT_EQ(ending.redis.pipeline(fixture.commands()), 0);
    ASSERT_TRUE(ending.connect());
    const Snapshot before = support::snapshotOf(ending.redis);
    for (const ExpectedSession &session : fixture.expected) {
        const auto targets = ending.listed({session.key});
        ASSERT_EQ(targets.size(), 1U) << session.key.constData();
        const messages::LogoutReport &report = ending.end(targets);
        ASSERT_EQ(report.outcomes.size(), 1U);
        EXPECT_EQ(report.outcomes[0].kind, Kind::Ended) << report.outcomes[0].words.toStdString();
        EXPECT_EQ(report.undoable, 1) << report.noUndo.toStdString();
        EXPECT_TRUE(report.noUndo.isEmpty()) << report.noUndo.toStdString();
        expectEnded(support::snapshotOf(ending.redis), before, session);
        EXPECT_TRUE(ending.listed({session.key}).empty()) << "it is listed again";
        const messages::UndoReport &undone = ending.undo();
        ASSERT_EQ(undone.outcomes.size(), 1U);
        EXPECT_EQ(undone.outcomes[0].kind, UndoOutcome::Kind::Restored) << undone.outcomes[0].words.toStdString();
        expectSame(support::snapshotOf(ending.redis), before);
        if (HasFailure())
            return;
    }
}

TEST_P(EndedFixture, GetsAnotherEndAndItsOwnBack)
{
    using Action = messages::LogoutOrder::Action;
    const Fixture fixture = Fixture::load(QString::fromLatin1(GetParam()));
    EndingServer ending(fixture);
    ASSERT_EQ(ending.redis.pipeline(fixture.commands()), 0);
    ASSERT_TRUE(ending.connect());
    const Snapshot before = support::snapshotOf(ending.redis);
    std::vector<QByteArray> keys;
    for (const ExpectedSession &session : fixture.expected)
        keys.push_back(session.key);
    const messages::LogoutReport &report = ending.setTtl(ending.listed(keys), Action::SetTtl, std::chrono::hours(48));
    EXPECT_EQ(report.count(Kind::TtlSet), int(keys.size()));
    EXPECT_EQ(report.undoable, int(keys.size()));
    const Snapshot extended = support::snapshotOf(ending.redis);
    const qint64 now = ending.redis.strings({"TIME"}).front().toLongLong() * 1000;
    for (const QByteArray &key : keys)
        EXPECT_NEAR(double(extended.at(key).deadline - now), 48 * 3600e3, 310e3) << "Spring keeps its own longer";
    for (const auto &[key, snapshot] : before)
        EXPECT_EQ(extended.at(key).content, snapshot.content) << key.constData();
    EXPECT_EQ(ending.undo().count(UndoOutcome::Kind::Restored), int(keys.size()));
    expectSame(support::snapshotOf(ending.redis), before);
}

/// In one transaction, where several share what stands beside them.
TEST_P(EndedFixture, AllAtOnceComeBackToo)
{
    const Fixture fixture = Fixture::load(QString::fromLatin1(GetParam()));
    EndingServer ending(fixture);
    ASSERT_EQ(ending.redis.pipeline(fixture.commands()), 0);
    ASSERT_TRUE(ending.connect());
    const Snapshot before = support::snapshotOf(ending.redis);
    std::vector<QByteArray> keys;
    for (const ExpectedSession &session : fixture.expected)
        keys.push_back(session.key);
    const messages::LogoutReport &report = ending.end(ending.listed(keys));
    EXPECT_EQ(report.count(Kind::Ended), int(keys.size()));
    EXPECT_TRUE(ending.listed(keys).empty());
    const Snapshot ended = support::snapshotOf(ending.redis);
    for (const ExpectedSession &session : fixture.expected) {
        for (const auto &[key, token] : session.companionElements)
            EXPECT_TRUE(!ended.contains(key) || !ended.at(key).content.contains(token));
        for (const auto &[key, member] : session.companionMembers)
            EXPECT_TRUE(!ended.contains(key) || !ended.at(key).content.contains(member));
    }
    const messages::UndoReport &undone = ending.undo();
    EXPECT_EQ(undone.count(UndoOutcome::Kind::Restored), int(keys.size()));
    expectSame(support::snapshotOf(ending.redis), before);
}

INSTANTIATE_TEST_SUITE_P(Files, EndedFixture,
                         ::testing::Values("aspnet-session", "better-auth", "django-redis-json", "express",
                                           "flask-session-msgpack", "gorilla-gob", "laravel-phpredis",
                                           "phpredis-igbinary", "phpredis-php", "rails-cache_store",
                                           "rails-redis_store-marshal", "ruoyi", "sa-token", "spring-indexed",
                                           "spring-simple", "symfony-phpredis", "textbook-hash", "textbook-json",
                                           "../field/oidc_provider"));
