// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/timeplot.h"

#include "ui/activity/charts/timewords.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

// What a plot of time shows besides its figures.

namespace ui
{

namespace
{

constexpr double kWordGap = 1.5 * kGrid;
constexpr double kLeastLines = 3.5;
constexpr QSizeF kHandle(4, 4.5 * kGrid);

QColor withAlpha(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

} // namespace

QList<ActiveLine::Gap> TimePlot::pixelsOf(bool isLacking) const
{
    QList<ActiveLine::Gap> gaps;
    for (const TimeBand &band : m_activity.bands) {
        if ((band.kind == TimeBand::Kind::EventsLost) == isLacking)
            gaps.append({xOf(band.from), xOf(band.until)});
    }
    return gaps;
}

void TimePlot::paintTimes(QPainter &painter) const
{
    paintGaps(painter, pixelsOf(false));
    paintShares(painter, pixelsOf(true));
    QList<QRectF> taken;
    paintRestarts(painter, taken);
    paintWords(painter, taken);
    paintBeginning(painter);
    if (const std::optional<Span> shown = shownSelection())
        paintSelection(painter, *shown);
}

std::optional<TimePlot::Span> TimePlot::shownSelection() const
{
    const std::optional<Span> &shown = m_pending ? m_pending : m_selection;
    return shown && shown->from < m_activity.to && shown->until > m_activity.from ? shown : std::nullopt;
}

QRectF TimePlot::selectionLabel(const Span &span) const
{
    QFont font = smallFont();
    font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(selectionWords(span)) + 2;
    const double middle = plot().left() + (xOf(span.from * 1000) + xOf(span.until * 1000)) / 2;
    const double least = plot().left();
    const double left = std::clamp(middle - width / 2, least, std::max(least, plot().right() - width));
    return {left, plot().bottom() + kTickGap, width, metrics.height()};
}

QString TimePlot::selectionWords(const Span &span) const
{
    return stretchText(span.from * 1000, span.until * 1000, showsDays(m_activity));
}

QRectF TimePlot::axisLabel() const
{
    const std::optional<Span> shown = message().isEmpty() ? shownSelection() : std::nullopt;
    return shown ? selectionLabel(*shown) : QRectF();
}

double TimePlot::roomForWords(double low, double high) const
{
    constexpr double kRoom = 0.15;
    const bool areWords = !m_activity.bands.empty() || !m_activity.restarts.empty();
    return areWords ? kRoom * std::max(high - low, high / 10) : 0;
}

/// Inside, or beside; false: there is no room. On a ground that lets what is drawn there be guessed only.
bool TimePlot::paintWord(QPainter &painter, QList<QRectF> &taken, const QString &words, double left, double right) const
{
    const QFontMetricsF metrics(painter.font());
    // In a plot of a few lines they would lie over all that is drawn.
    if (plot().height() < kLeastLines * metrics.height())
        return false;
    const QSizeF size(std::ceil(metrics.horizontalAdvance(words)) + 2, metrics.height());
    const double middle = (left + right - size.width()) / 2;
    const bool fitsInside = right - left >= size.width() + 2 * kWordGap;
    const QList<double> places =
        fitsInside ? QList<double>{middle} : QList<double>{left - kWordGap - size.width(), right + kWordGap};
    for (const double place : places) {
        const QRectF box(QPointF(plot().left() + place, plot().top() + 1), size);
        if (place < 0 || place + size.width() > plot().width())
            continue;
        if (std::any_of(taken.cbegin(), taken.cend(), [&box](const QRectF &other) {
                return box.adjusted(-kWordGap, 0, kWordGap, 0).intersects(other);
            }))
            continue;
        painter.fillRect(box, withAlpha(colours(this).surface, 0.82F));
        painter.setPen(colours(this).mutedText);
        painter.drawText(box, Qt::AlignCenter, words);
        taken.append(box);
        return true;
    }
    return false;
}

void TimePlot::paintRestarts(QPainter &painter, QList<QRectF> &taken) const
{
    const bool withDay = showsDays(m_activity);
    for (auto mark = m_activity.restarts.crbegin(); mark != m_activity.restarts.crend(); ++mark) {
        const double x = xOf(mark->until);
        QPen pen(colours(this).mutedText, 1.5, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({1.5, 1.5});
        painter.setPen(pen);
        const double left = std::round(plot().left() + x);
        painter.drawLine(QPointF(left, plot().top()), QPointF(left, plot().bottom()));
        if (!paintWord(painter, taken, restartText(*mark, withDay), x, x))
            paintWord(painter, taken, tr("restarted"), x, x);
        taken.append(QRectF(left - 1, plot().top(), 2, plot().height()));
    }
}

/// The longest first: where there is no room for all, those matter most.
void TimePlot::paintWords(QPainter &painter, QList<QRectF> &taken) const
{
    const bool withDay = showsDays(m_activity);
    std::vector<const TimeBand *> bands;
    for (const TimeBand &band : m_activity.bands)
        bands.push_back(&band);
    std::stable_sort(bands.begin(), bands.end(),
                     [](const TimeBand *a, const TimeBand *b) { return a->until - a->from > b->until - b->from; });
    constexpr size_t kMostWords = 12;
    bands.resize(std::min(bands.size(), kMostWords));
    for (const TimeBand *band : bands) {
        const double left = xOf(band->from);
        const double right = xOf(band->until);
        if (paintWord(painter, taken, bandText(*band, withDay), left, right))
            continue;
        const QString brief = band->kind == TimeBand::Kind::EventsLost ? tr("lacking")
                              : band->kind == TimeBand::Kind::NotKnown ? tr("not known")
                                                                       : tr("not watched");
        paintWord(painter, taken, brief, left, right);
    }
}

/// What was before is not missed, but it is not nothing either.
void TimePlot::paintBeginning(QPainter &painter) const
{
    if (m_activity.since <= m_activity.from)
        return;
    const double end = xOf(m_activity.since * 1000);
    const QFontMetricsF metrics(painter.font());
    const QRectF room(plot().left(), plot().top(), end - 2 * kWordGap, plot().height());
    const QString words =
        tr("Nothing is known of before %1").arg(momentText(m_activity.since * 1000, showsDays(m_activity)));
    if (room.width() < metrics.horizontalAdvance(words))
        return;
    painter.setPen(colours(this).mutedText);
    painter.drawText(room, Qt::AlignCenter, words);
}

void TimePlot::paintSelection(QPainter &painter, const Span &span) const
{
    const Colours &c = colours(this);
    const double left = snapped(plot().left() + xOf(span.from * 1000));
    const double right = snapped(plot().left() + xOf(span.until * 1000));
    const QRectF box(left, plot().top() - 1, std::max(1.0, right - left), plot().height() + 1);
    painter.fillRect(box, withAlpha(c.accent, c.dark ? 0.22F : 0.16F));
    painter.setPen(QPen(c.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.accent);
    for (const double edge : {box.left(), box.right()}) {
        const QSizeF size(kHandle.width(), std::min(kHandle.height(), box.height() * 0.6));
        const QPointF corner(edge - size.width() / 2, box.center().y() - size.height() / 2);
        painter.drawRoundedRect(QRectF(corner, size), 2, 2);
    }

    painter.save();
    QFont font = painter.font();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(c.accent);
    painter.drawText(selectionLabel(span), Qt::AlignCenter, selectionWords(span));
    painter.restore();
}

} // namespace ui
