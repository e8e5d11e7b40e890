// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/logoutreport.h"

#include <algorithm>

namespace messages
{

namespace
{

template<typename Outcomes> int counted(const Outcomes &outcomes, typename Outcomes::value_type::Kind kind)
{
    return static_cast<int>(
        std::count_if(outcomes.begin(), outcomes.end(), [kind](const auto &outcome) { return outcome.kind == kind; }));
}

} // namespace

int LogoutReport::count(LogoutOutcome::Kind kind) const
{
    return counted(outcomes, kind);
}

int UndoReport::count(UndoOutcome::Kind kind) const
{
    return counted(outcomes, kind);
}

} // namespace messages
