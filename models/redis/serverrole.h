// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"

#include <functional>

class QObject;

namespace redis
{

/// What a server is to others.
enum class ServerRole : quint8 {
    Unknown, ///< it does not say, or the account may not ask
    Primary,
    Replica,
};

/// As the answer to HELLO says it.
ServerRole roleInHello(const Reply &hello);

/// Asks a server that is Ready: HELLO without arguments, which every account may use, and where that does not tell
/// ROLE. Answered as Connection::send() does, once; an Error is the connection's.
void askRole(Connection &connection, QObject *context, const std::function<void(Result<ServerRole>)> &answer);

} // namespace redis
