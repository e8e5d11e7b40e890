// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/profilecolours.h"
#include "ui/connect/profiles/profilefile.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>
#include <QRandomGenerator>

#include <gtest/gtest.h>

#include <cmath>

// Connections in a file, which may come from anybody.

using messages::ConnectionProfile;
using messages::ServerKind;
using ui::profilesFromJson;
using ui::profilesToJson;

namespace
{

ConnectionProfile everything()
{
    ConnectionProfile profile;
    profile.id = QStringLiteral("8c1d");
    profile.name = QStringLiteral("Web shop é");
    profile.group = QStringLiteral("Customers");
    profile.colour = QStringLiteral("#e35651");
    profile.host = QStringLiteral("db.example.com");
    profile.port = 6380;
    profile.tls.isOn = true;
    profile.tls.verifies = false;
    profile.tls.serverName = QStringLiteral("inner");
    profile.tls.caFile = QStringLiteral("/ca.pem");
    profile.tls.certificateFile = QStringLiteral("/client.pem");
    profile.tls.keyFile = QStringLiteral("/client.key");
    profile.replacements = {{QStringLiteral("10.0.0.1:7000"), QStringLiteral("127.0.0.1:17000")}};
    profile.sshDestination = QStringLiteral("me@bastion");
    profile.userName = QStringLiteral("support");
    profile.database = 3;
    profile.readOnly = true;
    profile.production = true;
    profile.gentle = true;
    profile.prefersReplicas = true;
    profile.keepsNoHistory = true;
    profile.sharedLog = QStringLiteral("audit");
    profile.keyPatterns = QStringList{QStringLiteral("mine:*")};
    profile.unlistedFormats = QStringList{QStringLiteral("textbook")};
    return profile;
}

/// A file with one connection that has these members besides those of a plain one.
QByteArray fileWith(const QJsonObject &members)
{
    QJsonObject one{{QStringLiteral("kind"), QStringLiteral("tcp")}, {QStringLiteral("host"), QStringLiteral("h")}};
    for (auto member = members.begin(); member != members.end(); ++member)
        one.insert(member.key(), member.value());
    return QJsonDocument(QJsonObject{{QStringLiteral("sessionscope"), QStringLiteral("connections")},
                                     {QStringLiteral("version"), 1},
                                     {QStringLiteral("connections"), QJsonArray{one}}})
        .toJson();
}

TEST(ProfileFile, GoesThereAndBackForEachKind)
{
    ConnectionProfile socket;
    socket.id = QStringLiteral("s");
    socket.kind = ServerKind::UnixSocket;
    socket.socketPath = QStringLiteral("/run/redis.sock");
    ConnectionProfile sentinel;
    sentinel.id = QStringLiteral("t");
    sentinel.kind = ServerKind::Sentinel;
    sentinel.sentinel = {QStringLiteral("mymaster"),
                         {QStringLiteral("s1:26379"), QStringLiteral("[::1]:5000")},
                         QStringLiteral("watcher")};
    const ui::Profiles all{everything(), socket, sentinel};
    const auto read = profilesFromJson(profilesToJson(all));
    ASSERT_TRUE(read) << read.error().toStdString();
    EXPECT_EQ(read->profiles, all);
    EXPECT_TRUE(read->unusable.isEmpty());
    EXPECT_TRUE(profilesFromJson(profilesToJson({}))->profiles.isEmpty());
}

TEST(ProfileFile, WhatIsNoneIsRefused)
{
    for (const char *text : {"", "{}", "[]", "null", "not json", "{\"connections\":[]}",
                             "{\"sessionscope\":\"connections\",\"version\":1,\"connections\":{}}",
                             "{\"sessionscope\":\"formats\",\"version\":1,\"connections\":[]}",
                             "{\"sessionscope\":\"connections\",\"version\":2,\"connections\":[]}"})
        EXPECT_FALSE(profilesFromJson(text)) << text;
    EXPECT_FALSE(profilesFromJson(QByteArray(200'000, '[')));
    QJsonArray many;
    for (int i = 0; i < 1001; ++i)
        many.append(QJsonObject());
    EXPECT_FALSE(
        profilesFromJson(QJsonDocument(QJsonObject{{QStringLiteral("sessionscope"), QStringLiteral("connections")},
                                                   {QStringLiteral("version"), 1},
                                                   {QStringLiteral("connections"), many}})
                             .toJson()));
}

TEST(ProfileFile, EachConnectionIsCheckedAsIfItWasTyped)
{
    ASSERT_EQ(profilesFromJson(fileWith({}))->profiles.size(), 1);
    const QList<QPair<const char *, QJsonValue>> bad{
        {"kind", QStringLiteral("carrier pigeon")},
        {"kind", 1},
        {"host", QStringLiteral("")},
        {"host", QStringLiteral("a b")},
        {"host", QStringLiteral("me@h")},
        {"host", QJsonArray()},
        {"port", 0},
        {"port", 65536},
        {"port", 1.5},
        {"port", QStringLiteral("6379")},
        {"port", 1e300},
        {"database", -1},
        {"database", 1e9},
        {"name", QString(501, QLatin1Char('a'))},
        {"name", QStringLiteral("a\nb")},
        {"name", QStringLiteral("a\u202eb")},
        {"group", QStringLiteral("a\u200bb")},
        {"group", QJsonObject()},
        {"colour", QStringLiteral("red")},
        {"colour", QStringLiteral("#12345")},
        {"tls", QStringLiteral("yes")},
        {"tlsCaFile", QStringLiteral("ca.pem")},
        {"tlsKeyFile", QStringLiteral("../key")},
        {"ssh", QStringLiteral("-oProxyCommand=true")},
        {"ssh", QStringLiteral("a b")},
        {"replacements", QStringLiteral("a:1 b:1")},
        {"replacements", QJsonArray{QStringLiteral("a:1")}},
        {"replacements", QJsonArray{1}},
        {"replacements", QJsonArray{QStringLiteral("a:7000 c:1"), QStringLiteral("b:7000 c:1")}},
        {"readOnly", 1},
        {"keyPatterns", QJsonArray{QString()}},
        {"user", QString(QChar(0))}};
    for (const auto &[member, value] : bad) {
        const QByteArray json = fileWith({{QString::fromLatin1(member), value}});
        const auto read = profilesFromJson(json);
        ASSERT_TRUE(read);
        EXPECT_TRUE(read->profiles.isEmpty()) << json.constData();
        ASSERT_EQ(read->unusable.size(), 1) << json.constData();
        EXPECT_GT(read->unusable.constFirst().size(), 20);
    }
    const QJsonObject sentinel{{QStringLiteral("kind"), QStringLiteral("sentinel")},
                               {QStringLiteral("primary"), QStringLiteral("m")}};
    EXPECT_EQ(profilesFromJson(fileWith(sentinel))->unusable.size(), 1) << "no sentinels";
    const QJsonObject tunnelled{{QStringLiteral("kind"), QStringLiteral("unix")},
                                {QStringLiteral("socket"), QStringLiteral("/s")},
                                {QStringLiteral("ssh"), QStringLiteral("h")}};
    EXPECT_EQ(profilesFromJson(fileWith(tunnelled))->unusable.size(), 1);
}

TEST(ProfileFile, HoldsOutAgainstDamage)
{
    const QByteArray whole = profilesToJson({everything()});
    QRandomGenerator random(7);
    for (int round = 0; round < 3000; ++round) {
        QByteArray damaged = whole;
        for (int i = 0; i < 3; ++i)
            damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
        damaged.truncate(random.bounded(int(damaged.size())) + 1 + (round % 2) * int(damaged.size()));
        if (const auto read = profilesFromJson(damaged)) {
            for (const ConnectionProfile &profile : read->profiles)
                EXPECT_FALSE(profile.sshDestination.startsWith(QLatin1Char('-')));
        }
    }
}

TEST(ProfileColours, CanBeToldFromTheGroundInBothSchemes)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double part) {
            return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    for (const ui::Scheme named : {ui::Scheme::Light, ui::Scheme::Dark, ui::Scheme::HighContrast}) {
        const ui::Colours &scheme = ui::colours(ui::schemePalette(named));
        for (const ui::ProfileColour &each : ui::profileColours()) {
            const QColor colour = ui::profileColour(each.value);
            ASSERT_TRUE(colour.isValid()) << each.value.toStdString();
            for (const QColor &ground : {scheme.window, scheme.surface, scheme.raised}) {
                const double a = luminance(colour);
                const double b = luminance(ground);
                EXPECT_GE((std::max(a, b) + 0.05) / (std::min(a, b) + 0.05), 3.0) << each.name.toStdString();
            }
            EXPECT_EQ(ui::profileColourName(each.value.toUpper()), each.name);
        }
    }
    for (const char *none : {"", "red", "#12345", "#1234567", "#12345g", "url(x)"})
        EXPECT_FALSE(ui::profileColour(QString::fromLatin1(none)).isValid()) << none;
}

} // namespace
