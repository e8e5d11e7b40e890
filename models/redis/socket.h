// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/redis/serveraddress.h"

#include <QObject>

class QAbstractSocket;
class QIODevice;
class QLocalSocket;

namespace redis
{

/// One stream socket, whatever its kind, with one set of errors. Opened anew for each attempt.
///
/// A QSslSocket is a QAbstractSocket too: it will be made where the QTcpSocket is, and be connected() when it is
/// encrypted. Until then Transport::Tls fails as Unsupported.
class Socket final : public QObject
{
    Q_OBJECT

public:
    explicit Socket(QObject *parent = nullptr);
    ~Socket() override;

    /// May fail at once, from inside this call.
    void open(const Endpoint &endpoint);
    /// At once, and without a signal, now or later.
    void abort();

    /// As QIODevice::read(). Call until nothing is left: readyRead() comes only for new bytes.
    qint64 read(char *buffer, qint64 size);
    /// Takes all of it, and sends what the peer does not accept yet later; false when the socket is broken.
    bool write(const QByteArray &wire);
    qint64 bytesToWrite() const;
    /// Sends what the peer accepts, instead of when the event loop is next reached. May fail from inside this call.
    void flush();

Q_SIGNALS:
    void connected();
    void readyRead();
    void bytesWritten();
    /// The socket is done for; comes once for each open().
    void failed(const redis::Error &error);

private:
    void openTcp(const Endpoint &endpoint);
    void openLocal(const Endpoint &endpoint);
    void fail(ErrorKind kind);

    QIODevice *m_device = nullptr;
};

} // namespace redis
