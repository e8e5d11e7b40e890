// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/lifetimeline.h"
#include "ui/theme/theme.h"

class QPainter;
class QPointF;

namespace ui
{

/// What a moment of a session's life is told by. The shapes alone tell them apart. About 11 pixels wide.
void drawEndMark(QPainter *painter, const QPointF &centre, history::TimelineLine::Mark mark, const Colours &colours);

/// Of how a session ended; nothing: it was lost sight of.
history::TimelineLine::Mark markOf(int entryKind);

} // namespace ui
