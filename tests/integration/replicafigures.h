// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/redisserver.h"

#include <QRegularExpression>
#include <QString>

namespace support
{

/// Calls of a command so far, by the server's own count.
inline qint64 callsOf(RedisServer &server, const QString &command)
{
    const QString stats = QString::fromUtf8(server.string({"INFO", "commandstats"}));
    const QRegularExpression line(QStringLiteral("cmdstat_%1:calls=(\\d+)").arg(command));
    return line.match(stats).captured(1).toLongLong();
}

/// Before 7.0 they are not read.
inline bool areRead(RedisServer &server)
{
    const QByteArray info = server.string({"INFO", "server"});
    const qsizetype at = info.indexOf("redis_version:") + qsizetype(sizeof("redis_version:")) - 1;
    return info.mid(at, info.indexOf('.', at) - at).toInt() >= 7;
}

} // namespace support
