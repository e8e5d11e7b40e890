// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/jsonlist.h"
#include "models/formats/logout/lifeplan.h"
#include "models/formats/logout/logoutplan.h"
#include "models/redis/reply.h"
#include "models/server/intake/records/fieldends.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace server
{

/// What stood in one key before a logout changed it: so much of it as brings it back, and no more. A session's own
/// record is kept whole; of a key that other sessions share only what was taken out of it.
struct KeptKey {
    using Fields = QList<std::pair<QByteArray, QByteArray>>;

    QByteArray key;
    formats::TouchedKey::Fate fate = formats::TouchedKey::Fate::Deleted;
    bool isRecord = false;
    qint64 deadline = kNone;      ///< epoch ms by the server's clock; kNone: no TTL; kAbsent: there was no such key
    QByteArray dump = {};         ///< of a record, and of what was deleted (DUMP)
    QByteArray dumpAfter = {};    ///< of a record that is still there when its session has ended
    QByteArrayList members = {};  ///< of a set: those that were in it and were asked to go
    Fields scores = {};           ///< the same of a sorted set: member, score
    Fields fields = {};           ///< of a hash: those that were there, with what stood in them
    qint64 fieldDeadline = kNone; ///< of a field that was a session: its own end (Redis 7.4); kUnknown: not to be asked
    bool asksInstants = true;     ///< `deadline` was told by PEXPIRETIME, else by PTTL
    QByteArray field = {};        ///< of a hash: the one that was written …
    qint64 newDeadline = kNone;   ///< the one that it was given (TtlChanged)
    QByteArray written = {};      ///< … with this; or what a string was replaced with. Null: it was deleted
    QByteArray value = {};        ///< of a string that was replaced: what stood there
    std::optional<formats::RemovedElement> element = {};
    QByteArrayList path = {}; ///< of the list that has lost it

    static constexpr qint64 kNone = -1;   ///< as PEXPIRETIME says it
    static constexpr qint64 kAbsent = -2; ///< the same
    static constexpr qint64 kUnknown = -3;

    bool wasThere() const { return deadline != kAbsent; }
    qint64 bytes() const;
};

/// One session that has been ended, and all that it takes to bring it back: its own record is among the keys.
struct KeptSession {
    QByteArray record;
    quint8 format = 0;
    QByteArray user;
    QByteArray otherNames;
    std::vector<KeptKey> keys; ///< in the order in which they were changed
    /// In a cluster: those in other slots than the record, each changed by itself, at its own node.
    std::vector<KeptKey> elsewhere = {};

    qint64 bytes() const;
};

/// What is to be kept of a key before this command of an action is carried out, as far as that is known before the
/// server is asked. `before`: what stands there, where the action needsStored().
KeptKey keptFor(const formats::LogoutAction &action, const std::optional<QByteArray> &before,
                const QByteArrayList &command);
KeptKey keptFor(const formats::LifeAction &action);

/// How a server can be asked when something ends.
struct Knowledge {
    bool instants = true;                     ///< PEXPIRETIME, else PTTL
    FieldEnds fieldEnds = FieldEnds::Unheard; ///< HPEXPIRETIME
};

/// What has to be asked about a key before an action changes it, in one transaction with it. Members: of the action.
QList<QByteArrayList> questionsBefore(const KeptKey &key, const QByteArrayList &members, const Knowledge &knowledge);
/// What has to be asked after all actions of its session.
QList<QByteArrayList> questionsAfter(const KeptKey &key);
/// Takes the answers to questionsBefore(). `nowMs` by the server's clock, for a server that only knows what is left.
void takeBefore(KeptKey &key, const QByteArrayList &members, const Knowledge &knowledge, qint64 nowMs,
                const redis::Reply *answers);

} // namespace server
