// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/barpattern.h"

#include <QBrush>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui
{

namespace
{

constexpr int kTile = 4;
/// Four rows of four pixels, the first one the highest bits.
using Tile = std::array<unsigned, kTile>;

constexpr Tile tileOf(BarPattern pattern)
{
    switch (pattern) {
    case BarPattern::Solid:
        break;
    case BarPattern::Hairlines:
        return {0xf, 0xf, 0xf, 0x0};
    case BarPattern::Stripes:
        return {0xf, 0xf, 0x0, 0x0};
    case BarPattern::Chequers:
        return {0xc, 0xc, 0x3, 0x3};
    case BarPattern::Lines:
        return {0xf, 0x0, 0x0, 0x0};
    }
    return {0xf, 0xf, 0xf, 0xf};
}

QBrush brushOf(const Tile &tile, const QColor &colour, const QColor &ground, double ratio)
{
    QImage image(kTile, kTile, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < kTile; ++y) {
        for (int x = 0; x < kTile; ++x)
            image.setPixelColor(x, y, tile[size_t(y)] >> (kTile - 1 - x) & 1U ? colour : ground);
    }
    QBrush brush(image);
    // As large on a fine screen, and not blurred.
    const double scale = std::max(1.0, std::round(ratio)) / ratio;
    brush.setTransform(QTransform::fromScale(scale, scale));
    return brush;
}

/// The rows that are alike as one, from the pattern's own top: what is below goes on in what is above.
void fillByPieces(QPainter &painter, const QRectF &whole, const Tile &tile, const QColor &colour)
{
    const double begin = std::floor(whole.top() / kTile) * kTile;
    for (double row = begin; row < whole.bottom(); ++row) {
        const unsigned bits = tile[size_t(std::lround(row - begin)) % kTile];
        for (double column = 0; bits != 0 && column < whole.width(); column += bits == 0xf ? whole.width() : 2) {
            const bool isOn = bits == 0xf || (bits == 0xc) == (std::lround(column / 2) % 2 == 0);
            const QRectF piece(whole.left() + column, row, bits == 0xf ? whole.width() : 2, 1);
            if (isOn)
                painter.fillRect(piece & whole, colour);
        }
    }
}

} // namespace

void fillPattern(QPainter &painter, const QList<QRectF> &rectangles, BarPattern pattern, const QColor &colour,
                 const QColor &ground)
{
    const Tile tile = tileOf(pattern);
    const bool isDrawn = painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::SVG;
    if (pattern == BarPattern::Solid || isDrawn) {
        for (const QRectF &rectangle : rectangles) {
            if (rectangle.isEmpty())
                continue;
            painter.fillRect(rectangle, pattern == BarPattern::Solid ? colour : ground);
            if (pattern != BarPattern::Solid)
                fillByPieces(painter, rectangle, tile, colour);
        }
        return;
    }
    const QBrush brush = brushOf(tile, colour, ground, painter.device()->devicePixelRatioF());
    for (const QRectF &rectangle : rectangles)
        painter.fillRect(rectangle, brush);
}

} // namespace ui
