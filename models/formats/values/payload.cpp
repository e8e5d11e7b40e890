// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/values/payload.h"

namespace formats
{

RecordType recordTypeFromWord(QByteArrayView word)
{
    if (word == "string")
        return RecordType::String;
    if (word == "hash")
        return RecordType::Hash;
    if (word == "list")
        return RecordType::List;
    if (word == "set")
        return RecordType::Set;
    if (word == "zset")
        return RecordType::SortedSet;
    if (word == "stream")
        return RecordType::Stream;
    return word.isEmpty() || word == "none" ? RecordType::Unknown : RecordType::Other;
}

} // namespace formats
