// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/lineappending.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace
{

class LineAppending : public testing::Test
{
protected:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray native(const char *name) const { return QFile::encodeName(path(name)); }
    QByteArray content(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }

    QTemporaryDir m_folder;
};

TEST_F(LineAppending, MakesTheFileForItsOwnerAlone)
{
    ASSERT_TRUE(files::appendLines(path("log"), {"one", "two"}));
    ASSERT_TRUE(files::appendLines(path("log"), {"three"}));
    EXPECT_EQ(content("log"), "one\ntwo\nthree\n");
    struct stat found = {};
    ASSERT_EQ(::stat(native("log").constData(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600u);
}

TEST_F(LineAppending, StartsANewLineBehindOneThatWasCut)
{
    QFile file(path("log"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("whole\ncu");
    file.close();
    ASSERT_TRUE(files::appendLines(path("log"), {"next"}));
    EXPECT_EQ(content("log"), "whole\ncu\nnext\n");
}

TEST_F(LineAppending, NeverTouchesWhatIsNoFile)
{
    ASSERT_EQ(::mkfifo(native("pipe").constData(), 0600), 0);
    ASSERT_EQ(::mkdir(native("folder").constData(), 0700), 0);
    ASSERT_TRUE(files::appendLines(path("real"), {"kept"}));
    ASSERT_EQ(::symlink("real", native("link").constData()), 0);
    ASSERT_EQ(::symlink("nowhere", native("dangling").constData()), 0);
    const std::pair<const char *, const char *> kinds[] = {
        {"pipe", "pipe"}, {"folder", "folder"}, {"link", "link"}, {"dangling", "link"}};
    for (const auto &[name, kind] : kinds) {
        const auto appended = files::appendLines(path(name), {"x"});
        ASSERT_FALSE(appended) << name;
        EXPECT_TRUE(appended.error().reason.contains(QLatin1String(kind))) << appended.error().reason.toStdString();
    }
    EXPECT_EQ(content("real"), "kept\n");
    EXPECT_FALSE(QFile::exists(path("nowhere")));
    const auto below = files::appendLines(path("real/log"), {"x"});
    ASSERT_FALSE(below);
    EXPECT_TRUE(below.error().reason.contains(QStringLiteral("no folder"))) << below.error().reason.toStdString();
}

TEST_F(LineAppending, SaysThatADiskIsFullAndLeavesWhatWasThere)
{
    ASSERT_TRUE(files::appendLines(path("log"), {"one"}));
    rlimit before = {};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit little = before;
    little.rlim_cur = 1000;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &little), 0);
    const auto full = files::appendLines(path("log"), {QByteArray(5000, 'x'), "never"});
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(full);
    EXPECT_FALSE(full.error().reason.isEmpty());
    EXPECT_TRUE(content("log").startsWith("one\nxxx"));
    EXPECT_EQ(content("log").size(), 1000);
    // What was cut is nobody's beginning.
    ASSERT_TRUE(files::appendLines(path("log"), {"next"}));
    EXPECT_TRUE(content("log").endsWith("x\nnext\n"));
}

} // namespace
