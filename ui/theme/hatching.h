// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

class QColor;
class QPainter;
class QPolygonF;
class QRectF;

namespace ui
{

/// Which way the lines lean.
enum class Hatch {
    Unknown, ///< rising: nobody watched, or nobody knows
    Partly,  ///< falling: a part of it is known, or it has not happened yet
};

/// Pixels from line to line where there is room, and in a mark.
inline constexpr qreal kHatchApart = 8;
inline constexpr qreal kHatchInMark = 3;

/// Fills with slanted lines. They stand where they are when the shape grows, and go on in what lies beside it. Lines
/// alone, so that files of drawings (SVG) have them too.
void hatch(QPainter &painter, const QRectF &box, const QColor &colour, qreal apart, Hatch lean = Hatch::Unknown);
/// Cut at the shape's edge.
void hatch(QPainter &painter, const QPolygonF &shape, const QColor &colour, qreal apart, Hatch lean = Hatch::Unknown);

} // namespace ui
