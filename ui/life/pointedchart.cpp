// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/life/pointedchart.h"

#include "ui/theme/quietwords.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui
{

PointedChart::PointedChart(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void PointedChart::setSpokenFigures(const QString &figures)
{
    m_figures = figures;
    speak();
}

/// The mouse stays where it is while time passes below it; the keyboard's goes with its time.
std::optional<PointedChart::Stop> PointedChart::pointed() const
{
    const QList<Stop> all = stops();
    if (all.isEmpty() || (!m_pointer && !m_key))
        return std::nullopt;
    const auto distance = [this](const Stop &stop) {
        return m_pointer ? std::abs(stop.x - *m_pointer) : std::abs(double(stop.at - *m_key));
    };
    return *std::min_element(all.begin(), all.end(),
                             [&](const Stop &a, const Stop &b) { return distance(a) < distance(b); });
}

QString PointedChart::pointedText() const
{
    const std::optional<Stop> stop = pointed();
    return stop ? cardAt(stop->at).text() : QString();
}

void PointedChart::paintPointed(QPainter &painter, const QFont &font) const
{
    const Colours &c = colours(this);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(c.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        painter.setRenderHint(QPainter::Antialiasing);
    }
    const std::optional<Stop> stop = pointed();
    if (!stop)
        return;
    const QRectF room = pointedRoom();
    painter.fillRect(QRectF(std::round(stop->x), room.top(), 1, room.height()), c.mutedText);
    painter.setFont(font);
    paintChartCard(painter, cardAt(stop->at), stop->x, room, this);
}

void PointedChart::noteShown()
{
    if (m_key) {
        if (const std::optional<Stop> stop = pointed())
            m_key = stop->at;
        speak();
    }
    update();
}

void PointedChart::speak()
{
    const QString text = m_key ? pointedText() : QString();
    const QString said = text.isEmpty() ? m_figures : text;
    if (text.isEmpty() || !hasFocus())
        setDescriptionQuietly(this, said);
    else if (accessibleDescription() != said)
        setAccessibleDescription(said);
}

void PointedChart::moveTo(qsizetype index)
{
    const QList<Stop> all = stops();
    if (all.isEmpty())
        return;
    m_pointer.reset();
    m_key = all.at(std::clamp<qsizetype>(index, 0, all.size() - 1)).at;
    speak();
    update();
}

void PointedChart::putAway()
{
    m_pointer.reset();
    m_key.reset();
    speak();
    update();
}

/// Before the window takes Escape for its menus.
bool PointedChart::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_key &&
        static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void PointedChart::keyPressEvent(QKeyEvent *event)
{
    const QList<Stop> all = stops();
    qsizetype index = -1;
    if (const std::optional<Stop> stop = pointed()) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&stop](const Stop &one) { return one.at == stop->at; });
        index = found - all.begin();
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(index < 0 ? all.size() - 1 : index - 1);
    case Qt::Key_Right:
        return moveTo(index + 1);
    case Qt::Key_Home:
        return moveTo(0);
    case Qt::Key_End:
        return moveTo(all.size() - 1);
    case Qt::Key_Escape:
        if (m_key)
            return putAway();
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void PointedChart::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF room = pointedRoom();
    const double x = event->position().x();
    m_key.reset();
    m_pointer = x >= room.left() && x <= room.right() ? std::optional(x) : std::nullopt;
    speak();
    update();
}

void PointedChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_pointer.reset();
    update();
}

void PointedChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void PointedChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    putAway();
}

} // namespace ui

#include "moc_pointedchart.cpp"
