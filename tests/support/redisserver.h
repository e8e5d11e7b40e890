// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace support
{

/// A private redis-server for one test: on a free loopback port, or on a Unix socket in a temporary folder.
/// Nothing is saved to disk unless asked for; it ends with this object, and nothing else is ever stopped.
class RedisServer
{
public:
    enum class Listen { Tcp, UnixSocket };

    /// Starts and waits until it answers; isRunning() tells whether it did.
    explicit RedisServer(Listen listen = Listen::Tcp, const QStringList &extraArguments = {});
    /// Also by TLS, on a port of its own; what prepares and checks uses the plain one.
    struct Tls {
        QString certificate;
        QString key;
        QString authority; ///< whose client certificates are good
        bool demandsClientCertificate = false;
    };
    explicit RedisServer(const Tls &tls, const QStringList &extraArguments = {});
    /// A sentinel: what its file says at first. It keeps its own state there, and has it again after another start().
    struct Sentinel {
        QByteArray configuration;
        std::optional<Tls> tls = {};
    };
    explicit RedisServer(const Sentinel &sentinel);
    ~RedisServer();
    Q_DISABLE_COPY_MOVE(RedisServer)

    bool isRunning() const;
    quint16 port() const { return m_port; }
    quint16 tlsPort() const { return m_tlsPort; } ///< 0: it does without
    QString socketPath() const;
    QString url() const; ///< for the program's command line; where there is TLS, by that
    qint64 processId() const;

    /// One command over a socket of its own, waited for: for preparing and checking. Returns the raw RESP
    /// reply without the final CRLF of simple types: "+OK", ":3", "$5\r\nhello".
    QByteArray command(const QByteArrayList &arguments);
    /// Has a connection for commands again, where the server has ended it.
    void reconnect();
    /// Many commands in one go; the number of error replies comes back.
    int pipeline(const QList<QByteArrayList> &commands);
    /// The bulk strings of an array reply; nested arrays are flattened, nil is an empty string.
    QByteArrayList strings(const QByteArrayList &arguments);
    /// The bulk string of the reply; null if it is nil or another type.
    QByteArray string(const QByteArrayList &arguments);
    /// Integer of the reply to `command`; -1 if it is not one.
    qint64 integer(const QByteArrayList &arguments);
    /// When the key expires, epoch milliseconds by the server's clock, to the millisecond; as PEXPIRETIME says it: -1
    /// it does not, -2 there is none. A server that does not know that command is asked for what is left, and the time.
    /// `asking`: also where the key's slot is still on its way to this node of a cluster.
    qint64 deadline(const QByteArray &key, bool asking = false);
    /// Whether it has this command ("GETEX") or subcommand ("ACL DRYRUN"), by its own word.
    bool knows(const QByteArray &command);

    void kill();    ///< SIGKILL, as a crash
    bool start();   ///< again, on the same port or socket, empty unless persistence was asked for
    void suspend(); ///< SIGSTOP: hangs without closing
    void resume();  ///< SIGCONT

private:
    class Client;
    bool startProcess();
    bool waitUntilAnswering();

    Listen m_listen;
    std::optional<Tls> m_tls;
    QByteArray m_sentinel; ///< its first configuration; empty: it is none
    QStringList m_extraArguments;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    quint16 m_tlsPort = 0;
    std::unique_ptr<Client> m_client;
};

} // namespace support
