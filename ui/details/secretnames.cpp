// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/secretnames.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace ui
{

namespace
{

constexpr std::array kInside{
    "csrf",       "xsrf",      "token",     "password",  "passwd",       "passphrase",    "secret",
    "hash",       "apikey",    "authkey",   "accesskey", "privatekey",   "signingkey",    "encryptionkey",
    "credential", "signature", "authorization", "bearer", "sessionid",   "verifier",      "passcode",
};
constexpr std::array kWhole{"pwd", "pass", "pin", "otp", "totp", "jwt", "sid", "salt", "nonce", "auth", "mfa"};

// "API-Key", "api_key" and "apiKey" are one name. Long names are cut: a name is not where secrets hide.
QByteArray folded(QByteArrayView name)
{
    constexpr qsizetype kMost = 256;
    QByteArray result;
    result.reserve(std::min(name.size(), kMost));
    for (const char c : name.first(std::min(name.size(), kMost))) {
        if (c == '_' || c == '-' || c == '.' || c == ' ' || c == ':')
            continue;
        result.append(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return result;
}

} // namespace

bool isSecretName(QByteArrayView name)
{
    const QByteArray plain = folded(name);
    return std::any_of(kInside.begin(), kInside.end(), [&](const char *word) { return plain.contains(word); })
        || std::any_of(kWhole.begin(), kWhole.end(), [&](const char *word) { return plain == word; });
}

bool isSecretScalarName(QByteArrayView name)
{
    return isSecretName(name) || folded(name).contains("cookie");
}

} // namespace ui
