// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/javaclasses.h"
#include "models/formats/codecs/javaobject.h"
#include "models/formats/codecs/nodetree.h"
#include "models/formats/codecs/repeatedvalues.h"

#include <QByteArrayList>

#include <optional>
#include <vector>

namespace formats
{

/// Reads Java's Object Serialization Stream Protocol, version 5. The stream describes each class before its
/// first object: a name and the names and types of its fields, which is all that is needed to find the end
/// of an object. What a class writes beyond its fields stands in marked blocks and is understood for the
/// classes in javaclasses.h; of others it is kept as it is.
///
/// Whether a class that writes itself puts something before its fields, or leaves them out, is not in the stream: where
/// reading fails, it is read again with another guess, a bounded number of times (javaorders.cpp).
///
/// Recursion goes down with nested objects and is bounded; the chain of a class' ancestors is read in a loop.
/// Everything that a stream can refer to has a number (a handle) in a table that ends with the payload.
class JavaStream
{
public:
    /// See decodeJava().
    NodeTree::Index run(QByteArrayView bytes, bool isPrefix, NodeTree &tree);

private:
    static constexpr qint32 kNoClass = -1;

    enum class State : quint8 {
        Good,
        Cut, ///< the bytes ended, or the tree is full, or the objects are too deep: what there is, is all
        Bad, ///< not this protocol
    };

    struct Field {
        char type = 0; ///< as in descriptors: B C D F I J S Z [ L
        QByteArrayView name;
    };

    /// What a class with a writeObject() of its own puts before its fields. Nothing in a stream says so.
    enum class Order : quint8 {
        FieldsFirst, ///< defaultWriteObject() comes first, as everybody is told to
        NoFields,    ///< never called
        AfterOne,    ///< one object, or numbers in one go
        AfterTwo,
    };

    /// A class whose order was guessed.
    struct Layout {
        QByteArray className;
        Order order = Order::FieldsFirst;
    };

    struct Class {
        QByteArrayView name;
        JavaType type = JavaType::Plain;
        quint8 flags = 0;
        Order order = Order::FieldsFirst;
        bool hasNumbers = false; ///< among its fields
        quint32 firstField = 0;
        quint32 fields = 0;
        qint32 parent = kNoClass;
        quint32 generations = 0; ///< with itself; 0 while it is being read
    };

    /// What a handle stands for: a class, a text, or a node.
    struct Handle {
        qint32 classIndex = kNoClass;
        NodeTree::Index node = NodeTree::kNone;
        QByteArrayView text = {}; ///< not null only for texts
    };

    // Each returns a node. kNone: m_state says why.
    NodeTree::Index attempt(QByteArrayView bytes);
    NodeTree::Index tryOtherOrders(QByteArrayView bytes, const NodeTree::Mark &before);
    NodeTree::Index tomcatSession(NodeTree::Index first);
    NodeTree::Index tomcatValue();
    NodeTree::Index content(int depth);
    NodeTree::Index contentOf(quint8 code, int depth);
    NodeTree::Index object(int depth);
    NodeTree::Index array(int depth);
    NodeTree::Index enumeration(int depth);
    NodeTree::Index classObject(int depth);
    NodeTree::Index classNode(qint32 classIndex);
    NodeTree::Index text(bool isLong);
    NodeTree::Index reference();
    NodeTree::Index exception(int depth);
    NodeTree::Index block(bool isLong);

    /// With the `code` of its first byte if that has been read.
    bool classDescription(qint32 &result, int depth, std::optional<quint8> code = std::nullopt);
    bool newClass(qint32 &result, int depth);
    bool newProxyClass(qint32 &result, int depth);
    bool fieldsOf(Class &described);
    bool skipAnnotation(int depth);

    void fields(JavaObject &object, qint32 classIndex, int depth);
    void written(JavaObject &object, qint32 classIndex, int depth);
    void noteWriter(const Class &own);
    static constexpr int kToTheEnd = -1;
    /// At most so many objects, or blocks that follow each other.
    void annotation(JavaObject &object, JavaType type, int depth, int most = kToTheEnd);
    QByteArrayView joinedBlocks();
    /// Where an object should stand.
    bool isAtBlock() const;
    void elements(NodeTree::Index list, char type, quint32 count, int depth);

    bool number(char type, JavaNumber &result);
    bool shortText(QByteArrayView &result);
    bool blockBytes(bool isLong, QByteArrayView &result);
    size_t newHandle(Handle handle);
    /// A read that found no more bytes. Always false.
    bool ended();
    bool refuse();

    NodeTree *m_tree = nullptr;
    ByteCursor m_cursor = ByteCursor({});
    bool m_isPrefix = false;
    State m_state = State::Good;
    std::vector<Handle> m_handles;
    RepeatedValues m_repeated;
    std::vector<Class> m_classes;
    std::vector<Field> m_fields;
    bool m_isAborted = false;        ///< the writer met an exception
    std::vector<Layout> m_layouts;   ///< for this attempt
    QByteArrayList m_writers;        ///< classes whose order is not sure, the last one used at the end
    std::vector<qint32> m_ancestors; ///< of the objects that are being read, innermost last
};

} // namespace formats
