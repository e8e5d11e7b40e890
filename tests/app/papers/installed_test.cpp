// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What `cmake --install` puts where, and that the menus of a desktop find it there.
#include "tests/support/places.h"
#include "tests/app/papers/sourcefile.h"

#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace
{

class Installed : public ::testing::Test
{
protected:
    void SetUp() override
    {
        QProcess cmake;
        cmake.setProcessChannelMode(QProcess::MergedChannels);
        cmake.start(QStringLiteral(SESSIONSCOPE_CMAKE),
                    {QStringLiteral("--install"), support::buildFolder(), QStringLiteral("--prefix"), prefix.path()});
        ASSERT_TRUE(cmake.waitForFinished(120'000));
        ASSERT_EQ(cmake.exitCode(), 0) << cmake.readAll().toStdString();
    }

    QFileInfo at(const QString &path) const { return QFileInfo(prefix.filePath(path)); }

    const QTemporaryDir prefix;
};

TEST_F(Installed, EverythingIsWhereToolsLookForIt)
{
    EXPECT_TRUE(at(QStringLiteral("bin/sessionscope")).isExecutable());
    for (const char *path : {"share/applications/org.sessionscope.Sessionscope.desktop",
                             "share/metainfo/org.sessionscope.Sessionscope.metainfo.xml",
                             "share/icons/hicolor/scalable/apps/org.sessionscope.Sessionscope.svg",
                             "share/man/man1/sessionscope.1", "share/man/zh_CN/man1/sessionscope.1",
                             "share/bash-completion/completions/sessionscope", "share/doc/sessionscope/copyright"})
        EXPECT_GT(at(QString::fromLatin1(path)).size(), 0) << path;
    for (const int side : {16, 22, 32, 48, 64, 128, 256}) {
        const QImage icon(
            at(QStringLiteral("share/icons/hicolor/%1x%1/apps/org.sessionscope.Sessionscope.png").arg(side))
                .filePath());
        EXPECT_EQ(icon.size(), QSize(side, side)) << side;
        EXPECT_TRUE(icon.hasAlphaChannel()) << side;
    }

    QProcess program;
    program.start(at(QStringLiteral("bin/sessionscope")).filePath(), {QStringLiteral("--version")});
    ASSERT_TRUE(program.waitForFinished());
    EXPECT_TRUE(program.readAllStandardOutput().startsWith("Sessionscope " SESSIONSCOPE_VERSION "\n"));
}

TEST_F(Installed, TheDesktopFileNamesWhatIsThere)
{
    QFile file(at(QStringLiteral("share/applications/org.sessionscope.Sessionscope.desktop")).filePath());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    EXPECT_TRUE(text.contains("\nExec=sessionscope\n"));
    EXPECT_TRUE(text.contains("\nIcon=org.sessionscope.Sessionscope\n"));
}

} // namespace
