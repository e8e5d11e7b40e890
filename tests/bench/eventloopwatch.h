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
class EventLoopWatch final : public QObject
{
    Q_OBJECT

public:
    EventLoopWatch();

    void start();
    void stop();
    double longestMs() const;
    /// The given part (0.99) of all gaps is shorter than this.
    double percentileMs(double part) const;

private:
    void note();

    QTimer m_timer;
    QElapsedTimer m_elapsed;
    qint64 m_last = 0;
    std::vector<double> m_gaps;
};

} // namespace bench
