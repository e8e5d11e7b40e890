// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// `watch`, as a terminal runs it.
#include "models/activity/alerts/savedalerts.h"
#include "tests/app/programrun.h"
#include "tests/support/redisserver.h"
#include "ui/connect/profiles/profilestore.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <functional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace
{

using support::ProgramRun;
using support::RedisServer;

constexpr int kLimitMs = 60'000;
const QStringList kEvents = {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")};

QByteArray watchedId(int number)
{
    return "f81d4fae7dec11d0a76500a0c91e" + QByteArray::number(1000 + number);
}

class Watch : public ::testing::Test
{
protected:
    Watch()
        : server(RedisServer::Listen::Tcp, kEvents)
    {
    }
    ~Watch() override
    {
        if (program.process.state() == QProcess::NotRunning)
            return;
        program.process.kill();
        program.process.waitForFinished(kLimitMs);
    }

    void put(int number, const QByteArray &user, int ttlMs = 600'000)
    {
        server.command({"SET", "sess:" + watchedId(number),
                        R"({"cookie":{"path":"/"},"passport":{"user":")" + user + "\"}}", "PX",
                        QByteArray::number(ttlMs)});
    }
    void end(int number) { server.command({"DEL", "sess:" + watchedId(number)}); }

    bool waitFor(const std::function<bool()> &condition)
    {
        return QTest::qWaitFor(
            [&] {
                program.output += program.process.readAllStandardOutput();
                program.errors += program.process.readAllStandardError();
                return condition();
            },
            kLimitMs);
    }
    bool isSaid(const QByteArray &words)
    {
        return waitFor([&] { return program.errors.contains(words); });
    }
    /// Whole lines only.
    QList<QJsonObject> lines() const
    {
        QList<QJsonObject> all;
        const QByteArray whole = program.output.left(program.output.lastIndexOf('\n') + 1);
        for (const QByteArray &line : whole.split('\n')) {
            if (line.isEmpty())
                continue;
            const QJsonDocument document = QJsonDocument::fromJson(line);
            EXPECT_TRUE(document.isObject()) << line.constData();
            all += document.object();
        }
        return all;
    }
    QList<QJsonObject> linesOf(const QString &kind) const
    {
        QList<QJsonObject> all = lines();
        all.removeIf([&](const QJsonObject &line) { return line[QStringLiteral("kind")].toString() != kind; });
        return all;
    }
    bool isPrinted(const QString &kind, int count = 1)
    {
        return waitFor([&] { return linesOf(kind).size() >= count; });
    }
    bool startLive(const QStringList &options = {})
    {
        program.start(QStringList{QStringLiteral("watch"), server.url()} + options);
        return isSaid("Each change is announced.");
    }
    /// The lines go where nobody reads them but who does by this descriptor; -1: it could not be made.
    int openFifo()
    {
        const QByteArray place = program.folder.filePath(QStringLiteral("lines")).toLocal8Bit();
        if (::mkfifo(place.constData(), 0600) != 0)
            return -1;
        program.process.setStandardOutputFile(QString::fromLocal8Bit(place));
        return ::open(place.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    }
    /// The exit status.
    int interrupt()
    {
        ::kill(pid_t(program.process.processId()), SIGINT);
        if (!program.process.waitForFinished(kLimitMs) || program.process.exitStatus() != QProcess::NormalExit)
            return -1;
        program.output += program.process.readAllStandardOutput();
        return program.process.exitCode();
    }

    RedisServer server;
    ProgramRun program;
};

} // namespace

TEST_F(Watch, PrintsWhatHappensUntilItIsInterrupted)
{
    put(1, "alice");
    ASSERT_TRUE(startLive()) << program.errors.constData();
    EXPECT_TRUE(linesOf(QStringLiteral("created")).isEmpty()) << "who was there before has not come";

    put(2, "bob", 1500);
    ASSERT_TRUE(isPrinted(QStringLiteral("created")));
    server.command({"PEXPIRE", "sess:" + watchedId(1), "900000"});
    ASSERT_TRUE(isPrinted(QStringLiteral("extended")));
    ASSERT_TRUE(isPrinted(QStringLiteral("expired")));
    end(1);
    ASSERT_TRUE(isPrinted(QStringLiteral("logged_out")));
    EXPECT_EQ(interrupt(), 128 + SIGINT) << program.errors.constData();

    const QJsonObject created = linesOf(QStringLiteral("created")).constFirst();
    EXPECT_EQ(created[QStringLiteral("user")].toString(), QStringLiteral("bob"));
    EXPECT_EQ(created[QStringLiteral("format")].toString(), QStringLiteral("Express"));
    EXPECT_EQ(created[QStringLiteral("key")].toString(), QStringLiteral("sess:f81d…002"));
    EXPECT_EQ(linesOf(QStringLiteral("extended")).constFirst()[QStringLiteral("user")].toString(),
              QStringLiteral("alice"));
    const QJsonObject expired = linesOf(QStringLiteral("expired")).constFirst();
    EXPECT_EQ(expired[QStringLiteral("user")].toString(), QStringLiteral("bob"));
    EXPECT_GE(expired[QStringLiteral("lag_ms")].toInt(-1), 0);
    EXPECT_FALSE(expired[QStringLiteral("inferred")].toBool(true));
    EXPECT_EQ(linesOf(QStringLiteral("logged_out")).constFirst()[QStringLiteral("user")].toString(),
              QStringLiteral("alice"));
    for (int number : {1, 2}) {
        EXPECT_FALSE(program.output.contains(watchedId(number)));
        EXPECT_FALSE(program.errors.contains(watchedId(number)));
    }
    EXPECT_TRUE(linesOf(QStringLiteral("gap")).isEmpty());
    EXPECT_EQ(linesOf(QStringLiteral("liveness")).size(), 1) << "to be interrupted is no loss of the connection";
}

TEST_F(Watch, TellsOfThoseThatMatch)
{
    put(1, "alice");
    put(2, "bob");
    ASSERT_TRUE(startLive({QStringLiteral("--filter"), QStringLiteral("user:=alice"), QStringLiteral("--reveal-ids")}));
    end(2);
    put(3, "bob");
    put(4, "alice");
    end(1);
    ASSERT_TRUE(isPrinted(QStringLiteral("logged_out"))); // the last that was done
    ASSERT_EQ(linesOf(QStringLiteral("logged_out")).size(), 1);
    ASSERT_TRUE(isPrinted(QStringLiteral("created")));
    EXPECT_EQ(linesOf(QStringLiteral("created")).size(), 1);
    EXPECT_EQ(linesOf(QStringLiteral("created")).constFirst()[QStringLiteral("id")].toString(),
              QString::fromLatin1(watchedId(4)));
    EXPECT_FALSE(program.output.contains("bob"));
}

/// Whoever keeps the lines in a log has to find there that some are missing.
TEST_F(Watch, AGapIsToldOnBothOutputs)
{
    put(1, "alice");
    ASSERT_TRUE(startLive());
    server.command({"CLIENT", "KILL", "TYPE", "pubsub"});
    server.command({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    put(2, "bob");
    ASSERT_TRUE(isPrinted(QStringLiteral("gap")));
    EXPECT_TRUE(program.errors.contains("was lost. It is tried again until it works."));
    EXPECT_TRUE(isSaid("what came and went in that time is not printed."));
    const QJsonObject gap = linesOf(QStringLiteral("gap")).constFirst();
    const auto timeOf = [&](const char *name) {
        return QDateTime::fromString(gap[QLatin1String(name)].toString(), Qt::ISODateWithMs);
    };
    EXPECT_TRUE(timeOf("from").isValid() && timeOf("from") <= timeOf("to"));
    // Afterwards all is heard again.
    end(1);
    EXPECT_TRUE(isPrinted(QStringLiteral("logged_out")));
    EXPECT_EQ(linesOf(QStringLiteral("gap")).size(), 1) << "once";
}

TEST_F(Watch, WhereNothingIsAnnouncedThatIsSaid)
{
    server.command({"CONFIG", "SET", "notify-keyspace-events", ""});
    server.command({"ACL", "SETUSER", "default", "-client|tracking"});
    put(1, "alice");
    program.start({QStringLiteral("watch"), server.url()});
    ASSERT_TRUE(isSaid("Nothing is announced: what has changed is found by reading")) << program.errors.constData();
    EXPECT_EQ(linesOf(QStringLiteral("liveness")).constLast()[QStringLiteral("liveness")].toString(),
              QStringLiteral("polling"));
}

TEST_F(Watch, ByTrackingHowOneEndedIsNotClaimed)
{
    server.command({"CONFIG", "SET", "notify-keyspace-events", ""});
    put(1, "alice");
    program.start({QStringLiteral("watch"), server.url()});
    ASSERT_TRUE(isSaid("Each change is announced, but not how a session ended: that is inferred."))
        << program.errors.constData();
    end(1);
    EXPECT_TRUE(isPrinted(QStringLiteral("ended_or_evicted")));
    EXPECT_TRUE(linesOf(QStringLiteral("logged_out")).isEmpty());
}

TEST_F(Watch, APasswordThatIsNotTakenAnyMoreEndsIt)
{
    ASSERT_TRUE(startLive());
    server.command({"CONFIG", "SET", "requirepass", "secret"});
    server.command({"CLIENT", "KILL", "TYPE", "pubsub"});
    server.command({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    ASSERT_TRUE(program.process.waitForFinished(kLimitMs));
    EXPECT_EQ(program.process.exitCode(), 3);
}

TEST_F(Watch, WhoReadsNoMoreHasWhatWasWanted)
{
    const int reader = openFifo();
    ASSERT_GE(reader, 0);
    ASSERT_TRUE(startLive());
    ::close(reader);
    int number = 0;
    EXPECT_TRUE(waitFor([&] {
        put(++number, "alice"); // each is a try to write
        return program.process.state() == QProcess::NotRunning;
    }));
    EXPECT_EQ(program.process.exitCode(), 141);
    EXPECT_FALSE(program.errors.contains("could not be written"));
}

/// A reader who stands still for long does not take the memory of the machine, and is told what is missing.
TEST_F(Watch, WhatNobodyReadsIsCounted)
{
    const int reader = openFifo();
    ASSERT_GE(reader, 0);
    ASSERT_TRUE(startLive());
    constexpr int kMany = 40'000; // lines of more than 200 bytes, of which four megabytes wait
    ASSERT_EQ(server.integer({"EVAL",
                              "for i = 1, tonumber(ARGV[1]) do redis.call('SET', 'sess:' .. redis.sha1hex(i), "
                              "'{\"cookie\":{\"path\":\"/\"},\"passport\":{\"user\":\"user' .. i .. '\"}}', 'PX', "
                              "600000) end return 1",
                              "0", QByteArray::number(kMany)}),
              1);
    const auto readSome = [&] {
        QByteArray some(64 * 1024, Qt::Uninitialized);
        const ssize_t got = ::read(reader, some.data(), size_t(some.size()));
        if (got > 0)
            program.output += some.left(got);
        return got > 0;
    };
    EXPECT_TRUE(waitFor([&] {
        const QByteArray info = server.string({"INFO", "commandstats"});
        const qsizetype at = info.indexOf("cmdstat_getrange:calls=");
        return at >= 0 && info.mid(at + 23).split(',').first().toInt() >= kMany;
    }));
    EXPECT_TRUE(waitFor([&] {
        while (readSome()) {
        }
        return !linesOf(QStringLiteral("lost")).isEmpty();
    }));
    ::kill(pid_t(program.process.processId()), SIGINT);
    EXPECT_TRUE(waitFor([&] {
        while (readSome()) {
        }
        return program.process.state() == QProcess::NotRunning;
    }));
    while (readSome()) {
    }
    ::close(reader);
    qint64 lost = 0;
    for (const QJsonObject &line : linesOf(QStringLiteral("lost")))
        lost += line[QStringLiteral("lines")].toInteger();
    // Of liveness, too, some may be among them.
    EXPECT_GE(lost + linesOf(QStringLiteral("created")).size(), kMany);
    EXPECT_LE(lost + linesOf(QStringLiteral("created")).size(), kMany + 10);
    EXPECT_TRUE(program.errors.contains("were not printed, since nobody read what was there."));
}

TEST_F(Watch, WhatDependsOnOtherSessionsIsRefused)
{
    ProgramRun refused;
    EXPECT_EQ(refused.run({QStringLiteral("watch"), server.url(), QStringLiteral("--filter"),
                           QStringLiteral("user:alice beyond:1")}),
              2);
    EXPECT_TRUE(refused.errors.contains("cannot be watched")) << refused.errors.constData();
    EXPECT_TRUE(refused.output.isEmpty());
}

TEST_F(Watch, WrongUsageIs2AndAClosedPort3)
{
    EXPECT_EQ(program.run({QStringLiteral("watch"), server.url(), QStringLiteral("--filter"), QStringLiteral("ttl<x")}),
              2);
    EXPECT_EQ(program.run({QStringLiteral("watch"), server.url(), QStringLiteral("--format"), QStringLiteral("csv")}),
              2);
    EXPECT_TRUE(program.errors.contains("--format of “watch” is json.")) << program.errors.constData();
    EXPECT_EQ(program.run({QStringLiteral("watch"), server.url(), QStringLiteral("--reason"), QStringLiteral("no")}),
              2);
    server.kill();
    EXPECT_EQ(program.run({QStringLiteral("watch"), server.url()}), 3);
}

TEST_F(Watch, TellsAlertsByTheRulesOfTheSavedConnection)
{
    const QString ran = program.folder.filePath(QStringLiteral("what ran"));
    {
        QFile script(program.folder.filePath(QStringLiteral("tell me")));
        ASSERT_TRUE(script.open(QFile::WriteOnly));
        script.write("#!/bin/bash\nprintf '%s\\n' \"$@\" >> '" + ran.toUtf8() + "'\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        script.close();
        ui::ProfileStore saved(program.folder.filePath(QStringLiteral("Sessionscope/Sessionscope.conf")));
        messages::ConnectionProfile profile;
        profile.name = QStringLiteral("Shop $(touch owned)");
        profile.host = QStringLiteral("localhost");
        profile.port = server.port();
        const QString id = saved.save(profile);
        messages::AlertSettings settings;
        settings.rule(messages::AlertKind::CountAbove) = {messages::AlertKind::CountAbove, true, 2, 0};
        settings.runsCommand = true;
        settings.command =
            QStringList{script.fileName(), QStringLiteral("{state} {alert}"), QStringLiteral("{server}")};
        alerts::saveAlerts(saved.settings(), id, settings, {id});
    }
    put(1, "alice");
    put(2, "bob");
    ASSERT_TRUE(startLive({QStringLiteral("--alerts"), QStringLiteral("--filter"), QStringLiteral("user:nobody")}))
        << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("Alerts are those of the saved connection “Shop"));
    EXPECT_TRUE(linesOf(QStringLiteral("alert")).isEmpty());
    put(3, "carol");
    ASSERT_TRUE(isPrinted(QStringLiteral("alert"))) << program.errors.constData();
    const QJsonObject fired = linesOf(QStringLiteral("alert")).constFirst();
    EXPECT_EQ(fired[QStringLiteral("state")].toString(), QStringLiteral("fired"));
    EXPECT_EQ(fired[QStringLiteral("alert")].toString(), QStringLiteral("count_above"));
    EXPECT_EQ(fired[QStringLiteral("value")].toInt(), 3);
    EXPECT_EQ(fired[QStringLiteral("limit")].toInt(), 2);
    EXPECT_FALSE(fired[QStringLiteral("text")].toString().isEmpty());
    end(1);
    ASSERT_TRUE(isPrinted(QStringLiteral("alert"), 2));
    EXPECT_EQ(linesOf(QStringLiteral("alert")).constLast()[QStringLiteral("state")].toString(),
              QStringLiteral("cleared"));
    const QByteArray expected = "fired count_above\nShop $(touch owned)\ncleared count_above\nShop $(touch owned)\n";
    EXPECT_TRUE(waitFor([&] {
        QFile file(ran);
        return file.open(QFile::ReadOnly) && file.readAll() == expected;
    }));
    EXPECT_EQ(interrupt(), 9) << program.errors.constData();
    EXPECT_EQ(linesOf(QStringLiteral("alert")).size(), 2) << "who leaves has cleared nothing";
    QFile log(program.folder.filePath(QStringLiteral("Sessionscope/Sessionscope/alerts.jsonl")));
    ASSERT_TRUE(log.open(QFile::ReadOnly));
    EXPECT_EQ(log.readAll().count('\n'), 2);
    EXPECT_EQ(log.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

TEST_F(Watch, WithoutASavedConnectionAlertsAreTheUsualOnes)
{
    put(1, "alice");
    ASSERT_TRUE(startLive({QStringLiteral("--alerts")}));
    EXPECT_TRUE(program.errors.contains("alerts are the usual ones"));
    put(2, "bob");
    ASSERT_TRUE(isPrinted(QStringLiteral("created")));
    EXPECT_EQ(interrupt(), 128 + SIGINT) << "none has fired";
    EXPECT_TRUE(linesOf(QStringLiteral("alert")).isEmpty());
    EXPECT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--alerts")}), 2);
}
