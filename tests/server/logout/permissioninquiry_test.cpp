// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/permissioninquiry.h"
#include "tests/server/fakenode.h"
#include "tests/server/logout/guardedredis.h"

#include <gtest/gtest.h>

#include <optional>

using namespace server;
using messages::FormatPermissions;
using messages::Logoutability;
using messages::Permission;
using support::GuardedRedis;
using Answer = Permission::Answer;

namespace
{

class PermissionInquiryTest : public testing::Test
{
protected:
    /// Of the shop's format.
    std::optional<Logoutability> ask()
    {
        const auto formats = shopFormats();
        PermissionInquiry inquiry(redis::tcp(redisServer.peer.port()), {}, 0, {},
                                  PermissionAnswers(permissionQuestions(formats->at(0), 0), {formats->at(0).title()}),
                                  nullptr);
        std::optional<Logoutability> result;
        bool isOver = false;
        int times = 0;
        QObject::connect(&inquiry, &PermissionInquiry::finished, &inquiry,
                         [&](bool isAnswered, const Logoutability &answer) {
                             isOver = true;
                             ++times;
                             if (isAnswered)
                                 result = answer;
                         });
        inquiry.start();
        EXPECT_TRUE(waitFor([&] { return isOver; }));
        EXPECT_EQ(times, 1);
        // Whatever the account may: nothing was changed, and nothing was about to be.
        EXPECT_TRUE(redisServer.changes.isEmpty());
        EXPECT_EQ(redisServer.peer.count("EXEC"), 0);
        return result;
    }
    FormatPermissions askShop()
    {
        const std::optional<Logoutability> result = ask();
        EXPECT_TRUE(result);
        return result ? result->of(0) : FormatPermissions();
    }

    GuardedRedis redisServer;
};

} // namespace

TEST_F(PermissionInquiryTest, WhoMayAllIsToldSo)
{
    for (const bool mayRehearse : {false, true}) {
        redisServer.mayRehearse = mayRehearse;
        redisServer.peer.clearCommands();
        const FormatPermissions shop = askShop();
        EXPECT_EQ(shop.end.answer, Answer::Yes);
        EXPECT_EQ(shop.setTimeLeft.answer, Answer::Yes);
        EXPECT_EQ(shop.undo.answer, Answer::Yes);
        EXPECT_EQ(redisServer.peer.count("MULTI"), 1);
        EXPECT_EQ(redisServer.peer.count("DISCARD"), 1);
        EXPECT_TRUE(shop.end.reason.isEmpty());
    }
}

TEST_F(PermissionInquiryTest, BeforeRedis6EverybodyMay)
{
    redisServer.knowsAcl = false;
    const std::optional<Logoutability> result = ask();
    ASSERT_TRUE(result);
    EXPECT_EQ(result->end().answer, Answer::Yes);
    EXPECT_EQ(result->transactions.answer, Answer::Yes);
}

TEST_F(PermissionInquiryTest, WhoMayNotEndIsToldWhy)
{
    redisServer.refusedWords = {"UNLINK", "DEL"};
    for (const bool mayRehearse : {false, true}) {
        redisServer.mayRehearse = mayRehearse;
        const FormatPermissions shop = askShop();
        EXPECT_EQ(shop.end.answer, Answer::No);
        EXPECT_EQ(shop.end.reason.cause,
                  QStringLiteral("The account “support” may not end sessions of Shop: it may not run UNLINK."));
        EXPECT_EQ(shop.end.reason.nextStep,
                  QStringLiteral("The server’s administrator can allow it: ACL SETUSER support +unlink."));
        EXPECT_EQ(shop.setTimeLeft.answer, Answer::Yes);
        EXPECT_EQ(shop.undo.answer, Answer::Yes);
    }
}

TEST_F(PermissionInquiryTest, DelIsEnough)
{
    EXPECT_EQ(ask().value_or(Logoutability()).deletion, formats::Deletion::Unlink);
    redisServer.refusedWords = {"UNLINK"};
    EXPECT_EQ(askShop().end.answer, Answer::Yes);
    EXPECT_EQ(ask().value_or(Logoutability()).deletion, formats::Deletion::Del) << "that is what a logout sends then";
    redisServer.mayRehearse = true;
    EXPECT_EQ(askShop().end.answer, Answer::Yes);
    EXPECT_EQ(ask().value_or(Logoutability()).deletion, formats::Deletion::Del);
    redisServer.refusedWords = {"UNLINK", "DEL"};
    EXPECT_EQ(ask().value_or(Logoutability()).deletion, formats::Deletion::Unlink);
}

