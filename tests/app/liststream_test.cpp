// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// `list --unsorted`, which writes while it reads.
#include "tests/support/places.h"
#include "tests/app/programrun.h"
#include "tests/support/redisserver.h"

#include <QFile>
#include <QRegularExpression>

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>

#include <sys/resource.h>

using support::ProgramRun;
using support::RedisServer;

namespace
{

const QStringList kFormats = {QStringLiteral("json"), QStringLiteral("csv"), QStringLiteral("table")};

/// Sessions "user1" and on. Their deadlines are hours ahead, and no two are alike.
void fill(RedisServer &server, int sessions)
{
    ASSERT_TRUE(server.isRunning());
    ASSERT_FALSE(server
                     .command({"EVAL",
                               "for i = 1, ARGV[1] do redis.call('SET', 'sess:' .. redis.sha1hex(i), "
                               "'{\"cookie\":{\"path\":\"/\"},\"passport\":{\"user\":\"user' .. i .. '\"}}', "
                               "'PX', 36000000 + i * 1000 % 7200000) end return 1",
                               "0", QByteArray::number(sessions)})
                     .startsWith('-'));
}

/// Without what the time changes, and in an order of their own.
QByteArrayList comparable(const QByteArray &output)
{
    static const QRegularExpression kTime(
        QStringLiteral("\"ttl_ms\":\\d+|\"\\d+\"(?=,\"\",\"\",\"\")|^\\d+ (h|min).*?  "));
    QByteArrayList lines;
    for (const QByteArray &line : output.split('\n')) {
        if (!line.isEmpty())
            lines << QString::fromUtf8(line).remove(kTime).simplified().toUtf8();
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

QStringList listOf(const RedisServer &server, const QString &format, const QStringList &more = {})
{
    return QStringList{QStringLiteral("list"), server.url(), QStringLiteral("--format"), format} + more;
}

TEST(UnsortedList, HasTheLinesOfTheSortedOne)
{
    RedisServer server;
    fill(server, 12'000);
    for (const QString &format : kFormats) {
        for (const QStringList &filter : {QStringList{}, {QStringLiteral("--filter"), QStringLiteral("user:user11")}}) {
            ProgramRun sorted;
            ASSERT_EQ(sorted.run(listOf(server, format, filter)), 0) << sorted.errors.constData();
            ProgramRun unsorted;
            ASSERT_EQ(unsorted.run(listOf(server, format, filter + QStringList{QStringLiteral("--unsorted")})), 0)
                << unsorted.errors.constData();
            const QByteArrayList lines = comparable(sorted.output);
            EXPECT_GT(lines.size(), filter.isEmpty() ? 11'999 : 1'000);
            EXPECT_EQ(comparable(unsorted.output), lines) << format.toStdString();
            EXPECT_EQ(unsorted.errors, "");
            if (format != QLatin1String("json")) {
                EXPECT_EQ(unsorted.output.left(5), sorted.output.left(5)) << "the header comes first";
            }
        }
    }
}

TEST(UnsortedList, OfNothingIsTheHeader)
{
    RedisServer server;
    fill(server, 0);
    for (const QString &format : kFormats) {
        ProgramRun sorted;
        ASSERT_EQ(sorted.run(listOf(server, format)), 0);
        ProgramRun unsorted;
        ASSERT_EQ(unsorted.run(listOf(server, format, {QStringLiteral("--unsorted")})), 0);
        EXPECT_EQ(unsorted.output, sorted.output);
    }
}

/// While it reads, others write the same sessions again, end some and create them anew, and make the server's table
/// grow, which has SCAN name keys twice.
TEST(UnsortedList, NamesEachSessionOnceWhileOthersWrite)
{
    RedisServer server(RedisServer::Listen::Tcp, {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")});
    fill(server, 20'000);
    ProgramRun program;
    program.start(listOf(server, QStringLiteral("json"),
                         {QStringLiteral("--unsorted"), QStringLiteral("--gentle"), QStringLiteral("--reveal-ids")}));
    ASSERT_TRUE(program.process.waitForReadyRead(60'000));
    int round = 0;
    while (!program.process.waitForFinished(1)) {
        ASSERT_LT(++round, 20'000);
        server.command({"EVAL",
                        "for i = 1, 300 do local n = (tonumber(ARGV[1]) * 300 + i) % 20000 + 1 "
                        "local k = 'sess:' .. redis.sha1hex(n) local v = redis.call('GET', k) "
                        "if n <= 100 then redis.call('DEL', k) end redis.call('SET', k, v, 'PX', 40000000 + n) "
                        "redis.call('SET', 'other:' .. ARGV[1] .. ':' .. i, 'x', 'PX', 5000) end return 1",
                        "0", QByteArray::number(round)});
    }
    EXPECT_EQ(program.process.exitCode(), 0) << program.process.readAllStandardError().constData();
    static const QRegularExpression kKey(QStringLiteral("^\\{\"key\":\"([^\"]*)\""));
    QStringList keys;
    for (const QByteArray &line : program.process.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            keys << kKey.match(QString::fromUtf8(line)).captured(1);
    }
    EXPECT_EQ(keys.removeDuplicates(), 0);
    EXPECT_LE(keys.size(), 20'000);
    EXPECT_GE(keys.size(), 19'900) << "those that were there all the time";
}

/// The server stops in the middle: what was read is there already.
TEST(UnsortedList, PrintsBeforeAllIsRead)
{
    for (const QString &format : kFormats) {
        RedisServer server;
        fill(server, 30'000);
        ProgramRun program;
        program.start(listOf(server, format, {QStringLiteral("--unsorted"), QStringLiteral("--gentle")}));
        ASSERT_TRUE(program.process.waitForReadyRead(60'000)) << format.toStdString();
        ASSERT_EQ(::kill(pid_t(server.processId()), SIGSTOP), 0);
        EXPECT_EQ(program.process.state(), QProcess::Running) << "all of them were read by then";
        const QByteArray some = program.process.readAllStandardOutput();
        EXPECT_TRUE(some.contains("user")) << format.toStdString();
        ::kill(pid_t(server.processId()), SIGCONT);
        ASSERT_TRUE(program.process.waitForFinished(60'000));
        EXPECT_EQ(program.process.exitCode(), 0) << program.process.readAllStandardError().constData();
        const QByteArray all = some + program.process.readAllStandardOutput();
        EXPECT_EQ(all.count('\n'), 30'000 + (format == QLatin1String("json") ? 0 : 1));
    }
}

/// Nobody reads: the program waits, and so does the server. Who reads at last gets all.
TEST(UnsortedList, WaitsForItsReader)
{
    RedisServer server;
    fill(server, 150'000);
    ProgramRun program;
    QProcess shell;
    shell.setProcessEnvironment(program.environment);
    // The pipe is open, and what reads it waits for a line of the test's.
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("'%1' list %2 --format json --unsorted | { read go <&3; wc -l; }")
                                           .arg(support::programFile(), server.url())
                                           .prepend(QStringLiteral("exec 3<&0 </dev/null; "))});
    ASSERT_TRUE(shell.waitForStarted());
    const auto readSoFar = [&server] {
        const QByteArray stats = server.command({"INFO", "commandstats"});
        const qsizetype at = stats.indexOf("cmdstat_getrange:calls=");
        return at < 0 ? 0 : stats.mid(at + 23, stats.indexOf(',', at) - at - 23).toLongLong();
    };
    qint64 before = -1;
    int still = 0;
    for (int look = 0; look < 1000 && still < 5; ++look) {
        const qint64 now = readSoFar();
        still = now > 0 && now == before ? still + 1 : 0;
        before = now;
        shell.waitForFinished(100);
    }
    EXPECT_EQ(still, 5);
    EXPECT_GT(before, 0);
    EXPECT_LT(before, 120'000) << "it read on, and nobody took it";
    shell.write("\n");
    shell.closeWriteChannel();
    ASSERT_TRUE(shell.waitForFinished(60'000));
    EXPECT_EQ(shell.readAllStandardOutput().trimmed(), "150000") << shell.readAllStandardError().constData();
}

TEST(UnsortedList, AReaderThatGoesEndsIt)
{
    RedisServer server;
    fill(server, 30'000);
    for (const QString &unsorted : {QString(), QStringLiteral("--unsorted --gentle")}) {
        ProgramRun program;
        QProcess shell;
        shell.setProcessEnvironment(program.environment);
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"),
                     QStringLiteral("{ '%1' list %2 --format json %3; echo status $? >&2; } | head -n 1 >/dev/null")
                         .arg(support::programFile(), server.url(), unsorted)});
        ASSERT_TRUE(shell.waitForFinished(60'000));
        const QByteArray errors = shell.readAllStandardError();
        EXPECT_FALSE(errors.contains("could not be written")) << errors.constData();
        EXPECT_TRUE(errors.contains("status 141\n")) << errors.constData();
    }
}

/// As a full disk is: the file takes some, and then no more.
TEST(UnsortedList, AFileThatIsFullEndsIt)
{
    RedisServer server;
    fill(server, 30'000);
    for (const QStringList &more : {QStringList{}, {QStringLiteral("--unsorted")}}) {
        ProgramRun program;
        const QString file = program.folder.filePath(QStringLiteral("list.json"));
        program.process.setStandardOutputFile(file);
        program.process.setChildProcessModifier([] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit = {1'000'000, 1'000'000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
        EXPECT_EQ(program.run(listOf(server, QStringLiteral("json"), more)), 1);
        EXPECT_TRUE(program.errors.contains("could not be written: ")) << program.errors.constData();
        EXPECT_EQ(QFile(file).size(), 1'000'000);
    }
}

} // namespace
