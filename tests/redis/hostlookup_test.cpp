// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/hostlookup.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"
#include "tests/support/hostnames.h"

#include <gtest/gtest.h>

#include <memory>

using namespace redis;
using support::HostNames;

namespace
{

/// What is heard of one look-up.
struct Heard {
    Heard()
    {
        QObject::connect(&lookup, &HostLookup::found, &lookup,
                         [this](const QList<QHostAddress> &addresses) { found.append(addresses); });
        QObject::connect(&lookup, &HostLookup::failed, &lookup, [this] { ++failures; });
    }

    QList<QList<QHostAddress>> found;
    int failures = 0;
    HostLookup lookup;
};

} // namespace

TEST(HostLookup, IsSharedByAllWhoAskForTheNameMeanwhile)
{
    const QByteArray name = "slow.sessionscope.test";
    const QString asked = QString::fromLatin1(name);
    HostNames::lead(name, "127.0.0.3,127.0.0.1");
    HostNames::hold(name);
    Heard stays;
    Heard cancelled;
    auto gone = std::make_unique<Heard>();
    for (int i = 0; i < 3; ++i) {
        stays.lookup.start(asked); // each attempt to connect gives the one before up
        cancelled.lookup.start(asked);
        gone->lookup.start(asked);
    }
    cancelled.lookup.cancel();
    gone.reset();
    ASSERT_TRUE(QTest::qWaitFor([&] { return HostNames::lookUps(name) == 1; }, kWaitMs));
    HostNames::release(name);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !stays.found.isEmpty(); }, kWaitMs));
    const QList<QHostAddress> both{QHostAddress(QStringLiteral("127.0.0.3")), QHostAddress(QHostAddress::LocalHost)};
    EXPECT_EQ(stays.found, QList<QList<QHostAddress>>{both});
    EXPECT_EQ(HostNames::lookUps(name), 1);
    EXPECT_TRUE(cancelled.found.isEmpty());
    EXPECT_EQ(stays.failures + cancelled.failures, 0);

    // What has ended is not told to whoever asks later.
    HostNames::lead(name, "127.0.0.2");
    stays.lookup.start(asked);
    ASSERT_TRUE(QTest::qWaitFor([&] { return stays.found.size() == 2; }, kWaitMs));
    EXPECT_EQ(stays.found.last(), QList{QHostAddress(QStringLiteral("127.0.0.2"))});
    HostNames::forget(name);
    stays.lookup.start(asked);
    stays.lookup.start(asked);
    ASSERT_TRUE(QTest::qWaitFor([&] { return stays.failures == 1; }, kWaitMs));
    stays.lookup.start(QString());
    EXPECT_EQ(stays.failures, 1) << "never from inside the call";
    ASSERT_TRUE(QTest::qWaitFor([&] { return stays.failures == 2; }, kWaitMs));
    EXPECT_EQ(stays.found.size(), 2);
}

TEST(HostLookup, AllAddressesOfANameAreTried)
{
    support::FakeRedis server;
    HostNames::lead("several.sessionscope.test", "127.0.0.3,127.0.0.2,127.0.0.1");
    Endpoint endpoint = tcp(server.port());
    endpoint.host = QStringLiteral("several.sessionscope.test");
    ConnectionOptions options = quick();
    options.reconnect = false;
    Connection connection(endpoint, {}, 0, options);
    Failures failures(connection);
    connection.open();
    EXPECT_TRUE(reaches(connection, Connection::State::Ready));
    EXPECT_TRUE(failures.errors.empty());

    HostNames::lead("several.sessionscope.test", "127.0.0.3,127.0.0.2");
    Connection other(endpoint, {}, 0, options);
    Failures why(other);
    other.open();
    ASSERT_TRUE(why.arrive());
    EXPECT_EQ(why.errors.front().kind, ErrorKind::ConnectionRefused);
}
