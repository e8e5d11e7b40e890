// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>

#include <utility>

namespace messages
{

/// The secrets that reaching a server takes. They travel beside its profile, and are never written but to the keychain.
struct Credentials {
    Credentials() = default;
    // Most have a password, and no more.
    Credentials(QByteArray word) // NOLINT(google-explicit-constructor)
        : password(std::move(word))
    {
    }
    Credentials(const char *word) // NOLINT(google-explicit-constructor)
        : password(word)
    {
    }
    Credentials(QByteArray word, QByteArray passphrase)
        : password(std::move(word))
        , keyPassphrase(std::move(passphrase))
    {
    }

    QByteArray password;
    QByteArray keyPassphrase;    ///< of the client certificate's key
    QByteArray sentinelPassword; ///< of the account at the sentinels
    friend bool operator==(const Credentials &, const Credentials &) = default;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::Credentials)
