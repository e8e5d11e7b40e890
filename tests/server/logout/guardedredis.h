// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeredis.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QSet>

#include <algorithm>
#include <optional>

namespace support
{

/// A Redis with permissions and transactions: refuses what the test says as a real one does, queues what comes after
/// MULTI, and remembers what it was made to carry out.
class GuardedRedis
{
public:
    GuardedRedis()
    {
        peer.setScript([this](const QByteArrayList &command) { return answer(command); });
    }

    FakeRedis peer;
    QSet<QByteArray> refusedWords;
    QByteArrayList refusedKeys;    ///< what they begin with
    QByteArray refusesQueueing;    ///< to each command that changes something: "READONLY …"
    bool mayRehearse = false;      ///< ACL DRYRUN
    bool knowsAcl = true;          ///< since 6.0
    QList<QByteArrayList> changes; ///< that were carried out

private:
    static bool changesNothing(const QByteArray &name)
    {
        static const QSet<QByteArray> kReading{"PEXPIRETIME", "PTTL", "DUMP", "SISMEMBER", "ZSCORE", "HMGET"};
        return kReading.contains(name);
    }
    std::optional<QByteArray> refusal(const QByteArrayList &command) const
    {
        if (refusedWords.contains(command.first()))
            return "this user has no permissions to run the '" + command.first().toLower() + "' command";
        const bool isKeyRefused =
            std::any_of(refusedKeys.begin(), refusedKeys.end(),
                        [&command](const QByteArray &begin) { return command.value(1).startsWith(begin); });
        if (isKeyRefused && command.first() != "ACL" && command.first() != "CLIENT")
            return QByteArrayLiteral("this user has no permissions to access one of the keys used as arguments");
        return std::nullopt;
    }
    std::optional<QByteArray> answer(const QByteArrayList &command)
    {
        const QByteArray &name = command.first();
        if (name == "PING" || name == "CLIENT" || name == "AUTH" || name == "SELECT")
            return std::nullopt;
        if (name == "ACL" && !knowsAcl)
            return resp::error("ERR unknown command `ACL`, with args beginning with: `WHOAMI`, ");
        if (const auto refused = refusal(command))
            return resp::error("NOPERM " + *refused);
        if (name == "ACL" && command.value(1) == "WHOAMI")
            return resp::bulk("support");
        if (name == "ACL" && !mayRehearse)
            return resp::error("NOPERM this user has no permissions to run the 'acl|dryrun' command");
        if (name == "ACL") {
            const auto refused = refusal(command.mid(3));
            return refused ? resp::bulk(*refused) : resp::status("OK");
        }
        if (name == "MULTI" || name == "DISCARD") {
            m_isQueueing = name == "MULTI";
            return resp::status("OK");
        }
        if (name == "WATCH")
            return resp::status("OK");
        if (!refusesQueueing.isEmpty() && !changesNothing(name))
            return resp::error(refusesQueueing);
        if (m_isQueueing)
            return resp::status("QUEUED");
        if (!changesNothing(name))
            changes.append(command);
        return std::nullopt;
    }

    bool m_isQueueing = false;
};

} // namespace support
