// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/messages/connectionprofile.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"

#include <QTest>

#include <memory>
#include <utility>

namespace server
{

/// A fake Redis and a connection to it.
class FakeNode
{
public:
    support::FakeRedis peer;
    redis::Connection connection{redis::tcp(peer.port()), {}, 0, redis::quick()};

    /// What logging in has asked is not among the peer's commands.
    bool open()
    {
        connection.open();
        const bool isReady = redis::reaches(connection, redis::Connection::State::Ready);
        peer.clearCommands();
        return isReady;
    }
};

template<typename Condition> bool waitFor(Condition condition)
{
    return QTest::qWaitFor(std::move(condition), redis::kWaitMs);
}

/// A format of nobody's: `shop:s:{id}`, strings of JSON or hashes that name a user.
inline formats::FormatDescription shopDescription()
{
    const auto description = formats::FormatDescription::fromJson(QByteArray(R"({
        "id": "shop", "title": "Shop", "prefixes": ["shop:"],
        "keys": [{"pattern": "{p}s:{id}", "types": ["string", "hash"]}],
        "payload": {"codec": ["json"], "require": {"user": "present"}},
        "attrs": {"user": ["user"], "ip": ["ip"]},
        "companions": ["{p}lock:{id}", "{p}u:{user}"],
        "userIndex": {"key": "{p}u:{user}", "type": "set", "names": "id"}})"));
    return description ? description->withPrefix("shop:") : formats::FormatDescription();
}

inline std::shared_ptr<const formats::FormatSet> shopFormats()
{
    return std::make_shared<const formats::FormatSet>(formats::formatsOf({shopDescription()}));
}

/// The payload of a session of that format.
inline QByteArray shopSession(const QByteArray &user)
{
    return "{\"user\":\"" + user + "\",\"ip\":\"10.0.0.1\"}";
}

} // namespace server
