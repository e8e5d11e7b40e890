// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertreading.h"

#include <vector>

namespace alerts
{

/// Where a rule stands.
struct Standing {
    enum class State : quint8 {
        Off,
        Unknown, ///< what it watches is not known now
        Calm,    ///< within its limit
        Holding, ///< beyond it, not for long enough
        Firing,  ///< beyond it, or not back for long enough
    };
    AlertRule rule;
    State state = State::Off;
    bool isFiring = false; ///< also where what it watches is not known now
    qint64 since = 0;      ///< epoch ms: when it fired
    Measure latest;
    qint64 worst = 0; ///< while it fires: the farthest that was measured
    QByteArray who;   ///< while it fires
};

/// Says when a rule fires and when it clears, by one reading after the other. It fires when its limit has been passed
/// in each reading for as long as the rule says, and clears when each reading has been back, and by a tenth of the
/// limit, for as long. A reading that does not know, and a time without readings, begin that anew: nothing is
/// concluded from what nobody has seen. It knows no clock but that of the readings.
class AlertJudge final
{
public:
    using Rules = messages::AlertSettings::Rules;

    /// Readings farther apart are of two times: the computer slept, or the clock was set.
    static constexpr qint64 kLongestStepMs = 5000;

    AlertJudge();
    explicit AlertJudge(const Rules &rules);

    /// Those that are as they were go on as they stand. What fires by one that has changed is cleared.
    std::vector<Transition> setRules(const Rules &rules, qint64 at);
    std::vector<Transition> judge(const Reading &reading);
    /// Another server, or none: what fires is cleared.
    std::vector<Transition> leave(qint64 at);

    const Standing &standing(AlertKind kind) const { return m_rules[size_t(kind)].standing; }
    const std::array<AlertRule, kAlertKinds> &rules() const { return m_asked; }
    /// By kind.
    std::vector<Standing> firing() const;

private:
    struct State {
        Standing standing;
        qint64 turningSince = -1; ///< epoch ms: beyond, or back, in each reading since then; -1: it is not
    };

    void judgeRule(State &state, const Measure &measure, const Reading &reading, std::vector<Transition> &transitions);
    static Transition cleared(const State &state, qint64 at, Transition::Why why);

    Rules m_asked;
    std::array<State, kAlertKinds> m_rules;
    qint64 m_lastAt = -1;
};

/// Beyond the rule's limit; nothing: that is not known.
std::optional<bool> isBeyond(const AlertRule &rule, const Measure &measure);
/// Back within it, by a margin.
std::optional<bool> isBack(const AlertRule &rule, const Measure &measure);

} // namespace alerts
