// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/compression.h"

namespace formats
{

bool looksCompressed(Compression, QByteArrayView)
{
    return false;
}

Decompressed decompress(Compression, QByteArrayView, bool, QByteArray &)
{
    return Decompressed::No;
}

} // namespace formats
