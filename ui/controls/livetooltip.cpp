// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/livetooltip.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QScopedValueRollback>
#include <QToolTip>

#include <chrono>

namespace ui
{

namespace
{

/// Sooner than somebody reads a sentence, and acts on it.
constexpr std::chrono::milliseconds kAskEvery{200};

} // namespace

LiveToolTip::LiveToolTip(QAbstractItemView *view)
    : QObject(view)
    , m_view(view)
{
    m_timer.setInterval(kAskEvery);
    connect(&m_timer, &QTimer::timeout, this, &LiveToolTip::askAgain);
    view->viewport()->installEventFilter(this);
}

bool LiveToolTip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_asking) {
        m_position = static_cast<QHelpEvent *>(event)->pos();
        m_timer.start();
    } else if (event->type() == QEvent::Leave || event->type() == QEvent::Hide) {
        m_timer.stop();
    }
    return QObject::eventFilter(watched, event);
}

void LiveToolTip::askAgain()
{
    QWidget *viewport = m_view->viewport();
    if (!QToolTip::isVisible() || !viewport->isVisible()) {
        m_timer.stop();
        return;
    }
    const QScopedValueRollback<bool> asking(m_asking, true);
    // Where nothing is under the pointer any more, the view passes the question on, and nobody would take the tip away.
    if (!m_view->indexAt(m_position).isValid()) {
        QToolTip::hideText();
        return;
    }
    QHelpEvent question(QEvent::ToolTip, m_position, viewport->mapToGlobal(m_position));
    QCoreApplication::sendEvent(viewport, &question);
}

} // namespace ui

#include "moc_livetooltip.cpp"
