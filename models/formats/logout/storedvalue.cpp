// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/storedvalue.h"

#include "models/formats/codecs/jsoncursor.h"
#include "models/text/characters.h"

#include <QString>
#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>
#include <limits>

namespace formats
{

namespace
{

// The Java Object Serialization Stream Protocol: everything before the number of a boxed one is the same in each.
template<size_t Size> constexpr QByteArrayView bytesOf(const char (&literal)[Size])
{
    return {literal, Size - 1}; // with the zeros inside
}

constexpr QByteArrayView kJavaText = bytesOf("\xac\xed\x00\x05t");
constexpr QByteArrayView kNumberClass =
    bytesOf("xr\x00\x10java.lang.Number\x86\xac\x95\x1d\x0b\x94\xe0\x8b\x02\x00\x00xp");
constexpr QByteArrayView kIntegerClass =
    bytesOf("\xac\xed\x00\x05sr\x00\x11java.lang.Integer\x12\xe2\xa0\xa4\xf7\x81\x87"
            "8\x02\x00\x01I\x00\x05value");
constexpr QByteArrayView kLongClass =
    bytesOf("\xac\xed\x00\x05sr\x00\x0ejava.lang.Long;\x8b\xe4\x90\xcc\x8f#\xdf\x02\x00\x01J\x00\x05value");

/// The class as Java writes it before an object's number.
QByteArray headOf(QByteArrayView classBytes)
{
    return classBytes.toByteArray() + kNumberClass.toByteArray();
}

bool isUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString ignored = decoder.decode(bytes);
    return !decoder.hasError();
}

template<typename Number> std::optional<Number> wholeNumber(const QByteArray &text)
{
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    // Neither spaces nor a plus: what is written back must be the same text.
    if (!isNumber || QByteArray::number(number) != text || number < std::numeric_limits<Number>::min() ||
        number > std::numeric_limits<Number>::max())
        return std::nullopt;
    return static_cast<Number>(number);
}

QByteArray jsonText(const QByteArray &text, bool isAscii)
{
    QString json(u'"');
    for (const QChar c : QString::fromUtf8(text)) {
        if (c == u'"' || c == u'\\')
            json += u'\\' + QString(c);
        else if (c == u'\n')
            json += QLatin1String("\\n");
        else if (c == u'\r')
            json += QLatin1String("\\r");
        else if (c == u'\t')
            json += QLatin1String("\\t");
        else if (c.unicode() < 0x20 || (isAscii && c.unicode() > 0x7e))
            json += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            json += c;
    }
    return (json + u'"').toUtf8();
}

/// Java's modified UTF-8 (textFromModifiedUtf8() reads it): the units of UTF-16 each by itself, U+0000 as two bytes.
std::optional<QByteArray> javaText(const QByteArray &text)
{
    QByteArray bytes;
    for (const QChar c : QString::fromUtf8(text)) {
        const auto unit = c.unicode();
        if (unit != 0 && unit < 0x80) {
            bytes += static_cast<char>(unit);
        } else if (unit < 0x800) {
            bytes += static_cast<char>(0xc0 | (unit >> 6));
            bytes += static_cast<char>(0x80 | (unit & 0x3f));
        } else {
            bytes += static_cast<char>(0xe0 | (unit >> 12));
            bytes += static_cast<char>(0x80 | ((unit >> 6) & 0x3f));
            bytes += static_cast<char>(0x80 | (unit & 0x3f));
        }
    }
    if (bytes.size() > std::numeric_limits<quint16>::max())
        return std::nullopt;
    char length[2];
    qToBigEndian(static_cast<quint16>(bytes.size()), length);
    return kJavaText.toByteArray() + QByteArray(length, 2) + bytes;
}

template<typename Number> std::optional<QByteArray> javaNumber(const QByteArray &head, const QByteArray &value)
{
    const auto number = wholeNumber<Number>(value);
    if (!number)
        return std::nullopt;
    char bytes[sizeof(Number)];
    qToBigEndian(*number, bytes);
    return head + QByteArray(bytes, sizeof bytes);
}

std::optional<QByteArray> encodedLikeJava(QByteArrayView stored, const QByteArray &value)
{
    static const QByteArray kInteger = headOf(kIntegerClass);
    static const QByteArray kLong = headOf(kLongClass);
    if (stored.startsWith(kInteger) && stored.size() == kInteger.size() + 4)
        return javaNumber<qint32>(kInteger, value);
    if (stored.startsWith(kLong) && stored.size() == kLong.size() + 8)
        return javaNumber<qint64>(kLong, value);
    const qsizetype behindLength = kJavaText.size() + 2;
    if (stored.startsWith(kJavaText) && stored.size() >= behindLength &&
        stored.size() - behindLength == qFromBigEndian<quint16>(stored.data() + kJavaText.size()) && isUtf8(value))
        return javaText(value);
    return std::nullopt;
}

/// A whole number with its type before it, as Jackson writes it where types are not declared.
std::optional<QByteArray> encodedLikeTyped(QByteArrayView stored, const QByteArray &value)
{
    constexpr QByteArrayView kLong("[\"java.lang.Long\",");
    constexpr QByteArrayView kInteger("[\"java.lang.Integer\",");
    for (const QByteArrayView head : {kLong, kInteger}) {
        if (!stored.startsWith(head) || !stored.endsWith(']'))
            continue;
        const bool isLong = head == kLong;
        const bool wasNumber = wholeNumber<qint64>(stored.sliced(head.size()).chopped(1).toByteArray()).has_value();
        const bool fits = isLong ? wholeNumber<qint64>(value).has_value() : wholeNumber<qint32>(value).has_value();
        if (wasNumber && fits)
            return head.toByteArray() + value + ']';
    }
    return std::nullopt;
}

bool isJsonText(QByteArrayView bytes)
{
    JsonCursor cursor(bytes);
    JsonString ignored;
    return cursor.string(ignored) && cursor.atEnd();
}

bool isJsonNumber(QByteArrayView bytes)
{
    JsonCursor cursor(bytes);
    QByteArrayView ignored;
    return (bytes.startsWith('-') || (!bytes.isEmpty() && text::isDigit(bytes.front()))) && cursor.number(ignored) &&
           cursor.atEnd();
}

/// What is text and yet means something else than itself: JSON, PHP's serialize() (`s:5:"alice";`), Python's old
/// pickles.
bool isOtherText(QByteArrayView text)
{
    const bool isPhp = text.size() > 1 && text::isLetter(text[0]) &&
                       ((text[1] == ':' && (text.endsWith(';') || text.endsWith('}'))) || text == "N;");
    const bool isPickle = text.endsWith('.') && text.contains('\n');
    const bool isJson = text.startsWith('{') || text == "null" || text == "true" || text == "false";
    return isPhp || isPickle || isJson || std::any_of(text.begin(), text.end(), [](char c) {
               return c == 0x7f || (static_cast<uchar>(c) < ' ' && !text::isSpace(c));
           });
}

} // namespace

