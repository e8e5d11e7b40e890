// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/survival.h"

#include <gtest/gtest.h>

using namespace activity;
using namespace messages;
using Presence = FleetNode::Presence;
using Topic = SurvivalLine::Topic;
using Verdict = SurvivalLine::Verdict;
using Mode = Liveness::Mode;

namespace
{

/// A primary that tells everything, with nothing to complain of.
FleetNode primary(const char *name)
{
    FleetNode node;
    node.name = QString::fromLatin1(name);
    node.index = 0;
    node.presence = Presence::Answers;
    node.mode = Mode::Live;
    node.facts.info = node.facts.role = node.facts.config = Telling::Told;
    node.facts.at = QDateTime(QDate(2026, 11, 29), QTime(13, 42));
    node.facts.isPrimary = true;
    node.facts.usedMemory = 6LL << 30;
    node.facts.maxMemory = 8LL << 30;
    node.facts.evictionPolicy = QStringLiteral("noeviction");
    node.facts.hasAppendFile = true;
    node.facts.appendFsync = QStringLiteral("everysec");
    node.facts.isAppendWell = true;
    node.facts.savePoints = QStringLiteral("3600 1");
    node.facts.isSaveWell = true;
    node.facts.stopsWrites = true;
    node.facts.notificationFlags = QStringLiteral("AKE");
    node.facts.hz = 10;
    node.facts.expireEffort = 1;
    return node;
}

FleetNode replicaOf(const FleetNode &primary, qint64 behind)
{
    FleetNode node;
    node.name = primary.name + QStringLiteral("-copy");
    node.isReplica = true;
    node.primary = primary.name;
    node.presence = Presence::Answers;
    node.behindBytes = behind;
    node.facts.info = Telling::Told;
    node.facts.at = primary.facts.at;
    return node;
}

Fleet cluster(qint64 behind = 0)
{
    Fleet fleet;
    fleet.isCluster = true;
    for (const char *name : {"shop-1", "shop-2", "shop-3"}) {
        fleet.nodes.push_back(primary(name));
        fleet.nodes.push_back(replicaOf(fleet.nodes.back(), behind));
    }
    return fleet;
}

Fleet alone(const FleetNode &node)
{
    Fleet fleet;
    fleet.nodes = {node};
    return fleet;
}

SurvivalLine lineOf(const Fleet &fleet, Topic topic, const ExpiryLag &lag = {})
{
    const std::vector<SurvivalLine> lines = judgeSurvival(fleet, lag);
    EXPECT_EQ(lines.size(), 6u);
    EXPECT_EQ(lines[size_t(topic)].topic, topic);
    return lines[size_t(topic)];
}

bool says(const SurvivalLine &line, const char *words)
{
    return line.sentence.contains(QLatin1String(words));
}

} // namespace

TEST(Survival, EveryEvictionPolicyHasItsSentence)
{
    const struct {
        const char *policy;
        Verdict verdict;
        const char *words;
    } policies[] = {
        {"noeviction", Verdict::Partly, "refuses writes"},
        {"allkeys-lru", Verdict::Lost, "logs people out"},
        {"allkeys-lfu", Verdict::Lost, "logs people out"},
        {"allkeys-random", Verdict::Lost, "at random"},
        {"allkeys-lrm", Verdict::Lost, "logs people out"},
        {"volatile-lru", Verdict::Partly, "not used for longest"},
        {"volatile-lfu", Verdict::Partly, "used most rarely"},
        {"volatile-random", Verdict::Lost, "at random"},
        {"volatile-lrm", Verdict::Partly, "not written for longest"},
        {"volatile-ttl", Verdict::Partly, "nearest their deadline first"},
        {"something-new", Verdict::Unknown, "something-new"},
    };
    for (const auto &each : policies) {
        FleetNode node = primary("shop-1");
        node.facts.evictionPolicy = QString::fromLatin1(each.policy);
        const SurvivalLine line = lineOf(alone(node), Topic::Memory);
        EXPECT_EQ(line.verdict, each.verdict) << each.policy;
        EXPECT_TRUE(says(line, each.words)) << qPrintable(line.sentence);
        EXPECT_TRUE(line.evidence.contains(QLatin1String(each.policy))) << qPrintable(line.evidence);
        EXPECT_TRUE(line.evidence.contains(QLatin1String("maxmemory 8.0 GB"))) << qPrintable(line.evidence);
        EXPECT_TRUE(says(line, "2.0 GB left")) << qPrintable(line.sentence);
    }
}

