// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QString>

namespace app
{

/// A line on standard error, with the program's name before it: whatever is no result.
void complain(const QString &text);
/// Cause and next step, on one line.
void complain(const messages::Problem &problem);

} // namespace app
