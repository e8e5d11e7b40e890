// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What shells complete is what the program takes: each option where the parser takes it, and nowhere else.
#include "tests/support/places.h"
#include "tests/app/papers/offeredoptions.h"
#include "tests/app/papers/sourcefile.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace
{

/// What bash's own completion offers for a line that is typed up to its end, in a bash of its own.
QStringList offeredFor(const QString &line, const QString &folder = {})
{
    QProcess bash;
    if (!folder.isEmpty())
        bash.setWorkingDirectory(folder);
    const QString script = QStringLiteral("source '%1/resources/completions/sessionscope.bash'\n"
                                          "COMP_LINE=$1 COMP_POINT=${#1}\n"
                                          "_sessionscope\n"
                                          "printf '%s\\n' \"${COMPREPLY[@]}\"\n")
                               .arg(support::sourceFolder());
    bash.start(QStringLiteral("bash"),
               {QStringLiteral("--norc"), QStringLiteral("-c"), script, QStringLiteral("bash"), line});
    if (!bash.waitForFinished())
        return {QStringLiteral("(bash hangs)")};
    EXPECT_EQ(bash.readAllStandardError().toStdString(), "") << qPrintable(line);
    return QString::fromUtf8(bash.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

QSet<QString> setOf(const QStringList &words)
{
    return {words.begin(), words.end()};
}

std::string listed(const QSet<QString> &words)
{
    QStringList sorted = words.values();
    sorted.sort();
    return sorted.join(QLatin1Char(' ')).toStdString();
}

TEST(BashCompletion, OffersEachOptionWhereItBelongsAndNowhereElse)
{
    for (const QString &command : support::kCommands) {
        const QStringList offered = offeredFor(
            QStringLiteral("sessionscope %1--").arg(command.isEmpty() ? command : command + QLatin1Char(' ')));
        EXPECT_EQ(listed(setOf(offered)), listed(support::optionsOf(command))) << "command: " << qPrintable(command);
        EXPECT_EQ(offered.size(), setOf(offered).size()) << "something twice";
    }
}

TEST(BashCompletion, EachOptionIsCompletedFromItsBeginning)
{
    for (const QString &option : support::optionsOf({})) {
        const QStringList offered = offeredFor(QStringLiteral("sessionscope ") + option.chopped(1));
        EXPECT_TRUE(offered.contains(option)) << qPrintable(option);
    }
}

TEST(BashCompletion, OffersCommandsAndAddresses)
{
    const QStringList offered = offeredFor(QStringLiteral("sessionscope "));
    for (const QString &command : support::kCommands.mid(1))
        EXPECT_TRUE(offered.contains(command)) << qPrintable(command);
    EXPECT_TRUE(offered.contains(QStringLiteral("redis://")));
    EXPECT_EQ(offeredFor(QStringLiteral("sessionscope lo")), QStringList{QStringLiteral("logout")});
    // What an option is given is no command.
    EXPECT_TRUE(
        offeredFor(QStringLiteral("sessionscope --connection list --sch")).contains(QStringLiteral("--scheme")));
    EXPECT_FALSE(offeredFor(QStringLiteral("sessionscope list l")).contains(QStringLiteral("list")));
}

TEST(BashCompletion, OffersTheValuesThatTheProgramTakes)
{
    const auto takes = [](const QStringList &arguments) {
        return app::parseCommandLine(QStringList{QStringLiteral("sessionscope")} + arguments).has_value();
    };
    const auto each = [&takes](const QString &line, const QStringList &before, const QString &option) {
        const QStringList offered = offeredFor(line);
        EXPECT_FALSE(offered.isEmpty()) << qPrintable(line);
        for (const QString &value : offered)
            EXPECT_TRUE(takes(before + QStringList{option + value})) << qPrintable(line + value);
    };
    each(QStringLiteral("sessionscope --scheme "), {}, QStringLiteral("--scheme="));
    each(QStringLiteral("sessionscope --scheme="), {}, QStringLiteral("--scheme="));
    each(QStringLiteral("sessionscope --size "), {}, QStringLiteral("--size="));
    each(QStringLiteral("sessionscope --demo="), {}, QStringLiteral("--demo="));
    for (const char *command : {"list", "watch", "why"})
        each(QStringLiteral("sessionscope %1 --format ").arg(QLatin1String(command)), {QString::fromLatin1(command)},
             QStringLiteral("--format="));
    each(QStringLiteral("sessionscope logout --format "),
         {QStringLiteral("logout"), QStringLiteral("--filter=a"), QStringLiteral("--reason=b")},
         QStringLiteral("--format="));
    // Bash takes the colon for an end, too.
    EXPECT_EQ(offeredFor(QStringLiteral("sessionscope --demo=story:re")), QStringList{QStringLiteral("restart")});
    EXPECT_TRUE(offeredFor(QStringLiteral("sessionscope --reason ")).isEmpty());
}

TEST(BashCompletion, CompletesFilesAlsoWithSpaces)
{
    const QTemporaryDir folder;
    ASSERT_TRUE(QFile(folder.filePath(QStringLiteral("our authority.pem"))).open(QIODevice::WriteOnly));
    for (const char *option :
         {"--cacert ", "--tls-ca=", "--cert ", "--tls-cert ", "--key ", "--tls-key ", "--screenshot "})
        EXPECT_EQ(offeredFor(QStringLiteral("sessionscope %1our").arg(QLatin1String(option)), folder.path()),
                  QStringList{QStringLiteral("our authority.pem")})
            << option;
}

TEST(ZshCompletion, HasTheSameOptions)
{
    const QString text = support::sourceFile(QStringLiteral("resources/completions/_sessionscope"));
    const auto partOf = [&text](const QString &name) {
        return text.section(QStringLiteral("local -a %1=(").arg(name), 1).section(QStringLiteral("local -a"), 0, 0);
    };
    const auto optionsIn = [](const QString &part) {
        QSet<QString> found;
        auto each = QRegularExpression(QStringLiteral("--[a-z][a-z-]*[a-z]")).globalMatch(part);
        while (each.hasNext())
            found += each.next().captured();
        return found;
    };
    for (const QString &command : support::kCommands) {
        QSet<QString> offered = optionsIn(partOf(QStringLiteral("anywhere"))) +
                                optionsIn(partOf(command.isEmpty() ? QStringLiteral("window") : command)
                                              .section(QStringLiteral("_sessionscope_"), 0, 0));
        if (partOf(command).startsWith(QStringLiteral("$filter")))
            offered += QStringLiteral("--filter");
        EXPECT_EQ(listed(offered), listed(support::optionsOf(command))) << "command: " << qPrintable(command);
    }
    const QString zsh = QStandardPaths::findExecutable(QStringLiteral("zsh"));
    if (zsh.isEmpty())
        GTEST_SKIP() << "zsh is not installed: whether it can read the file was not looked at";
    EXPECT_EQ(
        QProcess::execute(zsh, {QStringLiteral("-n"),
                                support::sourceFolder() + QStringLiteral("/resources/completions/_sessionscope")}),
        0);
}

} // namespace
