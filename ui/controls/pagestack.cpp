// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/pagestack.h"

#include <QChildEvent>
#include <QEvent>

namespace ui
{

PageStack::PageStack(QWidget *parent)
    : QStackedWidget(parent)
{
}

QSize PageStack::sizeHint() const
{
    if (!m_hint)
        m_hint = QStackedWidget::sizeHint();
    return *m_hint;
}

QSize PageStack::minimumSizeHint() const
{
    if (!m_minimum)
        m_minimum = QStackedWidget::minimumSizeHint();
    return *m_minimum;
}

void PageStack::forget()
{
    m_hint.reset();
    m_minimum.reset();
}

bool PageStack::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::LayoutRequest:
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LanguageChange:
        forget();
        break;
    default:
        break;
    }
    return QStackedWidget::event(event);
}

void PageStack::childEvent(QChildEvent *event)
{
    if (event->added() && event->child()->isWidgetType())
        event->child()->installEventFilter(this);
    forget();
    QStackedWidget::childEvent(event);
}

/// What changes in a page arrives there as a request to be laid out; in one that is hidden, when it is shown.
bool PageStack::eventFilter(QObject *page, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        forget();
        updateGeometry();
    }
    return QStackedWidget::eventFilter(page, event);
}

} // namespace ui

#include "moc_pagestack.cpp"
