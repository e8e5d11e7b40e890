// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"

#include <QByteArrayList>
#include <QObject>

#include <optional>

namespace redis
{

/// One message of a subscription.
struct Message {
    QByteArray channel;
    QByteArray payload;
};

/// A connection as its server knows it, by CLIENT INFO (Redis 6.2).
struct ClientIdentity {
    qint64 id = 0;
    QByteArray serverAddress; ///< that the client has reached (`laddr`); empty: not said

    /// Nothing where it is not said, or where `info` is something else.
    static std::optional<ClientIdentity> read(QByteArrayView info);
};

/// One connection for pattern subscriptions (RESP2 wants its own). Re-subscribes after each reconnect,
/// pings when quiet, and says exactly from when to when messages may have been missed. Before it subscribes to anything
/// it asks which client it is: afterwards it may not any more.
/// Lives in, and is used from, one thread. Reads whatever has arrived at once, and hands it on in one signal,
/// so that a slow receiver never makes the server cut the subscription.
class Subscriber final : public QObject
{
    Q_OBJECT

public:
    Subscriber(Endpoint endpoint, Login login, int database, const ConnectionOptions &options,
               QObject *parent = nullptr);
    ~Subscriber() override;

    void open();
    /// At once, without a signal then or later.
    void close();
    /// Closed as by close(). The next open() connects there.
    void moveTo(Endpoint endpoint);
    /// Replaces the patterns (PSUBSCRIBE / PUNSUBSCRIBE for the difference when connected). subscribed() follows
    /// when there were new ones; what was subscribed before goes on being delivered meanwhile.
    void setPatterns(const QByteArrayList &patterns);

    /// One channel by its name, beside the patterns; empty: none. Nothing is said where it is refused, and no pattern
    /// suffers from that. Its messages come among the others.
    void setChannel(const QByteArray &channel);

    /// Listens to what the server announces for a connection whose CLIENT TRACKING is redirected to this one; beside
    /// patterns and channel, none of which suffers where it is refused. Answered by hearsInvalidations() becoming
    /// true, with invalidationsHeard(), or by invalidationsRefused(); again after each reconnect.
    /// Called again while it is refused, it asks again.
    void setInvalidations(bool wanted);

    Connection::State state() const;
    bool isSubscribed() const;
    /// The channel is confirmed.
    bool isListening() const;
    bool hearsInvalidations() const;
    /// Of this connection, another one after each reconnect; an error: not connected, or the server does not say.
    const Result<ClientIdentity> &identity() const;
    /// Connects anew, since what is asked before subscribing may be answered now; with lost(), unless it is not open.
    void reopen();
    /// Sends a PING, answered by roundTripMeasured(). Nothing happens unless Ready, or while one is on its way.
    void measureRoundTrip();

Q_SIGNALS:
    /// All patterns are confirmed; every message from now on is delivered until lost().
    void subscribed();
    /// Messages may be missed from now until the next subscribed(). `retryIn` as in Connection::failed.
    void lost(const redis::Error &error, std::chrono::milliseconds retryIn);
    /// The server refused PSUBSCRIBE (NOPERM). The connection stays; nothing will arrive.
    void refused(const redis::Error &error);
    void messagesReceived(const std::vector<redis::Message> &messages);
    void invalidationsHeard();
    void invalidationsRefused(const redis::Error &error);
    /// These keys have been written, or are gone. After the messages that came with them.
    void invalidated(const std::vector<QByteArray> &keys);
    /// A database was emptied (FLUSHALL, FLUSHDB): of no key is anything announced. After the keys that came with it.
    void allInvalidated();
    /// Of a PING: as long as another client's command would have waited.
    void roundTripMeasured(std::chrono::microseconds roundTrip);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace redis
