// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/notificationflags.h"

#include <gtest/gtest.h>

using namespace server;

namespace
{

struct FlagsRow {
    const char *value;
    bool expiry;
    bool writes;
    const char *completed; ///< "": nothing missing
};

class Flags : public ::testing::TestWithParam<FlagsRow>
{
};

TEST_P(Flags, AreUnderstoodAndCompleted)
{
    const FlagsRow &row = GetParam();
    const NotificationFlags flags{QByteArray(row.value)};
    EXPECT_EQ(flags.reportsExpiry(), row.expiry);
    EXPECT_EQ(flags.reportsWrites(), row.writes);
    EXPECT_EQ(flags.completed(), QByteArray(row.completed));
    // What is offered is enough, and keeps all that was set.
    if (const QByteArray completed = flags.completed(); !completed.isEmpty()) {
        const NotificationFlags after{completed};
        EXPECT_TRUE(after.reportsExpiry() && after.reportsWrites());
        EXPECT_TRUE(after.completed().isEmpty());
        EXPECT_TRUE(completed.startsWith(row.value));
    }
}

INSTANTIATE_TEST_SUITE_P(Values, Flags,
                         ::testing::Values(FlagsRow{"", false, false, "g$hxeK"}, FlagsRow{"Ex", true, false, "Exg$he"},
                                           FlagsRow{"Kx", true, false, "Kxg$he"}, FlagsRow{"AKE", true, true, ""},
                                           FlagsRow{"AE", true, true, ""}, FlagsRow{"AK", true, true, ""},
                                           FlagsRow{"A", false, false, "AK"}, FlagsRow{"g$hxeK", true, true, ""},
                                           FlagsRow{"Kg$hx", true, true, "Kg$hxe"},
                                           FlagsRow{"KEm", false, false, "KEmg$hxe"}));

/// Also of classes that came later than this program.
TEST(Flags, ThatAnotherWindowHasSetAreTakenForWhatTheyAre)
{
    const auto completes = [](const char *before, const char *after) {
        return NotificationFlags(before).isCompletedBy(NotificationFlags(after));
    };
    EXPECT_TRUE(completes("", "AKE"));
    EXPECT_TRUE(completes("Exn", "AKEn"));
    EXPECT_TRUE(completes("Exoc", "AKEoc")) << "Redis 8.2";
    EXPECT_FALSE(completes("Exn", "AKE")) << "something was taken away";
    EXPECT_FALSE(completes("", "Ex"));
    EXPECT_FALSE(completes("x y", "AKE x y"));
    EXPECT_FALSE(completes("", "AKE\r\n"));
}

TEST(EventPatterns, FilterByPrefixWhereTheServerCan)
{
    const QByteArrayList keys{"sess:*", "session:*"};
    EXPECT_EQ(eventPatterns(NotificationFlags("AKE"), true, 3, keys),
              (QByteArrayList{"__keyspace@3__:sess:*", "__keyspace@3__:session:*"}));
    EXPECT_EQ(eventPatterns(NotificationFlags("AE"), true, 0, keys), (QByteArrayList{"__keyevent@0__:*"}));
    EXPECT_EQ(eventPatterns(NotificationFlags(""), true, 0, keys), QByteArrayList());
    EXPECT_EQ(eventPatterns({}, false, 0, {"s:*"}),
              (QByteArrayList{"__keyspace@0__:s:*", "__keyevent@0__:expired", "__keyevent@0__:evicted"}));
}

} // namespace
