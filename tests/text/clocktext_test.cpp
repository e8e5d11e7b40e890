// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/clocktext.h"

#include <QTimeZone>

#include <gtest/gtest.h>

namespace
{

using text::ClockPrecision;
using text::clockText;

TEST(ClockText, TimesOfDay)
{
    EXPECT_EQ(clockText(QTime(7, 2, 3)), QStringLiteral("07:02:03"));
    EXPECT_EQ(clockText(QTime(23, 59, 59, 999), ClockPrecision::Minutes), QStringLiteral("23:59"));
}

TEST(ClockText, InstantsAreToldInLocalTime)
{
    const QDateTime local(QDate(2026, 11, 22), QTime(12, 3, 10));
    EXPECT_EQ(clockText(local), QStringLiteral("12:03:10"));
    EXPECT_EQ(clockText(local.toUTC()), QStringLiteral("12:03:10"));
    EXPECT_EQ(clockText(local.toMSecsSinceEpoch()), QStringLiteral("12:03:10"));
}

} // namespace
