// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/serveraddressof.h"

#include "models/server/connect/replacementcheck.h"

namespace server
{

namespace
{

redis::Endpoint endpointOf(const messages::ConnectionProfile &profile)
{
    redis::Endpoint endpoint;
    if (profile.kind == messages::ServerKind::UnixSocket) {
        endpoint.transport = redis::Transport::Unix;
        endpoint.path = profile.socketPath;
        return endpoint;
    }
    endpoint.transport = profile.usesTls() ? redis::Transport::Tls : redis::Transport::Tcp;
    endpoint.host = profile.host;
    endpoint.port = profile.port;
    return endpoint;
}

} // namespace

redis::ServerAddress serverAddressOf(const messages::ConnectionProfile &profile)
{
    redis::ServerAddress address;
    address.database = profile.database;
    address.replacements = replacementsOf(profile);
    if (profile.kind != messages::ServerKind::Sentinel) {
        address.seeds = {endpointOf(profile)};
        return address;
    }
    address.topology = redis::Topology::Sentinel;
    address.primaryName = profile.sentinel.primaryName;
    address.seeds.clear();
    const auto transport = profile.usesTls() ? redis::Transport::Tls : redis::Transport::Tcp;
    for (const QString &place : profile.sentinel.places) {
        if (const auto endpoint = redis::parseSentinel(place, transport))
            address.seeds.append(*endpoint);
    }
    return address;
}

} // namespace server
