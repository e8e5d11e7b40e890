// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeredis.h"

#include <QTcpSocket>

#include <algorithm>
#include <fnmatch.h>
#include <utility>

namespace support
{

namespace
{

QByteArray upper(const QByteArray &word)
{
    return word.toUpper();
}

bool isNamed(const QByteArrayList &command, const QByteArray &name)
{
    const QByteArray first = upper(command.front());
    return name == first || (command.size() > 1 && name == first + " " + upper(command[1]));
}

template<typename Names> bool isAmong(const QByteArrayList &command, const Names &names)
{
    return std::any_of(names.begin(), names.end(), [&](const QByteArray &name) { return isNamed(command, name); });
}

/// The command that begins at `at`, which then stands behind it; nothing while it is not all there. A client that sends
/// anything but an array of bulk strings is no client of ours.
std::optional<QByteArrayList> nextCommand(const QByteArray &bytes, qsizetype &at)
{
    qsizetype next = at;
    const auto number = [&]() -> qsizetype {
        const qsizetype end = bytes.indexOf("\r\n", next);
        if (end < 0)
            return -1;
        const qsizetype value = bytes.mid(next + 1, end - next - 1).toLongLong();
        next = end + 2;
        return value;
    };
    const qsizetype count = number();
    if (count <= 0)
        return std::nullopt;
    QByteArrayList command;
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype size = number();
        if (size < 0 || bytes.size() < next + size + 2)
            return std::nullopt;
        command.append(bytes.mid(next, size));
        next += size + 2;
    }
    at = next;
    return command;
}

} // namespace

FakeRedis::FakeRedis()
    : FakeRedis(Script())
{
}

FakeRedis::FakeRedis(Script script)
    : m_script(std::move(script))
{
    m_server.listen(QHostAddress::LocalHost);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
}

FakeRedis::~FakeRedis() = default;

void FakeRedis::accept()
{
    QTcpSocket *socket = m_server.nextPendingConnection();
    ++m_connections;
    m_peers.try_emplace(socket);
    QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { read(socket); });
    QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
        m_peers.erase(socket);
        socket->deleteLater();
    });
}

void FakeRedis::read(QTcpSocket *socket)
{
    const auto peer = m_peers.find(socket);
    if (peer == m_peers.end())
        return;
    const QByteArray bytes = std::exchange(peer->second.incoming, {}) + socket->readAll();
    qsizetype at = 0;
    while (const std::optional<QByteArrayList> command = nextCommand(bytes, at)) {
        take(socket, *command);
        if (socket->state() != QAbstractSocket::ConnectedState || !m_peers.contains(socket))
            return; // it was hung up
    }
    m_peers.at(socket).incoming = bytes.mid(at);
}

void FakeRedis::take(QTcpSocket *socket, const QByteArrayList &command)
{
    m_commands.append(command);
    const auto end = std::find_if(m_hangUps.begin(), m_hangUps.end(),
                                  [&command](const auto &hangUp) { return isNamed(command, hangUp.first); });
    if (end != m_hangUps.end()) {
        socket->write(end->second);
        m_hangUps.erase(end);
        socket->disconnectFromHost();
        return;
    }
    Peer &peer = m_peers.at(socket);
    const QByteArray wire = answer(peer, command);
    peer.isHeld = peer.isHeld || isAmong(command, m_held);
    if (peer.isHeld)
        peer.waiting.append(wire);
    else
        socket->write(wire);
}

void FakeRedis::release()
{
    m_held.clear();
    for (auto &[socket, peer] : m_peers) {
        peer.isHeld = false;
        socket->write(std::exchange(peer.waiting, {}).join());
    }
}

void FakeRedis::hangUpAt(const QByteArray &name, const QByteArray &lastBytes)
{
    m_hangUps.insert_or_assign(name, lastBytes);
}

void FakeRedis::hangUp()
{
    QList<QTcpSocket *> sockets; // the map changes on the way
    for (const auto &peer : m_peers)
        sockets.append(peer.first);
    for (QTcpSocket *socket : std::as_const(sockets))
        socket->disconnectFromHost();
}

void FakeRedis::setPassword(const QByteArray &password, const QByteArray &user)
{
    m_password = password;
    m_user = user;
}

void FakeRedis::forbid(const QByteArrayList &names)
{
    for (const QByteArray &name : names)
        m_forbidden.insert(name);
}

void FakeRedis::allow(const QByteArrayList &names)
{
    for (const QByteArray &name : names)
        m_forbidden.remove(name);
}

void FakeRedis::forget(const QByteArrayList &names)
{
    for (const QByteArray &name : names)
        m_unknown.insert(name);
}

void FakeRedis::growOld()
{
    m_isOld = true;
    forget({"ACL", "HELLO", "CLIENT INFO", "CLIENT NO-TOUCH", "CLIENT TRACKING", "CLIENT TRACKINGINFO", "SMISMEMBER",
            "HRANDFIELD", "GETEX", "PEXPIRETIME"});
}

QList<QByteArrayList> FakeRedis::commands(const QByteArray &name) const
{
    QList<QByteArrayList> found;
    std::copy_if(m_commands.begin(), m_commands.end(), std::back_inserter(found),
                 [&name](const QByteArrayList &command) { return isNamed(command, name); });
    return found;
}

