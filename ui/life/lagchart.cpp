// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/life/lagchart.h"

#include "models/text/clocktext.h"
#include "models/text/lagtext.h"
#include "models/text/numbertext.h"
#include "ui/activity/charts/timeticks.h"
#include "ui/life/lifewords.h"
#include "ui/controls/spokenchart.h"
#include "ui/controls/spokenlabel.h"
#include "ui/theme/hatching.h"
#include "ui/theme/theme.h"

#include <QDateTime>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui
{

using activity::LagHistory;
using activity::SettingHistory;

namespace
{

constexpr std::array<qint64, 17> kLagSteps{1,     2,     5,     10,     20,     50,     100,     200,      500,
                                           1'000, 2'000, 5'000, 10'000, 30'000, 60'000, 300'000, 1'800'000};
constexpr int kMostLagSteps = 3;

qint64 lagStep(qint64 most)
{
    for (const qint64 step : kLagSteps) {
        if (step * kMostLagSteps >= most)
            return step;
    }
    return (most / kMostLagSteps / kLagSteps.back() + 1) * kLagSteps.back();
}

QString rangeOf(const activity::SettingRange &range)
{
    return range.low == range.high ? QString::number(range.low)
                                   : QStringLiteral("%1–%2").arg(range.low).arg(range.high);
}

} // namespace

struct LagChart::Room {
    QFont small;
    double em;
    QRectF plot;
    QRectF band;
    qint64 from, to, top, step;

    double x(qint64 second) const
    {
        return plot.left() + plot.width() * double(second - from) / double(std::max<qint64>(1, to - from));
    }
    double y(qint64 lag) const
    {
        return plot.bottom() - plot.height() * double(std::min(lag, top)) / double(std::max<qint64>(1, top));
    }

    Room(const LagChart &chart)
        : small(tabularFont(chart.font()))
        , em(std::ceil(QFontMetricsF(small).height()))
        , from(chart.m_from)
        , to(chart.m_to)
    {
        const QFontMetricsF metrics(small);
        step = lagStep(std::max<qint64>(3, chart.m_most));
        top = std::max(step, (chart.m_most + step - 1) / step * step);
        double widest = 0;
        for (qint64 value = 0; value <= top; value += step)
            widest = std::max(widest, metrics.horizontalAdvance(scaleText(value)));
        const double gutter = std::ceil((widest + em * 0.6) / kGrid) * kGrid;
        QFont bold = small;
        bold.setWeight(QFont::DemiBold);
        const double names =
            std::ceil(QFontMetricsF(bold).horizontalAdvance(LagChart::tr("longest %1").arg(QStringLiteral("00.0 ms"))) +
                      em * 0.6);
        const double below = em * 3.1; // band and times
        plot = QRectF(gutter, em * 0.6, std::max(1.0, chart.width() - gutter - names),
                      std::max(1.0, chart.height() - em * 0.6 - below));
        band = QRectF(plot.left(), plot.bottom() + em * 0.4, plot.width(), std::ceil(em * 1.3));
    }
};

LagChart::LagChart(QWidget *parent)
    : PointedChart(parent)
{
    installSpokenControls();
    setProperty(kIsChart, true);
    setAccessibleName(tr("Expiry lag"));
}

QString LagChart::settingText(const SettingHistory::Span &span)
{
    if (!span.hz.isKnown())
        return tr("effort %1").arg(rangeOf(span.effort));
    const QString hz = tr("hz %1").arg(rangeOf(span.hz));
    // What is as it comes needs no words.
    const bool isUsual = !span.effort.isKnown() || (span.effort.low == 1 && span.effort.high == 1);
    return isUsual ? hz : tr("%1 · effort %2").arg(hz, rangeOf(span.effort));
}

void LagChart::showLag(const LagHistory &lags, const SettingHistory &settings, qint64 from, qint64 to)
{
    m_from = from;
    m_to = std::max(to, from + 1);
    m_points = lags.points(from, m_to, kStepSeconds, kWindowSeconds);
    m_spans = settings.spans(from, m_to);
    m_most = 0;
    for (const LagHistory::Point &point : m_points)
        m_most = std::max(m_most, point.figures.longest);
    noteShown();
}

QList<PointedChart::Stop> LagChart::stops() const
{
    QList<Stop> stops;
    if (m_to == 0)
        return stops;
    const Room room(*this);
    for (const LagHistory::Point &point : m_points)
        stops.append({point.second, room.x(point.second)});
    return stops;
}

QRectF LagChart::pointedRoom() const
{
    return Room(*this).plot;
}

ChartCard LagChart::cardAt(qint64 second) const
{
    const auto point = std::find_if(m_points.begin(), m_points.end(),
                                    [second](const LagHistory::Point &one) { return one.second == second; });
    if (point == m_points.end())
        return {};
    const Colours &c = colours(this);
    ChartCard card{tr("%1, the %2 s before it").arg(text::clockText(second * 1000), QString::number(kWindowSeconds)),
                   {}};
    const LagHistory::Figures &figures = point->figures;
    if (figures.measured == 0) {
        card.rows.append(ChartCard::Row{{}, tr("nothing was measured"), {}});
    } else {
        card.rows.append(ChartCard::Row{c.accent, QStringLiteral("p50"), text::lagText(figures.p50)});
        card.rows.append(ChartCard::Row{c.accent, QStringLiteral("p95"), text::lagText(figures.p95)});
        card.rows.append(ChartCard::Row{c.mutedText, tr("longest"), text::lagText(figures.longest)});
        card.rows.append(ChartCard::Row{{}, tr("measured"), text::numberText(figures.measured)});
    }
    for (const SettingHistory::Span &span : m_spans) {
        if (span.from <= second && second < span.to)
            card.rows.append(ChartCard::Row{{}, tr("in force"), settingText(span)});
    }
    return card;
}

QSize LagChart::sizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 30, line * 12};
}

