// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessiontext.h"

#include <gtest/gtest.h>

#include <string>

using namespace messages;
using namespace sessions;

namespace
{

std::string utf8(const QString &string)
{
    return string.toStdString();
}

} // namespace

TEST(SessionText, States)
{
    EXPECT_EQ(utf8(stateText(RowChange::Present, 0, 5)), "live");
    EXPECT_EQ(utf8(stateText(RowChange::Present, 6, 5)), "live");
    EXPECT_EQ(utf8(stateText(RowChange::Present, 5, 5)), "due");
    EXPECT_EQ(utf8(stateText(RowChange::Expired, 6, 5)), "expired");
    EXPECT_EQ(utf8(stateText(RowChange::RanOut, 6, 5)), "expired, inferred") << "nobody has said so";
    EXPECT_EQ(utf8(stateText(RowChange::LoggedOut, 6, 5)), "logged out");
    EXPECT_EQ(utf8(stateText(RowChange::Evicted, 6, 5)), "evicted");
    EXPECT_EQ(utf8(stateText(RowChange::Vanished, 6, 5)), "gone");
    EXPECT_EQ(utf8(stateText(RowChange::Replaced, 6, 5)), "gone");
    EXPECT_EQ(utf8(remainingText(RowChange::Present, 41'005, 5)), "41 s");
    EXPECT_EQ(utf8(remainingText(RowChange::Present, 0, 5)), "no expiry");
    EXPECT_EQ(utf8(remainingText(RowChange::Present, messages::kUnknownDeadline, 5)), "unknown");
    EXPECT_EQ(utf8(remainingText(RowChange::Present, 5, 5)), "due · not reaped");
    EXPECT_EQ(utf8(remainingText(RowChange::Evicted, 9999, 5)), "evicted");
}