TEST_F(PermissionInquiryTest, ARefusedCommandIsAskedAboutOnce)
{
    redisServer.refusedWords = {"UNLINK", "DEL", "PEXPIREAT", "DUMP", "RESTORE"};
    askShop();
    EXPECT_EQ(redisServer.peer.count("PEXPIREAT"), 1);
    // Of the record and of a companion, which are asked about in one round.
    for (const char *word : {"UNLINK", "DEL", "DUMP", "RESTORE"})
        EXPECT_EQ(redisServer.peer.count(word), 2) << word;
}

TEST_F(PermissionInquiryTest, KeysCountAsWell)
{
    redisServer.refusedKeys = {"shop:s:"};
    const std::optional<Logoutability> result = ask();
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->end().isRefused());
    EXPECT_EQ(result->end().reason.cause,
              QStringLiteral(
                  "The account “support” may not end sessions of Shop: it may not use UNLINK on the keys shop:s:*."));
    EXPECT_TRUE(result->of(0).undo.isRefused());
    EXPECT_TRUE(result->of(0).setTimeLeft.isRefused());
}

TEST_F(PermissionInquiryTest, WhatStandsBesideASessionMayStay)
{
    redisServer.refusedKeys = {"shop:lock:"};
    const FormatPermissions shop = askShop();
    EXPECT_EQ(shop.end.answer, Answer::InPart);
    EXPECT_TRUE(shop.end.reason.cause.contains(QStringLiteral("shop:lock:"))) << shop.end.reason.cause.toStdString();
    EXPECT_EQ(shop.undo.answer, Answer::InPart);
    EXPECT_EQ(shop.setTimeLeft.answer, Answer::Yes);
}

TEST_F(PermissionInquiryTest, NothingIsAskedAfterARefusedMulti)
{
    redisServer.refusedWords = {"MULTI"};
    std::optional<Logoutability> result = ask();
    ASSERT_TRUE(result);
    EXPECT_EQ(result->of(0).end.answer, Answer::Unknown);
    EXPECT_FALSE(result->end().isRefused());
    EXPECT_TRUE(result->transactions.isRefused());
    for (const char *word : {"UNLINK", "DEL", "RESTORE", "PEXPIREAT"})
        EXPECT_EQ(redisServer.peer.count(word), 0) << word;

    // A dry run needs none.
    redisServer.mayRehearse = true;
    result = ask();
    ASSERT_TRUE(result);
    EXPECT_EQ(result->of(0).end.answer, Answer::Yes);
    EXPECT_TRUE(result->transactions.isRefused());
    EXPECT_EQ(redisServer.peer.count("UNLINK"), 0);
    redisServer.refusedWords = {"MULTI", "RESTORE"};
    result = ask();
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->of(0).undo.isRefused());
}

TEST_F(PermissionInquiryTest, WithoutWatchOrExecNothingIsInOnePiece)
{
    redisServer.refusedWords = {"WATCH"};
    std::optional<Logoutability> result = ask();
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->transactions.isRefused());
    EXPECT_EQ(result->end().answer, Answer::Yes);
    redisServer.refusedWords = {"EXEC"};
    redisServer.mayRehearse = true;
    result = ask();
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->transactions.isRefused()) << "a dry run tells";
    EXPECT_EQ(redisServer.peer.count("EXEC"), 0);
}

TEST_F(PermissionInquiryTest, AReplicaSaysSo)
{
    redisServer.refusesQueueing = "READONLY You can't write against a read only replica.";
    for (const bool mayRehearse : {false, true}) {
        redisServer.mayRehearse = mayRehearse;
        const FormatPermissions shop = askShop();
        EXPECT_TRUE(shop.end.isRefused());
        EXPECT_EQ(shop.end.reason.sentences(),
                  QStringLiteral("The server is a replica, and nothing can be changed there. Connect to the primary."));
    }
}

TEST_F(PermissionInquiryTest, OtherRefusalsAreToldInTheServersWords)
{
    redisServer.refusesQueueing = "MISCONF Redis is configured to save RDB snapshots, but cannot.";
    const FormatPermissions shop = askShop();
    EXPECT_TRUE(shop.end.isRefused());
    EXPECT_TRUE(shop.end.reason.cause.contains(QStringLiteral("(MISCONF Redis is configured")))
        << shop.end.reason.cause.toStdString();
    redisServer.refusesQueueing = "BUSY Redis is busy running a script.";
    EXPECT_EQ(askShop().end.answer, Answer::Unknown) << "that passes";
}

TEST_F(PermissionInquiryTest, WhereNobodyAnswersNothingIsKnown)
{
    redisServer.peer.hangUpAt("MULTI");
    EXPECT_FALSE(ask());
    redisServer.peer.hangUpAt("DUMP");
    EXPECT_FALSE(ask());
    redisServer.peer.setPassword("secret");
    EXPECT_FALSE(ask());
}
