// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/life/marklabels.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr double kBetweenLabels = 3 * kGrid;

QFont titleFontOf(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

MarkLabels::MarkLabels(double left, double right, const QFont &font)
    : m_left(left)
    , m_right(right)
    , m_font(font)
{
}

bool MarkLabels::isFree(double left, double width) const
{
    return std::none_of(m_placed.cbegin(), m_placed.cend(), [&](const Placed &other) {
        return left < other.left + other.width + kBetweenLabels && other.left < left + width + kBetweenLabels;
    });
}

bool MarkLabels::add(const Label &label)
{
    const double width = std::ceil(std::max(QFontMetricsF(titleFontOf(m_font)).horizontalAdvance(label.title),
                                            QFontMetricsF(m_font).horizontalAdvance(label.detail)));
    const double most = std::max(m_left, m_right - width);
    struct Try {
        double left;
        Qt::Alignment align;
    };
    // Centred, unless that leaves the room; else beside the mark, to its left or to its right.
    const double dent = kGrid;
    QList<Try> tries;
    if (!label.startsAtMark)
        tries.append({std::clamp(label.x - width / 2, m_left, most), Qt::AlignHCenter});
    tries.append({std::clamp(label.x - dent, m_left, most), Qt::AlignLeft});
    tries.append({std::clamp(label.x + dent - width, m_left, most), Qt::AlignRight});
    for (const Try &place : std::as_const(tries)) {
        if (!isFree(place.left, width))
            continue;
        m_placed.append({label, place.left, width, int(place.align)});
        return true;
    }
    return false;
}

void MarkLabels::paint(QPainter &painter, double top, const QColor &detailColour) const
{
    const QFont title = titleFontOf(m_font);
    const double line = std::ceil(QFontMetricsF(m_font).height());
    for (const Placed &placed : m_placed) {
        const QRectF box(placed.left, top, placed.width, line);
        painter.setFont(title);
        painter.setPen(placed.label.colour);
        painter.drawText(box, placed.align | int(Qt::AlignVCenter), placed.label.title);
        painter.setFont(m_font);
        painter.setPen(detailColour);
        painter.drawText(box.translated(0, line), placed.align | int(Qt::AlignVCenter), placed.label.detail);
    }
}

} // namespace ui
