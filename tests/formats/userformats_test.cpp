// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"
#include "models/formats/userformats.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace
{

const QByteArray kUsable = R"({
  "id": "%1",
  "title": "Mine",
  "keys": [{"pattern": "mine:{id}"}],
  "payload": {"codec": ["json"]},
  "attrs": {
    "user": "who"
  }
})";

void write(const QTemporaryDir &folder, const char *name, const QByteArray &text)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray good(const QByteArray &id)
{
    return QByteArray(kUsable).replace("%1", id);
}

} // namespace

TEST(UserFormats, AWrongFileIsNamedAndDoesNotStopTheOthers)
{
    QTemporaryDir folder;
    write(folder, "a.json", good("a"));
    write(folder, "b.json", good("b").replace("\"who\"", "7"));
    write(folder, "c.json", "{\n\"id\": \"c\",\n,}");
    write(folder, "d.json", good("d"));
    write(folder, "e.txt", "no format");
    const formats::UserFormats read = formats::readUserFormats(folder.path());
    ASSERT_EQ(read.descriptions.size(), 2u);
    EXPECT_EQ(read.descriptions[0].id, QStringLiteral("a"));
    EXPECT_EQ(read.descriptions[1].id, QStringLiteral("d"));
    ASSERT_EQ(read.problems.size(), 2);
    EXPECT_TRUE(read.problems[0].startsWith(QStringLiteral("b.json, line 7: "))) << read.problems[0].toStdString();
    EXPECT_TRUE(read.problems[1].startsWith(QStringLiteral("c.json: "))) << read.problems[1].toStdString();
    EXPECT_TRUE(read.problems[1].contains(QStringLiteral("line 3"))) << read.problems[1].toStdString();
}

TEST(UserFormats, WhatIsNoFileIsNamedAndNotWaitedFor)
{
    QTemporaryDir folder;
    const auto native = [&](const char *name) { return QFile::encodeName(folder.filePath(QLatin1String(name))); };
    ASSERT_EQ(::mkfifo(native("pipe.json").constData(), 0600), 0);
    ASSERT_EQ(::symlink("pipe.json", native("link.json").constData()), 0);
    ASSERT_EQ(::symlink("/dev/zero", native("endless.json").constData()), 0); // read at most
    ASSERT_EQ(::symlink("nothing", native("lost.json").constData()), 0);
    write(folder, "large.json", QByteArray(1024 * 1024 + 1, ' '));
    write(folder, "z.json", good("z"));
    const formats::UserFormats read = formats::readUserFormats(folder.path());
    ASSERT_EQ(read.descriptions.size(), 1u);
    ASSERT_EQ(read.problems.size(), 5) << read.problems.join(QLatin1Char('\n')).toStdString();
    const QStringList expected{QStringLiteral("endless.json: It cannot be read, it is a device"),
                               QStringLiteral("large.json: It cannot be read, it is larger than 1 MB"),
                               QStringLiteral("link.json: It cannot be read, it is a pipe"),
                               QStringLiteral("lost.json: It cannot be read, there is no such file"),
                               QStringLiteral("pipe.json: It cannot be read, it is a pipe")};
    for (qsizetype i = 0; i < expected.size(); ++i)
        EXPECT_TRUE(read.problems[i].startsWith(expected[i])) << read.problems[i].toStdString();
    for (const char *name : {"pipe.json", "link.json"}) {
        const auto written = formats::writeUserFormat(folder.path(), QString::fromLatin1(name), good("x"), true);
        EXPECT_FALSE(written);
    }
    struct stat pipe = {};
    ASSERT_EQ(::lstat(native("pipe.json").constData(), &pipe), 0);
    EXPECT_TRUE(S_ISFIFO(pipe.st_mode));
}

