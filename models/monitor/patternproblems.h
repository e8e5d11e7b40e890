// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QList>
#include <QStringList>

namespace monitor
{

/// What is to be said of a profile's key patterns when it is connected with: of each that makes the server read more
/// than need be, a notice; and of the last that is no pattern.
QList<messages::Problem> patternProblems(const QStringList &patterns);

} // namespace monitor
