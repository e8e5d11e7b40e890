// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/connectionprofile.h"

#include "models/sessions/problemtext.h"
#include "models/sessions/serveraddressof.h"

namespace sessions
{

redis::ServerAddress serverAddressOf(const ConnectionProfile &profile)
{
    redis::Endpoint endpoint;
    if (profile.kind == ServerKind::UnixSocket) {
        endpoint.transport = redis::Transport::Unix;
        endpoint.path = profile.socketPath;
    } else {
        endpoint.transport = redis::Transport::Tcp;
        endpoint.host = profile.host;
        endpoint.port = profile.port;
    }
    redis::ServerAddress address;
    address.seeds = {endpoint};
    address.database = profile.database;
    return address;
}

ConnectionProfile ConnectionProfile::fromUrl(const QString &url, QByteArray *password, QString *problem)
{
    ConnectionProfile profile;
    const redis::Result<redis::ParsedAddress> parsed = redis::parseAddress(url);
    redis::Error error;
    if (!parsed) {
        error = parsed.error();
    } else if (parsed->address.topology != redis::Topology::Standalone ||
               parsed->address.seeds.first().transport == redis::Transport::Tls) {
        error = {redis::ErrorKind::Unsupported, url.section(QLatin1Char(':'), 0, 0)};
    } else {
        const redis::Endpoint &endpoint = parsed->address.seeds.first();
        if (endpoint.transport == redis::Transport::Unix) {
            profile.kind = ServerKind::UnixSocket;
            profile.socketPath = endpoint.path;
        } else {
            profile.host = endpoint.host;
            profile.port = endpoint.port;
        }
        profile.database = parsed->address.database;
        profile.userName = parsed->login.userName;
        if (password)
            *password = parsed->login.password;
        return profile;
    }
    if (problem) {
        const Problem sentences = describe(error, profile);
        *problem = sentences.cause + QLatin1Char(' ') + sentences.nextStep;
    }
    return profile;
}

QString ConnectionProfile::toUrl() const
{
    redis::ServerAddress address = serverAddressOf(*this);
    QString url = address.toString();
    if (!userName.isEmpty() && kind == ServerKind::Tcp) {
        const QString scheme = QStringLiteral("redis://");
        url.insert(scheme.size(), QString::fromLatin1(userName.toUtf8().toPercentEncoding()) + QLatin1Char('@'));
    }
    return url;
}

QString ConnectionProfile::title() const
{
    if (!name.isEmpty())
        return name;
    QString where =
        kind == ServerKind::UnixSocket ? socketPath : QStringLiteral("%1:%2").arg(host, QString::number(port));
    if (database != 0)
        where += QStringLiteral(" · db %1").arg(database);
    return where;
}

} // namespace sessions
