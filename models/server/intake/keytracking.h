// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/redis/reply.h"

#include <QByteArrayList>
#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <optional>

namespace redis
{
class Node;
}

namespace server
{

/// Has one node announce every key that is written, deleted, renamed, expired or evicted, whatever its
/// `notify-keyspace-events` is: CLIENT TRACKING of the connection for commands in broadcasting mode, redirected to the
/// one for events (https://redis.io/docs/latest/develop/reference/client-side-caching/). It tells neither what was done
/// to a key nor in which database, but no change of this connection's database goes untold.
///
/// It rests on both connections: whoever reconnects has another number, or nothing switched on. So it is switched on
/// each time that the one for events has come to listen; and twice a second the node is asked whether it still is on,
/// for the same prefixes, and redirected to who listens now: RESET or a proxy may have ended it without a word to us.
/// Both connections have to have reached the same server: a number means another client elsewhere.
/// Lives in the I/O thread.
class KeyTracking final : public QObject
{
    Q_OBJECT

public:
    KeyTracking(redis::Node &node, QObject *parent);

    /// Switches it on for the keys that begin with one of these, none of which begins with another (trackedPrefixes());
    /// none: for all keys. Answered by switchedOn() or refused(), unless it is on like that; if it was on for others,
    /// what happens in between is not announced.
    void start(const QByteArrayList &prefixes);
    void stop();

    bool isOn() const { return m_state == State::On; }
    bool isWanted() const { return m_state != State::Off; }
    /// On its way, or waiting for the connection for events.
    bool isPending() const { return m_state == State::Waiting || m_state == State::Asking; }
    /// Of every key, not only of those under some prefixes.
    bool coversAll() const { return m_prefixes.isEmpty(); }

    /// Twice a second, while commands are answered: asks whether it is still on, and again for what was refused.
    void check();

    /// What was refused is asked for again so often: permissions come back. The server may log each refusal.
    static constexpr std::chrono::seconds kAskAgain{10};

Q_SIGNALS:
    /// Whatever is written from now on is announced.
    void switchedOn();
    /// It was on, and is not any more, or cannot be asked for; it is tried again by itself.
    void lost();
    /// It cannot be had for now, or at all.
    void refused(const redis::Error &error);

private:
    enum class State : quint8 {
        Off,     ///< not wanted
        Waiting, ///< until the connection for events listens
        Asking,
        On,
        Refused,
    };

    void begin();
    void ask();
    void compareServers(const redis::Result<redis::Reply> &info);
    void switchOn();
    void take(const redis::Result<std::vector<redis::Reply>> &replies);
    void takeInfo(const redis::Result<redis::Reply> &info);
    bool isAsWanted(const redis::Reply &info) const;
    void refuse(const redis::Error &error);
    void drop();

    redis::Node &m_node;
    QByteArrayList m_prefixes; ///< sorted
    State m_state = State::Off;
    quint64 m_turn = 0;         ///< answers to what was asked before are not wanted any more
    bool m_isChecked = false;   ///< an answer is on its way
    bool m_hasReopened = false; ///< the connection for events, since the one for commands has come
    redis::Error m_refusal;
    QElapsedTimer m_refusedAt;
};

/// The prefixes that bring every key that one of these globs takes, for CLIENT TRACKING, which wants none to begin with
/// another. None: all keys have to be announced, as a glob begins with `*`, or they are too many: for each write the
/// server compares them all.
QByteArrayList trackedPrefixes(const QByteArrayList &globs);

} // namespace server
