// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/durationtext.h"
#include "models/sessions/printabletext.h"
#include "models/sessions/sessiontext.h"
#include "models/sessions/useragent.h"

#include <gtest/gtest.h>

using namespace sessions;

namespace
{

std::string text(const QString &string)
{
    return string.toStdString();
}

} // namespace

TEST(Texts, Durations)
{
    EXPECT_EQ(text(durationText(-5)), "0 s");
    EXPECT_EQ(text(durationText(0)), "0 s");
    EXPECT_EQ(text(durationText(1)), "1 s") << "a second that has begun counts";
    EXPECT_EQ(text(durationText(17'000)), "17 s");
    EXPECT_EQ(text(durationText(59'001)), "1 min 00 s");
    EXPECT_EQ(text(durationText(240'000)), "4 min 00 s");
    EXPECT_EQ(text(durationText(29 * 60'000 + 2000)), "29 min 02 s");
    EXPECT_EQ(text(durationText(86 * 60'000)), "1 h 26 min");
    EXPECT_EQ(text(durationText(17 * 3'600'000)), "17 h 00 min");
    EXPECT_EQ(text(durationText(277LL * 3'600'000)), "11 d 13 h");
    EXPECT_FALSE(durationText(std::numeric_limits<qint64>::max()).isEmpty());
}

TEST(Texts, PastTimes)
{
    EXPECT_EQ(text(pastText(-7000)), "just now");
    EXPECT_EQ(text(pastText(999)), "just now");
    EXPECT_EQ(text(pastText(2400)), "2 s ago");
    EXPECT_EQ(text(pastText(23 * 60'000)), "23 min ago");
    EXPECT_EQ(text(pastText(5 * 3'600'000)), "5 h ago");
    EXPECT_EQ(text(pastText(25 * 3'600'000)), "1 d ago");
    EXPECT_TRUE(absoluteText(0).isEmpty());
    EXPECT_EQ(absoluteText(1'795'000'000'000).size(), 19);
}

TEST(Texts, States)
{
    EXPECT_EQ(text(stateText(RowChange::Present, 0, 5)), "live");
    EXPECT_EQ(text(stateText(RowChange::Present, 6, 5)), "live");
    EXPECT_EQ(text(stateText(RowChange::Present, 5, 5)), "due");
    EXPECT_EQ(text(stateText(RowChange::Expired, 6, 5)), "expired");
    EXPECT_EQ(text(stateText(RowChange::LoggedOut, 6, 5)), "logged out");
    EXPECT_EQ(text(stateText(RowChange::Evicted, 6, 5)), "evicted");
    EXPECT_EQ(text(stateText(RowChange::Vanished, 6, 5)), "gone");
    EXPECT_EQ(text(stateText(RowChange::Replaced, 6, 5)), "gone");
    EXPECT_EQ(text(remainingText(RowChange::Present, 41'005, 5)), "41 s");
    EXPECT_EQ(text(remainingText(RowChange::Present, 0, 5)), "no expiry");
    EXPECT_EQ(text(remainingText(RowChange::Present, 5, 5)), "due · not reaped");
    EXPECT_EQ(text(remainingText(RowChange::Evicted, 9999, 5)), "evicted");
}

TEST(Texts, PrintableShowsWhatCannotBeSeen)
{
    EXPECT_EQ(text(printableText("alice@example.com")), "alice@example.com");
    EXPECT_TRUE(printableText({}).isEmpty());
    EXPECT_EQ(text(printableText("søren 李雷 🙂")), "søren 李雷 🙂");
    EXPECT_EQ(text(printableText(QByteArray("a\0b\n\t\x1b", 6))), "a\\x00b\\n\\t\\x1b");
    EXPECT_EQ(text(printableText("\xff\xfe ok")), "\\xff\\xfe ok");
    EXPECT_EQ(text(printableText("\xe2\x80\xaegpj.exe")), "\\u202egpj.exe");
    EXPECT_EQ(text(printableText("a\xe2\x80\xa8z")), "a\\u2028z");
    // Overlong, surrogate, beyond Unicode, cut off.
    EXPECT_EQ(text(printableText("\xc0\xaf")), "\\xc0\\xaf");
    EXPECT_EQ(text(printableText("\xed\xa0\x80")), "\\xed\\xa0\\x80");
    EXPECT_EQ(text(printableText("\xf4\x90\x80\x80")), "\\xf4\\x90\\x80\\x80");
    EXPECT_EQ(text(printableText("x\xe2\x82")), "x\\xe2\\x82");
}

TEST(Texts, MasksNeverReveal)
{
    EXPECT_EQ(text(maskedSessionId("3f9a0011223344556677889900aabc41")), "3f9a…c41");
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
    EXPECT_EQ(text(maskedSessionId(QByteArray(32, '\xff'))), "\\xff\\xff\\xff\\xff…\\xff\\xff\\xff");
}

TEST(Texts, Devices)
{
    const auto label = [](const QByteArray &agent) { return deviceLabel(agent).toStdString(); };
    const QByteArray chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                              "Chrome/120.0.0.0 Safari/537.36";
    EXPECT_EQ(label(chrome), "Chrome · Windows");
    EXPECT_EQ(label(chrome + " Edg/120.0.0.0"), "Edge · Windows");
    EXPECT_EQ(label(chrome + " OPR/106.0.0.0"), "Opera · Windows");
    EXPECT_EQ(label("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"), "Firefox · Linux");
    EXPECT_EQ(label("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                    "Version/17.1 Safari/605.1.15"),
              "Safari · macOS");
    EXPECT_EQ(label("Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
                    "Gecko) Version/17.1 Mobile/15E148 Safari/604.1"),
              "Safari · iPhone");
    EXPECT_EQ(label("Mozilla/5.0 (iPad; CPU OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                    "CriOS/120.0 Mobile/15E148 Safari/604.1"),
              "Chrome · iPad");
    EXPECT_EQ(label("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
                    "Chrome/120.0.0.0 Mobile Safari/537.36"),
              "Chrome · Android");
    EXPECT_EQ(label("curl/8.4.0"), "curl");
    EXPECT_EQ(label("python-requests/2.31"), "python-requests");
    EXPECT_EQ(label("MyShop/5.1 (iPhone; iOS 17.1)"), "MyShop · iPhone");
    EXPECT_EQ(label("Mozilla/5.0 (Windows NT 6.1)"), "Windows");
    EXPECT_EQ(label("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"), "Googlebot");
    EXPECT_EQ(label(""), "");
    EXPECT_EQ(label("   "), "");
    EXPECT_EQ(label("()"), "()");
    EXPECT_LE(deviceLabel(QByteArray(5000, 'x')).size(), 60);
}
