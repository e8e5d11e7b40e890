// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/phptreebuilder.h"

#include <QVarLengthArray>

#include <optional>

namespace formats
{

/// Reads serialize()'s text. One instance reads one payload: in session data the references count through
/// all variables.
class PhpReader
{
public:
    using Index = NodeTree::Index;
    using Kind = NodeTree::Kind;

    PhpReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_isPrefix(isPrefix)
        , m_tree(tree)
        , m_builder(tree)
    {
    }

    Index single();
    Index session();
    Index binarySession();

private:
    /// One value with all that is in it, if `depth` containers are open around it.
    bool value(int depth);
    bool begin();
    bool key();
    bool variable();
    bool binaryVariable();
    static bool isPlausibleName(QByteArrayView name);
    Index result(bool whole);
    Index brokenSession(quint32 before);

    // The parts that values consist of. Each is false where the text is something else, or ends.
    bool take(char c) { return m_cursor.take(c) || ended(); }
    bool ended()
    {
        m_cut = m_cut || m_cursor.atEnd();
        return false;
    }
    bool length(quint64 &number);
    bool integer(QByteArrayView &digits, qint64 &number, bool &fits);
    bool quoted(QByteArrayView &text);
    bool escaped(QByteArrayView &text);
    bool text(char kind, QByteArrayView &text);

    bool integerValue();
    bool doubleValue();
    bool object();
    bool custom();
    bool enumCase();
    bool reference();
    bool placed(Index node)
    {
        m_slots.append(node);
        return true;
    }

    ByteCursor m_cursor;
    bool m_isPrefix;
    bool m_cut = false;        ///< a step wanted bytes behind the end
    QByteArrayView m_lastText; ///< the last text, as far as it goes
    NodeTree &m_tree;
    PhpTreeBuilder m_builder;
    /// PHP numbers the values (not the keys) as they begin; references name these numbers, from 1.
    QVarLengthArray<Index, 256> m_slots;
    /// Values inside of a C: object are numbered too, but only its class can count them.
    std::optional<quint64> m_lastSureNumber;
};

} // namespace formats
