// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The manual page tells what the program does.
#include "tests/app/papers/offeredoptions.h"
#include "tests/app/papers/sourcefile.h"
#include "tests/app/programrun.h"

#include <QRegularExpression>

#include <gtest/gtest.h>

namespace
{

/// As it is read: without the marks of troff.
QString manualPage()
{
    QString page = support::sourceFile(QStringLiteral("resources/man/sessionscope.1"));
    page.replace(QStringLiteral("\\-"), QStringLiteral("-"));
    return page;
}

/// What stands under OPTIONS.
QString optionsPart()
{
    return manualPage().section(QStringLiteral(".SH OPTIONS"), 1).section(QStringLiteral("\n.SH "), 0, 0);
}

bool names(const QString &text, const QString &option)
{
    const QRegularExpression word(QStringLiteral("(?<![\\w-])%1(?![\\w-])").arg(QRegularExpression::escape(option)));
    return word.match(text).hasMatch();
}

TEST(ManPage, HasEveryOptionOfTheHelp)
{
    const QString page = optionsPart();
    ASSERT_FALSE(page.isEmpty());
    EXPECT_GT(support::toldOptions().size(), 30);
    for (const QString &option : support::toldOptions())
        EXPECT_TRUE(names(page, option)) << qPrintable(option);
}

TEST(ManPage, HasNoOptionThatIsNotThere)
{
    QSet<QString> known;
    for (const QCommandLineOption &option : app::Options().all()) {
        for (const QString &name : option.names())
            known += QStringLiteral("--") + name;
    }
    auto found = QRegularExpression(QStringLiteral("--[a-z][a-z-]*")).globalMatch(manualPage());
    while (found.hasNext()) {
        const QString option = found.next().captured();
        EXPECT_TRUE(known.contains(option)) << qPrintable(option);
    }
}

/// Also that of each command, which is the same.
TEST(ManPage, HasWhatTheProgramItselfPrints)
{
    for (const QString &command : support::kCommands) {
        support::ProgramRun help;
        ASSERT_EQ(help.run(command.isEmpty() ? QStringList{QStringLiteral("--help")}
                                             : QStringList{command, QStringLiteral("--help")}),
                  0);
        int count = 0;
        auto found = QRegularExpression(QStringLiteral("(?m)^  (-[^<\\s,]+(?:, -[^<\\s,]+)*)"))
                         .globalMatch(QString::fromUtf8(help.output));
        while (found.hasNext()) {
            for (const QString &option : found.next().captured(1).split(QStringLiteral(", "))) {
                EXPECT_TRUE(names(optionsPart(), option)) << qPrintable(option);
                ++count;
            }
        }
        EXPECT_GT(count, 30) << qPrintable(command);
    }
}

TEST(ManPage, HasTheCommandsAndTheExitStatus)
{
    const QString page = manualPage();
    for (const QString &command : support::kCommands.mid(1)) {
        EXPECT_TRUE(page.contains(QStringLiteral("\n.TP\n.B %1\n").arg(command))) << qPrintable(command);
        EXPECT_TRUE(page.contains(QStringLiteral(".SY sessionscope\n.B %1\n").arg(command))) << qPrintable(command);
    }
    using app::ExitCode;
    const QString status = page.section(QStringLiteral(".SH EXIT STATUS"), 1).section(QStringLiteral("\n.SH "), 0, 0);
    for (const ExitCode code : {ExitCode::Done, ExitCode::Failed, ExitCode::WrongUsage, ExitCode::CouldNotConnect,
                                ExitCode::AlertFired, ExitCode::NobodyReads})
        EXPECT_TRUE(status.contains(QStringLiteral("\n.B %1\n").arg(int(code)))) << int(code);
    for (const char *variable : {"REDISCLI_AUTH", "SESSIONSCOPE_KEY_PASSPHRASE", "SESSIONSCOPE_SENTINEL_PASSWORD"})
        EXPECT_TRUE(page.contains(QString::fromLatin1(variable))) << variable;
}

TEST(ManPage, IsOfThisVersion)
{
    EXPECT_TRUE(manualPage().contains(QStringLiteral("Sessionscope " SESSIONSCOPE_VERSION)));
    EXPECT_TRUE(support::sourceFile(QStringLiteral("resources/packaging/debian/changelog"))
                    .startsWith(QStringLiteral("sessionscope (" SESSIONSCOPE_VERSION ")")));
    EXPECT_TRUE(support::sourceFile(QStringLiteral("resources/desktop/org.sessionscope.Sessionscope.metainfo.xml"))
                    .contains(QStringLiteral("<release version=\"" SESSIONSCOPE_VERSION "\"")));
}

TEST(Version, NamesTheLibrariesToo)
{
    support::ProgramRun version;
    ASSERT_EQ(version.run({QStringLiteral("--version")}), 0);
    const QRegularExpression said(QStringLiteral("^Sessionscope %1\\nQt %2, hiredis \\d+\\.\\d+\\.\\d+\\n$")
                                      .arg(QRegularExpression::escape(QStringLiteral(SESSIONSCOPE_VERSION)),
                                           QRegularExpression::escape(QString::fromLatin1(qVersion()))));
    EXPECT_TRUE(said.match(QString::fromUtf8(version.output)).hasMatch()) << version.output.toStdString();
}

} // namespace
