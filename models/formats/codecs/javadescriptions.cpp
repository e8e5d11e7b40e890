// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/javastream.h"

#include "models/formats/codecs/javacodes.h"

// The descriptions of classes in a stream: once for each class, before its first object.

namespace formats
{

using namespace java;

namespace
{

/// Objects cost time for each ancestor of their class, even for one without fields.
constexpr quint32 kMostGenerations = 64;

} // namespace

/// A class with its ancestors, which follow it: they are read in a loop, since a stream can claim any number.
bool JavaStream::classDescription(qint32 &result, int depth, std::optional<quint8> first)
{
    result = kNoClass;
    qint32 youngest = kNoClass; // of those that are described here
    qint32 last = kNoClass;
    quint32 known = 0; // generations of the ancestor at which the chain ends
    for (;;) {
        quint8 code = first.value_or(0);
        if (!first && !m_cursor.byte(code))
            return ended();
        first.reset();
        qint32 next = kNoClass;
        if (code == kReference) {
            quint32 number = 0;
            if (!m_cursor.bigEndian(number))
                return ended();
            number -= kFirstHandle;
            if (number >= m_handles.size() || m_handles[number].classIndex == kNoClass)
                return refuse();
            next = m_handles[number].classIndex;
            known = m_classes[static_cast<size_t>(next)].generations;
            if (known == 0) // still being read: it would be its own ancestor
                return refuse();
        } else if (code == kClassDescription || code == kProxyClassDescription) {
            if (!(code == kClassDescription ? newClass(next, depth) : newProxyClass(next, depth)))
                return false;
        } else if (code != kNull) {
            return refuse();
        }
        if (result == kNoClass)
            result = next;
        if (last != kNoClass)
            m_classes[static_cast<size_t>(last)].parent = next;
        if (code == kReference || code == kNull)
            break;
        if (youngest == kNoClass)
            youngest = next;
        last = next;
    }
    quint32 generations = known;
    for (qint32 at = youngest; at != kNoClass; at = at == last ? kNoClass : m_classes[static_cast<size_t>(at)].parent)
        ++generations;
    if (generations > kMostGenerations)
        return refuse();
    for (qint32 at = youngest; at != kNoClass; at = at == last ? kNoClass : m_classes[static_cast<size_t>(at)].parent)
        m_classes[static_cast<size_t>(at)].generations = generations--;
    return true;
}

/// One class, up to its parent's description.
bool JavaStream::newClass(qint32 &result, int depth)
{
    Class described;
    if (!shortText(described.name))
        return false;
    if (!m_cursor.skip(sizeof(quint64))) // serialVersionUID
        return ended();
    described.type = javaType(described.name);
    result = static_cast<qint32>(m_classes.size());
    newHandle({result});
    if (!m_cursor.byte(described.flags))
        return ended();
    m_classes.push_back(described);
    if (!fieldsOf(described))
        return false;
    for (const Layout &layout : m_layouts) {
        if (layout.className == described.name)
            described.order = layout.order;
    }
    m_classes[static_cast<size_t>(result)] = described;
    return skipAnnotation(depth);
}

bool JavaStream::fieldsOf(Class &described)
{
    quint16 count = 0;
    if (!m_cursor.bigEndian(count))
        return ended();
    described.firstField = static_cast<quint32>(m_fields.size());
    described.fields = count;
    for (quint16 i = 0; i < count; ++i) {
        Field field;
        quint8 type = 0;
        if (!m_cursor.byte(type))
            return ended();
        field.type = static_cast<char>(type);
        if (!QByteArrayView("BCDFIJSZ[L").contains(field.type))
            return refuse();
        if (!shortText(field.name))
            return false;
        m_fields.push_back(field);
        described.hasNumbers = described.hasNumbers || (field.type != '[' && field.type != 'L');
        if (field.type != '[' && field.type != 'L')
            continue;
        // The name of its type, which nothing here needs; but values may refer to the same text.
        if (!m_cursor.byte(type))
            return ended();
        quint32 number = 0;
        if (type == kString) {
            const size_t handle = newHandle({});
            QByteArrayView name;
            if (!shortText(name))
                return false;
            m_handles[handle].text = name;
        } else if (type != kReference) {
            return refuse();
        } else if (!m_cursor.bigEndian(number)) {
            return ended();
        }
    }
    return true;
}

/// A proxy has no name, only the interfaces that it implements.
bool JavaStream::newProxyClass(qint32 &result, int depth)
{
    Class described;
    described.name = "java.lang.reflect.Proxy$";
    described.flags = kSerializable;
    result = static_cast<qint32>(m_classes.size());
    newHandle({result});
    m_classes.push_back(described);
    quint32 count = 0;
    if (!m_cursor.bigEndian(count))
        return ended();
    for (quint32 i = 0; i < count; ++i) {
        QByteArrayView interface;
        if (!shortText(interface))
            return false;
        if (i == 0)
            m_classes[static_cast<size_t>(result)].name =
                m_tree->keep("java.lang.reflect.Proxy$" + interface.toByteArray());
    }
    return skipAnnotation(depth);
}

/// What ClassLoaders add to a description; usually nothing.
bool JavaStream::skipAnnotation(int depth)
{
    while (m_state == State::Good) {
        if (m_cursor.take(static_cast<char>(kEndBlockData)))
            return true;
        content(depth + 1);
    }
    return false;
}

} // namespace formats
