// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

class QPainter;
class QPointF;

namespace ui
{

/// A moment of a session's life, or another event.
enum class Sign {
    Created,
    Extended,
    Used,
    Unwatched,
    Restart,
    Deadline,
    Due,
    Expired,
    EndedHere,
    EndedElsewhere,
    Evicted,
    Lost,
    Note,
};

/// The shapes alone tell them apart; only where it was ended is told by colour, and by the words beside it. About 11
/// pixels wide. `ink`: instead of the sign's own colour, as on a selection.
void drawSign(QPainter *painter, const QPointF &centre, Sign sign, const Colours &colours, const QColor &ink = {});

} // namespace ui
