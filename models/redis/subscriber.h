// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"

#include <QByteArrayList>
#include <QObject>

namespace redis
{

/// One message of a subscription.
struct Message {
    QByteArray channel;
    QByteArray payload;
};

/// One connection for pattern subscriptions (RESP2 wants its own). Re-subscribes after each reconnect,
/// pings when quiet, and says exactly from when to when messages may have been missed.
/// Lives in, and is used from, one thread. Reads whatever has arrived at once, and hands it on in one signal,
/// so that a slow receiver never makes the server cut the subscription.
class Subscriber final : public QObject
{
    Q_OBJECT

public:
    Subscriber(Endpoint endpoint, Login login, int database, ConnectionOptions options, QObject *parent = nullptr);
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

    Connection::State state() const;
    bool isSubscribed() const;
    /// The channel is confirmed.
    bool isListening() const;
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
    /// Of a PING: as long as another client's command would have waited.
    void roundTripMeasured(std::chrono::microseconds roundTrip);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace redis
