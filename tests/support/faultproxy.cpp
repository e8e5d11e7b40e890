// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <type_traits>
#include <utility>

namespace support
{

namespace
{

/// Closed so that the other side gets a reset, not an orderly end.
void resetPeer(QTcpSocket *socket)
{
    if (!socket)
        return;
    const linger atOnce{1, 0};
    if (socket->socketDescriptor() >= 0)
        ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce));
    socket->abort();
}

} // namespace

class FaultProxy::Worker final : public QObject
{
public:
    explicit Worker(quint16 target)
        : m_target(target)
    {
        m_clock.start();
    }

    quint16 start()
    {
        m_server = new QTcpServer(this);
        connect(m_server, &QTcpServer::newConnection, this, &Worker::accept);
        m_server->listen(QHostAddress::LocalHost);
        m_port = m_server->serverPort();
        return m_port;
    }

    void setMode(Mode mode)
    {
        const Mode before = std::exchange(m_mode, mode);
        if (mode == Mode::Refusing)
            m_server->close();
        else if (!m_server->isListening())
            m_server->listen(QHostAddress::LocalHost, m_port);
        if (mode == Mode::BlackHole)
            m_server->pauseAccepting();
        else if (m_server->isListening())
            m_server->resumeAccepting();
        if (before != Mode::BlackHole || mode == Mode::BlackHole)
            return;
        const auto pairs = m_pairs; // what has waited goes on, and who has gone is gone
        for (Pair *pair : pairs) {
            if (m_pairs.count(pair) != 0) {
                deliverDue(pair->program);
                deliverDue(pair->server);
            }
            pumpIf(pair, false);
            pumpIf(pair, true);
            if (m_pairs.count(pair) != 0 && pair->isBroken)
                end(pair);
        }
    }

    void cut()
    {
        while (!m_pairs.empty())
            end(*m_pairs.begin());
    }

    void halfOpen()
    {
        for (Pair *pair : m_pairs) {
            pair->isHalf = true;
            if (pair->server)
                pair->server->abort();
        }
    }

    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }
    void truncateAfter(qint64 bytes) { m_left = bytes; }
    int connections() const { return int(m_pairs.size()); }
    int accepted() const { return m_accepted; }
    qint64 answered() const { return m_answered; }
    int truncations() const { return m_truncations; }

