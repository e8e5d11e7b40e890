// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <atomic>
#include <mutex>
#include <thread>

namespace support
{

/// Applications at work on a cluster, from a thread of their own: sessions begin, are touched, change hands, end and
/// run out, at a steady rate. What a node does not take within a moment is given up, as by a request that fails.
class FleetWriter
{
public:
    /// `ports` of all nodes on the loopback; a rate in commands a second.
    FleetWriter(QList<quint16> ports, quint32 seed, int rate);
    ~FleetWriter();
    Q_DISABLE_COPY_MOVE(FleetWriter)

    /// When this returns, nothing is on its way; until resume().
    void pause() { m_turn.lock(); }
    void resume() { m_turn.unlock(); }

    qint64 taken() const { return m_taken; }   ///< commands that a node has carried out
    qint64 failed() const { return m_failed; } ///< and those that none would, or not in time

private:
    class Clients;
    void run(const QList<quint16> &ports, quint32 seed, int rate);

    std::mutex m_turn; ///< whoever has it may write
    std::atomic<bool> m_stopping = false;
    std::atomic<qint64> m_taken = 0;
    std::atomic<qint64> m_failed = 0;
    std::thread m_thread;
};

} // namespace support
