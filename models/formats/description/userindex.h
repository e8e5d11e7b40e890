// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/values/attributepath.h"
#include "models/formats/codecs/codec.h"
#include "models/formats/keys/keytemplate.h"
#include "models/formats/values/payload.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <vector>

namespace formats
{

/// Where a framework itself notes the sessions of one user, as a format's description says it: a set of ids, a
/// list in JSON, the name of a key. With it a user is found in a few commands, however many keys there are.
struct UserIndex {
    KeyTemplate key;                   ///< with {p} and {user}
    RecordType type = RecordType::Set; ///< Set, SortedSet or String
    std::vector<CodecChain> chains;    ///< of a member, or of the string: the first that fits
    std::vector<PathSteps> ids;        ///< to the ids; all of them count. Empty: the value itself
    bool idIsKey = false;              ///< they are whole keys of records
    bool knowsIds = false;             ///< its users are account numbers, not what people log in with

    /// The key that lists this user's sessions. Empty: nobody goes by that name.
    QByteArray keyFor(const QByteArray &prefix, const QByteArray &user) const;
};

/// What one value of an index says.
struct IndexedIds {
    QByteArrayList ids;       ///< in their order, without duplicates and empty ones
    bool undecodable = false; ///< none of the chains fits
    bool incomplete = false;  ///< cut off, or more than `most`
};

/// The ids in one member, or in the string. Never throws, never trusts a length; `isPrefix`: the value was cut.
IndexedIds idsOf(const UserIndex &index, QByteArrayView value, bool isPrefix, qsizetype most);

} // namespace formats
