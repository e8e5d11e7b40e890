// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/nodeanswers.h"

#include <gtest/gtest.h>

#include <random>

using messages::NodeFacts;
using redis::Reply;
using server::readInfo;
using server::readRole;
using server::readSetting;

namespace
{

Reply bulk(const QByteArray &bytes)
{
    Reply reply;
    reply.type = Reply::Type::Bulk;
    reply.bytes = bytes;
    return reply;
}

Reply number(qint64 value)
{
    Reply reply;
    reply.type = Reply::Type::Integer;
    reply.integer = value;
    return reply;
}

Reply array(std::vector<Reply> elements)
{
    Reply reply;
    reply.type = Reply::Type::Array;
    reply.elements = std::move(elements);
    return reply;
}

NodeFacts infoOf(const QByteArray &text)
{
    NodeFacts facts;
    readInfo(text, facts);
    return facts;
}

constexpr const char *kMemory = "# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\nmaxmemory:8388608\r\n"
                                "maxmemory_human:8.00M\r\nmaxmemory_policy:volatile-ttl\r\n";
constexpr const char *kPersistence =
    "# Persistence\r\nloading:0\r\nrdb_changes_since_last_save:12\r\nrdb_last_bgsave_status:ok\r\naof_enabled:1\r\n"
    "aof_last_write_status:err\r\n";
constexpr const char *kPrimary =
    "# Replication\r\nrole:master\r\nconnected_slaves:2\r\n"
    "slave0:ip=10.0.0.2,port=6380,state=online,offset=990,lag=1\r\n"
    "slave1:ip=fd00::2,port=6381,state=wait_bgsave,offset=0,lag=0\r\nmaster_repl_offset:1000\r\n";
constexpr const char *kReplica =
    "# Replication\r\nrole:slave\r\nmaster_host:10.0.0.1\r\nmaster_port:6379\r\nmaster_link_status:down\r\n"
    "master_last_io_seconds_ago:-1\r\nslave_read_repl_offset:991\r\nslave_repl_offset:990\r\n"
    "master_link_down_since_seconds:46\r\nmaster_repl_offset:990\r\n";

} // namespace

TEST(NodeAnswers, InfoTellsTheKeysOfAllDatabases)
{
    NodeFacts facts =
        infoOf("# Keyspace\r\ndb0:keys=200,expires=150,avg_ttl=9\r\ndb3:keys=5,expires=0,avg_ttl=0,subexpiry=1\r\n");
    EXPECT_EQ(facts.keys, 205);
    EXPECT_EQ(facts.keysWithTtl, 150);
    facts = infoOf("# Keyspace\r\n");
    EXPECT_EQ(facts.keys, 0) << "told, and there are none";
    facts = infoOf("# Memory\r\nused_memory:1\r\n");
    EXPECT_EQ(facts.keys, -1) << "not told";
    facts = infoOf(
        "db0:keys=9,expires=10\r\ndb1:keys=-4,expires=0\r\ndbx:keys=1,expires=1\r\ndb2:keys=99999999999999999,expires=1\r\n");
    EXPECT_EQ(facts.keys, -1) << "none of these can be";
}

TEST(NodeAnswers, InfoIsReadSectionBySection)
{
    NodeFacts facts;
    readInfo(kMemory, facts);
    readInfo(kPersistence, facts);
    readInfo(kPrimary, facts);
    readInfo("# Server\r\nhz:10\r\nconfigured_hz:10\r\n", facts);
    EXPECT_EQ(facts.usedMemory, 1'048'576);
    EXPECT_EQ(facts.maxMemory, 8'388'608);
    EXPECT_EQ(facts.evictionPolicy, QStringLiteral("volatile-ttl"));
    EXPECT_EQ(facts.hasAppendFile, true);
    EXPECT_EQ(facts.isAppendWell, false);
    EXPECT_EQ(facts.isSaveWell, true);
    EXPECT_EQ(facts.unsavedChanges, 12);
    EXPECT_EQ(facts.hz, 10);
    EXPECT_EQ(facts.isPrimary, true);
    EXPECT_EQ(facts.offset, 1000);
    EXPECT_FALSE(facts.isLinked.has_value());
    ASSERT_EQ(facts.replicas.size(), 2u);
    EXPECT_EQ(facts.replicas[0].place, QStringLiteral("10.0.0.2:6380"));
    EXPECT_TRUE(facts.replicas[0].isOnline);
    EXPECT_EQ(facts.replicas[0].offset, 990);
    EXPECT_EQ(facts.replicas[0].lagSeconds, 1);
    EXPECT_EQ(facts.replicas[1].place, QStringLiteral("[fd00::2]:6381"));
    EXPECT_FALSE(facts.replicas[1].isOnline);
}

TEST(NodeAnswers, AReplicaTellsOfItsLink)
{
    const NodeFacts facts = infoOf(kReplica);
    EXPECT_EQ(facts.isPrimary, false);
    EXPECT_EQ(facts.isLinked, false);
    EXPECT_EQ(facts.linkSilentSeconds, 46);
    EXPECT_EQ(facts.offset, 990);
    EXPECT_EQ(facts.primaryPlace, QStringLiteral("10.0.0.1:6379"));
    EXPECT_TRUE(facts.replicas.empty());
    const NodeFacts linked = infoOf(QByteArray(kReplica).replace(":down\r", ":up\r").replace("ago:-1", "ago:3"));
    EXPECT_EQ(linked.isLinked, true);
    EXPECT_EQ(linked.linkSilentSeconds, 3);
}

