// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

namespace formats
{

/// A second occurrence of `original`. Other than NodeTree::addAgain(), an object that is nothing but its
/// readable `value` (a time, a UUID, a constant of an enum) is copied like the scalar that it stands for:
/// frameworks write one time object both as "created" and as "last seen". Costs at most five nodes.
NodeTree::Index addValueAgain(NodeTree &tree, NodeTree::Index original);

} // namespace formats
