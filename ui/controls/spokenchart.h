// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace ui
{

/// Property of a widget that is a picture of figures. They are its accessible description, as words.
inline constexpr char kIsChart[] = "isChart";

/// A chart is one thing with a name and its present figures: what it is put together of is nothing to be told.
class SpokenChart final : public QAccessibleWidget
{
public:
    explicit SpokenChart(QWidget *chart)
        : QAccessibleWidget(chart, QAccessible::Chart)
    {
    }

    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
};

} // namespace ui
