// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/fleet.h"
#include "models/redis/reply.h"

#include <QByteArrayView>

namespace server
{

/// What INFO says of memory, persistence, replication and the server itself, whichever of its sections this is. Lines
/// that are missing, or say nothing that such a line can, leave the facts as they are.
/// (https://redis.io/docs/latest/commands/info/)
void readInfo(QByteArrayView info, messages::NodeFacts &facts);

/// The answer to ROLE, which knows the role, the offset, and of a primary its replicas.
/// (https://redis.io/docs/latest/commands/role/) False: it is none.
bool readRole(const redis::Reply &reply, messages::NodeFacts &facts);

/// The answer to CONFIG GET of one setting. False: it is none, or the setting is not known there.
bool readSetting(QByteArrayView name, const redis::Reply &reply, messages::NodeFacts &facts);

} // namespace server
