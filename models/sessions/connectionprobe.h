// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/connectionprofile.h"
#include "models/sessions/status.h"

#include <QObject>

#include <memory>

namespace sessions
{

/// Tries a profile out once, for the Test button of the connection dialog: connects, logs in, asks what the
/// account may see, and goes. Never retries, never changes anything, never blocks the caller's thread.
class ConnectionProbe final : public QObject
{
    Q_OBJECT

public:
    struct Answer {
        Problem problem; ///< empty: it works
        QString server;  ///< "Redis 7.0.15", or empty when the server may not say
        qint64 roundTripMicroseconds = 0;
        qint64 keys = -1;             ///< DBSIZE; -1: not allowed
        bool notificationsOn = false; ///< keyspace events for writes and expiry arrive
        bool notificationsKnown = false;
    };

    explicit ConnectionProbe(QObject *parent = nullptr);
    ~ConnectionProbe() override;

    /// Cancels a probe that is still running.
    void start(const ConnectionProfile &profile, const QByteArray &password);
    void cancel();

Q_SIGNALS:
    void finished(const sessions::ConnectionProbe::Answer &answer);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sessions

Q_DECLARE_METATYPE(sessions::ConnectionProbe::Answer)
