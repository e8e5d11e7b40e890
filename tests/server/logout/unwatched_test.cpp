// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions of one hash that is written all the time: no transaction that watches it is ever carried out.
#include "models/formats/keys/fieldaddress.h"
#include "tests/server/fakenode.h"
#include "tests/server/logout/endingserver.h"
#include "tests/support/faultproxy.h"

#include <gtest/gtest.h>

#include <QTimer>

using namespace server;
using formats::fieldAddress;
using Kind = messages::LogoutOutcome::Kind;
using UndoKind = messages::UndoOutcome::Kind;

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

class Unwatched : public ::testing::Test
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
        // A way so long that somebody else writes on each.
        proxy.setDelay(std::chrono::milliseconds(40));
        writer.setInterval(4);
        QObject::connect(&writer, &QTimer::timeout, &writer, [this] {
            ending.redis.command({"HSET", kBusyHash, "other", shopSession("n" + QByteArray::number(++written))});
        });
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

TEST_F(Unwatched, AreEndedAndBroughtBackAllTheSame)
{
    const messages::LogoutReport &report = ending.end(targets);
    EXPECT_EQ(report.count(Kind::Ended), 2) << report.outcomes.front().words.toStdString();
    EXPECT_TRUE(held(kBusyHash, "one").isEmpty());
    EXPECT_TRUE(held(kBesideHash, "two").isEmpty());
    EXPECT_EQ(held(kBusyHash, "three"), shopSession("ann"));
    EXPECT_EQ(report.undoable, 2);
    const messages::UndoReport &undone = ending.undo();
    EXPECT_EQ(undone.count(UndoKind::Restored), 2);
    EXPECT_EQ(held(kBusyHash, "one"), shopSession("ann"));
    EXPECT_EQ(held(kBesideHash, "two"), "x");
    EXPECT_GT(written, 20);
}

TEST_F(Unwatched, AreBroughtBackToAHashThatEnds)
{
    const qint64 end = QDateTime::currentMSecsSinceEpoch() + 600'000;
    ending.redis.command({"PEXPIREAT", kBusyHash, QByteArray::number(end)});
    EXPECT_EQ(ending.end(targets).count(Kind::Ended), 2);
    ending.redis.command({"PERSIST", kBusyHash});
    EXPECT_EQ(ending.undo().count(UndoKind::Restored), 2);
    EXPECT_EQ(held(kBusyHash, "one"), shopSession("ann"));
    EXPECT_EQ(ending.redis.integer({"PTTL", kBusyHash}), -1) << "that is the end of others, too";
}

TEST_F(Unwatched, ComeBackToWhoeverIsThereByThen)
{
    // Somebody else logs in behind the last look: it has been read when the question beside it was thrown away.
    const int before = callsOf("discard");
    bool isTaken = false;
    QTimer thief;
    thief.setInterval(1);
    QObject::connect(&thief, &QTimer::timeout, &thief, [&] {
        // The first is of the job's beginning.
        if (isTaken || callsOf("discard") < before + 2)
            return;
        isTaken = true;
        ending.redis.command({"HSET", kBusyHash, "one", shopSession("bob")});
    });
    proxy.setDelay(std::chrono::milliseconds(150));
    thief.start();
    const messages::LogoutReport &report = ending.end(targets);
    ASSERT_TRUE(isTaken);
    EXPECT_EQ(report.outcomes.at(0).kind, Kind::ChangedHands);
    EXPECT_FALSE(report.outcomes.at(0).words.isEmpty());
    EXPECT_EQ(report.outcomes.at(1).kind, Kind::Ended);
    EXPECT_EQ(held(kBusyHash, "one"), shopSession("bob"));
    EXPECT_EQ(held(kBesideHash, "one"), "x");
    EXPECT_TRUE(held(kBusyHash, "two").isEmpty());
    EXPECT_EQ(report.undoable, 1) << "what was spared was not kept";
}

TEST_F(Unwatched, AreLeftWhereNothingCouldBePutBack)
{
    ending.redis.command({"ACL", "SETUSER", "half", "on", ">p", "~*", "&*", "+@all", "-hsetnx"});
    proxy.setDelay({});
    ASSERT_TRUE(ending.connect("half", "p"));
    proxy.setDelay(std::chrono::milliseconds(40));
    const messages::LogoutReport &report = ending.end({targets[0]});
    EXPECT_EQ(report.outcomes.at(0).kind, Kind::NotRun);
    EXPECT_EQ(held(kBusyHash, "one"), shopSession("ann"));
}