QByteArrayList storedForms(const QByteArray &text)
{
    QByteArrayList forms{text};
    if (!isUtf8(text))
        return forms;
    const auto add = [&forms](const QByteArray &form) {
        if (!forms.contains(form))
            forms.append(form);
    };
    add(jsonText(text, false));
    add(jsonText(text, true)); // Python's json, and others: nothing but ASCII
    if (const auto java = javaText(text))
        add(*java);
    return forms;
}

std::optional<QByteArray> encodedLike(QByteArrayView stored, const QByteArray &value)
{
    if (stored.isEmpty()) // Spring's removed attribute, somebody's placeholder
        return std::nullopt;
    if (stored.startsWith("\xac\xed"))
        return encodedLikeJava(stored, value);
    if (stored.startsWith('['))
        return encodedLikeTyped(stored, value);
    if (stored.startsWith('"'))
        return isJsonText(stored) && isUtf8(value) ? std::optional(jsonText(value, false)) : std::nullopt;
    // A number may stand in JSON or be plain text: both take a number, and nothing else fits both.
    if (isJsonNumber(stored))
        return wholeNumber<qint64>(value) ? std::optional(value) : std::nullopt;
    const bool isPlain = isUtf8(stored) && !isOtherText(stored);
    return isPlain ? std::optional(value) : std::nullopt;
}

} // namespace formats
