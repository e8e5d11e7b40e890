// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace ui
{

/// What a dialog may fill of the screen that this widget is on: the window's title and borders want some of it.
QSize dialogRoom(const QWidget *widget);

} // namespace ui
