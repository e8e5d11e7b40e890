// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenuBar;
class QWidget;

namespace ui
{

/// Every action of the menus that has a key, with its key. Shown at once; deletes itself.
void showShortcuts(const QMenuBar *bar, QWidget *window);
/// Version, licence, and what the program is built on. Shown at once; deletes itself.
void showAbout(QWidget *window);

} // namespace ui
