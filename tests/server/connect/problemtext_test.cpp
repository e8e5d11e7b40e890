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

/// A plain file refuses as a server does that is not there: it has no port.
TEST(ProblemText, SaysOfASocketWhatASocketHas)
{
    messages::ConnectionProfile profile;
    profile.kind = messages::ServerKind::UnixSocket;
    profile.socketPath = QStringLiteral("/tmp/note.txt");
    const messages::Problem problem = server::describe({redis::ErrorKind::ConnectionRefused, {}}, profile);
    EXPECT_TRUE(problem.cause.contains(QStringLiteral("/tmp/note.txt"))) << problem.cause.toStdString();
    EXPECT_FALSE(problem.nextStep.contains(QStringLiteral("port"))) << problem.nextStep.toStdString();
    EXPECT_TRUE(problem.nextStep.contains(QStringLiteral("no other file"))) << problem.nextStep.toStdString();
}
