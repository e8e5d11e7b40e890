// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/fleetgaptext.h"

#include "models/monitor/fleetdesk.h"
#include "tests/support/pluralforms.h"

#include <gtest/gtest.h>

namespace
{

using support::several;

const QDateTime kDown(QDate(2026, 11, 29), QTime(13, 5, 22));
const QDateTime kKnown(QDate(2026, 11, 29), QTime(13, 4, 59));

monitor::FleetGap gapOf(const QStringList &names, const QList<QDateTime> &since, const QDateTime &knownUntil)
{
    monitor::FleetGap gap;
    gap.names = names;
    gap.since = since;
    gap.knownUntil = knownUntil;
    return gap;
}

TEST(FleetGapText, SaysNothingWhereAllAnswer)
{
    EXPECT_TRUE(ui::gapOfRowsText({}).isEmpty());
    EXPECT_TRUE(ui::gapOfEventsText({}).isEmpty());
    EXPECT_TRUE(ui::aboutRowsText({}).isEmpty());
    EXPECT_TRUE(ui::aboutEventsText({}).isEmpty());
    EXPECT_TRUE(ui::aboutUsersText({}).isEmpty());
}

TEST(FleetGapText, SaysHowOldAndSinceWhen)
{
    const monitor::FleetGap gap = gapOf({QStringLiteral("a:1"), QStringLiteral("b:1")}, {kDown, kDown}, kKnown);
    EXPECT_EQ(several(ui::gapOfRowsText(gap)), "2 nodes as of 13:04");
    EXPECT_EQ(several(ui::gapOfEventsText(gap)), "without 2 nodes");
    EXPECT_EQ(ui::aboutRowsText(gap).toStdString(), "What a:1, b:1 holds is counted as it was at 13:04.");
    EXPECT_EQ(ui::aboutEventsText(gap).toStdString(), "What has happened on a:1, b:1 since 13:05 is not counted.");
    EXPECT_TRUE(ui::aboutUsersText(gap).contains(QStringLiteral("13:04"))) << qPrintable(ui::aboutUsersText(gap));
}

TEST(FleetGapText, ClaimsNoTimeThatNobodyKnows)
{
    const monitor::FleetGap never = gapOf({QStringLiteral("a:1"), QStringLiteral("b:1")}, {kDown, QDateTime()}, {});
    EXPECT_EQ(several(ui::gapOfRowsText(never)), "without 2 nodes");
    EXPECT_EQ(several(ui::gapOfEventsText(never)), "without 2 nodes");
    EXPECT_EQ(ui::aboutEventsText(never).toStdString(), "What happens on a:1, b:1 is not counted.");
    EXPECT_EQ(ui::aboutRowsText(never).toStdString(), "What a:1, b:1 holds is not counted.");
    EXPECT_TRUE(ui::aboutUsersText(never).contains(QStringLiteral("not listed")));
}

TEST(FleetGapText, OneThatIsBackIsBeingChecked)
{
    monitor::FleetGap gap;
    gap.unsettled = 2;
    EXPECT_EQ(several(ui::gapOfRowsText(gap)), "2 nodes being checked");
    EXPECT_EQ(several(ui::gapOfEventsText(gap)), "2 nodes being checked");
}

} // namespace
