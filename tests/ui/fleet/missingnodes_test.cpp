// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/missingnodes.h"

#include "tests/support/pluralforms.h"
#include "ui/words/nodequery.h"

#include <gtest/gtest.h>

using namespace messages;
using monitor::FleetGap;
using Mode = Liveness::Mode;

namespace
{

const QDateTime kSince(QDate(2026, 11, 29), QTime(13, 41, 22));

FleetGap gapOf(qint64 sessions)
{
    FleetGap gap;
    gap.names = QStringList{QStringLiteral("shop-2")};
    gap.since = {kSince};
    gap.sessions = sessions;
    gap.knownUntil = kSince;
    return gap;
}

Liveness othersAre(Mode mode)
{
    Liveness liveness;
    liveness.mode = Mode::Stale;
    liveness.others = Liveness::Others{mode, 2, 3, true};
    return liveness;
}

std::string hint(const FleetGap &gap, Mode others = Mode::Live, const Fleet &fleet = {})
{
    return support::several(ui::missingNodesHint(gap, 1'204'331, othersAre(others), fleet));
}

} // namespace

TEST(MissingNodes, SaysWhichSinceWhenAndWhatThatMeans)
{
    EXPECT_EQ(ui::missingNodesText(gapOf(401'022)).toStdString(), "shop-2 does not answer since 13:41:22.");
    EXPECT_EQ(hint(gapOf(401'022)),
              "Its 401,022 sessions are shown as they were then; the other 803,309 sessions are live.");
    EXPECT_EQ(hint(gapOf(401'022), Mode::CatchingUp),
              "Its 401,022 sessions are shown as they were then; the other 803,309 sessions are being checked.");
    EXPECT_EQ(hint(gapOf(401'022), Mode::Stale), "Its 401,022 sessions are shown as they were then.");
}

TEST(MissingNodes, OneThatWasDownAtConnectHasNoThen)
{
    FleetGap gap = gapOf(0);
    gap.knownUntil = {};
    gap.unread = gap.names;
    EXPECT_EQ(hint(gap), "Its sessions were never read, and are not listed; the other 1,204,331 sessions are live.");
    gap.since = {QDateTime()};
    EXPECT_EQ(ui::missingNodesText(gap).toStdString(), "shop-2 does not answer.");
    gap.sessions = gap.ofUnread = 12;
    EXPECT_EQ(hint(gap).find("Of what shop-2 holds only 12 sessions had been read"), 0) << hint(gap);
    EXPECT_EQ(hint(gap).find("as they were then"), std::string::npos);
}

TEST(MissingNodes, SeveralAreNamed)
{
    FleetGap gap = gapOf(600);
    gap.names += QStringLiteral("shop-3");
    gap.since += QDateTime();
    gap.unread = QStringList{QStringLiteral("shop-3")};
    EXPECT_EQ(support::several(ui::missingNodesText(gap)), "2 nodes do not answer: shop-2 since 13:41:22, shop-3.");
    EXPECT_NE(hint(gap).find("Their 600 sessions"), std::string::npos) << hint(gap);
    EXPECT_NE(hint(gap).find("; those of shop-3 were never read"), std::string::npos) << hint(gap);
    gap.sessions = 0;
    EXPECT_EQ(hint(gap).find("Those of shop-3 were never read"), 0) << hint(gap);
    EXPECT_EQ(ui::queryForNodes(gap.names).toStdString(), "node:=shop-2 | node:=shop-3");
    EXPECT_EQ(ui::queryForNodes({QStringLiteral("/run/a b.sock")}).toStdString(), "node:=\"/run/a b.sock\"");
}

TEST(MissingNodes, AReplicaIsNamedOnlyWhereItIsKnownToRun)
{
    Fleet fleet;
    fleet.isCluster = true;
    FleetNode copy;
    copy.name = QStringLiteral("shop-5");
    copy.isReplica = true;
    copy.primary = QStringLiteral("shop-2");
    copy.presence = FleetNode::Presence::SaidToRun;
    fleet.nodes = {copy};
    EXPECT_NE(hint(gapOf(1), Mode::Live, fleet).find("shop-5 has a copy"), std::string::npos);
    fleet.nodes[0].presence = FleetNode::Presence::SaidToFail;
    EXPECT_EQ(hint(gapOf(1), Mode::Live, fleet).find("shop-5"), std::string::npos);
    fleet.nodes[0].presence = FleetNode::Presence::SaidToRun;
    fleet.nodes[0].primary = QStringLiteral("shop-1");
    EXPECT_EQ(hint(gapOf(1), Mode::Live, fleet).find("shop-5"), std::string::npos);
}
