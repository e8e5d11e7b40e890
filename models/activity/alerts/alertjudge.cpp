// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/alertjudge.h"

#include <algorithm>
#include <utility>

namespace alerts
{

namespace
{

/// Of the limit: what only swings around it clears nothing.
constexpr qint64 kMarginShare = 10;
constexpr qint64 kSecondMs = 1000;

bool isFarther(const AlertRule &rule, qint64 value, qint64 than)
{
    return messages::traitsOf(rule.kind).isBelow ? value < than : value > than;
}

} // namespace

std::optional<bool> isBeyond(const AlertRule &rule, const Measure &measure)
{
    if (!measure.value)
        return std::nullopt;
    const bool isBelow = messages::traitsOf(rule.kind).isBelow;
    const bool isFar = isBelow ? *measure.value < rule.limit : *measure.value > rule.limit;
    // More only takes it farther up.
    if (measure.isAtLeast && (isBelow || !isFar))
        return std::nullopt;
    return isFar;
}

std::optional<bool> isBack(const AlertRule &rule, const Measure &measure)
{
    if (!measure.value)
        return std::nullopt;
    const bool isBelow = messages::traitsOf(rule.kind).isBelow;
    const qint64 margin = rule.limit / kMarginShare;
    const bool isNear = isBelow ? *measure.value >= rule.limit + margin : *measure.value <= rule.limit - margin;
    if (measure.isAtLeast && (isBelow || isNear))
        return std::nullopt;
    return isNear;
}

AlertJudge::AlertJudge()
    : AlertJudge(messages::AlertSettings::usualRules())
{
}

AlertJudge::AlertJudge(const Rules &rules)
    : m_asked(rules)
{
    for (size_t kind = 0; kind < m_rules.size(); ++kind) {
        m_rules[kind].standing.rule = rules[kind];
        m_rules[kind].standing.state = rules[kind].isOn ? Standing::State::Unknown : Standing::State::Off;
    }
}

Transition AlertJudge::cleared(const State &state, qint64 at, Transition::Why why)
{
    Transition transition;
    transition.rule = state.standing.rule;
    transition.why = why;
    transition.at = at;
    transition.value = state.standing.latest.value.value_or(0);
    transition.who = state.standing.who;
    return transition;
}

std::vector<Transition> AlertJudge::setRules(const Rules &rules, qint64 at)
{
    std::vector<Transition> transitions;
    m_asked = rules;
    for (size_t kind = 0; kind < m_rules.size(); ++kind) {
        State &state = m_rules[kind];
        if (state.standing.rule == rules[kind])
            continue;
        if (state.standing.isFiring)
            transitions.push_back(cleared(state, at, Transition::Why::RuleChanged));
        state = {};
        state.standing.rule = rules[kind];
        state.standing.state = rules[kind].isOn ? Standing::State::Unknown : Standing::State::Off;
    }
    return transitions;
}

std::vector<Transition> AlertJudge::leave(qint64 at)
{
    std::vector<Transition> transitions;
    for (const State &state : m_rules) {
        if (state.standing.isFiring)
            transitions.push_back(cleared(state, at, Transition::Why::ServerLeft));
    }
    *this = AlertJudge(m_asked);
    return transitions;
}

std::vector<Transition> AlertJudge::judge(const Reading &reading)
{
    std::vector<Transition> transitions;
    const qint64 before = std::exchange(m_lastAt, reading.at);
    const bool isGap = before >= 0 && (reading.at < before || reading.at - before > kLongestStepMs);
    for (size_t kind = 0; kind < m_rules.size(); ++kind) {
        State &state = m_rules[kind];
        if (isGap)
            state.turningSince = -1;
        if (state.standing.rule.isOn)
            judgeRule(state, reading.measures[kind], reading, transitions);
    }
    return transitions;
}

void AlertJudge::judgeRule(State &state, const Measure &measure, const Reading &reading,
                           std::vector<Transition> &transitions)
{
    Standing &standing = state.standing;
    const AlertRule &rule = standing.rule;
    standing.latest = measure;
    const std::optional<bool> turns = standing.isFiring ? isBack(rule, measure) : isBeyond(rule, measure);
    if (standing.isFiring && measure.value && isFarther(rule, *measure.value, standing.worst)) {
        standing.worst = *measure.value;
        if (!measure.who.isEmpty())
            standing.who = measure.who;
    }
    if (!turns.value_or(false))
        state.turningSince = -1;
    else if (state.turningSince < 0)
        state.turningSince = reading.at;
    const bool isAtOnce = !standing.isFiring && messages::traitsOf(rule.kind).firesAtOnce;
    const bool hasLasted =
        state.turningSince >= 0 && (isAtOnce || reading.at - state.turningSince >= rule.seconds * kSecondMs);
    if (hasLasted && standing.isFiring) {
        transitions.push_back(cleared(state, reading.at, Transition::Why::Measured));
        standing.isFiring = false;
        standing.who.clear();
        state.turningSince = -1;
    } else if (hasLasted) {
        standing.isFiring = true;
        standing.since = reading.at;
        standing.worst = *measure.value;
        standing.who = measure.who;
        state.turningSince = -1;
        Transition transition = cleared(state, reading.at, Transition::Why::Measured);
        transition.hasFired = true;
        transitions.push_back(std::move(transition));
    }
    using S = Standing::State;
    standing.state = standing.isFiring          ? S::Firing
                     : state.turningSince >= 0  ? S::Holding
                     : !measure.value || !turns ? S::Unknown
                                                : S::Calm;
}

std::vector<Standing> AlertJudge::firing() const
{
    std::vector<Standing> all;
    for (const State &state : m_rules) {
        if (state.standing.isFiring)
            all.push_back(state.standing);
    }
    return all;
}

} // namespace alerts
