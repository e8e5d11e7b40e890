// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/columns.h"
#include "tests/support/places.h"
#include "tests/app/programrun.h"
#include "tests/support/redisserver.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using support::ProgramRun;
using support::RedisServer;

namespace
{

const QByteArray kAliceId = "Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f";
const QByteArray kBobId = "bobbobbob-abcdefghijklmnopqrstuvwxyz-0123456";

void fill(RedisServer &server)
{
    ASSERT_TRUE(server.isRunning());
    server.command({"SET", "sess:" + kAliceId,
                    R"({"cookie":{"originalMaxAge":3600000,"path":"/"},"passport":{"user":"alice"}})", "EX", "3600"});
    server.command(
        {"SET", "session:" + kBobId,
         R"({"user_id":"=bob","created_at":1795000000,"last_seen":1795000600,"ip":"10.1.2.3","user_agent":"Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"})",
         "EX", "600"});
    server.command({"SET", "session:next", "48211"});
    server.command({"SET", "cache:page", "<html>"});
}

QList<QJsonObject> objects(const QByteArray &lines)
{
    QList<QJsonObject> all;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            all << QJsonDocument::fromJson(line).object();
    }
    return all;
}

TEST(List, JsonHasTheFieldsNextToEndFirst)
{
    RedisServer server;
    fill(server);
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}),
              0)
        << program.errors.constData();

    const QList<QJsonObject> sessions = objects(program.output);
    ASSERT_EQ(sessions.size(), 2) << program.output.constData();
    const QJsonObject bob = sessions.at(0);
    EXPECT_EQ(bob[QStringLiteral("user")].toString(), QStringLiteral("=bob"));
    EXPECT_GT(bob[QStringLiteral("ttl_ms")].toDouble(), 500'000);
    EXPECT_LE(bob[QStringLiteral("ttl_ms")].toDouble(), 600'000);
    EXPECT_EQ(bob[QStringLiteral("created")].toString(), QStringLiteral("2026-11-18T11:06:40.000Z"));
    EXPECT_EQ(bob[QStringLiteral("last_access")].toString(), QStringLiteral("2026-11-18T11:16:40.000Z"));
    EXPECT_EQ(bob[QStringLiteral("ip")].toString(), QStringLiteral("10.1.2.3"));
    EXPECT_TRUE(bob[QStringLiteral("user_agent")].toString().contains(QStringLiteral("Firefox")));
    EXPECT_EQ(bob[QStringLiteral("state")].toString(), QStringLiteral("active"));
    const QJsonObject alice = sessions.at(1);
    EXPECT_EQ(alice[QStringLiteral("user")].toString(), QStringLiteral("alice"));
    EXPECT_TRUE(alice[QStringLiteral("created")].isNull());
    for (const char *name : {"key", "id", "user", "format", "ttl_ms", "created", "last_access", "ip", "user_agent",
                             "node", "state", "name"})
        EXPECT_TRUE(alice.contains(QLatin1String(name))) << name;
}

TEST(List, NamesAUserWhoIsANumber)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    server.command({"SET", "session:" + kBobId, R"({"user_id":6351,"email":"alice@example.com"})", "EX", "600"});
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}),
              0);
    const QList<QJsonObject> sessions = objects(program.output);
    ASSERT_EQ(sessions.size(), 1) << program.output.constData();
    EXPECT_EQ(sessions.at(0)[QStringLiteral("user")].toString(), QStringLiteral("6351")) << "as it always was";
    EXPECT_EQ(sessions.at(0)[QStringLiteral("name")].toString(), QStringLiteral("alice@example.com"));
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url()}), 0);
    EXPECT_TRUE(program.output.contains("alice@example.com \u00b7 6351")) << program.output.constData();
}

