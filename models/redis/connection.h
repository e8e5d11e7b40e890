// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/command.h"
#include "models/redis/error.h"
#include "models/redis/reply.h"
#include "models/redis/serveraddress.h"
#include "models/redis/tlsoptions.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace redis
{

class SshTunnel;

/// How a connection behaves, the same for commands and subscriptions.
struct ConnectionOptions {
    std::chrono::milliseconds connectTimeout{5000}; ///< from open() until the handshake is done
    std::chrono::milliseconds answerTimeout{10000}; ///< without a byte from the server while something is pending
    std::chrono::milliseconds idlePing{15000};      ///< a quiet connection is pinged, so that a dead peer is noticed
    std::chrono::milliseconds firstRetry{250};      ///< back-off: doubles with each failure, with jitter …
    std::chrono::milliseconds lastRetry{10000};     ///< … up to this
    bool reconnect = true;
    bool readOnly = false;       ///< refuse every batch that writes()
    TlsSource tls;               ///< of an endpoint by TLS; none: the system's authorities, and no client certificate
    SshTunnel *tunnel = nullptr; ///< whom it goes through; outlives what uses it, or that fails
};

/// One connection for commands: connects, logs in (AUTH, SELECT, CLIENT SETNAME, CLIENT NO-TOUCH where
/// known, PING until not LOADING), keeps the FIFO of pending batches, reconnects by itself.
///
/// Every batch is answered exactly once, in the order of sending: with all its replies, or with one error.
/// When the connection breaks, all pending batches get the error at once; nothing is ever sent again by
/// itself. Batches sent while not Ready are answered with the latest error at once (queued, never from
/// inside send()). A batch whose context object has died keeps its place; its replies are dropped; a null
/// context is one that never dies.
///
/// A handler may send, close, and delete the connection. Deleting it drops what is pending without an answer,
/// since whoever does so may be half gone itself: close() first where answers are wanted.
///
/// Lives in, and is used from, one thread.
class Connection final : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 {
        Closed,      ///< not opened, or closed by close(), or failed for good: see failed()
        Connecting,  ///< socket
        Handshaking, ///< logging in, or waiting for LOADING to end
        Ready,
        Waiting, ///< for the next attempt
    };
    Q_ENUM(State)

    using Handler = std::function<void(Result<Reply>)>;
    /// The replies are the handler's to keep; the memory of those that it leaves is used again.
    using BatchHandler = std::function<void(Result<std::vector<Reply>> &&)>;

    Connection(Endpoint endpoint, Login login, int database, const ConnectionOptions &options,
               QObject *parent = nullptr);
    ~Connection() override;

    void open();
    /// Answers everything pending with Closed. No signal after stateChanged(Closed).
    void close();

    State state() const;
    const Endpoint &endpoint() const;
    /// As it was made with: for another one to the same server.
    const ConnectionOptions &options() const;
    /// While Handshaking and Ready, by TLS.
    std::optional<TlsPeer> tlsPeer() const;
    /// Closed as by close(). The next open() connects there.
    void moveTo(Endpoint endpoint);

    /// Sends one command. An error reply arrives as an Error.
    void send(std::initializer_list<QByteArrayView> arguments, QObject *context, Handler handler);
    /// Sends a batch with one write. The handler gets one reply for each command; single ones may be
    /// Type::Error. An Error means the connection failed, and none of the replies is known.
    void send(const CommandBatch &batch, QObject *context, BatchHandler handler);

    /// What was sent leaves when the event loop is next reached; with this at once: before something that takes a
    /// while, so that the server has work meanwhile.
    void flush();

    /// Commands sent and not answered yet.
    qsizetype pending() const;

Q_SIGNALS:
    void stateChanged(redis::Connection::State state);
    /// An attempt failed or the connection broke. `retryIn` is zero when there will be no further attempt:
    /// wrong password, missing permission, database out of range, and what isForGood(). Comes before stateChanged();
    /// state() is already that of after the failure. Loading comes while the connection stays
    /// Handshaking, once for each time that the server was asked in vain.
    void failed(const redis::Error &error, std::chrono::milliseconds retryIn);
    /// Among the answers just delivered one said that the key is another node's, or nobody's: isMisdirected().
    void misdirected(redis::ErrorKind kind);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace redis
