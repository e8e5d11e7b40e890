// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <QByteArrayView>

#include <unordered_map>
#include <vector>

namespace formats
{

// What .NET's BinaryFormatter writes ([MS-NRBF], .NET Remoting: Binary Format Data Structure): a root record, and
// behind it the objects that it refers to by their ids.

/// An object with an id.
struct NetObject {
    NodeTree::Index node = NodeTree::kNone;   ///< as it was read
    NodeTree::Index placed = NodeTree::kNone; ///< where the tree shows it; kNone: not yet
};

/// What the records hold, before the references are followed.
struct NetRecords {
    std::vector<NetObject> objects;
    std::unordered_map<qint32, size_t> byId; ///< indexes of `objects`
    /// By node: the object whose place it takes. A place of which the object is not there stays empty.
    std::unordered_map<NodeTree::Index, size_t> nodes; ///< the nodes of objects themselves
    std::unordered_map<NodeTree::Index, qint32> references;
    qint32 root = 0; ///< an id
};

/// Puts each object where it is first referred to, and shows the collections and values of .NET as what they are.
/// Returned is the root; kNone where there is none.
NodeTree::Index placeNetObjects(NetRecords &records, NodeTree &tree);

/// Shows an object whose class is known as what it holds: `List<T>` as a List, a Dictionary as a Map, a boxed number
/// as a number. Its members are in place already. Others stay as they are.
void unfoldNetObject(NodeTree &tree, NodeTree::Index object);

} // namespace formats
