// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/profilestore.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace
{

using messages::ConnectionProfile;
using messages::ServerKind;
using ui::ProfileStore;

class ProfileStoreTest : public ::testing::Test
{
protected:
    QString file() const { return m_folder.filePath(QStringLiteral("settings.ini")); }

    static ConnectionProfile profile(const QString &name)
    {
        ConnectionProfile result;
        result.name = name;
        return result;
    }

private:
    QTemporaryDir m_folder;
};

TEST_F(ProfileStoreTest, KeepsEveryMember)
{
    ConnectionProfile full = profile(QStringLiteral("shop, \"prod\" 店"));
    full.kind = ServerKind::UnixSocket;
    full.host = QStringLiteral("::1");
    full.port = 7000;
    full.socketPath = QStringLiteral("/run/a b/redis.sock");
    full.userName = QStringLiteral("support");
    full.tls.isOn = true;
    full.tls.verifies = false;
    full.tls.serverName = QStringLiteral("redis.example.com");
    full.tls.caFile = QStringLiteral("/etc/ssl/a, b.pem");
    full.tls.certificateFile = QStringLiteral("/home/me/client.pem");
    full.tls.keyFile = QStringLiteral("/home/me/client.key");
    full.sentinel = {QStringLiteral("mymaster"),
                     {QStringLiteral("a:26379"), QStringLiteral("[::1]:5000")},
                     QStringLiteral("watcher")};
    full.replacements = {{QStringLiteral("10.0.0.1:7000"), QStringLiteral("127.0.0.1:17000")},
                         {QStringLiteral("10.0.0.2"), QStringLiteral("127.0.0.1")}};
    full.sshDestination = QStringLiteral("me@jump");
    full.group = QStringLiteral("Shop, EU");
    full.colour = QStringLiteral("#1f62c4");
    full.database = 7;
    full.readOnly = true;
    full.gentle = true;
    full.prefersReplicas = true;
    full.production = true;
    full.keepsNoHistory = true;
    full.sharedLog = QStringLiteral("team:logouts");
    full.keyPatterns = {QStringLiteral("myapp:sess:*"), QStringLiteral("a,b:*")};
    {
        ProfileStore store(file());
        QSignalSpy changed(&store, &ProfileStore::profilesChanged);
        full.id = store.save(full);
        store.setLastUsedId(full.id);
        EXPECT_EQ(changed.count(), 1);
        EXPECT_FALSE(full.id.isEmpty());
    }
    const ProfileStore again(file());
    ASSERT_EQ(again.profiles().size(), 1);
    EXPECT_EQ(again.profiles().constFirst(), full);
    EXPECT_EQ(again.lastUsedId(), full.id);
}

TEST_F(ProfileStoreTest, ReplacesRemovesAndReorders)
{
    ProfileStore store(file());
    const QString a = store.save(profile(QStringLiteral("a")));
    const QString b = store.save(profile(QStringLiteral("b")));
    const QString c = store.save(profile(QStringLiteral("c")));
    ConnectionProfile changed = *store.find(b);
    changed.name = QStringLiteral("B");
    EXPECT_EQ(store.save(changed), b);
    EXPECT_EQ(store.profiles().size(), 3);
    store.arrange({c, a, b, QStringLiteral("unknown")});
    EXPECT_EQ(store.profiles().at(0).id, c);
    store.setLastUsedId(a);
    const ConnectionProfile removed = *store.find(a);
    EXPECT_EQ(store.remove(a), 1);
    EXPECT_EQ(store.remove(a), -1);
    EXPECT_TRUE(store.lastUsedId().isEmpty());
    EXPECT_EQ(ProfileStore(file()).profiles().size(), 2);
    store.insert(1, removed);
    EXPECT_EQ(ProfileStore(file()).profiles().at(1).id, a);
}

TEST_F(ProfileStoreTest, TwoWindowsLoseNothingOfEachOther)
{
    ProfileStore first(file());
    const QString kept = first.save(profile(QStringLiteral("kept")));
    const QString gone = first.save(profile(QStringLiteral("gone")));
    ProfileStore one(file());
    ProfileStore other(file());
    const QString ofOne = one.save(profile(QStringLiteral("of one")));
    const QString ofOther = other.save(profile(QStringLiteral("of the other")));
    one.setLastUsedId(ofOne);
    other.remove(gone);
    // Different members of the same profile.
    ConnectionProfile renamed = *one.find(kept);
    renamed.name = QStringLiteral("renamed");
    one.save(renamed);
    ConnectionProfile narrowed = *other.find(kept);
    narrowed.unlistedFormats = QStringList{QStringLiteral("textbook")};
    other.save(narrowed);

    const ProfileStore read(file());
    EXPECT_EQ(read.profiles().size(), 3);
    EXPECT_TRUE(read.find(ofOne));
    EXPECT_TRUE(read.find(ofOther));
    EXPECT_FALSE(read.find(gone));
    EXPECT_EQ(read.lastUsedId(), ofOne);
    renamed.unlistedFormats = narrowed.unlistedFormats;
    EXPECT_EQ(read.find(kept), renamed);

    one.arrange({ofOne, gone, kept}); // the order that it knows has "gone" in it still, or not: no profile is lost
    EXPECT_EQ(ProfileStore(file()).profiles().size(), 3);
    QSignalSpy changed(&one, &ProfileStore::profilesChanged);
    other.save(profile(QStringLiteral("later")));
    one.refresh();
    EXPECT_EQ(one.profiles().size(), 4);
    EXPECT_EQ(changed.count(), 1);
}

TEST_F(ProfileStoreTest, WhatCannotBeSavedIsToldAndSavedLater)
{
    ASSERT_EQ(::mkfifo(QFile::encodeName(file()).constData(), 0600), 0);
    ProfileStore store(file());
    const QString id = store.save(profile(QStringLiteral("a")));
    EXPECT_TRUE(store.find(id));
    EXPECT_FALSE(store.settings().problem().isEmpty());
    ASSERT_TRUE(QFile::remove(file()));
    const QString second = store.save(profile(QStringLiteral("b")));
    EXPECT_TRUE(store.settings().problem().isEmpty());
    EXPECT_TRUE(ProfileStore(file()).find(id));
    EXPECT_TRUE(ProfileStore(file()).find(second));
}

TEST_F(ProfileStoreTest, SurvivesADamagedFile)
{
    QFile damaged(file());
    ASSERT_TRUE(damaged.open(QFile::WriteOnly));
    damaged.write("[connections]\nprofiles\\size=2000000000\nprofiles\\1\\id=x\nprofiles\\1\\port=99999999\n"
                  "profiles\\1\\database=-5\nprofiles\\2\\id=x\nprofiles\\3\\name=no id\n");
    damaged.close();
    const ProfileStore store(file());
    ASSERT_EQ(store.profiles().size(), 1);
    EXPECT_EQ(store.profiles().constFirst().port, 6379);
    EXPECT_EQ(store.profiles().constFirst().database, 0);
}

} // namespace
