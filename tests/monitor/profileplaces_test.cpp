// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/profileplaces.h"
#include "models/monitor/profileurl.h"

#include <gtest/gtest.h>

// What stands in the fields of a profile that name places.

using messages::PlaceReplacement;
using monitor::placeReplacements;
using monitor::sentinelPlaces;

namespace
{

TEST(ProfilePlaces, SentinelsAreWrittenInManyWays)
{
    const QStringList wanted{QStringLiteral("10.0.0.1:26379"), QStringLiteral("s2.example.com:5000"),
                             QStringLiteral("[::1]:26379")};
    for (const char *text : {"10.0.0.1\ns2.example.com:5000\n[::1]", "10.0.0.1, s2.example.com:5000,[::1]:26379",
                             "  10.0.0.1:26379;s2.example.com:5000 [::1] 10.0.0.1 "}) {
        const auto places = sentinelPlaces(QString::fromUtf8(text));
        ASSERT_TRUE(places) << text << ": " << places.error().toStdString();
        EXPECT_EQ(*places, wanted) << text;
    }
}

TEST(ProfilePlaces, SentinelsThatCannotBeReadAreTold)
{
    for (const char *text : {"", " , ", "host:0", "host:99999", "::1", "a b\\c", "redis+sentinel://host/mymaster",
                             "bob:s3cret@host", "host:s3cret"}) {
        const auto places = sentinelPlaces(QString::fromUtf8(text));
        ASSERT_FALSE(places) << text;
        EXPECT_GT(places.error().size(), 10);
        EXPECT_FALSE(places.error().contains(QStringLiteral("s3cret"))) << places.error().toStdString();
    }
    EXPECT_TRUE(sentinelPlaces(QStringLiteral("a\nb:x")).error().contains(QStringLiteral("Sentinel 2")));
    QStringList many;
    for (int i = 0; i < 200; ++i)
        many += QStringLiteral("h%1").arg(i);
    EXPECT_FALSE(sentinelPlaces(many.join(QLatin1Char(' '))));
}

TEST(ProfilePlaces, ReplacementsTakeArrowsAndSpaces)
{
    const QList<PlaceReplacement> wanted{{QStringLiteral("10.0.0.1:7000"), QStringLiteral("127.0.0.1:17000")},
                                         {QStringLiteral("10.0.0.2"), QStringLiteral("gate.example.com")},
                                         {QStringLiteral("[fd00::1]:7000"), QStringLiteral("[::1]:17002")}};
    for (const char *arrow : {" \u2192 ", "\u2192", " -> ", "->", " => ", "=", "   ", "\t"}) {
        QString text = QStringLiteral(
            "10.0.0.1:7000%1127.0.0.1:17000\n\n 10.0.0.2%1gate.example.com \n[fd00::1]:7000%1[::1]:17002");
        text.replace(QStringLiteral("%1"), QString::fromUtf8(arrow));
        const auto read = placeReplacements(text);
        ASSERT_TRUE(read) << arrow << ": " << read.error().toStdString();
        EXPECT_EQ(*read, wanted) << arrow;
        EXPECT_EQ(placeReplacements(monitor::replacementsText(*read)), wanted) << "there and back";
    }
    EXPECT_EQ(placeReplacements({})->size(), 0);
}

TEST(ProfilePlaces, ReplacementsThatCannotBeReadAreTold)
{
    for (const char *text :
         {"10.0.0.1:7000", "a:1 b:2 c:3", "a:1 -> b", "a -> b:2", "a:0 -> b:1", "a:1 -> b:x", "a:1 -> b:1\na:1 -> c:1",
          "->", "::1 -> a", "a:7000 -> c:1\nb:7000 -> c:1", "localhost:1 -> b:1\n127.0.0.1:1 -> c:1"})
        EXPECT_FALSE(placeReplacements(QString::fromUtf8(text))) << text;
    EXPECT_TRUE(placeReplacements(QStringLiteral("a:1 b:1\nc")).error().contains(QStringLiteral("Line 2")));
    QString many;
    for (int i = 0; i < 2000; ++i)
        many += QStringLiteral("h%1 g%1\n").arg(i);
    EXPECT_FALSE(placeReplacements(many));
    // In the same words as it would be refused with when the connection is made.
    const QString twice = placeReplacements(QStringLiteral("a:7000 -> c:1\nb:7000 -> c:1")).error();
    EXPECT_TRUE(twice.startsWith(QStringLiteral("Line 2"))) << twice.toStdString();
    EXPECT_TRUE(twice.contains(QStringLiteral("both be reached at c:1"))) << twice.toStdString();
}

TEST(ProfilePlaces, SshIsGivenAHostAndNoOption)
{
    for (const char *good :
         {"", "bastion", "me@bastion.example.com", "ssh://me@bastion:2222", "me@[fe80::1%eth0]", "a_b-c+d~e/f"})
        EXPECT_TRUE(monitor::sshDestinationProblem(QString::fromUtf8(good)).isEmpty()) << good;
    for (const char *bad : {"-oProxyCommand=true",
                            "-J",
                            "me@-oProxyCommand=x",
                            "me@bastion rm",
                            "a\tb",
                            "a\nb",
                            "a\u202eb",
                            "a\n",
                            "ssh://-oProxyCommand=x",
                            "ssh://me@-J",
                            "a`id`",
                            "$(id)",
                            "$HOME",
                            "a;b",
                            "a|b",
                            "a&b",
                            "a<b",
                            "a>b",
                            "a'b",
                            "a\"b",
                            "a\\b",
                            "a*b",
                            "a{b}"})
        EXPECT_FALSE(monitor::sshDestinationProblem(QString::fromUtf8(bad)).isEmpty()) << bad;
    EXPECT_FALSE(monitor::sshDestinationProblem(QString(1000, QLatin1Char('a'))).isEmpty());
}

TEST(ProfilePlaces, AUrlOfSentinelsGoesThereAndBack)
{
    const auto read = monitor::profileFromUrl(QStringLiteral("rediss+sentinel://bob:s3cret@s1,s2:5000/my%20master/3"));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->profile.kind, messages::ServerKind::Sentinel);
    EXPECT_EQ(read->profile.sentinel.primaryName, QStringLiteral("my master"));
    EXPECT_EQ(read->profile.sentinel.places, (QStringList{QStringLiteral("s1:26379"), QStringLiteral("s2:5000")}));
    EXPECT_EQ(read->profile.userName, QStringLiteral("bob"));
    EXPECT_EQ(read->profile.database, 3);
    EXPECT_TRUE(read->profile.usesTls());
    EXPECT_EQ(read->password, "s3cret");
    EXPECT_EQ(monitor::urlOfProfile(read->profile),
              QStringLiteral("rediss+sentinel://bob@s1:26379,s2:5000/my%20master/3"));
}

