// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/plaintooltip.h"

namespace ui
{

namespace
{

constexpr qsizetype kLongest = 2000;
// A line of a tooltip holds about 80 characters. Words of up to this many are never broken.
constexpr qsizetype kLongestWord = 40;
constexpr QChar kBreakHere(0x200b);

/// Lets a word that is too long for a line break. Never between the halves of a character.
QString breakable(const QString &text)
{
    QString result;
    result.reserve(text.size() + text.size() / kLongestWord + 1);
    qsizetype word = 0;
    for (const QChar unit : text) {
        if (word >= kLongestWord && !unit.isLowSurrogate()) {
            result += kBreakHere;
            word = kLongestWord / 2; // from here on at closer places, so that lines fill up
        }
        word = unit.isSpace() ? 0 : word + 1;
        result += unit;
    }
    return result;
}

} // namespace

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    QString shown = text;
    if (shown.size() > kLongest) {
        const qsizetype kept = shown.at(kLongest - 2).isHighSurrogate() ? kLongest - 2 : kLongest - 1;
        shown = shown.first(kept) + QChar(0x2026);
    }
    return QStringLiteral("<div style=\"white-space:pre-wrap\">%1</div>").arg(breakable(shown).toHtmlEscaped());
}

QString plainLabel(const QString &text)
{
    return QString(text).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace ui
