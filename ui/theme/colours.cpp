// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QPalette>
#include <QWidget>

namespace ui
{

namespace
{

Colours lightColours()
{
    Colours c;
    c.window = QColor(0xf6, 0xf7, 0xf9);
    c.surface = QColor(0xff, 0xff, 0xff);
    c.alternate = QColor(0xfa, 0xfb, 0xfc);
    c.raised = QColor(0xee, 0xf1, 0xf5);
    c.hover = QColor(0xf0, 0xf3, 0xf8);
    c.border = QColor(0xdf, 0xe3, 0xe8);
    c.outline = QColor(0x79, 0x82, 0x92);
    c.text = QColor(0x1c, 0x23, 0x30);
    c.mutedText = QColor(0x5c, 0x66, 0x7a);
    c.accent = QColor(0x25, 0x63, 0xc9);
    c.onAccent = QColor(0xff, 0xff, 0xff);
    c.selection = QColor(0xe6, 0xef, 0xfc);
    c.selectionText = QColor(0x12, 0x35, 0x6b);
    c.track = QColor(0xe9, 0xed, 0xf2);
    c.grid = QColor(0xe9, 0xec, 0xf1);
    c.good = QColor(0x1b, 0x77, 0x42);
    c.warning = QColor(0x8a, 0x5a, 0x00);
    c.warningMark = QColor(0xb0, 0x70, 0x00);
    c.warningSoft = QColor(0xfd, 0xf3, 0xe0);
    c.due = QColor(0xa9, 0x4c, 0x14);
    c.danger = QColor(0xb9, 0x32, 0x32);
    c.onDanger = QColor(0xff, 0xff, 0xff);
    c.dangerSoft = QColor(0xfd, 0xec, 0xec);
    c.neutral = QColor(0x5f, 0x6a, 0x7d);
    c.dark = false;
    return c;
}

Colours darkColours()
{
    Colours c;
    c.window = QColor(0x1b, 0x1f, 0x26);
    c.surface = QColor(0x23, 0x28, 0x31);
    c.alternate = QColor(0x26, 0x2c, 0x36);
    c.raised = QColor(0x2d, 0x34, 0x3f);
    c.hover = QColor(0x2b, 0x32, 0x3e);
    c.border = QColor(0x3a, 0x42, 0x4f);
    c.outline = QColor(0x87, 0x92, 0xa4);
    c.text = QColor(0xe6, 0xe9, 0xef);
    c.mutedText = QColor(0xa3, 0xad, 0xbd);
    c.accent = QColor(0x78, 0xae, 0xfe);
    c.onAccent = QColor(0x12, 0x20, 0x3a);
    c.selection = QColor(0x23, 0x40, 0x6b);
    c.selectionText = QColor(0xe6, 0xf0, 0xff);
    c.track = QColor(0x36, 0x3e, 0x4b);
    c.grid = QColor(0x30, 0x37, 0x43);
    c.good = QColor(0x4c, 0xc3, 0x8a);
    c.warning = QColor(0xf0, 0xb4, 0x29);
    c.warningMark = QColor(0xf0, 0xb4, 0x29);
    c.warningSoft = QColor(0x3a, 0x30, 0x1c);
    c.due = QColor(0xf5, 0x95, 0x60);
    c.danger = QColor(0xff, 0x8b, 0x8b);
    c.onDanger = QColor(0x3a, 0x0c, 0x0c);
    c.dangerSoft = QColor(0x3d, 0x25, 0x28);
    c.neutral = QColor(0xa3, 0xad, 0xbd);
    c.dark = true;
    return c;
}

/// White on black, and every line and mark as bright as text has to be. Grounds differ by outlines rather than shades.
Colours highContrastColours()
{
    Colours c;
    c.window = QColor(0x00, 0x00, 0x00);
    c.surface = QColor(0x00, 0x00, 0x00);
    c.alternate = QColor(0x12, 0x12, 0x12);
    c.raised = QColor(0x1f, 0x1f, 0x1f);
    c.hover = QColor(0x2a, 0x2a, 0x2a);
    c.border = QColor(0xb8, 0xb8, 0xb8);
    c.outline = QColor(0xff, 0xff, 0xff);
    c.text = QColor(0xff, 0xff, 0xff);
    c.mutedText = QColor(0xdd, 0xdd, 0xdd);
    c.accent = QColor(0x6f, 0xdc, 0xff);
    c.onAccent = QColor(0x00, 0x00, 0x00);
    c.selection = QColor(0x00, 0x33, 0x66);
    c.selectionText = QColor(0xff, 0xff, 0xff);
    c.track = QColor(0x3a, 0x3a, 0x3a);
    c.grid = QColor(0x5c, 0x5c, 0x5c);
    c.good = QColor(0x6f, 0xf0, 0xa8);
    c.warning = QColor(0xff, 0xe0, 0x4a);
    c.warningMark = QColor(0xff, 0xe0, 0x4a);
    c.warningSoft = QColor(0x2a, 0x24, 0x00);
    c.due = QColor(0xff, 0xb4, 0x70);
    c.danger = QColor(0xff, 0xae, 0xae);
    c.onDanger = QColor(0x00, 0x00, 0x00);
    c.dangerSoft = QColor(0x38, 0x00, 0x00);
    c.neutral = QColor(0xd6, 0xd6, 0xd6);
    c.dark = true;
    c.isHighContrast = true;
    return c;
}

} // namespace

const Colours &colours(const QPalette &palette)
{
    static const Colours light = lightColours();
    static const Colours dark = darkColours();
    static const Colours highContrast = highContrastColours();
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    if (window == highContrast.window)
        return highContrast;
    return window.lightness() < 128 ? dark : light;
}

const Colours &colours(const QWidget *widget)
{
    return colours(widget->palette());
}

const QColor &barTrack(const Colours &colours, bool isRowSelected)
{
    // Where borders are bright, a bar would not be seen on one.
    return isRowSelected && !colours.isHighContrast ? colours.border : colours.track;
}

QColor overSurface(const QColor &colour, float strength, const QWidget *widget)
{
    const QColor ground = colours(widget).surface;
    const auto mixed = [strength](float over, float under) { return under + (over - under) * strength; };
    return QColor::fromRgbF(mixed(colour.redF(), ground.redF()), mixed(colour.greenF(), ground.greenF()),
                            mixed(colour.blueF(), ground.blueF()));
}

QPalette schemePalette(Scheme scheme)
{
    const QColor window = scheme == Scheme::HighContrast ? QColor(Qt::black)
                          : scheme == Scheme::Dark       ? QColor(0x20, 0x20, 0x20)
                                                         : QColor(Qt::white);
    const Colours &c = colours(QPalette(window));
    QPalette palette(c.text, c.surface, c.surface.lighter(110), c.border.darker(115), c.border, c.text, c.surface);
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.alternate);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.danger);
    palette.setColor(QPalette::PlaceholderText, c.mutedText);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.selectionText);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, c.dark ? 120 : 60));

    // Disabled text need not reach AA, but is still to be read.
    QColor faint = c.mutedText;
    faint.setAlphaF(0.65F);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                                           QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.raised);
    return palette;
}

} // namespace ui
