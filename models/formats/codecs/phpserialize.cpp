// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/byteordermark.h"
#include "models/formats/codecs/decimaldouble.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/phpreader.h"
#include "models/text/characters.h"

#include <charconv>
#include <limits>
#include <utility>

namespace formats
{

namespace
{

/// Of a value that has more than its letter.
bool isType(char c)
{
    switch (c) {
    case 's':
    case 'S':
    case 'i':
    case 'a':
    case 'b':
    case 'd':
    case 'O':
    case 'C':
    case 'E':
    case 'r':
    case 'R':
        return true;
    default:
        return false;
    }
}

/// In a float beside its digits: INF and NAN are some, too.
bool isInFloat(char c)
{
    switch (c) {
    case '+':
    case '-':
    case '.':
    case 'e':
    case 'E':
    case 'I':
    case 'N':
    case 'F':
    case 'A':
        return true;
    default:
        return false;
    }
}

/// No number of so many digits is too large for any type of 64 bits.
constexpr qsizetype kSureDigits = 18;

quint64 numberOf(QByteArrayView digits)
{
    quint64 number = 0;
    for (const char c : digits)
        number = number * 10 + static_cast<quint64>(c - '0');
    return number;
}

} // namespace

NodeTree::Index PhpReader::single()
{
    const bool isString = m_cursor.peek() == 's';
    const bool whole = value(0);
    if (!whole && m_cut && m_isPrefix && isString && !m_lastText.isNull()) {
        // The chain may go on inside of this string.
        m_tree.markIncomplete();
        m_builder.place(Kind::String, m_lastText);
        return m_builder.root();
    }
    return result(whole);
}

NodeTree::Index PhpReader::result(bool whole)
{
    if (m_builder.isFull())
        return m_builder.root();
    if (whole && m_cursor.atEnd()) {
        if (m_isPrefix && m_builder.depth() == 0)
            m_tree.markIncomplete();
        else if (m_isPrefix)
            m_builder.breakOff();
        return m_builder.root();
    }
    if (!whole && m_isPrefix && m_cut) {
        m_builder.breakOff();
        return m_builder.root();
    }
    // PHP does not look behind the end of what it reads.
    const Index root = m_builder.root();
    if (!whole || root == NodeTree::kNone || !m_tree.at(root).isContainer() || m_tree.at(root).children == 0)
        return NodeTree::kNone;
    m_tree.markOdd();
    return root;
}

bool PhpReader::value(int depth)
{
    if (!begin() || m_builder.isFull())
        return false;
    while (m_builder.depth() > depth) {
        if (m_builder.left() == 0) {
            if (!take('}'))
                return false;
            m_builder.close();
        } else if (!key() || !begin() || m_builder.isFull()) {
            return false;
        }
    }
    return true;
}

/// A scalar, or a container up to its brace.
bool PhpReader::begin()
{
    const char type = m_cursor.peek();
    if (!m_cursor.skip(1))
        return ended();
    if (type == 'N')
        return take(';') && placed(m_builder.place(Kind::Null));
    if (!isType(type) || !take(':'))
        return false;
    switch (type) {
    case 's':
    case 'S': {
        QByteArrayView string;
        return text(type, string) && take(';') && placed(m_builder.place(Kind::String, string));
    }
    case 'i':
        return integerValue();
    case 'a': {
        quint64 elements = 0;
        return length(elements) && take(':') && take('{') && placed(m_builder.open(Kind::List, elements));
    }
    case 'b': {
        const char digit = m_cursor.peek();
        if (digit != '0' && digit != '1')
            return ended();
        return m_cursor.skip(1) && take(';') && placed(m_builder.placeBool(digit == '1'));
    }
    case 'd':
        return doubleValue();
    case 'O':
        return object();
    case 'C':
        return custom();
    case 'E':
        return enumCase();
    case 'r':
    case 'R': {
        const qsizetype before = m_slots.size();
        if (!reference())
            return false;
        if (type == 'R') // the only value that gets no number
            m_slots.resize(before);
        return true;
    }
    default:
        return false;
    }
}

bool PhpReader::key()
{
    const char type = m_cursor.peek();
    if (!m_cursor.skip(1))
        return ended();
    if ((type != 's' && type != 'i' && type != 'S') || !take(':'))
        return false;
    if (type == 'i') {
        QByteArrayView digits;
        qint64 number = 0;
        bool fits = false;
        if (!integer(digits, number, fits) || !fits)
            return false;
        m_builder.integerKey(number);
        return !m_builder.isFull();
    }
    QByteArrayView name;
    if (!text(type, name) || !take(';'))
        return false;
    m_builder.textKey(name);
    return !m_builder.isFull();
}

/// What does not fit is more than there can be.
bool PhpReader::length(quint64 &number)
{
    const QByteArrayView digits = m_cursor.digits();
    if (digits.isEmpty())
        return ended();
    if (digits.size() <= kSureDigits)
        number = numberOf(digits);
    else if (std::from_chars(digits.begin(), digits.end(), number).ec != std::errc())
        number = std::numeric_limits<quint64>::max();
    return !m_cursor.atEnd() || ended(); // more digits may follow
}

/// Up to and with the semicolon.
bool PhpReader::integer(QByteArrayView &digits, qint64 &number, bool &fits)
{
    m_cursor.take('+');
    const QByteArrayView rest = m_cursor.rest();
    const bool isNegative = m_cursor.take('-');
    const QByteArrayView plain = m_cursor.digits();
    digits = rest.first(plain.size() + (isNegative ? 1 : 0));
    if (plain.isEmpty() || !take(';'))
        return ended();
    fits = plain.size() <= kSureDigits;
    if (fits)
        number = static_cast<qint64>(numberOf(plain)) * (isNegative ? -1 : 1);
    else
        fits = std::from_chars(digits.begin(), digits.end(), number).ec == std::errc();
    return true;
}

/// `5:"bytes"`.
bool PhpReader::quoted(QByteArrayView &text)
{
    quint64 size = 0;
    if (!length(size) || !take(':') || !take('"'))
        return false;
    if (!m_cursor.bytes(size, text)) {
        m_cut = true;
        m_lastText = m_cursor.rest();
        return false;
    }
    m_lastText = text;
    return take('"');
}

/// As quoted, but a backslash begins two hexadecimal digits.
bool PhpReader::escaped(QByteArrayView &text)
{
    quint64 size = 0;
    if (!length(size) || !take(':') || !take('"'))
        return false;
    const QByteArrayView rest = m_cursor.rest();
    QByteArray unescaped;
    bool isPlain = true;
    for (; size > 0; --size) {
        if (m_cursor.atEnd())
            return ended();
        char c = m_cursor.peek();
        if (c == '\\') {
            if (std::exchange(isPlain, false))
                unescaped = rest.first(rest.size() - m_cursor.left()).toByteArray();
            QByteArrayView digits;
            m_cursor.skip(1);
            if (!m_cursor.bytes(2, digits)) {
                m_cut = true;
                return false;
            }
            unsigned char byte = 0;
            const auto [end, error] = std::from_chars(digits.begin(), digits.end(), byte, 16);
            if (error != std::errc() || end != digits.end())
                return false;
            c = static_cast<char>(byte);
        } else {
            m_cursor.skip(1);
        }
        if (!isPlain)
            unescaped.append(c);
    }
    text = isPlain ? rest.first(rest.size() - m_cursor.left()) : m_tree.keep(std::move(unescaped));
    return take('"');
}

bool PhpReader::text(char kind, QByteArrayView &text)
{
    return kind == 's' ? quoted(text) : escaped(text);
}

bool PhpReader::integerValue()
{
    QByteArrayView digits;
    qint64 number = 0;
    bool fits = false;
    if (!integer(digits, number, fits))
        return false;
    return placed(fits ? m_builder.placeInteger(number) : m_builder.place(Kind::BigInteger, digits));
}

bool PhpReader::doubleValue()
{
    const QByteArrayView rest = m_cursor.rest();
    while (text::isDigit(m_cursor.peek()) || isInFloat(m_cursor.peek()))
        m_cursor.skip(1);
    const QByteArrayView written = rest.first(rest.size() - m_cursor.left());
    if (!take(';'))
        return false;
    double number = 0;
    if (written == QByteArrayView("INF")) {
        number = std::numeric_limits<double>::infinity();
    } else if (written == QByteArrayView("-INF")) {
        number = -std::numeric_limits<double>::infinity();
    } else if (written == QByteArrayView("NAN")) {
        number = std::numeric_limits<double>::quiet_NaN();
    } else {
        const auto read = doubleFromDecimal(written);
        if (!read)
            return false;
        number = *read;
    }
    return placed(m_builder.placeDouble(number, written));
}

/// `6:"A\Name":2:{`
bool PhpReader::object()
{
    QByteArrayView name;
    quint64 properties = 0;
    return quoted(name) && take(':') && length(properties) && take(':') && take('{') &&
           placed(m_builder.open(Kind::Opaque, properties, name));
}

/// An object that writes itself: `6:"A\Name":7:{a:0:{};}`. Only its class knows what the bytes are.
bool PhpReader::custom()
{
    QByteArrayView name;
    QByteArrayView data;
    quint64 size = 0;
    if (!quoted(name) || !take(':') || !length(size) || !take(':') || !take('{'))
        return false;
    if (!m_cursor.bytes(size, data)) {
        m_cut = true;
        return false;
    }
    if (!take('}'))
        return false;
    placed(m_builder.open(Kind::Opaque, 1, name));
    m_builder.textKey("data");
    m_builder.place(Kind::Bytes, data);
    m_builder.close();
    if (!m_lastSureNumber)
        m_lastSureNumber = static_cast<quint64>(m_slots.size());
    return true;
}

/// `9:"A\Suit:Heart";`
bool PhpReader::enumCase()
{
    QByteArrayView name;
    if (!quoted(name) || !take(';'))
        return false;
    const qsizetype colon = name.indexOf(':');
    if (colon < 0)
        return false;
    placed(m_builder.open(Kind::Opaque, 1, name.first(colon)));
    m_builder.textKey("value");
    m_builder.place(Kind::String, name.sliced(colon + 1));
    m_builder.close();
    return true;
}

bool PhpReader::reference()
{
    quint64 number = 0;
    if (!length(number) || !take(';') || number == 0)
        return false;
    if (m_lastSureNumber && number > *m_lastSureNumber)
        return placed(m_builder.placeAgain(NodeTree::kNone));
    if (number > static_cast<quint64>(m_slots.size()))
        return false;
    return placed(m_builder.placeAgain(m_slots[static_cast<qsizetype>(number) - 1]));
}

NodeTree::Index decodePhpSerialize(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return PhpReader(withoutByteOrderMark(bytes), isPrefix, tree).single();
}

} // namespace formats
