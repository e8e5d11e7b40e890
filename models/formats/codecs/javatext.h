// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <QByteArrayView>

namespace formats
{

/// Java's modified UTF-8 as UTF-8: it writes U+0000 as two bytes, and what is beyond U+FFFF as a pair of
/// surrogates of three bytes each. Usual texts have neither and stay a view.
QByteArrayView textFromModifiedUtf8(NodeTree &tree, QByteArrayView bytes);

/// UTF-16, big-endian, as UTF-8.
QByteArray textFromUtf16(QByteArrayView bytes);

} // namespace formats
