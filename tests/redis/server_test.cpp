// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/server.h"
#include "tests/redis/peers.h"
#include "tests/support/redisserver.h"

#include <gtest/gtest.h>

#include <optional>

using namespace redis;
using support::RedisServer;
using State = Connection::State;

TEST(Server, HasOneNodeWhenItStandsAlone)
{
    RedisServer real;
    const auto parsed = parseAddress(real.url() + QStringLiteral("/2"));
    ASSERT_TRUE(parsed);
    Server server(parsed->address, parsed->login, quick());
    EXPECT_EQ(server.nodeForKey("key"), nullptr);
    int changes = 0;
    QObject::connect(&server, &Server::nodesChanged, &server, [&] { ++changes; });
    server.open();
    ASSERT_EQ(server.nodes().size(), 1U);
    EXPECT_EQ(changes, 1);
    Node &node = *server.nodes().front();
    EXPECT_EQ(node.index(), 0);
    EXPECT_EQ(node.name(), QStringLiteral("127.0.0.1:%1").arg(real.port()));
    EXPECT_EQ(server.nodeForKey("key"), &node);
    ASSERT_TRUE(reaches(node.commands(), State::Ready));
    EXPECT_TRUE(ask(node.commands(), {"CLIENT", "INFO"})->bytes.contains(" db=2 "));
    EXPECT_EQ(node.events().state(), State::Closed); // opened by who wants them

    node.events().open();
    server.close();
    EXPECT_EQ(node.commands().state(), State::Closed);
    EXPECT_EQ(node.events().state(), State::Closed);
    server.open();
    EXPECT_TRUE(reaches(node.commands(), State::Ready));
    EXPECT_EQ(changes, 1);
}

TEST(Server, MayBeClosedWhenItsNodesBecomeKnown)
{
    ServerAddress address;
    address.seeds = {tcp(1)};
    Server server(address, {}, quick());
    QObject::connect(&server, &Server::nodesChanged, &server, [&] { server.close(); });
    server.open();
    ASSERT_EQ(server.nodes().size(), 1U);
    EXPECT_EQ(server.nodes().front()->commands().state(), State::Closed);
}

TEST(Server, SaysThatThereIsNothingToOpen)
{
    ServerAddress address;
    address.topology = Topology::Sentinel;
    address.seeds.clear();
    Server server(address, {}, quick());
    std::optional<ErrorKind> failure;
    QObject::connect(&server, &Server::openFailed, &server, [&](const Error &error) { failure = error.kind; });
    server.open();
    EXPECT_EQ(failure, ErrorKind::InvalidAddress);
    EXPECT_TRUE(server.nodes().empty());
}
