// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/sign.h"

#include <QStyledItemDelegate>

namespace ui
{

/// A line of the list of events: the event with a sign of its own shape and colour, before a loss an arrow, ids and
/// addresses in monospace, what is less important in muted text, and hatched what is not known.
class EventDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit EventDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Of a kind of messages::SessionEvent, as in the history; -1: a note.
    static Sign signOf(int kind);
    /// Whether a press there, in widget coordinates, is on the arrow of a loss in this cell.
    static bool isOnArrow(const QRect &cell, const QPoint &place);

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace ui
