// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"
#include "models/messages/probeanswer.h"

#include <QObject>

namespace server
{
class Prober;
}

namespace monitor
{

class IoThread;

/// Tries a profile out once, for the Test button of the connection dialog: connects, logs in, asks what the
/// account may see, and goes. Never retries, never changes anything, never blocks the caller's thread.
class ConnectionProbe final : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionProbe(IoThread &thread, QObject *parent = nullptr);
    ~ConnectionProbe() override;

    /// Cancels a probe that is still running.
    void start(const messages::ConnectionProfile &profile, const messages::Credentials &credentials);
    void cancel();

Q_SIGNALS:
    void finished(const messages::ProbeAnswer &answer);

private:
    IoThread &m_thread;
    server::Prober *m_prober = nullptr; ///< lives in the thread
    quint64 m_number = 0;               ///< of the probe that is wanted
};

} // namespace monitor
