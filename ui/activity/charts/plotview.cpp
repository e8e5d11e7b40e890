// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/plotview.h"

#include "models/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QChart>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui
{

namespace
{

constexpr double kSmallText = 0.86; ///< of the widget's font
constexpr int kTopMargin = 2 * kGrid;
constexpr int kTickGap = kGrid;
constexpr int kCardPadding = 2 * kGrid;
constexpr int kTipSwatch = 2 * kGrid;
/// A gap of a second in a day's chart is still to be seen; it hides the line, which is so thick, at the top too.
constexpr double kNarrowestGap = 3;
constexpr double kGapAbove = 1.75;
constexpr QSize kLeast{120, 72};
constexpr QSize kUsual{360, 152};

} // namespace

PlotView::PlotView(QWidget *parent)
    : QChartView(parent)
    , m_horizontal(new QValueAxis(this))
    , m_vertical(new QValueAxis(this))
{
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins(QMargins());
    m_horizontal->setVisible(false);
    m_vertical->setVisible(false);
    chart()->addAxis(m_horizontal, Qt::AlignBottom);
    chart()->addAxis(m_vertical, Qt::AlignLeft);

    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setFocusPolicy(Qt::TabFocus); // the mouse shows figures by hovering, and leaves the focus where it is
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
}

QSize PlotView::sizeHint() const
{
    return kUsual;
}

QSize PlotView::minimumSizeHint() const
{
    return kLeast;
}

void PlotView::setMessage(const QString &message)
{
    if (std::exchange(m_message, message) == message)
        return;
    clearMarker();
    speak();
    // What was drawn for another server must not stand behind the words.
    const auto drawn = chart()->series();
    for (QAbstractSeries *series : drawn)
        series->setVisible(m_message.isEmpty());
    scene()->update();
}

double PlotView::snapped(double x) const
{
    const double ratio = devicePixelRatioF();
    return std::round(x * ratio) / ratio;
}

double PlotView::mapY(double value) const
{
    return m_plot.bottom() - (value - m_scale.min) / (m_scale.max - m_scale.min) * m_plot.height();
}

QLineSeries *PlotView::addLine()
{
    auto *line = new QLineSeries;
    chart()->addSeries(line);
    line->attachAxis(m_horizontal);
    line->attachAxis(m_vertical);
    return line;
}

void PlotView::setScale(const ValueScale &scale)
{
    if (std::exchange(m_scale, scale) == scale)
        return;
    m_vertical->setRange(scale.min, scale.max);
    layOut(); // the labels may need another width
}

void PlotView::setTicks(std::vector<TimeTick> ticks)
{
    m_ticks = std::move(ticks);
}

void PlotView::setMarks(QList<Mark> marks)
{
    m_marks = std::move(marks);
    placeMarker();
    scene()->update();
}

void PlotView::setSpokenFigures(const QString &figures)
{
    m_figures = figures;
    speak();
}

void PlotView::speak()
{
    QString text = m_message.isEmpty() ? m_figures : m_message;
    if (m_key && m_marker >= 0) {
        const Card card = cardAt(m_marker);
        QStringList words{card.title};
        for (const CardRow &row : card.rows)
            words << row.label + QLatin1Char(' ') + row.value;
        text = words.join(QStringLiteral(", "));
    }
    if (accessibleDescription() != text)
        setAccessibleDescription(text);
}

bool PlotView::event(QEvent *event)
{
    // First polish: the palette is known from here on.
    if (event->type() == QEvent::Polish || event->type() == QEvent::PaletteChange)
        applyColours();
    return QChartView::event(event);
}

void PlotView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOut();
}

QFont PlotView::smallFont() const
{
    QFont font = tabularFont(this->font());
    font.setPointSizeF(font.pointSizeF() > 0 ? font.pointSizeF() * kSmallText : kSmallText * 10);
    return font;
}

