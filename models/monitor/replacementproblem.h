// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/problem.h"

#include <QList>

#include <optional>

namespace monitor
{

/// What is wrong with the first of a profile's replaced places that cannot be used; nothing: all can.
std::optional<messages::Problem> problemOf(const QList<messages::PlaceReplacement> &replacements);

} // namespace monitor