TEST(Survival, GrowthIsForetoldOnlyWhereItWasMeasured)
{
    FleetNode node = primary("shop-1");
    EXPECT_FALSE(says(lineOf(alone(node), Topic::Memory), "growth"));
    node.facts.growthSeconds = 720;
    EXPECT_FALSE(says(lineOf(alone(node), Topic::Memory), "growth")) << "it does not grow";
    node.facts.growth = -5000;
    EXPECT_FALSE(says(lineOf(alone(node), Topic::Memory), "growth")) << "it shrinks";
    node.facts.growth = double(2LL << 30) / (6 * 3600);
    const SurvivalLine line = lineOf(alone(node), Topic::Memory);
    EXPECT_TRUE(says(line, "about 6 h")) << qPrintable(line.sentence);
    EXPECT_TRUE(says(line, "12 min")) << qPrintable(line.sentence);
}

TEST(Survival, WithoutALimitTheMachineIsIt)
{
    FleetNode node = primary("shop-1");
    node.facts.maxMemory = 0;
    const SurvivalLine line = lineOf(alone(node), Topic::Memory);
    EXPECT_EQ(line.verdict, Verdict::Partly);
    EXPECT_TRUE(says(line, "no limit"));
    EXPECT_TRUE(line.evidence.contains(QLatin1String("maxmemory 0")));
}

TEST(Survival, TheWorstNodeDecidesAndIsNamed)
{
    Fleet fleet = cluster();
    fleet.nodes[2].facts.evictionPolicy = QStringLiteral("allkeys-lru");
    const SurvivalLine line = lineOf(fleet, Topic::Memory);
    EXPECT_EQ(line.verdict, Verdict::Lost);
    EXPECT_TRUE(line.evidence.contains(QLatin1String("shop-2"))) << qPrintable(line.evidence);
    // Of nodes alike the one with the least room.
    fleet = cluster();
    fleet.nodes[4].facts.usedMemory = 7LL << 30;
    EXPECT_TRUE(says(lineOf(fleet, Topic::Memory), "shop-3 has 1.0 GB left"));
}

TEST(Survival, WhatOneNodeDoesNotTellIsNotClaimedOfAll)
{
    Fleet fleet = cluster();
    fleet.nodes[2].facts = NodeFacts();
    fleet.nodes[2].facts.info = Telling::Refused;
    SurvivalLine line = lineOf(fleet, Topic::Restart);
    EXPECT_EQ(line.verdict, Verdict::Partly) << "good as far as is known";
    EXPECT_TRUE(line.evidence.contains(QLatin1String("not known"))) << qPrintable(line.evidence);
    // Neither is what it said before it fell silent.
    fleet = cluster();
    fleet.nodes[2].presence = Presence::Missing;
    fleet.nodes[2].facts.evictionPolicy = QStringLiteral("allkeys-lru");
    line = lineOf(fleet, Topic::Memory);
    EXPECT_FALSE(says(line, "logs people out")) << qPrintable(line.sentence);
}

