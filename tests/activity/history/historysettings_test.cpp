// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historysettings.h"
#include "models/files/settings.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace history;

namespace
{

TEST(HistorySettings, AreSensibleUntilSomebodySaysOtherwise)
{
    QTemporaryDir folder;
    files::Settings settings(folder.filePath(QStringLiteral("settings.conf")));
    EXPECT_EQ(policyOf(settings), (HistoryRecorder::Policy{true, {90, 1024}}));
    setKept(settings, false);
    settings.setValue(QStringLiteral("history/days"), 30);
    settings.setValue(QStringLiteral("history/megabytes"), 200);
    const files::Settings again(folder.filePath(QStringLiteral("settings.conf")));
    EXPECT_EQ(policyOf(again), (HistoryRecorder::Policy{false, {30, 200}}));
    setKept(settings, true);
    EXPECT_TRUE(policyOf(settings).isOn);
    // What makes no sense is no reason to lose everything.
    settings.setValue(QStringLiteral("history/days"), QStringLiteral("many"));
    settings.setValue(QStringLiteral("history/megabytes"), -5);
    EXPECT_EQ(policyOf(settings).limits, (Limits{90, 16}));
}

} // namespace
