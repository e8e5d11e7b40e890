// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/columnheader.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QStyleOptionHeader>
#include <QToolTip>

namespace ui
{

namespace
{

constexpr int kNarrow = 40; // a column of marks

}

ColumnHeader::ColumnHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    connect(this, &QHeaderView::sectionResized, this, &ColumnHeader::noteResize);
}

int ColumnHeader::lastShown() const
{
    for (int visual = count() - 1; visual >= 0; --visual) {
        if (!isSectionHidden(logicalIndex(visual)))
            return logicalIndex(visual);
    }
    return -1;
}

void ColumnHeader::setOrderSettled(bool settled)
{
    m_orderSettled = settled;
    // For the style, which draws the arrow.
    setProperty(kUnsettledOrder, !settled);
    viewport()->update();
}

bool ColumnHeader::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_orderSettled) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (logicalIndexAt(help->pos()) == sortIndicatorSection()) {
            QToolTip::showText(help->globalPos(), tr("In order once all are read: what has just come stands below"),
                               viewport());
            return true;
        }
    }
    return QHeaderView::viewportEvent(event);
}

void ColumnHeader::noteResize(int column, int oldSize, int newSize)
{
    // The last one stretches by itself, and a hidden one has no width: neither is a hand's doing.
    if (m_pressed && oldSize != 0 && newSize != 0 && column != lastShown())
        Q_EMIT resizedByHand();
}

void ColumnHeader::mousePressEvent(QMouseEvent *event)
{
    m_pressed = true;
    QHeaderView::mousePressEvent(event);
}

void ColumnHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    m_pressed = false;
}

void ColumnHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_pressed = true;
    QHeaderView::mouseDoubleClickEvent(event);
}

void ColumnHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    if (sectionSize(logicalIndex) < kNarrow)
        option->text.clear();
}

} // namespace ui

#include "moc_columnheader.cpp"
