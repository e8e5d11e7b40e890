// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Papers that other tools read: by those tools, where they are installed.
#include "tests/support/places.h"
#include "tests/app/papers/sourcefile.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace
{

const auto kSource = support::sourceFolder() + QStringLiteral("/");

struct Said {
    int status = -1;
    std::string text; ///< on both streams
};

Said run(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("MANWIDTH"), QStringLiteral("80"));
    environment.insert(QStringLiteral("MANROFFSEQ"), QString());
    const QTemporaryDir home;
    environment.insert(QStringLiteral("HOME"), home.path());
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tool, arguments);
    if (!process.waitForFinished())
        return {};
    return {process.exitCode(), process.readAll().toStdString()};
}

#define SKIP_WITHOUT(tool)                                                                                             \
    if (QStandardPaths::findExecutable(QStringLiteral(tool)).isEmpty())                                                \
    GTEST_SKIP() << tool " is not installed: this was not looked at"

TEST(Validity, OfTheDesktopFile)
{
    SKIP_WITHOUT("desktop-file-validate");
    const Said said = run(QStringLiteral("desktop-file-validate"),
                          {kSource + QStringLiteral("resources/desktop/org.sessionscope.Sessionscope.desktop")});
    EXPECT_EQ(said.status, 0);
    EXPECT_EQ(said.text, "") << "not even a hint";
}

TEST(Validity, OfTheMetainfo)
{
    SKIP_WITHOUT("appstreamcli");
    const Said said = run(QStringLiteral("appstreamcli"),
                          {QStringLiteral("validate"), QStringLiteral("--no-net"),
                           kSource + QStringLiteral("resources/desktop/org.sessionscope.Sessionscope.metainfo.xml")});
    EXPECT_EQ(said.status, 0) << said.text;
}

TEST(Validity, OfTheManualPage)
{
    SKIP_WITHOUT("man");
    SKIP_WITHOUT("groff");
    const QTemporaryDir folder;
    const Said said =
        run(QStringLiteral("sh"),
            {QStringLiteral("-c"), QStringLiteral("man --warnings -E UTF-8 -l -Tutf8 -Z \"$1\" >/dev/null"),
             QStringLiteral("sh"), kSource + QStringLiteral("resources/man/sessionscope.1")});
    EXPECT_EQ(said.text, "");
}

/// Each licence that is named is told, and the other way round.
TEST(Validity, OfTheCopyrightFile)
{
    const QString text = support::sourceFile(QStringLiteral("resources/packaging/debian/copyright"));
    ASSERT_TRUE(text.startsWith(
        QStringLiteral("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n")));
    QSet<QString> used;
    QSet<QString> told;
    for (const QString &paragraph : text.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
        const auto licence = QRegularExpression(QStringLiteral("(?m)^License: (\\S+)$")).match(paragraph);
        (paragraph.startsWith(QStringLiteral("License:")) ? told : used) += licence.captured(1);
        for (const QString &line : paragraph.split(QLatin1Char('\n'))) {
            const bool isField = QRegularExpression(QStringLiteral("^([A-Z][A-Za-z-]+:| \\S)")).match(line).hasMatch();
            EXPECT_TRUE(isField || line.isEmpty() || line.startsWith(QStringLiteral("  "))) << qPrintable(line);
        }
    }
    used.remove(QString());
    EXPECT_EQ(used, told);
    EXPECT_TRUE(used.contains(QStringLiteral("GPL-3+")));
}

} // namespace
