// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/savedalerts.h"
#include "models/files/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using messages::AlertKind;
using messages::AlertSettings;

namespace
{

AlertSettings everythingSet()
{
    AlertSettings settings;
    for (messages::AlertRule &rule : settings.rules) {
        rule.isOn = !rule.isOn;
        rule.seconds += 7;
        if (messages::traitsOf(rule.kind).highest > 0)
            rule.limit += 1;
    }
    settings.notifies = true;
    settings.runsCommand = true;
    settings.command =
        QStringList{QStringLiteral("/bin/x"), QStringLiteral("a \"b\" $(c)"), QString(), QStringLiteral("é{alert}")};
    settings.quiet = {true, QTime(21, 30), QTime(6, 15)};
    return settings;
}

AlertSettings settingsFrom(const char *json)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    EXPECT_EQ(error.error, QJsonParseError::NoError);
    return AlertSettings::fromJson(object);
}

} // namespace

TEST(AlertSettings, OnlyEvictionsAndLostLivenessAreOnAtFirst)
{
    const AlertSettings usual;
    for (const messages::AlertRule &rule : usual.rules)
        EXPECT_EQ(rule.isOn, rule.kind == AlertKind::Evictions || rule.kind == AlertKind::LivenessLost);
    EXPECT_EQ(usual.rule(AlertKind::LivenessLost).limit, 60);
    EXPECT_FALSE(usual.notifies);
    EXPECT_FALSE(usual.runsCommand);
    EXPECT_TRUE(usual.toJson().isEmpty()) << "who has said nothing leaves nothing behind";
}

TEST(AlertSettings, GoThereAndBack)
{
    const AlertSettings settings = everythingSet();
    EXPECT_EQ(AlertSettings::fromJson(settings.toJson()), settings);
}

TEST(AlertSettings, TakeWhateverStandsInTheFile)
{
    const AlertSettings settings = settingsFrom(R"({"rules":[
        {"kind":"count_above","on":true,"limit":-5,"seconds":1e300},
        {"kind":"count_above","on":false,"limit":7},
        {"kind":"memory_headroom","on":"yes","limit":"many"},
        {"kind":"moon_phase","on":true,"limit":3},
        {"limit":3}, 17, null],
        "quiet":{"on":true,"from":"25:99","to":"05:30"}, "notifies":1, "command":"rm -rf /", "runsCommand":true})");
    EXPECT_TRUE(settings.rule(AlertKind::CountAbove).isOn) << "of two the first";
    EXPECT_EQ(settings.rule(AlertKind::CountAbove).limit, 0);
    EXPECT_EQ(settings.rule(AlertKind::CountAbove).seconds, messages::AlertRule::kMostSeconds);
    EXPECT_EQ(settings.rule(AlertKind::MemoryHeadroom), messages::AlertRule::usual(AlertKind::MemoryHeadroom));
    EXPECT_EQ(settings.quiet.from, QTime(22, 0));
    EXPECT_EQ(settings.quiet.to, QTime(5, 30));
    EXPECT_FALSE(settings.notifies);
    EXPECT_FALSE(settings.runsCommand) << "a line for a shell is no command";
    ASSERT_EQ(settings.unknownRules.size(), 1);
    EXPECT_EQ(AlertSettings::fromJson(settings.toJson()).unknownRules, settings.unknownRules) << "kept for later";
}

TEST(AlertSettings, ACommandThatLacksAPartIsNone)
{
    EXPECT_TRUE(settingsFrom(R"({"command":["a", 7]})").command.isEmpty());
    EXPECT_TRUE(settingsFrom(R"({"command":["", "b"]})").command.isEmpty());
    EXPECT_TRUE(settingsFrom("{\"command\":[\"a\", \"b\\u0000c\"]}").command.isEmpty());
    EXPECT_EQ(settingsFrom(R"({"command":["a", ""]})").command, (QStringList{QStringLiteral("a"), QString()}));
}

TEST(QuietHours, GoOverMidnight)
{
    const messages::QuietHours night{true, QTime(22, 0), QTime(7, 0)};
    EXPECT_TRUE(night.contains(QTime(22, 0)));
    EXPECT_TRUE(night.contains(QTime(3, 0)));
    EXPECT_FALSE(night.contains(QTime(7, 0)));
    EXPECT_FALSE(night.contains(QTime(12, 0)));
    const messages::QuietHours noon{true, QTime(12, 0), QTime(13, 0)};
    EXPECT_TRUE(noon.contains(QTime(12, 59)));
    EXPECT_FALSE(noon.contains(QTime(13, 0)));
    EXPECT_FALSE((messages::QuietHours{true, QTime(1, 0), QTime(1, 0)}.contains(QTime(1, 0))));
    EXPECT_FALSE((messages::QuietHours{false, QTime(22, 0), QTime(7, 0)}.contains(QTime(23, 0))));
}

TEST(SavedAlerts, StandBesideTheirConnectionAndGoWithIt)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("settings.ini"));
    const QString one = QStringLiteral("3f-a1");
    const QString other = QStringLiteral("77-b2");
    {
        files::Settings settings(file);
        alerts::saveAlerts(settings, one, everythingSet(), {one, other});
        alerts::saveAlerts(settings, {}, everythingSet(), {one, other});
    }
    files::Settings settings(file);
    EXPECT_EQ(alerts::savedAlerts(settings, one), everythingSet());
    EXPECT_EQ(alerts::savedAlerts(settings, other), AlertSettings());
    EXPECT_EQ(alerts::savedAlerts(settings, {}), AlertSettings());
    alerts::saveAlerts(settings, other, AlertSettings(), {other});
    EXPECT_EQ(alerts::savedAlerts(settings, one), AlertSettings()) << "that connection is there no more";
}
