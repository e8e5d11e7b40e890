// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/alertsettings.h"

#include <QByteArray>

#include <array>
#include <optional>

namespace alerts
{

using messages::AlertKind;
using messages::AlertRule;
using messages::kAlertKinds;

/// What is known of what one rule watches, in its own unit.
struct Measure {
    std::optional<qint64> value; ///< nothing: not known, and then nothing fires, and nothing clears
    bool isAtLeast = false;      ///< it may be more: what is above a limit is above it, and no more can be said
    QByteArray who;              ///< of rules about one user: whose it is, as the store has it
    static Measure of(qint64 value) { return {value, false, {}}; }
};

/// What is known at one moment.
struct Reading {
    qint64 at = 0; ///< epoch ms; a monotonic clock's, made into that of the wall
    std::array<Measure, kAlertKinds> measures;
    const Measure &operator[](AlertKind kind) const { return measures[size_t(kind)]; }
    Measure &operator[](AlertKind kind) { return measures[size_t(kind)]; }
};

/// An alert has fired, or has cleared.
struct Transition {
    enum class Why : quint8 {
        Measured,
        RuleChanged, ///< cleared: it is off, or asks for something else
        ServerLeft,  ///< cleared: nobody watches that server any more
    };
    AlertRule rule;
    bool hasFired = false;
    Why why = Why::Measured;
    qint64 at = 0;
    qint64 value = 0; ///< fired: what it was then; cleared: what it is, unless why says that nobody has measured
    QByteArray who;
    bool isTest = false; ///< made by hand, to see what comes of it
    AlertKind kind() const { return rule.kind; }
};

} // namespace alerts
