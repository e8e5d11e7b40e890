// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/chartcard.h"

#include "models/text/listtext.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr int kCardPadding = 2 * kGrid;
constexpr int kTipSwatch = 2 * kGrid;

} // namespace

QString ChartCard::text() const
{
    QStringList words{title};
    for (const Row &row : rows)
        words += row.value.isEmpty() ? row.label : row.label + QLatin1Char(' ') + row.value;
    return text::listText(words);
}

void paintChartCard(QPainter &painter, const ChartCard &card, double x, const QRectF &room, const QWidget *widget)
{
    const Colours &c = colours(widget);
    QFont bold = painter.font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(painter.font());
    double labels = 0;
    double values = 0;
    for (const ChartCard::Row &row : card.rows) {
        labels =
            std::max(labels, metrics.horizontalAdvance(row.label) + (row.swatch.isValid() ? kTipSwatch + kGrid : 0));
        values = std::max(values, metrics.horizontalAdvance(row.value));
    }
    const double line = std::ceil(metrics.height());
    const double inner =
        std::max(labels + (values > 0 ? 3 * kGrid + values : 0), QFontMetricsF(bold).horizontalAdvance(card.title));
    const QSizeF size(inner + 2 * kCardPadding, line * double(card.rows.size() + 1) + kGrid * 3);
    const bool right = x + 2 * kGrid + size.width() <= room.right();
    const QRectF box(QPointF(right ? x + 2 * kGrid : std::max(0.0, x - 2 * kGrid - size.width()), room.top()), size);

    painter.setPen(QPen(c.border, 1));
    painter.setBrush(c.raised);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), kGrid, kGrid);
    QRectF row(box.left() + kCardPadding, box.top() + 1.5 * kGrid, inner, line);
    painter.setPen(c.text);
    const QFont plain = painter.font();
    painter.setFont(bold);
    painter.drawText(row, int(Qt::AlignLeft) | int(Qt::AlignVCenter), card.title);
    painter.setFont(plain);
    for (const ChartCard::Row &entry : card.rows) {
        row.translate(0, line);
        QRectF label = row;
        if (entry.swatch.isValid()) {
            const QRectF swatch(row.left(), std::round(row.center().y() - kTipSwatch / 2.0), kTipSwatch, kTipSwatch);
            fillPattern(painter, {swatch}, entry.pattern, entry.swatch, c.raised);
            label.setLeft(row.left() + kTipSwatch + kGrid);
        }
        painter.setPen(c.mutedText);
        painter.drawText(label, int(Qt::AlignLeft) | int(Qt::AlignVCenter), entry.label);
        painter.setPen(c.text);
        painter.drawText(row, int(Qt::AlignRight) | int(Qt::AlignVCenter), entry.value);
    }
}

} // namespace ui
