// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/link.h"

#include "models/redis/sshtunnel.h"

#include <algorithm>
#include <array>
#include <utility>

namespace redis
{

namespace
{

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kFirstLoadingPause = 250ms;
constexpr std::chrono::milliseconds kLastLoadingPause = 2000ms;
// A connection that lasts this long was a good one: the next failure starts with the shortest pause again. One
// that breaks right after the login, again and again, is tried more and more seldom.
constexpr std::chrono::milliseconds kProven = 5000ms;
// For an answer without TLS, from a peer that has taken a connection a moment ago.
constexpr std::chrono::milliseconds kDoubt = 1000ms;

/// What is read from files of this computer, and may be read half written. Not what the user alone can say.
bool isOfFiles(ErrorKind kind)
{
    return kind == ErrorKind::CaFileUnusable || kind == ErrorKind::ClientCertificateUnusable ||
           kind == ErrorKind::ClientKeyUnusable || kind == ErrorKind::ClientKeyMismatch;
}

} // namespace

Link::Link(Owner &owner, Endpoint endpoint, Login login, int database, const ConnectionOptions &options,
           QObject *parent)
    : QObject(parent)
    , m_owner(owner)
    , m_endpoint(std::move(endpoint))
    , m_options(options)
    , m_handshake(std::move(login), database)
    , m_socket(this)
    , m_tunnel(options.tunnel)
    , m_timer(this)
    , m_backoff(options.firstRetry, options.lastRetry)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Link::onTimeout);
    connect(&m_socket, &Socket::connected, this, &Link::logIn);
    connect(&m_socket, &Socket::readyRead, this, &Link::readAvailable);
    connect(&m_socket, &Socket::failed, this, &Link::onSocketFailed);
    connect(&m_socket, &Socket::bytesWritten, this, [this] {
        // While more is queued than the network takes, each piece that it takes is a sign of life.
        if (m_socket.bytesToWrite() > 0)
            m_quietSince = Clock::now();
    });
}

Link::~Link() = default;

Connection::State Link::state() const
{
    switch (m_phase) {
    case Phase::Closed:
        return Connection::State::Closed;
    case Phase::Starting:
    case Phase::Connecting:
    case Phase::Doubting:
        return Connection::State::Connecting;
    case Phase::LoggingIn:
    case Phase::LoadingPause:
        return Connection::State::Handshaking;
    case Phase::Ready:
        return Connection::State::Ready;
    case Phase::Waiting:
        break;
    }
    return Connection::State::Waiting;
}

void Link::enter(Phase phase)
{
    const Connection::State before = state();
    m_phase = phase;
    if (state() != before)
        m_owner.linkStateChanged(state());
}

void Link::open()
{
    if (m_phase != Phase::Closed)
        return;
    ++m_turn;
    m_backoff.reset();
    m_lastError = Error{ErrorKind::Closed, QStringLiteral("not connected yet")};
    startTimer(0ms); // a socket may fail at once, and nobody expects that from inside open()
    enter(Phase::Starting);
}

void Link::close()
{
    ++m_turn;
    m_phase = Phase::Closed;
    m_timer.stop();
    m_socket.abort();
    m_awaiting = false;
    m_lastError = Error{ErrorKind::Closed, {}};
}

void Link::setEndpoint(Endpoint endpoint)
{
    Q_ASSERT(m_phase == Phase::Closed);
    m_wasReady = m_wasReady && endpoint == m_endpoint;
    m_endpoint = std::move(endpoint);
}

void Link::attempt()
{
    const quint64 turn = ++m_turn;
    const QPointer<Link> alive(this);
    m_reader.emplace();
    m_loadingPause = kFirstLoadingPause;
    m_awaiting = false;
    m_hasHeard = m_hearsAlert = false;
    startTimer(m_options.connectTimeout);
    enter(Phase::Connecting);
    if (!alive || turn != m_turn)
        return;
    if (m_options.tunnel)
        findWay();
    else
        openSocket();
}

