// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"

namespace formats
{

NodeTree::Index decodeMarshal(QByteArrayView, bool, NodeTree &)
{
    return NodeTree::kNone;
}

} // namespace formats
