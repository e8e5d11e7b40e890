// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/export/sessionexporttext.h"

#include "models/sessions/export/textappender.h"
#include "models/text/printabletext.h"

#include <QStringDecoder>

#include <algorithm>
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

/// Some spreadsheets take it for one also behind spaces, or in full width.
template<typename Text> bool looksLikeFormula(const Text &text)
{
    for (const auto unit : text) {
        const char16_t c = unitOf(unit);
        if (c != u' ' && c != u'\u00a0' && c != u'\u3000')
            return QStringView(u"=+-@\t\n\r\uff1d\uff0b\uff0d\uff20").contains(QChar(c));
    }
    return false;
}

/// What the store holds, as text in any case.
QString textOf(QByteArrayView bytes)
{
    return utf8Text(bytes).value_or(text::printableText(bytes));
}

/// The last `digits` of it.
char *putNumber(char *to, unsigned number, int digits)
{
    for (int at = digits; at > 0; number /= 10)
        to[--at] = static_cast<char>('0' + number % 10);
    return to + digits;
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
    return (looksLikeFormula(text) ? "\"'" : "\"") + cell.toUtf8() + '"';
}

bool copyPlain(char *to, QByteArrayView bytes)
{
    // Without a way out of the loop: then the compiler takes many bytes at once.
    const char *const __restrict from = bytes.data();
    char *const __restrict into = to;
    const qsizetype size = bytes.size();
    bool isOther = false;
    for (qsizetype i = 0; i < size; ++i) {
        const char byte = from[i];
        into[i] = byte;
        isOther |= (static_cast<signed char>(byte) < ' ') | (byte == 0x7f) | (byte == '"') | (byte == '\\');
    }
    return !isOther;
}

bool startsFormula(QByteArrayView plain)
{
    // Letters, with which most texts begin, come after all of them.
    return !plain.isEmpty() && plain.front() <= '@' && looksLikeFormula(plain);
}

void appendJsonString(TextAppender &out, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return out.put("null");
    out.ensure(bytes.size() + 2);
    char *const to = out.at();
    if (!copyPlain(to + 1, bytes)) {
        out.put(jsonString(textOf(bytes)));
        return;
    }
    to[0] = '"';
    to[bytes.size() + 1] = '"';
    out.take(bytes.size() + 2);
}

void appendCsvCell(TextAppender &out, QByteArrayView bytes)
{
    const bool isFormula = startsFormula(bytes);
    out.ensure(bytes.size() + 3);
    char *to = out.at();
    *to++ = '"';
    if (isFormula)
        *to++ = '\'';
    if (!copyPlain(to, bytes)) {
        out.put(csvCell(textOf(bytes)));
        return;
    }
    to[bytes.size()] = '"';
    out.take(to - out.at() + bytes.size() + 1);
}

void appendJsonString(QByteArray &out, QByteArrayView bytes)
{
    TextAppender appender(out);
    appendJsonString(appender, bytes);
}

void appendCsvCell(QByteArray &out, QByteArrayView bytes)
{
    TextAppender appender(out);
    appendCsvCell(appender, bytes);
}

void appendIsoTime(QByteArray &out, qint64 epochMs)
{
    TextAppender appender(out);
    IsoTimeText().append(appender, epochMs);
}

void IsoTimeText::append(TextAppender &out, qint64 epochMs)
{
    constexpr qint64 kEndOf9999 = 253'402'300'800'000;
    constexpr qint64 kDayMs = 86'400'000;
    constexpr qsizetype kClockLength = 13;
    if (epochMs <= 0 || epochMs >= kEndOf9999)
        return;
    if (const qint64 day = epochMs / kDayMs; day != m_day)
        setDay(day);
    out.ensure(kDateLength + kClockLength);
    char *to = std::copy_n(m_date, kDateLength, out.at());
    const auto clock = static_cast<unsigned>(epochMs % kDayMs);
    to = putNumber(to, clock / 3'600'000, 2);
    *to++ = ':';
    to = putNumber(to, clock / 60'000 % 60, 2);
    *to++ = ':';
    to = putNumber(to, clock / 1000 % 60, 2);
    *to++ = '.';
    to = putNumber(to, clock % 1000, 3);
    *to++ = 'Z';
    out.take(to - out.at());
}

void IsoTimeText::setDay(qint64 day)
{
    using namespace std::chrono;
    const year_month_day date{sys_days{days{day}}};
    char *to = putNumber(m_date, static_cast<unsigned>(int(date.year())), 4);
    *to++ = '-';
    to = putNumber(to, unsigned(date.month()), 2);
    *to++ = '-';
    to = putNumber(to, unsigned(date.day()), 2);
    *to = 'T';
    m_day = day;
}

} // namespace sessions
