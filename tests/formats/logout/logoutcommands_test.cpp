// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/logoutcommands.h"

#include "models/formats/logout/lifeplan.h"

#include <gtest/gtest.h>

using formats::commandsOf;
using formats::commandText;
using formats::LeftOutStep;
using formats::leftOutText;
using formats::LogoutAction;
using formats::LogoutCommands;
using formats::LogoutOperation;

namespace
{

using CommandKind = LogoutCommands::Kind;

/// The only command; empty where there is none to send.
QByteArrayList sent(const LogoutAction &action, const std::optional<QByteArray> &stored = std::nullopt)
{
    const LogoutCommands commands = commandsOf(action, stored);
    EXPECT_EQ(commands.commands.size(), commands.kind == CommandKind::Send ? 1 : 0);
    return commands.commands.value(0);
}

const QByteArray kId = "Ab3dEf6hIj9lMn2pQr5t";

std::string text(const LogoutAction &action, const QByteArrayList &secrets = {kId})
{
    return commandText(action, secrets).toStdString();
}

} // namespace

TEST(LogoutCommands, ArePlainOnes)
{
    EXPECT_EQ(sent({.operation = LogoutOperation::Delete, .key = "k"}), (QByteArrayList{"UNLINK", "k"}));
    EXPECT_EQ(sent({.operation = LogoutOperation::RemoveSetMember, .key = "k", .members = {"a", "\"a\""}}),
              (QByteArrayList{"SREM", "k", "a", "\"a\""}));
    EXPECT_EQ(sent({.operation = LogoutOperation::RemoveScoredMember, .key = "k", .members = {"a"}}),
              (QByteArrayList{"ZREM", "k", "a"}));
    EXPECT_EQ(sent({.operation = LogoutOperation::DeleteField, .key = "k", .members = {"f"}}),
              (QByteArrayList{"HDEL", "k", "f"}));
    EXPECT_EQ(sent({.operation = LogoutOperation::Expire, .key = "k", .seconds = 300}),
              (QByteArrayList{"EXPIRE", "k", "300"}));
    EXPECT_EQ(sent({.operation = LogoutOperation::Delete, .key = "a\r\nFLUSHALL"}),
              (QByteArrayList{"UNLINK", "a\r\nFLUSHALL"}))
        << "one argument, whatever is in it";
}

/// A key may be called like a place in the sentence around it.
TEST(LogoutCommands, SayAKeyAsItIsWhateverItIsCalled)
{
    EXPECT_EQ(text({.operation = LogoutOperation::Expire, .key = "%1:%2", .seconds = 300}), "EXPIRE %1:%2 300");
    EXPECT_EQ(text({.operation = LogoutOperation::RemoveSetMember, .key = "%2", .members = {"%1"}}), "SREM %2 %1");
    EXPECT_EQ(commandText(formats::LifeAction{.key = "%1:%2", .deadlineMs = 17}, {}).toStdString(),
              "PEXPIREAT %1:%2 17");
}

TEST(LogoutCommands, WriteLikeWhatIsThere)
{
    const LogoutAction field{
        .operation = LogoutOperation::SetField, .key = "k", .members = {"max"}, .value = "0", .isRecord = true};
    EXPECT_EQ(sent(field, "1800"), (QByteArrayList{"HSET", "k", "max", "0"}));
    EXPECT_EQ(sent(field, R"(["java.lang.Integer",1800])"),
              (QByteArrayList{"HSET", "k", "max", R"(["java.lang.Integer",0])"}));
    const LogoutAction value{.operation = LogoutOperation::ReplaceValue, .key = "k", .value = "-5", .isRecord = true};
    EXPECT_EQ(sent(value, "alice"), (QByteArrayList{"SET", "k", "-5", "XX", "KEEPTTL"}));
    EXPECT_EQ(sent(value, "\"1\""), (QByteArrayList{"SET", "k", "\"-5\"", "XX", "KEEPTTL"}));
}

TEST(LogoutCommands, NothingIsMadeOfWhatIsGone)
{
    for (const LogoutOperation operation :
         {LogoutOperation::SetField, LogoutOperation::ReplaceValue, LogoutOperation::RemoveListElement}) {
        const LogoutAction action{.operation = operation, .key = "k", .members = {"f"}, .value = "0", .isRecord = true};
        EXPECT_TRUE(action.needsStored());
        EXPECT_EQ(commandsOf(action).kind, CommandKind::Nothing);
    }
}

