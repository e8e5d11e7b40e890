// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

class QColor;
class QPainter;
class QPolygonF;

namespace ui
{

/// Fills a shape with slanted lines, `apart` pixels from each other: not known to be so, or not yet. The lines stand
/// where they are when the shape grows.
void hatch(QPainter &painter, const QPolygonF &shape, const QColor &colour, qreal apart, bool falling = false);

} // namespace ui
