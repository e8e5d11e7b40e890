// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redisserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace support
{

namespace
{

constexpr int kStartLimitMs = 60'000;
constexpr int kAnswerLimitSeconds = 60;
constexpr int kPortAttempts = 5;

bool isFree(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free = ::bind(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    ::close(descriptor);
    return free;
}

/// Below the range from which the system takes the ports of outgoing connections: one of those could have it
/// back between the look and the use.
quint16 freeLoopbackPort()
{
    for (int attempt = 0; attempt < 100; ++attempt) {
        const auto port = quint16(QRandomGenerator::global()->bounded(10'000, 32'000));
        if (isFree(port))
            return port;
    }
    return 0;
}

QByteArray encode(const QByteArrayList &arguments)
{
    QByteArray wire = "*" + QByteArray::number(arguments.size()) + "\r\n";
    for (const QByteArray &argument : arguments)
        wire += "$" + QByteArray::number(argument.size()) + "\r\n" + argument + "\r\n";
    return wire;
}

} // namespace

/// A blocking socket, so that tests can prepare a server without any of the code under test.
class RedisServer::Client
{
public:
    ~Client()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    bool open(quint16 port)
    {
        m_descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        limitWaiting();
        return ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }

    bool open(const QString &path)
    {
        m_descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        if (size_t(name.size()) >= sizeof address.sun_path)
            return false;
        std::copy(name.begin(), name.end(), address.sun_path);
        limitWaiting();
        return ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }

    bool write(const QByteArray &bytes)
    {
        for (qsizetype sent = 0; sent < bytes.size();) {
            const ssize_t n = ::send(m_descriptor, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
            if (n <= 0)
                return false;
            sent += n;
        }
        return true;
    }

    /// One whole reply, as it stands on the wire, without the CRLF of its last line.
    QByteArray read()
    {
        const QByteArray line = readLine();
        if (line.isEmpty())
            return {};
        const char type = line.front();
        const qint64 number = (type == '$' || type == '*') ? line.mid(1).toLongLong() : 0;
        if (type == '$' && number >= 0) {
            const QByteArray body = readBytes(number + 2);
            return line + "\r\n" + body.chopped(2);
        }
        if (type == '*' && number >= 0) {
            QByteArray whole = line;
            for (qint64 i = 0; i < number; ++i)
                whole += "\r\n" + read();
            return whole;
        }
        return line;
    }

private:
    void limitWaiting()
    {
        const timeval limit{kAnswerLimitSeconds, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }

    bool fill()
    {
        char buffer[65536];
        const ssize_t n = ::recv(m_descriptor, buffer, sizeof buffer, 0);
        if (n <= 0)
            return false;
        m_buffer.append(buffer, n);
        return true;
    }

    QByteArray readLine()
    {
        qsizetype end = 0;
        while ((end = m_buffer.indexOf("\r\n", m_position)) < 0) {
            if (!fill())
                return {};
        }
        const QByteArray line = m_buffer.mid(m_position, end - m_position);
        m_position = end + 2;
        compact();
        return line;
    }

    QByteArray readBytes(qint64 count)
    {
        while (m_buffer.size() - m_position < count) {
            if (!fill())
                return {};
        }
        const QByteArray bytes = m_buffer.mid(m_position, count);
        m_position += count;
        compact();
        return bytes;
    }

    void compact()
    {
        if (m_position > (1 << 20)) {
            m_buffer.remove(0, m_position);
            m_position = 0;
        }
    }

    int m_descriptor = -1;
    QByteArray m_buffer;
    qsizetype m_position = 0;
};

RedisServer::RedisServer(Listen listen, const QStringList &extraArguments)
    : m_listen(listen)
    , m_extraArguments(extraArguments)
{
    start();
}

RedisServer::RedisServer(const Tls &tls, const QStringList &extraArguments)
    : m_listen(Listen::Tcp)
    , m_tls(tls)
    , m_extraArguments(extraArguments)
{
    start();
}

RedisServer::RedisServer(const Sentinel &sentinel)
    : m_listen(Listen::Tcp)
    , m_tls(sentinel.tls)
    , m_sentinel(sentinel.configuration)
{
    start();
}

RedisServer::~RedisServer()
{
    kill();
}

bool RedisServer::isRunning() const
{
    return m_process.state() == QProcess::Running && m_client;
}

QString RedisServer::socketPath() const
{
    return m_folder.filePath(QStringLiteral("redis.sock"));
}

QString RedisServer::url() const
{
    if (m_tls)
        return QStringLiteral("rediss://127.0.0.1:%1").arg(m_tlsPort);
    return m_listen == Listen::Tcp ? QStringLiteral("redis://127.0.0.1:%1").arg(m_port)
                                   : QStringLiteral("unix://%1").arg(socketPath());
}

qint64 RedisServer::processId() const
{
    return m_process.processId();
}

bool RedisServer::start()
{
    if (m_listen == Listen::UnixSocket || m_port != 0)
        return startProcess();
    // Another test may have taken the same free port in the same moment: then with another one.
    for (int attempt = 0; attempt < kPortAttempts; ++attempt) {
        m_port = freeLoopbackPort();
        m_tlsPort = m_tls ? freeLoopbackPort() : 0;
        if (startProcess())
            return true;
        kill();
    }
    return false;
}

bool RedisServer::startProcess()
{
    QStringList arguments{QStringLiteral("--save"),       QString(),
                          QStringLiteral("--appendonly"), QStringLiteral("no"),
                          QStringLiteral("--dir"),        m_folder.path(),
                          QStringLiteral("--bind"),       QStringLiteral("127.0.0.1"),
                          QStringLiteral("--port"),       QString::number(m_listen == Listen::Tcp ? m_port : 0)};
    if (m_listen == Listen::UnixSocket)
        arguments << QStringLiteral("--unixsocket") << socketPath();
    if (m_tls)
        arguments << QStringLiteral("--tls-port") << QString::number(m_tlsPort) << QStringLiteral("--tls-cert-file")
                  << m_tls->certificate << QStringLiteral("--tls-key-file") << m_tls->key
                  << QStringLiteral("--tls-ca-cert-file") << m_tls->authority << QStringLiteral("--tls-auth-clients")
                  << (m_tls->demandsClientCertificate ? QStringLiteral("yes") : QStringLiteral("no"));
    arguments << m_extraArguments;
    if (!m_sentinel.isEmpty()) {
        QFile file(m_folder.filePath(QStringLiteral("sentinel.conf")));
        if (!file.exists() && (!file.open(QIODevice::WriteOnly) || file.write(m_sentinel) != m_sentinel.size()))
            return false;
        file.close();
        arguments.prepend(file.fileName());
        arguments << QStringLiteral("--sentinel");
    }
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("redis-server"), arguments);
    return m_process.waitForStarted() && waitUntilAnswering();
}

bool RedisServer::waitUntilAnswering()
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < kStartLimitMs && m_process.state() != QProcess::NotRunning) {
        auto client = std::make_unique<Client>();
        const bool open = m_listen == Listen::Tcp ? client->open(m_port) : client->open(socketPath());
        if (open && client->write(encode({"PING"}))) {
            const QByteArray answer = client->read();
            if (!answer.isEmpty() && !answer.startsWith("-LOADING")) {
                m_client = std::move(client);
                // Whoever answers here must be the one that was started, and nobody else's server. One that
                // wants a password cannot be asked; nobody else would answer -NOAUTH on this port.
                const QByteArray info = command({"INFO", "server"});
                if (answer.startsWith('-') ||
                    info.contains("process_id:" + QByteArray::number(m_process.processId()) + "\r"))
                    return true;
                m_client.reset();
                return false;
            }
        }
        m_process.waitForFinished(10); // also a pause
    }
    return false;
}

QByteArray RedisServer::command(const QByteArrayList &arguments)
{
    if (!m_client || !m_client->write(encode(arguments)))
        return {};
    return m_client->read();
}

void RedisServer::reconnect()
{
    if (m_process.state() != QProcess::Running || !command({"PING"}).isEmpty())
        return;
    auto client = std::make_unique<Client>();
    if (m_listen == Listen::Tcp ? client->open(m_port) : client->open(socketPath()))
        m_client = std::move(client);
}

int RedisServer::pipeline(const QList<QByteArrayList> &commands)
{
    constexpr qsizetype kAtOnce = 1000;
    int errors = 0;
    for (qsizetype first = 0; first < commands.size(); first += kAtOnce) {
        const qsizetype last = std::min(first + kAtOnce, commands.size());
        QByteArray wire;
        for (qsizetype i = first; i < last; ++i)
            wire += encode(commands.at(i));
        if (!m_client || !m_client->write(wire))
            return int(commands.size());
        for (qsizetype i = first; i < last; ++i)
            errors += m_client->read().startsWith('-') ? 1 : 0;
    }
    return errors;
}

qint64 RedisServer::integer(const QByteArrayList &arguments)
{
    const QByteArray reply = command(arguments);
    return reply.startsWith(':') ? reply.mid(1).toLongLong() : -1;
}

qint64 RedisServer::deadline(const QByteArray &key, bool asking)
{
    if (asking)
        command({"ASKING"});
    const QByteArray reply = command({"PEXPIRETIME", key});
    if (reply.startsWith(':'))
        return reply.mid(1).toLongLong();
    if (!reply.startsWith("-ERR unknown command"))
        return -1;
    const auto now = [this] {
        const QByteArrayList parts = strings({"TIME"});
        return parts.value(0).toLongLong() * 1000 + parts.value(1).toLongLong() / 1000;
    };
    // What is left at a time is known to the millisecond if that has not changed meanwhile.
    qint64 before = now();
    for (;;) {
        if (asking)
            command({"ASKING"});
        const qint64 left = integer({"PTTL", key});
        const qint64 after = now();
        if (left < 0 || before == after || after == 0)
            return left < 0 ? left : after + left;
        before = after;
    }
}

bool RedisServer::knows(const QByteArray &name)
{
    const QByteArrayList words = name.split(' ');
    if (!string({"COMMAND", "INFO", words.join('|')}).isEmpty())
        return true;
    if (words.size() == 1)
        return false;
    // Before 7.0 it tells no subcommands so, but each has a page of help: a line for each, which begins with its name.
    const QByteArray help = command({words.first(), "HELP"});
    return help.contains("\r\n+" + words.last() + ' ') || help.contains("\r\n+" + words.last() + "\r\n");
}

QByteArrayList RedisServer::strings(const QByteArrayList &arguments)
{
    const QByteArray reply = command(arguments) + "\r\n";
    QByteArrayList strings;
    for (qsizetype position = 0; position < reply.size();) {
        const qsizetype end = reply.indexOf("\r\n", position);
        if (end < 0)
            break;
        const QByteArray line = reply.mid(position, end - position);
        position = end + 2;
        if (line.startsWith('$')) {
            const qint64 length = line.mid(1).toLongLong();
            strings.append(length >= 0 ? reply.mid(position, length) : QByteArray());
            position += length >= 0 ? length + 2 : 0;
        }
    }
    return strings;
}

QByteArray RedisServer::string(const QByteArrayList &arguments)
{
    const QByteArrayList all = strings(arguments);
    return all.isEmpty() ? QByteArray() : all.first();
}

void RedisServer::kill()
{
    m_client.reset();
    if (m_process.state() != QProcess::NotRunning) {
        // Also ends one that is suspended; resumed first, it would answer what has come meanwhile.
        m_process.kill();
        m_process.waitForFinished();
    }
}

void RedisServer::suspend()
{
    ::kill(pid_t(m_process.processId()), SIGSTOP);
}

void RedisServer::resume()
{
    ::kill(pid_t(m_process.processId()), SIGCONT);
}

} // namespace support
