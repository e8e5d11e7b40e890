// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui
{

/// A saved connection in the list: its name, its address under it, the mark in its colour before them, and "production"
/// in red; or the heading of a group of them.
class ProfileDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        AddressRole,               ///< QString
        ProductionRole,            ///< bool
        NotesRole,                 ///< QString, beside the address: "ssh · read-only"
        ColourRole,                ///< QColor; invalid: none
        HeadingRole,               ///< bool: the name of a group, and nothing else
        FitsRole,                  ///< bool: is among those that are looked for
    };

    explicit ProfileDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &title);
};

} // namespace ui
