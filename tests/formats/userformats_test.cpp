// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"
#include "models/formats/userformats.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

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
    EXPECT_TRUE(formats::problemsSentence({first}).endsWith(first));
    const QString three = formats::problemsSentence({first, first, first});
    EXPECT_TRUE(three.contains(first) && three.contains(QStringLiteral("2 more files"))) << three.toStdString();
}
