// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/alertjudge.h"
#include "models/activity/alerts/alertwords.h"
#include "tests/support/pluralforms.h"

#include <gtest/gtest.h>

#include <string>

using alerts::AlertJudge;
using alerts::Measure;
using alerts::Reading;
using alerts::Standing;
using alerts::Transition;
using messages::AlertKind;
using messages::AlertRule;

namespace
{

/// A judge with one rule, and a clock of the test's own: one reading a second.
class OneRule
{
public:
    OneRule(AlertKind kind, qint64 limit, int seconds)
        : m_kind(kind)
    {
        AlertJudge::Rules rules = messages::AlertSettings::usualRules();
        for (AlertRule &rule : rules)
            rule.isOn = false;
        rules[size_t(kind)] = {kind, true, limit, seconds};
        judge = AlertJudge(rules);
    }

    /// "F" fired, "C" cleared, "." neither; for each second that this value was measured.
    std::string see(const Measure &measure, int seconds = 1)
    {
        std::string seen;
        for (; seconds > 0; --seconds) {
            Reading reading;
            reading.at = m_now;
            reading[m_kind] = measure;
            m_now += 1000;
            latest = judge.judge(reading);
            EXPECT_LE(latest.size(), 1u);
            seen += latest.empty() ? '.' : latest.front().hasFired ? 'F' : 'C';
        }
        return seen;
    }
    std::string see(qint64 value, int seconds = 1) { return see(Measure::of(value), seconds); }
    std::string seeNothing(int seconds = 1) { return see(Measure(), seconds); }
    void pass(qint64 ms) { m_now += ms; }
    Standing::State state() const { return judge.standing(m_kind).state; }
    qint64 now() const { return m_now; }

    AlertJudge judge;
    std::vector<Transition> latest;

private:
    AlertKind m_kind;
    qint64 m_now = 1'790'000'000'000;
};

} // namespace

TEST(AlertJudge, FiresWhenItHasHeldAndClearsWhenItIsBackByAMargin)
{
    OneRule rule(AlertKind::CountAbove, 1000, 3);
    EXPECT_EQ(rule.see(1000, 5), ".....") << "the limit itself is within it";
    EXPECT_EQ(rule.see(1001, 3), "...");
    EXPECT_EQ(rule.state(), Standing::State::Holding);
    EXPECT_EQ(rule.see(999), ".") << "too short";
    EXPECT_EQ(rule.see(1001, 4), "...F");
    EXPECT_EQ(rule.latest.front().value, 1001);
    EXPECT_EQ(rule.see(5000, 2), "..");
    EXPECT_EQ(rule.see(950, 20), "....................") << "within the limit, but not by the margin";
    EXPECT_EQ(rule.judge.firing().size(), 1u);
    EXPECT_EQ(rule.judge.firing().front().worst, 5000);
    EXPECT_EQ(rule.see(900, 3), "...");
    EXPECT_EQ(rule.see(1001), ".") << "not for long enough";
    EXPECT_EQ(rule.see(900, 4), "...C");
    EXPECT_TRUE(rule.judge.firing().empty());
    EXPECT_EQ(rule.state(), Standing::State::Calm);
}

TEST(AlertJudge, FiresBelow)
{
    OneRule rule(AlertKind::CountBelow, 100, 2);
    EXPECT_EQ(rule.see(100, 3), "...");
    EXPECT_EQ(rule.see(99, 3), "..F");
    EXPECT_EQ(rule.see(20, 1), ".");
    EXPECT_EQ(rule.judge.firing().front().worst, 20);
    EXPECT_EQ(rule.see(105, 9), ".........");
    EXPECT_EQ(rule.see(110, 3), "..C");
}

TEST(AlertJudge, WhatIsNotKnownNeitherFiresNorClears)
{
    OneRule rule(AlertKind::CountBelow, 100, 3);
    EXPECT_EQ(rule.seeNothing(50), std::string(50, '.'));
    EXPECT_EQ(rule.state(), Standing::State::Unknown);
    EXPECT_EQ(rule.see(5, 3), "...");
    EXPECT_EQ(rule.seeNothing(), ".");
    EXPECT_EQ(rule.see(5, 3), "...") << "nobody has seen it hold for three seconds";
    EXPECT_EQ(rule.see(5), "F");
    EXPECT_EQ(rule.seeNothing(50), std::string(50, '.'));
    EXPECT_EQ(rule.judge.firing().size(), 1u);
    EXPECT_EQ(rule.see(500, 3), "...");
    EXPECT_EQ(rule.seeNothing(), ".");
    EXPECT_EQ(rule.see(500, 4), "...C");
}

TEST(AlertJudge, AtLeastSoManyFiresAboveAndNeverBelow)
{
    OneRule above(AlertKind::CountAbove, 100, 0);
    EXPECT_EQ(above.see(Measure{50, true, {}}), ".");
    EXPECT_EQ(above.state(), Standing::State::Unknown) << "there may be more";
    EXPECT_EQ(above.see(Measure{101, true, {}}), "F");
    EXPECT_EQ(above.see(Measure{5, true, {}}, 9), ".........") << "there may be more: it is not over";
    EXPECT_EQ(above.see(5), "C");
    OneRule below(AlertKind::CountBelow, 100, 0);
    EXPECT_EQ(below.see(Measure{5, true, {}}, 9), ".........");
    EXPECT_EQ(below.see(5), "F");
    EXPECT_EQ(below.see(Measure{500, true, {}}, 9), ".........");
    EXPECT_EQ(below.see(500), "C");
}

