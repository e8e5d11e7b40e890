// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historydatabase.h"
#include "models/messages/problem.h"

namespace history
{

/// As a user reads it: why the history in this file cannot be written (or read), and what to do.
messages::Problem problemWriting(const Failure &failure, const QString &file);
messages::Problem problemReading(const Failure &failure, const QString &file);
/// What was forgotten may still stand in the file.
messages::Problem problemShrinking(const Failure &failure, const QString &file);
/// It was broken, and is kept under another name.
messages::Problem setAside(const QString &file, const QString &kept);

} // namespace history
