// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/redis/tlsoptions.h"

#include <QList>
#include <QSslConfiguration>
#include <QSslError>

#include <optional>

class QSslSocket;

namespace redis
{

/// What Qt wants to know before a handshake. Errors: what is no certificate, no key, or a key that is locked.
Result<QSslConfiguration> tlsConfiguration(const TlsOptions &options);

/// The one reason why a certificate is not accepted that has to be put right first.
Error reasonForDistrust(const QList<QSslError> &errors);

TlsPeer tlsPeerOf(const QSslSocket &socket, bool isVerified);

/// How a TLS connection has ended, other than by a certificate that was not accepted.
struct TlsBreak {
    std::optional<int> alert; ///< what the server said, by its number in the protocol
    QString words;            ///< Qt's, with those of OpenSSL in them, which are never translated
    bool hasClientCertificate = false;
    bool isEncrypted = false; ///< the handshake had been done
    bool isHangUp = false;
};
Error judgeTlsBreak(const TlsBreak &broken);

} // namespace redis
