// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/problem.h"
#include "models/redis/placereplacement.h"

#include <QList>

#include <optional>

namespace server
{

/// What is wrong with the first of them that cannot be used, in sentences; nothing: all can.
std::optional<messages::Problem> problemOf(const QList<messages::PlaceReplacement> &replacements);

/// Those that can be used.
QList<redis::PlaceReplacement> replacementsOf(const messages::ConnectionProfile &profile);

} // namespace server
