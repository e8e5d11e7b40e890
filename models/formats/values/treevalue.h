// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"
#include "models/formats/values/value.h"

namespace formats
{

/// The tree below `root` as a value of its own, for the details: texts are copied, texts that are not UTF-8
/// become Bytes. A Reference is an Opaque named `↑`, something left out one named `…`.
Value treeValue(const NodeTree &tree, NodeTree::Index root);

} // namespace formats