/// In whole grid steps, so that one more digit moves the plot and the next hundred do not.
double PlotView::gutterWidth() const
{
    const QFontMetricsF metrics(smallFont());
    const QLocale locale = text::groupingLocale();
    double widest = 0;
    for (const double value : {m_scale.min, m_scale.max})
        widest = std::max(widest, metrics.horizontalAdvance(locale.toString(qint64(value))));
    return std::ceil((widest + kTickGap + 1) / kGrid) * kGrid;
}

QRectF PlotView::bandOf(const ActiveLine::Gap &gap) const
{
    const double width = std::max(kNarrowestGap, gap.right - gap.left);
    return {m_plot.left() + gap.right - width, m_plot.top() - kGapAbove, width, m_plot.height() + kGapAbove};
}

void PlotView::paintGaps(QPainter &painter, const QList<ActiveLine::Gap> &gaps) const
{
    for (const ActiveLine::Gap &gap : gaps)
        painter.fillRect(bandOf(gap), colours(this).surface);
    for (const ActiveLine::Gap &gap : gaps)
        painter.fillRect(bandOf(gap), QBrush(colours(this).border, Qt::BDiagPattern));
}

void PlotView::paintShares(QPainter &painter, const QList<ActiveLine::Gap> &shares) const
{
    for (const ActiveLine::Gap &share : shares)
        painter.fillRect(bandOf(share), QBrush(overSurface(colours(this).mutedText, 0.45F, this), Qt::FDiagPattern));
}

void PlotView::layOut()
{
    const double gutter = gutterWidth();
    const double below = std::ceil(QFontMetricsF(smallFont()).height()) + kTickGap;
    const QRectF plot(gutter, kTopMargin, std::max(1.0, width() - gutter - kGrid),
                      std::max(1.0, height() - kTopMargin - below));
    if (std::exchange(m_plot, plot) == plot)
        return;
    chart()->setPlotArea(plot);
    m_horizontal->setRange(0, plot.width());
    Q_EMIT plotResized();
    scene()->update();
}

int PlotView::nearestMark(double x) const
{
    const auto after = std::lower_bound(m_marks.cbegin(), m_marks.cend(), x,
                                        [](const Mark &mark, double value) { return mark.x < value; });
    if (after == m_marks.cend())
        return int(m_marks.size()) - 1;
    const int index = int(after - m_marks.cbegin());
    return index > 0 && x - m_marks.at(index - 1).x < after->x - x ? index - 1 : index;
}

/// The mouse stays where it is while time passes below it; the keyboard's marker travels with its mark.
void PlotView::placeMarker()
{
    m_marker = -1;
    if (m_marks.isEmpty() || !m_message.isEmpty())
        return;
    if (m_pointer) {
        m_marker = nearestMark(*m_pointer);
    } else if (m_key) {
        const auto mark = std::lower_bound(m_marks.cbegin(), m_marks.cend(), *m_key,
                                           [](const Mark &at, qint64 key) { return at.key < key; });
        m_marker = std::min(int(mark - m_marks.cbegin()), int(m_marks.size()) - 1);
        m_key = m_marks.at(m_marker).key;
    }
}

void PlotView::moveMarker(int index)
{
    if (m_marks.isEmpty() || !m_message.isEmpty())
        return;
    m_pointer.reset();
    m_key = m_marks.at(std::clamp(index, 0, int(m_marks.size()) - 1)).key;
    placeMarker();
    speak();
    scene()->update();
}

void PlotView::clearMarker()
{
    m_pointer.reset();
    m_key.reset();
    m_marker = -1;
    speak();
    scene()->update();
}

void PlotView::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_marks.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        moveMarker(m_marker < 0 ? last : m_marker - 1);
        return;
    case Qt::Key_Right:
        moveMarker(m_marker < 0 ? 0 : m_marker + 1);
        return;
    case Qt::Key_Home:
        moveMarker(0);
        return;
    case Qt::Key_End:
        moveMarker(last);
        return;
    case Qt::Key_Escape:
        if (m_marker >= 0) {
            clearMarker();
            return;
        }
        break;
    default:
        break;
    }
    event->ignore(); // not to the view, which would scroll
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    m_key.reset();
    m_pointer = event->position().x() - m_plot.left();
    placeMarker();
    scene()->update();
}

