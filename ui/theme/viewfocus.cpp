// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/viewfocus.h"

#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QFocusEvent>
#include <QPainter>
#include <QVariant>

namespace ui
{

namespace
{

constexpr char kDrawsFocus[] = "drawsFocus";
constexpr int kRingWidth = 2;

/// Only a rim, so that what is redrawn within it costs nothing more.
class FocusRing final : public QWidget
{
public:
    explicit FocusRing(QWidget *around)
        : QWidget(around)
    {
        setObjectName(QStringLiteral("focusRing"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        follow();
    }

    void follow()
    {
        const QRect whole = parentWidget()->rect();
        constexpr int kRim = kRingWidth + 2; // the corners are round
        setGeometry(whole);
        setMask(QRegion(whole) - whole.adjusted(kRim, kRim, -kRim, -kRim));
        raise();
        show();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawBox(&painter, QRectF(rect()), Qt::transparent, colours(this).accent, kGrid, kRingWidth);
    }
};

} // namespace

ViewFocus::ViewFocus(QObject *application)
    : QObject(application)
{
    application->installEventFilter(this);
}

bool ViewFocus::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        if (auto *area = qobject_cast<QAbstractScrollArea *>(watched);
            area && !area->property(kDrawsFocus).toBool() && area->window()->windowType() != Qt::Popup)
            showAround(area);
        break;
    case QEvent::FocusOut:
        // A menu of the same view takes the keyboard for a moment.
        if (m_ring && watched == m_ring->parent() &&
            static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
            delete m_ring;
        break;
    case QEvent::Resize:
        if (m_ring && watched == m_ring->parent())
            static_cast<FocusRing *>(m_ring.data())->follow();
        break;
    case QEvent::ZOrderChange: // a scroll area raises its scroll bars whenever it lays itself out
        if (m_ring && watched != m_ring && watched->parent() == m_ring->parent())
            m_ring->raise();
        break;
    default:
        break;
    }
    return false;
}

void ViewFocus::showAround(QAbstractScrollArea *area)
{
    if (m_ring && m_ring->parent() == area)
        return;
    delete m_ring;
    m_ring = new FocusRing(area);
}

void setDrawsFocus(QWidget *view)
{
    view->setProperty(kDrawsFocus, true);
}

} // namespace ui

#include "moc_viewfocus.cpp"
