// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/useragent.h"

#include <gtest/gtest.h>

#include <string>

using namespace text;

TEST(UserAgent, Devices)
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
