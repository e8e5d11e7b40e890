// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sessions/standing.h"
#include "ui/theme/theme.h"

class QPainter;
class QPointF;

namespace ui
{

/// The mark of a session's standing: a disc, a half disc, a dotted ring, a hatched disc, a cross. The shapes alone tell
/// them apart. About 11 pixels wide.
void drawStateMark(QPainter *painter, const QPointF &centre, Standing standing, const Colours &colours);

} // namespace ui
