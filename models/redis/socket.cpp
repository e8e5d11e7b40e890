// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/socket.h"

#include <QLocalSocket>
#include <QNetworkProxy>
#include <QTcpSocket>

namespace redis
{

namespace
{

ErrorKind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return ErrorKind::ConnectionRefused;
    case QAbstractSocket::HostNotFoundError:
        return ErrorKind::HostNotFound;
    case QAbstractSocket::NetworkError: // no route, network down; also a connection cut by the system
        return ErrorKind::HostUnreachable;
    case QAbstractSocket::SocketTimeoutError:
        return ErrorKind::TimedOut;
    default:
        return ErrorKind::ConnectionLost;
    }
}

ErrorKind kindOf(QLocalSocket::LocalSocketError error)
{
    switch (error) {
    case QLocalSocket::ConnectionRefusedError:
        return ErrorKind::ConnectionRefused;
    case QLocalSocket::ServerNotFoundError:
        return ErrorKind::SocketNotFound;
    case QLocalSocket::SocketAccessError:
        return ErrorKind::SocketAccessDenied;
    case QLocalSocket::SocketTimeoutError:
        return ErrorKind::TimedOut;
    default:
        return ErrorKind::ConnectionLost;
    }
}

} // namespace

Socket::Socket(QObject *parent)
    : QObject(parent)
{
}

Socket::~Socket()
{
    abort();
}

void Socket::open(const Endpoint &endpoint)
{
    abort();
    switch (endpoint.transport) {
    case Transport::Tcp:
        openTcp(endpoint);
        return;
    case Transport::Unix:
        openLocal(endpoint);
        return;
    case Transport::Tls:
        Q_EMIT failed(Error{ErrorKind::Unsupported, QStringLiteral("TLS")});
        return;
    }
}

void Socket::openTcp(const Endpoint &endpoint)
{
    auto *socket = new QTcpSocket;
    m_device = socket;
    socket->setProxy(QNetworkProxy::NoProxy); // a desktop's HTTP proxy is not for databases
    connect(socket, &QTcpSocket::connected, this, [this, socket] {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        Q_EMIT connected();
    });
    connect(socket, &QTcpSocket::readyRead, this, &Socket::readyRead);
    connect(socket, &QTcpSocket::bytesWritten, this, &Socket::bytesWritten);
    connect(socket, &QTcpSocket::errorOccurred, this, [this](auto error) { fail(kindOf(error)); });
    connect(socket, &QTcpSocket::disconnected, this, [this] { fail(ErrorKind::ConnectionLost); });
    socket->connectToHost(endpoint.host, endpoint.port);
}

void Socket::openLocal(const Endpoint &endpoint)
{
    auto *socket = new QLocalSocket;
    m_device = socket;
    connect(socket, &QLocalSocket::connected, this, &Socket::connected);
    connect(socket, &QLocalSocket::readyRead, this, &Socket::readyRead);
    connect(socket, &QLocalSocket::bytesWritten, this, &Socket::bytesWritten);
    connect(socket, &QLocalSocket::errorOccurred, this, [this](auto error) { fail(kindOf(error)); });
    connect(socket, &QLocalSocket::disconnected, this, [this] { fail(ErrorKind::ConnectionLost); });
    socket->connectToServer(endpoint.path);
}

void Socket::fail(ErrorKind kind)
{
    // errorOccurred() and disconnected() may both come; the first one has the reason.
    disconnect(m_device, &QIODevice::bytesWritten, this, nullptr);
    if (auto *tcp = qobject_cast<QTcpSocket *>(m_device)) {
        disconnect(tcp, &QTcpSocket::errorOccurred, this, nullptr);
        disconnect(tcp, &QTcpSocket::disconnected, this, nullptr);
    } else if (auto *local = qobject_cast<QLocalSocket *>(m_device)) {
        disconnect(local, &QLocalSocket::errorOccurred, this, nullptr);
        disconnect(local, &QLocalSocket::disconnected, this, nullptr);
    }
    Q_EMIT failed(Error{kind, m_device->errorString()});
}

void Socket::abort()
{
    if (!m_device)
        return;
    m_device->disconnect(this);
    if (auto *tcp = qobject_cast<QTcpSocket *>(m_device))
        tcp->abort();
    else if (auto *local = qobject_cast<QLocalSocket *>(m_device))
        local->abort();
    // Later: this may well run inside one of the device's signals.
    m_device->deleteLater();
    m_device = nullptr;
}

qint64 Socket::read(char *buffer, qint64 size)
{
    return m_device ? m_device->read(buffer, size) : -1;
}

bool Socket::write(const QByteArray &wire)
{
    // Qt sends one chunk of its buffer for each turn of the event loop. Small writes are copied into a common
    // chunk; a large one is shared as it is, and becomes a chunk of its own.
    constexpr qsizetype kCopied = 8 * 1024;
    if (!m_device)
        return false;
    const qint64 taken =
        wire.size() <= kCopied ? m_device->write(wire.constData(), wire.size()) : m_device->write(wire);
    return taken == wire.size();
}

qint64 Socket::bytesToWrite() const
{
    return m_device ? m_device->bytesToWrite() : 0;
}

void Socket::flush()
{
    if (auto *tcp = qobject_cast<QTcpSocket *>(m_device))
        tcp->flush();
    else if (auto *local = qobject_cast<QLocalSocket *>(m_device))
        local->flush();
}

} // namespace redis

#include "moc_socket.cpp"
