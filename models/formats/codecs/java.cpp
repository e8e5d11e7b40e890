// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"

#include "models/formats/codecs/javastream.h"

namespace formats
{

NodeTree::Index decodeJava(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    // The stream's tables are used again for the next payload: a hash has a payload in each field.
    thread_local JavaStream stream;
    return stream.run(bytes, isPrefix, tree);
}

} // namespace formats
