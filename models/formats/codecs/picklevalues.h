// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"
#include "models/formats/codecs/pickleglobals.h"

namespace formats
{

/// What lies on a pickle's stack, or in its memo.
struct PickleEntry {
    NodeTree::Index node = NodeTree::kNone;
    PickleType type = PickleType::Other;
    bool isClass = false; ///< a global, not yet called: an Opaque without children
};

/// The container behind a Reference; any other node itself.
NodeTree::Index referredNode(const NodeTree &tree, NodeTree::Index index);

/// Appends a key and its value to a Map or Opaque.
void appendNamed(NodeTree &tree, NodeTree::Index container, QByteArrayView name, NodeTree::Index value);

/// What Python would get by calling `callable` with the List `arguments`, as far as that can be shown
/// without doing so: a known type becomes a Map, a List or a scalar, or an Opaque with a readable `value`;
/// anything else an Opaque of the class's name with its `args`. An entry without a node: it cannot be called,
/// or the tree is full.
PickleEntry describeCall(NodeTree &tree, PickleEntry callable, NodeTree::Index arguments);

/// BUILD: gives an object its attributes, as its `state`.
void describeState(NodeTree &tree, PickleEntry object, NodeTree::Index state);

} // namespace formats
