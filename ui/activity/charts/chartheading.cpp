// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/chartheading.h"

#include "ui/theme/quietwords.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui
{

namespace
{

constexpr int kSwatch = 2 * kGrid + 1;
constexpr int kGap = kGrid + 2;

QFont titleFont(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

QColor tintColour(ChartHeading::Tint tint, const QWidget *widget)
{
    const Colours &c = colours(widget);
    switch (tint) {
    case ChartHeading::Tint::None:
        return c.mutedText;
    case ChartHeading::Tint::Created:
        return c.good;
    case ChartHeading::Tint::Expired:
        return c.neutral;
    case ChartHeading::Tint::Ended:
        return c.danger;
    case ChartHeading::Tint::Gone:
        return c.accent;
    case ChartHeading::Tint::Evicted:
        return c.warning;
    case ChartHeading::Tint::Due:
        return c.due;
    }
    return c.text;
}

BarPattern patternOf(ChartHeading::Tint tint)
{
    switch (tint) {
    case ChartHeading::Tint::Expired:
        return BarPattern::Hairlines;
    case ChartHeading::Tint::Ended:
        return BarPattern::Stripes;
    case ChartHeading::Tint::Gone:
        return BarPattern::Chequers;
    case ChartHeading::Tint::Evicted:
        return BarPattern::Lines;
    case ChartHeading::Tint::None:
    case ChartHeading::Tint::Created:
    case ChartHeading::Tint::Due:
        break;
    }
    return BarPattern::Solid;
}

QColor softened(const QColor &colour, const QWidget *widget)
{
    constexpr float kStrength = 0.84F; // keeps 3:1 against the surface for all series
    return overSurface(colour, kStrength, widget);
}

QColor markColour(ChartHeading::Tint tint, const QWidget *widget)
{
    return softened(tintColour(tint, widget), widget);
}

ChartHeading::ChartHeading(QString title, QWidget *parent)
    : QWidget(parent)
    , m_title(std::move(title))
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(text());
}

void ChartHeading::setTitle(const QString &title)
{
    m_title = title;
    refresh();
}

void ChartHeading::setFigures(const QList<Figure> &figures)
{
    m_figures = figures;
    refresh();
}

QString ChartHeading::text() const
{
    QStringList words{m_title};
    for (const Figure &figure : m_figures)
        words << figure.text;
    return words.join(QLatin1Char(' '));
}

void ChartHeading::refresh()
{
    setNameQuietly(this, text());
    update();
}

QSize ChartHeading::sizeHint() const
{
    const int height = std::max(fontMetrics().height(), QFontMetrics(titleFont(font())).height());
    return {fontMetrics().averageCharWidth() * 40, height};
}

QSize ChartHeading::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

double ChartHeading::widthOf(const Figure &figure) const
{
    return std::ceil(QFontMetricsF(tabularFont(font())).horizontalAdvance(figure.text)) +
           (figure.tint != Tint::None ? kSwatch + kGrid : 0);
}

double ChartHeading::widthOf(const QList<Figure> &figures) const
{
    double width = -kGap;
    for (const Figure &figure : figures)
        width += widthOf(figure) + kGap;
    return width;
}

double ChartHeading::roomForFigures() const
{
    return width() - QFontMetricsF(titleFont(font())).horizontalAdvance(m_title) - kGrid;
}

QList<ChartHeading::Figure> ChartHeading::shownFigures() const
{
    const double room = roomForFigures();
    QList<Figure> shown = m_figures;
    if (widthOf(shown) > room)
        shown.removeIf([](const Figure &figure) { return figure.isAside; });
    if (widthOf(shown) > room) {
        for (Figure &figure : shown)
            figure.text = figure.brief.isEmpty() ? figure.text : figure.brief;
    }
    return shown;
}

bool ChartHeading::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    QStringList lines;
    if (const QList<Figure> shown = shownFigures();
        !std::equal(shown.begin(), shown.end(), m_figures.begin(), m_figures.end(),
                    [](const Figure &one, const Figure &other) { return one.text == other.text; }))
        lines += text();
    if (!toolTip().isEmpty())
        lines += toolTip();
    const auto *help = static_cast<QHelpEvent *>(event);
    if (lines.isEmpty())
        event->ignore();
    else
        QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
    return true;
}

void ChartHeading::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPicture(painter, rect());
}

void ChartHeading::paintPicture(QPainter &painter, const QRectF &target) const
{
    painter.save();
    painter.translate(target.topLeft());
    const QFont bold = titleFont(font());
    const QFont plain = tabularFont(font());
    const QFontMetricsF metrics(plain);
    painter.setFont(bold);
    painter.setPen(colours(this).text);
    painter.drawText(rect(), int(Qt::AlignLeft) | int(Qt::AlignVCenter),
                     QFontMetrics(bold).elidedText(m_title, Qt::ElideRight, width()));
    painter.setFont(plain);
    double x = QFontMetricsF(bold).horizontalAdvance(m_title) + kGrid;
    const QList<Figure> shown = shownFigures();
    for (const Figure &figure : shown) {
        const bool swatch = figure.tint != Tint::None;
        const double textWidth = std::ceil(metrics.horizontalAdvance(figure.text));
        if (x + widthOf(figure) > width())
            break;
        const QColor colour = tintColour(figure.tint, this);
        if (swatch) {
            const QRectF box(std::round(x), std::round((height() - kSwatch) / 2.0), kSwatch, kSwatch);
            fillPattern(painter, {box}, patternOf(figure.tint), markColour(figure.tint, this), colours(this).surface);
            x += kSwatch + kGrid;
        }
        painter.setPen(colour);
        painter.drawText(QRectF(x, 0, textWidth, height()), int(Qt::AlignLeft) | int(Qt::AlignVCenter), figure.text);
        x += textWidth + kGap;
    }
    painter.restore();
}

} // namespace ui

#include "moc_chartheading.cpp"
