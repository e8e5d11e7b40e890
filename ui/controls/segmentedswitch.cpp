// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/segmentedswitch.h"

#include "ui/controls/spokenlabel.h"
#include "ui/theme/quietwords.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace ui
{

namespace
{

constexpr int kHeight = 6 * kGrid + 2;

} // namespace

SegmentedSwitch::SegmentedSwitch(QStringList titles, QWidget *parent)
    : QWidget(parent)
    , m_titles(std::move(titles))
{
    setFocusPolicy(Qt::StrongFocus);
    installSpokenControls();
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void SegmentedSwitch::setCurrent(int index)
{
    if (index < 0 || index >= m_titles.size() || index == m_current)
        return;
    m_current = index;
    describe();
    update();
    if (hasFocus()) {
        // The segment that was gone to, rather than the whole.
        QAccessibleEvent moved(this, QAccessible::Focus);
        moved.setChild(index);
        QAccessible::updateAccessibility(&moved);
    }
    Q_EMIT currentChanged(index);
}

QSize SegmentedSwitch::sizeHint() const
{
    const QFontMetrics metrics(font());
    int widest = 0;
    for (const QString &title : m_titles)
        widest = qMax(widest, metrics.horizontalAdvance(title));
    return {static_cast<int>(m_titles.size()) * (widest + 4 * kGrid), qMax(kHeight, metrics.height() + 2 * kGrid)};
}

QSize SegmentedSwitch::minimumSizeHint() const
{
    return sizeHint();
}

void SegmentedSwitch::paintEvent(QPaintEvent *)
{
    const Colours &scheme = colours(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outline = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(outline, kRadius, kRadius);
    painter.save();
    painter.setClipPath(shape);
    painter.fillRect(rect(), scheme.surface);
    painter.fillRect(segment(m_current), scheme.raised);
    painter.setPen(QPen(scheme.border, 1));
    for (int i = 1; i < m_titles.size(); ++i) {
        const qreal x = qRound(segment(i).left()) + 0.5;
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
    painter.restore();
    painter.setPen(QPen(scheme.outline, 1));
    painter.drawPath(shape);
    if (hasFocus())
        drawBox(&painter, QRectF(rect()), Qt::transparent, scheme.accent, kRadius, 2);

    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    for (int i = 0; i < m_titles.size(); ++i) {
        painter.setFont(i == m_current ? bold : font());
        painter.setPen(i == m_current || i == m_hovered ? scheme.text : scheme.mutedText);
        painter.drawText(segment(i), Qt::AlignCenter, m_titles.at(i));
    }
}

void SegmentedSwitch::mousePressEvent(QMouseEvent *event)
{
    setCurrent(segmentAt(event->position()));
}

void SegmentedSwitch::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    if (event->key() == Qt::Key_Right)
        setCurrent(m_current + forward);
    else if (event->key() == Qt::Key_Left)
        setCurrent(m_current - forward);
    else
        QWidget::keyPressEvent(event);
}

void SegmentedSwitch::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = segmentAt(event->position());
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    update();
}

void SegmentedSwitch::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

QRectF SegmentedSwitch::segment(int index) const
{
    const qreal each = width() / qMax<qreal>(1, static_cast<qreal>(m_titles.size()));
    const qreal place = isRightToLeft() ? static_cast<qreal>(m_titles.size() - 1 - index) : index;
    return {place * each, 0, each, static_cast<qreal>(height())};
}

QRect SegmentedSwitch::segmentRect(int index) const
{
    return segment(index).toAlignedRect();
}

int SegmentedSwitch::segmentAt(const QPointF &position) const
{
    for (int i = 0; i < m_titles.size(); ++i) {
        if (segment(i).contains(position))
            return i;
    }
    return -1;
}

void SegmentedSwitch::describe()
{
    setDescriptionQuietly(this, m_titles.value(m_current));
}

} // namespace ui

#include "moc_segmentedswitch.cpp"
