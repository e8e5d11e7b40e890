// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a list says of what is not in it.
#include "tests/app/programrun.h"
#include "tests/support/redisserver.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using support::ProgramRun;
using support::RedisServer;

namespace
{

QByteArray uuid(int number)
{
    return "9b2f0d1e-0a4b-4c1d-8e2f-" + QByteArray::number(number).rightJustified(12, '0');
}

/// A file among the formats of the user whose program is run.
void describe(const ProgramRun &program, const char *name, const QByteArray &json)
{
    const QString folder = program.folder.path() + QStringLiteral("/Sessionscope/formats");
    ASSERT_TRUE(QDir().mkpath(folder));
    QFile file(folder + QLatin1Char('/') + QLatin1String(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(json);
}

/// A header alone tells nobody what to do.
TEST(ListOfNothing, SaysWhatIsThereWhereThereAreNoSessions)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    for (int i = 0; i < 30; ++i) {
        server.command(
            {"SET", "acme:" + QByteArray(i % 2 == 0 ? "west" : "north") + ":login:" + uuid(i), "opaque", "EX", "600"});
        server.command({"SET", "cache:page:" + QByteArray::number(i), "x"});
        server.command({"SET", "cache:page:" + QByteArray::number(1000 + i), "x"});
    }
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url()}), 0) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("There are no sessions in this database.")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("Named like sessions: acme:*:login:* (30).")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("cache:page:* (60)")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("--pattern 'acme:*:login:*'")) << program.errors.constData();

    ASSERT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--pattern"),
                           QStringLiteral("acme:*:login:*"), QStringLiteral("--reveal-ids")}),
              0);
    EXPECT_TRUE(program.output.contains("9b2f0d1e-0a4b-4c1d-8e2f-000000000029")) << "the last star is the id";
    EXPECT_FALSE(program.errors.contains("no sessions")) << program.errors.constData();
    EXPECT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--pattern"), QStringLiteral("[")}), 2);
    EXPECT_TRUE(program.errors.contains("without a “]”")) << program.errors.constData();
}

TEST(ListOfNothing, LeavesNoLongKeyOutSilently)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    const QByteArray express = R"({"cookie":{"originalMaxAge":3600000},"passport":{"user":"alice"}})";
    for (const int length : {32, 4'000, 10'000, 60'000, 100'000})
        server.command({"SET", "sess:" + QByteArray(length, 'k'), express, "EX", "600"});
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}),
              0)
        << program.errors.constData();
    EXPECT_EQ(program.output.count('\n'), 4);
    EXPECT_TRUE(program.errors.contains("longer than 65,535 bytes")) << program.errors.constData();
}

/// What was left out may be one, and so may what nobody has said to be one.
TEST(ListOfNothing, ClaimsNothingThatIsNotKnown)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    const QByteArray express = R"({"cookie":{"originalMaxAge":3600000},"passport":{"user":"alice"}})";
    server.command({"SET", "sess:" + QByteArray(100'000, 'k'), express, "EX", "600"});
    ProgramRun program;
    ASSERT_EQ(
        program.run({QStringLiteral("list"), server.url(), QStringLiteral("--pattern"), QStringLiteral("sess:*")}), 0);
    EXPECT_TRUE(program.errors.contains("longer than 65,535 bytes")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("No sessions were found")) << program.errors.constData();
    EXPECT_FALSE(program.errors.contains("There are no sessions")) << program.errors.constData();

    server.command({"FLUSHALL"});
    for (int i = 0; i < 20; ++i)
        server.command({"SET", uuid(i), R"({"username":"bob"})", "EX", "600"});
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url()}), 0);
    EXPECT_TRUE(program.errors.contains("look like sessions")) << program.errors.constData();
    EXPECT_FALSE(program.errors.contains("There are no sessions")) << program.errors.constData();
}

/// Whoever writes a key's name must not write a line of the admin's shell.
TEST(ListOfNothing, ProposesNoLineThatDoesMoreThanItSays)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    for (int i = 0; i < 20; ++i)
        server.command({"SET", "x';touch $HOME/made;':" + uuid(i), "opaque"});
    ProgramRun program;
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url()}), 0);
    EXPECT_TRUE(program.errors.contains(R"(--pattern 'x'\'';touch $HOME/made;'\'':*')")) << program.errors.constData();

    server.command({"FLUSHALL"});
    for (int i = 0; i < 20; ++i)
        server.command({"SET", "x\n;touch $HOME/made\n:" + uuid(i), "opaque"});
    ASSERT_EQ(program.run({QStringLiteral("list"), server.url()}), 0);
    EXPECT_TRUE(program.errors.contains("with --pattern, or describe")) << program.errors.constData();
    EXPECT_FALSE(program.errors.contains("--pattern '")) << program.errors.constData();
}

TEST(ListOfNothing, NamesAFormatOfOnesOwnThatDecodesNone)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    for (int i = 0; i < 20; ++i)
        server.command({"SET", "acme:west:login:" + uuid(i), QByteArray(R"({"who":"bob"})").toBase64(), "EX", "600"});
    ProgramRun program;
    const auto listed = [&](const QByteArray &codec, const QByteArray &user) {
        describe(program, "acme.json",
                 R"({"id":"acme","title":"ACME","keys":[{"pattern":"acme:*:login:{id}"}],"payload":{"codec":)" + codec +
                     R"(},"attrs":{"user":")" + user + R"("}})");
        EXPECT_EQ(
            program.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}), 0);
        return program.output.count('\n');
    };
    EXPECT_EQ(listed(R"(["json"])", "who"), 0);
    EXPECT_TRUE(program.errors.contains("match its name, none decodes as json")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("Formats…")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("No sessions were found")) << program.errors.constData();
    EXPECT_FALSE(program.errors.contains("There are no sessions")) << program.errors.constData();
    EXPECT_EQ(listed(R"(["base64","json"])", "who"), 20);
    EXPECT_EQ(program.errors, "");
    EXPECT_EQ(listed(R"(["base64","json"])", "who.name"), 20);
    EXPECT_TRUE(program.errors.contains("“attrs.user” leads to nothing in any of 20")) << program.errors.constData();

    // Each file that is wrong is named, not only the first.
    for (const char *name : {"wrong1.json", "wrong2.json", "wrong3.json"})
        describe(program, name, "{");
    listed(R"(["base64","json"])", "who");
    for (const char *name : {"wrong1.json", "wrong2.json", "wrong3.json"})
        EXPECT_TRUE(program.errors.contains(name)) << program.errors.constData();
}

} // namespace
