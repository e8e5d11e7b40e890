// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchpopup.h"

#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kNarrowest = 360;
constexpr int kWidest = 640;

/// At once, and with what they hold: a popup that is filled anew must not be seen with both.
void clearLayout(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the one that was pressed
        }
        if (item->layout())
            clearLayout(*item->layout());
        delete item;
    }
}

} // namespace

SearchPopup::SearchPopup(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_scroll(new QScrollArea(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *inner = new QWidget;
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    m_column->setSpacing(1);
    m_scroll->setWidget(inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    for (QWidget *ground : {m_scroll->viewport(), inner})
        ground->setBackgroundRole(QPalette::Base);
    auto *frame = new QVBoxLayout(this);
    frame->setContentsMargins(1, 1, 1, 1);
    frame->addWidget(m_scroll);
}

void SearchPopup::addHeading(const QString &text)
{
    auto *label = new ToneLabel(text, Tone::Muted, this);
    label->setFontScale(0.93, QFont::DemiBold);
    label->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, kGrid);
    m_column->addWidget(label);
}

void SearchPopup::addNote(const QString &text)
{
    auto *label = new ToneLabel(text, Tone::Muted, this);
    label->setWordWrap(true);
    label->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    m_column->addWidget(label);
}

void SearchPopup::clearColumn()
{
    clearLayout(*m_column);
}

void SearchPopup::showBelow(const QWidget *field)
{
    m_field = QRect(field->mapToGlobal(QPoint(0, 0)), field->size());
    setScreen(field->screen());
    fit();
    show();
    focusNextPrevChild(true);
}

void SearchPopup::fit()
{
    // Rows that were added to a popup on screen count for nothing until they are shown.
    for (int index = 0; index < m_column->count(); ++index) {
        if (QWidget *row = m_column->itemAt(index)->widget())
            row->show();
    }
    const QRect screenRoom = screen()->availableGeometry();
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const int around = 2 * (1 + frameWidth());
    const int wanted = m_column->sizeHint().width() + bar + around;
    const int width =
        qMin(qBound(kNarrowest, qMax(wanted, qMin(m_field.width(), kWidest)), kWidest), screenRoom.width());
    const int inner = width - around;
    const int height =
        around + (m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(inner) : m_column->sizeHint().height());
    const int top = m_field.bottom() + kGrid;
    resize(width, qMin(height, screenRoom.bottom() - top - kGrid));
    move(qBound(screenRoom.left(), m_field.left(), qMax(screenRoom.left(), screenRoom.right() - width)), top);
}

void SearchPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        focusNextPrevChild(event->key() == Qt::Key_Down);
    else
        QFrame::keyPressEvent(event); // Escape closes
}

bool SearchPopup::focusNextPrevChild(bool next)
{
    const bool moved = QFrame::focusNextPrevChild(next);
    if (QWidget *now = focusWidget())
        m_scroll->ensureWidgetVisible(now, 0, 2 * kGrid);
    return moved;
}

} // namespace ui

#include "moc_searchpopup.cpp"
