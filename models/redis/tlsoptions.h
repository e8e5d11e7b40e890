// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace redis
{

/// How a TLS connection is secured. The bytes are those of PEM files, as they stand on the disk.
struct TlsOptions {
    bool verifies = true; ///< the server's certificate: who signed it, its dates, its names; else it is only encrypted
    QString serverName;   ///< to check, and to ask for (SNI); empty: the host
    std::optional<QByteArray> authorities; ///< who may have signed; not set: those of the system
    QByteArray certificate;                ///< this client's, and those between it and its authority; empty: none
    QByteArray key;                        ///< of the certificate; RSA, EC or DSA
    QByteArray keyPassphrase;
};

/// Asked at each attempt to connect, so that a file that was replaced counts from then on. Errors: CaFileUnusable,
/// ClientCertificateUnusable, ClientKeyUnusable, with the reason.
using TlsSource = std::function<Result<TlsOptions>()>;

/// What a TLS connection has agreed on, and whom it leads to. What the certificate says is as long as it likes, and
/// holds whatever characters it likes.
struct TlsPeer {
    QString protocol; ///< "TLS 1.3"
    QString cipher;   ///< as OpenSSL names it
    QString subject;  ///< whom the certificate is for: its common name, else its first name
    QString issuer;
    QDateTime validUntil;
    bool isVerified = false;
    friend bool operator==(const TlsPeer &, const TlsPeer &) = default;
};

} // namespace redis
