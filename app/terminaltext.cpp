// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminaltext.h"

#include <QStringDecoder>

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

/// Acts on a terminal, changes how the text around it looks, or is half of a character.
bool isTreacherous(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

/// As JSON has it: a \uXXXX for each code unit.
void appendEscaped(QString &text, QStringView units)
{
    for (const QChar unit : units)
        text += QStringLiteral("\\u%1").arg(uint(unit.unicode()), 4, 16, QLatin1Char('0'));
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

std::optional<QString> utf8Text(QByteArrayView bytes)
{
    // Stateless: a sequence that is cut off is an error. A byte order mark is text like any other.
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

QByteArray jsonString(const QString &text)
{
    if (text.isEmpty())
        return QByteArrayLiteral("null");
    QString escaped;
    escaped.reserve(text.size() + 2);
    escaped += QLatin1Char('"');
    qsizetype from = 0;
    forEachCharacter(text, [&](char32_t character, qsizetype next) {
        const QStringView units = QStringView(text).sliced(from, next - from);
        from = next;
        if (character == U'"' || character == U'\\')
            (escaped += QLatin1Char('\\')) += units;
        else if (isTreacherous(character))
            appendEscaped(escaped, units);
        else
            escaped += units;
        return true;
    });
    escaped += QLatin1Char('"');
    return escaped.toUtf8();
}

QByteArray csvCell(const QString &text)
{
    QString cell;
    cell.reserve(text.size());
    qsizetype from = 0;
    forEachCharacter(text, [&](char32_t character, qsizetype next) {
        const QStringView units = QStringView(text).sliced(from, next - from);
        from = next;
        if (character == U'"')
            cell += QLatin1String("\"\"");
        else if (character != U'\n' && character != U'\t' && isTreacherous(character))
            appendEscaped(cell, units);
        else
            cell += units;
        return true;
    });
    static const QString kStartsFormula = QStringLiteral("=+-@\t\n\r");
    const bool guarded = !text.isEmpty() && kStartsFormula.contains(text.front());
    return (guarded ? "\"'" : "\"") + cell.toUtf8() + '"';
}

} // namespace app
