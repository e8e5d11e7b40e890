// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/logoutrun.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using support::addSession;
using support::changesOf;
using support::countOf;
using support::fillForLogout;
using support::idOf;
using support::kJson;
using support::kWithinMs;
using support::kYes;
using support::linesOf;
using support::logout;
using support::ProgramRun;
using support::RedisServer;
using support::saysNoId;
using support::waitForEnd;

TEST(Logout, EndsWhatMatchesAndNothingElse)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ProgramRun program;
    ASSERT_EQ(program.run(logout(server, QStringLiteral("user:=alice"), {kJson, kYes})), 0)
        << program.errors.constData();
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(1), "sess:" + idOf(2)}), 0);
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(3), "cache:page"}), 2);

    const QList<QJsonObject> lines = linesOf(program.output);
    ASSERT_EQ(lines.size(), 3) << program.output.constData();
    for (const QJsonObject &line : lines.first(2)) {
        EXPECT_EQ(line[QStringLiteral("outcome")].toString(), QStringLiteral("ended"));
        EXPECT_EQ(line[QStringLiteral("user")].toString(), QStringLiteral("alice"));
        EXPECT_EQ(line[QStringLiteral("format")].toString(), QStringLiteral("Express"));
        EXPECT_TRUE(line[QStringLiteral("id")].toString().contains(QChar(0x2026)));
        EXPECT_TRUE(line[QStringLiteral("words")].isNull());
    }
    EXPECT_TRUE(lines.at(2)[QStringLiteral("summary")].toBool());
    EXPECT_EQ(countOf(program.output, "sessions"), 2);
    EXPECT_EQ(countOf(program.output, "ended"), 2);
    EXPECT_TRUE(lines.at(2)[QStringLiteral("recorded")].toBool());
    EXPECT_TRUE(lines.at(2)[QStringLiteral("checked")].toBool());
    EXPECT_TRUE(saysNoId(program));

    // And it is in the log: who, why, and what became of it.
    QFile log(program.folder.filePath(QStringLiteral("Sessionscope/Sessionscope/audit.jsonl")));
    ASSERT_TRUE(log.open(QIODevice::ReadOnly)) << log.fileName().toStdString();
    const QByteArray recorded = log.readAll();
    EXPECT_TRUE(recorded.contains("a stolen laptop"));
    EXPECT_TRUE(recorded.contains("all that match “user:=alice”"));
    EXPECT_FALSE(recorded.contains(idOf(1)));
}

TEST(Logout, EachUserKeepsTheNewest)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    const auto add = [&server](int number, const QByteArray &user, const char *created) {
        server.command({"SET", "sess:" + idOf(number),
                        R"({"cookie":{"path":"/"},"createdAt":")" + QByteArray(created) + R"(","passport":{"user":")" +
                            user + R"("}})",
                        "EX", "3600"});
    };
    add(1, "alice", "2026-01-01T10:00:00Z");
    add(2, "alice", "2026-01-03T10:00:00Z");
    add(3, "alice", "2026-01-02T10:00:00Z");
    add(4, "bob", "2025-01-01T10:00:00Z");
    ProgramRun program;
    ASSERT_EQ(program.run(logout(server, QStringLiteral("beyond:1"), {kJson, kYes})), 0) << program.errors.constData();
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(1), "sess:" + idOf(3)}), 0);
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(2), "sess:" + idOf(4)}), 2);
    EXPECT_EQ(countOf(program.output, "ended"), 2);
}

/// Nobody knows which of them is the newest: that is said, and nobody is ended.
TEST(Logout, WhereNobodyKnowsWhichIsNewestAllAreKept)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ProgramRun program;
    ASSERT_EQ(program.run(logout(server, QStringLiteral("beyond:1"), {kJson, kYes})), 0) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("nobody knows which of them is newer")) << program.errors.constData();
    EXPECT_EQ(server.integer({"DBSIZE"}), 4);
    ProgramRun list;
    ASSERT_EQ(
        list.run({QStringLiteral("list"), server.url(), QStringLiteral("--filter"), QStringLiteral("beyond:1"), kJson}),
        0);
    EXPECT_TRUE(list.output.isEmpty());
    EXPECT_TRUE(list.errors.contains("nobody knows which of them is newer")) << list.errors.constData();
}