void Link::findWay()
{
    if (!m_tunnel) {
        fail({ErrorKind::Closed, {}}, true); // never past it
        return;
    }
    m_timer.stop();
    m_tunnel->lead(m_endpoint, this, [this, turn = m_turn](const Result<QString> &way) {
        if (turn != m_turn)
            return;
        if (!way) {
            fail(way.error(), isFinal(way.error().kind));
            return;
        }
        m_way = *way;
        m_wayTaken = m_tunnel->now();
        startTimer(m_options.connectTimeout);
        openSocket();
    });
}

void Link::openSocket()
{
    if (m_endpoint.transport != Transport::Tls || !m_options.tls) {
        m_socket.open(m_endpoint, {}, m_way);
        return;
    }
    const Result<TlsOptions> tls = m_options.tls();
    if (tls)
        m_socket.open(m_endpoint, *tls, m_way);
    else
        onSocketFailed(tls.error());
}

/// What its end means where it went through a tunnel, which takes connections before the far side has one.
Error Link::throughTunnel(Error error)
{
    if (!m_options.tunnel)
        return error;
    if (m_tunnel) {
        if (const auto reason = m_tunnel->reasonFor(m_endpoint, m_wayTaken, !m_hasHeard))
            return *reason;
    }
    switch (error.kind) {
    case ErrorKind::SocketNotFound: // the tunnel's own
    case ErrorKind::SocketAccessDenied:
    case ErrorKind::ConnectionRefused:
        error.kind = ErrorKind::SshEnded;
        return error;
    default:
        return error;
    }
}

void Link::doubtTls()
{
    ++m_turn;
    Endpoint plain = m_endpoint;
    plain.transport = Transport::Tcp;
    m_phase = Phase::Doubting;
    startTimer(kDoubt);
    m_socket.open(plain, {}, m_way);
}

/// A tunnel takes every connection: that there is one is not known.
void Link::failUnshaken(const QString &detail)
{
    fail(throughTunnel({m_options.tunnel ? ErrorKind::TimedOut : ErrorKind::TlsTimedOut, detail}), false);
}

void Link::logIn()
{
    if (m_phase == Phase::Doubting) {
        m_socket.write("PING\r\n"); // no secrets, and nothing that could be meant for somebody else
        return;
    }
    const quint64 turn = m_turn;
    const QPointer<Link> alive(this);
    enter(Phase::LoggingIn);
    if (alive && turn == m_turn)
        m_socket.write(m_handshake.begin().wire()); // if it cannot, the socket says so by itself
}

void Link::readAvailable()
{
    if (m_phase == Phase::Doubting) {
        char first = 0;
        if (m_socket.read(&first, 1) < 1)
            return;
        // Its answer, or that it wants a password first. Anything else may be the late beginning of what TLS says.
        if (first == '+' || first == '-')
            fail({ErrorKind::TlsNotSpoken, QStringLiteral("it answers without")}, true);
        else
            fail({ErrorKind::TlsTimedOut, QStringLiteral("no handshake")}, false);
        return;
    }
    const QPointer<Link> alive(this);
    const quint64 turn = m_turn;
    std::array<char, 4 * ReplyReader::kSlice> buffer; // fewer calls of the socket
    for (qint64 size = 0; (size = m_socket.read(buffer.data(), qint64(buffer.size()))) > 0;) {
        m_quietSince = Clock::now();
        const QByteArrayView bytes(buffer.data(), qsizetype(size));
        noteFirstBytes(bytes);
        for (qsizetype at = 0; at < bytes.size(); at += ReplyReader::kSlice) {
            takeBytes(bytes.sliced(at, std::min(ReplyReader::kSlice, bytes.size() - at)));
            if (!alive || turn != m_turn)
                return;
        }
    }
    if (m_phase == Phase::Ready)
        m_owner.linkDrained();
}

