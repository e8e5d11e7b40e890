// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QRectF>

class QPainter;

namespace ui
{

/// How a series fills its bars: told apart without colour, also where a bar is a few pixels wide. Each differs from the
/// others across the bar, not along it.
enum class BarPattern : quint8 {
    Solid,
    Hairlines, ///< solid, with a hairline now and then
    Stripes,   ///< as much as not
    Chequers,
    Lines, ///< a hairline now and then
};

/// Fills the rectangles: as an image that is repeated, and in a drawing of lines (SVG) piece by piece, since those know
/// no images in bars. `ground` is what lies between.
void fillPattern(QPainter &painter, const QList<QRectF> &rectangles, BarPattern pattern, const QColor &colour,
                 const QColor &ground);

} // namespace ui
