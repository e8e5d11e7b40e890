// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/restoration.h"
#include "models/server/logout/keptkey.h"

#include <gtest/gtest.h>

using namespace server;
using Fate = formats::TouchedKey::Fate;
using UndoKind = messages::UndoOutcome::Kind;
using redis::Reply;

// Fields of hashes, which run out by themselves where the server knows that (Redis 7.4).

namespace
{

constexpr qint64 kNow = 1'700'000'000'000;

Reply ofNumber(qint64 number)
{
    Reply reply;
    reply.type = Reply::Type::Integer;
    reply.integer = number;
    return reply;
}

Reply ofText(const QByteArray &text)
{
    Reply reply;
    reply.type = Reply::Type::Bulk;
    reply.bytes = text;
    return reply;
}

Reply ofList(std::vector<Reply> elements)
{
    Reply reply;
    reply.type = Reply::Type::Array;
    reply.elements = std::move(elements);
    return reply;
}

KeptKey fieldKey()
{
    return {.key = "a|session", .fate = Fate::FieldRemoved, .isRecord = true, .field = "one"};
}

/// As it was kept, by these answers to what was asked.
KeptSession keptBy(FieldEnds fieldEnds, const std::vector<Reply> &answers)
{
    KeptKey key = fieldKey();
    const Knowledge knowledge{.instants = true, .fieldEnds = fieldEnds};
    EXPECT_EQ(size_t(questionsBefore(key, {"one"}, knowledge).size()), answers.size());
    takeBefore(key, {"one"}, knowledge, kNow, answers.data());
    return {"a|session\x1f#\x1fone", 0, "ann", {}, {key}};
}

QByteArrayList wordsOf(const QList<QByteArrayList> &commands)
{
    QByteArrayList words;
    for (const QByteArrayList &command : commands)
        words.append(command.first());
    return words;
}

} // namespace

TEST(RestorationOfFields, GivesBackTheEndOfTheField)
{
    const KeptSession kept = keptBy(FieldEnds::Asked, {ofNumber(-1), ofText("v"), ofList({ofNumber(kNow + 5000)})});
    Restoration restoration(kept);
    EXPECT_EQ(restoration.keys(), QByteArrayList{"a|session"}) << "the end must not become that of a newer field";
    EXPECT_EQ(wordsOf(restoration.questions()), QByteArrayList{"HGET"});
    const Reply nothing;
    const QList<QByteArrayList> commands = restoration.commands(&nothing, kNow);
    ASSERT_EQ(wordsOf(commands), (QByteArrayList{"HSETNX", "HPEXPIREAT"}));
    EXPECT_EQ(commands[0], (QByteArrayList{"HSETNX", "a|session", "one", "v"}));
    EXPECT_EQ(commands[1],
              (QByteArrayList{"HPEXPIREAT", "a|session", QByteArray::number(kNow + 5000), "NX", "FIELDS", "1", "one"}));
    const std::vector<Reply> results{ofNumber(1), ofList({ofNumber(1)})};
    restoration.take(results.data());
    EXPECT_EQ(restoration.outcome()->kind, UndoKind::Restored);

    Restoration late(kept);
    EXPECT_TRUE(late.commands(&nothing, kNow + 5000).isEmpty());
    EXPECT_EQ(late.outcome()->kind, UndoKind::Expired);
}

TEST(RestorationOfFields, AsksNothingThatTheServerDoesNotKnow)
{
    const KeptSession kept = keptBy(FieldEnds::Unheard, {ofNumber(-1), ofText("v")});
    Restoration restoration(kept);
    EXPECT_TRUE(restoration.keys().isEmpty()) << "a hash that others write all the time is not watched";
    const Reply nothing;
    EXPECT_EQ(wordsOf(restoration.commands(&nothing, kNow)), QByteArrayList{"HSETNX"});
    const Reply one = ofNumber(1);
    restoration.take(&one);
    EXPECT_EQ(restoration.outcome()->kind, UndoKind::Restored);
}

TEST(RestorationOfFields, SaysWhereTheEndCouldNotBeAsked)
{
    const KeptSession kept = keptBy(FieldEnds::Refused, {ofNumber(-1), ofText("v")});
    Restoration restoration(kept);
    const Reply nothing;
    EXPECT_EQ(wordsOf(restoration.commands(&nothing, kNow)), QByteArrayList{"HSETNX"});
    const Reply one = ofNumber(1);
    restoration.take(&one);
    EXPECT_EQ(restoration.outcome()->kind, UndoKind::InPart);
}

TEST(RestorationOfFields, LeavesTheEndOfAHashThatIsThere)
{
    const KeptSession kept = keptBy(FieldEnds::Unheard, {ofNumber(kNow + 9000), ofText("v")});
    for (const qint64 ends : {qint64(-1), kNow + 50'000}) { // others of it may have no end by now, or another one
        Restoration restoration(kept);
        EXPECT_EQ(wordsOf(restoration.questions()), (QByteArrayList{"HGET", "PEXPIRETIME"}));
        const std::vector<Reply> answers{Reply(), ofNumber(ends)};
        EXPECT_EQ(wordsOf(restoration.commands(answers.data(), kNow)), QByteArrayList{"HSETNX"});
    }
    // It went with its last field: the new one ends as it did, and is nobody else's.
    const std::vector<Reply> gone{Reply(), ofNumber(KeptKey::kAbsent)};
    Restoration restoration(kept);
    EXPECT_EQ(restoration.keys(), QByteArrayList{"a|session"});
    const QList<QByteArrayList> commands = restoration.commands(gone.data(), kNow);
    ASSERT_EQ(wordsOf(commands), (QByteArrayList{"HSETNX", "PEXPIREAT"}));
    EXPECT_EQ(commands[1], (QByteArrayList{"PEXPIREAT", "a|session", QByteArray::number(kNow + 9000)}));
}
