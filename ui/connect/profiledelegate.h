// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui
{

/// A saved connection in the list: its name, its address under it, and "production" in red.
class ProfileDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        AddressRole,               ///< QString
        ProductionRole,            ///< bool
    };

    explicit ProfileDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
