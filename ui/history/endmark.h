// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/lifetimeline.h"
#include "ui/theme/sign.h"

namespace ui
{

/// What a moment of a session's life is told by.
Sign signOf(history::TimelineLine::Mark mark);

/// Of how a session ended; nothing: it was lost sight of.
history::TimelineLine::Mark markOf(int entryKind);

} // namespace ui
