// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/redis/hostlookup.h"
#include "models/redis/serveraddress.h"
#include "models/redis/tlsoptions.h"

#include <QAbstractSocket>
#include <QObject>

#include <functional>
#include <optional>

class QIODevice;
class QSslSocket;
class QTcpSocket;

namespace redis
{

/// One stream socket, whatever its kind, with one set of errors. Opened anew for each attempt. By TLS it is connected()
/// when it is encrypted and the server is the one that is meant.
class Socket final : public QObject
{
    Q_OBJECT

public:
    explicit Socket(QObject *parent = nullptr);
    ~Socket() override;

    /// May fail at once, from inside this call. `tls`: only for an endpoint of that kind. `way`: the path of the Unix
    /// socket that leads there; empty: straight to it.
    void open(const Endpoint &endpoint, const TlsOptions &tls = {}, const QString &way = {});
    /// At once, and without a signal, now or later.
    void abort();

    /// As QIODevice::read(). Call until nothing is left: readyRead() comes only for new bytes.
    qint64 read(char *buffer, qint64 size);
    /// Takes all of it, and sends what the peer does not accept yet later; false when the socket is broken.
    bool write(const QByteArray &wire);
    /// By TLS also what is encrypted, and waits for the network.
    qint64 bytesToWrite() const;
    /// Sends what the peer accepts, instead of when the event loop is next reached. May fail from inside this call.
    void flush();

    /// The network is there, and the TLS handshake goes on.
    bool isShakingHands() const;
    /// While connected() by TLS.
    const std::optional<TlsPeer> &tlsPeer() const { return m_tlsPeer; }

Q_SIGNALS:
    void connected();
    void readyRead();
    void bytesWritten();
    /// The socket is done for; comes once for each open().
    void failed(const redis::Error &error);

private:
    void openTcp(const Endpoint &endpoint);
    void openTls(const Endpoint &endpoint, const TlsOptions &options, const QString &way);
    void openLocal(const QString &path);
    void follow(QTcpSocket *socket);
    void whenFound(const QString &host, std::function<void(const QString &host)> connectTo);
    void tryNext();
    void failNetwork(QAbstractSocket::SocketError error);
    void fail(ErrorKind kind);
    void fail(const Error &error);
    Error tlsFailure(const QSslSocket &socket, QAbstractSocket::SocketError error) const;

    QIODevice *m_device = nullptr;
    HostLookup m_lookup;
    std::function<void(const QString &host)> m_connectTo; ///< what the look-up is for
    QList<QHostAddress> m_addresses;                      ///< that it has found, and that are still to be tried
    std::optional<TlsPeer> m_tlsPeer;
    std::optional<Error> m_distrust; ///< why the server's certificate was not accepted
    QString m_verifiedName;          ///< whom the certificate has to be for
    std::optional<int> m_alert;      ///< what the server said as it ended the connection
    bool m_hasClientCertificate = false;
};

} // namespace redis
