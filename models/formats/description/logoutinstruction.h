// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/keys/keytemplate.h"

#include <QByteArray>
#include <QByteArrayList>

namespace formats
{

/// What one step of a logout does to its key.
enum class LogoutOperation : quint8 {
    Delete,             ///< `unlink`, `del`
    RemoveSetMember,    ///< `srem`
    RemoveScoredMember, ///< `zrem`
    DeleteField,        ///< `hdel`
    SetField,           ///< `hset`: only in a hash that is there
    Expire,             ///< `expire`
    ReplaceValue,       ///< `set-keepttl`: only a string that is there, which keeps its TTL
    RemoveListElement,  ///< `json-list-remove`: one element of a list in a JSON document
    Unsupported,        ///< it may be written down, but is not carried out: a lock to be taken, a step with a condition
};

/// Which elements of a JSON list are meant: objects by a member, or, without one, the texts and numbers themselves.
struct ElementTemplate {
    QByteArray member;
    KeyTemplate value;
};

/// One step of a logout, as the description says it. What is filled in comes from the row's own captures.
struct LogoutInstruction {
    LogoutOperation operation = LogoutOperation::Delete;
    KeyTemplate key;
    QByteArray keyText;   ///< the same as it is written, to tell of a step that is left out
    KeyTemplate argument; ///< the member of a set, the field of a hash
    KeyTemplate value;    ///< SetField, ReplaceValue: as plain text; it is written as what stands there is
    bool anyForm = false; ///< `argument` may be stored as it is, as a JSON text, or as a serialised text of Java's
    qint64 seconds = 0;   ///< Expire
    QByteArrayList path;  ///< RemoveListElement: the names that lead to the list; none: the document is the list
    ElementTemplate where;
    bool isRequired = false; ///< where it fails, the session has not been ended
};

} // namespace formats