TEST(Survival, RefusedIsSaidAndNothingElse)
{
    FleetNode node = primary("shop-1");
    node.facts = NodeFacts();
    node.facts.info = node.facts.role = node.facts.config = Telling::Refused;
    const Fleet fleet = alone(node);
    for (const Topic topic : {Topic::Memory, Topic::Restart, Topic::FailedPrimary, Topic::FullDisk}) {
        const SurvivalLine line = lineOf(fleet, topic);
        EXPECT_EQ(line.verdict, Verdict::Unknown);
        EXPECT_TRUE(says(line, "Not known")) << qPrintable(line.sentence);
        EXPECT_TRUE(says(line, "INFO")) << qPrintable(line.sentence);
    }
    EXPECT_TRUE(toldByText(fleet).isEmpty());
    // Before anybody has asked, and without a server.
    node.facts = NodeFacts();
    EXPECT_TRUE(says(lineOf(alone(node), Topic::Memory), "not told yet"));
    for (const SurvivalLine &line : judgeSurvival(Fleet(), {}))
        EXPECT_EQ(line.verdict, Verdict::Unknown) << qPrintable(line.sentence);
}

TEST(Survival, ARestart)
{
    const auto restart = [](auto change) {
        FleetNode node = primary("shop-1");
        change(node.facts);
        return lineOf(alone(node), Topic::Restart);
    };
    SurvivalLine line = restart([](NodeFacts &) {});
    EXPECT_EQ(line.verdict, Verdict::Survives);
    EXPECT_TRUE(says(line, "but for the last second"));
    line = restart([](NodeFacts &facts) { facts.appendFsync = QStringLiteral("always"); });
    EXPECT_EQ(line.verdict, Verdict::Survives);
    line = restart([](NodeFacts &facts) { facts.appendFsync = QStringLiteral("no"); });
    EXPECT_EQ(line.verdict, Verdict::Partly);
    line = restart([](NodeFacts &facts) { facts.appendFsync.clear(); });
    EXPECT_EQ(line.verdict, Verdict::Partly);
    EXPECT_TRUE(says(line, "not known"));
    line = restart([](NodeFacts &facts) { facts.isAppendWell = false; });
    EXPECT_EQ(line.verdict, Verdict::Lost);
    line = restart([](NodeFacts &facts) {
        facts.hasAppendFile = false;
        facts.unsavedChanges = 1203;
    });
    EXPECT_EQ(line.verdict, Verdict::Partly);
    EXPECT_TRUE(line.evidence.contains(QLatin1String("save 3600 1"))) << qPrintable(line.evidence);
    EXPECT_TRUE(line.evidence.contains(QLatin1String("1,203")));
    line = restart([](NodeFacts &facts) {
        facts.hasAppendFile = false;
        facts.isSaveWell = false;
    });
    EXPECT_EQ(line.verdict, Verdict::Lost);
    line = restart([](NodeFacts &facts) {
        facts.hasAppendFile = false;
        facts.savePoints = QString();
    });
    EXPECT_EQ(line.verdict, Verdict::Lost);
    EXPECT_TRUE(says(line, "Everybody is logged out"));
    line = restart([](NodeFacts &facts) {
        facts.hasAppendFile = false;
        facts.savePoints.reset();
    });
    EXPECT_EQ(line.verdict, Verdict::Unknown);
    EXPECT_TRUE(says(line, "not known"));
}

