// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One user's sessions by the index that the framework keeps itself: each framework's own layout, stale and hostile
// indexes, and beside a load that would take much longer.
#include "tests/integration/watchedserver.h"
#include "tests/support/fixture.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

using namespace messages;
using namespace monitor;
using namespace sessions;
using support::Fixture;
using support::WatchedServer;

namespace
{

const QByteArray kPrincipal = QByteArrayLiteral(
    "spring:session:index:org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME:");
const QByteArray kJavaText = QByteArray::fromHex("aced0005740024"); // and 36 characters

QByteArray uuid(int number)
{
    return "33fdd1b6-b496-4b33-9f7d-" + QByteArray::number(number).rightJustified(12, '0');
}

class UserLookup : public ::testing::Test
{
protected:
    UserLookup()
    {
        QObject::connect(&watched.monitor.lookups(), &LookupDesk::userLookupFinished, &watched.monitor,
                         [this](const UserLookupReport &report) { reports.append(report); });
        QObject::connect(&watched.monitor.lookups(), &LookupDesk::userLookupProgressed, &watched.monitor,
                         [this](quint64, int done, int) { mostDone = std::max(mostDone, done); });
    }

    void put(const QString &fixture) { ASSERT_EQ(watched.server.pipeline(Fixture::load(fixture).commands()), 0); }

    UserLookupReport find(const QByteArray &user)
    {
        const quint64 job = watched.monitor.lookups().findUser(user);
        EXPECT_NE(job, 0u);
        EXPECT_TRUE(WatchedServer::waitFor([&] { return !reports.isEmpty() && reports.constLast().job == job; }));
        return reports.isEmpty() ? UserLookupReport() : reports.constLast();
    }

    /// Users of the rows that a report names.
    QByteArrayList usersOf(const UserLookupReport &report)
    {
        QByteArrayList users;
        for (const QByteArray &key : report.keys) {
            const Slot slot = watched.slotOf(key);
            users.append(watched.monitor.store().contains(slot) ? watched.monitor.store().user(slot).toByteArray()
                                                                : QByteArray("(no row)"));
        }
        std::sort(users.begin(), users.end());
        return users;
    }

    void putSpring(int number, const QByteArray &user)
    {
        ASSERT_EQ(watched.server.pipeline(
                      {{"HSET", "spring:session:sessions:" + uuid(number), "creationTime", "1700000000000",
                        "lastAccessedTime", "1700000000000", "maxInactiveInterval", "1800",
                        "sessionAttr:org.springframework.session.FindByIndexNameSessionRepository."
                        "PRINCIPAL_NAME_INDEX_NAME",
                        user},
                       {"SET", "spring:session:sessions:expires:" + uuid(number), "", "EX", "1800"}}),
                  0);
    }

    WatchedServer watched;
    QList<UserLookupReport> reports;
    int mostDone = 0;
};

} // namespace

TEST_F(UserLookup, FindsSpringSessionsBySerializedMembers)
{
    put(QStringLiteral("spring-indexed"));
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.server.integer({"SADD", kPrincipal + "alice", kJavaText + uuid(1)}), 1); // its record is gone
    const UserLookupReport report = find("alice");
    ASSERT_EQ(report.indexes.size(), 1u);
    EXPECT_EQ(report.indexes[0].format, QStringLiteral("Spring Session (indexed)"));
    EXPECT_EQ(report.indexes[0].entries, 3);
    EXPECT_EQ(report.indexes[0].found, 2);
    EXPECT_EQ(report.indexes[0].gone, 1);
    EXPECT_FALSE(report.guessed);
    EXPECT_EQ(usersOf(report), (QByteArrayList{"alice", "alice"}));
    EXPECT_EQ(mostDone, 3);
    EXPECT_EQ(watched.count(SessionEvent::Kind::Created), 0); // looking is no login
    // Whose name has a colon, quotes and a line break in it.
    EXPECT_EQ(find(QByteArrayLiteral("O'Brien \"the:colon\"\nsecond;line:{s:4:\"x\"}\\end")).keys.size(), 1u);
    EXPECT_EQ(find("李雷").keys.size(), 1u);
    // In another case it is somebody else.
    const UserLookupReport nobody = find("ALICE");
    EXPECT_TRUE(nobody.indexes.empty());
    EXPECT_EQ(nobody.asked, QStringList{QStringLiteral("Spring Session (indexed)")});
}

