// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/keytracking.h"

#include "models/redis/server.h"
#include "tests/server/fakenode.h"
#include "tests/support/redisserver.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace server;
using redis::Connection;
using support::FakeRedis;
using support::RedisServer;
using support::resp::array;
using support::resp::bulk;
using support::resp::error;
using support::resp::integer;
using support::resp::strings;

namespace
{

/// A node with tracking, and what it has said.
class Tracked
{
public:
    explicit Tracked(quint16 port, const redis::Login &login = {})
        : node(0, redis::tcp(port), login, 0, redis::quick(), nullptr)
        , tracking(node, nullptr)
    {
        QObject::connect(&tracking, &KeyTracking::switchedOn, &tracking, [this] { ++switches; });
        QObject::connect(&tracking, &KeyTracking::lost, &tracking, [this] { ++losses; });
        QObject::connect(&tracking, &KeyTracking::refused, &tracking,
                         [this](const redis::Error &why) { refusals.push_back(why); });
        QObject::connect(&node.events(), &redis::Subscriber::invalidated, &tracking,
                         [this](const std::vector<QByteArray> &keys) {
                             for (const QByteArray &key : keys)
                                 named.append(key);
                         });
    }
    bool open()
    {
        node.commands().open();
        return redis::reaches(node.commands(), Connection::State::Ready);
    }
    bool start(const QByteArrayList &prefixes = {})
    {
        tracking.start(prefixes);
        node.events().open();
        return waitFor([this] { return !tracking.isPending(); }) && tracking.isOn();
    }
    bool names(const QByteArray &key)
    {
        return waitFor([this, key] { return named.contains(key); });
    }

    redis::Node node;
    KeyTracking tracking;
    int switches = 0;
    int losses = 0;
    std::vector<redis::Error> refusals;
    QByteArrayList named;
};

/// What a peer that keeps tracking answers; `redirect` and `addresses` are what it says of its clients.
class TrackingPeer
{
public:
    TrackingPeer()
    {
        peer.setScript([this](const QByteArrayList &command) { return answer(command); });
    }

    FakeRedis peer;
    QByteArray redirect;
    QByteArrayList addresses{"10.0.0.1:6379", "10.0.0.1:6379"};
    QByteArray trackingAnswer = support::resp::status("OK");
    QByteArray infoAnswer; ///< empty: that it is on

private:
    std::optional<QByteArray> answer(const QByteArrayList &command)
    {
        if (command.value(0) != "CLIENT")
            return std::nullopt;
        if (command.value(1) == "INFO") {
            const int number = m_clients++;
            return bulk("id=" + QByteArray::number(70 + number) +
                        " addr=1.2.3.4:5 laddr=" + addresses.value(number, addresses.last()) + " fd=9\n");
        }
        if (command.value(1) == "TRACKING" && command.value(2) == "ON") {
            m_redirect = command.value(command.indexOf("REDIRECT") + 1);
            return trackingAnswer;
        }
        if (command.value(1) != "TRACKINGINFO")
            return std::nullopt;
        if (!infoAnswer.isEmpty())
            return infoAnswer;
        const QByteArray to = redirect.isEmpty() ? m_redirect : redirect;
        return array({bulk("flags"), strings({"on", "bcast"}), bulk("redirect"), integer(to.toLongLong()),
                      bulk("prefixes"), strings({""})});
    }

    int m_clients = 0;
    QByteArray m_redirect;
};

QByteArray trackingIs(const QByteArrayList &flags, qint64 redirect, const QByteArrayList &prefixes)
{
    return array(
        {bulk("flags"), strings(flags), bulk("redirect"), integer(redirect), bulk("prefixes"), strings(prefixes)});
}

} // namespace

TEST(TrackedPrefixes, DoNotOverlap)
{
    EXPECT_EQ(trackedPrefixes({"sess:*", "session:*", "app:sess:*"}),
              (QByteArrayList{"app:sess:", "sess:", "session:"}));
    EXPECT_EQ(trackedPrefixes({"session:*", "sess*", "sess:*"}), (QByteArrayList{"sess"}));
    EXPECT_EQ(trackedPrefixes({"a:*", "a:*"}), (QByteArrayList{"a:"}));
    EXPECT_EQ(trackedPrefixes({"a:*", "a:b:*", "a;*", "a:b"}), (QByteArrayList{"a:", "a;"}));
    EXPECT_TRUE(trackedPrefixes({"sess:*", "*:session"}).isEmpty()) << "then all keys";
    EXPECT_TRUE(trackedPrefixes({}).isEmpty());
    QByteArrayList many;
    for (int i = 100; i < 200; ++i)
        many.append(QByteArray::number(i) + ":*");
    EXPECT_TRUE(trackedPrefixes(many).isEmpty()) << "each write would be compared with all of them";
}

