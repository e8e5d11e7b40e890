// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QList>

namespace ui
{

class SegmentedSwitch;

/// A row of tabs where it shows pages, else a group of which one is chosen; with something for each segment, which can
/// be pressed.
class SpokenSwitch final : public QAccessibleWidget
{
public:
    explicit SpokenSwitch(SegmentedSwitch *segments);

    QAccessible::Role role() const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

protected:
    ~SpokenSwitch() override;

private:
    SegmentedSwitch *m_switch;
    mutable QList<QAccessible::Id> m_segments; ///< 0: nobody has asked yet
};

} // namespace ui
