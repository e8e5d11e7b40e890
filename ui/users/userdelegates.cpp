// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/userdelegates.h"

#include "models/sessions/users/usertablemodel.h"

namespace ui
{

using sessions::UserIdentity;
using sessions::UserTableModel;

UserNameDelegate::UserNameDelegate(const sessions::SessionTableModel &table, QObject *parent)
    : SessionDelegate(table, Look::Plain, parent)
{
}

void UserNameDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const Colours &c = colours(option.palette);
    const auto kind = static_cast<UserIdentity::Kind>(index.data(UserTableModel::KindRole).toInt());
    drawText(painter, option, option.rect.adjusted(kPadding, 0, -kPadding, 0), text(index),
             kind == UserIdentity::Kind::Named ? c.text : c.mutedText);
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
