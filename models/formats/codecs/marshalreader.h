// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/nodetree.h"

#include <QVarLengthArray>

namespace formats
{

/// Reads Marshal 4.8. Objects are numbered in the order of ruby's r_entry(), since links name the numbers:
/// all but nil, true, false, small integers and symbols.
///
/// A function that reads a value sets `node` also when it fails, to what there is of the value, and its
/// caller adds that to its container: so a cut payload gives all that stands before the cut.
class MarshalReader
{
public:
    using Index = NodeTree::Index;
    using Kind = NodeTree::Kind;

    MarshalReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_isPrefix(isPrefix)
        , m_tree(tree)
    {
    }

    Index read();

private:
    /// Values deeper than NodeTree::kDeepest are read and dropped down to here, where the reading ends.
    static constexpr int kDeepestRead = 512;

    /// Counts the calls that are under way.
    class Nested
    {
    public:
        explicit Nested(MarshalReader &reader)
            : m_reader(reader)
        {
            ++m_reader.m_nested;
        }
        ~Nested() { --m_reader.m_nested; }
        Q_DISABLE_COPY_MOVE(Nested)

    private:
        MarshalReader &m_reader;
    };

    /// While its children are read; of a container that is left out they are dropped.
    class Inside
    {
    public:
        Inside(MarshalReader &reader, Index node)
            : m_reader(reader)
            , m_hides(!reader.isContainer(node))
        {
            ++m_reader.m_depth;
            m_reader.m_hidden += m_hides ? 1 : 0;
        }
        ~Inside()
        {
            --m_reader.m_depth;
            m_reader.m_hidden -= m_hides ? 1 : 0;
        }
        Q_DISABLE_COPY_MOVE(Inside)

    private:
        MarshalReader &m_reader;
        bool m_hides;
    };

    /// `variables`: some follow the value; one that reads them itself makes it false.
    bool object(Index &node, bool *variables = nullptr);
    bool value(char type, Index &node, bool *variables);
    bool array(Index &node);
    bool hash(char type, Index &node);
    bool withFields(Index &node);
    bool withData(char type, Index &node);
    bool withVariables(Index &node);
    bool dumped(Index &node, bool *variables);
    bool userClass(Index &node);
    bool string(Index &node);
    bool regexp(Index &node, bool *variables);
    bool moduleName(char type, Index &node);
    bool floating(Index &node);
    bool bigInteger(Index &node);
    bool link(Index &node);

    /// Names and values, into `node` if it is a container. The encoding is one of an object's variables.
    bool fields(Index node, QByteArrayView *encoding = nullptr);
    void decodeText(Index node, QByteArrayView encoding);
    QByteArrayView inUtf8(QByteArrayView text, QByteArrayView encoding);
    bool symbol(QByteArrayView &name);
    bool symbol(char type, QByteArrayView &name);

    bool ended()
    {
        m_stopped = m_stopped || m_isPrefix;
        return false;
    }
    bool byte(char &result);
    bool number(qint64 &result);
    bool count(quint64 &result);
    bool bytes(QByteArrayView &result);

    Index made(Index node)
    {
        m_stopped = m_stopped || node == NodeTree::kNone;
        return node;
    }
    Index add(Kind kind, QByteArrayView text = {}) { return m_hidden ? NodeTree::kNone : made(m_tree.add(kind, text)); }
    Index addInteger(qint64 value) { return m_hidden ? NodeTree::kNone : made(m_tree.addInteger(value)); }
    Index open(Kind kind, QByteArrayView text = {});
    Index remember(Index node)
    {
        m_objects.append(node);
        return node;
    }
    void appendPair(Index container, Index key, Index value);
    void appendField(Index object, QByteArrayView name, Index value);
    bool isContainer(Index node) const { return node != NodeTree::kNone && m_tree.at(node).isContainer(); }

    ByteCursor m_cursor;
    bool m_isPrefix;
    bool m_stopped = false; ///< cut, full or too deep: what there is counts
    int m_nested = 0;
    int m_depth = 0;
    int m_hidden = 0; ///< above 0 nothing is built, and nodes are kNone
    quint64 m_integerBytes = 0;
    NodeTree &m_tree;
    QVarLengthArray<QByteArrayView, 64> m_symbols;
    QVarLengthArray<Index, 128> m_objects;
};

} // namespace formats
