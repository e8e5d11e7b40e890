// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/serveraddressof.h"

namespace server
{

redis::ServerAddress serverAddressOf(const messages::ConnectionProfile &profile)
{
    redis::Endpoint endpoint;
    if (profile.kind == messages::ServerKind::UnixSocket) {
        endpoint.transport = redis::Transport::Unix;
        endpoint.path = profile.socketPath;
    } else {
        endpoint.transport = profile.usesTls() ? redis::Transport::Tls : redis::Transport::Tcp;
        endpoint.host = profile.host;
        endpoint.port = profile.port;
    }
    redis::ServerAddress address;
    address.seeds = {endpoint};
    address.database = profile.database;
    return address;
}

} // namespace server
