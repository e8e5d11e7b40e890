// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/socket.h"

#include "models/redis/tlsjudgement.h"

#include <QFile>
#include <QLocalSocket>
#include <QNetworkProxy>
#include <QSslSocket>

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

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

/// A Unix socket takes a connection at once, or not at all. The descriptor; -1: not at all.
int connectToPath(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (size_t(name.size()) >= sizeof address.sun_path)
        return -1;
    std::copy(name.begin(), name.end(), address.sun_path);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (descriptor < 0)
        return -1;
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

} // namespace

Socket::Socket(QObject *parent)
    : QObject(parent)
    , m_lookup(this)
{
    connect(&m_lookup, &HostLookup::found, this, [this](const QList<QHostAddress> &addresses) {
        m_addresses = addresses;
        tryNext();
    });
    connect(&m_lookup, &HostLookup::failed, this, [this](const QString &reason) {
        fail({ErrorKind::HostNotFound, reason});
    });
}

Socket::~Socket()
{
    abort();
}

void Socket::open(const Endpoint &endpoint, const TlsOptions &tls, const QString &way)
{
    abort();
    switch (endpoint.transport) {
    case Transport::Tcp:
        if (way.isEmpty())
            openTcp(endpoint);
        else
            openLocal(way);
        return;
    case Transport::Unix:
        openLocal(endpoint.path);
        return;
    case Transport::Tls:
        openTls(endpoint, tls, way);
        return;
    }
}

void Socket::openTcp(const Endpoint &endpoint)
{
    auto *socket = new QTcpSocket;
    follow(socket);
    connect(socket, &QTcpSocket::connected, this, &Socket::connected);
    connect(socket, &QTcpSocket::bytesWritten, this, &Socket::bytesWritten);
    whenFound(endpoint.host, [socket, endpoint](const QString &host) { socket->connectToHost(host, endpoint.port); });
}

void Socket::whenFound(const QString &host, std::function<void(const QString &host)> connectTo)
{
    if (!HostLookup::isWantedFor(host))
        return connectTo(host);
    m_connectTo = std::move(connectTo);
    m_lookup.start(host);
}

/// As Qt would by the name: its addresses one after the other.
void Socket::tryNext()
{
    m_connectTo(m_addresses.takeFirst().toString());
}

void Socket::openTls(const Endpoint &endpoint, const TlsOptions &options, const QString &way)
{
    const Result<QSslConfiguration> configuration = tlsConfiguration(options);
    if (!configuration) {
        Q_EMIT failed(configuration.error());
        return;
    }
    m_hasClientCertificate = !options.certificate.isEmpty();
    auto *socket = new QSslSocket;
    socket->setSslConfiguration(*configuration);
    follow(socket);
    connect(socket, &QSslSocket::encrypted, this, [this, socket, verifies = options.verifies] {
        m_tlsPeer = tlsPeerOf(*socket, verifies);
        Q_EMIT connected();
    });
    // Those of bytesWritten() are only encrypted by then.
    connect(socket, &QSslSocket::encryptedBytesWritten, this, &Socket::bytesWritten);
    connect(socket, &QSslSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_distrust = reasonForDistrust(errors); });
    connect(socket, &QSslSocket::alertReceived, this,
            [this](QSsl::AlertLevel, QSsl::AlertType alert) { m_alert = int(alert); });
    const QString &own = endpoint.certificateName.isEmpty() ? endpoint.host : endpoint.certificateName;
    const QString name = options.serverName.isEmpty() ? own : options.serverName;
    m_verifiedName = name;
    if (way.isEmpty()) {
        whenFound(endpoint.host, [socket, endpoint, name](const QString &host) {
            socket->connectToHostEncrypted(host, endpoint.port, name);
        });
        return;
    }
    const int descriptor = connectToPath(way);
    if (descriptor < 0 || !socket->setSocketDescriptor(descriptor)) {
        if (descriptor >= 0)
            ::close(descriptor);
        fail(ErrorKind::ConnectionLost);
        return;
    }
    socket->setPeerVerifyName(name); // which is what is asked for by SNI, too
    socket->startClientEncryption();
}