TEST(NodeAnswers, WhatIsNotThereStaysUnknown)
{
    EXPECT_EQ(infoOf({}), NodeFacts());
    const NodeFacts facts =
        infoOf("used_memory:\r\nmaxmemory:12x\r\nmaxmemory_policy:\r\naof_enabled:maybe\r\nhz:-10\r\n"
               "role:sentinel\r\nslave0:\r\nslavex:ip=1.2.3.4,port=1\r\n:7\r\nnothing\r\n");
    EXPECT_EQ(facts.usedMemory, -1);
    EXPECT_EQ(facts.maxMemory, -1);
    EXPECT_TRUE(facts.evictionPolicy.isEmpty());
    EXPECT_FALSE(facts.hasAppendFile.has_value());
    EXPECT_EQ(facts.hz, -1);
    EXPECT_FALSE(facts.isPrimary.has_value());
    EXPECT_TRUE(facts.replicas.empty());
}

TEST(NodeAnswers, HostileInfoIsHarmless)
{
    // Numbers beyond all bounds, endless words, bytes that are no text, thousands of replicas.
    NodeFacts facts = infoOf("used_memory:99999999999999999999999999\r\nhz:4294967297\r\nmaxmemory_policy:" +
                             QByteArray(100'000, 'a') + "\r\n");
    EXPECT_EQ(facts.usedMemory, -1);
    EXPECT_EQ(facts.hz, -1);
    EXPECT_TRUE(facts.evictionPolicy.isEmpty());
    facts = infoOf(QByteArray("maxmemory_policy:\xff\xfe<b>\x1b[31m\r\n"));
    EXPECT_TRUE(facts.evictionPolicy.isEmpty());
    QByteArray many = "role:master\r\n";
    for (int i = 0; i < 5000; ++i)
        many += "slave" + QByteArray::number(i) + ":ip=10.0.0.1,port=" + QByteArray::number(i + 1) +
                ",state=online,offset=1,lag=0\r\n";
    EXPECT_LE(infoOf(many).replicas.size(), 64u);
    facts = infoOf("role:master\r\nslave0:ip=a b,port=70000,state=online\r\nslave1:ip=,port=1\r\nslave2:port=\r\n"
                   "slave3:ip=10.0.0.9,port=6379,offset=-5,lag=x,=,,\r\n");
    ASSERT_EQ(facts.replicas.size(), 1u);
    EXPECT_EQ(facts.replicas[0].offset, -1);
    EXPECT_EQ(facts.replicas[0].lagSeconds, -1);

    std::mt19937 random(7);
    const QByteArray whole = QByteArray(kMemory) + kPersistence + kPrimary + kReplica;
    for (int round = 0; round < 2000; ++round) {
        QByteArray broken = whole;
        for (int i = 0; i < 8; ++i)
            broken[qsizetype(random() % quint64(broken.size()))] = char(random());
        const NodeFacts read = infoOf(broken.left(qsizetype(random() % quint64(broken.size()))));
        EXPECT_GE(read.usedMemory, -1);
        EXPECT_GE(read.offset, -1);
    }
}

TEST(NodeAnswers, RoleIsReadWhereInfoIsNot)
{
    NodeFacts facts;
    ASSERT_TRUE(readRole(array({bulk("master"), number(1000),
                                array({array({bulk("10.0.0.2"), bulk("6380"), bulk("990")}),
                                       array({bulk("10.0.0.3"), bulk("0"), bulk("990")}), array({}), bulk("x")})}),
                         facts));
    EXPECT_EQ(facts.isPrimary, true);
    EXPECT_EQ(facts.offset, 1000);
    ASSERT_EQ(facts.replicas.size(), 1u);
    EXPECT_EQ(facts.replicas[0].offset, 990);
    ASSERT_TRUE(readRole(array({bulk("slave"), bulk("10.0.0.1"), number(6379), bulk("connect"), number(-1)}), facts));
    EXPECT_EQ(facts.isPrimary, false);
    EXPECT_EQ(facts.isLinked, false);
    EXPECT_EQ(facts.offset, -1);
    EXPECT_EQ(facts.primaryPlace, QStringLiteral("10.0.0.1:6379"));
    for (const Reply &none :
         {bulk("master"), array({}), array({number(1)}), array({bulk("master"), bulk("1"), array({})}),
          array({bulk("slave"), bulk("h")}), array({bulk("sentinel"), array({})}), Reply()})
        EXPECT_FALSE(readRole(none, facts));
}

TEST(NodeAnswers, SettingsAreReadByTheirNames)
{
    NodeFacts facts;
    const auto set = [&facts](const QByteArray &name, const QByteArray &value) {
        return readSetting(name, array({bulk(name), bulk(value)}), facts);
    };
    EXPECT_TRUE(set("appendfsync", "everysec"));
    EXPECT_TRUE(set("save", ""));
    EXPECT_TRUE(set("notify-keyspace-events", "AKE"));
    EXPECT_TRUE(set("active-expire-effort", "1"));
    EXPECT_TRUE(set("stop-writes-on-bgsave-error", "yes"));
    EXPECT_TRUE(set("maxmemory", "0"));
    EXPECT_EQ(facts.appendFsync, QStringLiteral("everysec"));
    ASSERT_TRUE(facts.savePoints.has_value());
    EXPECT_TRUE(facts.savePoints->isEmpty());
    EXPECT_EQ(facts.notificationFlags, QStringLiteral("AKE"));
    EXPECT_EQ(facts.expireEffort, 1);
    EXPECT_EQ(facts.stopsWrites, true);
    EXPECT_EQ(facts.maxMemory, 0);
    EXPECT_FALSE(readSetting("hz", array({}), facts)) << "an older server";
    EXPECT_FALSE(readSetting("hz", array({bulk("save"), bulk("x")}), facts)) << "another one's answer";
    EXPECT_FALSE(readSetting("hz", bulk("10"), facts));
    EXPECT_EQ(facts.hz, -1);
}
