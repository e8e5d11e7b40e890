// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/shellword.h"

#include <QProcess>

#include <gtest/gtest.h>

namespace
{

TEST(ShellWord, IsTextForTheShellWhateverIsInIt)
{
    for (const char *text : {"acme:*:login:*", "it's", "';reboot;'", "$(reboot)`reboot`", "a\\b\"c", "'", "''", "",
                             "!! ~ # & | > <", "für:李雷:*", "-x"}) {
        const auto word = app::shellWord(text);
        ASSERT_TRUE(word.has_value()) << text;
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("printf '[%s]' ") + *word});
        ASSERT_TRUE(shell.waitForFinished());
        EXPECT_EQ(shell.readAllStandardOutput(), '[' + QByteArray(text) + ']');
    }
}

TEST(ShellWord, IsNoneWhereItIsNotWhatItLooksLike)
{
    for (const char *text : {"a\nreboot\n", "a\x1b[2J", "a\tb", "\xff\xfe", "a\u202e", "\x7f"})
        EXPECT_FALSE(app::shellWord(text).has_value()) << text;
    EXPECT_FALSE(app::shellWord(QByteArray("a\0b", 3)).has_value());
}

} // namespace
