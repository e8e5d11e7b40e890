// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/problemtext.h"

#include <gtest/gtest.h>

/// The window tries again, and says so itself; a list is printed once.
TEST(ProblemText, PromisesNothingThatOnlySomeDo)
{
    messages::ConnectionProfile profile;
    profile.host = QStringLiteral("cache");
    const messages::Problem problem = server::describe({redis::ErrorKind::ConnectionLost, {}}, profile);
    EXPECT_TRUE(problem.cause.contains(QStringLiteral("was lost")));
    EXPECT_FALSE(problem.nextStep.isEmpty());
    EXPECT_FALSE(problem.sentences().contains(QStringLiteral("by itself"))) << problem.sentences().toStdString();
}
