// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

namespace formats
{

/// What a payload refers to once more. Containers become a Reference, scalars are copied, and so is an
/// object that is nothing but its readable `value` (a time, a UUID, a constant of an enum): frameworks write
/// one time object both as "created" and as "last seen".
///
/// A copied text costs the tree nothing, but whoever shows or searches the tree reads it each time: together
/// they are bounded, else some bytes could stand for gigabytes. Behind the bound an Omitted takes their
/// place.
class RepeatedValues
{
public:
    /// Bytes of texts over one payload.
    static constexpr qsizetype kMostRepeated = 16 * 1024 * 1024;
    static constexpr quint32 kMostCopiedNodes = 10'000;

    void clear()
    {
        m_bytes = 0;
        m_copied = 0;
    }
    /// A new node; kNone when the tree is full.
    NodeTree::Index add(NodeTree &tree, NodeTree::Index original);
    NodeTree::Index addText(NodeTree &tree, QByteArrayView text);
    /// `original` with all that is in it, into a container that has `depth` around it: an array that was stored twice
    /// by its value. Copied are kMostCopiedNodes over one payload, behind that it is a Reference: some bytes could
    /// stand for a billion elements.
    NodeTree::Index addCopy(NodeTree &tree, NodeTree::Index original, qsizetype depth);

private:
    bool allows(NodeTree &tree, QByteArrayView text);
    NodeTree::Index addOne(NodeTree &tree, NodeTree::Index original);

    qsizetype m_bytes = 0;
    quint32 m_copied = 0; ///< nodes, by addCopy()
};

} // namespace formats