private:
    /// Of one connection its two ends.
    struct Pair {
        QPointer<QTcpSocket> program;
        QPointer<QTcpSocket> server;
        bool isHalf = false;   ///< the server's side is closed, and the program shall not know
        bool isBroken = false; ///< one side has gone while nothing went through
    };

    void accept()
    {
        while (QTcpSocket *program = m_server->nextPendingConnection()) {
            auto *pair = new Pair{program, new QTcpSocket(this)};
            m_pairs.insert(pair);
            ++m_accepted;
            program->setParent(this);
            for (QTcpSocket *socket : {pair->program.data(), pair->server.data()})
                socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            connect(program, &QTcpSocket::readyRead, this, [this, pair] { pumpIf(pair, false); });
            connect(pair->server, &QTcpSocket::readyRead, this, [this, pair] { pumpIf(pair, true); });
            connect(pair->server, &QTcpSocket::connected, this, [this, pair] { pumpIf(pair, false); });
            connect(program, &QTcpSocket::disconnected, this, [this, pair] { endLater(pair); });
            connect(pair->server, &QTcpSocket::disconnected, this, [this, pair] { endLater(pair); });
            connect(pair->server, &QTcpSocket::errorOccurred, this, [this, pair] { endLater(pair); });
            pair->server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
        }
    }

    void pumpIf(Pair *pair, bool isAnswer)
    {
        if (m_pairs.count(pair) == 0 || m_mode == Mode::BlackHole)
            return;
        if (isAnswer)
            pump(*pair, pair->server, pair->program, true);
        else
            pump(*pair, pair->program, pair->server, false);
    }

    void pump(Pair &pair, const QPointer<QTcpSocket> &from, const QPointer<QTcpSocket> &to, bool isAnswer)
    {
        if (!from || !to || pair.isHalf || (!isAnswer && to->state() != QAbstractSocket::ConnectedState))
            return;
        QByteArray bytes = from->readAll();
        if (bytes.isEmpty())
            return;
        bool isCut = false;
        if (isAnswer && m_left >= 0) {
            isCut = bytes.size() > m_left;
            bytes.truncate(qsizetype(std::min<qint64>(m_left, bytes.size())));
            m_left = isCut ? -1 : m_left - bytes.size();
        }
        m_answered += isAnswer ? bytes.size() : 0;
        deliver(to, bytes);
        if (!isCut)
            return;
        ++m_truncations;
        to->flush(); // what may pass has passed
        end(&pair);
    }

    void deliver(const QPointer<QTcpSocket> &to, const QByteArray &bytes)
    {
        // Not before what is on its way already, however long that takes.
        Way &way = m_ways[to];
        const qint64 now = m_clock.elapsed();
        if (m_delay.count() == 0 && way.underWay.empty()) {
            to->write(bytes);
            return;
        }
        way.due = std::max(way.due, now + m_delay.count());
        way.underWay.push_back({bytes, way.due});
        // A timer that is set later may fire earlier by the part of a millisecond: what is next goes first.
        QTimer::singleShot(int(way.due - now), Qt::PreciseTimer, this, [this, to] { deliverDue(to); });
    }

    /// What has been on its way for long enough. While nothing goes through it waits: TCP would send it again.
    void deliverDue(const QPointer<QTcpSocket> &to)
    {
        const auto way = to ? m_ways.find(to) : m_ways.end();
        if (way == m_ways.end() || m_mode == Mode::BlackHole)
            return;
        std::deque<Delayed> &underWay = way->second.underWay;
        for (; !underWay.empty() && underWay.front().due <= m_clock.elapsed() + 1; underWay.pop_front())
            to->write(underWay.front().bytes);
    }

    /// One side has gone, and while nothing goes through the other does not hear of it.
    void endLater(Pair *pair)
    {
        if (m_pairs.count(pair) == 0 || pair->isHalf)
            return;
        pumpIf(pair, true); // its last words
        if (m_pairs.count(pair) != 0 && m_mode != Mode::BlackHole)
            end(pair);
        else if (m_pairs.count(pair) != 0)
            pair->isBroken = true;
    }

    void end(Pair *pair)
    {
        m_pairs.erase(pair);
        for (const QPointer<QTcpSocket> &socket : {pair->program, pair->server}) {
            if (!socket)
                continue;
            socket->disconnect(this);
            m_ways.erase(socket);
            resetPeer(socket);
            socket->deleteLater();
        }
        delete pair;
    }

    const quint16 m_target;
    quint16 m_port = 0;
    QTcpServer *m_server = nullptr;
    std::set<Pair *> m_pairs;
    Mode m_mode = Mode::Passing;
    std::chrono::milliseconds m_delay{0};
    QElapsedTimer m_clock;
    struct Delayed {
        QByteArray bytes;
        qint64 due = 0;
    };
    struct Way {
        std::deque<Delayed> underWay;
        qint64 due = 0; ///< when the last of it arrives
    };
    std::map<QTcpSocket *, Way> m_ways; ///< to each socket
    qint64 m_left = -1;                 ///< of what the server sends; negative: no limit
    qint64 m_answered = 0;
    int m_truncations = 0;
    int m_accepted = 0;

public:
    ~Worker() override { cut(); }
};

namespace
{

template<typename Worker, typename Function> auto carriedOut(Worker *worker, Function function)
{
    using Outcome = decltype(function());
    if constexpr (std::is_void_v<Outcome>) {
        QMetaObject::invokeMethod(worker, function, Qt::BlockingQueuedConnection);
    } else {
        Outcome outcome{};
        QMetaObject::invokeMethod(
            worker, [&] { outcome = function(); }, Qt::BlockingQueuedConnection);
        return outcome;
    }
}

} // namespace

FaultProxy::FaultProxy(quint16 target)
    : m_worker(new Worker(target))
{
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    m_port = carriedOut(m_worker, [this] { return m_worker->start(); });
}

FaultProxy::~FaultProxy()
{
    m_thread.quit();
    m_thread.wait();
}

void FaultProxy::setMode(Mode mode)
{
    carriedOut(m_worker, [&] { m_worker->setMode(mode); });
}

void FaultProxy::cut()
{
    carriedOut(m_worker, [this] { m_worker->cut(); });
}

void FaultProxy::setDelay(std::chrono::milliseconds delay)
{
    carriedOut(m_worker, [&] { m_worker->setDelay(delay); });
}

void FaultProxy::truncateAfter(qint64 bytes)
{
    carriedOut(m_worker, [&] { m_worker->truncateAfter(bytes); });
}

void FaultProxy::halfOpen()
{
    carriedOut(m_worker, [this] { m_worker->halfOpen(); });
}

int FaultProxy::connections() const
{
    return carriedOut(m_worker, [this] { return m_worker->connections(); });
}

int FaultProxy::accepted() const
{
    return carriedOut(m_worker, [this] { return m_worker->accepted(); });
}

qint64 FaultProxy::answered() const
{
    return carriedOut(m_worker, [this] { return m_worker->answered(); });
}

int FaultProxy::truncations() const
{
    return carriedOut(m_worker, [this] { return m_worker->truncations(); });
}

} // namespace support
