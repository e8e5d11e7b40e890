// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/format.h"
#include "models/formats/description/logoutinstruction.h"
#include "models/formats/values/value.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <vector>

namespace formats
{

/// Which element of a JSON list: the object whose `member` is this text or number; without a member the text or number
/// itself.
struct ElementMatch {
    QByteArray member;
    QByteArray value;
    bool operator==(const ElementMatch &) const = default;
};

/// One step of the logout of one session, complete: bytes, nothing to be filled in, never a pattern.
struct LogoutAction {
    LogoutOperation operation = LogoutOperation::Delete; ///< never Unsupported
    QByteArray key;
    /// RemoveSetMember, RemoveScoredMember, DeleteField: the member or field in each form in which it may be stored,
    /// the plain one first. One command may name all of them. SetField: the field, one.
    QByteArrayList members = {};
    QByteArray value = {};    ///< SetField, ReplaceValue: plain; to be written as what is stored (encodedLike())
    qint64 seconds = 0;       ///< Expire
    QByteArrayList path = {}; ///< RemoveListElement: see withoutElement()
    ElementMatch where = {};
    bool isRecord = false;   ///< `key` is the session's own record
    bool isField = false;    ///< isRecord, of a session that is a field of `key`, and goes by this
    bool isRequired = false; ///< where it fails, the session has not been ended
    /// The key as the description writes it, to tell of it without an id (LeftOutStep::key); empty: the record's.
    QByteArray keyText = {};

    /// Whether the commands depend on what is stored there now: it has to be read first, and may not have changed when
    /// they arrive (WATCH). SetField: the field's value; ReplaceValue, RemoveListElement: the key's.
    bool needsStored() const;
    bool operator==(const LogoutAction &) const = default;
};

/// A step that the description has and this plan has not.
struct LeftOutStep {
    enum class Why : quint8 {
        NotTold,     ///< the session does not say what `asked` stands for
        Unsupported, ///< locks that would be taken, steps with a condition
        Shared,      ///< the key holds other sessions of the user as well, and nobody said what to remove of it
        NotReadable, ///< what is stored there is of no known form, so nothing can be written like it
        Refused,     ///< the server does not let this account
        NotReached,  ///< its node of a cluster does not answer, or nobody holds it now
    };
    LogoutOperation operation = LogoutOperation::Delete;
    QByteArray key; ///< as the description writes it, `user_sessions:{user}`
    Why why = Why::NotTold;
    QByteArray asked; ///< NotTold: the variable, `{user}`
    bool operator==(const LeftOutStep &) const = default;
};

/// What ends one session, in the order in which it is to be sent: companions first, the steps of the record itself
/// (`isRecord`) last, so that a logout that broke off half way can be repeated from the row that is still there.
///
/// Only from the row's own captures: nobody's keys but this session's are touched, whatever a user is called.
struct LogoutPlan {
    std::vector<LogoutAction> actions;
    std::vector<LeftOutStep> leftOut;
    /// What must not be shown of the arguments: the session's id, and longer texts from the payload that keys are made
    /// of. See commandText().
    QByteArrayList secrets;

    /// The key is none of this format, and nothing is known to end.
    bool isEmpty() const { return actions.empty(); }
};

/// `user` as the row has it (SessionFields::user); `payload` whole and decoded (Format::decode()), or Null where it was
/// not read: what asks for it is then left out, and told. payloadMembers() says what is worth reading.
LogoutPlan logoutPlan(const Format &format, QByteArrayView key, const QByteArray &user, const Value &payload);
/// The members at the top of the payload that plans of this format look at. Of a hash these fields are enough (HMGET);
/// of another record the whole payload is needed. Empty: none of it, and a plan needs nothing but the row.
QByteArrayList payloadMembers(const Format &format);

/// What a plan does with one key.
struct TouchedKey {
    enum class Fate : quint8 {
        Deleted,
        MemberRemoved,  ///< of a set; undo: SADD
        ScoreRemoved,   ///< a member of a sorted set; undo: ZADD, with the score that ZSCORE tells before
        FieldRemoved,   ///< of a hash, and that was the session; undo: HSETNX
        FieldsChanged,  ///< fields of a hash deleted or set; undo: HSET of what HMGET tells before
        ValueReplaced,  ///< a string written anew; undo: SET KEEPTTL
        ElementRemoved, ///< a JSON list has one less, or the key goes with its last; undo: withElement()
        TtlChanged,
    };
    QByteArray key;
    Fate fate = Fate::Deleted;
    bool isRecord = false;
    bool operator==(const TouchedKey &) const = default;
};

/// Every key that a plan touches, once, in the plan's order: for a dry run, for a copy before, for the preview. Of a
/// key with several steps the first that changes more than the TTL counts, and Deleted always.
std::vector<TouchedKey> keysOf(const LogoutPlan &plan);

} // namespace formats
