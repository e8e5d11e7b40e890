// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/places.h"
#include "tests/app/logoutrun.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

#include <pty.h>
#include <unistd.h>

using support::addSession;
using support::callsOf;
using support::countOf;
using support::fillForLogout;
using support::idOf;
using support::kJson;
using support::kPayload;
using support::kWithinMs;
using support::kYes;
using support::linesOf;
using support::logout;
using support::ProgramRun;
using support::RedisServer;
using support::waitForEnd;

namespace
{

/// A terminal that somebody sits at.
class Terminal
{
public:
    Terminal() { m_isOpen = ::openpty(&m_ours, &m_theirs, nullptr, nullptr, nullptr) == 0; }
    ~Terminal()
    {
        ::close(m_ours);
        ::close(m_theirs);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    bool isOpen() const { return m_isOpen; }
    QString name() const { return QString::fromLocal8Bit(::ttyname(m_theirs)); }
    void type(const QByteArray &text)
    {
        EXPECT_EQ(::write(m_ours, text.constData(), size_t(text.size())), text.size());
    }

private:
    int m_ours = -1;
    int m_theirs = -1;
    bool m_isOpen = false;
};

/// Starts it on a terminal, and waits until it asks.
void startAndWaitForQuestion(ProgramRun &program, const Terminal &terminal, const QStringList &arguments)
{
    program.process.setProcessEnvironment(program.environment);
    program.process.setStandardInputFile(terminal.name());
    program.process.start(support::programFile(), arguments);
    ASSERT_TRUE(program.process.waitForStarted(kWithinMs));
    ASSERT_TRUE(QTest::qWaitFor(
        [&program] {
            program.errors += program.process.readAllStandardError();
            return program.errors.contains("Type ");
        },
        kWithinMs))
        << program.errors.constData();
}

} // namespace

TEST(Logout, OnATerminalTheNumberIsTyped)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    for (const char *wrong : {"3\n", "yes\n", "\n", "2 2\n", "\x04"}) {
        Terminal terminal;
        ASSERT_TRUE(terminal.isOpen());
        ProgramRun program;
        ASSERT_NO_FATAL_FAILURE(
            startAndWaitForQuestion(program, terminal, logout(server, QStringLiteral("user:=alice"), {kJson})));
        EXPECT_TRUE(program.errors.contains("Type 2 to log out 2 sessions of 1 user")) << program.errors.constData();
        terminal.type(wrong);
        EXPECT_EQ(waitForEnd(program), 1) << wrong;
        EXPECT_TRUE(program.output.isEmpty());
        EXPECT_EQ(server.integer({"DBSIZE"}), 4);
    }
}

/// What changes behind the question is told, and the sum is what was confirmed.
TEST(Logout, WhatChangesWhileTheQuestionStandsIsSpared)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    server.command({"CONFIG", "SET", "notify-keyspace-events", "KEA"});
    Terminal terminal;
    ProgramRun program;
    ASSERT_NO_FATAL_FAILURE(
        startAndWaitForQuestion(program, terminal, logout(server, QStringLiteral("-is:ended"), {kJson})));
    const int read = callsOf(server, "getrange");
    server.command({"DEL", "sess:" + idOf(1)});
    addSession(server, 2, "mallory");
    addSession(server, 4, "carol");
    // It has read both, and has had time to show them: it asks twice a second how things are.
    ASSERT_TRUE(QTest::qWaitFor([&] { return callsOf(server, "getrange") >= read + 2; }, kWithinMs));
    const int asked = callsOf(server, "ping");
    ASSERT_TRUE(QTest::qWaitFor([&] { return callsOf(server, "ping") >= asked + 3; }, kWithinMs));
    terminal.type("3\n");
    EXPECT_EQ(waitForEnd(program), 0) << program.errors.constData();
    EXPECT_EQ(countOf(program.output, "sessions"), 3) << program.output.constData();
    EXPECT_EQ(countOf(program.output, "ended"), 1);
    EXPECT_EQ(countOf(program.output, "already_gone"), 1);
    EXPECT_EQ(countOf(program.output, "changed_hands"), 1);
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(2), "sess:" + idOf(4)}), 2);
}

