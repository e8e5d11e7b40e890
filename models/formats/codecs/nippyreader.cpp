// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/nippyreader.h"

#include "models/formats/codecs/bignumber.h"
#include "models/formats/codecs/isotext.h"
#include "models/formats/codecs/treebuilder.h"

#include <QChar>
#include <QString>

#include <algorithm>
#include <limits>
#include <utility>

namespace formats
{

NippyReader::Step NippyReader::count(NippyCount how, quint64 &result)
{
    qint64 value = -1;
    bool isThere = true;
    switch (how) {
    case NippyCount::Unsigned: {
        qint8 byte = 0;
        isThere = m_cursor.bigEndian(byte);
        value = qint64(byte) + 128;
        break;
    }
    case NippyCount::Byte: {
        qint8 byte = 0;
        isThere = m_cursor.bigEndian(byte);
        value = byte;
        break;
    }
    case NippyCount::Short: {
        qint16 twoBytes = 0;
        isThere = m_cursor.bigEndian(twoBytes);
        value = twoBytes;
        break;
    }
    case NippyCount::Utf: {
        quint16 twoBytes = 0;
        isThere = m_cursor.bigEndian(twoBytes);
        value = twoBytes;
        break;
    }
    case NippyCount::Int: {
        qint32 fourBytes = 0;
        isThere = m_cursor.bigEndian(fourBytes);
        value = fourBytes;
        break;
    }
    case NippyCount::None:
        value = 0;
        break;
    }
    if (!isThere)
        return Step::Ended;
    result = static_cast<quint64>(value);
    return value < 0 ? Step::Damaged : Step::Read;
}

NippyReader::Step NippyReader::bytes(NippyCount how, QByteArrayView &result)
{
    quint64 size = 0;
    if (const Step step = count(how, size); step != Step::Read)
        return step;
    return m_cursor.bytes(size, result) ? Step::Read : Step::Ended;
}

NippyReader::Step NippyReader::value()
{
    qint8 id = 0;
    if (!m_cursor.bigEndian(id))
        return Step::Ended;
    if (id < 0) // an application's own type
        return Step::Lost;
    const NippyLayout layout = nippyLayout(NippyType(id));
    switch (layout.shape) {
    case NippyShape::Scalar:
        return scalar(NippyType(id));
    case NippyShape::Text:
        return text(layout.count, NodeTree::Kind::String);
    case NippyShape::Bytes:
        return text(layout.count, NodeTree::Kind::Bytes);
    case NippyShape::List:
        return container(layout.count, NodeTree::Kind::List);
    case NippyShape::Map:
        return container(layout.count, NodeTree::Kind::Map);
    case NippyShape::Pair:
        return container(2, NodeTree::Kind::List);
    case NippyShape::Triple:
        return container(3, NodeTree::Kind::List);
    case NippyShape::Record:
        return named(layout.count, true);
    case NippyShape::Object:
        return named(layout.count, false);
    case NippyShape::Same:
        return Step::Read;
    case NippyShape::Meta:
        // A map that says something of the value behind it.
        if (m_depth == m_open.size())
            return Step::Lost;
        m_open[m_depth] = {NodeTree::kNone, 1};
        ++m_depth;
        return Step::Read;
    case NippyShape::Unknowable:
        return Step::Lost;
    case NippyShape::None:
        break;
    }
    return Step::Damaged;
}

NippyReader::Step NippyReader::scalar(NippyType type)
{
    switch (type) {
    case NippyType::Nil:
    case NippyType::MetaProtocolKey:
        return put(m_tree.add(NodeTree::Kind::Null));
    case NippyType::True:
    case NippyType::False:
        return put(m_tree.addBool(type == NippyType::True));
    case NippyType::OldBoolean: {
        quint8 byte = 0;
        return m_cursor.byte(byte) ? put(m_tree.addBool(byte != 0)) : Step::Ended;
    }
    case NippyType::Char: {
        char16_t unit = 0;
        return m_cursor.bigEndian(unit)
                   ? put(m_tree.add(NodeTree::Kind::String, m_tree.keep(QString(QChar(unit)).toUtf8())))
                   : Step::Ended;
    }
    case NippyType::LongZero:
        return put(m_tree.addInteger(0));
    case NippyType::Byte:
    case NippyType::OldLongSmall:
        return number<qint8>();
    case NippyType::Short:
    case NippyType::OldLongMedium:
        return number<qint16>();
    case NippyType::Integer:
    case NippyType::OldLongLarge:
        return number<qint32>();
    case NippyType::Long:
        return number<qint64>();
    case NippyType::PositiveSmall:
        return number<qint8>(std::numeric_limits<qint8>::min());
    case NippyType::PositiveMedium:
        return number<qint16>(std::numeric_limits<qint16>::min());
    case NippyType::PositiveLarge:
        return number<qint32>(std::numeric_limits<qint32>::min());
    case NippyType::NegativeSmall:
        return number<qint8>(std::numeric_limits<qint8>::min(), -1);
    case NippyType::NegativeMedium:
        return number<qint16>(std::numeric_limits<qint16>::min(), -1);
    case NippyType::NegativeLarge:
        return number<qint32>(std::numeric_limits<qint32>::min(), -1);
    case NippyType::DoubleZero:
        return put(m_tree.addDouble(0));
    case NippyType::Float:
        return floating<quint32, float>();
    case NippyType::Double:
        return floating<quint64, double>();
    case NippyType::BigInt:
    case NippyType::BigInteger: {
        NodeTree::Index node = NodeTree::kNone;
        const Step step = wholeNumber(node);
        return step == Step::Read ? put(node) : step;
    }
    case NippyType::BigDecimal:
        return decimal();
    case NippyType::Ratio:
        return ratio();
    case NippyType::Uuid:
        return uuid();
    case NippyType::UtilDate:
        return milliseconds("java.util.Date");
    case NippyType::SqlDate:
        return milliseconds("java.sql.Date");
    case NippyType::Instant:
        return instant();
    case NippyType::Duration:
        return duration();
    case NippyType::Period:
        return period();
    }
    return Step::Damaged;
}

NippyReader::Step NippyReader::text(NippyCount how, NodeTree::Kind kind)
{
    QByteArrayView text;
    if (const Step step = bytes(how, text); step != Step::Read)
        return step;
    if (kind == NodeTree::Kind::String && !text.isValidUtf8())
        return Step::Damaged;
    return put(m_tree.add(kind, text));
}

NippyReader::Step NippyReader::container(NippyCount how, NodeTree::Kind kind)
{
    quint64 size = 0;
    if (const Step step = count(how, size); step != Step::Read)
        return step;
    return container(kind == NodeTree::Kind::Map ? 2 * size : size, kind);
}

NippyReader::Step NippyReader::container(quint64 count, NodeTree::Kind kind)
{
    // Each value takes at least a byte.
    if (!m_isPrefix && count > static_cast<quint64>(m_cursor.left()))
        return Step::Ended;
    if (m_depth == m_open.size())
        return Step::Lost;
    const bool isRecord = kind == NodeTree::Kind::Map && m_record;
    const NodeTree::Index node = isRecord ? m_tree.add(NodeTree::Kind::Opaque, *m_record) : m_tree.add(kind);
    m_record.reset();
    const Step step = put(node);
    if (step == Step::Read) {
        m_open[m_depth] = {node, count};
        ++m_depth;
    }
    return step;
}

/// The name of a class, and one value: a record's fields, or what Java made of an object.
NippyReader::Step NippyReader::named(NippyCount how, bool isRecord)
{
    QByteArrayView className;
    if (const Step step = bytes(how, className); step != Step::Read)
        return step;
    if (!className.isValidUtf8())
        return Step::Damaged;
    if (isRecord) {
        m_record = className;
        return Step::Read;
    }
    if (m_depth == m_open.size())
        return Step::Lost;
    const NodeTree::Index node = m_tree.add(NodeTree::Kind::Opaque, className);
    const NodeTree::Index name = m_tree.add(NodeTree::Kind::String, "data");
    if (name == NodeTree::kNone)
        return Step::Ended;
    m_tree.append(node, name);
    const Step step = put(node);
    m_open[m_depth] = {node, 1};
    ++m_depth;
    return step;
}

/// The bytes of Java's BigInteger: two's complement, the highest first.
NippyReader::Step NippyReader::wholeNumber(NodeTree::Index &node)
{
    QByteArrayView digits;
    if (const Step step = bytes(NippyCount::Int, digits); step != Step::Read)
        return step;
    if (digits.isEmpty())
        return Step::Damaged;
    QByteArray lowestFirst = digits.first(std::min(digits.size(), kMostIntegerBytes + 1)).toByteArray();
    std::reverse(lowestFirst.begin(), lowestFirst.end());
    node = addTwosComplement(m_tree, lowestFirst);
    return node == NodeTree::kNone ? Step::Ended : Step::Read;
}

NippyReader::Step NippyReader::decimal()
{
    NodeTree::Index unscaled = NodeTree::kNone;
    if (const Step step = wholeNumber(unscaled); step != Step::Read)
        return step;
    qint32 scale = 0;
    if (!m_cursor.bigEndian(scale))
        return Step::Ended;
    return pair("java.math.BigDecimal", "unscaled", unscaled, "scale", m_tree.addInteger(scale));
}

NippyReader::Step NippyReader::ratio()
{
    NodeTree::Index numerator = NodeTree::kNone;
    if (const Step step = wholeNumber(numerator); step != Step::Read)
        return step;
    NodeTree::Index denominator = NodeTree::kNone;
    if (const Step step = wholeNumber(denominator); step != Step::Read)
        return step;
    return pair("clojure.lang.Ratio", "numerator", numerator, "denominator", denominator);
}

NippyReader::Step NippyReader::uuid()
{
    std::array<quint8, 16> bits{};
    QByteArrayView bytes;
    if (!m_cursor.bytes(bits.size(), bytes))
        return Step::Ended;
    std::copy(bytes.begin(), bytes.end(), bits.begin());
    return typed("java.util.UUID", uuidText(bits));
}

NippyReader::Step NippyReader::milliseconds(const char *className)
{
    qint64 time = 0;
    return m_cursor.bigEndian(time) ? typed(className, isoTimeOfMs(time)) : Step::Ended;
}

NippyReader::Step NippyReader::instant()
{
    qint64 seconds = 0;
    qint32 nanoseconds = 0;
    if (!m_cursor.bigEndian(seconds) || !m_cursor.bigEndian(nanoseconds))
        return Step::Ended;
    if (nanoseconds < 0 || nanoseconds >= kNanosecondsOfSecond)
        return Step::Damaged;
    return typed("java.time.Instant", isoTime(seconds, static_cast<quint32>(nanoseconds)));
}

NippyReader::Step NippyReader::duration()
{
    qint64 seconds = 0;
    qint32 nanoseconds = 0;
    if (!m_cursor.bigEndian(seconds) || !m_cursor.bigEndian(nanoseconds))
        return Step::Ended;
    if (nanoseconds < 0 || nanoseconds >= kNanosecondsOfSecond)
        return Step::Damaged;
    return typed("java.time.Duration", isoDuration(seconds, nanoseconds));
}

NippyReader::Step NippyReader::period()
{
    qint32 years = 0;
    qint32 months = 0;
    qint32 days = 0;
    if (!m_cursor.bigEndian(years) || !m_cursor.bigEndian(months) || !m_cursor.bigEndian(days))
        return Step::Ended;
    return typed("java.time.Period", 'P' + QByteArray::number(years) + 'Y' + QByteArray::number(months) + 'M' +
                                         QByteArray::number(days) + 'D');
}

NippyReader::Step NippyReader::typed(const char *className, QByteArray text)
{
    const NodeTree::Index object = m_tree.add(NodeTree::Kind::Opaque, className);
    const NodeTree::Index name = m_tree.add(NodeTree::Kind::String, "value");
    const NodeTree::Index value = m_tree.add(NodeTree::Kind::String, m_tree.keep(std::move(text)));
    if (value == NodeTree::kNone)
        return Step::Ended;
    m_tree.append(object, name);
    m_tree.append(object, value);
    return put(object);
}

NippyReader::Step NippyReader::pair(const char *className, const char *firstName, NodeTree::Index first,
                                    const char *secondName, NodeTree::Index second)
{
    const NodeTree::Index object = m_tree.add(NodeTree::Kind::Opaque, className);
    const NodeTree::Index firstKey = m_tree.add(NodeTree::Kind::String, firstName);
    const NodeTree::Index secondKey = m_tree.add(NodeTree::Kind::String, secondName);
    if (second == NodeTree::kNone || secondKey == NodeTree::kNone)
        return Step::Ended;
    for (const NodeTree::Index node : {firstKey, first, secondKey, second})
        m_tree.append(object, node);
    return put(object);
}

NodeTree::Index NippyReader::breakOff(Step step)
{
    if (m_tree.isFull()) {
        m_tree.markIncomplete();
        return m_root;
    }
    if (step == Step::Damaged || (step == Step::Ended && !m_isPrefix))
        return NodeTree::kNone;
    m_tree.markIncomplete();
    if (m_root == NodeTree::kNone)
        return m_tree.add(NodeTree::Kind::Omitted);
    bool isMarked = false;
    for (; m_depth > 0; --m_depth) {
        const NodeTree::Index open = m_open[m_depth - 1].node;
        if (open == NodeTree::kNone)
            continue;
        if (!isMarked)
            markBreak(m_tree, open);
        isMarked = true;
        // A container may have been a key: it has no value then.
        completePair(m_tree, open);
    }
    return m_root;
}

} // namespace formats