TEST(KeyTracking, NamesEachKeyThatChanges)
{
    RedisServer server;
    Tracked tracked(server.port());
    ASSERT_TRUE(tracked.open());
    ASSERT_TRUE(tracked.start());
    EXPECT_TRUE(tracked.tracking.coversAll());
    server.command({"SET", "a", "x"});
    ASSERT_TRUE(tracked.names("a"));
    server.command({"SET", "b", "x", "PX", "5"});
    EXPECT_TRUE(waitFor([&] { return tracked.named.count("b") == 2; })) << "its expiry, too";
    server.command({"RENAME", "a", "c"});
    EXPECT_TRUE(tracked.names("c"));
    EXPECT_EQ(tracked.named.count("a"), 2);
    // What this connection does itself, too.
    ASSERT_TRUE(redis::ask(tracked.node.commands(), {"SET", "own", "x"}));
    EXPECT_TRUE(tracked.names("own"));
    tracked.tracking.check();
    tracked.tracking.stop();
    EXPECT_TRUE(waitFor([&] { return server.string({"INFO", "clients"}).contains("tracking_clients:0"); }));
    EXPECT_EQ(tracked.switches, 1);
    EXPECT_EQ(tracked.losses, 0);
    EXPECT_TRUE(tracked.refusals.empty());
}

TEST(KeyTracking, ChangesItsPrefixes)
{
    RedisServer server;
    Tracked tracked(server.port());
    ASSERT_TRUE(tracked.open());
    ASSERT_TRUE(tracked.start({"a:", "b:"}));
    EXPECT_FALSE(tracked.tracking.coversAll());
    ASSERT_TRUE(tracked.start({"b:", "a:"}));
    EXPECT_EQ(tracked.switches, 1) << "they are the same";
    server.command({"MSET", "a:1", "x", "c:1", "x"});
    ASSERT_TRUE(tracked.names("a:1"));
    ASSERT_TRUE(tracked.start({"c:"}));
    EXPECT_EQ(tracked.losses, 1) << "for a moment nothing was named";
    server.command({"MSET", "a:2", "x", "c:2", "x"});
    ASSERT_TRUE(tracked.names("c:2"));
    ASSERT_TRUE(tracked.start());
    server.command({"MSET", "a:3", "x", "c:3", "x"});
    ASSERT_TRUE(tracked.names("a:3"));
    EXPECT_FALSE(tracked.named.contains("c:1") || tracked.named.contains("a:2"));
    EXPECT_TRUE(tracked.refusals.empty());
}

TEST(KeyTracking, ASetThatOverlapsIsRefused)
{
    RedisServer server;
    Tracked tracked(server.port());
    ASSERT_TRUE(tracked.open());
    EXPECT_FALSE(tracked.start({"a:", "a:b:"})) << "trackedPrefixes() makes none";
    ASSERT_EQ(tracked.refusals.size(), 1U);
    EXPECT_TRUE(tracked.refusals[0].detail.contains(QStringLiteral("overlap")));
    EXPECT_TRUE(tracked.start({"a:"}));
}

TEST(KeyTracking, IsSwitchedOnForWhoeverListensNow)
{
    RedisServer server;
    Tracked tracked(server.port());
    ASSERT_TRUE(tracked.open());
    ASSERT_TRUE(tracked.start());
    const qint64 before = tracked.node.events().identity()->id;
    server.command({"CLIENT", "KILL", "ID", QByteArray::number(before)});
    ASSERT_TRUE(waitFor([&] { return tracked.losses == 1; }));
    EXPECT_FALSE(tracked.tracking.isOn());
    ASSERT_TRUE(waitFor([&] { return tracked.switches == 2; }));
    EXPECT_NE(tracked.node.events().identity()->id, before);
    server.command({"SET", "a", "x"});
    EXPECT_TRUE(tracked.names("a"));
}

TEST(KeyTracking, NoticesThatItWasSwitchedOff)
{
    RedisServer server;
    Tracked tracked(server.port());
    ASSERT_TRUE(tracked.open());
    ASSERT_TRUE(tracked.start());
    for (const QByteArrayList &what : {QByteArrayList{"RESET"}, QByteArrayList{"CLIENT", "TRACKING", "OFF"}}) {
        const int before = tracked.switches;
        redis::CommandBatch batch;
        batch.add(std::vector<QByteArrayView>(what.begin(), what.end()));
        tracked.node.commands().send(batch, &tracked.tracking, [](const auto & /* replies */) {});
        tracked.tracking.check();
        EXPECT_TRUE(waitFor([&] { return tracked.losses == before; })) << what.join(' ').constData();
        ASSERT_TRUE(waitFor([&] { return tracked.switches == before + 1; }));
    }
    server.command({"SET", "a", "x"});
    EXPECT_TRUE(tracked.names("a"));
}

