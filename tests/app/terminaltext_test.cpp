// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminaltext.h"

#include <QString>

#include <gtest/gtest.h>

namespace
{

using namespace app;

TEST(TerminalText, CountsCellsNotCharacters)
{
    EXPECT_EQ(terminalWidth({}), 0);
    EXPECT_EQ(terminalWidth(QStringLiteral("alice")), 5);
    EXPECT_EQ(terminalWidth(QString::fromUtf8("李雷")), 4);
    EXPECT_EQ(terminalWidth(QString::fromUtf8("e\u0301")), 1);
    EXPECT_EQ(terminalWidth(QString::fromUtf8("😀")), 2);
    EXPECT_EQ(terminalWidth(QString(QChar(0xd800))), 1); // half a pair is still one thing on screen
}

TEST(TerminalText, ElidesToCells)
{
    EXPECT_EQ(elidedForTerminal(QStringLiteral("alice"), 5), QStringLiteral("alice"));
    EXPECT_EQ(elidedForTerminal(QStringLiteral("alice.wong"), 6), QString::fromUtf8("alice…"));
    const QString wide = elidedForTerminal(QString::fromUtf8("李雷韩梅梅"), 6);
    EXPECT_EQ(wide, QString::fromUtf8("李雷…"));
    EXPECT_LE(terminalWidth(wide), 6);
}

} // namespace
