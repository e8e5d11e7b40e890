// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/personname.h"

#include <gtest/gtest.h>

using text::isNumberOfUser;
using text::nameForPeople;
using text::personName;

TEST(PersonName, PutsWhatPeopleSayBeforeTheNumber)
{
    const text::PersonName alice = personName("6351", "alice@example.com\nalice");
    EXPECT_EQ(alice.name, QStringLiteral("alice@example.com"));
    EXPECT_EQ(alice.number, QStringLiteral("6351"));
    EXPECT_EQ(alice.whole(), QStringLiteral("alice@example.com · 6351"));
    EXPECT_EQ(nameForPeople("6351", "alice@example.com\nalice"), "alice@example.com");
}

TEST(PersonName, LeavesANameWhereItIs)
{
    EXPECT_EQ(personName("zelda", "zelda@hyrule.example").whole(), QStringLiteral("zelda · zelda@hyrule.example"));
    EXPECT_EQ(personName("zelda", {}).whole(), QStringLiteral("zelda"));
    EXPECT_EQ(personName("17", {}).whole(), QStringLiteral("17")) << "no other name is known";
    EXPECT_EQ(nameForPeople("17", {}), "17");
    EXPECT_EQ(personName({}, "zelda").name, QString());
    EXPECT_EQ(personName({}, {}).name, QString()) << "nobody is no name";
    EXPECT_EQ(personName("  ", {}).name, QStringLiteral("“  ”"));
}

TEST(PersonName, KnowsNumbersFromNames)
{
    for (const char *number :
         {"17", "6351", "-3", "00-12", "8f14e45fceea167a5a36dedd4bea2543", "3fa85f64-5717-4562-b3fc-2c963f66afa6",
          "507f1f77bcf86cd799439011", "auth0|5f7c8ec7c33c6c004bbafe82", "usr_2fXk91Lm8QpZ7vTa"})
        EXPECT_TRUE(isNumberOfUser(number)) << number;
    for (const char *name : {"alice", "alice2", "deadbeef", "bob@example.com", "jürgen.möller", "李雷", "user_118204",
                             "Alice B. Toklas 1877", "firstname.lastname.department7", "R2D2"})
        EXPECT_FALSE(isNumberOfUser(name)) << name;
}
