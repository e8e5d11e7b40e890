// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/life/lifechart.h"

#include "models/text/durationtext.h"
#include "models/text/lagtext.h"
#include "ui/life/lifewords.h"
#include "ui/life/marklabels.h"
#include "ui/controls/spokenchart.h"
#include "ui/controls/spokenlabel.h"
#include "ui/theme/hatching.h"
#include "ui/theme/theme.h"
#include "ui/words/instanttext.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace ui
{

using activity::LifePicture;
using activity::SessionLife;
using Mark = LifePicture::Mark;
using Stage = LifePicture::Stage;

namespace
{

constexpr int kMostSteps = 4;
constexpr std::array<qint64, 22> kDurationSteps{1'000,
                                                2'000,
                                                5'000,
                                                10'000,
                                                15'000,
                                                30'000,
                                                60'000,
                                                120'000,
                                                300'000,
                                                600'000,
                                                900'000,
                                                1'800'000,
                                                3'600'000,
                                                7'200'000,
                                                10'800'000,
                                                21'600'000,
                                                43'200'000,
                                                86'400'000,
                                                172'800'000,
                                                7 * 86'400'000LL,
                                                14 * 86'400'000LL,
                                                30 * 86'400'000LL};
constexpr double kDueHeight = 0.35; ///< of the plot

} // namespace

qint64 durationStep(qint64 most)
{
    for (const qint64 step : kDurationSteps) {
        if (step * kMostSteps >= most)
            return step;
    }
    return (most / kMostSteps / kDurationSteps.back() + 1) * kDurationSteps.back();
}

struct LifeChart::Place {
    QRectF plot;
    QFont small; ///< of labels and the scale
    double em;   ///< height of a line of them
    qint64 from, to, top, step;

    double x(qint64 at) const
    {
        return plot.left() + plot.width() * double(at - from) / double(std::max<qint64>(1, to - from));
    }
    double y(qint64 left) const
    {
        return plot.bottom() - plot.height() * double(left) / double(std::max<qint64>(1, top));
    }
    double pen() const { return std::max(1.5, em / 6.0); }
    double hatching() const { return std::max(4.0, std::round(em / 3.0)); }

    Place(const LifePicture &picture, const QWidget &widget)
        : small(tabularFont(widget.font()))
        , em(std::ceil(QFontMetricsF(small).height()))
        , from(picture.from)
        , to(picture.to)
    {
        step = durationStep(std::max<qint64>(1000, picture.most));
        top = std::max<qint64>(step, (picture.most + step - 1) / step * step);
        const QFontMetricsF metrics(small);
        const double gutter = std::ceil((metrics.horizontalAdvance(scaleText(top)) + em * 0.6) / kGrid) * kGrid;
        const double below = std::ceil(em * 3.2);
        plot = QRectF(gutter, em * 0.6, std::max(1.0, widget.width() - gutter),
                      std::max(1.0, widget.height() - em * 0.6 - below));
    }
};

LifeChart::LifeChart(QWidget *parent)
    : PointedChart(parent)
{
    installSpokenControls();
    setProperty(kIsChart, true);
    setAccessibleName(tr("Time left of the session"));
}

void LifeChart::showLife(const LifePicture &picture, const QString &extended, const QString &end)
{
    m_picture = picture;
    m_extended = extended;
    m_end = end;
    noteShown();
}

/// Even steps, so that a key always moves as far, and the instants at which something happened.
QList<PointedChart::Stop> LifeChart::stops() const
{
    QList<Stop> stops;
    if (m_picture.stage == Stage::Unknown || m_picture.to <= m_picture.from)
        return stops;
    constexpr qint64 kSteps = 60;
    const Place place(m_picture, *this);
    QList<qint64> instants;
    for (qint64 step = 0; step <= kSteps; ++step)
        instants.append(m_picture.from + (m_picture.to - m_picture.from) * step / kSteps);
    for (const Mark &mark : m_picture.marks) {
        if (mark.at >= m_picture.from && mark.at <= m_picture.to)
            instants.append(mark.at);
    }
    std::sort(instants.begin(), instants.end());
    instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
    for (const qint64 at : std::as_const(instants))
        stops.append({at, place.x(at)});
    return stops;
}

QRectF LifeChart::pointedRoom() const
{
    return Place(m_picture, *this).plot;
}

/// What was left then, where that is known; what would be, where it is to come.
ChartCard LifeChart::cardAt(qint64 at) const
{
    ChartCard card{instantText(at, m_picture.now), {}};
    const auto say = [&card](const QString &label, const QString &value = {}) {
        card.rows.append(ChartCard::Row{{}, label, value});
    };
    if (at > m_picture.now) {
        if (m_picture.stage == Stage::Running && at < m_picture.deadline)
            say(tr("left, if nobody clicks"), text::durationText(m_picture.deadline - at));
        else if (m_picture.hasForecast())
            say(tr("due, or reaped"));
        else
            say(tr("not known"));
        return card;
    }
    const std::vector<SessionLife::Point> &line = m_picture.line;
    const auto after = std::find_if(line.begin(), line.end(), [at](const auto &point) { return point.at >= at; });
    if (m_picture.deadline != 0 && at >= m_picture.deadline &&
        (m_picture.stage == Stage::Due || m_picture.stage == Stage::Ended))
        say(tr("due for"), text::lagText(at - m_picture.deadline));
    else if (after != line.end() && after->at == at)
        say(tr("left"), text::durationText(after->left));
    else if (after != line.end() && after != line.begin() && after->isJoined && after->at > std::prev(after)->at)
        say(tr("left"), text::durationText(std::prev(after)->left - (std::prev(after)->left - after->left) *
                                                                        (at - std::prev(after)->at) /
                                                                        (after->at - std::prev(after)->at)));
    else
        say(tr("not known"));
    return card;
}

QSize LifeChart::sizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 40, line * 14};
}