void PlotView::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    if (m_pointer)
        clearMarker();
}

void PlotView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    clearMarker();
}

void PlotView::drawBackground(QPainter *painter, const QRectF &rect)
{
    const Colours &c = colours(this);
    painter->fillRect(rect, c.surface);
    const double ratio = devicePixelRatioF();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(smallFont());
    if (m_message.isEmpty())
        paintUnder(*painter);
    const QLocale locale = text::groupingLocale();
    const double textHeight = QFontMetricsF(painter->font()).height();
    const bool roomForTwo = m_plot.height() >= textHeight;
    const bool hasRoom = mapY(m_scale.min) - mapY(m_scale.min + m_scale.step) >= textHeight;
    const int steps = qRound((m_scale.max - m_scale.min) / m_scale.step);
    for (int step = 0; step <= steps; ++step) {
        const double value = m_scale.min + step * m_scale.step;
        const double y = mapY(value);
        painter->fillRect(QRectF(m_plot.left(), y, m_plot.width(), 1.0 / ratio), c.grid);
        painter->setPen(c.mutedText);
        const bool outermost = step == steps || (roomForTwo && step == 0);
        if (m_message.isEmpty() && (hasRoom || outermost))
            painter->drawText(QRectF(0, y - textHeight / 2, m_plot.left() - kTickGap, textHeight),
                              int(Qt::AlignRight) | int(Qt::AlignVCenter), locale.toString(qint64(value)));
    }
    painter->restore();
}

void PlotView::applyColours()
{
}

void PlotView::paintUnder(QPainter &) const
{
}

void PlotView::paintArea(QPainter &painter, const QList<QPointF> &points, const QColor &colour) const
{
    if (points.size() < 2)
        return;
    const double pixel = 1 / devicePixelRatioF();
    const double last = std::min(points.constLast().x(), m_plot.width());
    auto next = points.cbegin() + 1;
    const double first = snapped(points.constFirst().x());
    const int columns = int(std::ceil((last - first) / pixel));
    for (int column = 0; column < columns; ++column) {
        const double x = first + column * pixel;
        const double middle = x + pixel / 2;
        while (next + 1 != points.cend() && next->x() < middle)
            ++next;
        const QPointF before = *(next - 1);
        const double width = next->x() - before.x();
        const double part = width > 0 ? std::clamp((middle - before.x()) / width, 0.0, 1.0) : 1.0;
        const double top = std::max(mapY(before.y() + (next->y() - before.y()) * part), m_plot.top());
        painter.fillRect(QRectF(m_plot.left() + x, top, pixel, m_plot.bottom() - top), colour);
    }
}

