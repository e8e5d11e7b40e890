// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/printabletext.h"

#include <gtest/gtest.h>

#include <string>

using namespace text;

namespace
{

std::string printed(const QString &string)
{
    return string.toStdString();
}

} // namespace

TEST(PrintableText, PrintableShowsWhatCannotBeSeen)
{
    EXPECT_EQ(printed(printableText("alice@example.com")), "alice@example.com");
    EXPECT_TRUE(printableText({}).isEmpty());
    EXPECT_EQ(printed(printableText("søren 李雷 🙂")), "søren 李雷 🙂");
    EXPECT_EQ(printed(printableText(QByteArray("a\0b\n\t\x1b", 6))), "a\\x00b\\n\\t\\x1b");
    EXPECT_EQ(printed(printableText("\xff\xfe ok")), "\\xff\\xfe ok");
    EXPECT_EQ(printed(printableText("\xe2\x80\xaegpj.exe")), "\\u202egpj.exe");
    EXPECT_EQ(printed(printableText("a\xe2\x80\xa8z")), "a\\u2028z");
    // Overlong, surrogate, beyond Unicode, cut off.
    EXPECT_EQ(printed(printableText("\xc0\xaf")), "\\xc0\\xaf");
    EXPECT_EQ(printed(printableText("\xed\xa0\x80")), "\\xed\\xa0\\x80");
    EXPECT_EQ(printed(printableText("\xf4\x90\x80\x80")), "\\xf4\\x90\\x80\\x80");
    EXPECT_EQ(printed(printableText("x\xe2\x82")), "x\\xe2\\x82");
}

TEST(PrintableText, MasksNeverReveal)
{
    EXPECT_EQ(printed(maskedSessionId("3f9a0011223344556677889900aabc41")), "3f9a…c41");
    for (int length = 1; length <= 200; ++length) {
        QByteArray id;
        for (int at = 0; at < length; ++at)
            id += static_cast<char>('!' + (at * 7) % 90);
        const QString masked = maskedSessionId(id);
        const qsizetype shown = masked.size() - 1;
        if (length <= 8) {
            EXPECT_EQ(masked, QStringLiteral("••••"));
        } else {
            EXPECT_LE(shown, length / 4);
            EXPECT_LE(shown, 7);
        }
        EXPECT_FALSE(masked.contains(QString::fromLatin1(id)));
    }
    EXPECT_EQ(printed(maskedSessionId(QByteArray(32, '\xff'))), "\\xff\\xff\\xff\\xff…\\xff\\xff\\xff");
}

TEST(PrintableText, AKeyIsMaskedWhereverItHasItsId)
{
    const QByteArray id = "Ab3dEf6hIj9lMn2p";
    const QByteArray masked = text::maskedSessionId(id).toUtf8();
    EXPECT_EQ(text::maskedKey("sess:" + id, id), "sess:" + masked);
    EXPECT_EQ(text::maskedKey("{" + id + "}:s:" + id, id), "{" + masked + "}:s:" + masked);
    EXPECT_EQ(text::maskedKey(id, id), masked);
    EXPECT_FALSE(text::maskedKey("sess:Ab3dEf6hIj9lMn2p", "another").contains("Ab3dEf6hIj9lMn2p"));
    EXPECT_FALSE(text::maskedKey("sess:Ab3dEf6hIj9lMn2p", {}).contains("Ab3dEf6hIj9lMn2p"));
    EXPECT_EQ(text::maskedWithin("user_sessions:alice", id), std::nullopt);
    EXPECT_EQ(text::maskedWithin("user_sessions:alice", {}), std::nullopt);
}
