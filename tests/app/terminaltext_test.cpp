// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminaltext.h"

#include <QJsonArray>
#include <QJsonDocument>

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

TEST(TerminalText, JsonReadsBackAsItWas)
{
    for (const QString &text :
         {QStringLiteral("alice"), QString::fromUtf8("李雷 \"x\" \\ / \u2028"),
          QStringLiteral("a\nb\tc\x1b[31m"), QString(QChar(0x9b)) + QStringLiteral("31m"),
          QString::fromUtf8("nimda\u202e \U000e0041 😀")}) {
        const QByteArray json = jsonString(text);
        EXPECT_EQ(QJsonDocument::fromJson('[' + json + ']').array().at(0).toString(), text)
            << json.constData();
        for (const QChar character : QString::fromUtf8(json))
            EXPECT_FALSE(character.category() == QChar::Other_Control ||
                         character.category() == QChar::Other_Format)
                << json.constData();
    }
    EXPECT_EQ(jsonString({}), "null");
}

TEST(TerminalText, CsvCellsAreNeverFormulas)
{
    EXPECT_EQ(csvCell({}), "\"\"");
    EXPECT_EQ(csvCell(QStringLiteral("say \"hi\"")), "\"say \"\"hi\"\"\"");
    for (const char *text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
        EXPECT_TRUE(csvCell(QString::fromLatin1(text)).startsWith("\"'")) << text;
    EXPECT_EQ(csvCell(QStringLiteral("10.0.0.1")), "\"10.0.0.1\"");
}

TEST(TerminalText, CsvCellsKeepLinesAndShowWhatActs)
{
    EXPECT_EQ(csvCell(QStringLiteral("a\nb\tc")), "\"a\nb\tc\"");
    EXPECT_EQ(csvCell(QStringLiteral("a\x1b[31m")), "\"a\\u001b[31m\"");
    EXPECT_EQ(csvCell(QString::fromUtf8("a\u202eb")), "\"a\\u202eb\"");
}

TEST(TerminalText, OnlyUtf8IsText)
{
    EXPECT_EQ(utf8Text(QByteArrayView()), QString());
    EXPECT_EQ(utf8Text("李\n"), QString::fromUtf8("李\n"));
    const QByteArray marked = "\xef\xbb\xbf"
                              "a";
    EXPECT_EQ(utf8Text(marked)->toUtf8(), marked);
    for (const char *bytes : {"\xff", "a\xe2\x80", "\xc0\xaf", "\xed\xa0\x80"})
        EXPECT_FALSE(utf8Text(bytes)) << bytes;
}

} // namespace