/// What sockets over the network have in common.
void Socket::follow(QTcpSocket *socket)
{
    m_device = socket;
    socket->setProxy(QNetworkProxy::NoProxy); // a desktop's HTTP proxy is not for databases
    connect(socket, &QTcpSocket::connected, this, [this] { m_addresses.clear(); });
    connect(socket, &QTcpSocket::connected, socket, [socket] {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    });
    connect(socket, &QTcpSocket::readyRead, this, &Socket::readyRead);
    connect(socket, &QTcpSocket::errorOccurred, this, &Socket::failNetwork);
    connect(socket, &QTcpSocket::disconnected, this, [this] { failNetwork(QAbstractSocket::RemoteHostClosedError); });
}

void Socket::failNetwork(QAbstractSocket::SocketError error)
{
    if (!m_addresses.isEmpty()) { // nobody was reached
        const auto goOn = [this, device = m_device] {
            if (device == m_device && !m_addresses.isEmpty())
                tryNext();
        };
        QMetaObject::invokeMethod(m_device, goOn, Qt::QueuedConnection); // not from inside the socket's signal
        return;
    }
    const auto *tls = qobject_cast<QSslSocket *>(m_device);
    if (tls)
        fail(tlsFailure(*tls, error));
    else
        fail(kindOf(error));
}

Error Socket::tlsFailure(const QSslSocket &socket, QAbstractSocket::SocketError error) const
{
    if (m_distrust) {
        Error distrust = *m_distrust;
        if (distrust.kind == ErrorKind::CertificateNameMismatch)
            distrust.about = m_verifiedName;
        return distrust;
    }
    switch (error) {
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
    case QAbstractSocket::RemoteHostClosedError: {
        return judgeTlsBreak({m_alert, socket.errorString(), m_hasClientCertificate, socket.isEncrypted(),
                              error == QAbstractSocket::RemoteHostClosedError});
    }
    default:
        return {kindOf(error), socket.errorString()};
    }
}

void Socket::openLocal(const QString &path)
{
    auto *socket = new QLocalSocket;
    m_device = socket;
    connect(socket, &QLocalSocket::connected, this, &Socket::connected);
    connect(socket, &QLocalSocket::readyRead, this, &Socket::readyRead);
    connect(socket, &QLocalSocket::bytesWritten, this, &Socket::bytesWritten);
    connect(socket, &QLocalSocket::errorOccurred, this, [this](auto error) { fail(kindOf(error)); });
    connect(socket, &QLocalSocket::disconnected, this, [this] { fail(ErrorKind::ConnectionLost); });
    socket->connectToServer(path);
}

void Socket::fail(ErrorKind kind)
{
    fail(Error{kind, m_device->errorString()});
}

void Socket::fail(const Error &error)
{
    // errorOccurred() and disconnected() may both come; the first one has the reason.
    disconnect(m_device, &QIODevice::bytesWritten, this, nullptr);
    if (auto *tls = qobject_cast<QSslSocket *>(m_device))
        disconnect(tls, &QSslSocket::encryptedBytesWritten, this, nullptr);
    if (auto *tcp = qobject_cast<QTcpSocket *>(m_device)) {
        disconnect(tcp, &QTcpSocket::errorOccurred, this, nullptr);
        disconnect(tcp, &QTcpSocket::disconnected, this, nullptr);
    } else if (auto *local = qobject_cast<QLocalSocket *>(m_device)) {
        disconnect(local, &QLocalSocket::errorOccurred, this, nullptr);
        disconnect(local, &QLocalSocket::disconnected, this, nullptr);
    }
    Q_EMIT failed(error);
}

void Socket::abort()
{
    m_tlsPeer.reset();
    m_distrust.reset();
    m_alert.reset();
    m_lookup.cancel();
    m_addresses.clear();
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
    const auto *tls = qobject_cast<QSslSocket *>(m_device);
    const qint64 encrypted = tls ? tls->encryptedBytesToWrite() : 0;
    return m_device ? m_device->bytesToWrite() + encrypted : 0;
}

bool Socket::isShakingHands() const
{
    const auto *tls = qobject_cast<QSslSocket *>(m_device);
    return tls && tls->state() == QAbstractSocket::ConnectedState && !tls->isEncrypted();
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
