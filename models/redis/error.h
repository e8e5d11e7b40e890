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
    DatabaseOutOfRange,     ///< SELECT refused
    UnknownCommand,         ///< the server does not know (or has renamed) the command
    WrongType,              ///< WRONGTYPE
    ReadOnlyProfile,        ///< a writing command on a connection opened read-only; never sent
    ServerError,            ///< any other -ERR
};

struct Error {
    ErrorKind kind = ErrorKind::ServerError;
    QString detail; ///< never holds a password or a session id

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

template<typename T> using Result = tl::expected<T, Error>;

} // namespace redis