TEST_F(UserLookup, FindsSpringSessionsByOtherMembers)
{
    for (int i = 1; i <= 4; ++i)
        putSpring(i, i == 4 ? QByteArrayLiteral("\"bob\"") : QByteArrayLiteral("\"alice\""));
    ASSERT_EQ(watched.server.integer({"SADD", kPrincipal + "alice", '"' + uuid(1) + '"', uuid(2)}), 2);
    // As the reactive repository does.
    ASSERT_EQ(watched.server.integer({"SADD", "spring:session:sessions:index:PRINCIPAL_NAME_INDEX_NAME:alice",
                                      kJavaText + uuid(3), kJavaText + uuid(1)}),
              2);
    ASSERT_TRUE(watched.load());
    const UserLookupReport report = find("alice");
    EXPECT_EQ(report.sum(&UserLookupReport::Index::found), 3);
    EXPECT_EQ(usersOf(report), (QByteArrayList{"alice", "alice", "alice"}));
}

TEST_F(UserLookup, FindsSessionsOfBetterAuthByAccount)
{
    put(QStringLiteral("better-auth"));
    ASSERT_TRUE(watched.load());
    const UserLookupReport report = find("zns8zv5YiYI5z61tZiufJMStHzOSnuik");
    ASSERT_EQ(report.indexes.size(), 1u);
    EXPECT_TRUE(report.indexes[0].knowsIds);
    EXPECT_EQ(report.indexes[0].found, 2);
    EXPECT_EQ(usersOf(report).size(), 2);
    EXPECT_EQ(report.askedById, QStringList{QStringLiteral("Better Auth")});
}

TEST_F(UserLookup, FindsSessionsOfSaToken)
{
    put(QStringLiteral("sa-token"));
    ASSERT_TRUE(watched.load());
    const UserLookupReport report = find("alice");
    EXPECT_GE(report.keys.size(), 1u);
    EXPECT_EQ(usersOf(report), QByteArrayList(qsizetype(report.keys.size()), "alice"));
    EXPECT_EQ(find("42").keys.size(), 1u);
}

TEST_F(UserLookup, FindsSessionsOfLuciaAndAuthJs)
{
    const QByteArray token(32, 'a');
    ASSERT_EQ(watched.server.pipeline(
                  {{"SET", "session:one",
                    R"({"id":"one","user_id":"u7","active_expires":1900000000000,"idle_expires":1900000000000})"},
                   {"SET", "session:two",
                    R"({"id":"two","user_id":"u7","active_expires":1900000000000,"idle_expires":1900000000000})"},
                   {"SADD", "user_sessions:u7", "one", "two", "three"},
                   {"SET", "user:session:" + token,
                    R"({"sessionToken":")" + token + R"(","userId":"u7","expires":"2036-01-01T00:00:00.000Z"})"},
                   {"SET", "user:session:by-user-id:u7", "user:session:" + token}}),
              0);
    ASSERT_TRUE(watched.load());
    const UserLookupReport report = find("u7");
    EXPECT_EQ(report.indexes.size(), 2u);
    EXPECT_EQ(report.sum(&UserLookupReport::Index::found), 3);
    EXPECT_EQ(report.sum(&UserLookupReport::Index::gone), 1);
    EXPECT_EQ(usersOf(report), (QByteArrayList{"u7", "u7", "u7"}));
}

TEST_F(UserLookup, SaysWhichFormatsKeepNone)
{
    put(QStringLiteral("express"));
    ASSERT_TRUE(watched.load());
    EXPECT_FALSE(watched.monitor.lookups().mayFindUsers());
    const UserLookupReport report = find("alice");
    EXPECT_TRUE(report.indexes.empty());
    EXPECT_TRUE(report.guessed);
    EXPECT_EQ(report.withoutIndex, QStringList{QStringLiteral("Express")});
    EXPECT_TRUE(report.asked.contains(QStringLiteral("Sa-Token")));
}