TEST(List, TableHasTheWindowsColumns)
{
    RedisServer server;
    fill(server);
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url()}), 0);
    const QByteArrayList lines = program.output.trimmed().split('\n');
    ASSERT_EQ(lines.size(), 3) << program.output.constData();
    EXPECT_TRUE(lines.at(0).startsWith("REMAINING")) << lines.at(0).constData();
    for (int column = 0; column < sessions::Columns::ColumnCount; ++column) {
        const QByteArray title = sessions::columnTitle(column).toUpper().toUtf8();
        EXPECT_EQ(lines.at(0).contains(title), column != sessions::Columns::State) << title.constData();
    }
    EXPECT_TRUE(lines.at(1).contains("=bob")) << lines.at(1).constData();
    EXPECT_TRUE(lines.at(1).contains("10.1.2.3")) << lines.at(1).constData();
    EXPECT_TRUE(lines.at(2).contains(" - ")) << "what is not known: " << lines.at(2).constData();
}

TEST(List, MasksIdsUnlessAsked)
{
    RedisServer server;
    fill(server);
    for (const char *format : {"table", "json", "csv"}) {
        ProgramRun masked;
        ASSERT_EQ(
            masked.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QString::fromLatin1(format)}),
            0);
        EXPECT_FALSE(masked.output.contains(kAliceId)) << format;
        EXPECT_FALSE(masked.output.contains(kBobId)) << format;
        EXPECT_TRUE(masked.output.contains("alice")) << format;

        ProgramRun revealed;
        ASSERT_EQ(revealed.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"),
                                QString::fromLatin1(format), QStringLiteral("--reveal-ids")}),
                  0);
        EXPECT_TRUE(revealed.output.contains(kAliceId)) << format << revealed.output.constData();
        EXPECT_TRUE(revealed.output.contains(kBobId)) << format;
    }
}

TEST(List, CsvHasAHeaderAndNoFormulas)
{
    RedisServer server;
    fill(server);
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("csv")}),
              0);
    const QByteArrayList lines = program.output.trimmed().split('\n');
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines.at(0).startsWith(R"("key","id","user","format","ttl_ms")")) << lines.at(0).constData();
    EXPECT_TRUE(lines.at(1).contains(R"("'=bob")")) << lines.at(1).constData();
}

TEST(List, JsonAndCsvHoldTheTextItself)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    const QByteArray text = "two\nlines \u202e";
    const QByteArray key = "sess:\xff" + kAliceId;
    server.command({"SET", key, R"({"cookie":{"path":"/"},"passport":{"user":"two\nlines \u202e"}})", "EX", "600"});

    const QString keyName = QStringLiteral("key_base64");
    ProgramRun json;
    ASSERT_EQ(json.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json"),
                        QStringLiteral("--reveal-ids")}),
              0);
    ASSERT_EQ(objects(json.output).size(), 1) << json.output.constData();
    EXPECT_EQ(objects(json.output).at(0)[QStringLiteral("user")].toString().toUtf8(), text);
    EXPECT_FALSE(json.output.contains("\u202e")); // nothing that turns a terminal's line around
    EXPECT_EQ(QByteArray::fromBase64(objects(json.output).at(0)[keyName].toString().toLatin1()), key);

    ProgramRun masked;
    ASSERT_EQ(masked.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}),
              0);
    EXPECT_FALSE(masked.output.contains("key_base64"));

    ProgramRun csv;
    ASSERT_EQ(csv.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("csv")}), 0);
    EXPECT_TRUE(csv.output.contains("\"two\nlines \\u202e\"")) << csv.output.constData();
}

TEST(List, WhatDoesNotArriveIsNoSuccess)
{
    RedisServer server;
    fill(server);
    for (const QString &output : {QStringLiteral(">/dev/full"), QStringLiteral(">&-")}) {
        for (const QString &what : {QStringLiteral("list ") + server.url(), QStringLiteral("--version")}) {
            QProcess shell;
            shell.start(
                QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("exec '%1' %2 %3").arg(support::programFile(), what, output)});
            ASSERT_TRUE(shell.waitForFinished(60'000));
            EXPECT_EQ(shell.exitCode(), 1) << what.toStdString() << output.toStdString();
            EXPECT_TRUE(shell.readAllStandardError().contains("could not be written"));
        }
    }
    EXPECT_EQ(server.integer({"DBSIZE"}), 4); // it did not go to the server instead
}

TEST(List, TableIsAligned)
{
    RedisServer server;
    fill(server);
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url()}), 0);
    const QByteArrayList lines = program.output.trimmed().split('\n');
    ASSERT_EQ(lines.size(), 3) << program.output.constData();
    const qsizetype column = lines.at(0).indexOf("USER");
    EXPECT_EQ(lines.at(1).mid(column, 4), "=bob");
    EXPECT_EQ(lines.at(2).mid(column, 5), "alice");
}

