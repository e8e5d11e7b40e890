// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/plotview.h"

#include "models/text/numbertext.h"
#include "ui/controls/spokenchart.h"
#include "ui/controls/spokenlabel.h"
#include "ui/theme/quietwords.h"
#include "ui/theme/theme.h"
#include "ui/theme/viewfocus.h"

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

    installSpokenControls();
    setProperty(kIsChart, true);
    setDrawsFocus(this);
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
    // Figures come each second, and are there for who asks; where the keyboard has gone is told.
    const bool isGoneTo = m_key && m_marker >= 0;
    const QString text = isGoneTo ? cardAt(m_marker).text() : m_message.isEmpty() ? m_figures : m_message;
    if (!isGoneTo || !hasFocus())
        setDescriptionQuietly(this, text);
    else if (accessibleDescription() != text)
        setAccessibleDescription(text);
}

bool PlotView::event(QEvent *event)
{
    // First polish: the palette is known from here on.
    if (event->type() == QEvent::Polish || event->type() == QEvent::PaletteChange)
        applyColours();
    // Before the window takes these keys for its menus.
    if (event->type() == QEvent::ShortcutOverride && takesKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
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
    const int index = int(after - m_marks.cbegin());
    // What stands for a long time is near to all of it.
    for (const int at : {index - 1, index}) {
        if (at >= 0 && at < m_marks.size() && m_marks.at(at).isAcross(x))
            return at;
    }
    if (after == m_marks.cend())
        return int(m_marks.size()) - 1;
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

bool PlotView::takesKey(const QKeyEvent &event) const
{
    if (event.matches(QKeySequence::Copy) || event.matches(QKeySequence::Save))
        return true;
    if (event.key() == Qt::Key_S && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
        return true;
    return event.key() == Qt::Key_Escape && (m_marker >= 0 || m_isEnlarged);
}

void PlotView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return Q_EMIT copyRequested();
    if (event->matches(QKeySequence::Save))
        return Q_EMIT pictureRequested();
    if (event->key() == Qt::Key_S && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier))
        return Q_EMIT numbersRequested();
    const int last = int(m_marks.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT enlargeRequested();
        return;
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

void PlotView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT enlargeRequested();
}

void PlotView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuRequested(isByKey ? mapToGlobal(m_plot.center().toPoint()) : event->globalPos());
}

void PlotView::setEnlarged(bool isEnlarged)
{
    m_isEnlarged = isEnlarged;
}

/// Without what is there only for who works with it.
void PlotView::paintPicture(QPainter &painter, const QRectF &target)
{
    m_isPicture = true;
    render(&painter, target, viewport()->rect());
    m_isPicture = false;
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

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    const Colours &c = colours(this);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(smallFont());
    if (m_message.isEmpty()) {
        paintTicks(*painter);
        paintOver(*painter);
        if (m_marker >= 0 && !m_isPicture)
            paintMarker(*painter);
    } else {
        painter->setFont(font());
        painter->setPen(c.mutedText);
        painter->drawText(m_plot, int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_message);
    }
    if (hasFocus() && !m_isPicture && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter->setPen(QPen(c.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kGrid, kGrid);
    }
    painter->restore();
}

} // namespace ui

#include "moc_plotview.cpp"