/// A part of what has come. May fail, close or delete this.
void Link::takeBytes(QByteArrayView slice)
{
    const QPointer<Link> alive(this);
    const quint64 turn = m_turn;
    m_reader->feed(slice);
    while (Reply *reply = m_reader->next()) {
        if (m_phase != Phase::Ready) {
            takeHandshakeReply(*reply);
        } else if (!m_owner.linkReply(std::move(*reply))) {
            m_owner.linkDrained();
            if (alive && turn == m_turn)
                fail({ErrorKind::ProtocolError, QStringLiteral("a reply that nobody asked for")}, false);
            return;
        }
        if (!alive || turn != m_turn)
            return;
    }
    if (m_reader->error())
        onReaderFailed();
}

void Link::onReaderFailed()
{
    Error error = *m_reader->error();
    // Whoever starts with something else has never been a Redis.
    const bool isRedis = m_reader->hasReplied();
    if (!isRedis && error.kind == ErrorKind::ProtocolError)
        error.kind = m_hearsAlert ? ErrorKind::TlsExpected : ErrorKind::NotRedis;
    const QPointer<Link> alive(this);
    const quint64 turn = m_turn;
    if (m_phase == Phase::Ready)
        m_owner.linkDrained(); // what came before the garbage is good
    if (alive && turn == m_turn)
        fail(error, isForGood(error.kind));
}

void Link::onSocketFailed(Error error)
{
    if (m_flushing) { // nobody expects a failure from inside a call that sends
        const auto later = [this, error, turn = m_turn] {
            if (turn == m_turn)
                onSocketFailed(error);
        };
        QMetaObject::invokeMethod(this, later, Qt::QueuedConnection);
        return;
    }
    if (m_phase == Phase::Doubting) {
        failUnshaken(error.detail);
        return;
    }
    // The last words of a peer that hung up: answers, or the reason.
    const QPointer<Link> alive(this);
    const quint64 turn = m_turn;
    if (m_phase == Phase::LoggingIn || m_phase == Phase::Ready)
        readAvailable();
    if (!alive || turn != m_turn)
        return;
    error = throughTunnel(std::move(error));
    if (error.kind == ErrorKind::ConnectionLost && m_phase == Phase::LoggingIn && !m_hasHeard)
        error.kind = ErrorKind::HungUpOnLogin;
    fail(error, isFinal(error.kind));
}

bool Link::isFinal(ErrorKind kind) const
{
    return isForGood(kind) && !(m_wasReady && isOfFiles(kind));
}

/// What a server of TLS says to whoever speaks to it without is no Redis, but tells what is the matter: a record of the
/// kind alert (21), of version 3 of the protocol.
void Link::noteFirstBytes(QByteArrayView bytes)
{
    if (std::exchange(m_hasHeard, true))
        return;
    m_hearsAlert = m_endpoint.transport != Transport::Tls && bytes.startsWith(QByteArrayView("\x15\x03"));
}

void Link::takeHandshakeReply(const Reply &reply)
{
    switch (m_handshake.take(reply)) {
    case Handshake::Outcome::More:
        return;
    case Handshake::Outcome::Done:
        becomeReady();
        return;
    case Handshake::Outcome::Loading:
        pauseForLoading();
        return;
    case Handshake::Outcome::Failed:
        fail(m_handshake.error(), false);
        return;
    case Handshake::Outcome::Refused:
        fail(m_handshake.error(), true);
        return;
    }
}

void Link::pauseForLoading()
{
    const std::chrono::milliseconds pause = m_loadingPause;
    m_loadingPause = std::min(pause * 2, kLastLoadingPause);
    m_lastError = m_handshake.error();
    m_phase = Phase::LoadingPause;
    startTimer(pause);
    m_owner.linkFailed(m_lastError, pause);
}

void Link::becomeReady()
{
    m_readySince = m_quietSince = Clock::now();
    m_wasReady = true;
    startTimer(m_options.idlePing);
    enter(Phase::Ready);
}

