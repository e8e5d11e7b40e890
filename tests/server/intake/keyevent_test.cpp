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
