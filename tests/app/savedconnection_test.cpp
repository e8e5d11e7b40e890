// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/commandline.h"
#include "app/newwindow.h"
#include "app/commandline/password.h"
#include "models/text/secretvariables.h"
#include "tests/app/logoutrun.h"
#include "tests/support/redisserver.h"
#include "ui/connect/profiles/profilestore.h"

#include <QDir>
#include <QImage>
#include <QTest>

#include <gtest/gtest.h>

#include <csignal>

// The commands and the window, on a connection that was saved before.

using namespace support;

namespace
{

class SavedConnection : public ::testing::Test
{
protected:
    /// As the connection dialog saves it.
    QString save(const char *name, const RedisServer &server)
    {
        QDir(program.folder.path()).mkpath(QStringLiteral("Sessionscope"));
        ui::ProfileStore profiles(program.folder.filePath(QStringLiteral("Sessionscope/Sessionscope.conf")));
        messages::ConnectionProfile profile;
        profile.name = QString::fromUtf8(name);
        profile.port = server.port();
        profile.readOnly = isReadOnly;
        profile.keepsNoHistory = keepsNoHistory;
        return profiles.save(profile);
    }
    QStringList listing(const char *name) const
    {
        return {QStringLiteral("list"), QStringLiteral("--connection"), QString::fromUtf8(name), kJson};
    }

    ProgramRun program;
    bool isReadOnly = false;
    bool keepsNoHistory = false;
};

TEST_F(SavedConnection, IsListedByItsNameAndById)
{
    RedisServer server;
    fillForLogout(server);
    const QString id = save("Web shop", server);
    EXPECT_EQ(program.run(listing("Web shop")), 0) << program.errors.constData();
    EXPECT_EQ(linesOf(program.output).size(), 3);
    EXPECT_EQ(program.run(listing(id.toUtf8().constData())), 0) << program.errors.constData();
    EXPECT_EQ(program.run(listing("webshop")), 2);
    EXPECT_TRUE(program.errors.contains("Web shop")) << program.errors.constData();
    const auto line =
        app::parseCommandLine({QStringLiteral("sessionscope"), QStringLiteral("list"), QStringLiteral("Web")});
    ASSERT_TRUE(line) << line.error().toStdString();
    EXPECT_EQ(line->profile->host, QStringLiteral("Web")) << "a word alone is a host, as ever";
}

TEST_F(SavedConnection, TakesThePasswordFromTheEnvironment)
{
    RedisServer server;
    fillForLogout(server);
    server.command({"CONFIG", "SET", "requirepass", "corr3ct-horse"});
    save("shop", server);
    EXPECT_EQ(program.run(listing("shop")), 3) << "nobody is at a terminal";
    program.environment.insert(QStringLiteral("REDISCLI_AUTH"), QStringLiteral("corr3ct-horse"));
    EXPECT_EQ(program.run(listing("shop")), 0) << program.errors.constData();
    EXPECT_EQ(linesOf(program.output).size(), 3);
    EXPECT_FALSE(program.errors.contains("corr3ct"));
}

TEST_F(SavedConnection, KeepsItsMarks)
{
    RedisServer server;
    fillForLogout(server);
    isReadOnly = true;
    save("shop", server);
    EXPECT_EQ(program.run({QStringLiteral("logout"), QStringLiteral("--connection"), QStringLiteral("shop"),
                           QStringLiteral("--filter"), QStringLiteral("user:=alice"), QStringLiteral("--reason"),
                           QStringLiteral("x"), kYes}),
              1);
    EXPECT_TRUE(program.errors.contains("read-only")) << program.errors.constData();
    EXPECT_EQ(server.integer({"DBSIZE"}), 4);
}

/// Neither by its name nor by its address.
TEST_F(SavedConnection, WithoutAHistoryHasNone)
{
    const QString history = program.folder.filePath(QStringLiteral("Sessionscope/Sessionscope/history"));
    for (const bool isWithout : {false, true}) {
        RedisServer server(RedisServer::Listen::Tcp,
                           {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")});
        fillForLogout(server);
        keepsNoHistory = isWithout;
        save("shop", server);
        program.start({QStringLiteral("watch"), server.url()});
        ASSERT_TRUE(QTest::qWaitFor(
            [&] {
                program.errors += program.process.readAllStandardError();
                return program.errors.contains("Each change is announced.");
            },
            kWithinMs));
        ::kill(pid_t(program.process.processId()), SIGINT);
        waitForEnd(program);
        EXPECT_EQ(QDir(history).exists(), !isWithout);
        QDir(history).removeRecursively();

        EXPECT_EQ(program.run(logout(server, QStringLiteral("user:=bob"), {kYes})), 0) << program.errors.constData();
        EXPECT_EQ(QDir(history).exists(), !isWithout);
        program.errors.clear();
        QDir(history).removeRecursively();
    }
}

TEST_F(SavedConnection, OpensTheWindow)
{
    RedisServer server;
    fillForLogout(server);
    save("shop", server);
    const QString file = program.folder.filePath(QStringLiteral("picture.png"));
    EXPECT_EQ(program.run({QStringLiteral("--connection"), QStringLiteral("shop"), QStringLiteral("--screenshot"), file,
                           QStringLiteral("--after"), QStringLiteral("2")}),
              0)
        << program.errors.constData();
    EXPECT_FALSE(QImage(file).isNull());
    EXPECT_EQ(
        program.run({QStringLiteral("--connection"), QStringLiteral("shpo"), QStringLiteral("--screenshot"), file}), 2);
    EXPECT_TRUE(program.errors.contains("Do you mean")) << program.errors.constData();
}

TEST(NewWindow, IsNotHandedThePasswordOfAnotherServer)
{
    for (const char *name : text::kSecretVariables)
        qputenv(name, "corr3ct-horse");
    const QProcessEnvironment handed = app::environmentOfNewWindow();
    for (const char *name : text::kSecretVariables) {
        EXPECT_FALSE(handed.contains(QString::fromLatin1(name))) << name;
        qunsetenv(name);
    }
    EXPECT_TRUE(handed.contains(QStringLiteral("PATH")));
}

} // namespace