/// Nothing of the kind was there at connect, and no event tells of it: what is found makes the format known.
TEST_F(UserLookup, FindsAFormatThatWasNotSeen)
{
    ASSERT_EQ(watched.server.command({"CONFIG", "SET", "notify-keyspace-events", ""}), "+OK");
    put(QStringLiteral("express"));
    ASSERT_TRUE(watched.load());
    put(QStringLiteral("sa-token"));
    const UserLookupReport report = find("alice");
    EXPECT_GE(report.keys.size(), 1u);
    EXPECT_TRUE(report.guessed);
    EXPECT_EQ(usersOf(report), QByteArrayList(qsizetype(report.keys.size()), "alice"));
    const auto all = Fixture::load(QStringLiteral("express")).expected.size() +
                     Fixture::load(QStringLiteral("sa-token")).expected.size();
    EXPECT_TRUE(WatchedServer::waitFor([&] { return watched.shown().size() >= all - 1; })); // without the anonymous one
}

/// The same beside a format that has an index, and does not know the user.
TEST_F(UserLookup, AsksOtherIndexesWhereThoseOfTheFormatsInUseKnowNobody)
{
    ASSERT_EQ(watched.server.command({"CONFIG", "SET", "notify-keyspace-events", ""}), "+OK");
    put(QStringLiteral("better-auth"));
    ASSERT_TRUE(watched.load());
    put(QStringLiteral("sa-token"));
    const UserLookupReport report = find("alice");
    EXPECT_GE(report.keys.size(), 1u);
    EXPECT_FALSE(report.guessed);
    EXPECT_TRUE(find("nobody-of-that-name").keys.empty());
}