TEST(Logout, WhereTheServerIsMarkedAsProductionYesIsNotEnough)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    const auto saved = [&server](ProgramRun &program, const char *mark) {
        ASSERT_TRUE(QDir(program.folder.path()).mkpath(QStringLiteral("Sessionscope")));
        QFile settings(program.folder.filePath(QStringLiteral("Sessionscope/Sessionscope.conf")));
        ASSERT_TRUE(settings.open(QIODevice::WriteOnly));
        settings.write("[connections]\nprofiles\\1\\id=x\nprofiles\\1\\name=The shop\nprofiles\\1\\host=localhost\n"
                       "profiles\\1\\port=" +
                       QByteArray::number(server.port()) + "\nprofiles\\1\\" + mark + "=true\nprofiles\\size=1\n");
    };
    ProgramRun production;
    ASSERT_NO_FATAL_FAILURE(saved(production, "production"));
    EXPECT_EQ(production.run(logout(server, QStringLiteral("-is:ended"), {kYes})), 2);
    EXPECT_TRUE(production.errors.contains("production")) << production.errors.constData();
    ProgramRun readOnly;
    ASSERT_NO_FATAL_FAILURE(saved(readOnly, "readOnly"));
    EXPECT_EQ(readOnly.run(logout(server, QStringLiteral("-is:ended"), {kYes})), 1);
    EXPECT_TRUE(readOnly.errors.contains("read-only")) << readOnly.errors.constData();
    EXPECT_EQ(server.integer({"DBSIZE"}), 4);
}

TEST(Logout, ASignalBeforeTheAnswerCancelsAll)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    Terminal terminal;
    ProgramRun program;
    ASSERT_NO_FATAL_FAILURE(
        startAndWaitForQuestion(program, terminal, logout(server, QStringLiteral("-is:ended"), {kJson})));
    ASSERT_EQ(::kill(pid_t(program.process.processId()), SIGINT), 0);
    EXPECT_EQ(waitForEnd(program), 1);
    EXPECT_TRUE(program.errors.contains("Nothing was sent")) << program.errors.constData();
    EXPECT_EQ(server.integer({"DBSIZE"}), 4);
}

namespace
{

constexpr int kMany = 60'000;

void fillWithMany(RedisServer &server)
{
    ASSERT_TRUE(server.isRunning());
    ASSERT_EQ(server.command({"EVAL",
                              "for i = 1, tonumber(ARGV[1]) do redis.call('SET', string.format('sess:%032d', i), "
                              "ARGV[2], 'EX', 3600) end return 1",
                              "0", QByteArray::number(kMany), kPayload}),
              ":1");
}

} // namespace

/// What it says is what is gone; the sum is all that were to be ended.
TEST(Logout, ASignalInTheMiddleEndsInATrueReport)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    ASSERT_NO_FATAL_FAILURE(fillWithMany(server));
    ProgramRun program;
    program.start(logout(server, QStringLiteral("-is:ended"), {kJson, kYes}));
    ASSERT_TRUE(QTest::qWaitFor([&server] { return server.integer({"DBSIZE"}) < kMany; }, 60'000));
    ASSERT_EQ(::kill(pid_t(program.process.processId()), SIGINT), 0);
    EXPECT_EQ(waitForEnd(program), 1) << program.errors.constData();
    const int ended = countOf(program.output, "ended");
    EXPECT_GT(ended, 0);
    EXPECT_EQ(server.integer({"DBSIZE"}), kMany - ended);
    EXPECT_EQ(ended + countOf(program.output, "not_sent"), kMany);
}

/// Nothing is claimed of what nobody knows.
TEST(Logout, AServerThatDiesInTheMiddleIsToldTruly)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    ASSERT_NO_FATAL_FAILURE(fillWithMany(server));
    ProgramRun program;
    program.start(logout(server, QStringLiteral("-is:ended"), {kJson, kYes}));
    qint64 left = kMany;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (left = server.integer({"DBSIZE"})) < kMany; }, 60'000));
    server.kill();
    EXPECT_EQ(waitForEnd(program), 1) << program.errors.constData();
    const int ended = countOf(program.output, "ended");
    const int unknown = countOf(program.output, "unknown");
    const int notSent = countOf(program.output, "not_sent");
    EXPECT_GT(notSent, 0);
    EXPECT_GE(ended + unknown, kMany - left) << "what was seen to go is not among what was not sent";
    EXPECT_EQ(ended + unknown + notSent, kMany);
    EXPECT_FALSE(linesOf(program.output).constLast()[QStringLiteral("checked")].toBool());
}
