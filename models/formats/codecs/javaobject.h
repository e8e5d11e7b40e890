// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/javaclasses.h"
#include "models/formats/codecs/nodetree.h"

#include <QByteArrayView>

#include <optional>

namespace formats
{

/// A primitive value; which member counts is told by its type.
struct JavaNumber {
    char type = 0;
    qint64 integer = 0;
    double real = 0;
};

/// A node for it.
NodeTree::Index addJavaNumber(NodeTree &tree, const JavaNumber &number);

/// Puts one object together from the pieces of its classes, the oldest ancestor's first. A piece belongs to
/// the class that wrote it: of an application's class that extends HashMap, the entries are HashMap's.
class JavaObject
{
public:
    /// `type` and `name` of the object's own class.
    JavaObject(NodeTree &tree, JavaType type, QByteArrayView name);

    /// What references from within the object refer to; kNone for a boxed number.
    NodeTree::Index node() const { return m_node; }

    void takeNumber(JavaType type, QByteArrayView field, const JavaNumber &number);
    void takeField(JavaType type, QByteArrayView field, NodeTree::Index value);
    /// Numbers and texts that writeObject() wrote in one go; a view that lives as long as the tree's content.
    void takeData(JavaType type, QByteArrayView data);
    void takeItem(JavaType type, NodeTree::Index item);
    /// Nothing more comes: the node to show.
    NodeTree::Index finish();

private:
    void give(QByteArrayView name, NodeTree::Index value);
    void giveText(QByteArrayView name, QByteArray text);
    void giveElement(NodeTree::Index value);
    void takeShiroData(QByteArrayView data);
    bool takeShiroNumbers(QByteArrayView data, bool withExpired);
    void takeShiroItem(NodeTree::Index item);
    NodeTree::Index finishVector();
    NodeTree::Index finishText();
    NodeTree::Index finishBigInteger();
    void finishBigDecimal();
    void finishDate();
    void finishUuid();

    NodeTree &m_tree;
    JavaType m_type;
    NodeTree::Index m_node = NodeTree::kNone;
    NodeTree::Index m_part = NodeTree::kNone;  ///< the field that the value is in
    NodeTree::Index m_items = NodeTree::kNone; ///< elements of an Opaque that is a list as well
    qint64 m_first = 0;                        ///< scale, signum, count, tag, most significant bits
    qint64 m_second = 0;                       ///< least significant bits
    std::optional<qint64> m_milliseconds;
    std::optional<qint64> m_nanoseconds;
    quint32 m_entries = 0;
    std::optional<quint16> m_mask; ///< Shiro's fields that are still to come
    bool m_sawData = false;
    bool m_isAtEnd = false;
};

} // namespace formats
