// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QWidget;

namespace ui
{

/// What a text or mark says of itself by colour; always beside words or a shape that say the same.
enum class Tone { Text, Muted, Accent, Good, Warning, Due, Danger };

QColor toneColour(Tone tone, const QWidget *widget);

} // namespace ui
