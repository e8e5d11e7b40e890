// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <gtest/gtest.h>

namespace support
{

/// What the redis-server of the tests, the first one in PATH, can do: found by asking one, never by its version.
/// Answered by a private server of its own, and remembered.

/// A command ("PEXPIRETIME") or a subcommand ("ACL DRYRUN").
bool serverKnows(const QByteArray &command);
/// Something that CONFIG GET tells, and that is good as an argument.
bool serverKnowsSetting(const QByteArray &name);
/// An event of this class reaches who listens: `n` and others are newer than the oldest server.
bool serverKnowsEventClass(char flag);

/// An account may read keys that it may not write (`%R~`).
bool serverTellsReadingFromWriting();

/// The arguments by which the server takes DEBUG: from some time on that has to be allowed.
QStringList allowingDebug();

/// The arguments by which a server seems to be older than 6.2, and announces all: it does not know the two commands by
/// which that is found out, nor the one that came with 7.0, nor CLIENT, by which it would be followed otherwise.
QStringList seemingOld();

/// What is read of a session's end by PTTL may be off by so many milliseconds; 0 where the server names the instant.
/// The table keeps what it has while it is no further off than 20.
qint64 deadlineNoiseMs();
/// Whether two deadlines are the same one, as far as can be known of this server.
bool isSameDeadline(qint64 one, qint64 other);

} // namespace support

/// A test that is about a command which not every server has.
#define SKIP_UNLESS_SERVER_KNOWS(command)                                                                              \
    if (!support::serverKnows(command))                                                                                \
    GTEST_SKIP() << "this redis-server does not know " << (command)

/// One about accounts that may read keys, and not write them.
#define SKIP_UNLESS_SERVER_HAS_KEY_PERMISSIONS()                                                                       \
    if (!support::serverTellsReadingFromWriting())                                                                     \
    GTEST_SKIP() << "accounts of this redis-server may write every key that they may read"
