// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/javaobject.h"

#include "models/formats/codecs/bignumber.h"
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/isotext.h"
#include "models/formats/codecs/javatext.h"
#include "models/formats/codecs/javatime.h"

#include <QString>

#include <algorithm>
#include <array>
#include <charconv>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

/// A BigDecimal with more zeros than these is written with an exponent.
constexpr qint64 kMostZeros = 20;

Kind kindOf(JavaType type)
{
    switch (type) {
    case JavaType::Map:
    case JavaType::NonNullMap:
    case JavaType::SingletonMap:
    case JavaType::EmptyMap:
        return Kind::Map;
    case JavaType::List:
    case JavaType::TreeSet:
    case JavaType::NonNullList:
    case JavaType::Vector:
    case JavaType::Singleton:
    case JavaType::EmptyList:
    case JavaType::Immutable:
        return Kind::List;
    default:
        return Kind::Opaque;
    }
}

// Bits of Shiro's mask, in the order in which the fields are written (shiro
// core/src/main/java/org/apache/shiro/session/mgt/SimpleSession.java).
struct ShiroField {
    quint16 bit;
    QByteArrayView name;
};
constexpr std::array kShiroObjects{
    ShiroField{1 << 0, "id"},
    ShiroField{1 << 1, "startTimestamp"},
    ShiroField{1 << 2, "stopTimestamp"},
    ShiroField{1 << 3, "lastAccessTime"},
    ShiroField{1 << 7, "attributes"},
};
constexpr quint16 kShiroTimeout = 1 << 4;
constexpr quint16 kShiroExpired = 1 << 5;
constexpr quint16 kShiroHost = 1 << 6;

/// `1999` and a scale of 2 are `19.99`.
QByteArray decimalText(QByteArray digits, qint64 scale)
{
    const bool negative = digits.startsWith('-');
    if (negative)
        digits.remove(0, 1);
    if (scale < 0 || scale > digits.size() + kMostZeros) {
        digits += 'E' + QByteArray::number(-scale);
    } else if (scale > 0) {
        if (digits.size() <= scale)
            digits.prepend(QByteArray(scale + 1 - digits.size(), '0'));
        digits.insert(digits.size() - scale, '.');
    }
    return negative ? '-' + digits : digits;
}

/// One writeUTF() and nothing else.
bool isWrittenText(QByteArrayView data)
{
    ByteCursor cursor(data);
    quint16 length = 0;
    return cursor.bigEndian(length) && length > 0 && length == cursor.left() && cursor.rest().isValidUtf8();
}

} // namespace

Index addJavaNumber(NodeTree &tree, const JavaNumber &number)
{
    switch (number.type) {
    case 'Z':
        return tree.addBool(number.integer != 0);
    case 'D':
        return tree.addDouble(number.real);
    case 'F': {
        // A float has fewer digits than the double that is nearest to it.
        std::array<char, 32> digits;
        const auto [end, error] = std::to_chars(digits.begin(), digits.end(), static_cast<float>(number.real));
        const QByteArrayView text(digits.data(), error == std::errc() ? end - digits.data() : 0);
        return tree.addDouble(number.real, tree.keepCopy(text));
    }
    case 'C': {
        const std::array<char, 2> unit{static_cast<char>(static_cast<quint8>(number.integer >> 8)),
                                       static_cast<char>(static_cast<quint8>(number.integer))};
        return tree.add(Kind::String, tree.keep(textFromUtf16(QByteArrayView(unit))));
    }
    default:
        return tree.addInteger(number.integer);
    }
}

JavaObject::JavaObject(NodeTree &tree, JavaType type, QByteArrayView name)
    : m_tree(tree)
    , m_type(type)
{
    if (type == JavaType::Boxed || type == JavaType::Text)
        return; // has no use for a node of its own, and hashes of sessions are full of them
    const Kind kind = kindOf(type);
    m_node = tree.add(kind, kind == Kind::Opaque ? name : QByteArrayView());
}

void JavaObject::give(QByteArrayView name, Index value)
{
    if (m_node == NodeTree::kNone)
        return;
    if (m_tree.at(m_node).kind != Kind::List)
        m_tree.append(m_node, m_tree.add(Kind::String, name));
    m_tree.append(m_node, value);
}

void JavaObject::giveText(QByteArrayView name, QByteArray text)
{
    give(name, m_tree.add(Kind::String, m_tree.keep(std::move(text))));
}

void JavaObject::giveElement(Index value)
{
    if (m_node == NodeTree::kNone)
        return;
    if (m_tree.at(m_node).kind == Kind::List) {
        m_tree.append(m_node, value);
        return;
    }
    if (m_items == NodeTree::kNone) {
        m_items = m_tree.add(Kind::List);
        give("items", m_items);
    }
    m_tree.append(m_items, value);
}

