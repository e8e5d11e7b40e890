// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/nodetree.h"
#include "models/formats/codecs/picklevalues.h"
#include "models/formats/codecs/repeatedvalues.h"

#include <vector>

namespace formats
{

/// A pickle is a program for a stack machine. This one knows all opcodes of the protocols 0 to 5, but its
/// values are nodes of a tree: where Python would call something, it writes down what, and with what.
///
/// An object belongs to one container. What the memo hands out again is a copy (scalars) or a Reference, so
/// that a list that holds itself, or a small pickle that stands for a billion objects, stays as small as its
/// bytes. Values that are put into a container by way of such a Reference are themselves only referred to:
/// otherwise an object could end up inside of itself.
class PickleMachine
{
public:
    /// See decodePickle().
    NodeTree::Index run(QByteArrayView bytes, bool isPrefix, NodeTree &tree);

private:
    enum class Step : quint8 {
        Next,
        Stop,
        Cut,    ///< the bytes end in the middle of an opcode, or the tree is full
        Refuse, ///< not a pickle, or nothing that a session needs
    };

    Step step();
    Step scalar(quint8 opcode);
    Step text(quint8 opcode);
    Step container(quint8 opcode);
    Step object(quint8 opcode);
    Step memo(quint8 opcode);

    // Arguments in the bytes.
    template<typename Number> bool number(Number &result);
    /// A length in `Length` bytes, and so many bytes.
    template<typename Length> bool counted(QByteArrayView &result);
    bool line(QByteArrayView &result);
    /// What it means that an argument is not there.
    Step missing() const { return m_isPrefix ? Step::Cut : Step::Refuse; }

    // The stack. Nothing reaches below the last mark.
    size_t base() const { return m_marks.empty() ? 0 : m_marks.back(); }
    size_t above() const { return m_stack.size() - base(); }
    Step push(PickleEntry entry);
    Step pushNode(NodeTree::Index node) { return push({node}); }
    /// A node that may have been refused for its text.
    Step pushRead(NodeTree::Index node);
    Step pushAgain(PickleEntry entry);
    PickleEntry pop();

    Step pushGlobal(QByteArrayView module, QByteArrayView name);
    Step call(PickleEntry callable, NodeTree::Index arguments);
    Step newTuple(size_t count);
    /// A container of everything from `first` on, in its place.
    Step collect(NodeTree::Kind kind, size_t first);
    /// Puts everything from `first` on into the container below it.
    bool fill(size_t first, bool asPairs);
    void put(NodeTree::Index target, bool isReference, PickleEntry child);

    // The end.
    NodeTree::Index finish();
    NodeTree::Index finishCut();
    void dropOperands();
    void settle(size_t first, bool isBottom);
    void foldMarked();
    void limitDepth(NodeTree::Index root);

    NodeTree *m_tree = nullptr;
    ByteCursor m_cursor = ByteCursor({});
    bool m_isPrefix = false;
    std::vector<PickleEntry> m_stack;
    std::vector<size_t> m_marks; ///< sizes of the stack
    std::vector<PickleEntry> m_memo;
    RepeatedValues m_repeated;
    /// An upper bound of how deep the tree can be.
    NodeTree::Index m_containers = 0;
    /// getattr that was not (yet) seen to fetch ZoneInfo's constructor.
    qint64 m_openGetAttributes = 0;
    // The list of a list-like object, so that adding to it needs no search.
    NodeTree::Index m_itemsOwner = NodeTree::kNone;
    NodeTree::Index m_items = NodeTree::kNone;
};

} // namespace formats
