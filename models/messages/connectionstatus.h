// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"
#include "models/messages/tlsfacts.h"

#include <QDateTime>
#include <QMetaType>

#include <optional>

namespace messages
{

/// Where the connection stands.
struct ConnectionStatus {
    enum class Phase : quint8 {
        Disconnected, ///< not asked to connect
        Connecting,   ///< first attempt
        Connected,
        Retrying, ///< broken or refused; tries again at retryAt
        Failed,   ///< will not be tried again by itself: problem says why
    };
    Phase phase = Phase::Disconnected;
    Problem problem;   ///< Retrying, Failed
    QDateTime retryAt; ///< Retrying; none while it is tried
    /// Retrying, by the sentinels: another one may take its place without anybody's doing.
    bool mayBeReplaced = false;
    bool needsPassword = false;         ///< Failed, and another password may help
    bool needsPassphrase = false;       ///< Failed, and another one of the client certificate's key may help
    bool needsSentinelPassword = false; ///< Failed, and another one of the account at the sentinels may help
    std::optional<TlsFacts> tls;        ///< Connected by TLS; of several nodes, that whose certificate runs out first
    /// Asking somebody is of use.
    bool needsSecret() const { return needsPassword || needsPassphrase || needsSentinelPassword; }
    friend bool operator==(const ConnectionStatus &, const ConnectionStatus &) = default;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::ConnectionStatus)
