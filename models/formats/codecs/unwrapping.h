// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/codec.h"

#include <QByteArrayView>

namespace formats
{

/// Whether this step takes something off that is written around a payload, and is no compression.
bool isWrapping(Codec codec);
/// Replaces `bytes` by what is wrapped in them: a view into them, or bytes that the tree keeps. False: they are not
/// wrapped that way. `isPrefix` is whether they are cut, before and after.
bool unwrap(const CodecStep &step, QByteArrayView &bytes, bool &isPrefix, NodeTree &tree);

} // namespace formats
