// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sessions/sessiondelegates.h"

namespace ui
{

/// The user, and at the row's edge where the keyboard is.
class UserNameDelegate final : public NameDelegate
{
    Q_OBJECT

public:
    UserNameDelegate(const sessions::SessionTableModel &table, QObject *parent);

protected:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The address where there is one; else how many.
class UserAddressDelegate final : public SessionDelegate
{
    Q_OBJECT

public:
    UserAddressDelegate(const sessions::SessionTableModel &table, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    SessionDelegate m_several;
};

} // namespace ui
