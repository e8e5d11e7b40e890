// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bignumber.h"
#include "models/formats/codecs/decimaldouble.h"
#include "models/formats/codecs/marshalreader.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

namespace formats
{

namespace
{

// The time for the decimal digits of a long integer grows with the square of its size: one payload gets
// them for so many bytes.
constexpr quint64 kMostConverted = 16 * 1024;

} // namespace

/// Ruby's strings without encoding are bytes, which are text more often than not.
bool MarshalReader::string(Index &node)
{
    const bool isRoot = m_objects.isEmpty() && m_symbols.isEmpty();
    quint64 size = 0;
    if (!count(size))
        return false;
    const QByteArrayView rest = m_cursor.rest();
    QByteArrayView text;
    const bool whole = m_cursor.bytes(size, text) || ended();
    if (!whole && !isRoot)
        return false;
    if (!whole)
        text = rest; // the chain may go on inside of it
    node = remember(add(!whole || text.isValidUtf8() ? Kind::String : Kind::Bytes, text));
    return whole;
}

bool MarshalReader::regexp(Index &node, bool *variables)
{
    QByteArrayView source;
    char options = 0;
    if (!bytes(source) || !byte(options))
        return false;
    node = remember(open(Kind::Opaque, "Regexp"));
    const Inside inside(*this, node);
    const Index value = add(Kind::String, source);
    appendField(node, "value", value);
    appendField(node, "options", addInteger(options));
    QByteArrayView encoding;
    const bool whole = !variables || !std::exchange(*variables, false) || fields(node, &encoding);
    if (value != NodeTree::kNone)
        decodeText(value, encoding);
    return whole;
}

bool MarshalReader::moduleName(char type, Index &node)
{
    QByteArrayView name;
    if (!bytes(name))
        return false;
    node = remember(open(Kind::Opaque, type == 'c' ? "Class" : "Module"));
    const Inside inside(*this, node);
    appendField(node, "value", add(Kind::String, name));
    return true;
}

bool MarshalReader::floating(Index &node)
{
    QByteArrayView text;
    if (!bytes(text))
        return false;
    if (const qsizetype end = text.indexOf('\0'); end >= 0)
        text.truncate(end);                      // old rubies put the mantissa behind
    const auto number = doubleFromDecimal(text); // also nan and inf, as ruby writes them
    if (!number)
        return false;
    node = remember(m_hidden ? NodeTree::kNone : made(m_tree.addDouble(*number, text)));
    return true;
}

/// A sign, the number of 16-bit words, and these.
bool MarshalReader::bigInteger(Index &node)
{
    char sign = 0;
    quint64 words = 0;
    QByteArrayView bytes;
    if (!byte(sign) || !count(words))
        return false;
    if ((sign != '+' && sign != '-') || words > std::numeric_limits<quint32>::max())
        return false;
    if (!m_cursor.bytes(words * 2, bytes))
        return ended();
    const bool isNegative = sign == '-';
    constexpr quint64 kMost = std::numeric_limits<qint64>::max();
    quint64 magnitude = 0;
    const bool isShort = words * 2 <= sizeof magnitude;
    for (qsizetype i = 0; isShort && i < bytes.size(); ++i)
        magnitude |= quint64(static_cast<quint8>(bytes[i])) << (i * 8);
    if (isShort && magnitude <= kMost + (isNegative ? 1 : 0)) {
        node = remember(addInteger(static_cast<qint64>(isNegative ? 0 - magnitude : magnitude)));
        return true;
    }
    m_integerBytes += words * 2;
    if (m_hidden == 0 && words * 2 <= kMostIntegerBytes && m_integerBytes <= kMostConverted) {
        QByteArray bigEndian = bytes.toByteArray();
        std::reverse(bigEndian.begin(), bigEndian.end());
        const QByteArrayView digits = m_tree.keep(decimalDigits(bigEndian, isNegative));
        node = remember(add(digits.isEmpty() ? Kind::Omitted : Kind::BigInteger, digits));
        return true;
    }
    node = remember(open(Kind::Opaque, "Integer"));
    const Inside inside(*this, node);
    appendField(node, "data", add(Kind::Bytes, bytes));
    return true;
}

bool MarshalReader::link(Index &node)
{
    qint64 id = 0;
    if (!number(id) || id < 0 || id >= m_objects.size())
        return false;
    const Index original = m_objects[id];
    if (original != NodeTree::kNone) {
        node = m_hidden ? NodeTree::kNone : made(m_tree.addAgain(original));
        return true;
    }
    m_tree.markIncomplete(); // what it names was dropped
    node = add(Kind::Omitted);
    return true;
}

bool MarshalReader::symbol(QByteArrayView &name)
{
    char type = 0;
    return byte(type) && symbol(type, name);
}

/// A new one, with an encoding (I) unless it is ASCII, or the number of one that was before.
bool MarshalReader::symbol(char type, QByteArrayView &name)
{
    const Nested nested(*this);
    m_stopped = m_stopped || m_nested > kDeepestRead;
    if (m_stopped)
        return false;
    if (type == ';') {
        qint64 id = 0;
        if (!number(id) || id < 0 || id >= m_symbols.size())
            return false;
        name = m_symbols[id];
        return true;
    }
    const bool variables = type == 'I';
    if (variables && !byte(type))
        return false;
    if (type != ':' || !bytes(name))
        return false;
    const qsizetype place = m_symbols.size();
    m_symbols.append(name);
    QByteArrayView encoding;
    if (!variables)
        return true;
    const bool whole = fields(NodeTree::kNone, &encoding);
    if (const QByteArrayView decoded = inUtf8(name, encoding); !decoded.isNull())
        name = m_symbols[place] = decoded;
    return whole;
}

bool MarshalReader::byte(char &result)
{
    result = m_cursor.peek();
    return m_cursor.skip(1) || ended();
}

/// Small numbers in one byte; else that byte is how many follow, negative for a negative number.
bool MarshalReader::number(qint64 &result)
{
    constexpr int kMostBytes = 4;
    char first = 0;
    if (!byte(first))
        return false;
    const int head = static_cast<signed char>(first);
    if (head == 0 || head > kMostBytes || head < -kMostBytes) {
        result = head == 0 ? 0 : head > 0 ? head - kMostBytes - 1 : head + kMostBytes + 1;
        return true;
    }
    QByteArrayView digits;
    if (!m_cursor.bytes(static_cast<quint64>(head < 0 ? -head : head), digits))
        return ended();
    result = head < 0 ? -1 : 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        result &= ~(qint64(0xff) << (i * 8));
        result |= qint64(static_cast<quint8>(digits[i])) << (i * 8);
    }
    return true;
}

bool MarshalReader::count(quint64 &result)
{
    qint64 signedCount = 0;
    if (!number(signedCount) || signedCount < 0)
        return false;
    result = static_cast<quint64>(signedCount);
    return true;
}

bool MarshalReader::bytes(QByteArrayView &result)
{
    quint64 size = 0;
    return count(size) && (m_cursor.bytes(size, result) || ended());
}

} // namespace formats
