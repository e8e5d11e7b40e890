// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/server.h"
#include "tests/redis/peers.h"
#include "tests/support/redisserver.h"

#include <QByteArray>
#include <QTest>

// What the tests of several nodes share.

namespace server
{

/// A private server as one of the nodes of a greater one.
struct NodeOnServer {
    explicit NodeOnServer(int index)
        : node(index, redis::tcp(server.port()), {}, 0, redis::quick(), nullptr)
    {
    }

    bool connect()
    {
        node.commands().open();
        return redis::reaches(node.commands(), redis::Connection::State::Ready);
    }
    /// So many keys `<prefix>0…`, with any value.
    void fill(const QByteArray &prefix, int keys)
    {
        server.command({"EVAL", "for i=0,ARGV[2]-1 do redis.call('SET',ARGV[1]..i,'x') end", "0", prefix,
                        QByteArray::number(keys)});
    }

    support::RedisServer server;
    redis::Node node;
};

} // namespace server
