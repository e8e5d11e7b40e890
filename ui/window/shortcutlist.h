// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QMainWindow;

namespace ui
{

/// What can be done by a key.
struct ShortcutLine {
    QString what;  ///< as the menu says it, without its mnemonic
    QString keys;  ///< as the system writes them, two spaces between alternatives
    QString where; ///< the menus that lead there, or the part of the window that has to have the keyboard
};

/// From the window's actions as they are now: first those of the menus, in their order, then those of single parts.
QList<ShortcutLine> shortcutsOf(const QMainWindow &window);

} // namespace ui