TEST(List, FilterIsTheSearchFields)
{
    RedisServer server;
    fill(server);
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--filter"),
                           QStringLiteral("user:alice ttl>30m"), QStringLiteral("--format"), QStringLiteral("json")}),
              0);
    ASSERT_EQ(objects(program.output).size(), 1);
    EXPECT_EQ(objects(program.output).at(0)[QStringLiteral("user")].toString(), QStringLiteral("alice"));

    ProgramRun nobody;
    EXPECT_EQ(nobody.run({QStringLiteral("list"), server.url(), QStringLiteral("--filter"),
                          QStringLiteral("user:nobody"), QStringLiteral("--format"), QStringLiteral("json")}),
              0);
    EXPECT_TRUE(nobody.output.isEmpty());
}

TEST(List, AFileOfFormatsThatIsWrongIsSaidAndIsNoFailure)
{
    RedisServer server;
    fill(server);
    ProgramRun program;
    const QString folder = program.folder.filePath(QStringLiteral("Sessionscope/formats"));
    ASSERT_TRUE(QDir().mkpath(folder));
    QFile file(folder + QStringLiteral("/mine.json"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
    file.close();
    EXPECT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}),
              0);
    EXPECT_TRUE(program.errors.contains("mine.json")) << program.errors.constData();
    EXPECT_EQ(objects(program.output).size(), 2);
}

/// A sample of the names meets none of a few sessions: a list that is printed once must not leave them out.
TEST(List, FindsFewSessionsBesideManyOtherKeys)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    ASSERT_FALSE(server
                     .command({"EVAL",
                               "for i = 1, 150000 do redis.call('SET', 'cache:page:' .. i, 'x') end "
                               "for i = 1, 5 do redis.call('SET', string.format('PHPREDIS_SESSION:%026x', i), "
                               "'user_id|i:' .. i .. ';', 'PX', 600000) end "
                               "for i = 1, 5 do redis.call('SET', string.format('shop:s:%032x', i), "
                               "'{\"cookie\":{},\"passport\":{\"user\":\"u\"}}', 'PX', 600000) end return 1",
                               "0"})
                     .isEmpty());
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}),
              0)
        << program.errors.constData();
    EXPECT_EQ(objects(program.output).size(), 10) << program.errors.constData();
    EXPECT_EQ(program.errors, "");
}

/// Ten sessions of two applications among many other keys.
void fillWithRareSessions(RedisServer &server)
{
    server.command({"EVAL",
                    "for i = 1, 100000 do redis.call('SET', 'cache:page:' .. i, 'x') end "
                    "for i = 1, 5 do redis.call('SET', string.format('PHPREDIS_SESSION:%026x', i), "
                    "'user_id|i:' .. i .. ';', 'PX', 600000) end "
                    "for i = 1, 5 do redis.call('SET', string.format('shop:s:%032x', i), "
                    "'{\"cookie\":{},\"passport\":{\"user\":\"u\"}}', 'PX', 600000) end return 1",
                    "0"});
}

qint64 scansOf(RedisServer &server)
{
    const QByteArray stats = server.command({"INFO", "commandstats"});
    const QByteArray name = "cmdstat_scan:calls=";
    const qsizetype at = stats.indexOf(name);
    return at < 0 ? 0 : stats.mid(at + name.size(), stats.indexOf(',', at) - at - name.size()).toLongLong();
}

