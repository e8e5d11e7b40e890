// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/nippytypes.h"
#include "models/formats/codecs/nodetree.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <bit>
#include <optional>

namespace formats
{

/// A value of Nippy behind its head, not packed. One value after the other, without recursion: a container is a count
/// of values that are still to come.
class NippyReader final
{
public:
    NippyReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_tree(tree)
        , m_isPrefix(isPrefix)
    {
    }
    Q_DISABLE_COPY_MOVE(NippyReader)

    NodeTree::Index read()
    {
        while (m_depth > 0 || m_root == NodeTree::kNone) {
            if (const Step step = value(); step != Step::Read)
                return breakOff(step);
            while (m_depth > 0 && m_open[m_depth - 1].left == 0)
                --m_depth;
        }
        return m_cursor.atEnd() ? m_root : NodeTree::kNone;
    }

private:
    /// How reading went on: the bytes end here, or the tree is full; they are none of this; or only the application
    /// knows where what stands here ends.
    enum class Step : quint8 { Read, Ended, Damaged, Lost };
    struct Open {
        NodeTree::Index node; ///< kNone: what is in it is left out
        quint64 left;         ///< children; of a map keys and values
    };

    Step put(NodeTree::Index node)
    {
        if (node == NodeTree::kNone)
            return Step::Ended;
        if (m_depth == 0) {
            m_root = node;
            return Step::Read;
        }
        Open &parent = m_open[m_depth - 1];
        m_tree.append(parent.node, node);
        --parent.left;
        return Step::Read;
    }
    template<typename Number> Step number(qint64 zero = 0, qint64 sign = 1)
    {
        Number value = 0;
        if (!m_cursor.bigEndian(value))
            return Step::Ended;
        return put(m_tree.addInteger(sign * (qint64(value) - zero)));
    }
    template<typename Bits, typename Float> Step floating()
    {
        Bits bits = 0;
        return m_cursor.bigEndian(bits) ? put(m_tree.addDouble(double(std::bit_cast<Float>(bits)))) : Step::Ended;
    }
    Step count(NippyCount how, quint64 &result);
    Step bytes(NippyCount how, QByteArrayView &result);
    Step value();
    Step scalar(NippyType type);
    Step text(NippyCount how, NodeTree::Kind kind);
    Step container(NippyCount how, NodeTree::Kind kind);
    Step container(quint64 count, NodeTree::Kind kind);
    Step named(NippyCount how, bool isRecord);
    Step wholeNumber(NodeTree::Index &node);
    Step decimal();
    Step ratio();
    Step uuid();
    Step milliseconds(const char *className);
    Step instant();
    Step duration();
    Step period();
    Step typed(const char *className, QByteArray text);
    Step pair(const char *className, const char *firstName, NodeTree::Index first, const char *secondName,
              NodeTree::Index second);
    NodeTree::Index breakOff(Step step);

    ByteCursor m_cursor;
    NodeTree &m_tree;
    NodeTree::Index m_root = NodeTree::kNone;
    size_t m_depth = 0;
    const bool m_isPrefix;
    std::optional<QByteArrayView> m_record;      ///< the class of the map that comes next
    std::array<Open, NodeTree::kDeepest> m_open; // NOLINT(*-member-init): written before it is read
};

} // namespace formats
