// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

namespace formats
{

/// Trees are built where rows are read: one for each thread, used again for each payload.
inline NodeTree &freshTree()
{
    static thread_local NodeTree tree;
    tree.clear();
    return tree;
}

} // namespace formats