TEST(KeyTracking, SaysWhatIsNotAllowed)
{
    const QByteArrayList words{"+client|tracking", "+client|trackinginfo", "+client|info", "+subscribe"};
    for (const QByteArray &missing : words) {
        RedisServer server;
        QByteArrayList rule{"ACL", "SETUSER", "few", "on", ">pw", "~*", "&*", "+@all", "-client", "-subscribe"};
        for (const QByteArray &word : words) {
            if (word != missing)
                rule.append(word);
        }
        ASSERT_EQ(server.command(rule), "+OK");
        Tracked tracked(server.port(), {QStringLiteral("few"), "pw"});
        ASSERT_TRUE(tracked.open());
        EXPECT_FALSE(tracked.start()) << missing.constData();
        ASSERT_FALSE(tracked.refusals.empty()) << missing.constData();
        EXPECT_EQ(tracked.refusals[0].kind, redis::ErrorKind::PermissionDenied) << missing.constData();
        EXPECT_EQ(tracked.switches, 0);
    }
}

TEST(KeyTracking, IsNotHadOfAnOlderServer)
{
    const QByteArray unknown = error("ERR Unknown subcommand or wrong number of arguments for 'x'. Try CLIENT HELP.");
    for (const int missing : {0, 1, 2}) {
        TrackingPeer fake;
        if (missing == 0)
            fake.peer.setScript({}); // no CLIENT INFO
        if (missing == 1)
            fake.trackingAnswer = unknown;
        if (missing == 2)
            fake.infoAnswer = unknown;
        Tracked tracked(fake.peer.port());
        ASSERT_TRUE(tracked.open());
        EXPECT_FALSE(tracked.start());
        ASSERT_FALSE(tracked.refusals.empty());
        fake.peer.clearCommands();
        tracked.tracking.check();
        tracked.tracking.check();
        ASSERT_TRUE(redis::ask(tracked.node.commands(), {"PING"}));
        EXPECT_EQ(fake.peer.count("CLIENT"), 0) << missing << "and is not asked for again";
    }
}

TEST(KeyTracking, BothConnectionsHaveToReachTheSameServer)
{
    TrackingPeer fake;
    fake.addresses = {"10.0.0.1:6379", "10.0.0.2:6379"};
    Tracked tracked(fake.peer.port());
    ASSERT_TRUE(tracked.open());
    EXPECT_FALSE(tracked.start());
    ASSERT_EQ(tracked.refusals.size(), 1U);
    EXPECT_EQ(tracked.refusals[0].kind, redis::ErrorKind::Unsupported);
    EXPECT_EQ(fake.peer.count("CLIENT TRACKING"), 0) << "the number is somebody else's there";
}

TEST(KeyTracking, BelievesOnlyWhatIsAsItWants)
{
    for (const QByteArray &said :
         {trackingIs({"off"}, -1, {}), trackingIs({"on"}, 70, {}), trackingIs({"on", "bcast"}, 71, {""}),
          trackingIs({"on", "bcast", "broken_redirect"}, 70, {""}), trackingIs({"on", "bcast"}, 70, {"a"}), array({}),
          bulk("OK"), integer(1), array({bulk("flags")})}) {
        TrackingPeer fake;
        Tracked tracked(fake.peer.port());
        ASSERT_TRUE(tracked.open());
        ASSERT_TRUE(tracked.start());
        ASSERT_EQ(tracked.node.events().identity()->id, 70);
        fake.infoAnswer = said;
        tracked.tracking.check();
        EXPECT_TRUE(waitFor([&] { return tracked.losses == 1; })) << said.constData();
        EXPECT_TRUE(waitFor([&] { return !tracked.refusals.empty(); })) << "also when it has just been switched on";
        EXPECT_FALSE(tracked.tracking.isOn());
    }
}

TEST(KeyTracking, AMomentIsNoLoss)
{
    TrackingPeer fake;
    Tracked tracked(fake.peer.port());
    ASSERT_TRUE(tracked.open());
    ASSERT_TRUE(tracked.start());
    fake.infoAnswer = error("BUSY Redis is busy running a script.");
    tracked.tracking.check();
    ASSERT_TRUE(redis::ask(tracked.node.commands(), {"TIME"}));
    EXPECT_EQ(tracked.losses, 0);
    fake.infoAnswer = error("NOPERM this user has no permissions to run the 'client|trackinginfo' command");
    tracked.tracking.check();
    EXPECT_TRUE(waitFor([&] { return tracked.losses == 1 && tracked.refusals.size() == 1; }))
        << "who may not ask does not know";
}