TEST(AlertJudge, ATimeWithoutReadingsHasNotHeld)
{
    OneRule rule(AlertKind::CountAbove, 10, 60);
    EXPECT_EQ(rule.see(11, 2), "..");
    rule.pass(3'600'000);
    EXPECT_EQ(rule.see(11, 60), std::string(60, '.')) << "the computer slept";
    EXPECT_EQ(rule.see(11), "F");
    EXPECT_EQ(rule.see(0, 2), "..");
    rule.pass(-7'200'000);
    EXPECT_EQ(rule.see(0, 60), std::string(60, '.')) << "the clock went back";
    EXPECT_EQ(rule.see(0), "C");
}

TEST(AlertJudge, EvictionsFireAtOnceAndAreOverWhenThereWereNoMore)
{
    OneRule rule(AlertKind::Evictions, 0, 5);
    EXPECT_EQ(rule.see(0, 3), "...");
    EXPECT_EQ(rule.see(12), "F");
    EXPECT_EQ(rule.latest.front().value, 12);
    EXPECT_EQ(rule.see(0, 5), ".....");
    EXPECT_EQ(rule.see(1), ".");
    EXPECT_EQ(rule.see(0, 6), ".....C");
}

TEST(AlertJudge, LostLivenessCountsByItself)
{
    OneRule rule(AlertKind::LivenessLost, 60, 2);
    EXPECT_EQ(rule.see(60), ".");
    EXPECT_EQ(rule.see(61), "F");
    EXPECT_EQ(rule.see(62, 3), "...");
    EXPECT_EQ(rule.see(0, 3), "..C");
}

TEST(AlertJudge, EveryOtherKindGoesByItsLimit)
{
    for (const AlertKind kind : {AlertKind::OffYesterday, AlertKind::CreatedRate, AlertKind::EndedRate,
                                 AlertKind::UserSessions, AlertKind::UserAddresses, AlertKind::ExpiryLag}) {
        OneRule rule(kind, 50, 1);
        EXPECT_EQ(rule.see(50, 3), "...") << int(kind);
        EXPECT_EQ(rule.see(51, 2), ".F") << int(kind);
        EXPECT_EQ(rule.see(46, 3), "...") << int(kind);
        EXPECT_EQ(rule.see(45, 2), ".C") << int(kind);
    }
    OneRule memory(AlertKind::MemoryHeadroom, 10, 1);
    EXPECT_EQ(memory.see(10, 3), "...");
    EXPECT_EQ(memory.see(9, 2), ".F");
    EXPECT_EQ(memory.see(10, 3), "...");
    EXPECT_EQ(memory.see(11, 2), ".C");
}

TEST(AlertJudge, NamesWhoseItWasAtItsWorst)
{
    OneRule rule(AlertKind::UserSessions, 5, 0);
    EXPECT_EQ(rule.see(Measure{6, false, "alice"}), "F");
    EXPECT_EQ(rule.latest.front().who, "alice");
    EXPECT_EQ(rule.see(Measure{9, false, "bob"}), ".");
    EXPECT_EQ(rule.see(Measure{7, false, "carol"}), ".");
    EXPECT_EQ(rule.judge.firing().front().who, "bob");
    const std::string sentence = support::several(alerts::sentenceOf(rule.judge.firing().front()));
    EXPECT_NE(sentence.find("bob has 9 sessions"), std::string::npos) << sentence;
}

TEST(AlertJudge, ARuleThatChangesClearsWhatItHadFired)
{
    OneRule rule(AlertKind::CountAbove, 10, 0);
    EXPECT_EQ(rule.see(11), "F");
    AlertJudge::Rules rules = rule.judge.rules();
    EXPECT_TRUE(rule.judge.setRules(rules, rule.now()).empty()) << "nothing has changed";
    EXPECT_EQ(rule.judge.firing().size(), 1u);
    rules[size_t(AlertKind::CountAbove)].limit = 20;
    const auto cleared = rule.judge.setRules(rules, rule.now());
    ASSERT_EQ(cleared.size(), 1u);
    EXPECT_FALSE(cleared.front().hasFired);
    EXPECT_EQ(cleared.front().why, Transition::Why::RuleChanged);
    EXPECT_EQ(rule.see(15, 3), "...");
    EXPECT_EQ(rule.see(21), "F");
    const auto left = rule.judge.leave(rule.now());
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left.front().why, Transition::Why::ServerLeft);
    EXPECT_TRUE(rule.judge.firing().empty());
    EXPECT_EQ(rule.see(21), "F") << "the rules are the same still";
}

TEST(AlertWords, SaySomethingOfEachKindAndNothingTreacherous)
{
    for (int kind = 0; kind < messages::kAlertKinds; ++kind) {
        Transition transition;
        transition.rule = AlertRule::usual(AlertKind(kind));
        transition.hasFired = true;
        transition.value = 3;
        transition.who = "-rf \u202e\n\x01";
        const QString sentence = alerts::sentenceOf(transition);
        EXPECT_TRUE(sentence.at(0).isUpper()) << qPrintable(sentence);
        EXPECT_FALSE(sentence.contains(QChar(0x202e)));
        EXPECT_FALSE(sentence.contains(QLatin1Char('\n')));
        transition.hasFired = false;
        EXPECT_NE(alerts::sentenceOf(transition), sentence);
        transition.isTest = true;
        EXPECT_TRUE(alerts::sentenceOf(transition).contains(QStringLiteral("Test")));
        EXPECT_FALSE(alerts::unknownText(AlertKind(kind)).isEmpty());
        EXPECT_EQ(alerts::measureText(AlertKind(kind), {}), QStringLiteral("not known"));
    }
}
