// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace messages
{

/// How a profile reaches its server.
enum class ServerKind : quint8 { Tcp, UnixSocket, Sentinel };

/// How a TCP connection is secured. The files are PEM.
struct TlsSettings {
    bool isOn = false;
    bool verifies = true;    ///< false: whoever answers is taken for the server
    QString serverName;      ///< to check, and to ask for (SNI); empty: the host
    QString caFile;          ///< who may have signed the server's certificate; empty: whom the system knows
    QString certificateFile; ///< of this client, where the server demands one
    QString keyFile;         ///< empty: it is in the certificate's file
    friend bool operator==(const TlsSettings &, const TlsSettings &) = default;
};

/// Who is asked where the primary is (ServerKind::Sentinel). By TLS where the server itself is reached by it, with the
/// same authorities and client certificate.
struct SentinelSettings {
    QString primaryName; ///< as the sentinels call the one they watch: `mymaster`
    QStringList places;  ///< "host:port" or "[v6]:port" of each sentinel that is known
    QString userName;    ///< ACL user at the sentinels, who have accounts of their own; empty: the default user
    friend bool operator==(const SentinelSettings &, const SentinelSettings &) = default;
};

/// Where a place is reached that nodes or sentinels announce: behind NAT, or in a network of containers.
struct PlaceReplacement {
    QString announced; ///< "host:port", or "host" for each of its ports
    QString reached;   ///< written in the same way
    friend bool operator==(const PlaceReplacement &, const PlaceReplacement &) = default;
};

/// What the connection dialog edits and the settings keep. Holds no password: that comes from the keychain,
/// the environment or the user, and travels beside the profile.
struct ConnectionProfile {
    QString id; ///< random, names its entry in settings and keychain; empty: not saved
    QString name;
    QString group;  ///< in the list of connections; empty: none
    QString colour; ///< of its mark, `#rrggbb`; empty: none
    ServerKind kind = ServerKind::Tcp;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 6379;
    QString socketPath;
    TlsSettings tls; ///< of all but ServerKind::UnixSocket
    SentinelSettings sentinel;
    QList<PlaceReplacement> replacements;
    /// Whom the system's `ssh` reaches the server through, as it takes it: `user@host`, or a Host of its configuration.
    /// Hosts are looked up, and connected to, from there. Empty: the server is reached from here.
    QString sshDestination;
    QString userName; ///< ACL user; empty: the default user
    int database = 0;
    bool readOnly = false;        ///< nothing can be ended or set through this profile
    bool production = false;      ///< shown as such
    bool gentle = false;          ///< reads slowly: for a server that has no time to spare
    bool prefersReplicas = false; ///< passes over all keys read at replicas, where that tells the same
    bool keepsNoHistory = false;  ///< what happens to its sessions is not written down
    QString historyFolder;        ///< where it is, of a server that nobody shall remember; empty: where all are
    QString sharedLog;            ///< key of the stream to which logouts are also written; empty: to none
    QStringList keyPatterns;      ///< further key patterns, for the plain format
    QStringList unlistedFormats;  ///< whose sessions are not listed (formatListName())
    /// All names are looked at before any session is read: for who asks once, and cannot wait for a later look.
    bool surveysFirst = false;

    /// The name, or the address where there is none, with whom ssh goes through to it.
    QString title() const;
    bool usesTls() const { return kind != ServerKind::UnixSocket && tls.isOn; }
    /// By TLS, with whoever answers.
    bool isUnverified() const { return usesTls() && !tls.verifies; }

    friend bool operator==(const ConnectionProfile &, const ConnectionProfile &) = default;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::ConnectionProfile)
