// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/loadprogress.h"

namespace ui
{

/// Whether the server may hold sessions that the table does not: what is counted in it is then "at least".
inline bool isIncomplete(const messages::LoadProgress &progress)
{
    return progress.phase == messages::LoadProgress::Phase::Loading || progress.partial || progress.stopped;
}

} // namespace ui