TEST(Logout, ASearchThatMayNameASessionIsNotInTheLog)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ProgramRun program;
    ASSERT_EQ(program.run(logout(server, QStringLiteral("id:") + QString::fromLatin1(idOf(1)), {kJson, kYes})), 0)
        << program.errors.constData();
    QFile log(program.folder.filePath(QStringLiteral("Sessionscope/Sessionscope/audit.jsonl")));
    ASSERT_TRUE(log.open(QIODevice::ReadOnly));
    const QByteArray recorded = log.readAll();
    EXPECT_TRUE(recorded.contains("all that match a search that may name a session"));
    EXPECT_FALSE(recorded.contains(idOf(1)));
}

TEST(Logout, ATableEndsInASummary)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ProgramRun program;
    ASSERT_EQ(program.run(logout(server, QStringLiteral("-is:ended"), {kYes})), 0) << program.errors.constData();
    const QByteArrayList lines = program.output.trimmed().split('\n');
    ASSERT_EQ(lines.size(), 5) << program.output.constData();
    EXPECT_TRUE(lines.at(0).startsWith("OUTCOME")) << lines.at(0).constData();
    EXPECT_TRUE(lines.at(1).startsWith("ended  ")) << lines.at(1).constData();
    EXPECT_TRUE(lines.at(4).startsWith("3 sessions: 3 ended")) << lines.at(4).constData();
    EXPECT_EQ(lines.at(1).indexOf("alice"), lines.at(0).indexOf("USER"));
    EXPECT_TRUE(program.errors.contains("UNLINK sess:")) << "it was told before: " << program.errors.constData();
    EXPECT_EQ(server.integer({"DBSIZE"}), 1);
    EXPECT_TRUE(saysNoId(program));
}

TEST(Logout, ADryRunSendsNothing)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    const QByteArray before = changesOf(server);
    ProgramRun json;
    ASSERT_EQ(json.run(logout(server, QStringLiteral("user:alice"), {kJson, QStringLiteral("--dry-run")})), 0)
        << json.errors.constData();
    const QList<QJsonObject> lines = linesOf(json.output);
    ASSERT_EQ(lines.size(), 1) << json.output.constData();
    EXPECT_EQ(lines.at(0)[QStringLiteral("sessions")].toInt(), 2);
    EXPECT_EQ(lines.at(0)[QStringLiteral("users")].toInt(), 1);
    EXPECT_EQ(lines.at(0)[QStringLiteral("nodes")].toInt(), 1);
    const QJsonArray samples = lines.at(0)[QStringLiteral("samples")].toArray();
    ASSERT_EQ(samples.size(), 1);
    EXPECT_TRUE(
        samples.at(0)[QStringLiteral("sent")].toArray().at(0).toString().startsWith(QStringLiteral("UNLINK sess:")));
    EXPECT_FALSE(lines.at(0)[QStringLiteral("caveats")].toArray().isEmpty());
    EXPECT_TRUE(saysNoId(json));

    ProgramRun table;
    ASSERT_EQ(table.run(logout(server, QStringLiteral("user:alice"), {QStringLiteral("--dry-run")})), 0);
    EXPECT_TRUE(table.output.contains("2 sessions of 1 user; Express; 1 node")) << table.output.constData();
    EXPECT_TRUE(table.output.contains("UNLINK sess:"));
    EXPECT_TRUE(table.errors.contains("nothing was sent"));
    EXPECT_TRUE(saysNoId(table));

    ProgramRun one;
    ASSERT_EQ(one.run(logout(server, QStringLiteral("user:bob"), {QStringLiteral("--dry-run")})), 0);
    EXPECT_TRUE(one.output.contains("What is sent for bob, Express:\n  UNLINK sess:")) << one.output.constData();
    EXPECT_FALSE(one.output.contains("likewise"));

    ProgramRun in;
    ASSERT_EQ(in.run(logout(server, QStringLiteral("user:alice"),
                            {QStringLiteral("--dry-run"), QStringLiteral("--in"), QStringLiteral("60")})),
              0);
    EXPECT_TRUE(in.output.contains("PEXPIREAT sess:")) << in.output.constData();
    EXPECT_TRUE(in.output.contains("The application decides: with the user’s next request"));
    EXPECT_EQ(changesOf(server), before);
    EXPECT_EQ(server.integer({"DBSIZE"}), 4);
}

