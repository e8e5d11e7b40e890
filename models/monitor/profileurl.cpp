// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/profileurl.h"

#include "models/redis/serveraddress.h"
#include "models/server/connect/problemtext.h"
#include "models/server/connect/serveraddressof.h"

namespace monitor
{

using messages::ConnectionProfile;
using messages::ServerKind;

tl::expected<ProfileUrl, messages::Problem> profileFromUrl(const QString &url)
{
    ProfileUrl result;
    const redis::Result<redis::ParsedAddress> parsed = redis::parseAddress(url);
    if (!parsed)
        return tl::unexpected(server::describe(parsed.error(), result.profile));
    const redis::Endpoint &endpoint = parsed->address.seeds.first();
    ConnectionProfile &profile = result.profile;
    if (parsed->address.topology == redis::Topology::Sentinel) {
        profile.kind = ServerKind::Sentinel;
        profile.sentinel.primaryName = parsed->address.primaryName;
        for (const redis::Endpoint &sentinel : parsed->address.seeds)
            profile.sentinel.places.append(sentinel.toString());
        profile.tls.isOn = endpoint.transport == redis::Transport::Tls;
    } else if (endpoint.transport == redis::Transport::Unix) {
        profile.kind = ServerKind::UnixSocket;
        profile.socketPath = endpoint.path;
    } else {
        profile.host = endpoint.host;
        profile.port = endpoint.port;
        profile.tls.isOn = endpoint.transport == redis::Transport::Tls;
    }
    profile.database = parsed->address.database;
    profile.userName = parsed->login.userName;
    result.prefersReplicas = parsed->prefersReplicas;
    profile.prefersReplicas = parsed->prefersReplicas.value_or(profile.prefersReplicas);
    result.password = parsed->login.password;
    return result;
}

namespace
{

/// Of the server alone, and who logs in.
QString urlOfServer(const ConnectionProfile &profile)
{
    QString url = server::serverAddressOf(profile).toString();
    if (!profile.userName.isEmpty() && profile.kind != ServerKind::UnixSocket) {
        const QString separator = QStringLiteral("://");
        url.insert(url.indexOf(separator) + separator.size(),
                   QString::fromLatin1(profile.userName.toUtf8().toPercentEncoding()) + QLatin1Char('@'));
    }
    return url;
}

} // namespace

QString urlOfProfile(const ConnectionProfile &profile)
{
    const QString url = urlOfServer(profile);
    if (!profile.prefersReplicas)
        return url;
    return url + QLatin1Char(url.contains(QLatin1Char('?')) ? '&' : '?') + QStringLiteral("readFrom=replicaPreferred");
}

QString serverOfProfile(const ConnectionProfile &profile)
{
    const QString url = urlOfServer(profile);
    return profile.sshDestination.isEmpty() ? url : url + QStringLiteral(" · ssh ") + profile.sshDestination;
}

} // namespace monitor
