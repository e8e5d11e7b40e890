// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serverabilities.h"

#include "tests/support/redisserver.h"

#include <QHash>

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace support
{

namespace
{

// A batch is carried out within a few milliseconds, on a busy machine within some more.
constexpr qint64 kNoiseMs = 100;

/// What a server that is started for it answers; the second time what it answered the first time.
bool answerOnce(const QByteArray &question, const std::function<bool(RedisServer &)> &ask)
{
    static QHash<QByteArray, bool> s_answers;
    const auto known = s_answers.constFind(question);
    if (known != s_answers.cend())
        return *known;
    RedisServer server(RedisServer::Listen::UnixSocket);
    return *s_answers.insert(question, ask(server));
}

} // namespace

bool serverKnows(const QByteArray &command)
{
    return answerOnce(command, [&command](RedisServer &server) { return server.knows(command); });
}

bool serverKnowsSetting(const QByteArray &name)
{
    return answerOnce("CONFIG " + name, [&name](RedisServer &server) {
        return !server.strings({"CONFIG", "GET", name}).isEmpty();
    });
}

bool serverKnowsEventClass(char flag)
{
    const QByteArray flags = QByteArray("KE") + flag;
    return answerOnce("events " + flags, [&flags](RedisServer &server) {
        return server.command({"CONFIG", "SET", "notify-keyspace-events", flags}) == "+OK";
    });
}

bool serverTellsReadingFromWriting()
{
    return answerOnce("%R~", [](RedisServer &server) {
        return server.command({"ACL", "SETUSER", "reader", "%R~*"}) == "+OK";
    });
}

QStringList allowingDebug()
{
    if (!serverKnowsSetting("enable-debug-command"))
        return {};
    return {QStringLiteral("--enable-debug-command"), QStringLiteral("yes")};
}

QStringList seemingOld()
{
    QStringList arguments{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")};
    for (const char *command : {"SMISMEMBER", "HRANDFIELD", "PEXPIRETIME", "CLIENT"}) {
        if (serverKnows(command)) // else it would not start
            arguments << QStringLiteral("--rename-command") << QString::fromLatin1(command) << QString();
    }
    return arguments;
}

qint64 deadlineNoiseMs()
{
    return serverKnows("PEXPIRETIME") ? 0 : kNoiseMs;
}

bool isSameDeadline(qint64 one, qint64 other)
{
    const bool areInstants = one > 0 && other > 0; // else there is none, or no key
    return areInstants ? std::abs(one - other) <= deadlineNoiseMs() : one == other;
}

} // namespace support