std::optional<QByteArray> FakeRedis::refusal(const Peer &peer, const QByteArrayList &command) const
{
    const QByteArray name = upper(command.front());
    if (isAmong(command, m_unknown))
        return resp::error("ERR unknown command '" + name + "'");
    if (!m_password.isEmpty() && !peer.isLoggedIn && name != "AUTH")
        return resp::error(name == "HELLO" ? "NOAUTH HELLO must be called with the client already authenticated"
                                           : "NOAUTH Authentication required.");
    if (isAmong(command, m_forbidden))
        return resp::error("NOPERM this user has no permissions to run the '" + command.front().toLower() +
                           "' command");
    const bool isForbiddenKey =
        std::any_of(m_forbiddenPrefixes.begin(), m_forbiddenPrefixes.end(), [&command](const QByteArray &prefix) {
            return std::any_of(command.begin() + 1, command.end(),
                               [&prefix](const QByteArray &argument) { return argument.startsWith(prefix); });
        });
    if (isForbiddenKey && name != "SCAN" && !name.endsWith("SUBSCRIBE"))
        return resp::error("NOPERM this user has no permissions to access one of the keys used as arguments");
    return std::nullopt;
}

QByteArray FakeRedis::answer(Peer &peer, const QByteArrayList &command)
{
    if (m_script) {
        if (const std::optional<QByteArray> said = m_script(command))
            return *said;
    }
    if (const std::optional<QByteArray> refused = refusal(peer, command))
        return *refused;
    const QByteArray name = upper(command.front());
    if (name == "AUTH")
        return authenticate(peer, command);
    if (name == "PING")
        return peer.patterns.isEmpty() ? resp::status("PONG") : resp::strings({"pong", {}});
    if (name == "HELLO")
        return resp::array({resp::bulk("server"), resp::bulk("redis"), resp::bulk("version"), resp::bulk("7.0.15"),
                            resp::bulk("proto"), resp::integer(2)});
    // They are asked without what they need, by which a server tells that it knows them.
    if (command.size() == 1 && (name == "SMISMEMBER" || name == "HRANDFIELD"))
        return resp::error("ERR wrong number of arguments for '" + name.toLower() + "' command");
    if (name == "INFO" && m_isOld)
        return resp::bulk("# Server\r\nredis_version:5.0.14\r\nredis_mode:standalone\r\n");
    if (name == "SELECT")
        return command.value(1).toInt() < 16 ? resp::status("OK") : resp::error("ERR DB index is out of range");
    if (name == "CLIENT")
        return isNamed(command, "CLIENT ID") ? resp::integer(7) : resp::status("OK");
    if (name == "TIME")
        return resp::strings({QByteArray::number(FakeKeyspace::kNow / 1000), "0"});
    if (isNamed(command, "CONFIG GET"))
        return resp::strings({command.value(2), m_notificationFlags});
    if (name.endsWith("SUBSCRIBE"))
        return subscribe(peer, command);
    if (const std::optional<QByteArray> read = keys.answer(command))
        return *read;
    return resp::error("ERR unknown command '" + command.front() + "'");
}

QByteArray FakeRedis::authenticate(Peer &peer, const QByteArrayList &command) const
{
    if (m_password.isEmpty() && command.size() == 2)
        return resp::error("ERR AUTH <password> called without any password configured for the default user. "
                           "Are you sure your configuration is correct?");
    const QByteArray user = command.size() > 2 ? command[1] : QByteArray();
    if (command.back() != m_password || user != m_user)
        return resp::error("WRONGPASS invalid username-password pair or user is disabled.");
    peer.isLoggedIn = true;
    return resp::status("OK");
}

QByteArray FakeRedis::subscribe(Peer &peer, const QByteArrayList &command) const
{
    const QByteArray name = command.front().toLower();
    const bool isLeaving = name.contains("unsubscribe");
    QByteArrayList patterns = command.mid(1);
    if (isLeaving && patterns.isEmpty())
        patterns = peer.patterns.isEmpty() ? QByteArrayList{QByteArray()} : peer.patterns;
    QByteArray wire;
    for (const QByteArray &pattern : std::as_const(patterns)) {
        peer.patterns.removeAll(pattern);
        if (!isLeaving)
            peer.patterns.append(pattern);
        wire += resp::array({resp::bulk(name), resp::bulk(pattern), resp::integer(peer.patterns.size())});
    }
    return wire;
}

int FakeRedis::publish(const QByteArray &channel, const QByteArray &message)
{
    int receivers = 0;
    for (auto &[socket, peer] : m_peers) {
        for (const QByteArray &pattern : std::as_const(peer.patterns)) {
            if (fnmatch(pattern.constData(), channel.constData(), 0) != 0)
                continue;
            socket->write(resp::strings({"pmessage", pattern, channel, message}));
            ++receivers;
        }
    }
    return receivers;
}

bool FakeRedis::isSubscribed(const QByteArray &pattern) const
{
    return std::any_of(m_peers.begin(), m_peers.end(),
                       [&pattern](const auto &peer) { return peer.second.patterns.contains(pattern); });
}

} // namespace support
