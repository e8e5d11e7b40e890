// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/tlsfacts.h"
#include "models/redis/connection.h"

#include <QByteArray>

#include <optional>

namespace server
{

/// Reads the files that a profile names for TLS, each time that it is called; none: the profile does without TLS.
redis::TlsSource tlsSourceOf(const messages::ConnectionProfile &profile, const QByteArray &keyPassphrase);

/// What an open connection by TLS has agreed on, as it is now; nothing: it is none.
std::optional<messages::TlsFacts> tlsFactsOf(const redis::Connection &connection);

} // namespace server
