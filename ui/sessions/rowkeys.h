// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QKeyEvent;

namespace ui
{

/// Keys of the window's menus that mean the row of a table while it has the keyboard. A table takes them at
/// QEvent::ShortcutOverride, before the window does.
enum class RowKey { None, CopyRows, CopyUser, OnlyUser };

RowKey rowKeyOf(const QKeyEvent &press);

} // namespace ui
