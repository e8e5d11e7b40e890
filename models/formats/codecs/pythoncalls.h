// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

namespace formats
{

/// Makes what a call in a Python repr stands for readable: `call` is an Opaque named by what was called, with
/// its arguments behind their places and keywords. Only nodes are changed, nothing is evaluated.
///
/// set, frozenset, OrderedDict and dict become the List or Map that they hold; datetime.datetime, date and
/// time get a `value` in ISO 8601; a single argument of anything else stands behind `value`.
void tidyPythonCall(NodeTree &tree, NodeTree::Index call);

} // namespace formats
