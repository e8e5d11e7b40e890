// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace messages
{

/// What a connection by TLS has agreed on, and whom it leads to. All texts are safe to show.
struct TlsFacts {
    QString protocol; ///< "TLS 1.3"
    QString cipher;
    QString subject; ///< of the server's certificate
    QString issuer;
    QDateTime validUntil;
    bool isVerified = false; ///< the certificate was checked, and not only taken
    bool isOutdated = false; ///< it has run out since: the next connection would be refused

    friend bool operator==(const TlsFacts &, const TlsFacts &) = default;
};

} // namespace messages
