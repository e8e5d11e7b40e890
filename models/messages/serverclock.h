// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QtGlobal>

namespace messages
{

/// The server's clock, as seen from here: its epoch milliseconds minus this machine's monotonic clock.
/// Immune to changes of the local wall clock; synchronised by TIME at connect and every half minute.
class ServerClock
{
public:
    /// Until the first synchronisation: the local wall clock.
    ServerClock();
    /// `serverEpochMs` was the server's time at the monotonic instant `monotonicMs` (middle of the TIME
    /// command's round trip).
    static ServerClock synchronised(qint64 serverEpochMs, qint64 monotonicMs);

    /// Epoch milliseconds on the server, now.
    qint64 nowMs() const;

    static qint64 monotonicMs();

private:
    qint64 m_offset;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::ServerClock)