TEST(Survival, AFailedPrimary)
{
    SurvivalLine line = lineOf(cluster(), Topic::FailedPrimary);
    EXPECT_EQ(line.verdict, Verdict::Survives);
    line = lineOf(cluster(14'540), Topic::FailedPrimary);
    EXPECT_EQ(line.verdict, Verdict::Survives);
    EXPECT_TRUE(says(line, "is 14.2 kB behind")) << qPrintable(line.sentence);
    line = lineOf(cluster(-1), Topic::FailedPrimary);
    EXPECT_EQ(line.verdict, Verdict::Partly);
    EXPECT_TRUE(says(line, "not known"));

    Fleet fleet = cluster();
    fleet.nodes[3].presence = Presence::Missing;
    line = lineOf(fleet, Topic::FailedPrimary);
    EXPECT_EQ(line.verdict, Verdict::Lost);
    EXPECT_TRUE(says(line, "shop-2")) << qPrintable(line.sentence);

    fleet = cluster();
    fleet.nodes[2].presence = Presence::Missing;
    line = lineOf(fleet, Topic::FailedPrimary);
    EXPECT_EQ(line.verdict, Verdict::Partly);
    EXPECT_TRUE(says(line, "shop-2-copy has a copy")) << qPrintable(line.sentence);
    EXPECT_TRUE(says(line, "has not taken over"));
    fleet.nodes[3].presence = Presence::SaidToFail;
    EXPECT_EQ(lineOf(fleet, Topic::FailedPrimary).verdict, Verdict::Lost);

    // Two cannot outvote one that is gone.
    fleet = cluster();
    fleet.nodes.resize(4);
    line = lineOf(fleet, Topic::FailedPrimary);
    EXPECT_EQ(line.verdict, Verdict::Partly);
    EXPECT_TRUE(says(line, "majority")) << qPrintable(line.sentence);
}

TEST(Survival, AFailedServerThatStandsAlone)
{
    FleetNode node = primary("shop-1");
    SurvivalLine line = lineOf(alone(node), Topic::FailedPrimary);
    EXPECT_EQ(line.verdict, Verdict::Lost);
    EXPECT_TRUE(says(line, "no replica"));
    Fleet fleet = alone(node);
    fleet.nodes.push_back(replicaOf(node, 0));
    line = lineOf(fleet, Topic::FailedPrimary);
    EXPECT_EQ(line.verdict, Verdict::Partly) << "who promotes it?";
    node.facts.isPrimary = false;
    node.facts.primaryPlace = QStringLiteral("10.0.0.1:6379");
    line = lineOf(alone(node), Topic::FailedPrimary);
    EXPECT_EQ(line.verdict, Verdict::Unknown);
    EXPECT_TRUE(line.evidence.contains(QLatin1String("10.0.0.1:6379")));
}

TEST(Survival, AFullDisk)
{
    const auto disk = [](auto change) {
        FleetNode node = primary("shop-1");
        change(node.facts);
        return lineOf(alone(node), Topic::FullDisk);
    };
    EXPECT_TRUE(says(disk([](NodeFacts &) {}), "refuses writes"));
    EXPECT_EQ(disk([](NodeFacts &facts) { facts.appendFsync = QStringLiteral("always"); }).verdict, Verdict::Lost);
    EXPECT_EQ(disk([](NodeFacts &facts) { facts.appendFsync.clear(); }).verdict, Verdict::Unknown);
    const auto off = [&disk](auto change) {
        return disk([&change](NodeFacts &facts) {
            facts.hasAppendFile = false;
            change(facts);
        });
    };
    EXPECT_TRUE(says(off([](NodeFacts &) {}), "once a snapshot fails"));
    EXPECT_TRUE(says(off([](NodeFacts &facts) { facts.stopsWrites = false; }), "no snapshot is taken"));
    EXPECT_EQ(off([](NodeFacts &facts) { facts.savePoints = QString(); }).verdict, Verdict::Survives);
    const SurvivalLine unknown = off([](NodeFacts &facts) {
        facts.savePoints.reset();
        facts.config = Telling::Refused;
    });
    EXPECT_EQ(unknown.verdict, Verdict::Unknown);
    EXPECT_TRUE(says(unknown, "CONFIG GET is refused")) << qPrintable(unknown.sentence);
}

TEST(Survival, SeeingEndingsIsClaimedOnlyOfThoseThatAnnounceThem)
{
    EXPECT_EQ(lineOf(cluster(), Topic::SeeingEndings).verdict, Verdict::Survives);
    Fleet fleet = cluster();
    fleet.nodes[2].presence = Presence::Missing;
    fleet.nodes[2].mode = Mode::Disconnected;
    SurvivalLine line = lineOf(fleet, Topic::SeeingEndings);
    EXPECT_EQ(line.verdict, Verdict::Partly);
    EXPECT_TRUE(says(line, "primary that answers"));
    fleet = cluster();
    fleet.nodes[2].mode = Mode::Polling;
    fleet.nodes[2].facts.notificationFlags = QString();
    line = lineOf(fleet, Topic::SeeingEndings);
    EXPECT_EQ(line.verdict, Verdict::Lost);
    EXPECT_TRUE(says(line, "In part"));
    EXPECT_TRUE(line.evidence.contains(QLatin1String("differs")));
    fleet = cluster();
    fleet.nodes[2].mode = Mode::ExpiryOnly;
    EXPECT_EQ(lineOf(fleet, Topic::SeeingEndings).verdict, Verdict::Partly);
    fleet.nodes[2].mode = Mode::CatchingUp;
    EXPECT_EQ(lineOf(fleet, Topic::SeeingEndings).verdict, Verdict::Unknown);
    FleetNode node = primary("shop-1");
    node.facts.notificationFlags.reset();
    EXPECT_TRUE(lineOf(alone(node), Topic::SeeingEndings).evidence.contains(QLatin1String("events that have come")));
}

TEST(Survival, WhatTrackingSeesIsAnEndingAndNotWhich)
{
    FleetNode node = primary("shop-1");
    node.mode = Mode::LiveByTracking;
    node.facts.notificationFlags = QString();
    SurvivalLine line = lineOf(alone(node), Topic::SeeingEndings);
    EXPECT_EQ(line.verdict, Verdict::Survives);
    EXPECT_TRUE(says(line, "by CLIENT TRACKING")) << qPrintable(line.sentence);
    EXPECT_TRUE(says(line, "is inferred")) << qPrintable(line.sentence);
    EXPECT_FALSE(says(line, "do not answer"));
    EXPECT_TRUE(line.evidence.contains(QLatin1String("is empty"))) << qPrintable(line.evidence);

    // One of several is enough: of that one's endings the kind is not told.
    Fleet fleet = cluster();
    fleet.nodes[2].mode = Mode::LiveByTracking;
    line = lineOf(fleet, Topic::SeeingEndings);
    EXPECT_EQ(line.verdict, Verdict::Survives);
    EXPECT_TRUE(says(line, "is inferred")) << qPrintable(line.sentence);
    fleet.nodes[0].presence = Presence::Missing;
    line = lineOf(fleet, Topic::SeeingEndings);
    EXPECT_EQ(line.verdict, Verdict::Partly);
    EXPECT_TRUE(says(line, "What ends on nodes that do not answer is not seen")) << qPrintable(line.sentence);
    // Whoever is worse goes before it.
    fleet.nodes[4].mode = Mode::ExpiryOnly;
    EXPECT_FALSE(says(lineOf(fleet, Topic::SeeingEndings), "TRACKING"));
    fleet.nodes[4].mode = Mode::CatchingUp;
    EXPECT_EQ(lineOf(fleet, Topic::SeeingEndings).verdict, Verdict::Unknown);
}

TEST(Survival, ExpiryIsWhatWasMeasured)
{
    SurvivalLine line = lineOf(cluster(), Topic::Expiry);
    EXPECT_EQ(line.verdict, Verdict::Unknown);
    EXPECT_EQ(line.evidence, QStringLiteral("hz 10 · effort 1"));
    EXPECT_EQ(lineOf(cluster(), Topic::Expiry, {2, 10, 20}).verdict, Verdict::Unknown) << "two are no measure";
    Fleet fleet = cluster();
    fleet.nodes[4].facts.hz = 50;
    line = lineOf(fleet, Topic::Expiry, {80, 600, 2100});
    EXPECT_EQ(line.verdict, Verdict::Fact);
    EXPECT_TRUE(says(line, "0.6 s (half of them) to 2.1 s (95 %)")) << qPrintable(line.sentence);
    EXPECT_TRUE(line.evidence.contains(QStringLiteral("hz 10–50"))) << qPrintable(line.evidence);
}

TEST(Survival, SaysHowManyHaveTold)
{
    Fleet fleet = cluster();
    fleet.nodes[1].facts.info = Telling::Refused;
    fleet.nodes[2].presence = Presence::Missing;
    const QString told = toldByText(fleet);
    EXPECT_TRUE(told.contains(QLatin1String("4 of 6"))) << qPrintable(told);
    EXPECT_TRUE(told.contains(QLatin1String("13:42:00"))) << qPrintable(told);
}
