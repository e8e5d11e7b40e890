// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/javastream.h"

#include "models/formats/codecs/javacodes.h"

#include <array>

// What Tomcat's session managers for Redis store: perhaps a record of their own, or the time of creation as a block,
// then what Tomcat's StandardSession writes (tomcat java/org/apache/catalina/session/StandardSession.java), and perhaps
// a block more.

namespace formats
{

using namespace java;

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

struct TomcatField {
    const char *name;
    Kind kind;
};

/// The same in all versions.
constexpr std::array kTomcatFields{
    TomcatField{"creationTime", Kind::Integer},
    TomcatField{"lastAccessedTime", Kind::Integer},
    TomcatField{"maxInactiveInterval", Kind::Integer},
    TomcatField{"isNew", Kind::Bool},
    TomcatField{"isValid", Kind::Bool},
    TomcatField{"thisAccessedTime", Kind::Integer},
    TomcatField{"id", Kind::String},
};
/// Before the number of attributes, in newer versions; some of them null.
constexpr std::array kTomcatLogin{"authType", "principal", "expectedSessionId", "savedRequest"};

/// Older versions write it where writing an attribute has failed half way.
constexpr QByteArrayView kNotSerialized("t\0\x20___NOT_SERIALIZABLE_EXCEPTION___", 35);

} // namespace

/// `first` is the first object of the stream. kNone: something else follows it.
Index JavaStream::tomcatSession(Index first)
{
    const NodeTree::Node &begin = m_tree->at(first);
    const bool isRecord = begin.kind == Kind::Opaque || begin.kind == Kind::Bytes;
    if (!isRecord && begin.kind != Kind::Integer)
        return NodeTree::kNone;
    const Index session = m_tree->add(Kind::Map);
    Index value = isRecord ? content(2) : first;
    for (size_t i = 0; i < kTomcatFields.size(); ++i) {
        if (i > 0)
            value = content(2);
        const bool isThere = m_state == State::Good && value != NodeTree::kNone;
        if ((isThere && m_tree->at(value).kind != kTomcatFields[i].kind) || m_state == State::Bad ||
            (!isThere && i < 3))
            return NodeTree::kNone;
        m_tree->append(session, m_tree->add(Kind::String, kTomcatFields[i].name));
        m_tree->append(session, value);
        if (!isThere)
            return session;
    }
    for (size_t i = 0; i <= kTomcatLogin.size(); ++i) {
        value = content(2);
        if (m_state == State::Bad || value == NodeTree::kNone)
            return NodeTree::kNone;
        if (m_state == State::Cut || m_tree->at(value).kind == Kind::Integer)
            break;
        if (i == kTomcatLogin.size())
            return NodeTree::kNone;
        if (m_tree->at(value).kind == Kind::Null)
            continue;
        m_tree->append(session, m_tree->add(Kind::String, kTomcatLogin[i]));
        m_tree->append(session, value);
    }
    const Index attributes = m_tree->add(Kind::Map);
    m_tree->append(session, m_tree->add(Kind::String, "attributes"));
    m_tree->append(session, attributes);
    const qint64 count = m_state == State::Good ? m_tree->at(value).integer : 0;
    for (qint64 i = 0; i < count && m_state == State::Good; ++i) {
        const Index name = content(3);
        if (m_state == State::Bad || name == NodeTree::kNone ||
            (m_state == State::Good && m_tree->at(name).kind != Kind::String))
            return NodeTree::kNone;
        value = m_state == State::Good ? tomcatValue() : m_tree->add(Kind::Omitted);
        if (m_state == State::Bad || value == NodeTree::kNone)
            return NodeTree::kNone;
        m_tree->append(attributes, name);
        m_tree->append(attributes, value);
    }
    while (m_state == State::Good && !m_cursor.atEnd() && isAtBlock()) { // the time of creation once more
        const Index block = content(2);
        if (block == NodeTree::kNone)
            break;
    }
    return session;
}

/// One that could not be written is as far as it got, and the stream goes on behind what was thrown.
Index JavaStream::tomcatValue()
{
    const Index value = content(3);
    if (m_state == State::Cut && m_isAborted) {
        m_state = State::Good;
        m_isAborted = false;
        m_tree->markIncomplete();
        m_cursor.take(kNotSerialized);
    }
    return value;
}

} // namespace formats
