// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace audit
{

/// Why the log was not written or not read, as a user reads it: two sentences, translated.
struct Problem {
    QString cause;
    QString nextStep;
    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace audit
