// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/problemtext.h"

#include "models/server/connect/sshproblemtext.h"
#include "models/server/connect/tlsproblemtext.h"

#include <QCoreApplication>

namespace server
{

// As lupdate reads it, a qualified type before a function makes that a member.
using messages::Problem;

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(messages::Problem)
};

QString placeThere(const messages::ConnectionProfile &profile)
{
    if (profile.kind == messages::ServerKind::UnixSocket)
        return profile.socketPath;
    if (profile.kind == messages::ServerKind::Sentinel)
        return profile.sentinel.primaryName; // the sentinels' own problems are in sentinelproblemtext.h
    const QString host =
        profile.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(profile.host) : profile.host;
    return QStringLiteral("%1:%2").arg(host, QString::number(profile.port));
}

QString place(const messages::ConnectionProfile &profile)
{
    const QString there = placeThere(profile);
    return profile.sshDestination.isEmpty() ? there : Text::tr("%1 (through %2)").arg(there, profile.sshDestination);
}

/// Of "host:port".
QString hostOf(const QString &node)
{
    return node.left(node.lastIndexOf(QLatin1Char(':')));
}

} // namespace

bool concernsPassword(const redis::Error &error)
{
    return error.kind == redis::ErrorKind::AuthenticationRequired || error.kind == redis::ErrorKind::WrongPassword;
}

bool concernsPassphrase(const redis::Error &error)
{
    return error.kind == redis::ErrorKind::ClientKeyLocked || error.kind == redis::ErrorKind::WrongKeyPassphrase;
}