TEST(ProfilePlaces, AUrlSaysThatReplicasArePreferred)
{
    for (const char *url :
         {"redis://bob@host:6379/3?readFrom=replicaPreferred", "unix:///r.sock?db=1&readFrom=replicaPreferred"}) {
        const auto read = monitor::profileFromUrl(QString::fromLatin1(url));
        ASSERT_TRUE(read);
        EXPECT_TRUE(read->profile.prefersReplicas);
        EXPECT_EQ(monitor::urlOfProfile(read->profile), QString::fromLatin1(url));
        // Which server it is does not depend on where it is read.
        EXPECT_FALSE(monitor::serverOfProfile(read->profile).contains(QStringLiteral("readFrom")));
    }
}

/// What is called localhost over there is not this computer's.
TEST(ProfilePlaces, AServerBehindSshIsCalledSo)
{
    messages::ConnectionProfile profile;
    EXPECT_EQ(profile.title(), QStringLiteral("127.0.0.1:6379"));
    EXPECT_EQ(monitor::serverOfProfile(profile), QStringLiteral("redis://127.0.0.1:6379/0"));
    profile.sshDestination = QStringLiteral("me@bastion");
    EXPECT_EQ(profile.title(), QStringLiteral("127.0.0.1:6379 · ssh me@bastion"));
    EXPECT_EQ(monitor::serverOfProfile(profile), QStringLiteral("redis://127.0.0.1:6379/0 · ssh me@bastion"));
    profile.name = QStringLiteral("Shop");
    EXPECT_EQ(profile.title(), QStringLiteral("Shop"));
}

} // namespace