QSize LagChart::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 16, line * 7};
}

qint64 LagChart::latest(qint64 LagHistory::Figures::*value) const
{
    return m_points.empty() ? -1 : m_points.back().figures.*value;
}

void LagChart::paintEvent(QPaintEvent *)
{
    if (m_to == 0)
        return;
    const Colours &c = colours(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Room room(*this);
    paintScale(painter, room);
    using Figures = LagHistory::Figures;
    paintCurve(painter, room, {&Figures::longest, Qt::DotLine, 0.09, false}, c.mutedText);
    paintCurve(painter, room, {&Figures::p95, Qt::DashLine, 0.1, false}, c.accent);
    paintCurve(painter, room, {&Figures::p50, Qt::SolidLine, 0.18, true}, c.accent);
    paintNames(painter, room);
    paintBand(painter, room);
    paintTimes(painter, room);
    paintPointed(painter, room.small);
}

void LagChart::paintScale(QPainter &painter, const Room &room) const
{
    const Colours &c = colours(this);
    painter.setFont(room.small);
    if (m_most > 0 || !m_points.empty()) {
        for (qint64 value = 0; value <= room.top; value += room.step) {
            const double y = std::round(room.y(value));
            painter.fillRect(QRectF(room.plot.left(), y, room.plot.width(), 1), value == 0 ? c.border : c.grid);
            painter.setPen(c.mutedText);
            painter.drawText(QRectF(0, y - room.em / 2, room.plot.left() - room.em * 0.6, room.em),
                             int(Qt::AlignRight) | int(Qt::AlignVCenter), scaleText(value));
        }
    }
    const bool isEmpty = std::none_of(m_points.begin(), m_points.end(),
                                      [](const LagHistory::Point &point) { return point.figures.measured > 0; });
    if (!isEmpty)
        return;
    painter.setPen(c.mutedText);
    painter.drawText(room.plot, int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                     tr("Nothing was measured in this time: no session expired, or Redis did not say so."));
}

/// Broken where nothing expired.
void LagChart::paintCurve(QPainter &painter, const Room &room, const Curve &curve, const QColor &colour) const
{
    QPen pen(colour, std::max(curve.isLoud ? 2.0 : 1.3, room.em * curve.width));
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(curve.style == Qt::SolidLine ? Qt::RoundCap : Qt::FlatCap);
    if (curve.style == Qt::DashLine)
        pen.setDashPattern({4, 2.4});
    else if (curve.style == Qt::DotLine)
        pen.setDashPattern({1.2, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    QPolygonF run;
    const auto draw = [&] {
        if (run.size() > 1)
            painter.drawPolyline(run);
        else if (run.size() == 1)
            painter.drawLine(run.constFirst() - QPointF(1.5, 0), run.constFirst() + QPointF(1.5, 0));
        run.clear();
    };
    for (const LagHistory::Point &point : m_points) {
        const qint64 value = point.figures.*curve.value;
        if (value < 0)
            draw();
        else
            run.append({room.x(point.second), room.y(value)});
    }
    draw();
}

/// At the ends of the curves, moved apart where these meet: what each is called, and how much it is now.
void LagChart::paintNames(QPainter &painter, const Room &room) const
{
    const Colours &c = colours(this);
    using Figures = LagHistory::Figures;
    struct Name {
        QString text;
        double y;
        QColor colour;
        bool isLoud;
    };
    std::array<Name, 3> names;
    const auto name = [&](const QString &word, qint64 Figures::*value, const QColor &colour, bool isLoud) {
        const qint64 now = latest(value);
        return Name{QStringLiteral("%1 %2").arg(word, now < 0 ? QStringLiteral("–") : text::lagText(now)),
                    room.y(std::max<qint64>(0, now)), colour, isLoud};
    };
    names[0] = name(tr("longest"), &Figures::longest, c.mutedText, false);
    names[1] = name(QStringLiteral("p95"), &Figures::p95, c.accent, false);
    names[2] = name(QStringLiteral("p50"), &Figures::p50, c.accent, true);
    // From the lowest up, each at least a line above the one below it.
    double above = room.plot.bottom() + room.em / 2;
    for (auto each = names.rbegin(); each != names.rend(); ++each) {
        each->y = std::min(each->y, above - room.em);
        above = each->y;
    }
    const double tooHigh = room.plot.top() - names[0].y;
    for (Name &each : names) {
        if (tooHigh > 0)
            each.y += tooHigh;
        QFont font = room.small;
        font.setWeight(each.isLoud ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(each.colour);
        painter.drawText(QRectF(room.plot.right() + room.em * 0.6, each.y - room.em / 2,
                                width() - room.plot.right() - room.em * 0.6, room.em),
                         int(Qt::AlignVCenter), each.text);
    }
}

/// What was in force; hatched where nobody asked, or nobody said.
void LagChart::paintBand(QPainter &painter, const Room &room) const
{
    const Colours &c = colours(this);
    const auto box = [&room](qint64 from, qint64 to) {
        return QRectF(QPointF(room.x(from), room.band.top()), QPointF(room.x(to), room.band.bottom()));
    };
    const auto leaveUnknown = [&](qint64 from, qint64 to) {
        if (to - from <= 1)
            return;
        hatch(painter, box(from, to), c.track, std::max(4.0, std::round(room.em / 3)));
        const QString words = tr("not known");
        painter.setFont(room.small);
        const QFontMetricsF metrics(room.small);
        const QSizeF needed(metrics.horizontalAdvance(words) + room.em * 0.6, room.em);
        if (needed.width() > box(from, to).width())
            return;
        QRectF label(QPointF(), needed);
        label.moveCenter(box(from, to).center());
        painter.fillRect(label, c.surface);
        painter.setPen(c.mutedText);
        painter.drawText(label, Qt::AlignCenter, words);
    };
    qint64 knownUntil = room.from;
    const SettingHistory::Span *before = nullptr;
    bool isOther = false;
    for (const SettingHistory::Span &span : m_spans) {
        leaveUnknown(knownUntil, span.from);
        const bool isChange =
            before && before->to >= span.from && (before->hz != span.hz || before->effort != span.effort);
        isOther = isChange ? !isOther : isOther;
        const QRectF piece = box(span.from, span.to).adjusted(0.5, 0, -0.5, 0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(isOther ? c.selection : c.raised);
        painter.drawRoundedRect(piece, 3, 3);
        QFont bold = room.small;
        bold.setWeight(QFont::DemiBold);
        const QFontMetricsF metrics(bold);
        const QString words = settingText(span);
        painter.setFont(bold);
        painter.setPen(isOther ? c.selectionText : c.text);
        if (metrics.horizontalAdvance(words) + room.em * 0.4 <= piece.width())
            painter.drawText(piece, Qt::AlignCenter, words);
        if (isChange) {
            QPen pen(c.mutedText, std::max(1.0, room.em * 0.07));
            pen.setDashPattern({3, 2.4});
            painter.setPen(pen);
            painter.drawLine(QPointF(room.x(span.from), room.plot.top()),
                             QPointF(room.x(span.from), room.band.bottom()));
        }
        before = &span;
        knownUntil = span.to;
    }
    leaveUnknown(knownUntil, room.to);
}

void LagChart::paintTimes(QPainter &painter, const Room &room) const
{
    painter.setFont(room.small);
    painter.setPen(colours(this).mutedText);
    const QFontMetricsF metrics(room.small);
    const int offset = QDateTime::fromSecsSinceEpoch(room.to).offsetFromUtc();
    const auto ticks = timeTicks(room.from, room.to, offset, std::max(2, int(room.plot.width() / (room.em * 6))));
    double freeFrom = 0;
    for (const TimeTick &tick : ticks) {
        const double wide = metrics.horizontalAdvance(tick.text);
        const double left = std::clamp(room.plot.left() + tick.position * room.plot.width() - wide / 2,
                                       room.plot.left(), std::max(room.plot.left(), room.plot.right() - wide));
        if (left < freeFrom)
            continue;
        freeFrom = left + wide + room.em;
        painter.drawText(QPointF(left, room.band.bottom() + room.em * 0.3 + metrics.ascent()), tick.text);
    }
}

} // namespace ui

#include "moc_lagchart.cpp"
