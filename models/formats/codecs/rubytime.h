// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

namespace formats
{

/// An object of Ruby that is a time gets a child `value` with ISO 8601, a BigDecimal one with plain digits.
/// `data` is what the object wrote about itself.

/// An object that dumps itself into bytes; the instance variables of these bytes are children of `object`.
/// False: its class is none that is known here.
bool addRubyDumpValue(NodeTree &tree, NodeTree::Index object, QByteArrayView data);
/// An object that dumps itself into another object.
void addRubyMarshalValue(NodeTree &tree, NodeTree::Index object, NodeTree::Index data);

} // namespace formats
