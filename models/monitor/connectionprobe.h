// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/probeanswer.h"

#include <QObject>

#include <memory>

namespace monitor
{

/// Tries a profile out once, for the Test button of the connection dialog: connects, logs in, asks what the
/// account may see, and goes. Never retries, never changes anything, never blocks the caller's thread.
class ConnectionProbe final : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionProbe(QObject *parent = nullptr);
    ~ConnectionProbe() override;

    /// Cancels a probe that is still running.
    void start(const messages::ConnectionProfile &profile, const QByteArray &password);
    void cancel();

Q_SIGNALS:
    void finished(const messages::ProbeAnswer &answer);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace monitor
