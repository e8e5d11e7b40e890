// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/fleet/nodeinquiry.h"

#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

using messages::Telling;
using server::FakeNode;
using server::NodeInquiry;
using server::waitFor;

namespace
{

QByteArray wireBulk(const QByteArray &bytes)
{
    return '$' + QByteArray::number(bytes.size()) + "\r\n" + bytes + "\r\n";
}

/// What a Redis answers to an inquiry.
std::optional<QByteArray> answer(const QByteArrayList &command)
{
    const QByteArray name = command.value(0).toUpper();
    if (name == "INFO")
        return wireBulk(
            "used_memory:100\r\nmaxmemory:400\r\nmaxmemory_policy:noeviction\r\naof_enabled:0\r\nrole:master\r\n"
            "hz:10\r\nmaster_repl_offset:5\r\n");
    if (name == "ROLE")
        return "*3\r\n" + wireBulk("master") + ":5\r\n*0\r\n";
    if (name == "CONFIG" && command.value(2) == "save")
        return "*2\r\n" + wireBulk("save") + wireBulk("3600 1");
    if (name == "CONFIG")
        return "*2\r\n" + wireBulk(command.value(2)) + wireBulk("no");
    return std::nullopt;
}

struct Asked {
    Asked()
    {
        node.peer.setScript(answer);
        isReady = node.open();
        QObject::connect(&inquiry, &NodeInquiry::answered, &inquiry, [this] { ++answers; });
    }
    bool ask()
    {
        const int before = answers;
        inquiry.ask(true);
        return waitFor([&] { return answers > before; });
    }

    FakeNode node;
    NodeInquiry inquiry{node.connection, nullptr};
    bool isReady = false;
    int answers = 0;
};

} // namespace

TEST(NodeInquiry, TellsWhatTheNodeSays)
{
    Asked asked;
    ASSERT_TRUE(asked.isReady);
    ASSERT_TRUE(asked.ask());
    const messages::NodeFacts &facts = asked.inquiry.facts();
    EXPECT_EQ(facts.info, Telling::Told);
    EXPECT_EQ(facts.role, Telling::Told);
    EXPECT_EQ(facts.config, Telling::Told);
    EXPECT_EQ(facts.maxMemory, 400);
    EXPECT_EQ(facts.savePoints, QStringLiteral("3600 1"));
    EXPECT_EQ(facts.appendFsync, QStringLiteral("no"));
    EXPECT_TRUE(facts.at.isValid());
    EXPECT_EQ(facts.growthSeconds, 0) << "it has just been looked at";
    EXPECT_GT(asked.inquiry.roundTrip(), 0);
}

TEST(NodeInquiry, WhatIsRefusedIsSaidAndNotAskedForAllTheTime)
{
    Asked asked;
    asked.node.peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        const QByteArray name = command.value(0).toUpper();
        if (name == "INFO" || name == "CONFIG")
            return QByteArray("-NOPERM this user has no permissions to run the command\r\n");
        return answer(command);
    });
    ASSERT_TRUE(asked.ask());
    EXPECT_EQ(asked.inquiry.facts().info, Telling::Refused);
    EXPECT_EQ(asked.inquiry.facts().config, Telling::Refused);
    EXPECT_EQ(asked.inquiry.facts().role, Telling::Told);
    EXPECT_EQ(asked.inquiry.facts().isPrimary, true) << "by ROLE";
    EXPECT_EQ(asked.inquiry.facts().usedMemory, -1);
    const int before = asked.node.peer.count("INFO");
    ASSERT_TRUE(asked.ask());
    EXPECT_EQ(asked.node.peer.count("INFO"), before);
    EXPECT_EQ(asked.inquiry.facts().info, Telling::Refused);
    EXPECT_EQ(asked.node.peer.count("ROLE"), 2);
}

TEST(NodeInquiry, TroubleOfTheMomentIsNoRefusal)
{
    Asked asked;
    ASSERT_TRUE(asked.ask());
    asked.node.peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.value(0).toUpper() == "INFO")
            return QByteArray("-LOADING Redis is loading the dataset in memory\r\n");
        return answer(command);
    });
    ASSERT_TRUE(asked.ask());
    EXPECT_EQ(asked.inquiry.facts().info, Telling::Told) << "as it was";
    EXPECT_EQ(asked.inquiry.facts().maxMemory, 400);
}

TEST(NodeInquiry, AnAnswerThatIsNoneIsNotTakenForOne)
{
    Asked asked;
    asked.node.peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        const QByteArray name = command.value(0).toUpper();
        if (name == "INFO" || name == "ROLE" || name == "CONFIG")
            return QByteArray(":7\r\n");
        return std::nullopt;
    });
    ASSERT_TRUE(asked.ask());
    EXPECT_EQ(asked.inquiry.facts().info, Telling::Refused);
    EXPECT_EQ(asked.inquiry.facts().usedMemory, -1);
    EXPECT_FALSE(asked.inquiry.facts().isPrimary.has_value());
}