QSize LifeChart::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 16, line * 7};
}

void LifeChart::paintEvent(QPaintEvent *)
{
    if (m_picture.stage == Stage::Unknown)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Place place(m_picture, *this);
    paintGrid(painter, place);
    paintGaps(painter, place);
    paintLine(painter, place);
    paintFuture(painter, place);
    paintDue(painter, place);
    paintNow(painter, place);
    paintMarks(painter, place);
    paintPointed(painter, place.small);
}

void LifeChart::paintGrid(QPainter &painter, const Place &place) const
{
    const Colours &c = colours(this);
    painter.setFont(place.small);
    for (qint64 value = 0; value <= place.top; value += place.step) {
        const double y = std::round(place.y(value));
        painter.fillRect(QRectF(place.plot.left(), y, place.plot.width(), 1), value == 0 ? c.border : c.grid);
        painter.setPen(c.mutedText);
        painter.drawText(QRectF(0, y - place.em / 2, place.plot.left() - place.em * 0.6, place.em),
                         int(Qt::AlignRight) | int(Qt::AlignVCenter), scaleText(value));
    }
}

void LifeChart::paintGaps(QPainter &painter, const Place &place) const
{
    const Colours &c = colours(this);
    for (const SessionLife::Span &gap : m_picture.gaps) {
        if (gap.to <= place.from)
            continue;
        const QRectF box(QPointF(place.x(std::max(gap.from, place.from)), place.plot.top()),
                         QPointF(place.x(gap.to), place.plot.bottom()));
        hatch(painter, box, c.track, place.hatching());
        painter.setFont(place.small);
        painter.setPen(c.mutedText);
        const QString words = tr("not watched");
        const QSizeF room(QFontMetricsF(place.small).horizontalAdvance(words) + place.em * 0.6, place.em);
        if (room.width() > box.width())
            continue;
        const QRectF label(QPointF(box.center().x() - room.width() / 2, box.center().y() - room.height() / 2), room);
        painter.fillRect(label, c.surface);
        painter.drawText(label, Qt::AlignCenter, words);
    }
}

