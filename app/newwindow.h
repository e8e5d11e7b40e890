// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QStringList>

namespace app
{

/// Starts this program once more, on a window of its own: what happens to the one is nothing to the other. What the
/// environment has of secrets belongs to this one's server, and is not handed on. Returns what went wrong; empty:
/// nothing.
messages::Problem startNewWindow(const QString &connectionId, const QStringList &more = {});

} // namespace app
