// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/iothread.h"
#include "models/monitor/serverlink.h"
#include "tests/monitor/watchvoice.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using namespace messages;
using namespace monitor;
using server::ServerWatch;
using support::say;

class Link : public testing::Test
{
protected:
    Link()
    {
        link.setProfile(server.profile());
        link.hear(&ServerWatch::scanStarted, [this](quint32, bool) { ++heard; });
    }
    void sayScan()
    {
        say(link, [](ServerWatch &watch) { Q_EMIT watch.scanStarted(1, true); });
    }

    support::SilentServer server;
    IoThread thread;
    ServerLink link{thread};
    int heard = 0;
};

TEST_F(Link, WithoutAServerNothingIsAsked)
{
    bool asked = false;
    link.ask([&asked](ServerWatch &) { asked = true; });
    link.close();
    QTest::qWait(0);
    EXPECT_FALSE(asked);
    EXPECT_FALSE(link.isConnected());
}

TEST_F(Link, WhileItIsTriedAgainNoMomentForThatIsToCome)
{
    link.open({});
    ConnectionStatus lost;
    lost.phase = ConnectionStatus::Phase::Retrying;
    lost.retryAt = QDateTime::currentDateTime().addMSecs(150);
    say(link, [lost](ServerWatch &watch) { Q_EMIT watch.connectionChanged(lost); });
    QList<ConnectionStatus> told;
    QObject::connect(&link, &ServerLink::statusChanged, &link, [&told](const ConnectionStatus &now) { told += now; });
    ConnectionStatus trying = lost;
    trying.retryAt = {};
    ASSERT_TRUE(QTest::qWaitFor([&] { return told.contains(trying); }, 10'000));
    EXPECT_TRUE(told.contains(lost)) << "until then it says when";
    EXPECT_GE(QDateTime::currentDateTime(), lost.retryAt);
    EXPECT_EQ(link.status(), trying);
}

TEST_F(Link, RequestsAreCarriedOutInTheOtherThreadInTheirOrder)
{
    QList<int> order;
    QThread *where = nullptr;
    link.open({});
    link.ask([&](ServerWatch &watch) {
        where = QThread::currentThread();
        EXPECT_EQ(watch.thread(), where);
        order.append(1);
    });
    link.ask([&](ServerWatch &) { order.append(2); });
    say(link, [](ServerWatch &) {}); // waits
    EXPECT_EQ(order, (QList<int>{1, 2}));
    EXPECT_NE(where, nullptr);
    EXPECT_NE(where, QThread::currentThread());
}

TEST_F(Link, WhoHearsHearsEachServerThatComes)
{
    for (int i = 1; i <= 3; ++i) {
        link.open({});
        sayScan();
        EXPECT_TRUE(QTest::qWaitFor([&] { return heard == i; }));
    }
    QTest::qWait(0);
    EXPECT_EQ(heard, 3) << "none twice";
}

TEST_F(Link, WhatAFormerServerHasStillSaidIsDropped)
{
    link.open({});
    sayScan(); // on its way
    link.open({});
    sayScan();
    EXPECT_TRUE(QTest::qWaitFor([&] { return heard == 1; }));
    sayScan();
    link.close();
    QTest::qWait(0);
    EXPECT_EQ(heard, 1);
}

TEST_F(Link, TheStatusIsThatOfThePresentServer)
{
    QSignalSpy told(&link, &ServerLink::statusChanged);
    link.open({});
    support::sayConnected(link);
    EXPECT_FALSE(link.isConnected()) << "still on its way";
    ASSERT_TRUE(QTest::qWaitFor([&] { return link.isConnected(); }));
    const auto count = told.count();
    link.close();
    EXPECT_FALSE(link.isConnected());
    EXPECT_EQ(told.count(), count) << "who closes it knows";
    EXPECT_EQ(link.profile(), server.profile()) << "the profile stays";
}

TEST(IoThreadTest, LetsWhoLivesInItTakeItsLeaveFirst)
{
    QThread *own = QThread::currentThread();
    bool gone = false;
    {
        IoThread thread;
        auto *guest = new QObject;
        QObject::connect(
            guest, &QObject::destroyed, guest,
            [&gone, own] {
                EXPECT_NE(QThread::currentThread(), own);
                gone = true;
            },
            Qt::DirectConnection);
        thread.takeIn(guest);
        QMetaObject::invokeMethod(guest, &QObject::deleteLater);
    }
    EXPECT_TRUE(gone);
}

} // namespace