void Link::write(const QByteArray &wire)
{
    Q_ASSERT(m_phase == Phase::Ready);
    setAwaiting(true);
    if (m_socket.write(wire))
        return;
    // Nobody expects a failure from inside a call that sends.
    QMetaObject::invokeMethod(
        this,
        [this, turn = m_turn] {
            if (turn == m_turn)
                fail({ErrorKind::ConnectionLost, QStringLiteral("the socket does not take any more")}, false);
        },
        Qt::QueuedConnection);
}

void Link::setAwaiting(bool awaiting)
{
    if (awaiting == m_awaiting)
        return;
    m_awaiting = awaiting;
    if (!awaiting)
        return;
    m_quietSince = Clock::now();
    // The timer that runs is for the idle time, or left from an earlier answer. It only has to be early enough:
    // checkQuiet() looks at the clock. So a busy connection does not restart it with each command.
    if (m_timerDue > m_quietSince + m_options.answerTimeout)
        startTimer(m_options.answerTimeout);
}

void Link::flush()
{
    if (m_phase != Phase::Ready || m_socket.bytesToWrite() == 0)
        return;
    m_flushing = true;
    m_socket.flush();
    m_flushing = false;
}

void Link::recycle(std::vector<Reply> &&replies)
{
    if (m_reader)
        m_reader->recycle(std::move(replies));
}

void Link::recycle(QByteArray &&bytes)
{
    if (m_reader)
        m_reader->recycle(std::move(bytes));
}

void Link::startTimer(std::chrono::milliseconds after)
{
    m_timerDue = Clock::now() + after;
    m_timer.start(after);
}

void Link::onTimeout()
{
    switch (m_phase) {
    case Phase::Starting:
    case Phase::Waiting:
        attempt();
        return;
    case Phase::Connecting:
        if (m_socket.isShakingHands() && !m_wasReady)
            doubtTls();
        else if (m_socket.isShakingHands())
            failUnshaken(QStringLiteral("no handshake"));
        else
            fail({ErrorKind::TimedOut, QStringLiteral("no connection")}, false);
        return;
    case Phase::LoggingIn:
        fail({ErrorKind::TimedOut, QStringLiteral("no answer to the login")}, false);
        return;
    case Phase::LoadingPause:
        startTimer(m_options.connectTimeout);
        logIn();
        return;
    case Phase::Ready:
        checkQuiet();
        return;
    case Phase::Doubting:
        failUnshaken(QStringLiteral("no handshake"));
        return;
    case Phase::Closed:
        return;
    }
}

void Link::checkQuiet()
{
    const auto limit = m_awaiting ? m_options.answerTimeout : m_options.idlePing;
    const auto left = m_quietSince + limit - Clock::now();
    if (left > 0ms) {
        startTimer(std::chrono::ceil<std::chrono::milliseconds>(left));
        return;
    }
    if (m_awaiting) {
        fail({ErrorKind::TimedOut, QStringLiteral("no answer")}, false);
        return;
    }
    m_quietSince = Clock::now();
    startTimer(std::min(m_options.idlePing, m_options.answerTimeout));
    m_owner.linkIdle();
}

void Link::fail(const Error &error, bool isFinal)
{
    const quint64 turn = ++m_turn;
    const QPointer<Link> alive(this);
    const Connection::State before = state();
    if (m_phase == Phase::Ready && Clock::now() - m_readySince >= kProven)
        m_backoff.reset();
    m_socket.abort();
    m_awaiting = false;
    m_lastError = error;

    std::chrono::milliseconds retryIn = 0ms;
    if (isFinal || !m_options.reconnect) {
        m_phase = Phase::Closed;
        m_timer.stop();
    } else {
        m_phase = Phase::Waiting;
        retryIn = m_backoff.next();
        startTimer(retryIn);
    }
    m_owner.linkFailed(Error(m_lastError), retryIn);
    if (alive && turn == m_turn && state() != before)
        m_owner.linkStateChanged(state());
}

} // namespace redis

#include "moc_link.cpp"
