// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QIcon>

namespace ui
{

/// The icon resources/icons/<name>.svg, painted in a colour of the theme at the moment of painting: follows
/// light and dark by itself, and is crisp at any scale.
QIcon themedIcon(const QString &name, QColor Colours::*colour = &Colours::mutedText);

} // namespace ui
