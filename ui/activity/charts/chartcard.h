// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/charts/barpattern.h"

#include <QColor>
#include <QList>
#include <QRectF>
#include <QString>

class QPainter;
class QWidget;

namespace ui
{

/// What a chart says of one time: a title, and figures with their swatches.
struct ChartCard {
    struct Row {
        QColor swatch; ///< invalid: none
        QString label;
        QString value;
        BarPattern pattern = BarPattern::Solid;
    };
    QString title;
    QList<Row> rows;

    /// In one line, to be spoken.
    QString text() const;
};

/// Beside `x`, at the side that has room for it within `room`; in the painter's font and the widget's colours.
void paintChartCard(QPainter &painter, const ChartCard &card, double x, const QRectF &room, const QWidget *widget);

} // namespace ui