TEST(UserFormats, MoreFilesThanAreReadAreSaid)
{
    QTemporaryDir folder;
    for (int i = 0; i < 203; ++i) {
        const QByteArray id = "f" + QByteArray::number(1000 + i);
        write(folder, (id + ".json").constData(), good(id));
    }
    const formats::UserFormats read = formats::readUserFormats(folder.path());
    EXPECT_EQ(read.descriptions.size(), 200u);
    ASSERT_EQ(read.problems.size(), 1);
    EXPECT_TRUE(read.problems[0].startsWith(QStringLiteral("3 files from f1200.json on are left out")))
        << read.problems[0].toStdString();
}

TEST(UserFormats, NoFolderHoldsNone)
{
    const formats::UserFormats read = formats::readUserFormats(QStringLiteral("/nonexistent"));
    EXPECT_TRUE(read.descriptions.empty());
    EXPECT_TRUE(read.problems.isEmpty());
}

TEST(UserFormats, ReplaceABuiltInOneOfTheSameName)
{
    QTemporaryDir folder;
    write(folder, "mine.json", good("connect-redis"));
    const auto all = formats::withUserFormats(formats::readUserFormats(folder.path()).descriptions);
    EXPECT_EQ(all.size(), formats::builtInFormatDescriptions().size());
    int found = 0;
    for (const formats::FormatDescription &description : all) {
        if (description.id != QLatin1String("connect-redis"))
            continue;
        ++found;
        EXPECT_EQ(description.title, QStringLiteral("Mine"));
    }
    EXPECT_EQ(found, 1);
}

TEST(UserFormats, AFileIsReplacedOnlyWhereThatIsSaid)
{
    QTemporaryDir folder;
    const QString inside = folder.filePath(QStringLiteral("formats"));
    const QString name = QStringLiteral("mine.json");
    ASSERT_TRUE(formats::writeUserFormat(inside, name, good("first"), false));
    EXPECT_FALSE(formats::writeUserFormat(inside, name, good("second"), false));
    EXPECT_EQ(formats::readUserFormats(inside).descriptions.at(0).id, QStringLiteral("first"));
    ASSERT_TRUE(formats::writeUserFormat(inside, name, good("second"), true));
    EXPECT_EQ(formats::readUserFormats(inside).descriptions.at(0).id, QStringLiteral("second"));
    EXPECT_EQ(formats::readUserFormats(inside).files, QStringList(name));
    const auto refused =
        formats::writeUserFormat(folder.filePath(QStringLiteral("formats/mine.json/x")), name, "{}", true);
    ASSERT_FALSE(refused);
    EXPECT_FALSE(refused.error().isEmpty());
}

TEST(UserFormats, OfSeveralProblemsTheFirstIsSaidAndTheOthersAreCounted)
{
    const QString first = QStringLiteral("a %1.json: wrong");
    const auto sentence = [](const QStringList &problems, qsizetype leftOut = 0) {
        formats::UserFormats read;
        read.problems = problems;
        read.leftOut = leftOut;
        return formats::problemsSentence(read);
    };
    EXPECT_TRUE(sentence({first}).endsWith(first));
    const QString three = sentence({first, first, first});
    EXPECT_TRUE(three.contains(first) && three.contains(QStringLiteral("2 more files"))) << three.toStdString();
    EXPECT_TRUE(sentence({first, first, first, QStringLiteral("4 files are left out")}, 4)
                    .contains(QStringLiteral("6 more files")));
    EXPECT_TRUE(sentence({first, QStringLiteral("1 file is left out")}, 1).contains(QStringLiteral("1 more file")));
    EXPECT_TRUE(sentence({QStringLiteral("4 files are left out")}, 4).endsWith(QStringLiteral("4 files are left out")));
}

TEST(UserFormats, TwoOfTheSameIdAreOneTooMany)
{
    QTemporaryDir folder;
    write(folder, "a.json", good("x"));
    write(folder, "b.json", good("x"));
    const formats::UserFormats read = formats::readUserFormats(folder.path());
    ASSERT_EQ(read.descriptions.size(), 1u);
    EXPECT_TRUE(read.descriptions[0].isOwn);
    ASSERT_EQ(read.problems.size(), 1);
    EXPECT_EQ(read.problems[0], QStringLiteral("b.json: Its id “x” is that of a.json, which is used."));
}