void LifeChart::paintLine(QPainter &painter, const Place &place) const
{
    const Colours &c = colours(this);
    const std::vector<SessionLife::Point> &line = m_picture.line;
    painter.save();
    painter.setClipRect(QRectF(place.plot.left() - place.pen(), 0, place.plot.width() + 2 * place.pen(), height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(overSurface(c.accent, 0.13F, this));
    for (size_t i = 1; i < line.size(); ++i) {
        if (line[i].isJoined && line[i].at > line[i - 1].at)
            painter.drawPolygon(QPolygonF({{place.x(line[i - 1].at), place.plot.bottom()},
                                           {place.x(line[i - 1].at), place.y(line[i - 1].left)},
                                           {place.x(line[i].at) + 0.3, place.y(line[i].left)},
                                           {place.x(line[i].at) + 0.3, place.plot.bottom()}}));
    }
    painter.setBrush(Qt::NoBrush);
    QPen pen(m_picture.stage == Stage::Ended ? c.mutedText : c.accent, place.pen());
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    QPolygonF run;
    for (const SessionLife::Point &point : line) {
        if (!point.isJoined && run.size() > 1)
            painter.drawPolyline(run);
        if (!point.isJoined)
            run.clear();
        run.append({place.x(point.at), place.y(point.left)});
    }
    if (run.size() > 1)
        painter.drawPolyline(run);
    painter.restore();
}

/// If nobody clicks.
void LifeChart::paintFuture(QPainter &painter, const Place &place) const
{
    if (m_picture.stage != Stage::Running)
        return;
    const Colours &c = colours(this);
    const QPointF now(place.x(m_picture.now), place.y(m_picture.left));
    const QPointF end(place.x(m_picture.deadline), place.plot.bottom());
    hatch(painter, QPolygonF({now, end, QPointF(now.x(), place.plot.bottom())}), overSurface(c.accent, 0.3F, this),
          place.hatching(), Hatch::Partly);
    QPen pen(c.accent, place.pen());
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({2.6, 1.6});
    painter.setPen(pen);
    painter.drawLine(now, end);

    painter.setFont(place.small);
    painter.setPen(c.mutedText);
    const QString words = tr("if nobody clicks");
    const QFontMetricsF metrics(place.small);
    // Above the line, in the half where that is low.
    const double right = end.x() - place.em * 0.4;
    const double left = right - metrics.horizontalAdvance(words);
    const double along = (left - now.x()) / std::max(1.0, end.x() - now.x());
    if (along < 0.08)
        return;
    const double line = now.y() + (end.y() - now.y()) * along;
    const double middle =
        std::max(place.plot.top() + place.em, std::min(line - place.em, place.plot.top() + place.plot.height() * 0.46));
    painter.drawText(QRectF(left, middle - place.em / 2, right - left + 1, place.em), int(Qt::AlignVCenter), words);
}

/// From the deadline until Redis removes it: as it was, and as it is to be expected.
void LifeChart::paintDue(QPainter &painter, const Place &place) const
{
    const qint64 deadline = m_picture.deadline;
    const bool isReaped = m_picture.stage == Stage::Ended && m_picture.now > deadline;
    if (deadline == 0 || (!m_picture.hasForecast() && !isReaped))
        return;
    const Colours &c = colours(this);
    const double base = place.plot.bottom();
    const double top = base - place.plot.height() * kDueHeight;
    const auto box = [&](qint64 from, qint64 to) {
        return QRectF(QPointF(place.x(from), top), QPointF(place.x(to), base));
    };
    const bool isMeasured = m_picture.half > 0;
    if (m_picture.now > deadline) // this has happened
        painter.fillRect(box(deadline, m_picture.now), overSurface(c.due, 0.42F, this));
    if (m_picture.hasForecast()) {
        const qint64 begin = std::max(deadline, m_picture.now);
        if (isMeasured && m_picture.half > begin)
            painter.fillRect(box(begin, m_picture.half), overSurface(c.due, 0.2F, this));
        const qint64 end = isMeasured ? m_picture.nearlyAll : place.to;
        if (end > begin)
            hatch(painter, box(begin, end), overSurface(c.due, 0.55F, this), place.hatching(), Hatch::Partly);
        if (isMeasured && m_picture.half > begin && m_picture.half < m_picture.nearlyAll) {
            QPen pen(c.due, std::max(1.5, place.em / 10));
            pen.setDashPattern({2, 1.4});
            painter.setPen(pen);
            const double x = place.x(m_picture.half);
            painter.drawLine(QPointF(x, top - place.em * 0.25), QPointF(x, base));
        }
    }
    const double width = std::max(1.5, place.em / 9);
    painter.fillRect(QRectF(place.x(deadline) - width / 2, place.plot.top(), width, place.plot.height()), c.due);

    // The words keep to the side that has room.
    QFont bold = place.small;
    bold.setWeight(QFont::DemiBold);
    const QString title = isReaped ? tr("due until reaped") : tr("due, not reaped");
    const QString detail = isReaped     ? text::lagText(m_picture.now - deadline)
                           : isMeasured ? tr("half are reaped in %1").arg(text::lagText(m_picture.half - deadline))
                                        : tr("how long: not measured yet");
    const double wide =
        std::max(QFontMetricsF(bold).horizontalAdvance(title), QFontMetricsF(place.small).horizontalAdvance(detail)) +
        2;
    double left = place.x(deadline) + place.em * 0.5;
    Qt::Alignment align = Qt::AlignLeft;
    if (left + wide > width + place.plot.right()) {
        left = place.x(deadline) - place.em * 0.5 - wide;
        align = Qt::AlignRight;
    }
    const bool isAbove = align == Qt::AlignLeft;
    const double lower = isAbove ? top - place.em * 0.3 : place.plot.top() + place.em * 2.1;
    painter.setFont(bold);
    painter.setPen(c.due);
    painter.drawText(QRectF(left, lower - 2 * place.em, wide, place.em), int(align) | int(Qt::AlignVCenter), title);
    painter.setFont(place.small);
    painter.setPen(c.mutedText);
    painter.drawText(QRectF(left, lower - place.em, wide, place.em), int(align) | int(Qt::AlignVCenter), detail);
}

void LifeChart::paintNow(QPainter &painter, const Place &place) const
{
    const Colours &c = colours(this);
    const double x = place.x(m_picture.now);
    const double width = std::max(1.5, place.em / 10);
    painter.fillRect(
        QRectF(x - width / 2, place.plot.top() - place.em * 0.4, width, place.plot.height() + place.em * 0.4),
        m_picture.stage == Stage::Ended ? c.mutedText : c.text);
    if (m_picture.stage != Stage::Running)
        return;
    painter.setPen(QPen(c.surface, width * 1.4));
    painter.setBrush(c.accent);
    painter.drawEllipse(QPointF(x, place.y(m_picture.left)), place.em * 0.4, place.em * 0.4);
}

/// Signs that differ in shape, and words for as many as there is room.
void LifeChart::paintMarks(QPainter &painter, const Place &place) const
{
    const Colours &c = colours(this);
    const double y = place.plot.bottom() + place.em * 0.75;
    const double size = place.em * 0.32;
    const double pen = std::max(1.5, place.em / 9);
    const auto time = [this](qint64 at) { return instantText(at, m_picture.now); };
    struct Labelled {
        int order;
        MarkLabels::Label label;
    };
    QList<Labelled> wanted;
    QList<double> extended;
    for (const Mark &mark : m_picture.marks) {
        const double x = place.x(mark.at);
        MarkLabels::Label label{x, {}, time(mark.at), c.text, false};
        int order = 0;
        painter.setBrush(Qt::NoBrush);
        switch (mark.kind) {
        case Mark::Kind::Created:
            painter.setPen(Qt::NoPen);
            painter.setBrush(c.good);
            painter.drawEllipse(QPointF(x, y), size, size);
            label.title = tr("created");
            label.colour = c.good;
            order = 3;
            break;
        case Mark::Kind::FirstSeen:
            painter.setPen(QPen(c.mutedText, pen));
            painter.drawEllipse(QPointF(x, y), size, size);
            label.title = tr("first seen");
            label.colour = c.mutedText;
            order = 4;
            break;
        case Mark::Kind::Extended:
        case Mark::Kind::Shortened: {
            const double way = mark.kind == Mark::Kind::Extended ? -1 : 1;
            painter.setPen(QPen(c.accent, pen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawLine(QPointF(x, y - way * size), QPointF(x, y + way * size));
            painter.drawPolyline(QPolygonF(
                {{x - size * 0.9, y + way * size * 0.1}, {x, y + way * size}, {x + size * 0.9, y + way * size * 0.1}}));
            if (mark.kind == Mark::Kind::Shortened) {
                label.title = tr("shortened");
                label.colour = c.accent;
                order = 6;
            } else {
                extended.append(x);
            }
            if (mark.kind == Mark::Kind::Extended && extended.size() == 1) {
                label.title = m_extended;
                label.detail = tr("each one moves the deadline: the time left jumps up");
                label.colour = c.accent;
                label.startsAtMark = true;
                order = 5;
            }
            break;
        }
        case Mark::Kind::Now:
            label.title = tr("now");
            order = 0;
            break;
        case Mark::Kind::Deadline:
            painter.fillRect(QRectF(x - pen / 2, y - size, pen, size * 2), c.due);
            label.title = tr("deadline");
            label.colour = c.due;
            order = 1;
            break;
        case Mark::Kind::Reaped:
        case Mark::Kind::Ended:
            painter.setPen(QPen(c.mutedText, pen, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(x - size * 0.8, y - size * 0.8), QPointF(x + size * 0.8, y + size * 0.8));
            painter.drawLine(QPointF(x - size * 0.8, y + size * 0.8), QPointF(x + size * 0.8, y - size * 0.8));
            if (mark.isExpected)
                painter.fillRect(QRectF(x - 0.75,
                                        place.plot.bottom() - place.plot.height() * kDueHeight - place.em * 0.1, 1.5,
                                        place.plot.height() * kDueHeight + place.em * 0.1),
                                 c.mutedText);
            label.title = mark.isExpected ? tr("reaped") : m_end;
            label.detail = mark.isExpected ? tr("95 % by %1").arg(time(mark.at)) : time(mark.at);
            label.colour = c.mutedText;
            order = mark.isExpected ? 2 : 0;
            break;
        }
        if (!label.title.isEmpty())
            wanted.append({order, label});
    }
    if (m_picture.isCut && m_picture.created > 0 && m_picture.created < place.from)
        wanted.append({3, {place.plot.left(), tr("◂ created"), time(m_picture.created), c.good, false}});
    std::stable_sort(wanted.begin(), wanted.end(),
                     [](const Labelled &a, const Labelled &b) { return a.order < b.order; });
    MarkLabels labels(0, width(), place.small);
    for (Labelled &each : wanted) {
        if (labels.add(each.label) || !each.label.startsAtMark)
            continue;
        // Of several it stands below any; and where the whole has no room, the short half of it.
        bool isPlaced = false;
        for (const bool isShort : {false, true}) {
            if (isShort)
                each.label.detail.clear();
            for (qsizetype at = 0; at < extended.size() && !isPlaced; ++at) {
                each.label.x = extended.at(at);
                isPlaced = labels.add(each.label);
            }
        }
    }
    labels.paint(painter, place.plot.bottom() + place.em * 1.2, c.mutedText);
}

} // namespace ui

#include "moc_lifechart.cpp"
