// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/savedmarks.h"

#include <gtest/gtest.h>

using app::markedAsSaved;
using messages::ConnectionProfile;
using messages::ServerKind;

namespace
{

ConnectionProfile profileOf(const char *host, quint16 port = 6379)
{
    ConnectionProfile profile;
    profile.host = QLatin1String(host);
    profile.port = port;
    return profile;
}

} // namespace

TEST(SavedMarks, AreThoseOfTheSameServer)
{
    ConnectionProfile shop = profileOf("Shop.example");
    shop.name = QStringLiteral("The shop");
    shop.production = true;
    shop.readOnly = true;
    EXPECT_EQ(markedAsSaved(profileOf("other.example"), {shop}), profileOf("other.example"));
    EXPECT_EQ(markedAsSaved(profileOf("shop.example", 6380), {shop}), profileOf("shop.example", 6380));
    const ConnectionProfile marked = markedAsSaved(profileOf("shop.example"), {shop});
    EXPECT_TRUE(marked.production && marked.readOnly);
    EXPECT_EQ(marked.name, shop.name);
    EXPECT_TRUE(markedAsSaved(shop, {}).production) << "no mark is taken away";

    ConnectionProfile local = profileOf("localhost");
    local.production = true;
    EXPECT_TRUE(markedAsSaved(profileOf("127.0.0.1"), {local}).production);

    ConnectionProfile there = profileOf("127.0.0.1");
    there.sshDestination = QStringLiteral("gate.example");
    EXPECT_FALSE(markedAsSaved(there, {local}).production) << "that is local to the gate";
    shop.sshDestination = there.sshDestination;
    EXPECT_TRUE(markedAsSaved(profileOf("shop.example"), {shop}).production) << "it may well be the same";

    ConnectionProfile socket;
    socket.kind = ServerKind::UnixSocket;
    socket.socketPath = QStringLiteral("/run/redis.sock");
    ConnectionProfile savedSocket = socket;
    savedSocket.readOnly = true;
    EXPECT_TRUE(markedAsSaved(socket, {savedSocket}).readOnly);
    EXPECT_FALSE(markedAsSaved(profileOf("127.0.0.1"), {savedSocket}).readOnly);
}

/// One history is of a whole server: whoever wants none of it wants none by any connection.
TEST(SavedMarks, NoHistoryHoldsForTheServer)
{
    ConnectionProfile quiet = profileOf("shop.example");
    quiet.keepsNoHistory = true;
    quiet.database = 3;
    quiet.userName = QStringLiteral("admin");
    ConnectionProfile other = profileOf("shop.example");
    other.name = QStringLiteral("The shop");
    for (const QList<ConnectionProfile> &saved :
         {QList<ConnectionProfile>{quiet, other}, QList<ConnectionProfile>{other, quiet}})
        EXPECT_TRUE(markedAsSaved(profileOf("shop.example"), saved).keepsNoHistory);
    EXPECT_FALSE(markedAsSaved(profileOf("shop.example"), {other}).keepsNoHistory);
    EXPECT_FALSE(markedAsSaved(profileOf("other.example"), {quiet}).keepsNoHistory);
    EXPECT_TRUE(markedAsSaved(quiet, {other}).keepsNoHistory) << "no mark is taken away";
}

/// One sentinel in common is enough to be careful: the set of them changes.
TEST(SavedMarks, HoldForTheSamePrimaryOfTheSameSentinels)
{
    ConnectionProfile fleet;
    fleet.kind = ServerKind::Sentinel;
    fleet.sentinel = {QStringLiteral("mymaster"), {QStringLiteral("s1:26379"), QStringLiteral("s2:26379")}, {}};
    ConnectionProfile saved = fleet;
    saved.sentinel.places = QStringList{QStringLiteral("S2:26379"), QStringLiteral("s3:26379")};
    saved.production = true;
    saved.readOnly = true;
    EXPECT_TRUE(markedAsSaved(fleet, {saved}).production);
    EXPECT_TRUE(markedAsSaved(fleet, {saved}).readOnly);
    saved.sentinel.primaryName = QStringLiteral("other");
    EXPECT_FALSE(markedAsSaved(fleet, {saved}).production);
    saved.sentinel = {QStringLiteral("mymaster"), {QStringLiteral("s9:26379")}, {}};
    EXPECT_FALSE(markedAsSaved(fleet, {saved}).production);
    EXPECT_FALSE(markedAsSaved(profileOf("s9"), {saved}).production);

    // What is local has several names, and is another server from elsewhere.
    fleet.sentinel.places = QStringList{QStringLiteral("localhost:26379")};
    for (const char *place : {"127.0.0.1:26379", "[::1]:26379"}) {
        saved.sentinel.places = QStringList{QString::fromLatin1(place)};
        EXPECT_TRUE(markedAsSaved(fleet, {saved}).production) << place;
    }
    saved.sshDestination = QStringLiteral("gate.example");
    EXPECT_FALSE(markedAsSaved(fleet, {saved}).production);
    saved.sshDestination.clear();
    saved.sentinel.places = QStringList{QStringLiteral("127.0.0.1:26380")};
    EXPECT_FALSE(markedAsSaved(fleet, {saved}).production);
}

/// Who has one connection to look and another one to act may act; a production server is one for both.
TEST(SavedMarks, OneThatMayActIsEnough)
{
    ConnectionProfile looks = profileOf("shop.example");
    looks.readOnly = true;
    ConnectionProfile acts = profileOf("shop.example");
    EXPECT_FALSE(markedAsSaved(profileOf("shop.example"), {looks, acts}).readOnly);
    acts.userName = QStringLiteral("admin");
    EXPECT_TRUE(markedAsSaved(profileOf("shop.example"), {looks, acts}).readOnly);
    EXPECT_FALSE(markedAsSaved(acts, {looks, acts}).readOnly);
    looks.database = 3;
    looks.production = true;
    const ConnectionProfile other = markedAsSaved(profileOf("shop.example"), {looks});
    EXPECT_FALSE(other.readOnly);
    EXPECT_TRUE(other.production);
}
