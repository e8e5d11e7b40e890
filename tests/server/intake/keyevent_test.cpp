// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/keyevent.h"

#include <gtest/gtest.h>

using namespace messages;
using namespace server;

TEST(KeyEvents, AreReadFromBothKindsOfChannel)
{
    const auto keyspace = readKeyEvent("__keyspace@0__:sess:a__:b", "expired");
    ASSERT_TRUE(keyspace);
    EXPECT_EQ(keyspace->key.toByteArray(), "sess:a__:b");
    EXPECT_EQ(keyspace->name.toByteArray(), "expired");

    const auto keyevent = readKeyEvent("__keyevent@15__:del", "sess:\xff\x00x");
    ASSERT_TRUE(keyevent);
    EXPECT_EQ(keyevent->name.toByteArray(), "del");

    EXPECT_FALSE(readKeyEvent("news", "sess:a"));
    EXPECT_FALSE(readKeyEvent("__keyspace@0", "sess:a"));
    EXPECT_FALSE(readKeyEvent("", ""));
}

TEST(KeyEvents, TellHowAKeyWent)
{
    EXPECT_EQ(removalBy("expired"), RowChange::Expired);
    EXPECT_EQ(removalBy("del"), RowChange::LoggedOut);
    EXPECT_EQ(removalBy("evicted"), RowChange::Evicted);
    EXPECT_EQ(removalBy("rename_from"), RowChange::Vanished);
    for (const char *written : {"set", "hset", "expire", "persist", "rename_to", "restore", "hdel", "anything"})
        EXPECT_FALSE(removalBy(QByteArrayView(written))) << written;
}

/// Redis 7.4 and later tell it so.
TEST(KeyEvents, AHashWhoseFieldsHaveRunOutIsTakenToHaveRunOut)
{
    RemovalReader reader;
    EXPECT_FALSE(reader.take({"sess:a", "hexpired"}));
    EXPECT_EQ(reader.take({"sess:a", "del"}), RowChange::RanOut) << "as it seems: Redis names no reason";
    EXPECT_EQ(reader.take({"sess:a", "del"}), RowChange::LoggedOut);
    EXPECT_FALSE(reader.take({"sess:a", "hexpired"}));
    EXPECT_EQ(reader.take({"sess:b", "del"}), RowChange::LoggedOut) << "another one";
    EXPECT_FALSE(reader.take({"sess:a", "hexpired"}));
    EXPECT_FALSE(reader.take({"sess:a", "hset"}));
    EXPECT_EQ(reader.take({"sess:a", "del"}), RowChange::LoggedOut) << "its last field did not run out";
}

TEST(KeyEvents, NotAllAreWrites)
{
    EXPECT_TRUE(isMiss("keymiss"));
    EXPECT_FALSE(isMiss("set"));
    for (const char *beside : {"new", "overwritten", "type_changed"})
        EXPECT_TRUE(isToldBeside(QByteArrayView(beside))) << beside;
    EXPECT_FALSE(isToldBeside("set"));
}
