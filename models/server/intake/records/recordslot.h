// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/keys/fieldaddress.h"
#include "models/redis/keyslot.h"

namespace server
{

/// In a cluster: of the key that holds this record, be it a field of it.
inline int slotOfRecord(QByteArrayView record)
{
    return redis::slotOf(formats::keyOfRecord(record));
}

} // namespace server
