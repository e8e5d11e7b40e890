// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

namespace ui
{

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
{
}

} // namespace ui