Problem describe(const redis::Error &error, const messages::ConnectionProfile &profile, const QString &node)
{
    using redis::ErrorKind;
    const QString where = node.isEmpty() ? place(profile) : node;
    switch (error.kind) {
    case ErrorKind::InvalidAddress:
        return {Text::tr("The address cannot be read: %1.").arg(error.detail),
                Text::tr("Write it as redis://host:port/database, rediss:// for TLS, unix:///path/to/socket, or "
                         "redis+sentinel://host:port,host:port/name.")};
    case ErrorKind::Unsupported:
        return {Text::tr("This version cannot connect that way: %1.").arg(error.detail),
                Text::tr("Use a TCP connection, with or without TLS, or a Unix socket.")};
    case ErrorKind::HostNotFound:
        return {Text::tr("No host named %1 was found.").arg(node.isEmpty() ? profile.host : hostOf(node)),
                Text::tr("Check the spelling, and that this computer is on the right network or VPN.")};
    case ErrorKind::ConnectionRefused:
        if (node.isEmpty() && profile.kind == messages::ServerKind::UnixSocket)
            return {
                Text::tr("Nothing listens at the socket %1.").arg(where),
                Text::tr("Check that this is Redis’s socket (`unixsocket` in redis.conf) and no other file, and that "
                         "Redis is running.")};
        return {Text::tr("Nothing answers at %1.").arg(where),
                Text::tr("Check that Redis is running there and that the port is right.")};
    case ErrorKind::HostUnreachable:
        return {Text::tr("%1 cannot be reached.").arg(where), Text::tr("Check the network, the VPN and the firewall.")};
    case ErrorKind::SocketNotFound:
        return {Text::tr("There is no socket at %1.").arg(where),
                Text::tr("Check the path (`unixsocket` in redis.conf) and that Redis is running.")};
    case ErrorKind::SocketAccessDenied:
        return {Text::tr("This user may not open the socket %1.").arg(where),
                Text::tr("Ask for membership of its group, or see `unixsocketperm` in redis.conf.")};
    case ErrorKind::TimedOut:
        return {Text::tr("%1 does not answer.").arg(where),
                Text::tr("The server may hang or be overloaded, or a firewall drops the packets.")};
    case ErrorKind::ConnectionLost:
        return {Text::tr("The connection to %1 was lost.").arg(where),
                Text::tr("Check that Redis is still running there and can be reached.")};
    case ErrorKind::Closed:
        return {Text::tr("The connection was closed."), Text::tr("Connect again.")};
    case ErrorKind::NotRedis:
        return {Text::tr("What answers at %1 is not a Redis server.").arg(where),
                Text::tr("Check the port: web servers and databases listen on others.")};
    case ErrorKind::ProtocolError:
        return {Text::tr("%1 sent bytes that are not the Redis protocol.").arg(where),
                Text::tr("The connection is made anew; if it happens again, look for a proxy in between.")};
    case ErrorKind::TooLarge:
        return {Text::tr("%1 sent an answer larger than this program accepts.").arg(where),
                Text::tr("The connection is made anew. %1").arg(error.detail)};
    case ErrorKind::AuthenticationRequired:
        return {Text::tr("%1 asks for a password.").arg(where),
                Text::tr("Enter the password, and the user if there is one.")};
    case ErrorKind::WrongPassword:
        return {Text::tr("%1 did not accept the user or the password.").arg(where),
                Text::tr("Check both; a user may also be switched off on the server.")};
    case ErrorKind::PermissionDenied:
        return {Text::tr("The account may not do this: %1").arg(error.detail),
                Text::tr("Ask the server’s administrator for the permission (ACL SETUSER).")};
    case ErrorKind::Loading:
        return {Text::tr("%1 is still loading its data from disk.").arg(where),
                Text::tr("It is tried again until the server is ready.")};
    case ErrorKind::Busy:
        return {Text::tr("%1 is busy with a script and answers nothing else.").arg(where),
                Text::tr("It is asked again until the script ends; whoever runs it can stop it with SCRIPT KILL.")};
    case ErrorKind::ReplicaCutOff:
        return {Text::tr("%1 is a replica that has lost its primary, and shows no old data.").arg(where),
                Text::tr("It is asked again until the primary is back.")};
    case ErrorKind::Moved:
    case ErrorKind::Asked:
    case ErrorKind::TryAgain:
        return {Text::tr("The key is moving to another node of the cluster."), Text::tr("It is read there.")};
    case ErrorKind::ClusterDown:
        return {Text::tr("The cluster serves no keys for now: %1").arg(error.detail),
                Text::tr("It is asked again until all slots have a node; cluster-require-full-coverage decides whether "
                         "the others answer meanwhile.")};
    case ErrorKind::ReadOnlyReplica:
        return {Text::tr("%1 is a replica, and takes no changes.").arg(where),
                Text::tr("Try again when the new primary is known, or connect to it.")};
    case ErrorKind::NoPrimary:
        return {Text::tr("%1 is a replica: another node serves its slots.").arg(where),
                Text::tr("Its sessions are up to date again when that node is known and answers.")};
    case ErrorKind::DatabaseOutOfRange:
        if (error.detail.contains(QLatin1String("cluster mode")))
            return {Text::tr("%1 is a node of a cluster, which has database 0 only.").arg(where),
                    Text::tr("Set the database to 0.")};
        return {Text::tr("%1 has no database %2.").arg(where, QString::number(profile.database)),
                Text::tr("Choose a lower number; servers have 16 by default, clusters only database 0.")};
    case ErrorKind::UnknownCommand:
        return {Text::tr("The server does not know a command: %1").arg(error.detail),
                Text::tr("Redis 6.2 or later is needed; a provider may have renamed the command.")};
    case ErrorKind::WrongType:
        return {Text::tr("The key holds another type than expected."), Text::tr("Read everything again.")};
    case ErrorKind::ReadOnlyProfile:
        return {Text::tr("This connection is read-only."),
                Text::tr("Use a profile without the read-only mark to change anything.")};
    case ErrorKind::ServerError:
        if (error.detail.startsWith(QLatin1String("BUSY ")))
            return {Text::tr("%1 is busy with a script, and does nothing else meanwhile.").arg(where),
                    Text::tr("Read again when it has ended; SCRIPT KILL ends one that has not written yet.")};
        if (error.detail.startsWith(QLatin1String("MASTERDOWN ")))
            return {Text::tr("%1 is a replica that has lost its primary.").arg(where),
                    Text::tr("Read again when the link is back, or connect to the primary.")};
        break;
    case ErrorKind::HungUpOnLogin:
    case ErrorKind::TlsExpected:
    case ErrorKind::TlsNotSpoken:
    case ErrorKind::TlsTimedOut:
    case ErrorKind::TlsHungUp:
    case ErrorKind::TlsVersionTooOld:
    case ErrorKind::TlsHandshakeFailed:
    case ErrorKind::CertificateExpired:
    case ErrorKind::CertificateNotYetValid:
    case ErrorKind::CertificateSelfSigned:
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::CertificateNameMismatch:
    case ErrorKind::CertificateRejected:
    case ErrorKind::CaFileUnusable:
    case ErrorKind::ClientCertificateUnusable:
    case ErrorKind::ClientKeyUnusable:
    case ErrorKind::ClientKeyLocked:
    case ErrorKind::WrongKeyPassphrase:
    case ErrorKind::ClientKeyMismatch:
    case ErrorKind::ClientCertificateRequired:
    case ErrorKind::ClientCertificateRefused:
        return describeTls(error, profile, where);
    case ErrorKind::SshNotInstalled:
    case ErrorKind::SshDestinationInvalid:
    case ErrorKind::SshToSocket:
    case ErrorKind::SshHostNotFound:
    case ErrorKind::SshRefused:
    case ErrorKind::SshUnreachable:
    case ErrorKind::SshTimedOut:
    case ErrorKind::SshDenied:
    case ErrorKind::SshHostKeyUnknown:
    case ErrorKind::SshHostKeyChanged:
    case ErrorKind::SshForwardingForbidden:
    case ErrorKind::SshCannotReach:
    case ErrorKind::SshEnded:
    case ErrorKind::SshFailed:
        return describeSsh(error, profile);
    }
    return {Text::tr("The server answered: %1").arg(error.detail), Text::tr("See the server’s log for the cause.")};
}

} // namespace server
