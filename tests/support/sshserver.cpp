// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sshserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <cerrno>
#include <csignal>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace support
{

namespace
{

constexpr int kSshLimitMs = 60'000;

QString sshdProgram()
{
    const QString found = QStandardPaths::findExecutable(QStringLiteral("sshd"));
    return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("sshd"), {QStringLiteral("/usr/sbin"),
                                                                                     QStringLiteral("/usr/local/sbin")})
                           : found;
}

/// The processes with this parent, and their names.
std::vector<std::pair<pid_t, QByteArray>> childrenOf(pid_t parent)
{
    std::vector<std::pair<pid_t, QByteArray>> children;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(entry));
        if (entry.toInt() == 0 || !file.open(QIODevice::ReadOnly))
            continue;
        // "12 (ssh) S 11 …": a name may hold anything.
        const QByteArray line = file.readAll();
        const qsizetype end = line.lastIndexOf(')');
        const QByteArrayList rest = line.mid(end + 2).split(' ');
        if (rest.value(1).toInt() == parent && rest.value(0) != "Z")
            children.emplace_back(entry.toInt(), line.mid(line.indexOf('(') + 1, end - line.indexOf('(') - 1));
    }
    return children;
}

} // namespace

SshServer::SshServer(const QByteArray &options)
    : m_pathBefore(qgetenv("PATH"))
{
    if (!prepare())
        return;
    write("sshd_config", "Port " + QByteArray::number(m_port) +
                             "\nListenAddress 127.0.0.1\nPidFile none\nUsePAM no\nStrictModes no\n"
                             "PasswordAuthentication no\nKbdInteractiveAuthentication no\nMaxStartups 100\n"
                             "HostKey " +
                             QFile::encodeName(path("host")) + "\nAuthorizedKeysFile " +
                             QFile::encodeName(path("host.authorized")) + '\n' + options + '\n');
    writeClientConfiguration({});
    if (!start())
        m_problem = QStringLiteral("sshd did not start: ") + QString::fromLocal8Bit(m_process.readAllStandardError());
}

SshServer::~SshServer()
{
    qputenv("PATH", m_pathBefore);
    stop();
}

bool SshServer::prepare()
{
    const QString client = QStandardPaths::findExecutable(QStringLiteral("ssh"));
    if (sshdProgram().isEmpty() || client.isEmpty()) {
        m_problem = QStringLiteral("OpenSSH's server and client are not installed");
        return false;
    }
    const passwd *user = ::geteuid() == 0 ? ::getpwnam("daemon") : ::getpwuid(::geteuid());
    if (!user) {
        m_problem = QStringLiteral("there is no user to run sshd as");
        return false;
    }
    m_userName = user->pw_name;
    // Of what its sshd reads: the folder can be entered, and the host's key is its own.
    QFile::setPermissions(m_folder.path(), QFileDevice::Permissions(0x7055));
    if (!makeKey("host") || !makeKey("client")) {
        m_problem = QStringLiteral("ssh-keygen failed");
        return false;
    }
    QFile::copy(path("client.pub"), path("host.authorized"));
    if (::geteuid() == 0) {
        if (::chown(QFile::encodeName(path("host")).constData(), user->pw_uid, user->pw_gid) != 0) {
            m_problem = QStringLiteral("the host's key cannot be given to the user of sshd: ") + qt_error_string(errno);
            return false;
        }
    }
    QTcpServer free;
    free.listen(QHostAddress::LocalHost);
    m_port = free.serverPort();
    write("ssh",
          "#!/bin/sh\nexec '" + QFile::encodeName(client) + "' -F '" + QFile::encodeName(path("ssh_config")) +
              "' \"$@\"\n",
          true);
    qputenv("PATH", QFile::encodeName(m_folder.path()) + ':' + m_pathBefore);
    return true;
}

bool SshServer::write(const char *name, const QByteArray &bytes, bool isProgram)
{
    QFile file(path(name));
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    file.setPermissions(QFileDevice::Permissions(isProgram ? 0x7055 : 0x6044));
    return isWritten;
}

bool SshServer::makeKey(const char *name)
{
    return QProcess::execute(QStringLiteral("ssh-keygen"),
                             {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                              QStringLiteral("-N"), QString(), QStringLiteral("-f"), path(name)}) == 0;
}

void SshServer::configureClient(const QByteArray &lines)
{
    writeClientConfiguration(lines);
}

void SshServer::jumpOver(const SshServer &jump)
{
    writeClientConfiguration("ProxyJump jump", "Host jump\n" + jump.clientLines());
}

/// How to reach it, without a name.
QByteArray SshServer::clientLines() const
{
    return "HostName 127.0.0.1\nPort " + QByteArray::number(m_port) + "\nUser " + m_userName + "\nIdentityFile " +
           QFile::encodeName(path("client")) + "\nIdentitiesOnly yes\nIdentityAgent none\nUserKnownHostsFile " +
           QFile::encodeName(path("known")) + "\nGlobalKnownHostsFile /dev/null\nUpdateHostKeys no\n";
}

void SshServer::writeClientConfiguration(const QByteArray &lines, const QByteArray &others)
{
    write("ssh_config", "Host gate\n" + lines + '\n' + clientLines() + others);
    QFile key(path("host.pub"));
    if (key.open(QIODevice::ReadOnly) && !QFile::exists(path("known")))
        write("known", "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + key.readAll());
}

void SshServer::forgetHostKey()
{
    QFile::remove(path("known"));
    write("known", {});
}

void SshServer::changeHostKey()
{
    makeKey("other");
    QFile key(path("other.pub"));
    QFile::remove(path("known"));
    if (key.open(QIODevice::ReadOnly))
        write("known", "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + key.readAll());
}

void SshServer::forgetClientKey()
{
    QFile::remove(path("client"));
}

bool SshServer::start()
{
    // It calls itself anew for each connection, by the path that it was called by.
    QStringList command{sshdProgram(), QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"),
                        path("sshd_config")};
    if (::geteuid() == 0) {
        const passwd *user = ::getpwnam(m_userName.constData());
        command = QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid=%1").arg(user->pw_uid),
                              QStringLiteral("--regid=%1").arg(user->pw_gid), QStringLiteral("--clear-groups"),
                              QStringLiteral("--pdeathsig=KILL")} +
                  command;
    }
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    const QString program = command.takeFirst();
    m_process.start(program, command);
    QElapsedTimer elapsed;
    elapsed.start();
    while (m_process.waitForStarted() && elapsed.elapsed() < kSshLimitMs && m_process.state() == QProcess::Running) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        if (socket.waitForConnected(kSshLimitMs) && socket.waitForReadyRead(kSshLimitMs) &&
            socket.readAll().startsWith("SSH-2.0"))
            return true;
        m_process.waitForFinished(20); // also a pause
    }
    return false;
}

void SshServer::dropConnections()
{
    for (const auto &[process, name] : childrenOf(pid_t(m_process.processId()))) {
        // The process of a connection may have one of its own that holds it.
        for (const auto &[below, belowName] : childrenOf(process))
            ::kill(below, SIGKILL);
        ::kill(process, SIGKILL);
    }
}

void SshServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process.processId()), SIGSTOP); // no new ones while the others end
    dropConnections();
    m_process.kill();
    m_process.waitForFinished();
}

std::vector<pid_t> SshServer::clients(pid_t parent)
{
    std::vector<pid_t> clients;
    for (const auto &[process, name] : childrenOf(parent)) {
        if (name == "ssh")
            clients.push_back(process);
    }
    return clients;
}

} // namespace support
