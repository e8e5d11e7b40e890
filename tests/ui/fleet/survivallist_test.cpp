// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/survivallist.h"

#include <QLabel>

#include <gtest/gtest.h>

using activity::SurvivalLine;
using ui::SurvivalList;

TEST(SurvivalList, ReadsOutWhatItShows)
{
    SurvivalList list;
    list.setLines({{SurvivalLine::Topic::Memory, SurvivalLine::Verdict::Lost, QStringLiteral("No: it is full."),
                    QStringLiteral("allkeys-lru")},
                   {SurvivalLine::Topic::Restart, SurvivalLine::Verdict::Unknown, QStringLiteral("Not known."), {}}});
    EXPECT_EQ(list.text().toStdString(),
              "When memory runs out (bad): No: it is full. allkeys-lru.\nA restart (not known): Not known.");
    EXPECT_EQ(list.accessibleDescription(), list.text());
    QStringList shown;
    for (const QLabel *label : list.findChildren<QLabel *>())
        shown += label->text();
    EXPECT_TRUE(shown.contains(QStringLiteral("A restart")));
    EXPECT_TRUE(shown.contains(QStringLiteral("allkeys-lru")));
    // Fewer lines: what is left over is not seen any more.
    list.setLines({});
    for (const QLabel *label : list.findChildren<QLabel *>())
        EXPECT_TRUE(label->isHidden());
    EXPECT_TRUE(list.text().isEmpty());
}
