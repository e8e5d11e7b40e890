// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/userdelegates.h"

#include "models/sessions/users/usertablemodel.h"

namespace ui
{

using sessions::UserTableModel;

UserNameDelegate::UserNameDelegate(const sessions::SessionTableModel &table, QObject *parent)
    : NameDelegate(table, parent)
{
}

void UserNameDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    NameDelegate::paintContent(painter, option, index);
    drawFocusMark(painter, option, index);
}

UserAddressDelegate::UserAddressDelegate(const sessions::SessionTableModel &table, QObject *parent)
    : SessionDelegate(table, Look::Monospace, parent)
    , m_several(table, Look::Plain, nullptr)
{
}

void UserAddressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(UserTableModel::AddressCountRole).toUInt() > 1)
        m_several.paint(painter, option, index);
    else
        SessionDelegate::paint(painter, option, index);
}

} // namespace ui

#include "moc_userdelegates.cpp"
