// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/rowkeys.h"

#include <QKeyEvent>

namespace ui
{

RowKey rowKeyOf(const QKeyEvent &press)
{
    const QKeyCombination keys = press.keyCombination();
    if (press.matches(QKeySequence::Copy))
        return RowKey::CopyRows;
    if (keys == (Qt::CTRL | Qt::SHIFT | Qt::Key_C))
        return RowKey::CopyUser;
    if (keys == (Qt::CTRL | Qt::Key_U))
        return RowKey::OnlyUser;
    return RowKey::None;
}

} // namespace ui
