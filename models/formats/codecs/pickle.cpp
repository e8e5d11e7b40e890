// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"

#include "models/formats/codecs/picklemachine.h"

namespace formats
{

NodeTree::Index decodePickle(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    // The machine's stack and memo are used again for the next payload.
    thread_local PickleMachine machine;
    return machine.run(bytes, isPrefix, tree);
}

} // namespace formats
