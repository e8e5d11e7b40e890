// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakekeyspace.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QSet>
#include <QTcpServer>

#include <functional>
#include <map>
#include <optional>

class QTcpSocket;

namespace support
{

/// A Redis that is none: on a loopback port, in the test's own thread, so that it runs while the test runs its event
/// loop. Answers what a Redis 7 with a few keys would, unless the test says otherwise; remembers what it was asked;
/// and does on demand what a real one does only in bad moments. Several of them are several nodes.
///
/// A command is named by its first word ("GETRANGE") or its first two ("CONFIG GET").
class FakeRedis
{
public:
    /// What goes back over the wire: nothing is what a Redis would say, an empty text is silence.
    using Script = std::function<std::optional<QByteArray>(const QByteArrayList &command)>;

    FakeRedis();
    explicit FakeRedis(Script script);
    ~FakeRedis();
    Q_DISABLE_COPY_MOVE(FakeRedis)

    quint16 port() const { return m_server.serverPort(); }
    int connections() const { return m_connections; } ///< that were ever made

    FakeKeyspace keys;

    void setScript(Script script) { m_script = std::move(script); }
    /// Asks for it as `requirepass` does; with a user as an ACL with that user alone.
    void setPassword(const QByteArray &password, const QByteArray &user = {});
    void setNotificationFlags(const QByteArray &flags) { m_notificationFlags = flags; }
    /// "NOPERM …" to these commands from now on, without a look at the keys.
    void forbid(const QByteArrayList &names);
    void allow(const QByteArrayList &names);
    /// "NOPERM …" to each command with a key that begins so.
    void forbidKeys(const QByteArray &prefix) { m_forbiddenPrefixes.insert(prefix); }
    /// "ERR unknown command …", as an older server.
    void forget(const QByteArrayList &names);
    /// Answers as Redis 5.0 does: without accounts, HELLO, tracking and the commands of 6.2 and 7.0.
    void growOld();
    /// Answers this command, and what comes after it on its connection, only when release() is called.
    void hold(const QByteArray &name) { m_held.insert(name); }
    void release();
    /// Sends these bytes, the beginning of an answer perhaps, in the place of the answer, and hangs up: once.
    void hangUpAt(const QByteArray &name, const QByteArray &lastBytes = {});
    void hangUp();

    /// To all who subscribed to it; how many that were.
    int publish(const QByteArray &channel, const QByteArray &message);
    bool isSubscribed(const QByteArray &pattern) const;

    /// All that was asked of it, on all connections; those with this name.
    const QList<QByteArrayList> &commands() const { return m_commands; }
    QList<QByteArrayList> commands(const QByteArray &name) const;
    int count(const QByteArray &name) const { return int(commands(name).size()); }
    /// What connections begin with, for example, is of no interest any more.
    void clearCommands() { m_commands.clear(); }

private:
    struct Peer {
        QByteArray incoming;
        QByteArrayList patterns;
        QByteArrayList waiting; ///< answers that are held back
        bool isHeld = false;
        bool isLoggedIn = false;
    };

    void accept();
    void read(QTcpSocket *socket);
    void take(QTcpSocket *socket, const QByteArrayList &command);
    QByteArray answer(Peer &peer, const QByteArrayList &command);
    std::optional<QByteArray> refusal(const Peer &peer, const QByteArrayList &command) const;
    QByteArray authenticate(Peer &peer, const QByteArrayList &command) const;
    QByteArray subscribe(Peer &peer, const QByteArrayList &command) const;

    Script m_script;
    QByteArray m_user;
    QByteArray m_password;
    QByteArray m_notificationFlags;
    QSet<QByteArray> m_forbidden;
    QSet<QByteArray> m_forbiddenPrefixes;
    QSet<QByteArray> m_unknown;
    QSet<QByteArray> m_held;
    std::map<QByteArray, QByteArray> m_hangUps; ///< by name: the last bytes
    QList<QByteArrayList> m_commands;
    std::map<QTcpSocket *, Peer> m_peers;
    QTcpServer m_server;
    int m_connections = 0;
    bool m_isOld = false;
};

} // namespace support
