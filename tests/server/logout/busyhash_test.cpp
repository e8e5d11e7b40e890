// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions of one hash that is written all the time: no transaction that watches it is ever carried out, and what is
// somebody else's by now must not be taken.
#include "models/formats/keys/fieldaddress.h"
#include "tests/server/fakenode.h"
#include "tests/server/logout/endingserver.h"
#include "tests/support/faultproxy.h"

#include <gtest/gtest.h>

#include <QTimer>

using namespace server;
using formats::fieldAddress;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

const QByteArray kBusyHash = "a|session";
const QByteArray kBesideHash = "a|seen";

std::vector<formats::Format> fieldFormats()
{
    const auto description = formats::FormatDescription::fromJson(QByteArray(R"({"id":"f","title":"F",
        "keys":[{"pattern":"{tenant:name}|session","field":"{id}"}],
        "payload":{"codec":["json"],"require":{"user":"present"}},"attrs":{"user":["user"]},
        "logout":[{"op":"hdel","key":"{tenant}|seen","field":"{id}"},
                  {"op":"hdel","key":"{tenant}|session","field":"{id}","required":true}]})"));
    return description ? formats::formatsOf({*description}) : std::vector<formats::Format>();
}

class BusyHash : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(ending.redis.isRunning());
        for (const QByteArray id : {"one", "two", "three"})
            put(id, "ann");
        ending.port = proxy.port();
        ASSERT_TRUE(ending.connect());
        targets = ending.listed({fieldAddress(kBusyHash, "one"), fieldAddress(kBusyHash, "two")});
        ASSERT_EQ(targets.size(), 2U);
        writer.setInterval(2);
        QObject::connect(&writer, &QTimer::timeout, &writer, [this] {
            ending.redis.command({"HSET", kBusyHash, "other", shopSession("n" + QByteArray::number(++written))});
        });
    }

    /// The way is so long that others write on each.
    void makeBusy()
    {
        proxy.setDelay(std::chrono::milliseconds(20));
        writer.start();
    }

    void put(const QByteArray &id, const QByteArray &user)
    {
        ending.redis.command({"HSET", kBusyHash, id, shopSession(user)});
        ending.redis.command({"HSET", kBesideHash, id, "x"});
    }
    QByteArray held(const QByteArray &hash, const QByteArray &field)
    {
        return ending.redis.string({"HGET", hash, field});
    }
    int callsOf(const QByteArray &command)
    {
        const QByteArray stats = ending.redis.string({"INFO", "commandstats"});
        const QByteArray name = "cmdstat_" + command + ":calls=";
        const qsizetype at = stats.indexOf(name);
        return at < 0 ? 0 : stats.sliced(at + name.size()).split(',').first().toInt();
    }

    EndingServer ending{fieldFormats(), {}, support::RedisServer::Listen::Tcp};
    support::FaultProxy proxy{quint16(ending.redis.port())};
    std::vector<messages::LogoutTarget> targets;
    QTimer writer;
    int written = 0;
};

} // namespace

TEST_F(BusyHash, SessionsOfItAreLeftAndSaidToBeThere)
{
    makeBusy();
    const messages::LogoutReport &report = ending.end(targets);
    ASSERT_EQ(report.outcomes.size(), 2U);
    for (const messages::LogoutOutcome &outcome : report.outcomes) {
        EXPECT_EQ(outcome.kind, Kind::NotRun);
        EXPECT_TRUE(outcome.words.contains(QStringLiteral("written to all the time"))) << outcome.words.toStdString();
    }
    EXPECT_EQ(report.undoable, 0);
    EXPECT_EQ(callsOf("hdel"), 0);
    EXPECT_EQ(callsOf("hsetnx"), 0);
    EXPECT_EQ(held(kBusyHash, "one"), shopSession("ann"));
    EXPECT_EQ(held(kBesideHash, "two"), "x");
    EXPECT_GT(written, 20);
    // Once it is quiet they can be ended.
    writer.stop();
    EXPECT_EQ(ending.end(targets).count(Kind::Ended), 2);
    EXPECT_EQ(callsOf("hdel"), 4);
}

TEST_F(BusyHash, WhoeverLogsInBehindTheLookStays)
{
    proxy.setDelay(std::chrono::milliseconds(100));
    const int before = callsOf("hget");
    bool isTaken = false;
    QTimer newcomer;
    newcomer.setInterval(1);
    QObject::connect(&newcomer, &QTimer::timeout, &newcomer, [&] {
        // Both have been read: what is decided by that comes 200 ms later.
        if (isTaken || callsOf("hget") < before + 2)
            return;
        isTaken = true;
        ending.redis.command({"HSET", kBusyHash, "one", shopSession("bob")});
    });
    newcomer.start();
    const messages::LogoutReport &report = ending.end(targets);
    ASSERT_TRUE(isTaken);
    EXPECT_GT(callsOf("exec"), 1) << "the first was to fail";
    EXPECT_EQ(report.outcomes.at(0).kind, Kind::ChangedHands);
    EXPECT_EQ(report.outcomes.at(1).kind, Kind::Ended);
    EXPECT_EQ(callsOf("hdel"), 2) << "of the other one only";
    EXPECT_EQ(held(kBusyHash, "one"), shopSession("bob"));
    EXPECT_EQ(held(kBesideHash, "one"), "x");
}

TEST_F(BusyHash, TakesItsFieldsBack)
{
    ASSERT_EQ(ending.end(targets).count(Kind::Ended), 2);
    makeBusy();
    const messages::UndoReport &undone = ending.undo();
    EXPECT_EQ(undone.count(messages::UndoOutcome::Kind::Restored), 2);
    EXPECT_EQ(held(kBusyHash, "one"), shopSession("ann"));
    EXPECT_EQ(held(kBesideHash, "two"), "x");
}

TEST_F(BusyHash, ThatEndsStaysAsItIs)
{
    ending.redis.command({"PEXPIRE", kBusyHash, "600000"});
    ASSERT_EQ(ending.end(targets).count(Kind::Ended), 2);
    makeBusy();
    const messages::UndoReport &undone = ending.undo();
    ASSERT_EQ(undone.outcomes.size(), 2U);
    for (const messages::UndoOutcome &outcome : undone.outcomes) {
        EXPECT_EQ(outcome.kind, messages::UndoOutcome::Kind::Refused);
        EXPECT_TRUE(outcome.words.contains(QStringLiteral("written to all the time"))) << outcome.words.toStdString();
    }
    EXPECT_EQ(callsOf("hsetnx"), 0);
    EXPECT_TRUE(held(kBusyHash, "one").isEmpty());
    EXPECT_GT(ending.redis.integer({"PTTL", kBusyHash}), 0);
}
