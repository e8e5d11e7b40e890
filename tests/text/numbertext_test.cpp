// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/numbertext.h"

#include <gtest/gtest.h>

namespace
{

TEST(NumberText, GroupsDigitsInTheUsersWay)
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    EXPECT_EQ(text::numberText(1'204'331), QStringLiteral("1.204.331"));
    QLocale::setDefault(QLocale::c());
    EXPECT_EQ(text::numberText(1'204'331), QStringLiteral("1,204,331")) << "the C locale has no groups";
    QLocale::setDefault(before);
}

} // namespace
