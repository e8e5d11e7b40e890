// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"
#include "models/redis/sentinelreplies.h"
#include "models/redis/sentinelvote.h"
#include "models/redis/subscriber.h"

#include <QObject>

#include <vector>

namespace redis
{

/// One sentinel: a connection to ask it where the primary is, and one on which it announces that it has changed. Both
/// with short limits, since others know the same.
///
/// By TLS, its certificate may be for its host as it is written, or for the server name that the options give: that one
/// is meant for the servers, which sentinels name by addresses, and often all share one certificate.
/// Lives in, and is used from, one thread.
class SentinelPeer final : public QObject
{
    Q_OBJECT

public:
    /// `login`: at the sentinels. The id may be empty: then it is asked for.
    SentinelPeer(KnownSentinel sentinel, QByteArray primaryName, const Login &login, const ConnectionOptions &options,
                 QObject *parent);
    ~SentinelPeer() override;

    void open();
    /// Without a signal. What it has said is not known any more.
    void close();
    /// One that waits for the next attempt, or was closed for good, is tried at once.
    void retry();

    /// Asks, if there is a connection. One question at a time: one that comes while another is on its way is asked
    /// after it. `withOthers`: also for the sentinels that it knows.
    void ask(bool withOthers = false);
    /// The same, and tries one that waits at once; what it has said before does not count any more.
    void askAnew();

    const Endpoint &place() const { return m_word.sentinel; }
    const SentinelWord &word() const { return m_word; }
    bool isReady() const { return m_commands->state() == Connection::State::Ready; }
    /// Not to be tried again by itself.
    bool isClosed() const { return m_commands->state() == Connection::State::Closed; }

Q_SIGNALS:
    void wordChanged();
    /// Another primary, by its word.
    void switchAnnounced();
    void othersNamed(const std::vector<redis::KnownSentinel> &others);

private:
    void takeState(Connection::State state);
    void takeFailure(const Error &error);
    void send();
    void take(const std::vector<Reply> &replies, bool withOthers);
    void askNames();
    void setWord(SentinelWord word);
    ConnectionOptions ownOptions(const ConnectionOptions &options);

    const QByteArray m_primaryName;
    SentinelWord m_word;
    Connection *m_commands;
    Subscriber *m_events;
    bool m_isAsking = false;
    bool m_asksAgain = false;
    bool m_wantsOthers = true;
    bool m_checksOwnName = false; ///< by TLS: its own host, not the options' server name
};

} // namespace redis