/// A value that nobody can read is not overwritten; a record of that kind is removed, which ends it as well.
TEST(LogoutCommands, UnknownFormsAreNotWritten)
{
    for (const LogoutOperation operation : {LogoutOperation::SetField, LogoutOperation::ReplaceValue}) {
        LogoutAction action{.operation = operation, .key = "k", .members = {"f"}, .value = "0"};
        EXPECT_EQ(commandsOf(action, "\x80\x04K").kind, CommandKind::NotReadable);
        EXPECT_TRUE(commandsOf(action, "\x80\x04K").commands.isEmpty());
        action.isRecord = true;
        EXPECT_EQ(sent(action, "\x80\x04K"), (QByteArrayList{"UNLINK", "k"}));
        EXPECT_TRUE(commandsOf(action, "\x80\x04K").deletesInstead);
        EXPECT_FALSE(commandsOf(action, "7").deletesInstead);
    }
}

TEST(LogoutCommands, ListsLoseOneElement)
{
    const LogoutAction action{
        .operation = LogoutOperation::RemoveListElement, .key = "k", .path = {"l"}, .where = {"token", "T"}};
    EXPECT_EQ(sent(action, R"({"l":[{"token":"T"},{"token":"b"}]})"),
              (QByteArrayList{"SET", "k", R"({"l":[{"token":"b"}]})", "XX", "KEEPTTL"}));
    EXPECT_EQ(sent(action, R"({"l":[{"token":"T"}],"cart":[1]})"), (QByteArrayList{"UNLINK", "k"}))
        << "frameworks delete the key with its last element";
    EXPECT_EQ(commandsOf(action, R"({"l":[{"token":"b"}]})").kind, CommandKind::Nothing);
    EXPECT_EQ(commandsOf(action, R"({"l":[]})").kind, CommandKind::Nothing);
    EXPECT_EQ(commandsOf(action, R"(Set["T"])").kind, CommandKind::NotReadable);
}

TEST(LogoutCommands, AreShownWithoutSecrets)
{
    EXPECT_EQ(text({.key = "sess:" + kId}), "UNLINK sess:Ab3…5t");
    EXPECT_EQ(formats::commandText({.key = "sess:" + kId}, {kId}, formats::Deletion::Del),
              QStringLiteral("DEL sess:Ab3…5t"));
    EXPECT_EQ(
        text({.operation = LogoutOperation::RemoveSetMember, .key = "of:alice", .members = {kId, '"' + kId + '"'}}),
        "SREM of:alice Ab3…5t");
    EXPECT_EQ(text({.operation = LogoutOperation::RemoveScoredMember, .key = "all", .members = {"expires:" + kId}}),
              "ZREM all expires:Ab3…5t");
    EXPECT_EQ(text({.operation = LogoutOperation::SetField, .key = "k:" + kId, .members = {"max"}, .value = "0"}),
              "HSET k:Ab3…5t max 0");
    EXPECT_EQ(text({.operation = LogoutOperation::Expire, .key = kId, .seconds = 300}), "EXPIRE Ab3…5t 300");
    EXPECT_EQ(text({.operation = LogoutOperation::ReplaceValue, .key = kId, .value = "-5"}),
              "SET Ab3…5t -5 XX KEEPTTL");
    EXPECT_EQ(text({.operation = LogoutOperation::RemoveListElement, .key = "of:alice", .where = {"token", kId}}),
              "SET of:alice (the list without Ab3…5t) XX KEEPTTL");
    EXPECT_EQ(text({.key = "of:a b\"c\nd\xff"}), "UNLINK \"of:a b\\\"c\\nd\\xff\"");
    EXPECT_EQ(text({.key = ""}), "UNLINK \"\"");
    // Escaped, an id is still one.
    const QByteArray quoted = "Ab3dEf6hIj9l\"Mn2pQr5t";
    const std::string shown =
        text({.operation = LogoutOperation::RemoveSetMember, .key = "x:Ab3dEf6hIj9l\\\"Mn2pQr5t", .members = {quoted}},
             {quoted});
    EXPECT_EQ(shown.find("dEf6"), std::string::npos) << shown;
    // Several secrets in one argument.
    EXPECT_EQ(text({.key = kId + ":uid-1234567890"}, {kId, "uid-1234567890"}), "UNLINK Ab3…5t:ui…0");
}

TEST(LogoutCommands, WhatIsLeftOutIsSaid)
{
    using Why = LeftOutStep::Why;
    const auto said = [](Why why) {
        return leftOutText({.key = "of:{user}", .why = why, .asked = "{user}"}).toStdString();
    };
    EXPECT_EQ(said(Why::NotTold), "“of:{user}” stays as it is: the session does not say what {user} is.");
    EXPECT_EQ(said(Why::Shared), "“of:{user}” stays as it is: it may hold the user’s other sessions as well.");
    EXPECT_EQ(said(Why::Unsupported), "“of:{user}” stays as it is: a step like this is not carried out.");
    EXPECT_EQ(said(Why::NotReached), "“of:{user}” may stand as it was: its node of the cluster did not answer.");
    EXPECT_EQ(said(Why::NotReadable), "“of:{user}” stays as it is: what is stored there cannot be read.");
}
