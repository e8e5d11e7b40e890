// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <QByteArrayView>

namespace formats
{

/// All of java.time is written by one class, java.time.Ser: a byte for the type, then what that type's
/// writeExternal() puts (JDK, java/time/Ser.java). Names `object` after the type and gives it a `value` in
/// ISO 8601, and a `zone` where there is one. False: it is none of them; nothing is changed.
bool describeJavaTime(NodeTree &tree, NodeTree::Index object, QByteArrayView data);

} // namespace formats
