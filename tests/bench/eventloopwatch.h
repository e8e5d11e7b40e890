// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace bench
{

/// How long the GUI thread's event loop was away at a time: a timer that wants to fire every millisecond
/// notes how late it was.
///
/// What a user feels is the frame: time is cut into slots of a 60 Hz screen, and the time of a frame is the
/// longest absence that touches its slot, whole, also where most of it lies in the slots beside. So a stall
/// of 50 ms spoils three or four frames with 50 ms each, and many short turns do not outvote it.
class EventLoopWatch final : public QObject
{
    Q_OBJECT

public:
    EventLoopWatch();

    /// Watches from now until stop(); several stretches count as one.
    void start();
    void stop();
    double longestMs() const;
    /// As longestMs(), by the thread's own time of the processor: what others do with it meanwhile does not count, and
    /// neither does a wait. Of one turn of the event loop, it is how much there was to do.
    double longestBusyMs() const;
    /// The given part (0.99) of all frames took no longer than this.
    double framePercentileMs(double part) const;

private:
    void note();
    std::vector<double> frames() const;

    QTimer m_timer;
    QElapsedTimer m_elapsed;
    qint64 m_last = 0;
    qint64 m_lastBusy = 0; ///< ns
    double m_longestBusy = 0;
    std::vector<double> m_gaps; ///< ms, one after the other
};

} // namespace bench
