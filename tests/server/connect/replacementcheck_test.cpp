// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/replacementcheck.h"
#include "models/server/connect/serveraddressof.h"

#include <gtest/gtest.h>

TEST(ReplacementCheck, SaysWhatIsWrongInSentences)
{
    EXPECT_FALSE(server::problemOf({}));
    EXPECT_FALSE(server::problemOf({{QStringLiteral("10.0.0.1:7000"), QStringLiteral("127.0.0.1:17000")},
                                    {QStringLiteral("[::1]"), QStringLiteral("nat.example")}}));
    const auto problem = server::problemOf({{QStringLiteral("10.0.0.1"), QStringLiteral("127.0.0.1:17000")}});
    ASSERT_TRUE(problem);
    EXPECT_TRUE(problem->cause.contains(QStringLiteral("10.0.0.1"))) << qPrintable(problem->cause);
    EXPECT_TRUE(problem->cause.endsWith(QLatin1Char('.')));
    EXPECT_TRUE(problem->nextStep.contains(QStringLiteral("host:port")));
}

TEST(ReplacementCheck, LeavesOutWhatCannotBeUsed)
{
    messages::ConnectionProfile profile;
    profile.replacements = {{QStringLiteral("a:1"), QStringLiteral("b:1")},
                            {QStringLiteral("c"), QStringLiteral("b:1")},
                            {QStringLiteral("d:1"), QStringLiteral("b:1")}};
    const redis::ServerAddress address = server::serverAddressOf(profile);
    ASSERT_EQ(address.replacements.size(), 1);
    redis::Endpoint announced;
    announced.host = QStringLiteral("a");
    announced.port = 1;
    EXPECT_EQ(address.reached(announced).host, QStringLiteral("b"));
    EXPECT_TRUE(server::problemOf(profile.replacements));
}
