// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/noticeplace.h"

#include "ui/activity/activitypanel.h"
#include "ui/notices/noticebar.h"

#include <QEvent>
#include <QLayout>

namespace ui
{

NoticePlace::NoticePlace(NoticeBar &notices, ActivityPanel &charts, QWidget &below, QWidget &parent)
    : QObject(&parent)
    , m_notices(notices)
    , m_charts(charts)
    , m_below(below)
    , m_parent(parent)
{
    const bool wasVisible = !notices.isHidden();
    notices.setParent(&parent);
    notices.setVisible(wasVisible); // a widget that changes its parent is hidden
    for (QWidget *watched : {static_cast<QWidget *>(&notices), static_cast<QWidget *>(&charts), &below, &parent})
        watched->installEventFilter(this);
    place();
}

bool NoticePlace::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::LayoutRequest:
    case QEvent::FontChange:
        place();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void NoticePlace::place()
{
    if (m_notices.isHidden()) {
        m_charts.setCovered(0);
        return;
    }
    const int width = m_parent.width();
    const QLayout *layout = m_notices.layout();
    const int wanted =
        layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height();
    // However long a text: what it lies over is to be found again.
    const int height = qMin(wanted, m_below.y() / 2);
    m_notices.setGeometry(0, m_below.y() - height, width, height);
    m_notices.raise();
    m_charts.setCovered(m_charts.isVisible() ? height : 0);
}

} // namespace ui

#include "moc_noticeplace.cpp"
