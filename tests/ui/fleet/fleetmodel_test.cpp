// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleetmodel.h"

#include "ui/fleet/fleettable.h"
#include "ui/fleet/fleetwords.h"

#include <QAbstractItemModelTester>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace messages;
using namespace ui;
using Presence = FleetNode::Presence;

namespace
{

const QDateTime kThen(QDate(2026, 11, 29), QTime(13, 41, 22));

FleetNode shop(const char *name, int index)
{
    FleetNode node;
    node.name = node.address = QString::fromLatin1(name);
    node.index = index;
    node.presence = Presence::Answers;
    node.mode = Liveness::Mode::Live;
    node.slots = {{index * 8192, index * 8192 + 8191}};
    node.wasRead = true;
    node.events = 431;
    node.roundTrip = 400;
    node.facts.info = Telling::Told;
    node.facts.isPrimary = true;
    node.facts.usedMemory = 62;
    node.facts.maxMemory = 100;
    return node;
}

FleetNode copyOf(const FleetNode &primary)
{
    FleetNode node;
    node.name = node.address = primary.name + QStringLiteral("-copy");
    node.isReplica = true;
    node.primary = primary.name;
    node.slots = primary.slots;
    node.presence = Presence::Answers;
    node.behindBytes = 0;
    node.facts.info = Telling::Refused;
    return node;
}

Fleet twoPrimaries()
{
    Fleet fleet;
    fleet.isCluster = true;
    fleet.nodes = {shop("shop-1", 0), {}, shop("shop-2", 1), {}};
    fleet.nodes[1] = copyOf(fleet.nodes[0]);
    fleet.nodes[3] = copyOf(fleet.nodes[2]);
    return fleet;
}

struct Shown {
    FleetModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    void show(const Fleet &fleet)
    {
        model.setFleet(std::make_shared<const Fleet>(fleet), [](int node) { return 1000 + node; });
    }
    std::string text(int row, int column, int role = Qt::DisplayRole) const
    {
        return model.index(row, column).data(role).toString().toStdString();
    }
};

} // namespace

TEST(FleetModel, SaysWhatIsKnownOfEachNode)
{
    Shown shown;
    EXPECT_EQ(shown.model.rowCount(), 0);
    shown.show(twoPrimaries());
    ASSERT_EQ(shown.model.rowCount(), 4);
    EXPECT_EQ(shown.text(0, FleetModel::Node), "shop-1");
    EXPECT_EQ(shown.text(0, FleetModel::Role), "primary");
    EXPECT_EQ(shown.text(0, FleetModel::Slots), "0–8191");
    EXPECT_EQ(shown.text(0, FleetModel::Sessions), "1,000");
    EXPECT_EQ(shown.text(0, FleetModel::Events), "431");
    EXPECT_EQ(shown.text(0, FleetModel::RoundTrip), "0.4 ms");
    EXPECT_EQ(shown.text(0, FleetModel::Behind), "");
    EXPECT_EQ(shown.text(0, FleetModel::Liveness), "Live");
    EXPECT_EQ(shown.text(0, FleetModel::Mark, Qt::AccessibleTextRole), "answers");
    EXPECT_EQ(shown.text(1, FleetModel::Role), "replica of shop-1");
    EXPECT_EQ(shown.text(1, FleetModel::Sessions), "copy");
    EXPECT_EQ(shown.text(1, FleetModel::Slots), "");
    EXPECT_EQ(shown.text(1, FleetModel::Events, Qt::AccessibleTextRole), "not known");
    EXPECT_EQ(shown.text(1, FleetModel::Behind), "nothing");
    EXPECT_EQ(shown.text(1, FleetModel::Memory), "INFO is refused");
    EXPECT_EQ(shown.text(1, FleetModel::Liveness), "Answers");
    EXPECT_FALSE(shown.model.hasAddresses());
}

TEST(FleetModel, ANodeThatIsDownKeepsItsNumbersAsOfThen)
{
    Shown shown;
    Fleet fleet = twoPrimaries();
    FleetNode &down = fleet.nodes[2];
    down.presence = Presence::Missing;
    down.missingSince = QDateTime::currentDateTime().addSecs(-46);
    down.knownUntil = kThen;
    down.mode = Liveness::Mode::Disconnected;
    down.events = -1;
    shown.show(fleet);
    EXPECT_EQ(shown.text(2, FleetModel::Sessions), "1,001");
    EXPECT_EQ(shown.text(2, FleetModel::Events), "–");
    EXPECT_EQ(shown.text(2, FleetModel::RoundTrip), "none for 46 s");
    EXPECT_EQ(shown.text(2, FleetModel::Memory), "was 62 %");
    EXPECT_EQ(shown.text(2, FleetModel::Liveness), "As of 13:41:22");
    down.wasRead = false;
    down.facts = {};
    shown.show(fleet);
    EXPECT_EQ(shown.text(2, FleetModel::Liveness), "Never read to the end");
    EXPECT_EQ(livenessCell(down, 0).text.toStdString(), "Never read");
    EXPECT_EQ(shown.text(2, FleetModel::Memory), "–");
    down.isReplica = true;
    EXPECT_EQ(livenessCell(down, 0).text.toStdString(), "Does not answer");
}

