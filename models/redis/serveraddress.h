// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/redis/placereplacement.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace redis
{

enum class Transport : quint8 { Tcp, Tls, Unix };
enum class Topology : quint8 { Standalone, Sentinel, Cluster };

/// One socket to open.
struct Endpoint {
    Transport transport = Transport::Tcp;
    QString host = QStringLiteral("127.0.0.1"); ///< Tcp, Tls
    quint16 port = 6379;                        ///< Tcp, Tls
    QString path;                               ///< Unix
    QString certificateName = {};               ///< Tls: what the certificate has to be for; empty: `host`

    /// "host:port", "[v6]:port" or the socket's path.
    QString toString() const;
    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

struct Login {
    QString userName;    ///< empty: the default user, `AUTH password`
    QByteArray password; ///< empty: no AUTH at all
    friend bool operator==(const Login &, const Login &) = default;
};

/// Where a Redis is, without any secret.
struct ServerAddress {
    Topology topology = Topology::Standalone;
    QList<Endpoint> seeds = {Endpoint{}}; ///< Standalone has exactly one
    QString primaryName;                  ///< Sentinel: the name of the monitored primary
    int database = 0;
    QList<PlaceReplacement> replacements; ///< of places that nodes and sentinels announce

    /// Where a place is that a node or a sentinel has named: to be applied before it is connected to or compared. The
    /// seeds are as the user reaches them.
    Endpoint reached(const Endpoint &announced) const { return reachedPlace(announced, replacements); }
    /// As redis-cli and the client libraries write it, without a password.
    QString toString() const;
    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

struct ParsedAddress {
    ServerAddress address;
    Login login;
    std::optional<bool> prefersReplicas; ///< `?readFrom=replicaPreferred`, or `primary`; nothing: it does not say
};

/// Reads `redis://[user[:password]@]host[:port][/db]`, `rediss://…`, `unix:///path[?db=N]`, a bare absolute
/// path, `host:port` and `host`, and `redis+sentinel://host:port,host:port/name/db` (`rediss+sentinel://` by TLS).
/// IPv6 literals stand in brackets; user, password and path are percent-decoded;
/// `?db=N` and `?password=` are accepted as client libraries do, and `?readFrom=replicaPreferred` (or `primary`) as
/// Lettuce calls it.
/// Errors: InvalidAddress, with the reason. The reason never repeats a password.
Result<ParsedAddress> parseAddress(const QString &text);

/// `host`, `host:port`, `[v6]` or `[v6]:port`. Errors: InvalidAddress.
Result<Endpoint> parsePlace(const QString &place, Transport transport, quint16 defaultPort);

/// The place of one sentinel: `host`, `host:port`, `[v6]:port`; without a port it is 26379. Errors: InvalidAddress.
Result<Endpoint> parseSentinel(const QString &place, Transport transport);

} // namespace redis