/// Who is called like a place in the sentence is called so in it.
TEST(Logout, ADryRunNamesUsersAsTheyAreCalled)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    for (int i = 0; i < 30; ++i)
        addSession(server, 100 + i, i < 4 ? "%1" : "%2");
    ProgramRun table;
    ASSERT_EQ(table.run(logout(server, QStringLiteral("user:%"), {QStringLiteral("--dry-run")})), 0);
    EXPECT_TRUE(table.output.contains("  %2 (26), %1 (4)\n")) << table.output.constData();
    EXPECT_TRUE(table.output.contains(", Express (1 of 30, the others likewise):")) << table.output.constData();
    EXPECT_TRUE(table.output.contains("What is sent for %")) << table.output.constData();
}

TEST(Logout, ADryRunOfManySaysWhoseTheyAre)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    for (int i = 0; i < 30; ++i)
        addSession(server, 100 + i, i < 4 ? QByteArray("zoe") : "user" + QByteArray::number(10 + i));
    ProgramRun table;
    ASSERT_EQ(table.run(logout(server, QStringLiteral("-is:ended"), {QStringLiteral("--dry-run")})), 0);
    EXPECT_TRUE(table.output.contains("  zoe (4), alice (2), bob, user14, user15,")) << table.output.constData();
    EXPECT_TRUE(table.output.contains("user30 and 9 more users\n")) << table.output.constData();
    EXPECT_TRUE(table.output.contains("(1 of 33, the others likewise):")) << table.output.constData();
    EXPECT_TRUE(saysNoId(table));
    ProgramRun json;
    ASSERT_EQ(json.run(logout(server, QStringLiteral("-is:ended"), {kJson, QStringLiteral("--dry-run")})), 0);
    const QJsonObject line = linesOf(json.output).value(0);
    const QJsonArray users = line[QStringLiteral("by_user")].toArray();
    ASSERT_EQ(users.size(), 29);
    EXPECT_EQ(users.at(0)[QStringLiteral("user")].toString(), QStringLiteral("zoe"));
    EXPECT_EQ(users.at(0)[QStringLiteral("sessions")].toInt(), 4);
    EXPECT_EQ(line[QStringLiteral("samples")].toArray().at(0)[QStringLiteral("sessions")].toInt(), 33);
}

/// As a request in flight does that writes its session when it ends.
TEST(Logout, WhatComesBackIsToldAndIs1)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ProgramRun program;
    program.start(logout(server, QStringLiteral("user:=alice"), {kYes, kJson}));
    ASSERT_TRUE(QTest::qWaitFor([&server] { return server.integer({"DBSIZE"}) == 2; }, kWithinMs));
    addSession(server, 1, "alice");
    EXPECT_EQ(waitForEnd(program), 1) << program.errors.constData();
    EXPECT_EQ(countOf(program.output, "came_back"), 1) << program.output.constData();
    EXPECT_EQ(countOf(program.output, "ended"), 1);
    EXPECT_TRUE(linesOf(program.output).constLast()[QStringLiteral("checked")].toBool());
}

TEST(Logout, InAWhileLeavesTimeToFinish)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    server.command({"EXPIRE", "sess:" + idOf(2), "60"});
    server.command({"PERSIST", "sess:" + idOf(3)});
    const qint64 before = server.strings({"TIME"}).value(0).toLongLong();
    ProgramRun program;
    ASSERT_EQ(program.run(logout(server, QStringLiteral("-is:ended"), {kYes, kJson, QStringLiteral("--in=300")})), 0)
        << program.errors.constData() << program.output.constData();
    const qint64 after = server.strings({"TIME"}).value(0).toLongLong();
    for (const int number : {1, 3}) {
        const qint64 end = server.deadline("sess:" + idOf(number)) / 1000;
        EXPECT_GE(end, before + 299);
        EXPECT_LE(end, after + 301);
    }
    EXPECT_LE(server.integer({"TTL", "sess:" + idOf(2)}), 60);
    EXPECT_EQ(countOf(program.output, "ttl_set"), 2) << program.output.constData();
    EXPECT_EQ(countOf(program.output, "ends_sooner"), 1);
}

