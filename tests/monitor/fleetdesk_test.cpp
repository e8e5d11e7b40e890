// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/fleetdesk.h"
#include "models/monitor/iothread.h"
#include "models/sessions/store/sessionstore.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/monitor/watchvoice.h"
#include "tests/sessions/sessionrows.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using namespace messages;
using namespace monitor;
using server::ServerWatch;
using testrows::kNow;
using Presence = FleetNode::Presence;

FleetNode node(const char *name, int index)
{
    FleetNode node;
    node.name = QString::fromLatin1(name);
    node.index = index;
    node.presence = Presence::Answers;
    node.mode = Liveness::Mode::Live;
    node.wasRead = true;
    return node;
}

class FleetDeskTest : public testing::Test
{
protected:
    FleetDeskTest()
    {
        link.setProfile(server.profile());
        link.open({});
        table.setClock(ServerClock::synchronised(kNow, ServerClock::monotonicMs()));
        for (int i = 0; i < 7; ++i) {
            testrows::Row row{"sess:" + QByteArray::number(i), "alice", kNow + 60'000};
            row.node = i < 3 ? 0 : 1;
            table.noteChange(testrows::apply(store, row));
        }
        table.commit();
    }
    /// What the watch says by itself comes first, and is not said again: the server does not answer.
    void SetUp() override
    {
        ASSERT_TRUE(QTest::qWaitFor([this] { return desk.fleet()->nodes.size() == 1; }));
    }
    void tell(const Fleet &fleet)
    {
        const auto told = std::make_shared<const Fleet>(fleet);
        support::say(link, [told](ServerWatch &watch) { Q_EMIT watch.fleetChanged(told); });
        ASSERT_TRUE(QTest::qWaitFor([&] { return desk.fleet() == told; }));
    }
    static Fleet whole()
    {
        Fleet fleet;
        fleet.isCluster = true;
        fleet.nodes = {node("shop-1", 0), node("shop-2", 1), node("shop-4", -1)};
        fleet.nodes[2].isReplica = true;
        return fleet;
    }
    Fleet withoutSecond() const
    {
        Fleet fleet = whole();
        fleet.nodes[1].presence = Presence::Missing;
        fleet.nodes[1].missingSince = then;
        fleet.nodes[1].knownUntil = then;
        return fleet;
    }
    QString stateOf(const char *key) const
    {
        return table.index(table.rowOf(store.find(key)), sessions::SessionTableModel::State).data().toString();
    }

    const QDateTime then = QDateTime::currentDateTime().addSecs(-5);
    support::SilentServer server;
    IoThread thread;
    sessions::SessionStore store;
    sessions::SessionTableModel table{store};
    ServerLink link{thread};
    FleetDesk desk{link, store, table};
};

TEST_F(FleetDeskTest, CountsTheSessionsOfEachNode)
{
    tell(whole());
    EXPECT_EQ(desk.sessionsOn(0), 3);
    EXPECT_EQ(desk.sessionsOn(1), 4);
    EXPECT_EQ(desk.sessionsOn(-1), -1);
    EXPECT_EQ(desk.holders(), 2);
    EXPECT_TRUE(desk.gap().isEmpty());
}

TEST_F(FleetDeskTest, AMissingNodeIsAGapAndItsRowsAreMarked)
{
    tell(withoutSecond());
    const FleetGap gap = desk.gap();
    EXPECT_EQ(gap.names, QStringList{QStringLiteral("shop-2")});
    EXPECT_EQ(gap.sessions, 4);
    EXPECT_EQ(gap.knownUntil, then);
    EXPECT_TRUE(gap.unread.isEmpty());
    EXPECT_EQ(stateOf("sess:0"), QStringLiteral("live"));
    EXPECT_TRUE(stateOf("sess:5").startsWith(QStringLiteral("as of "))) << qPrintable(stateOf("sess:5"));
    tell(whole());
    EXPECT_TRUE(desk.gap().isEmpty());
    EXPECT_EQ(stateOf("sess:5"), QStringLiteral("live"));
}

TEST_F(FleetDeskTest, SinceWhenAShareIsNotKnown)
{
    tell(whole());
    EXPECT_FALSE(desk.unknownSince());
    EXPECT_EQ(desk.gap().unsettled, 0);
    tell(withoutSecond());
    ASSERT_TRUE(desk.unknownSince());
    const qint64 ago = table.clock().nowMs() - *desk.unknownSince();
    EXPECT_NEAR(double(ago), double(then.msecsTo(QDateTime::currentDateTime())), 50);
    // Back, and not read yet.
    Fleet back = whole();
    back.nodes[1].mode = Liveness::Mode::CatchingUp;
    tell(back);
    ASSERT_TRUE(desk.unknownSince());
    EXPECT_GE(*desk.unknownSince(), table.clock().nowMs() - 1000);
    EXPECT_EQ(desk.gap().unsettled, 1);
    Fleet never = withoutSecond();
    never.nodes[1].knownUntil = {};
    tell(never);
    EXPECT_EQ(desk.unknownSince(), 0);
    // Of a single one the connection tells.
    never.nodes.erase(never.nodes.begin());
    tell(never);
    EXPECT_FALSE(desk.unknownSince());
}

TEST_F(FleetDeskTest, WhatWasNeverReadIsToldApart)
{
    Fleet fleet = withoutSecond();
    fleet.nodes[1].wasRead = false;
    tell(fleet);
    EXPECT_EQ(desk.gap().unread, QStringList{QStringLiteral("shop-2")});
    EXPECT_EQ(desk.gap().ofUnread, 4);
}

TEST_F(FleetDeskTest, OneThatWasNeverThereChangesNoRow)
{
    QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
    Fleet fleet = withoutSecond();
    fleet.nodes[1].knownUntil = fleet.nodes[1].missingSince = {};
    fleet.nodes[1].wasRead = false;
    tell(fleet);
    fleet.nodes[1].retryAt = then;
    tell(fleet);
    EXPECT_EQ(changed.count(), 0);
    EXPECT_EQ(desk.gap().unread, QStringList{QStringLiteral("shop-2")});
}

TEST_F(FleetDeskTest, TheOnlyNodeIsTheConnectionsToTell)
{
    Fleet fleet = withoutSecond();
    fleet.nodes.erase(fleet.nodes.begin());
    tell(fleet);
    EXPECT_TRUE(desk.gap().isEmpty());
    EXPECT_EQ(stateOf("sess:5"), QStringLiteral("live"));
}

TEST_F(FleetDeskTest, WithoutAServerThereAreNone)
{
    tell(withoutSecond());
    QSignalSpy changed(&desk, &FleetDesk::changed);
    desk.startAfresh();
    EXPECT_EQ(changed.count(), 1);
    EXPECT_TRUE(desk.fleet()->nodes.empty());
    EXPECT_EQ(stateOf("sess:5"), QStringLiteral("live"));
}

} // namespace
