// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace ui
{

/// The table's header: narrow columns show no cut-off title.
class ColumnHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit ColumnHeader(QWidget *parent = nullptr);

    /// The one that takes what the others leave; -1: all are hidden.
    int lastShown() const;
    /// Whether the rows are in the order that the arrow claims; until they are, it is drawn hollow, and its tooltip
    /// says why.
    void setOrderSettled(bool settled);
    bool isOrderSettled() const { return m_orderSettled; }

Q_SIGNALS:
    /// A border between columns was dragged or double-clicked.
    void resizedByHand();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;

private:
    void noteResize(int column, int oldSize, int newSize);

    bool m_pressed = false;
    bool m_orderSettled = true;
};

} // namespace ui