/// Before, or within a minute.
bool hasEnded(ProgramRun &program)
{
    return program.process.state() == QProcess::NotRunning || program.process.waitForFinished(60'000);
}

/// All ten, or a failure that is told.
void saysWhatItHas(const ProgramRun &program, int status)
{
    if (status == 0) {
        EXPECT_EQ(objects(program.output).size(), 10) << program.errors.constData();
    } else {
        EXPECT_GT(status, 0);
        EXPECT_GT(program.errors.size(), 20) << "and nothing is said";
    }
}

/// At whatever moment the connection breaks, and comes back at once: the list is whole, or a failure.
TEST(List, ABrokenConnectionIsNeverAShortList)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    fillWithRareSessions(server);
    for (const int after : {1, 5, 40, 95, 101, 105, 150}) {
        server.command({"CONFIG", "RESETSTAT"});
        ProgramRun program;
        program.start({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")});
        while (scansOf(server) < after && program.process.state() != QProcess::NotRunning)
            program.process.waitForFinished(1);
        server.command({"CLIENT", "KILL", "TYPE", "normal"});
        ASSERT_TRUE(hasEnded(program)) << after;
        program.output = program.process.readAllStandardOutput();
        program.errors = program.process.readAllStandardError();
        saysWhatItHas(program, program.process.exitCode());
    }
}

TEST(List, AServerThatHangsForAWhileIsNeverAShortList)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    fillWithRareSessions(server);
    server.command({"CONFIG", "RESETSTAT"});
    ProgramRun program;
    program.start({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")});
    while (scansOf(server) < 20 && program.process.state() != QProcess::NotRunning)
        program.process.waitForFinished(1);
    server.suspend();
    program.process.waitForFinished(15'000);
    server.resume();
    ASSERT_TRUE(hasEnded(program));
    program.output = program.process.readAllStandardOutput();
    program.errors = program.process.readAllStandardError();
    saysWhatItHas(program, program.process.exitCode());
}

TEST(List, SaysHowToListWhatLooksLikeSessions)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    for (int i = 0; i < 3; ++i) {
        server.command({"SET", "9b2f0d1e-0a4b-4c1d-8e2f-00000000000" + QByteArray::number(i), R"({"username":"alice"})",
                        "EX", "3600"});
    }
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}),
              0);
    EXPECT_EQ(objects(program.output).size(), 0);
    EXPECT_TRUE(program.errors.contains("3 keys look like sessions")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("--likely")) << program.errors.constData();
    ProgramRun all;
    ASSERT_EQ(all.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json"),
                       QStringLiteral("--likely")}),
              0);
    ASSERT_EQ(objects(all.output).size(), 3) << all.errors.constData();
    EXPECT_EQ(objects(all.output).at(0)[QStringLiteral("user")].toString(), QStringLiteral("alice"));
}

TEST(List, AWholeDatabaseIsTheUsersRight)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    server.command({"SET", "one", "x"});
    server.command({"SET", "two", R"({"user":"bob"})"});
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--pattern"), QStringLiteral("*"),
                           QStringLiteral("--format"), QStringLiteral("json")}),
              0);
    EXPECT_EQ(objects(program.output).size(), 2) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("every key of the database")) << program.errors.constData();
}

TEST(List, AnEmptyServerIsNoError)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    ASSERT_TRUE(server.isRunning());
    ProgramRun program;
    EXPECT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}),
              0)
        << program.errors.constData();
    EXPECT_TRUE(program.output.isEmpty());
}

TEST(List, WrongUsageIs2)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    for (const QStringList &arguments :
         {QStringList{QStringLiteral("list"), QStringLiteral("--nonsense")},
          QStringList{QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("xml")},
          QStringList{QStringLiteral("list"), server.url(), QStringLiteral("--filter"), QStringLiteral("ttl<soon")}}) {
        ProgramRun program;
        EXPECT_EQ(program.run(arguments), 2) << arguments.join(QLatin1Char(' ')).toStdString();
        EXPECT_TRUE(program.output.isEmpty());
        EXPECT_GT(program.errors.size(), 20);
    }
}

TEST(List, AnUnfinishedFilterListsNobody)
{
    // As a script writes it whose variable is empty. Nothing listens there: it is not even asked.
    for (const char *filter : {"user:", "ttl<", "-", "\"", "user=alice"}) {
        ProgramRun program;
        EXPECT_EQ(program.run({QStringLiteral("list"), QStringLiteral("/nowhere/redis.sock"),
                               QStringLiteral("--filter"), QString::fromLatin1(filter)}),
                  2)
            << filter;
        EXPECT_TRUE(program.output.isEmpty()) << filter;
        EXPECT_TRUE(program.errors.contains("--filter: ")) << program.errors.constData();
    }
}

