// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/export/sessionexporttext.h"

#include "models/text/printabletext.h"

#include <QStringDecoder>

#include <chrono>

namespace sessions
{

namespace
{

/// Calls visit(character, its code units).
template<typename Visitor> void forEachCharacter(const QString &text, Visitor visit)
{
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype from = i;
        char32_t character = text.at(i++).unicode();
        if (QChar::isHighSurrogate(character) && i < text.size() && text.at(i).isLowSurrogate())
            character = QChar::surrogateToUcs4(static_cast<char16_t>(character), text.at(i++).unicode());
        visit(character, QStringView(text).sliced(from, i - from));
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

char16_t unitOf(QChar c)
{
    return c.unicode();
}

char16_t unitOf(char latin1)
{
    return static_cast<uchar>(latin1);
}

/// What spreadsheets take for the beginning of a formula: some of them also behind spaces, or in full width.
template<typename Text> bool startsFormula(const Text &text)
{
    for (const auto unit : text) {
        const char16_t c = unitOf(unit);
        if (c != u' ' && c != u'\u00a0' && c != u'\u3000')
            return QStringView(u"=+-@\t\n\r\uff1d\uff0b\uff0d\uff20").contains(QChar(c));
    }
    return false;
}

/// Neither format needs to do anything with these.
bool isPlain(QByteArrayView bytes)
{
    // Without a way out of the loop: then the compiler looks at many bytes at once.
    bool isOther = false;
    for (const char byte : bytes)
        isOther |= (static_cast<signed char>(byte) < ' ') | (byte == 0x7f) | (byte == '"') | (byte == '\\');
    return !isOther;
}

/// What the store holds, as text in any case.
QString textOf(QByteArrayView bytes)
{
    return utf8Text(bytes).value_or(text::printableText(bytes));
}

void appendNumber(QByteArray &out, unsigned number, int digits)
{
    const qsizetype end = out.size() + digits;
    out.resize(end);
    for (qsizetype at = end; digits > 0; --digits, number /= 10)
        out[--at] = static_cast<char>('0' + number % 10);
}

} // namespace

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
    forEachCharacter(text, [&escaped](char32_t character, QStringView units) {
        if (character == U'"' || character == U'\\')
            (escaped += QLatin1Char('\\')) += units;
        else if (isTreacherous(character))
            appendEscaped(escaped, units);
        else
            escaped += units;
    });
    escaped += QLatin1Char('"');
    return escaped.toUtf8();
}

QByteArray csvCell(const QString &text)
{
    QString cell;
    cell.reserve(text.size());
    forEachCharacter(text, [&cell](char32_t character, QStringView units) {
        if (character == U'"')
            cell += QLatin1String("\"\"");
        else if (character != U'\n' && character != U'\t' && isTreacherous(character))
            appendEscaped(cell, units);
        else
            cell += units;
    });
    return (startsFormula(text) ? "\"'" : "\"") + cell.toUtf8() + '"';
}

void appendJsonString(QByteArray &out, QByteArrayView bytes)
{
    if (bytes.isEmpty() || !isPlain(bytes)) {
        out += jsonString(textOf(bytes));
        return;
    }
    out += '"';
    out += bytes;
    out += '"';
}

void appendCsvCell(QByteArray &out, QByteArrayView bytes)
{
    if (!isPlain(bytes)) {
        out += csvCell(textOf(bytes));
        return;
    }
    out += startsFormula(bytes) ? "\"'" : "\"";
    out += bytes;
    out += '"';
}

void appendIsoTime(QByteArray &out, qint64 epochMs)
{
    using namespace std::chrono;
    constexpr qint64 kEndOf9999 = 253'402'300'800'000;
    if (epochMs <= 0 || epochMs >= kEndOf9999)
        return;
    const sys_time<milliseconds> time{milliseconds(epochMs)};
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    appendNumber(out, static_cast<unsigned>(int(date.year())), 4);
    out += '-';
    appendNumber(out, unsigned(date.month()), 2);
    out += '-';
    appendNumber(out, unsigned(date.day()), 2);
    out += 'T';
    appendNumber(out, static_cast<unsigned>(clock.hours().count()), 2);
    out += ':';
    appendNumber(out, static_cast<unsigned>(clock.minutes().count()), 2);
    out += ':';
    appendNumber(out, static_cast<unsigned>(clock.seconds().count()), 2);
    out += '.';
    appendNumber(out, static_cast<unsigned>(clock.subseconds().count()), 3);
    out += 'Z';
}

} // namespace sessions
