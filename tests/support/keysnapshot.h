// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/redisserver.h"
#include "tests/support/serverabilities.h"

#include <QByteArray>

#include <map>

namespace support
{

/// One key as it is, to be compared with what it was.
struct KeySnapshot {
    QByteArray content;   ///< its DUMP; of a set or sorted set its members in order, since theirs changes
    qint64 deadline = -1; ///< as PEXPIRETIME says it
    /// As far as this server lets a deadline be known.
    friend bool operator==(const KeySnapshot &one, const KeySnapshot &other)
    {
        return one.content == other.content && isSameDeadline(one.deadline, other.deadline);
    }
};

/// All keys of a server.
std::map<QByteArray, KeySnapshot> snapshotOf(RedisServer &server);

} // namespace support
