// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/logoutreport.h"

#include <algorithm>

namespace messages
{

int LogoutReport::count(LogoutOutcome::Kind kind) const
{
    return static_cast<int>(std::count_if(outcomes.begin(), outcomes.end(),
                                          [kind](const LogoutOutcome &outcome) { return outcome.kind == kind; }));
}

} // namespace messages
