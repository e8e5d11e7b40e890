// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/closedkeys.h"

#include <gtest/gtest.h>

using namespace server;

TEST(ClosedKeys, CountsEachOnceUntilItGoes)
{
    ClosedKeys closed;
    closed.add({"session:1", "session:2"});
    closed.add({"session:1"});
    EXPECT_EQ(closed.count(), 2);
    closed.remove("session:1");
    EXPECT_EQ(closed.count(), 1);
    closed.beginPass();
    EXPECT_EQ(closed.count(), 0);
    EXPECT_TRUE(closed.toTry().isEmpty()) << "nothing, or not yet";
}

TEST(ClosedKeys, TellsARefusedCommandFromARefusedKey)
{
    const auto refusal = [](const char *words) {
        return redis::Error{redis::ErrorKind::PermissionDenied, QString::fromLatin1(words)};
    };
    EXPECT_TRUE(isOfEveryKey(refusal("User bob has no permissions to run the 'getrange' command")));
    EXPECT_TRUE(isOfEveryKey(refusal("this user has no permissions to run the 'get' command or its subcommand")));
    EXPECT_FALSE(isOfEveryKey(refusal("No permissions to access a key")));
    EXPECT_FALSE(isOfEveryKey(refusal("this user has no permissions to access one of the keys used as arguments")));
}
