// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace redis
{

/// What went wrong between this program and a server. The sentence for the user is made at the edge,
/// from the kind; `Error::detail` holds the server's or the socket's own words.
enum class ErrorKind : quint8 {
    InvalidAddress,         ///< the URL or address cannot be parsed
    Unsupported,            ///< understood, but this build cannot do it
    HostNotFound,           ///< the name does not resolve
    ConnectionRefused,      ///< nobody listens on that port
    HostUnreachable,        ///< no route, network down
    SocketNotFound,         ///< the Unix socket's path does not exist
    SocketAccessDenied,     ///< the Unix socket may not be opened by this user
    TimedOut,               ///< no connection, or no answer, within the limit
    ConnectionLost,         ///< closed by the peer, or the socket failed
    HungUpOnLogin,          ///< closed by the peer in answer to the login, without a word
    Closed,                 ///< closed by this program while the command was pending
    NotRedis,               ///< the first bytes are not RESP: an HTTP server, say
    ProtocolError,          ///< garbage in the middle of the stream
    TooLarge,               ///< a reply above this program's limits (size, depth, elements)
    AuthenticationRequired, ///< NOAUTH
    WrongPassword,          ///< WRONGPASS, or "invalid password" of older servers
    PermissionDenied,       ///< NOPERM
    Loading,                ///< LOADING: the server reads its data set from disk
    Busy,                   ///< BUSY: a script has been running for longer than the server likes
    ReplicaCutOff,          ///< MASTERDOWN: a replica without its primary that serves no old data
    Moved,                  ///< MOVED: another node of the cluster holds the key; see redirectionOf()
    Asked,                  ///< ASK: another node of the cluster has the key already, while its slot moves there
    TryAgain,               ///< TRYAGAIN: several keys, of which only some have moved yet
    ClusterDown,            ///< CLUSTERDOWN: nobody holds the key's slot for now
    ReadOnlyReplica,        ///< READONLY: a write to a replica, which was a primary perhaps
    NoPrimary,              ///< a node of a cluster has become a replica, as it says itself
    DatabaseOutOfRange,     ///< SELECT refused
    UnknownCommand,         ///< the server does not know (or has renamed) the command
    WrongType,              ///< WRONGTYPE
    ReadOnlyProfile,        ///< a writing command on a connection opened read-only; never sent
    ServerError,            ///< any other -ERR

    TlsExpected,        ///< the peer speaks TLS, and was spoken to without
    TlsNotSpoken,       ///< the peer was spoken to by TLS, and answers something else
    TlsTimedOut,        ///< a connection, but no handshake within the limit
    TlsHungUp,          ///< closed by the peer in the middle of the handshake
    TlsVersionTooOld,   ///< the peer knows only versions before 1.2
    TlsHandshakeFailed, ///< any other failure of the handshake

    CertificateExpired,      ///< detail: the date (ISO 8601)
    CertificateNotYetValid,  ///< detail: the date (ISO 8601)
    CertificateSelfSigned,   ///< it signed itself, and is not among the authorities
    CertificateUntrusted,    ///< signed by an authority that is not known; detail: its name
    CertificateNameMismatch, ///< for another host; detail: the names that it has
    CertificateRejected,     ///< any other reason: revoked, or not for servers

    CaFileUnusable,            ///< detail: why; empty: no certificate is in it
    ClientCertificateUnusable, ///< the same
    ClientKeyUnusable,         ///< the same
    ClientKeyLocked,           ///< no passphrase was given
    WrongKeyPassphrase,        ///< another one was
    ClientKeyMismatch,         ///< it is not the key of the certificate
    ClientCertificateRequired, ///< the peer demands one, and none was given
    ClientCertificateRefused,  ///< the peer does not take this one; detail: why, as far as it says

    // Of the tunnel by ssh that a server is reached through. Details are ssh's words, and may be the far side's.
    SshNotInstalled,
    SshDestinationInvalid,  ///< detail: the destination
    SshToSocket,            ///< a Unix socket of the far side is not reached so
    SshHostNotFound,        ///< detail: its name
    SshRefused,             ///< detail: where nobody answers
    SshUnreachable,         ///< detail: which host, and why
    SshTimedOut,            ///< detail: who does not answer
    SshDenied,              ///< detail: the ways to log in that are left
    SshHostKeyUnknown,      ///< and nobody was asked
    SshHostKeyChanged,      ///< it is not the one that is known
    SshForwardingForbidden, ///< by the far side's configuration; detail: to where
    SshCannotReach,         ///< from the far side; detail: where, and why as far as it is told
    SshEnded,               ///< it was there, and is no more; detail: its last words
    SshFailed,              ///< anything else; detail: its last words
};

struct Error {
    ErrorKind kind = ErrorKind::ServerError;
    QString detail; ///< never holds a password or a session id
    /// CertificateNameMismatch: the name that it should have been for. SshDenied, SshHostKeyUnknown, SshHostKeyChanged:
    /// the jump host that it comes from; empty: it is the destination's.
    QString about = {};

    friend bool operator==(const Error &, const Error &) = default;
};

/// The server answers, but not this, for now: no permission and no value is to be concluded from it.
inline bool isTemporary(ErrorKind kind)
{
    return kind == ErrorKind::Loading || kind == ErrorKind::Busy || kind == ErrorKind::ReplicaCutOff ||
           kind == ErrorKind::TryAgain || kind == ErrorKind::ClusterDown;
}

/// The key is another node's.
inline bool isRedirection(ErrorKind kind)
{
    return kind == ErrorKind::Moved || kind == ErrorKind::Asked;
}

/// What is known of who holds which slots is out of date.
inline bool isMisdirected(ErrorKind kind)
{
    return isRedirection(kind) || kind == ErrorKind::ClusterDown || kind == ErrorKind::ReadOnlyReplica;
}

/// No peer can make this good: what this side was told is wrong, and stays so until it is told something else.
inline bool isForGood(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unsupported:
    case ErrorKind::NotRedis:
    case ErrorKind::TlsExpected:
    case ErrorKind::TlsNotSpoken:
    case ErrorKind::CaFileUnusable:
    case ErrorKind::ClientCertificateUnusable:
    case ErrorKind::ClientKeyUnusable:
    case ErrorKind::ClientKeyLocked:
    case ErrorKind::WrongKeyPassphrase:
    case ErrorKind::ClientKeyMismatch:
    case ErrorKind::ClientCertificateRequired:
    case ErrorKind::SshNotInstalled:
    case ErrorKind::SshDestinationInvalid:
    case ErrorKind::SshToSocket:
    case ErrorKind::SshDenied: // who is refused again and again is locked out in the end
    case ErrorKind::SshHostKeyUnknown:
    case ErrorKind::SshHostKeyChanged:
        return true;
    default:
        return false;
    }
}

template<typename T> using Result = tl::expected<T, Error>;

} // namespace redis
