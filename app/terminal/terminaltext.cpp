// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminaltext.h"

#include <algorithm>
#include <array>

namespace app
{

namespace
{

struct Range {
    char32_t first, last;
};
/// Wide and full-width blocks of Unicode Standard Annex 11, joined where nothing narrow lies between.
constexpr std::array kWide{Range{0x1100, 0x115f},   Range{0x2e80, 0x303e},   Range{0x3041, 0xa4cf},
                           Range{0xa960, 0xa97c},   Range{0xac00, 0xd7a3},   Range{0xf900, 0xfaff},
                           Range{0xfe30, 0xfe6f},   Range{0xff00, 0xff60},   Range{0xffe0, 0xffe6},
                           Range{0x1f300, 0x1f64f}, Range{0x1f900, 0x1f9ff}, Range{0x20000, 0x3fffd}};

int cellsOf(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        break;
    }
    const bool wide = std::any_of(kWide.begin(), kWide.end(), [character](const Range &range) {
        return character >= range.first && character <= range.last;
    });
    return wide ? 2 : 1;
}

/// Calls visit(character, index of the code unit behind it) until it returns false.
template<typename Visitor> void forEachCharacter(const QString &text, Visitor visit)
{
    for (qsizetype i = 0; i < text.size();) {
        char32_t character = text.at(i).unicode();
        ++i;
        if (QChar::isHighSurrogate(character) && i < text.size() && text.at(i).isLowSurrogate()) {
            character = QChar::surrogateToUcs4(char16_t(character), text.at(i).unicode());
            ++i;
        }
        if (!visit(character, i))
            return;
    }
}

} // namespace

int terminalWidth(const QString &text)
{
    int cells = 0;
    forEachCharacter(text, [&cells](char32_t character, qsizetype) {
        cells += cellsOf(character);
        return true;
    });
    return cells;
}

QString elidedForTerminal(const QString &text, int cells)
{
    if (terminalWidth(text) <= cells)
        return text;
    int used = 0;
    qsizetype end = 0;
    forEachCharacter(text, [&](char32_t character, qsizetype next) {
        used += cellsOf(character);
        if (used > cells - 1)
            return false;
        end = next;
        return true;
    });
    return text.first(end) + QChar(0x2026);
}

} // namespace app
