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

    /// Epoch milliseconds on the server, now; of a clock that is stopped, when that was.
    qint64 nowMs() const;

    /// The latest half second: the moment that all of the window speaks of. What is due in a row is due in every count,
    /// however often either is drawn.
    qint64 shownMs() const { return nowMs() / kShownStepMs * kShownStepMs; }
    /// Until that moment moves on, as far as this clock runs; for a timer.
    int untilNextShownMs() const { return int(kShownStepMs - nowMs() % kShownStepMs); }
    static constexpr qint64 kShownStepMs = 500;

    /// The same clock, which stands still from now on: for what is only known as it was then.
    ServerClock stopped() const;
    bool isStopped() const { return m_stoppedAt >= 0; }

    /// Goes on while the computer sleeps, where the system has such a clock.
    static qint64 monotonicMs();

private:
    qint64 m_offset;
    qint64 m_stoppedAt = -1; ///< epoch ms; negative: it runs
};

} // namespace messages

Q_DECLARE_METATYPE(messages::ServerClock)
