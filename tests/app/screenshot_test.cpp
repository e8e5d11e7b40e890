// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QSet>

#include <gtest/gtest.h>

#include <sys/stat.h>

using support::ProgramRun;

namespace
{

TEST(Screenshot, NeedsNoDisplayAndHasTheSizeAskedFor)
{
    ProgramRun program;
    const QString file = program.folder.filePath(QStringLiteral("picture"));
    ASSERT_EQ(program.run({QStringLiteral("--screenshot"), file, QStringLiteral("--after"), QStringLiteral("0.3"),
                           QStringLiteral("--size"), QStringLiteral("1400x900"), QStringLiteral("--scheme"),
                           QStringLiteral("dark")}),
              0)
        << program.errors.constData();
    const QImage picture(file, "png");
    EXPECT_EQ(picture.size(), QSize(1400, 900));
    EXPECT_LT(picture.pixelColor(5, 400).lightness(), 128);
    EXPECT_FALSE(program.errors.contains("propagateSizeHints")) << program.errors.constData();
}

TEST(Screenshot, LeavesTheSettingsAlone)
{
    ProgramRun program;
    const auto settings = [&] {
        QByteArray found;
        QDirIterator files(program.folder.path(), {QStringLiteral("*.conf"), QStringLiteral("*.ini")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QFile::ReadOnly))
                found += file.fileName().toUtf8() + '\n' + file.readAll();
        }
        return found;
    };
    const QByteArray before = settings();
    for (const char *size : {"1400x900", "1000x700"}) {
        ASSERT_EQ(program.run({QStringLiteral("--screenshot"), program.folder.filePath(QStringLiteral("picture.png")),
                               QStringLiteral("--after"), QStringLiteral("0.3"), QStringLiteral("--size"),
                               QString::fromLatin1(size)}),
                  0);
        EXPECT_EQ(settings(), before);
    }
}

TEST(Screenshot, SaysWhenTheWindowCannotBeThatSmall)
{
    ProgramRun program;
    const QString file = program.folder.filePath(QStringLiteral("small.png"));
    ASSERT_EQ(program.run({QStringLiteral("--screenshot"), file, QStringLiteral("--after"), QStringLiteral("0.3"),
                           QStringLiteral("--size"), QStringLiteral("330x330")}),
              0);
    const QSize size = QImage(file).size();
    const QString used = QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
    EXPECT_TRUE(program.errors.contains("330x330")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains(used.toLatin1())) << program.errors.constData();
}

TEST(Screenshot, SaysWhenTheFileCannotBeWritten)
{
    ProgramRun program;
    EXPECT_EQ(
        program.run({QStringLiteral("--screenshot"), program.folder.filePath(QStringLiteral("no/such/folder.png")),
                     QStringLiteral("--after"), QStringLiteral("0")}),
        1);
    EXPECT_TRUE(program.errors.contains("folder.png")) << program.errors.constData();
}

TEST(Screenshot, SaysWhenTheServerIsNotThere)
{
    ProgramRun program;
    const QString file = program.folder.filePath(QStringLiteral("nobody.png"));
    // Long enough for the refusal to arrive: before that it has only not answered.
    EXPECT_EQ(program.run({QStringLiteral("127.0.0.1:1"), QStringLiteral("--screenshot"), file,
                           QStringLiteral("--after"), QStringLiteral("3")}),
              3);
    EXPECT_FALSE(QImage(file).isNull()) << "and is taken all the same";
    EXPECT_TRUE(program.errors.contains("127.0.0.1:1")) << program.errors.constData();
}

TEST(Screenshot, ReplacesNothingThatIsNoFile)
{
    ProgramRun program;
    const QString pipe = program.folder.filePath(QStringLiteral("pipe"));
    ASSERT_EQ(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const QString link = program.folder.filePath(QStringLiteral("link.png"));
    ASSERT_TRUE(QFile::link(pipe, link));
    for (const QString &file : {pipe, link}) {
        EXPECT_EQ(program.run({QStringLiteral("--screenshot"), file, QStringLiteral("--after"), QStringLiteral("0")}),
                  1);
        EXPECT_TRUE(program.errors.contains("pipe, not a file")) << program.errors.constData();
    }
    struct stat found = {};
    ASSERT_EQ(::lstat(QFile::encodeName(pipe).constData(), &found), 0);
    EXPECT_TRUE(S_ISFIFO(found.st_mode));
}

TEST(Screenshot, OfTheDemoShowsMoreThanAnEmptyWindow)
{
    ProgramRun program;
    const QString file = program.folder.filePath(QStringLiteral("demo.png"));
    ASSERT_EQ(program.run({QStringLiteral("--demo"), QStringLiteral("--screenshot"), file, QStringLiteral("--after"),
                           QStringLiteral("4"), QStringLiteral("--demo-seed"), QStringLiteral("1")}),
              0)
        << program.errors.constData();
    const QImage picture(file);
    ASSERT_EQ(picture.size(), QSize(1280, 800));
    // A table of names, addresses and bars leaves thousands of dark-on-light changes; an empty page does not.
    int changes = 0;
    for (int y = 0; y < picture.height(); y += 2) {
        for (int x = 1; x < picture.width(); ++x)
            changes += qAbs(qGray(picture.pixel(x, y)) - qGray(picture.pixel(x - 1, y))) > 60 ? 1 : 0;
    }
    EXPECT_GT(changes, 5000);
}

} // namespace
