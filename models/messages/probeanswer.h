// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"
#include "models/messages/tlsfacts.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace messages
{

/// What trying a profile out has shown.
struct ProbeAnswer {
    Problem problem;          ///< empty: it works
    QString server;           ///< "Redis 7.0.15", or empty when the server may not say
    bool isOldServer = false; ///< older than 6.2: it does not announce all that changes
    qint64 roundTripMicroseconds = 0;
    qint64 keys = -1;             ///< DBSIZE; -1: not allowed
    bool notificationsOn = false; ///< keyspace events for writes and expiry arrive
    bool notificationsKnown = false;
    std::optional<TlsFacts> tls; ///< also beside a problem, once it got that far
};

} // namespace messages

Q_DECLARE_METATYPE(messages::ProbeAnswer)
