// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace messages
{
struct FleetNode;
}

namespace ui
{

class FleetModel;

/// Cells of the table of nodes: the mark of presence, the slots as a bar over all of them, the memory as one over its
/// limit. What is only known as it was is hatched.
class FleetDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    FleetDelegate(const FleetModel &model, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintSlots(QPainter *painter, const QStyleOptionViewItem &option, const messages::FleetNode &node) const;
    void paintMemory(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void drawText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &place,
                  const QFont &font) const;

    const FleetModel &m_model;
};

} // namespace ui
