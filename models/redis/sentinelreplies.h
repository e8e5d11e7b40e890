// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/redis/reply.h"
#include "models/redis/serveraddress.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace redis
{

// What sentinels answer. None of it is trusted: what is no place, or more than anybody can have, is left out.

/// Of SENTINEL GET-MASTER-ADDR-BY-NAME: where the primary is, reached by `transport`; nothing: there is none of that
/// name. Errors: ProtocolError where it is no such answer.
Result<std::optional<Endpoint>> readPrimaryPlace(const Reply &reply, Transport transport);

/// Another sentinel, as one of them knows it.
struct KnownSentinel {
    Endpoint place;
    QByteArray id; ///< its run id, 40 characters
};
/// Of SENTINEL SENTINELS: at most kMostSentinels.
std::vector<KnownSentinel> readSentinels(const Reply &reply, Transport transport);
inline constexpr size_t kMostSentinels = 32;

/// Of SENTINEL MASTERS: what they call those that they watch. At most twenty names.
QStringList readPrimaryNames(const Reply &reply);

/// Of SENTINEL MASTER: how new what is said of it is. Grows with each failover, and is the same at all sentinels that
/// know of the latest one. Nothing: not told.
std::optional<quint64> readConfigEpoch(const Reply &reply);

/// Of SENTINEL MYID; empty: not told.
QByteArray readSentinelId(const Reply &reply);

/// Whether a message of the channel `+switch-master` is of this primary: `name old-host old-port new-host new-port`.
bool isSwitchOf(QByteArrayView message, QByteArrayView primaryName);

} // namespace redis
