// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/values/value.h"

namespace formats
{

const Value *Value::find(QByteArrayView key) const
{
    for (const Member &member : members) {
        if (QByteArrayView(member.key.bytes) == key)
            return &member.value;
    }
    return nullptr;
}

} // namespace formats
