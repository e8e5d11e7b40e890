// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QProcessEnvironment>
#include <QStringList>

namespace app
{

/// This program's, without the secrets in it: they belong to the server of its own window.
QProcessEnvironment environmentOfNewWindow();

/// Starts this program once more, on a window of its own: what happens to the one is nothing to the other. Returns what
/// went wrong; empty: nothing.
messages::Problem startNewWindow(const QString &connectionId, const QStringList &more = {});

} // namespace app
