// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"
#include "models/formats/fields/fieldfindings.h"
#include "models/formats/fields/fieldplan.h"

namespace formats
{

/// Offers what stands at the plan's paths below `root` to `findings`, as scanJsonObject() does for JSON. Texts
/// that have to be decoded on the way are decoded into the same tree, which must live as long as the findings.
/// `node`: where in the plan `root` stands; the root of a payload, or a field of a hash.
void scanTree(NodeTree &tree, NodeTree::Index root, const FieldPlan &plan, FieldPlan::Node node,
              FieldFindings &findings);

/// One field of a hash, decoded: at the node of its name, and at those of the globs that match it.
void scanTreeField(QByteArrayView name, NodeTree &tree, NodeTree::Index value, const FieldPlan &plan,
                   FieldFindings &findings);

} // namespace formats
