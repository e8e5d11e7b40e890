// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/columnheader.h"

#include <QStyleOptionHeader>

namespace ui
{

namespace
{

constexpr int kNarrow = 40; // a column of marks

}

ColumnHeader::ColumnHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
}

void ColumnHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    if (sectionSize(logicalIndex) < kNarrow)
        option->text.clear();
}

} // namespace ui