/// Not only the record: what a framework keeps beside it, with what the payload says.
TEST(Logout, ADryRunHasTheExactCommandsOfTheFormat)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    const QByteArray token = "aB3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f";
    server.command({"SET", token,
                    R"({"session":{"token":")" + token +
                        R"(","userId":"u7","expiresAt":"2030-01-01T00:00:00.000Z","ipAddress":"","userAgent":"x"},)" +
                        R"("user":{"id":"u7","email":"alice@example.com","name":"Alice"}})",
                    "EX", "3600"});
    server.command({"SET", "active-sessions-u7", R"([{"token":")" + token + R"(","expiresAt":1893456000000}])"});
    ProgramRun program;
    ASSERT_EQ(program.run(logout(server, QStringLiteral("-is:ended"), {QStringLiteral("--dry-run")})), 0)
        << program.errors.constData();
    EXPECT_TRUE(program.output.contains("active-sessions-u7")) << program.output.constData();
    EXPECT_FALSE(program.output.contains(token));
    EXPECT_FALSE(program.output.contains("stays as it is")) << program.output.constData();
}

/// What was shown is what the server then gets, by its own notes.
TEST(Logout, ADryRunShowsWhatIsSentThen)
{
    RedisServer server(RedisServer::Listen::Tcp, {QStringLiteral("--slowlog-log-slower-than"), QStringLiteral("0"),
                                                  QStringLiteral("--slowlog-max-len"), QStringLiteral("10000")});
    ASSERT_TRUE(server.isRunning());
    const QByteArray id = "33fdd1b6-b496-4b33-9f7d-df96679d32fe";
    const QByteArray record = "spring:session:sessions:" + id;
    server.command({"HSET", record, "creationTime", "1795000000000", "lastAccessedTime", "1795000000000",
                    "maxInactiveInterval", "1800", "sessionAttr:username", "carol"});
    server.command({"EXPIRE", record, "2100"});
    server.command({"SET", "spring:session:sessions:expires:" + id, "", "EX", "1800"});
    for (const QString &in : {QStringLiteral("--in=60"), QString()}) {
        const QStringList more = in.isEmpty() ? QStringList() : QStringList{in};
        ProgramRun dry;
        ASSERT_EQ(dry.run(logout(server, QStringLiteral("user:=carol"),
                                 more + QStringList{kJson, QStringLiteral("--dry-run")})),
                  0)
            << dry.errors.constData();
        const QJsonArray samples = linesOf(dry.output).constFirst()[QStringLiteral("samples")].toArray();
        ASSERT_EQ(samples.size(), 1) << dry.output.constData();
        server.command({"SLOWLOG", "RESET"});
        ProgramRun real;
        ASSERT_EQ(real.run(logout(server, QStringLiteral("user:=carol"), more + QStringList{kJson, kYes})), 0)
            << real.errors.constData() << real.output.constData();
        QByteArray noted = server.strings({"SLOWLOG", "GET", "10000"}).join(' ');
        noted.replace(id, "33fd\u20262fe");
        const QJsonArray sent = samples.at(0)[QStringLiteral("sent")].toArray();
        EXPECT_EQ(sent.size(), in.isEmpty() ? 8 : 2);
        for (const QJsonValue &command : sent) {
            QByteArray words = command.toString().toUtf8();
            if (!in.isEmpty()) // the instant is that of the moment
                words = words.first(words.lastIndexOf(' ') + 6);
            EXPECT_TRUE(noted.contains(words)) << words.constData();
        }
    }
}

