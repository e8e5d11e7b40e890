// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace messages
{

/// A failure as a user reads it: what happened, and what to do. Both are sentences, translated.
struct Problem {
    QString cause;
    QString nextStep;
    bool isNotice = false; ///< to be said, but nothing that was asked for is missing
    /// Both in one line.
    QString sentences() const { return nextStep.isEmpty() ? cause : cause + QLatin1Char(' ') + nextStep; }
    bool isEmpty() const { return cause.isEmpty(); }
    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace messages
