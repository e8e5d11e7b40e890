// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"

namespace formats
{

NodeTree::Index decodeText(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    // A character that the cut went through does not make the rest binary.
    QByteArrayView whole = bytes;
    for (int cut = 0; isPrefix && cut < 3 && !whole.isValidUtf8() && !whole.isEmpty(); ++cut)
        whole.chop(1);
    if (isPrefix)
        tree.markIncomplete();
    if (whole.isValidUtf8())
        return tree.add(NodeTree::Kind::String, whole);
    return tree.add(NodeTree::Kind::Bytes, bytes);
}

} // namespace formats
