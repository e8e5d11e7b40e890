// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/liveness.h"
#include "models/messages/readingresult.h"
#include "models/messages/sessionevent.h"

#include <QByteArray>
#include <QStringList>

namespace alerts
{
struct Record;
} // namespace alerts

namespace app
{

// What `watch` prints: one JSON object a line. Each has `at` (ISO 8601, UTC, by the server's clock) and `kind`; fields
// of the same name hold the same as those of `list --format json`.

struct EventNames {
    QStringList formats; ///< by number
    QStringList nodes;   ///< by number; empty where there is but one
};

/// `kind`: created, extended, expired, logged_out (deleted by somebody), ended_here, evicted, ended_or_evicted,
/// vanished (found to be gone; nobody said how). Of one that expired `lag_ms` (null: not known) and `inferred`, true
/// where that is concluded from its deadline. Without `revealIds` no id is whole, nor a key that holds one.
QByteArray eventLine(const messages::SessionEvent &event, const EventNames &names, bool revealIds);

/// `kind` is liveness: how much is heard from here on.
QByteArray livenessLine(const messages::Liveness &liveness, qint64 at);
/// `kind` is gap: from then to then nothing was heard.
QByteArray gapLine(const messages::Liveness &liveness, qint64 at);
/// `kind` is found_by_reading: what came and went while nothing was heard. Nobody knows when.
QByteArray foundLine(const messages::ReadingResult &found);
/// `kind` is alert: `state` is fired or cleared, `alert` which one, `value` what was measured (null: nothing was, and
/// `why` it is over: rule_changed), `limit` (null: it has none), `user` whose it is, where it is about one, `text` a
/// sentence.
QByteArray alertLine(const alerts::Record &record, qint64 at);
/// `kind` is lost: so many events were not printed, since nobody took them.
QByteArray lostLine(qint64 lines, qint64 at);

} // namespace app
