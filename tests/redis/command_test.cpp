// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/command.h"

#include <gtest/gtest.h>

using redis::CommandBatch;

TEST(CommandBatch, EncodesArgumentsAsBytes)
{
    EXPECT_EQ(CommandBatch({"PING"}).wire(), "*1\r\n$4\r\nPING\r\n");
    const QByteArray bytes("\0\r\n\xff", 4);
    EXPECT_EQ(CommandBatch({"SET", "", bytes}).wire(),
              QByteArray("*3\r\n$3\r\nSET\r\n$0\r\n\r\n$4\r\n") + bytes + "\r\n");
}

TEST(CommandBatch, AppendsCommands)
{
    CommandBatch batch;
    EXPECT_TRUE(batch.isEmpty());
    EXPECT_FALSE(batch.writes());
    batch.add({"GET", "a"});
    const std::vector<QByteArrayView> arguments{"PTTL", "b"};
    batch.add(arguments);
    EXPECT_EQ(batch.count(), 2);
    EXPECT_EQ(batch.wire(), "*2\r\n$3\r\nGET\r\n$1\r\na\r\n*2\r\n$4\r\nPTTL\r\n$1\r\nb\r\n");
}

TEST(CommandBatch, EncodesLargeArguments)
{
    const QByteArray large(3'000'000, 'x');
    const QByteArray wire = CommandBatch({"SET", "key", large}).wire();
    EXPECT_TRUE(wire.startsWith("*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$3000000\r\nxx"));
    EXPECT_TRUE(wire.endsWith("xx\r\n"));
    EXPECT_EQ(wire.size(), 3'000'000 + 34);
}

TEST(CommandBatch, GrowsGeometrically)
{
    CommandBatch batch;
    int moves = 0;
    const char *before = nullptr;
    for (int i = 0; i < 100'000; ++i) {
        batch.add({"GET", "some key"});
        moves += batch.wire().constData() == before ? 0 : 1;
        before = batch.wire().constData();
    }
    EXPECT_LT(moves, 64);
}

TEST(CommandBatch, KnowsWhatOnlyReads)
{
    for (const QByteArrayView name : {"SCAN",
                                      "GET",
                                      "GETRANGE",
                                      "STRLEN",
                                      "HMGET",
                                      "HGETALL",
                                      "HLEN",
                                      "HSCAN",
                                      "TYPE",
                                      "PTTL",
                                      "TTL",
                                      "PEXPIRETIME",
                                      "EXISTS",
                                      "DBSIZE",
                                      "TIME",
                                      "PING",
                                      "AUTH",
                                      "HELLO",
                                      "SELECT",
                                      "INFO",
                                      "PSUBSCRIBE",
                                      "PUNSUBSCRIBE",
                                      "SMEMBERS",
                                      "SSCAN",
                                      "ZRANGE",
                                      "ZSCAN",
                                      "LRANGE",
                                      "DUMP",
                                      "get",
                                      "Hgetall",
                                      "ZREVRANGEBYSCORE",
                                      "ACL WHOAMI",
                                      "ACL DRYRUN",
                                      "CONFIG GET",
                                      "config get",
                                      "CLIENT SETNAME",
                                      "CLIENT no-touch",
                                      "MEMORY USAGE",
                                      "OBJECT ENCODING",
                                      "CLUSTER SLOTS",
                                      "XINFO STREAM"}) {
        const qsizetype space = name.indexOf(' ');
        const CommandBatch batch =
            space < 0 ? CommandBatch({name, "x"}) : CommandBatch({name.first(space), name.sliced(space + 1), "x"});
        EXPECT_FALSE(batch.writes()) << name.constData();
    }
}

TEST(CommandBatch, TakesEverythingElseForWriting)
{
    for (const auto &arguments : std::vector<std::vector<QByteArrayView>>{{"DEL", "k"},
                                                                          {"UNLINK", "k"},
                                                                          {"SET", "k", "v"},
                                                                          {"GETDEL", "k"},
                                                                          {"GETEX", "k"},
                                                                          {"EVAL", "return 1"},
                                                                          {"EXPIRE", "k", "1"},
                                                                          {"RESTORE", "k"},
                                                                          {"FLUSHALL"},
                                                                          {"CONFIG", "SET", "x", "y"},
                                                                          {"CONFIG"},
                                                                          {"CONFIG", "RESETSTAT"},
                                                                          {"CLIENT", "KILL"},
                                                                          {"CLIENT", "PAUSE", "1"},
                                                                          {"ACL", "SETUSER", "x"},
                                                                          {"MEMORY", "PURGE"},
                                                                          {"SCRIPT", "FLUSH"},
                                                                          {"SORT", "k", "STORE", "d"},
                                                                          {"CONFIG GET"},
                                                                          {"CONFIG GET", "x"},
                                                                          {"CONFIG", "GET x"},
                                                                          {""},
                                                                          {"GE"},
                                                                          {"GETT"},
                                                                          {"NOTACOMMAND"},
                                                                          {"GET\0", "k"},
                                                                          {"CONFIG", "GET", "x", "SET"},
                                                                          {QByteArrayView("GET\0x", 5), "k"}}) {
        CommandBatch batch;
        batch.add(arguments);
        // A container's subcommand is its second argument, whatever follows.
        const bool isConfigGet = arguments.size() == 4 && arguments[1] == QByteArrayView("GET");
        EXPECT_EQ(batch.writes(), !isConfigGet && arguments[0] != QByteArrayView("GET"))
            << arguments[0].toByteArray().constData();
    }
    const QByteArray endless(1'000'000, 'G');
    EXPECT_TRUE(CommandBatch({endless}).writes());
    EXPECT_TRUE(CommandBatch({"CONFIG", endless}).writes());
}

TEST(CommandBatch, WritesWhenOneOfItsCommandsDoes)
{
    CommandBatch batch({"GET", "a"});
    batch.add({"DEL", "a"});
    batch.add({"GET", "b"});
    EXPECT_TRUE(batch.writes());
}