TEST(Logout, WrongUsageIs2AndNobodyIsAsked)
{
    // Nothing listens there.
    const QStringList start{QStringLiteral("logout"), QStringLiteral("/nowhere/redis.sock")};
    const QStringList reason{QStringLiteral("--reason"), QStringLiteral("x")};
    const auto filter = [](const char *text) {
        return QStringList{QStringLiteral("--filter"), QString::fromLatin1(text)};
    };
    for (const QStringList &arguments :
         {start, start + reason + QStringList{kYes}, start + filter("") + reason + QStringList{kYes},
          start + filter("  ") + reason + QStringList{kYes}, start + filter("user:") + reason + QStringList{kYes},
          start + filter("user:alice") + QStringList{kYes},
          start + filter("user:alice") + QStringList{kYes, QStringLiteral("--reason"), QStringLiteral(" ")},
          start + filter("user:alice") + reason,
          start + filter("user:alice") + reason + QStringList{kYes, QStringLiteral("--in"), QStringLiteral("0")},
          start + filter("user:alice") + reason +
              QStringList{kYes, QStringLiteral("--format"), QStringLiteral("csv")}}) {
        ProgramRun program;
        EXPECT_EQ(program.run(arguments), 2) << arguments.join(QLatin1Char(' ')).toStdString();
        EXPECT_TRUE(program.output.isEmpty());
        EXPECT_GT(program.errors.size(), 20) << arguments.join(QLatin1Char(' ')).toStdString();
    }
    ProgramRun empty;
    EXPECT_EQ(empty.run(start + filter("") + reason + QStringList{kYes}), 2);
    EXPECT_TRUE(empty.errors.contains("-is:ended")) << "how all are meant: " << empty.errors.constData();
    ProgramRun nobody;
    EXPECT_EQ(nobody.run(start + filter("user:alice") + reason), 2);
    EXPECT_TRUE(nobody.errors.contains("--yes")) << nobody.errors.constData();
}

TEST(Logout, AServerThatIsNotThereIs3)
{
    RedisServer server;
    server.kill();
    ProgramRun program;
    EXPECT_EQ(program.run(logout(server, QStringLiteral("user:alice"), {kYes})), 3);
    EXPECT_TRUE(program.output.isEmpty());
}

TEST(Logout, NobodyMatchesIsSaidAndIsNoFailure)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    const QByteArray before = changesOf(server);
    ProgramRun program;
    EXPECT_EQ(program.run(logout(server, QStringLiteral("user:=nobody"), {kJson, kYes})), 0);
    EXPECT_TRUE(program.errors.contains("No session matches")) << program.errors.constData();
    EXPECT_EQ(countOf(program.output, "sessions"), 0);
    EXPECT_EQ(changesOf(server), before);
}

TEST(Logout, ThroughAReadOnlyConnectionNobodyIsEnded)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ProgramRun program;
    EXPECT_EQ(program.run(logout(server, QStringLiteral("-is:ended"), {kYes, QStringLiteral("--read-only")})), 1);
    EXPECT_TRUE(program.errors.contains("read-only")) << program.errors.constData();
    ProgramRun dry;
    EXPECT_EQ(dry.run(logout(server, QStringLiteral("-is:ended"),
                             {QStringLiteral("--dry-run"), QStringLiteral("--read-only")})),
              0);
    EXPECT_EQ(server.integer({"DBSIZE"}), 4);
}

TEST(Logout, WhatIsNotCompleteIsNotEnded)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ASSERT_EQ(server.command({"ACL", "SETUSER", "noscan", "on", ">pw", "~*", "&*", "+@all", "-scan"}), "+OK");
    ProgramRun program;
    program.environment.insert(QStringLiteral("REDISCLI_AUTH"), QStringLiteral("pw"));
    QStringList arguments = logout(server, QStringLiteral("-is:ended"), {kYes});
    arguments[1] = QStringLiteral("redis://noscan@127.0.0.1:%1").arg(server.port());
    EXPECT_EQ(program.run(arguments), 1);
    EXPECT_TRUE(program.output.isEmpty());
    EXPECT_TRUE(program.errors.contains("Not everything could be read")) << program.errors.constData();
    EXPECT_EQ(server.integer({"DBSIZE"}), 4);
}

