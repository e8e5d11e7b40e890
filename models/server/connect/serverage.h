// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/command.h"
#include "models/redis/reply.h"

#include <QString>

#include <span>

namespace server
{

/// Whether a server is older than what this program is made for, Redis 6.2: found by what it knows, as a name and a
/// number say nothing of a server that is none of Redis's. Before 6.2 there is no CLIENT TRACKINGINFO; before 6.0 a
/// PERSIST or RESTORE is announced to nobody.
namespace age
{

/// Two commands that came with 6.2, without what they would need: the one who knows them misses that, before it looks
/// at permissions or keys; so nothing is read, and nothing refused.
constexpr size_t kQuestions = 2;
void addQuestions(redis::CommandBatch &batch);
/// By the answers to both. One of them alone may have been renamed, or stopped by something in between.
bool isOld(std::span<const redis::Reply> answers);

/// "Redis 5.0.14", by INFO SERVER; empty: it may not be asked, or says something else.
QString softwareOf(const redis::Reply &info);
/// The same by HELLO, from 6.0 on: "Valkey 8.0.1".
QString softwareOfHello(const redis::Reply &hello);
/// Whether that agrees with what it knows: not where somebody has taken commands away from a newer one.
bool isNumberedOld(const QString &software);

} // namespace age

} // namespace server
