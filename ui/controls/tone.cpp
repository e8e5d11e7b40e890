// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/tone.h"

#include "ui/theme/theme.h"

namespace ui
{

QColor toneColour(Tone tone, const QWidget *widget)
{
    const Colours &scheme = colours(widget);
    switch (tone) {
    case Tone::Text:
        return scheme.text;
    case Tone::Muted:
        return scheme.mutedText;
    case Tone::Accent:
        return scheme.accent;
    case Tone::Good:
        return scheme.good;
    case Tone::Warning:
        return scheme.warning;
    case Tone::Due:
        return scheme.due;
    case Tone::Danger:
        return scheme.danger;
    }
    return scheme.text;
}

} // namespace ui
