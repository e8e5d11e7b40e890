// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QWidget;

namespace ui
{

/// Every action of the window that has a key, with its keys. Shown at once; deletes itself.
void showShortcuts(const QMainWindow &window, QWidget *parent);
/// Version, licence, and what the program is built on. Shown at once; deletes itself.
void showAbout(QWidget *window);

} // namespace ui
