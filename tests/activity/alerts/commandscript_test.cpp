// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/alertcommand.h"
#include "models/activity/alerts/commandscript.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using alerts::scriptProblem;

namespace
{

alerts::Record scriptedRecord(const QByteArray &who)
{
    alerts::Record record;
    record.transition.rule = {messages::AlertKind::UserSessions, true, 20, 10};
    record.transition.hasFired = true;
    record.transition.value = 31;
    record.transition.who = who;
    record.server = QStringLiteral("Shop");
    return record;
}

/// Words, by a bar between them.
QStringList words(const char *command)
{
    return QString::fromUtf8(command).split(QLatin1Char('|'));
}

} // namespace

TEST(CommandScript, NobodyWritesAPartOfWhatAnInterpreterRuns)
{
    for (const char *command : {
             "sh|-c|echo {user}",
             "/bin/bash|-lc|notify \"{server}\"",
             "bash|-o|pipefail|-c|echo {text}",
             "bash|-c|-e|echo {text}",
             "bash|-co|pipefail|echo {text}",
             "dash|-c|--|echo {user}",
             "zsh|-c|echo {user}",
             "python3|-c|print('{user}')",
             "python3.11|-cprint('{user}')",
             "perl|-e|1;|-e|print '{user}'",
             "perl|-lne|print '{user}'",
             "ruby|-e|puts '{user}'",
             "node|--eval=console.log('{user}')",
             "php|-r|echo '{user}';",
             "awk|BEGIN { print \"{user}\" }",
             "sed|-e|s/x/{user}/e",
             "env|LANG=C|sh|-c|echo {user}",
             "env|-S|page-me {user}",
             "sudo|-u|nobody|bash|-c|echo {alert} {user}",
             "timeout|5|busybox|sh|-c|echo {value}",
             "wrap-me|bash|-c|echo {user}",
             "ssh|host|page-me {user}",
             "su|-c|page-me {user}|nobody",
             "bash|{user}",
             "bash|-{user}",
         })
        EXPECT_TRUE(scriptProblem(words(command)).contains(QStringLiteral("$SESSIONSCOPE_USER"))) << command;
    for (const char *placeholder : alerts::kPlaceholders)
        EXPECT_FALSE(scriptProblem({QStringLiteral("sh"), QStringLiteral("-c"), QLatin1String(placeholder)}).isEmpty())
            << placeholder;
}

TEST(CommandScript, ArgumentsOfAScriptAreNoPartOfIt)
{
    for (const char *command : {
             "page-me|--message|{server}: {text}",
             "page-me|-c|{user}",
             "page-me|node|{server}",
             "sh|-c|page-me \"$1\"|sh|{user}",
             "sh|-c|page-me \"$SESSIONSCOPE_USER\"",
             "bash|-o|pipefail|page-me.sh|{user}",
             "python3|page-me.py|-c|{text}",
             "python3|-u|page-me.py|{text}",
             "perl|-e|print @ARGV|--|{user}",
             "env|LANG=C|page-me|{user}",
             "sudo|page-me|{user}",
             "shasum|{user}",
             "{user}",
         })
        EXPECT_EQ(scriptProblem(words(command)), QString()) << command;
    EXPECT_EQ(scriptProblem({}), QString());
}

TEST(CommandScript, WhatWasSavedBeforeIsNotRunEither)
{
    const QTemporaryDir folder;
    const QString owned = folder.filePath(QStringLiteral("owned"));
    alerts::AlertCommand command;
    const QSignalSpy failed(&command, &alerts::AlertCommand::failed);
    command.run({QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("echo '{user}'")},
                scriptedRecord("'; touch " + QFile::encodeName(owned) + "; '"));
    ASSERT_EQ(failed.count(), 1);
    EXPECT_TRUE(failed.constFirst().constFirst().toString().contains(QStringLiteral("was not run")));
    EXPECT_TRUE(command.isIdle());
    EXPECT_FALSE(QFile::exists(owned));
}

TEST(CommandScript, NoUserIsAnOption)
{
    for (const char *user : {"-rf", "--config=/tmp/x", "+x", "@/etc/passwd"}) {
        const QStringList filled =
            alerts::filledCommand(words("page-me|{user}|--user={user}|-{user}|+{alert}|{text}"), scriptedRecord(user));
        const QString name = QString::fromLatin1(user);
        EXPECT_EQ(filled.at(1), QLatin1Char(' ') + name);
        EXPECT_EQ(filled.at(2), QStringLiteral("--user=") + name) << "as it is where it is no option";
        EXPECT_EQ(filled.at(3), QLatin1Char('-') + name) << "somebody's own";
        EXPECT_EQ(filled.at(4), QStringLiteral("+user_sessions"));
        EXPECT_TRUE(filled.at(5).startsWith(QStringLiteral("User "))) << qPrintable(filled.at(5));
    }
    EXPECT_EQ(alerts::filledCommand(words("page-me|{user}"), scriptedRecord("al-ice")).at(1), QStringLiteral("al-ice"));
    EXPECT_EQ(alerts::filledCommand(words("page-me|{user}-x"), scriptedRecord("")).at(1), QStringLiteral(" -x"));
}
