// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/backoff.h"
#include "models/redis/connection.h"
#include "models/redis/handshake.h"
#include "models/redis/replyreader.h"
#include "models/redis/socket.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <optional>

namespace redis
{

/// What a Connection and a Subscriber have in common: a socket that is opened, logged in, watched, and opened
/// again after a failure. What the bytes in between mean is the owner's business.
///
/// One state machine and one timer, whose meaning follows from the phase:
///
///     Closed ──open()──> Starting ──> Connecting ──> LoggingIn ──> Ready
///                                         ^           │    ^         │
///                                         │     LOADING    │         │
///                                      Waiting        v    │         │
///                                         ^        LoadingPause      │
///                                         └──── any failure <────────┘   (a final one leads to Closed)
///
/// Through a tunnel the attempt begins when there is a way, for which the tunnel has limits of its own.
///
/// A handshake of TLS that is not answered leads over Doubting: a Redis without TLS says nothing to that, and waits for
/// more, so it is asked whether it answers without. An endpoint that was reached by TLS before is not doubted, and what
/// is wrong with the files for it by then is not final: they are being replaced, perhaps.
class Link final : public QObject
{
    Q_OBJECT

public:
    /// Every call may close() or delete the Link, except from linkReply(), which must not call anybody else.
    class Owner
    {
    public:
        virtual void linkStateChanged(Connection::State state) = 0;
        /// One reply while Ready. False: nobody asked for it, which is a protocol error.
        virtual bool linkReply(Reply &&reply) = 0;
        /// All that had arrived is handed over.
        virtual void linkDrained() = 0;
        /// Nothing is awaited, and nothing was heard for ConnectionOptions::idlePing: ask for something.
        virtual void linkIdle() = 0;
        /// As Connection::failed(). The state is already that of after the failure.
        virtual void linkFailed(const Error &error, std::chrono::milliseconds retryIn) = 0;

    protected:
        ~Owner() = default;
    };

    Link(Owner &owner, Endpoint endpoint, Login login, int database, const ConnectionOptions &options, QObject *parent);
    ~Link() override;

    void open();
    /// Without a call to the owner.
    void close();

    Connection::State state() const;
    const Endpoint &endpoint() const { return m_endpoint; }
    const ConnectionOptions &options() const { return m_options; }
    /// While closed: where the next open() goes.
    void setEndpoint(Endpoint endpoint);
    /// Why it is not Ready.
    const Error &lastError() const { return m_lastError; }
    const std::optional<TlsPeer> &tlsPeer() const { return m_socket.tlsPeer(); }

    /// While Ready. The answer is awaited from now on, until the owner says setAwaiting(false).
    void write(const QByteArray &wire);
    void setAwaiting(bool awaiting);
    /// Sends what was written, without waiting for the event loop. Nothing is told from in here.
    void flush();
    /// See ReplyReader::recycle().
    void recycle(std::vector<Reply> &&replies);
    void recycle(QByteArray &&bytes);

private:
    using Clock = std::chrono::steady_clock;
    enum class Phase : quint8 { Closed, Starting, Connecting, LoggingIn, LoadingPause, Ready, Waiting, Doubting };

    void enter(Phase phase);
    void attempt();
    void logIn();
    void readAvailable();
    void takeBytes(QByteArrayView slice);
    void takeHandshakeReply(const Reply &reply);
    void pauseForLoading();
    void becomeReady();
    void onTimeout();
    void onSocketFailed(Error error);
    void onReaderFailed();
    void findWay();
    void openSocket();
    Error throughTunnel(Error error);
    void noteFirstBytes(QByteArrayView bytes);
    void doubtTls();
    void failUnshaken(const QString &detail);
    bool isFinal(ErrorKind kind) const;
    void checkQuiet();
    void startTimer(std::chrono::milliseconds after);
    void fail(const Error &error, bool isFinal);

    Owner &m_owner;
    Endpoint m_endpoint;
    const ConnectionOptions m_options;
    Handshake m_handshake;
    Socket m_socket;
    std::optional<ReplyReader> m_reader; ///< a new one for each attempt
    QPointer<SshTunnel> m_tunnel;        ///< of one that goes through it
    QString m_way;                       ///< … and where that leads it to its endpoint, in this attempt …
    quint64 m_wayTaken = 0;              ///< … which began at this moment of the tunnel's
    QTimer m_timer;
    Clock::time_point m_timerDue;
    Backoff m_backoff;
    std::chrono::milliseconds m_loadingPause{0};
    Clock::time_point m_readySince;
    Clock::time_point m_quietSince; ///< the latest sign of life, or the start of waiting for one
    bool m_hasHeard = false;        ///< anything, in this attempt
    bool m_hearsAlert = false;      ///< it began like an alert of TLS
    bool m_wasReady = false;        ///< at this endpoint
    bool m_flushing = false;
    bool m_awaiting = false;
    Phase m_phase = Phase::Closed;
    quint64 m_turn = 0; ///< changes with each attempt, failure and close(): is what I am doing still wanted?
    Error m_lastError{ErrorKind::Closed, {}};
};

} // namespace redis
