// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/format.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace formats
{

/// One key of a session and the end that it gets, complete: bytes, nothing to be filled in, never a pattern.
struct LifeAction {
    QByteArray key;
    qint64 deadlineMs = 0; ///< absolute, epoch ms by the server's clock
    bool isRecord = false; ///< `key` is the session's own record
    bool operator==(const LifeAction &) const = default;
};

/// What Redis's TTL alone does not decide.
enum class LifeCaveat : quint8 {
    NamesItsEnd,  ///< the session itself says when it ends, and the application may hold to that
    NamesItsSpan, ///< the session itself says how long it lasts without a request
    RecordStays,  ///< the record outlives the session's deadline, and a request finds it there
    MovesOn,      ///< the next request may give the session another end, as it always does
};

/// What gives one session another end, be it earlier or later, in the order in which it is to be sent: what stands
/// beside the record first, the record last, so that a job that broke off half way can be repeated from the row that is
/// still there.
///
/// The keys are the record; the key that carries the session's TTL where that is another (Format::deadlineKey(): then
/// that one ends at the deadline, and the record some minutes later, as its framework keeps it for listeners that want
/// to know who is gone); and the keys that by the description live as long as the record. A key that is not there is
/// not made by its command. What names the session elsewhere is left as it is: Spring's `expirations:` set of the old
/// minute only has Spring look whether the session is gone, and a framework's index is mended by its next request.
struct LifePlan {
    std::vector<LifeAction> actions;
    std::vector<LifeCaveat> caveats; ///< each once, the gravest first
    /// What must not be shown of the keys: the session's id. See commandText().
    QByteArrayList secrets;

    /// The key is none of this format, and nothing is known to give another end.
    bool isEmpty() const { return actions.empty(); }
};

/// `deadlineMs`: when the session is to end, absolute, epoch ms by the server's clock. One that has passed ends it at
/// once, without the steps of a logout: Redis removes a key whose end has passed.
LifePlan lifePlan(const Format &format, QByteArrayView key, qint64 deadlineMs);

/// `PEXPIREAT key ms`. Its reply is 1, or 0 where the key is not there.
QByteArrayList commandOf(const LifeAction &action);
/// The command as it would be typed, for the preview: with what is in `secrets` (LifePlan) masked. Safe to show as
/// plain text.
QString commandText(const LifeAction &action, const QByteArrayList &secrets);

/// Whether it is to be told where a session gets an earlier end, and not only where it gets a later one: an earlier one
/// is the end whatever the session itself says, since its key goes.
bool concernsShortening(LifeCaveat caveat);
/// A sentence: what the application may do all the same.
QString lifeCaveatText(LifeCaveat caveat);

} // namespace formats