TEST(Logout, WhoMayReadNoSessionIsToldSoAndIs1)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ASSERT_EQ(server.command({"ACL", "SETUSER", "blind", "on", ">pw", "~*", "&*", "+@all", "-getrange", "-hmget"}),
              "+OK");
    for (const QString &what : {kYes, QStringLiteral("--dry-run")}) {
        ProgramRun program;
        program.environment.insert(QStringLiteral("REDISCLI_AUTH"), QStringLiteral("pw"));
        QStringList arguments = logout(server, QStringLiteral("user:=alice"), {what, kJson});
        arguments[1] = QStringLiteral("redis://blind@127.0.0.1:%1").arg(server.port());
        EXPECT_EQ(program.run(arguments), 1) << program.output.constData() << program.errors.constData();
        EXPECT_FALSE(program.errors.contains("No session matches")) << program.errors.constData();
        EXPECT_TRUE(program.errors.contains("Nothing was sent")) << program.errors.constData();
    }
    EXPECT_EQ(server.integer({"DBSIZE"}), 4);
}

TEST(Logout, WhoMayNotReadAllDoesNotSayThatNobodyMatches)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ASSERT_EQ(
        server.command({"SET", "PHPREDIS_SESSION:k3j4h5g6f7d8s9a0q1w2e3r4t5", "user|s:5:\"nadia\";", "EX", "600"}),
        "+OK");
    ASSERT_EQ(server.command({"ACL", "SETUSER", "part", "on", ">pw", "~sess:*", "&*", "+@all"}), "+OK");
    const auto errorsOf = [&server](const QString &filter, int status) {
        ProgramRun program;
        program.environment.insert(QStringLiteral("REDISCLI_AUTH"), QStringLiteral("pw"));
        QStringList arguments = logout(server, filter, {QStringLiteral("--dry-run")});
        arguments[1] = QStringLiteral("redis://part@127.0.0.1:%1").arg(server.port());
        EXPECT_EQ(program.run(arguments), status) << program.errors.constData();
        return program.errors;
    };
    EXPECT_TRUE(errorsOf(QStringLiteral("user:=nadia"), 1).contains("Nobody knows whether a session matches"));
    EXPECT_FALSE(errorsOf(QStringLiteral("user:=alice"), 0).contains("Nobody knows"));
}

TEST(Logout, WhatTheAccountMayNotIsSaidBeforehand)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ASSERT_EQ(server.command({"ACL", "SETUSER", "viewer", "on", ">pw", "~*", "&*", "+@all", "-unlink", "-del"}), "+OK");
    const auto shown = [&server](const QStringList &more) {
        ProgramRun program;
        program.environment.insert(QStringLiteral("REDISCLI_AUTH"), QStringLiteral("pw"));
        QStringList arguments =
            logout(server, QStringLiteral("user:=alice"), more + QStringList{QStringLiteral("--dry-run")});
        arguments[1] = QStringLiteral("redis://viewer@127.0.0.1:%1").arg(server.port());
        EXPECT_EQ(program.run(arguments), 0) << program.errors.constData();
        return program.output;
    };
    const QByteArray ending = shown({});
    EXPECT_TRUE(ending.contains("Express: These will not be ended.")) << ending.constData();
    EXPECT_TRUE(ending.contains("UNLINK")) << ending.constData();
    EXPECT_TRUE(shown({kJson}).contains("These will not be ended."));
    const QByteArray later = shown({QStringLiteral("--in=60")});
    EXPECT_FALSE(later.contains("These will not be ended.")) << "that it may: " << later.constData();
}