void PlotView::paintBars(QPainter &painter, const QList<Bar> &bars, const QColor &colour) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Bar &bar : bars) {
        const double top = std::max(mapY(bar.value), m_plot.top());
        painter.fillRect(QRectF(m_plot.left() + bar.left, top, bar.right - bar.left, m_plot.bottom() - top), colour);
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void PlotView::paintCuts(QPainter &painter, const QList<Bar> &bars) const
{
    const Colours &c = colours(this);
    const QFontMetricsF metrics(painter.font());
    const QLocale locale = text::groupingLocale();
    double freeFrom = 0;
    for (const Bar &bar : bars) {
        if (bar.value <= m_scale.max)
            continue;
        painter.setPen(QPen(c.surface, 1.5));
        for (const double below : {6.0, 10.0}) {
            const double y = m_plot.top() + below;
            painter.drawLine(QPointF(m_plot.left() + bar.left - 1, y + 2),
                             QPointF(m_plot.left() + bar.right + 1, y - 2));
        }
        const QString height = locale.toString(qint64(std::round(bar.value)));
        const double width = metrics.horizontalAdvance(height);
        const double behind = m_plot.left() + bar.right + kGrid;
        const double left = behind + width <= m_plot.right() ? behind : m_plot.left() + bar.left - kGrid - width;
        if (left < freeFrom)
            continue;
        freeFrom = left + width + kGrid;
        painter.setPen(c.mutedText);
        painter.drawText(QPointF(left, m_plot.top() + metrics.ascent()), height);
    }
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    const Colours &c = colours(this);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(smallFont());
    if (m_message.isEmpty()) {
        paintTicks(*painter);
        paintOver(*painter);
        if (m_marker >= 0)
            paintMarker(*painter);
    } else {
        painter->setFont(font());
        painter->setPen(c.mutedText);
        painter->drawText(m_plot, int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_message);
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter->setPen(QPen(c.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kGrid, kGrid);
    }
    painter->restore();
}

void PlotView::paintTicks(QPainter &painter) const
{
    painter.setPen(colours(this).mutedText);
    const QFontMetricsF metrics(painter.font());
    double freeFrom = 0;
    for (const TimeTick &tick : m_ticks) {
        const double width = metrics.horizontalAdvance(tick.text);
        const double centred = m_plot.left() + tick.position * m_plot.width() - width / 2;
        const double left = std::clamp(centred, m_plot.left(), std::max(m_plot.left(), m_plot.right() - width));
        if (left < freeFrom)
            continue;
        freeFrom = left + width + 2 * kGrid;
        painter.drawText(QPointF(left, m_plot.bottom() + kTickGap + metrics.ascent()), tick.text);
    }
}

void PlotView::paintMarker(QPainter &painter) const
{
    const Colours &c = colours(this);
    const double x = snapped(m_plot.left() + m_marks.at(m_marker).x);
    painter.fillRect(QRectF(x, m_plot.top(), 1, m_plot.height()), c.mutedText);
    paintCard(painter, cardAt(m_marker), x);
}

/// At the side of the marker that has room for it.
void PlotView::paintCard(QPainter &painter, const Card &card, double x) const
{
    const Colours &c = colours(this);
    QFont bold = painter.font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(painter.font());
    double labels = 0;
    double values = 0;
    for (const CardRow &row : card.rows) {
        labels =
            std::max(labels, metrics.horizontalAdvance(row.label) + (row.swatch.isValid() ? kTipSwatch + kGrid : 0));
        values = std::max(values, metrics.horizontalAdvance(row.value));
    }
    const double line = std::ceil(metrics.height());
    const double inner = std::max(labels + 3 * kGrid + values, QFontMetricsF(bold).horizontalAdvance(card.title));
    const QSizeF size(inner + 2 * kCardPadding, line * double(card.rows.size() + 1) + kGrid * 3);
    const bool right = x + 2 * kGrid + size.width() <= width();
    const QRectF box(QPointF(right ? x + 2 * kGrid : std::max(0.0, x - 2 * kGrid - size.width()), m_plot.top()), size);

    painter.setPen(QPen(c.border, 1));
    painter.setBrush(c.raised);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), kGrid, kGrid);
    QRectF row(box.left() + kCardPadding, box.top() + 1.5 * kGrid, inner, line);
    painter.setPen(c.text);
    const QFont plain = painter.font();
    painter.setFont(bold);
    painter.drawText(row, int(Qt::AlignLeft) | int(Qt::AlignVCenter), card.title);
    painter.setFont(plain);
    for (const CardRow &entry : card.rows) {
        row.translate(0, line);
        QRectF label = row;
        if (entry.swatch.isValid()) {
            painter.fillRect(QRectF(row.left(), row.center().y() - kTipSwatch / 2.0, kTipSwatch, kTipSwatch),
                             entry.swatch);
            label.setLeft(row.left() + kTipSwatch + kGrid);
        }
        painter.setPen(c.mutedText);
        painter.drawText(label, int(Qt::AlignLeft) | int(Qt::AlignVCenter), entry.label);
        painter.setPen(c.text);
        painter.drawText(row, int(Qt::AlignRight) | int(Qt::AlignVCenter), entry.value);
    }
}

} // namespace ui

#include "moc_plotview.cpp"
