// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/dialogroom.h"

#include "ui/theme/theme.h"

#include <QScreen>
#include <QWidget>

namespace ui
{

QSize dialogRoom(const QWidget *widget)
{
    constexpr int kFrame = 12 * kGrid;
    return widget->screen()->availableGeometry().size() - QSize(kFrame, kFrame);
}

} // namespace ui