TEST_F(UserLookup, StandsHostileIndexes)
{
    put(QStringLiteral("spring-indexed"));
    ASSERT_EQ(watched.server.pipeline(
                  {{"SET", kPrincipal + "text", "no set"},
                   {"HSET", kPrincipal + "hash", "a", "b"},
                   {"SADD", kPrincipal + "garbage", "", "x", "*", "../../etc", kJavaText + "short", "\xff\xfe",
                    R"({"a":1})", QByteArray(100'000, 'z'), "spring:session:sessions:" + uuid(1)},
                   {"SET", "spring:session:sessions:" + uuid(7), "a text, no session"},
                   {"SADD", kPrincipal + "liar", kJavaText + uuid(7)}}),
              0);
    ASSERT_TRUE(watched.load());
    for (const char *user : {"text", "hash"}) {
        const UserLookupReport wrong = find(user);
        ASSERT_EQ(wrong.indexes.size(), 1u) << user;
        EXPECT_FALSE(wrong.indexes[0].problem.isEmpty());
        EXPECT_TRUE(wrong.keys.empty());
    }
    const UserLookupReport garbage = find("garbage");
    ASSERT_EQ(garbage.indexes.size(), 1u);
    EXPECT_EQ(garbage.indexes[0].entries, 9);
    EXPECT_EQ(garbage.indexes[0].notSessions, 9);
    EXPECT_TRUE(garbage.keys.empty());
    const UserLookupReport liar = find("liar");
    ASSERT_EQ(liar.indexes.size(), 1u);
    EXPECT_EQ(liar.indexes[0].found, 0);
    EXPECT_TRUE(liar.keys.empty());
}

TEST_F(UserLookup, LooksAtSoMuchOfAnIndexAndNoMore)
{
    put(QStringLiteral("spring-indexed"));
    ASSERT_EQ(watched.server.integer({"EVAL",
                                      "for i = 1, 300000 do redis.call('SADD', KEYS[1], string.format("
                                      "'\"33fdd1b6-b496-4b33-9f7d-%012d\"', i)) end return 1",
                                      "1", kPrincipal + "many"}),
              1);
    ASSERT_TRUE(watched.load());
    QElapsedTimer took;
    took.start();
    const UserLookupReport report = find("many");
    ASSERT_EQ(report.indexes.size(), 1u);
    EXPECT_TRUE(report.indexes[0].cut);
    EXPECT_EQ(report.indexes[0].entries, 300'000);
    EXPECT_EQ(report.indexes[0].gone, 10'000);
    EXPECT_LT(took.elapsed(), 3000);
    // The same of numbers that nothing can be made of.
    ASSERT_EQ(watched.server.integer({"EVAL", "for i = 1, 100000 do redis.call('SADD', KEYS[1], i) end return 1", "1",
                                      kPrincipal + "numbers"}),
              1);
    const UserLookupReport numbers = find("numbers");
    ASSERT_EQ(numbers.indexes.size(), 1u);
    EXPECT_TRUE(numbers.indexes[0].cut || numbers.indexes[0].notSessions == 100'000); // a set of integers comes whole
}

TEST_F(UserLookup, CanBeCancelled)
{
    put(QStringLiteral("spring-indexed"));
    ASSERT_TRUE(watched.load());
    const quint64 job = watched.monitor.lookups().findUser("alice");
    watched.monitor.lookups().cancelFindUser(job);
    EXPECT_TRUE(WatchedServer::waitFor([this] { return !reports.isEmpty(); }));
    EXPECT_TRUE(reports.constFirst().cancelled);
    // A second one takes the place of the first.
    watched.monitor.lookups().findUser("alice");
    const UserLookupReport report = find("42");
    EXPECT_FALSE(report.cancelled);
    EXPECT_EQ(report.keys.size(), 1u);
}

TEST_F(UserLookup, RefusesWithoutAConnection)
{
    EXPECT_EQ(watched.monitor.lookups().findUser("alice"), 0u);
    EXPECT_EQ(watched.refusals.size(), 1);
}

/// Beside a load of 300,000 sessions, and after it was stopped: nobody waits for it, and it loses nothing.
TEST_F(UserLookup, IsQuickWhileLoadingAndAfterAStop)
{
    put(QStringLiteral("spring-indexed"));
    ASSERT_EQ(watched.server.integer(
                  {"EVAL",
                   "for i = 1, 300000 do redis.call('SET', string.format('sess:%032d', i), "
                   "'{\"cookie\":{\"originalMaxAge\":60000},\"passport\":{\"user\":\"u' .. i .. '\"}}') end return 1",
                   "0"}),
              1);
    SessionMonitor &monitor = watched.monitor;
    watched.connectMonitor();
    // From when rows come: before that there are no formats.
    ASSERT_TRUE(WatchedServer::waitFor([&] { return monitor.store().count() > 1000; }));
    EXPECT_EQ(monitor.progress().phase, LoadProgress::Phase::Loading);
    QElapsedTimer took;
    took.start();
    const UserLookupReport report = find("alice");
    const qint64 whileLoading = took.elapsed();
    EXPECT_EQ(monitor.progress().phase, LoadProgress::Phase::Loading);
    EXPECT_EQ(usersOf(report), (QByteArrayList{"alice", "alice"}));

    monitor.stopLoading();
    ASSERT_TRUE(WatchedServer::waitFor([&] { return monitor.progress().stopped; }));
    took.restart();
    EXPECT_EQ(usersOf(find("bob@example.com")), QByteArrayList{"bob@example.com"});
    RecordProperty("whileLoadingMs", int(whileLoading));
    RecordProperty("afterStopMs", int(took.elapsed()));
    std::printf("while loading %lld ms, after a stop %lld ms, %lld rows\n", static_cast<long long>(whileLoading),
                static_cast<long long>(took.elapsed()), static_cast<long long>(monitor.store().count()));
    EXPECT_LT(whileLoading, 3000); // half a second on a quiet machine, where this takes a tenth of it
    EXPECT_TRUE(monitor.progress().stopped);
    EXPECT_EQ(watched.count(SessionEvent::Kind::Created), 0);

    // A reload that goes on to the end keeps what was found.
    monitor.reload();
    ASSERT_TRUE(
        WatchedServer::waitFor([&] { return !monitor.progress().partial && !monitor.progress().stopped; }, 60'000));
    EXPECT_EQ(usersOf(report), (QByteArrayList{"alice", "alice"}));
}
