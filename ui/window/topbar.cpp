// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/topbar.h"

#include "ui/connect/connectionchip.h"
#include "ui/search/searchfield.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

namespace ui
{

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_connection(new ConnectionChip(this))
    , m_search(new SearchField(this))
    , m_formats(new QPushButton(tr("All formats"), this))
    , m_nodes(new QPushButton(tr("All nodes"), this))
    , m_columns(new QPushButton(tr("Columns"), this))
    , m_logOut(new QPushButton(tr("Log out…"), this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_formats->setAccessibleName(tr("Filter by format"));
    m_nodes->setAccessibleName(tr("Filter by node"));
    m_nodes->setMenu(new QMenu(m_nodes));
    m_nodes->hide();
    m_columns->setAccessibleName(tr("Show or hide columns"));
    m_formats->setMenu(new QMenu(m_formats));
    m_columns->setMenu(new QMenu(m_columns));
    m_connection->setMenu(new QMenu(m_connection));
    m_logOut->setAccessibleName(tr("Log out the selected sessions"));
    setButtonRole(m_logOut, ButtonRole::Danger);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(kGrid * 2);
    row->addWidget(m_connection);
    row->addWidget(m_search, 1);
    row->addWidget(m_formats);
    row->addWidget(m_nodes);
    row->addWidget(m_columns);
    row->addWidget(m_logOut);
    connect(m_logOut, &QPushButton::clicked, this, &TopBar::logoutRequested);
    setLogoutPossible(tr("Nothing is selected."));
}

void TopBar::setLogoutPossible(const QString &reason)
{
    m_logOut->setEnabled(reason.isEmpty());
    m_logOut->setToolTip(reason.isEmpty() ? tr("End the selected sessions (Del)") : reason);
    m_logOut->setAccessibleDescription(reason);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours(this).border);
}

} // namespace ui

#include "moc_topbar.cpp"