TEST(List, AClosedPortIs3)
{
    RedisServer server;
    const QString url = server.url();
    server.kill();
    ProgramRun program;
    EXPECT_EQ(program.run({QStringLiteral("list"), url}), 3);
    EXPECT_TRUE(program.output.isEmpty());
    EXPECT_GT(program.errors.size(), 20);
}

TEST(List, WhatIsRefusedIsSaidAndIsNoSuccess)
{
    RedisServer server;
    fill(server);
    ASSERT_EQ(server.command({"ACL", "SETUSER", "noscan", "on", ">pw", "~*", "&*", "+@all", "-scan"}), "+OK");
    ProgramRun program;
    program.environment.insert(QStringLiteral("REDISCLI_AUTH"), QStringLiteral("pw"));
    EXPECT_EQ(program.run({QStringLiteral("list"), QStringLiteral("redis://noscan@127.0.0.1:%1").arg(server.port()),
                           QStringLiteral("--format"), QStringLiteral("json")}),
              1);
    EXPECT_TRUE(program.output.isEmpty());
    EXPECT_TRUE(program.errors.contains(". Ask the server’s administrator")) << program.errors.constData();
}

TEST(List, PasswordComesFromTheEnvironment)
{
    RedisServer server(RedisServer::Listen::Tcp, {QStringLiteral("--requirepass"), QStringLiteral("open-sesame")});
    ASSERT_TRUE(server.isRunning());
    server.command({"AUTH", "open-sesame"});
    server.command({"SET", "sess:" + kAliceId, R"({"cookie":{},"passport":{"user":"alice"}})", "EX", "3600"});

    ProgramRun right;
    right.environment.insert(QStringLiteral("REDISCLI_AUTH"), QStringLiteral("open-sesame"));
    EXPECT_EQ(right.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}), 0)
        << right.errors.constData();
    EXPECT_EQ(objects(right.output).size(), 1);
    EXPECT_FALSE(right.errors.contains("open-sesame"));

    ProgramRun none;
    EXPECT_EQ(none.run({QStringLiteral("list"), server.url()}), 3);
    EXPECT_TRUE(none.output.isEmpty());

    ProgramRun wrong;
    wrong.environment.insert(QStringLiteral("REDISCLI_AUTH"), QStringLiteral("s3cret-but-wrong"));
    EXPECT_EQ(wrong.run({QStringLiteral("list"), server.url()}), 3);
    EXPECT_FALSE(wrong.errors.contains("s3cret")) << wrong.errors.constData();
    EXPECT_TRUE(wrong.output.isEmpty());
}

TEST(List, APasswordInTheAddressWorksAndIsWarnedAbout)
{
    RedisServer server(RedisServer::Listen::Tcp, {QStringLiteral("--requirepass"), QStringLiteral("open-sesame")});
    ASSERT_TRUE(server.isRunning());
    ProgramRun program;
    EXPECT_EQ(
        program.run({QStringLiteral("list"), QStringLiteral("redis://:open-sesame@127.0.0.1:%1").arg(server.port())}),
        0)
        << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("REDISCLI_AUTH"));
    EXPECT_FALSE(program.errors.contains("open-sesame"));
}

TEST(Program, VersionAndHelpGoToStandardOutput)
{
    ProgramRun version;
    EXPECT_EQ(version.run({QStringLiteral("--version")}), 0);
    EXPECT_TRUE(version.output.startsWith("Sessionscope "));
    ProgramRun help;
    EXPECT_EQ(help.run({QStringLiteral("--help")}), 0);
    EXPECT_TRUE(help.output.contains("--screenshot"));
}

TEST(Program, WithoutADisplayTheWindowIsRefusedInASentence)
{
    ProgramRun program;
    EXPECT_EQ(program.run({}), 1);
    EXPECT_TRUE(program.errors.contains("--screenshot")) << program.errors.constData();
}

} // namespace