TEST(FleetModel, NoSessionsAreClaimedOfANodeThatWasNotRead)
{
    FleetNode node = shop("shop-1", 0);
    EXPECT_EQ(sessionsCell(node, 0).text.toStdString(), "0");
    node.wasRead = false; // it is being read, or may not be
    EXPECT_EQ(sessionsCell(node, 0).text.toStdString(), "–");
    EXPECT_EQ(sessionsCell(node, 1200).text.toStdString(), "1,200 so far");
    node.presence = Presence::Unknown;
    EXPECT_EQ(sessionsCell(node, 0).text.toStdString(), "–");
    node.presence = Presence::Missing;
    EXPECT_EQ(sessionsCell(node, 0).text.toStdString(), "never read");
    EXPECT_EQ(sessionsCell(node, 7).text.toStdString(), "7 so far");
}

TEST(FleetModel, AReplicaThatHasLostItsPrimaryIsLate)
{
    FleetNode copy = copyOf(shop("shop-1", 0));
    copy.behindBytes = -1;
    EXPECT_EQ(behindCell(copy).text.toStdString(), "–");
    copy.behindBytes = 14'540;
    EXPECT_EQ(behindCell(copy).text.toStdString(), "14.2 kB");
    copy.facts.isLinked = false;
    copy.facts.linkSilentSeconds = 46;
    EXPECT_EQ(behindCell(copy).text.toStdString(), "46 s");
    EXPECT_EQ(behindCell(copy).tone, Tone::Due);
    copy.presence = Presence::SaidToFail;
    EXPECT_EQ(livenessCell(copy, 0).text.toStdString(), "Said to have failed");
    copy.presence = Presence::SaidToRun;
    EXPECT_EQ(livenessCell(copy, 0).text.toStdString(), "Said to run");
}

TEST(FleetModel, MemoryWithoutALimitHasNoShare)
{
    FleetNode node = shop("shop-1", 0);
    EXPECT_EQ(memoryCell(node).text.toStdString(), "62 % of 100 bytes");
    node.facts.maxMemory = 0;
    EXPECT_EQ(memoryCell(node).text.toStdString(), "62 bytes, no limit");
    node.facts.maxMemory = -1;
    EXPECT_EQ(memoryCell(node).text.toStdString(), "62 bytes");
    EXPECT_LT(memoryShare(node.facts), 0);
    node.slots = {{0, 1}, {5, 5}, {7, 9}, {11, 12}};
    EXPECT_EQ(slotsText(node).toStdString(), "0–1, 5 and 2 more");
}

TEST(FleetModel, NumbersThatChangeMoveNoRow)
{
    Shown shown;
    shown.show(twoPrimaries());
    QSignalSpy resets(&shown.model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&shown.model, &QAbstractItemModel::dataChanged);
    Fleet fleet = twoPrimaries();
    fleet.nodes[0].events = 7;
    fleet.nodes[2].presence = Presence::Missing;
    shown.show(fleet);
    EXPECT_EQ(resets.count(), 0);
    EXPECT_EQ(changes.count(), 1);
    fleet.nodes.pop_back();
    shown.show(fleet);
    EXPECT_EQ(resets.count(), 1);
    shown.show(Fleet());
    EXPECT_EQ(shown.model.rowCount(), 0);
}

TEST(FleetTable, KeepsTheChosenNodeWhileOthersComeAndGo)
{
    Shown shown;
    shown.show(twoPrimaries());
    FleetTable table(shown.model);
    table.resize(1200, 200);
    table.setCurrentIndex(shown.model.index(2, FleetModel::Node));
    Fleet fleet = twoPrimaries();
    fleet.nodes.erase(fleet.nodes.begin() + 1);
    shown.show(fleet);
    EXPECT_EQ(table.currentRow(), 1);
    EXPECT_TRUE(table.selectionModel()->isSelected(shown.model.index(1, FleetModel::Node)));
    EXPECT_FALSE(table.isColumnHidden(FleetModel::Slots));
    EXPECT_TRUE(table.isColumnHidden(FleetModel::Address));
    for (FleetNode &node : fleet.nodes)
        node.slots.clear();
    fleet.nodes.resize(1);
    fleet.nodes[0].address = QStringLiteral("10.0.0.1:6379");
    shown.show(fleet);
    EXPECT_TRUE(table.isColumnHidden(FleetModel::Slots)) << "one that stands alone has none";
    EXPECT_FALSE(table.isColumnHidden(FleetModel::Address));
    // What the user has chosen stays so, until it is as at first.
    QMenu menu;
    table.fillColumnsMenu(&menu);
    menu.actions().at(FleetModel::Address)->trigger();
    shown.show(twoPrimaries());
    shown.show(fleet);
    EXPECT_TRUE(table.isColumnHidden(FleetModel::Address));
    EXPECT_TRUE(table.isColumnHidden(FleetModel::Slots));
    FleetTable later(shown.model);
    EXPECT_FALSE(later.isColumnHidden(FleetModel::Address));
    later.restore(table.saveColumns(), table.chosenColumns());
    EXPECT_TRUE(later.isColumnHidden(FleetModel::Address));
    shown.show(twoPrimaries());
    EXPECT_FALSE(later.isColumnHidden(FleetModel::Slots));
    EXPECT_TRUE(later.isColumnHidden(FleetModel::Address));
    shown.show(fleet);
    menu.actions().last()->trigger();
    EXPECT_FALSE(table.isColumnHidden(FleetModel::Address));
    // Painted at every state without a word of complaint.
    QImage image(table.size(), QImage::Format_ARGB32);
    table.render(&image);
}
