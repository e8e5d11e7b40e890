// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/regularfile.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace
{

constexpr qint64 kMost = 1000;
/// Nothing here waits for anybody.
constexpr qint64 kAtOnceMs = 5'000;

class RegularFile : public testing::Test
{
protected:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray native(const char *name) const { return QFile::encodeName(path(name)); }
    void write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(content), content.size());
    }

    QTemporaryDir m_folder;
};

TEST_F(RegularFile, IsReadWhole)
{
    const QByteArray content(kMost, 'x');
    write("a", content);
    ASSERT_EQ(::symlink("a", native("link").constData()), 0);
    EXPECT_EQ(files::readFile(path("a"), kMost).value(), content);
    EXPECT_EQ(files::readFile(path("link"), kMost).value(), content);
    write("empty", {});
    EXPECT_TRUE(files::readFile(path("empty"), kMost).value().isEmpty());
}

TEST_F(RegularFile, IsNotReadBeyondTheLimit)
{
    write("a", QByteArray(kMost + 1, 'x'));
    const auto read = files::readFile(path("a"), kMost);
    ASSERT_FALSE(read);
    EXPECT_FALSE(read.error().isMissing);
    EXPECT_TRUE(read.error().reason.contains(QStringLiteral("larger"))) << read.error().reason.toStdString();
    // Of size 0, and with more in it all the same.
    EXPECT_FALSE(files::readFile(QStringLiteral("/proc/self/maps"), 100));
}

TEST_F(RegularFile, MissingIsToldFromUnreadable)
{
    EXPECT_TRUE(files::readFile(path("none"), kMost).error().isMissing);
    ASSERT_EQ(::symlink("none", native("nowhere").constData()), 0);
    EXPECT_TRUE(files::readFile(path("nowhere"), kMost).error().isMissing);
    ASSERT_EQ(::symlink("circle", native("circle").constData()), 0);
    EXPECT_FALSE(files::readFile(path("circle"), kMost).error().isMissing);
    write("a", "x");
    const auto below = files::readFile(path("a/b"), kMost);
    ASSERT_FALSE(below);
    EXPECT_FALSE(below.error().isMissing);
}

TEST_F(RegularFile, WhatIsNoneIsNeverWaitedFor)
{
    ASSERT_EQ(::mkfifo(native("pipe").constData(), 0600), 0);
    ASSERT_EQ(::symlink("pipe", native("link").constData()), 0);
    ASSERT_EQ(::mkdir(native("folder").constData(), 0700), 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    ASSERT_LT(native("socket").size(), qsizetype(sizeof address.sun_path));
    std::copy_n(native("socket").constData(), native("socket").size(), address.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    QElapsedTimer sinceStart;
    sinceStart.start();
    const std::pair<const char *, const char *> kinds[] = {
        {"pipe", "pipe"}, {"link", "pipe"}, {"folder", "folder"}, {"socket", "socket"}};
    for (const auto &[name, kind] : kinds) {
        const auto read = files::readFile(path(name), kMost);
        ASSERT_FALSE(read) << name;
        EXPECT_FALSE(read.error().isMissing) << name;
        EXPECT_TRUE(read.error().reason.contains(QLatin1String(kind))) << read.error().reason.toStdString();
        EXPECT_TRUE(files::isSpecial(path(name))) << name;
    }
    // Read only, by an account that may: nothing is written to it.
    const auto device = files::readFile(QStringLiteral("/dev/zero"), kMost);
    ASSERT_FALSE(device);
    EXPECT_TRUE(device.error().reason.contains(QStringLiteral("device")));
    EXPECT_LT(sinceStart.elapsed(), kAtOnceMs);
    EXPECT_FALSE(files::isSpecial(path("none")));
    ::close(socket);
}

} // namespace
