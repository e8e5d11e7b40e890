// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <chrono>
#include <memory>

namespace support
{

/// A stretch of network between the program and a server: passes bytes on, in a thread of its own, until it is told to
/// do what networks do. With a replaced place in the profile that leads to it, one node of a real cluster is cut off
/// from the program alone, while the others still reach it.
///
/// Its calls may come from the test's thread, and have been carried out when they return.
class FaultProxy
{
public:
    /// To this port of the loopback.
    explicit FaultProxy(quint16 target);
    ~FaultProxy();
    Q_DISABLE_COPY_MOVE(FaultProxy)

    /// Where it listens; 0: it does not. The same as long as it lives.
    quint16 port() const { return m_port; }

    enum class Mode {
        Passing,
        Refusing,  ///< who connects is refused, as where nobody listens; what is open stays
        BlackHole, ///< nothing goes through, and nobody is told: who connects waits, what is open hangs
    };
    void setMode(Mode mode);
    /// Ends all connections, by a reset.
    void cut();
    /// Bytes of either direction arrive so much later; zero: at once. What is on its way keeps its delay.
    void setDelay(std::chrono::milliseconds delay);
    /// Of the bytes that the server sends from now on, over all connections, so many pass; then the connection that has
    /// sent the next one is reset. Once; negative: never mind.
    void truncateAfter(qint64 bytes);
    /// The server's side of all connections is closed, and the program is not told: they hang. New ones pass.
    void halfOpen();

    int connections() const; ///< open ones
    int accepted() const;    ///< all that ever were
    qint64 answered() const; ///< bytes from the server that were passed on
    int truncations() const; ///< connections that truncateAfter() has ended

private:
    class Worker;

    QThread m_thread;
    Worker *m_worker; ///< lives in the thread
    quint16 m_port = 0;
};

} // namespace support
