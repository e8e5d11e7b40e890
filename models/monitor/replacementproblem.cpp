// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/replacementproblem.h"

#include "models/server/connect/replacementcheck.h"

namespace monitor
{

std::optional<messages::Problem> problemOf(const QList<messages::PlaceReplacement> &replacements)
{
    return server::problemOf(replacements);
}

} // namespace monitor
