// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/programrun.h"
#include "tests/support/redisserver.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <gtest/gtest.h>

// What the tests of `sessionscope logout` share: a server with sessions, the command, and what it printed.

namespace support
{

inline const QByteArray kPayload = R"({"cookie":{"path":"/"},"passport":{"user":"USER"}})";
inline constexpr int kWithinMs = 20'000;

/// An id of 32 characters, as express-session makes them.
inline QByteArray idOf(int number)
{
    return "Ab3dEf6hIj9lMn2pQr5tUv8xYz1B" + QByteArray::number(1000 + number);
}

inline void addSession(RedisServer &server, int number, const QByteArray &user)
{
    server.command({"SET", "sess:" + idOf(number), QByteArray(kPayload).replace("USER", user), "EX", "3600"});
}

/// Two of alice's, one of bob's, and what is no session.
inline void fillForLogout(RedisServer &server)
{
    ASSERT_TRUE(server.isRunning());
    addSession(server, 1, "alice");
    addSession(server, 2, "alice");
    addSession(server, 3, "bob");
    server.command({"SET", "cache:page", "<html>"});
}

inline QStringList logout(const RedisServer &server, const QString &filter, const QStringList &more = {})
{
    return QStringList{QStringLiteral("logout"),   server.url(),
                       QStringLiteral("--filter"), filter,
                       QStringLiteral("--reason"), QStringLiteral("a stolen laptop")} +
           more;
}

inline const auto kJson = QStringLiteral("--format=json");
inline const auto kYes = QStringLiteral("--yes");

inline QList<QJsonObject> linesOf(const QByteArray &output)
{
    QList<QJsonObject> all;
    for (const QByteArray &line : output.split('\n')) {
        if (!line.isEmpty())
            all << QJsonDocument::fromJson(line).object();
    }
    return all;
}

inline int countOf(const QByteArray &output, const char *what)
{
    const QList<QJsonObject> lines = linesOf(output);
    return lines.isEmpty() ? -1 : lines.constLast()[QLatin1String(what)].toInt(-1);
}

/// Commands that the server has counted and that change something.
inline QByteArray changesOf(RedisServer &server)
{
    QByteArrayList changes;
    for (const QByteArray &line : server.string({"INFO", "commandstats"}).split('\n')) {
        for (const char *name : {"unlink", "del", "srem", "zrem", "hdel", "hset", "set", "expire", "pexpireat"}) {
            if (line.startsWith("cmdstat_" + QByteArray(name) + ':'))
                changes.append(line.left(line.indexOf(',')));
        }
    }
    return changes.join(' ');
}

inline int callsOf(RedisServer &server, const QByteArray &command)
{
    const QByteArray statistics = server.string({"INFO", "commandstats"});
    const QByteArray lead = "cmdstat_" + command + ":calls=";
    const qsizetype at = statistics.indexOf(lead);
    return at < 0 ? 0 : statistics.sliced(at + lead.size()).split(',').first().toInt();
}

inline bool saysNoId(const ProgramRun &program)
{
    for (int number = 0; number < 5; ++number) {
        if (program.output.contains(idOf(number)) || program.errors.contains(idOf(number)))
            return false;
    }
    return true;
}

inline int waitForEnd(ProgramRun &program)
{
    if (program.process.state() != QProcess::NotRunning && !program.process.waitForFinished(60'000))
        return -1;
    program.output += program.process.readAllStandardOutput();
    program.errors += program.process.readAllStandardError();
    return program.process.exitStatus() == QProcess::NormalExit ? program.process.exitCode() : -1;
}

} // namespace support
