// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/settings.h"

#include "models/files/folderlock.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace
{

using files::Settings;
using files::SettingValues;

const QString kName = QStringLiteral("group/name");

class SettingsFile : public testing::Test
{
protected:
    QString path() const { return m_folder.filePath(QStringLiteral("below/settings.conf")); }
    QByteArray native() const { return QFile::encodeName(path()); }
    void makeFolder() const { ASSERT_TRUE(QDir(m_folder.path()).mkpath(QStringLiteral("below"))); }
    static QString inFile(const QString &file, const QString &name) { return Settings(file).value(name).toString(); }

    QTemporaryDir m_folder;
};

TEST_F(SettingsFile, IsMadeWithItsFolderAndReadByNobodyElse)
{
    Settings settings(path());
    EXPECT_FALSE(QFile::exists(path())) << "nothing was set";
    settings.setValue(kName, QStringLiteral("x"));
    EXPECT_EQ(settings.problem(), QString());
    EXPECT_EQ(inFile(path(), kName), QStringLiteral("x"));
    struct stat found = {};
    ASSERT_EQ(::stat(native().constData(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600u);
}

TEST_F(SettingsFile, HoldsWhatBothWindowsHaveSet)
{
    Settings one(path());
    Settings other(path());
    QSignalSpy told(&one, &Settings::changed);
    one.setValue(QStringLiteral("one"), 1);
    other.setValue(QStringLiteral("other"), 2);
    EXPECT_EQ(inFile(path(), QStringLiteral("one")), QStringLiteral("1"));
    EXPECT_EQ(inFile(path(), QStringLiteral("other")), QStringLiteral("2"));
    told.clear();
    one.refresh();
    EXPECT_EQ(told.count(), 1);
    EXPECT_EQ(one.value(QStringLiteral("other")).toInt(), 2);
    one.refresh();
    EXPECT_EQ(told.count(), 1);
}

TEST_F(SettingsFile, WhatCannotBeSavedIsKeptAndSavedLater)
{
    makeFolder();
    ASSERT_EQ(::mkfifo(native().constData(), 0600), 0);
    Settings settings(path()); // does not wait for who writes into the pipe
    EXPECT_TRUE(settings.problem().contains(QStringLiteral("pipe"))) << settings.problem().toStdString();
    QSignalSpy told(&settings, &Settings::problemChanged);
    settings.setValue(kName, QStringLiteral("x"));
    EXPECT_EQ(settings.value(kName).toString(), QStringLiteral("x"));
    EXPECT_TRUE(settings.problem().contains(path())) << settings.problem().toStdString();
    struct stat found = {};
    ASSERT_EQ(::lstat(native().constData(), &found), 0);
    EXPECT_TRUE(S_ISFIFO(found.st_mode));

    ASSERT_EQ(::unlink(native().constData()), 0);
    Settings(path()).setValue(QStringLiteral("theirs"), 1);
    settings.setValue(QStringLiteral("more"), 2);
    EXPECT_EQ(settings.problem(), QString());
    EXPECT_GE(told.count(), 1);
    for (const QString &name : {kName, QStringLiteral("theirs"), QStringLiteral("more")})
        EXPECT_FALSE(inFile(path(), name).isEmpty()) << name.toStdString();
}

TEST_F(SettingsFile, ThatCannotBeReadIsLeftAlone)
{
    makeFolder();
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_TRUE(file.resize(100'000'000));
    file.close();
    Settings settings(path());
    settings.setValue(kName, 1);
    EXPECT_TRUE(settings.problem().contains(QStringLiteral("larger"))) << settings.problem().toStdString();
    EXPECT_EQ(file.size(), 100'000'000);
    ASSERT_TRUE(file.resize(0));
    settings.retry();
    EXPECT_EQ(settings.problem(), QString());
    EXPECT_EQ(inFile(path(), kName), QStringLiteral("1"));
}

TEST_F(SettingsFile, IsNotWaitedForForEver)
{
    makeFolder();
    Settings settings(path());
    QElapsedTimer sinceStart;
    sinceStart.start();
    {
        const files::FolderLock lock(m_folder.filePath(QStringLiteral("below")), std::chrono::milliseconds(0));
        ASSERT_FALSE(lock.isRefused());
        settings.setValue(kName, 1);
    }
    EXPECT_LT(sinceStart.elapsed(), 5'000);
    EXPECT_FALSE(settings.problem().isEmpty());
    settings.retry();
    EXPECT_EQ(settings.problem(), QString());
    EXPECT_EQ(inFile(path(), kName), QStringLiteral("1"));
}

TEST_F(SettingsFile, WithoutAPlaceIsSaid)
{
    Settings settings{QString()};
    EXPECT_EQ(settings.problem(), QString());
    settings.setValue(kName, 1);
    EXPECT_EQ(settings.value(kName).toInt(), 1);
    EXPECT_TRUE(settings.problem().contains(QStringLiteral("home folder"))) << settings.problem().toStdString();
}

TEST_F(SettingsFile, AListenerMayChangeThemAgain)
{
    Settings settings(path());
    QObject::connect(&settings, &Settings::changed, &settings, [&settings] {
        if (!settings.value(QStringLiteral("second")).isValid())
            settings.setValue(QStringLiteral("second"), 1);
    });
    settings.setValue(kName, 1);
    EXPECT_EQ(settings.problem(), QString());
    EXPECT_EQ(inFile(path(), QStringLiteral("second")), QStringLiteral("1"));
}

} // namespace