void JavaObject::takeNumber(JavaType type, QByteArrayView field, const JavaNumber &number)
{
    switch (type) {
    case JavaType::Plain:
    case JavaType::ShiroSession:
    case JavaType::ShiroPrincipals:
        give(field, addJavaNumber(m_tree, number));
        break;
    case JavaType::Boxed:
        if (field == "value")
            m_part = addJavaNumber(m_tree, number);
        break;
    case JavaType::Uuid:
        (field == "mostSigBits" ? m_first : m_second) = number.integer;
        break;
    case JavaType::Timestamp:
        m_nanoseconds = number.integer;
        break;
    case JavaType::BigInteger:
        if (field == "signum")
            m_first = number.integer;
        break;
    case JavaType::BigDecimal:
        if (field == "scale")
            m_first = number.integer;
        break;
    case JavaType::Vector:
        if (field == "elementCount")
            m_first = number.integer;
        break;
    case JavaType::Immutable:
        if (field == "tag")
            m_first = number.integer;
        break;
    case JavaType::Text:
        if (field == "count") // of a StringBuffer
            m_first = number.integer;
        break;
    default:
        break; // sizes of tables and the like
    }
}

void JavaObject::takeField(JavaType type, QByteArrayView field, Index value)
{
    switch (type) {
    case JavaType::Plain:
    case JavaType::ShiroSession:
    case JavaType::ShiroPrincipals:
        give(field, value);
        break;
    case JavaType::Wrapper:
        if (isWrappedField(field) && m_part == NodeTree::kNone)
            m_part = value;
        break;
    case JavaType::Vector:
        if (field == "elementData")
            m_part = value;
        break;
    case JavaType::BigInteger:
        if (field == "magnitude")
            m_part = value;
        break;
    case JavaType::BigDecimal:
        if (field == "intVal")
            m_part = value;
        break;
    case JavaType::Text:
        if (field == "value")
            m_part = value;
        break;
    case JavaType::Singleton:
    case JavaType::SingletonMap:
        m_tree.append(m_node, value); // `element`, or `k` and `v`
        break;
    default:
        break; // comparators, types of keys
    }
}

void JavaObject::takeData(JavaType type, QByteArrayView data)
{
    m_sawData = true;
    switch (type) {
    case JavaType::Date:
        if (qint64 value = 0; ByteCursor(data).bigEndian(value))
            m_milliseconds = value;
        break;
    case JavaType::Text: // a StringBuilder's count, before its characters
        if (qint32 value = 0; ByteCursor(data).bigEndian(value))
            m_first = value;
        break;
    case JavaType::Time:
        if (m_node != NodeTree::kNone &&
            (m_tree.at(m_node).kind != Kind::Opaque || !describeJavaTime(m_tree, m_node, data)))
            give("data", m_tree.add(Kind::Bytes, data));
        break;
    case JavaType::ShiroSession:
        takeShiroData(data);
        break;
    case JavaType::Plain:
        give("data", isWrittenText(data) ? m_tree.add(Kind::String, data.sliced(2)) : m_tree.add(Kind::Bytes, data));
        break;
    default:
        break; // the number of elements, once more
    }
}

void JavaObject::takeItem(JavaType type, Index item)
{
    switch (type) {
    case JavaType::NonNullMap:
        m_isAtEnd = m_isAtEnd || (m_entries % 2 == 0 && item != NodeTree::kNone && m_tree.at(item).kind == Kind::Null);
        [[fallthrough]];
    case JavaType::Map:
        if (m_isAtEnd)
            break;
        ++m_entries;
        m_tree.append(m_node, item);
        break;
    case JavaType::NonNullList:
        if (item != NodeTree::kNone && m_tree.at(item).kind != Kind::Null)
            giveElement(item);
        break;
    case JavaType::TreeSet:
        if (m_sawData)
            giveElement(item);
        break;
    case JavaType::List:
    case JavaType::Immutable:
        giveElement(item);
        break;
    case JavaType::Text:
        m_part = item;
        break;
    case JavaType::ShiroSession:
        takeShiroItem(item);
        break;
    case JavaType::ShiroPrincipals:
        give("realmPrincipals", item);
        break;
    case JavaType::Plain:
        give("object", item);
        break;
    default:
        break;
    }
}

/// The mask, then, perhaps behind objects, the fields that are no objects.
void JavaObject::takeShiroData(QByteArrayView data)
{
    if (!m_mask) {
        quint16 mask = 0;
        ByteCursor cursor(data);
        if (!cursor.bigEndian(mask)) {
            give("data", m_tree.add(Kind::Bytes, data));
            return;
        }
        m_mask = mask;
        data = cursor.rest();
        if (data.isEmpty())
            return;
    }
    // Some versions set the bit of `expired` the wrong way round: the length tells whether it is there.
    const bool expired = (*m_mask & kShiroExpired) != 0;
    if (!takeShiroNumbers(data, expired) && !takeShiroNumbers(data, !expired))
        give("data", m_tree.add(Kind::Bytes, data));
}

