// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/filereplacement.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

namespace
{

using files::FileReplacement;
using Readers = files::FileReplacement::Readers;

class Replacement : public testing::Test
{
protected:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray native(const char *name) const { return QFile::encodeName(path(name)); }
    QByteArray content(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    mode_t kind(const char *name) const
    {
        struct stat found = {};
        return ::lstat(native(name).constData(), &found) == 0 ? found.st_mode & S_IFMT : 0;
    }
    /// Also those that a failure would leave behind.
    int fileCount() const
    {
        return int(QDir(m_folder.path())
                       .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)
                       .size());
    }

    QTemporaryDir m_folder;
};

TEST_F(Replacement, IsThereOnceItIsCommitted)
{
    ASSERT_TRUE(files::replaceFile(path("a"), "old", Readers::AsUsual));
    {
        FileReplacement file(path("a"), Readers::AsUsual);
        ASSERT_TRUE(file.begin());
        ASSERT_EQ(file.write("new"), 3);
        EXPECT_EQ(content("a"), "old");
        ASSERT_TRUE(file.commit());
    }
    EXPECT_EQ(content("a"), "new");
    {
        FileReplacement dropped(path("a"), Readers::AsUsual);
        ASSERT_TRUE(dropped.begin());
        dropped.write("dropped");
    }
    EXPECT_EQ(content("a"), "new");
    EXPECT_EQ(fileCount(), 1);
}

TEST_F(Replacement, KeepsWhoMayRead)
{
    ASSERT_TRUE(files::replaceFile(path("a"), "1", Readers::AsUsual));
    ASSERT_EQ(::chmod(native("a").constData(), 0640), 0);
    ASSERT_TRUE(files::replaceFile(path("a"), "2", Readers::AsUsual));
    struct stat found = {};
    ASSERT_EQ(::stat(native("a").constData(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0640u);
    ASSERT_TRUE(files::replaceFile(path("a"), "3", Readers::OnlyOwner));
    ASSERT_EQ(::stat(native("a").constData(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600u);
}

TEST_F(Replacement, FollowsLinksAndKeepsThem)
{
    ASSERT_EQ(::mkdir(native("real").constData(), 0700), 0);
    ASSERT_EQ(::symlink("real/file", native("link").constData()), 0);
    ASSERT_EQ(::symlink("link", native("linkToLink").constData()), 0);
    ASSERT_TRUE(files::replaceFile(path("linkToLink"), "first", Readers::AsUsual)); // what it leads to is not there yet
    EXPECT_EQ(content("real/file"), "first");
    ASSERT_TRUE(files::replaceFile(path("link"), "second", Readers::AsUsual));
    EXPECT_EQ(content("real/file"), "second");
    EXPECT_EQ(kind("link"), mode_t(S_IFLNK));
    EXPECT_EQ(kind("linkToLink"), mode_t(S_IFLNK));
}

TEST_F(Replacement, NeverTouchesWhatIsNoFile)
{
    ASSERT_EQ(::mkfifo(native("pipe").constData(), 0600), 0);
    ASSERT_EQ(::symlink("pipe", native("link").constData()), 0);
    ASSERT_EQ(::symlink(native("pipe").constData(), native("absolute").constData()), 0);
    ASSERT_EQ(::mkdir(native("folder").constData(), 0700), 0);
    ASSERT_EQ(::symlink("circle", native("circle").constData()), 0);
    for (const char *name : {"pipe", "link", "absolute", "folder", "circle"}) {
        const auto written = files::replaceFile(path(name), "x", Readers::AsUsual);
        ASSERT_FALSE(written) << name;
        EXPECT_FALSE(written.error().reason.isEmpty()) << name;
    }
    EXPECT_EQ(kind("pipe"), mode_t(S_IFIFO));
    EXPECT_EQ(kind("link"), mode_t(S_IFLNK));
    EXPECT_EQ(fileCount(), 5);
}

TEST_F(Replacement, NorWhatComesToBeNoneMeanwhile)
{
    FileReplacement file(path("a"), Readers::AsUsual);
    ASSERT_TRUE(file.begin());
    file.write("x");
    ASSERT_EQ(::mkfifo(native("a").constData(), 0600), 0);
    EXPECT_FALSE(file.commit());
    EXPECT_EQ(kind("a"), mode_t(S_IFIFO));
    EXPECT_EQ(fileCount(), 1);
}

TEST_F(Replacement, SaysInWordsWhyNot)
{
    const auto nowhere = files::replaceFile(path("no/such/folder"), "x", Readers::AsUsual);
    ASSERT_FALSE(nowhere);
    EXPECT_TRUE(nowhere.error().reason.contains(QStringLiteral("no such"))) << nowhere.error().reason.toStdString();

    // As a disk that is full: the first write comes back short, the next one fails.
    ASSERT_TRUE(files::replaceFile(path("a"), "old", Readers::AsUsual));
    rlimit before = {};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit little = before;
    little.rlim_cur = 1000;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &little), 0);
    const auto full = files::replaceFile(path("a"), QByteArray(5000, 'x'), Readers::AsUsual);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(full);
    EXPECT_TRUE(full.error().reason.contains(QStringLiteral("larger"))) << full.error().reason.toStdString();
    EXPECT_EQ(content("a"), "old");
    EXPECT_EQ(fileCount(), 1);
}

} // namespace
