// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

class QAbstractButton;
class QApplication;
class QPalette;
class QWidget;

namespace ui
{

/// Property of a header whose arrow claims an order that the rows do not have yet: then it is drawn hollow.
inline constexpr char kUnsettledOrder[] = "unsettledOrder";

/// The colours that QPalette has no role for. Every pair of text and ground used together reaches WCAG AA
/// (4.5:1; 7:1 where contrast is high), in all schemes; marks (bars, dots), the focus and what shows where a field is
/// reach 3:1.
struct Colours {
    QColor window;    ///< ground of the window
    QColor surface;   ///< ground of tables, cards, fields
    QColor alternate; ///< every other row of a table
    QColor raised;    ///< chips, quiet buttons, code blocks
    QColor hover;     ///< row or quiet button under the pointer
    QColor border;    ///< hairlines
    QColor text;
    QColor mutedText;
    QColor accent;        ///< the one accent: bars, active chart, focus
    QColor onAccent;      ///< text on accent
    QColor selection;     ///< ground of selected rows
    QColor selectionText; ///< text on selection
    QColor track;         ///< empty part of a bar
    QColor grid;          ///< lines of a chart
    QColor good;          ///< live, created
    QColor warning;       ///< soon to end, as text
    QColor warningMark;   ///< the same as a mark; not for text
    QColor warningSoft;   ///< ground behind warning text
    QColor due;           ///< past its deadline, not reaped
    QColor danger;        ///< what destroys, and what was ended
    QColor onDanger;      ///< text on danger
    QColor dangerSoft;    ///< ground behind danger text
    QColor neutral;       ///< expired
    bool dark = false;
    bool isHighContrast = false;
    QColor outline; ///< of fields and switches: where they end is to be seen by everybody
};

/// The colours that go with this palette (light, dark or high contrast, by its window colour). Widgets ask again on
/// QEvent::PaletteChange; the references stay valid.
const Colours &colours(const QPalette &palette);
const Colours &colours(const QWidget *widget);
/// What `colour` looks like on the surface with `strength` (0 to 1) as its opacity, without being translucent.
QColor overSurface(const QColor &colour, float strength, const QWidget *widget);

enum class Scheme { System, Light, Dark, HighContrast };

/// The empty part of a bar in a row.
const QColor &barTrack(const Colours &colours, bool isRowSelected);

/// Fusion with our palette and proxy style, for the whole application; follows the system when told so.
void installTheme(QApplication &application, Scheme scheme);
void setScheme(Scheme scheme);
Scheme scheme();

/// The palette of one scheme; the system's own is not known here, and is the light one.
QPalette schemePalette(Scheme scheme);

/// How loud a button is. Buttons that say nothing are quiet, with a border.
enum class ButtonRole {
    Quiet,
    Primary,     ///< the one that the window is for: filled with the accent
    Danger,      ///< leads to something that destroys: outlined in red
    Destructive, ///< destroys: filled with red
    Flat,        ///< no border until pointed at
};
void setButtonRole(QAbstractButton *button, ButtonRole role);
ButtonRole buttonRole(const QWidget *widget);

/// For ids, addresses and payloads; the size fits the widget's font.
QFont monospaceFont(const QFont &beside);
/// Digits of equal width, so that counting numbers do not dance.
QFont tabularFont(const QFont &base);

inline constexpr int kGrid = 4;       ///< device-independent pixels; margins and gaps are multiples
inline constexpr int kRowHeight = 25; ///< of tables
inline constexpr int kRadius = 6;     ///< of buttons, fields and cards

} // namespace ui
