// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/pagestack.h"

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

/// What changes in a page arrives here as a request to be laid out.
bool PageStack::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::LayoutRequest:
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LanguageChange:
        m_hint.reset();
        m_minimum.reset();
        break;
    default:
        break;
    }
    return QStackedWidget::event(event);
}

} // namespace ui

#include "moc_pagestack.cpp"