TEST(Logout, ASharedLogIsToldAsWell)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ProgramRun program;
    const QStringList stream{QStringLiteral("--stream"), QStringLiteral("team:logouts")};
    ASSERT_EQ(program.run(logout(server, QStringLiteral("user:=alice"), stream + QStringList{kYes, kJson})), 0)
        << program.errors.constData();
    EXPECT_EQ(server.integer({"XLEN", "team:logouts"}), 2);
    const QByteArray told = server.command({"XRANGE", "team:logouts", "-", "+"});
    EXPECT_TRUE(told.contains("a stolen laptop"));
    EXPECT_TRUE(told.contains("ended 2"));
    EXPECT_FALSE(told.contains(idOf(1)));
    // And where it cannot be, nothing is sent.
    server.command({"SET", "team:logouts", "x"});
    ProgramRun refused;
    EXPECT_EQ(refused.run(logout(server, QStringLiteral("user:=bob"), stream + QStringList{kYes, kJson})), 1);
    EXPECT_EQ(countOf(refused.output, "not_sent"), 1) << refused.output.constData() << refused.errors.constData();
    EXPECT_TRUE(refused.errors.contains("team:logouts")) << refused.errors.constData();
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(3)}), 1);
}

TEST(Logout, WhatIsRefusedIsTheServersWordAndIs1)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ASSERT_EQ(server.command({"ACL", "SETUSER", "viewer", "on", ">pw", "~*", "&*", "+@all", "-@write"}), "+OK");
    ProgramRun program;
    program.environment.insert(QStringLiteral("REDISCLI_AUTH"), QStringLiteral("pw"));
    QStringList arguments = logout(server, QStringLiteral("user:=alice"), {kYes, kJson});
    arguments[1] = QStringLiteral("redis://viewer@127.0.0.1:%1").arg(server.port());
    const auto wordsOfFirst = [](const ProgramRun &run) {
        return linesOf(run.output).value(0)[QStringLiteral("words")].toString();
    };
    EXPECT_EQ(program.run(arguments), 1);
    EXPECT_EQ(countOf(program.output, "not_sent"), 2) << program.output.constData() << program.errors.constData();
    EXPECT_TRUE(wordsOfFirst(program).contains(QStringLiteral("may not run UNLINK"))) << program.output.constData();
    EXPECT_TRUE(program.errors.contains("These will not be ended."));
    EXPECT_TRUE(program.output.contains("\"commands\":0")) << "known beforehand, and not tried";
    // Where nobody can be asked beforehand, the server's words tell.
    server.command({"ACL", "SETUSER", "viewer", "-multi", "-acl"});
    ProgramRun tried;
    tried.environment = program.environment;
    EXPECT_EQ(tried.run(arguments), 1);
    EXPECT_EQ(countOf(tried.output, "refused"), 2) << tried.output.constData() << tried.errors.constData();
    EXPECT_TRUE(wordsOfFirst(tried).contains(QStringLiteral("NOPERM")));
    EXPECT_TRUE(tried.errors.contains("DEL was sent in its place")) << tried.errors.constData();
    EXPECT_EQ(server.integer({"DBSIZE"}), 4);
}

TEST(Logout, ThatDelIsSentInPlaceOfUnlinkIsSaid)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ASSERT_EQ(server.command({"ACL", "SETUSER", "viewer", "on", ">pw", "~*", "&*", "+@all", "-unlink"}), "+OK");
    ProgramRun program;
    program.environment.insert(QStringLiteral("REDISCLI_AUTH"), QStringLiteral("pw"));
    QStringList arguments = logout(server, QStringLiteral("user:=alice"), {kYes, kJson});
    arguments[1] = QStringLiteral("redis://viewer@127.0.0.1:%1").arg(server.port());
    EXPECT_EQ(program.run(arguments), 0);
    EXPECT_EQ(countOf(program.output, "ended"), 2) << program.output.constData() << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("DEL was sent in its place")) << program.errors.constData();
}

TEST(Logout, WithoutALogNothingIsSent)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    const QByteArray before = changesOf(server);
    ProgramRun program;
    // There is no place for it.
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME"})
        program.environment.insert(QString::fromLatin1(name), QStringLiteral("/dev/null/nowhere"));
    EXPECT_EQ(program.run(logout(server, QStringLiteral("user:=alice"), {kYes, kJson})), 1);
    EXPECT_EQ(countOf(program.output, "not_sent"), 2) << program.output.constData() << program.errors.constData();
    EXPECT_FALSE(linesOf(program.output).constLast()[QStringLiteral("recorded")].toBool());
    EXPECT_EQ(changesOf(server), before);
}