bool JavaObject::takeShiroNumbers(QByteArrayView data, bool withExpired)
{
    ByteCursor cursor(data);
    qint64 timeout = 0;
    quint8 expired = 0;
    quint16 length = 0;
    QByteArrayView host;
    const bool withTimeout = (*m_mask & kShiroTimeout) != 0;
    const bool withHost = (*m_mask & kShiroHost) != 0;
    if ((withTimeout && !cursor.bigEndian(timeout)) || (withExpired && !cursor.byte(expired)) ||
        (withHost && !(cursor.bigEndian(length) && cursor.bytes(length, host))) || !cursor.atEnd())
        return false;
    if (withTimeout)
        give("timeout", m_tree.addInteger(timeout));
    give("expired", m_tree.addBool(expired != 0));
    if (withHost)
        give("host", m_tree.add(Kind::String, textFromModifiedUtf8(m_tree, host)));
    return true;
}

void JavaObject::takeShiroItem(Index item)
{
    for (const ShiroField &field : kShiroObjects) {
        if (m_mask && (*m_mask & field.bit) != 0) {
            m_mask = static_cast<quint16>(*m_mask & ~field.bit);
            give(field.name, item);
            return;
        }
    }
    give("object", item);
}

Index JavaObject::finish()
{
    switch (m_type) {
    case JavaType::Boxed:
        return m_part;
    case JavaType::Text:
        return finishText();
    case JavaType::Wrapper:
        if (m_part != NodeTree::kNone)
            return m_part;
        break;
    case JavaType::Vector:
        return finishVector();
    case JavaType::BigInteger:
        return finishBigInteger();
    case JavaType::BigDecimal:
        finishBigDecimal();
        break;
    case JavaType::Uuid:
        finishUuid();
        break;
    case JavaType::Immutable:
        if (m_node != NodeTree::kNone && (m_first & 0xff) == 3) {
            m_tree.at(m_node).kind = Kind::Map;
            m_entries = m_tree.at(m_node).children;
        }
        break;
    default:
        break;
    }
    if (m_milliseconds)
        finishDate();
    if (m_entries % 2 != 0) // cut behind a key
        m_tree.append(m_node, m_tree.add(Kind::Omitted));
    return m_node;
}

/// Its array has room for more than it holds.
Index JavaObject::finishVector()
{
    if (m_node == NodeTree::kNone || m_part == NodeTree::kNone || m_tree.at(m_part).kind != Kind::List)
        return m_node;
    Index at = m_tree.at(m_part).first;
    NodeTree::Node &array = m_tree.at(m_part);
    array.first = NodeTree::kNone;
    array.last = NodeTree::kNone;
    array.children = 0;
    for (qint64 i = 0; i < m_first && at != NodeTree::kNone; ++i) {
        const Index next = m_tree.at(at).next;
        m_tree.at(at).next = NodeTree::kNone;
        m_tree.append(m_node, at);
        at = next;
    }
    return m_node;
}

/// Its array has room for more characters than it holds, as UTF-16 counts them.
Index JavaObject::finishText()
{
    if (m_part == NodeTree::kNone || m_tree.at(m_part).kind != Kind::String)
        return m_part;
    QString characters = QString::fromUtf8(m_tree.at(m_part).text);
    characters.truncate(std::clamp<qint64>(m_first, 0, characters.size()));
    m_tree.at(m_part).text = m_tree.keep(characters.toUtf8());
    return m_part;
}

Index JavaObject::finishBigInteger()
{
    if (m_part == NodeTree::kNone || m_tree.at(m_part).kind != Kind::Bytes)
        return m_node;
    return addMagnitude(m_tree, m_tree.at(m_part).text, m_first < 0);
}

void JavaObject::finishBigDecimal()
{
    if (m_part == NodeTree::kNone)
        return;
    const NodeTree::Node &digits = m_tree.at(m_part);
    if (digits.kind == Kind::Integer)
        giveText("value", decimalText(QByteArray::number(digits.integer), m_first));
    else if (digits.kind == Kind::BigInteger)
        giveText("value", decimalText(digits.text.toByteArray(), m_first));
    else
        give("value", m_part);
}

void JavaObject::finishDate()
{
    CivilTime time = civilFromMilliseconds(*m_milliseconds);
    if (m_nanoseconds && *m_nanoseconds >= 0 && *m_nanoseconds < 1'000'000'000)
        time.nanosecond = static_cast<int>(*m_nanoseconds);
    giveText("value", isoText(time, 0));
}

void JavaObject::finishUuid()
{
    std::array<quint8, 16> bits;
    qToBigEndian(m_first, bits.data());
    qToBigEndian(m_second, bits.data() + 8);
    giveText("value", uuidText(bits));
}

} // namespace formats
