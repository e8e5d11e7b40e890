// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

// POSIX leaves its declaration to the program; glibc does not.
extern char **environ; // NOLINT(readability-redundant-declaration)

namespace app
{

namespace
{

constexpr qsizetype kLongestLine = 64 * 1024;

// $0 is the folder, the rest is the server's command line. The outer shell ends at once, so that the program
// has no child to look after. `wait` notices that the server ended by itself, `read` that the program is
// gone; whichever is first stops the other. `read` is built in: no process is left that would hold the
// socket. What the shell itself has to say must not go there either: writing to a program that is gone would
// end it.
constexpr const char *kWatch = R"(
exec 3<&0
(
    trap '' INT HUP TERM
    "$@" 3<&- </dev/null &
    server=$!
    exec </dev/null >/dev/null 2>&1
    (read -r _ <&3; kill -KILL "$server") &
    watcher=$!
    exec 3<&-
    wait "$server"
    kill -KILL "$watcher"
    rm -rf -- "$0"
) &
)";

/// Runs the shell in a session of its own, with `end` as its input and output. Returns 0 or an errno.
int spawnShell(int end, const std::vector<QByteArray> &arguments)
{
    std::vector<char *> argv;
    argv.reserve(arguments.size() + 1);
    for (const QByteArray &argument : arguments)
        argv.push_back(const_cast<char *>(argument.constData()));
    argv.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_adddup2(&actions, end, standard);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);

    pid_t child = 0;
    const int error = ::posix_spawn(&child, "/bin/sh", &actions, &attributes, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error == 0)
        ::waitpid(child, nullptr, 0); // it only starts the watching shell
    return error;
}

/// A folder that is ours alone, with a path short enough for the socket inside it.
std::unique_ptr<QTemporaryDir> makeFolder()
{
    const auto fits = [](const QString &path) {
        return size_t(QFile::encodeName(path).size()) + sizeof "/redis.sock" <= sizeof(sockaddr_un{}.sun_path);
    };
    // The environment may name a folder that is not there.
    for (const QString &place :
         {QDir::tempPath(), QStringLiteral("/tmp"), qEnvironmentVariable("XDG_RUNTIME_DIR"), QDir::homePath()}) {
        if (place.isEmpty())
            continue;
        auto folder = std::make_unique<QTemporaryDir>(place + QStringLiteral("/sessionscope-XXXXXX"));
        if (folder->isValid() && fits(folder->path()))
            return folder;
    }
    return nullptr;
}

} // namespace

DemoServer::DemoServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_leash, &QLocalSocket::readyRead, this, &DemoServer::readOutput);
    connect(&m_leash, &QLocalSocket::disconnected, this, [this] {
        readOutput();
        fail(m_ready ? tr("The demo's redis-server has ended. Start the demo again.")
                     : tr("redis-server could not start: %1").arg(QString::fromLocal8Bit(m_lastLine)));
    });
}

DemoServer::~DemoServer()
{
    m_leash.disconnect(this);
    m_leash.abort(); // the watching shell does the rest
}

QString DemoServer::folder() const
{
    return m_folder ? m_folder->path() : QString();
}

QString DemoServer::socketPath() const
{
    return folder() + QStringLiteral("/redis.sock");
}

QString DemoServer::executable()
{
    const QString redis = QStandardPaths::findExecutable(QStringLiteral("redis-server"));
    return redis.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("valkey-server")) : redis;
}

void DemoServer::start()
{
    const QString program = executable();
    if (program.isEmpty()) {
        fail(tr("The demo needs redis-server, which is not installed. Get it with “apt install redis-server”, "
                "“dnf install valkey”, “pacman -S valkey” or “brew install redis”."));
        return;
    }
    m_folder = makeFolder();
    if (!m_folder) {
        fail(tr("The demo could not make a folder of its own: neither under %1 nor in the home folder.")
                 .arg(QDir::tempPath()));
        return;
    }
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0) {
        fail(tr("The demo's redis-server could not be started: %1").arg(qt_error_string(errno)));
        return;
    }
    // Our end must not live on in any other child of this program.
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);

    const QByteArray path = QFile::encodeName(folder());
    const int error = spawnShell(ends[1], {"sh",
                                           "-c",
                                           kWatch,
                                           path,
                                           QFile::encodeName(program),
                                           "--port",
                                           "0",
                                           "--unixsocket",
                                           path + "/redis.sock",
                                           "--unixsocketperm",
                                           "700",
                                           "--dir",
                                           path,
                                           "--save",
                                           "",
                                           "--appendonly",
                                           "no",
                                           "--notify-keyspace-events",
                                           "KEA",
                                           "--maxclients",
                                           "100",
                                           "--logfile",
                                           "",
                                           "--daemonize",
                                           "no"});
    ::close(ends[1]);
    if (error != 0) {
        ::close(ends[0]);
        fail(tr("The demo's redis-server could not be started: %1").arg(qt_error_string(error)));
        return;
    }
    m_folder->setAutoRemove(false); // the watching shell's from now on
    m_leash.setSocketDescriptor(ends[0]);
}

void DemoServer::readOutput()
{
    m_output += m_leash.readAll();
    for (qsizetype end = m_output.indexOf('\n'); end >= 0; end = m_output.indexOf('\n')) {
        const QByteArray line = m_output.first(end).trimmed();
        m_output.remove(0, end + 1);
        if (!line.isEmpty())
            m_lastLine = line;
        // "Ready to accept connections" of 7, "The server is now ready to accept connections at …" of 6.
        if (!m_ready && line.contains("eady to accept connections")) {
            m_ready = true;
            Q_EMIT ready();
        }
    }
    if (m_output.size() > kLongestLine)
        m_output.clear();
}

void DemoServer::fail(const QString &sentence)
{
    if (m_failed)
        return;
    m_failed = true;
    // Queued: start() may be what found it, and its caller has not connected everything yet.
    QMetaObject::invokeMethod(
        this, [this, sentence] { Q_EMIT failed(sentence); }, Qt::QueuedConnection);
}

} // namespace app

#include "moc_demoserver.cpp"
