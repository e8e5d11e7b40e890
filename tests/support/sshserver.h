// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <sys/types.h>

#include <vector>

namespace support
{

/// A private sshd on a loopback port, with keys and configuration of its own in a temporary folder. While it lives, the
/// `ssh` of this process and of those that it starts is the system's with a configuration of the tests', which knows
/// this server as the host `gate`; nothing of the user's SSH is read or written.
///
/// Root's sshd wants a user and a folder of the system that only its package makes; so where the tests are root's, it
/// is the user daemon's, who is on every system. (As nobody's it would not do: where nss-systemd answers for that one,
/// the account is locked.)
class SshServer
{
public:
    /// `options`: further lines of sshd_config.
    explicit SshServer(const QByteArray &options = {});
    ~SshServer();
    Q_DISABLE_COPY_MOVE(SshServer)

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Why it could not be started.
    QString problem() const { return m_problem; }
    quint16 port() const { return m_port; }
    QString destination() const { return QStringLiteral("gate"); }

    /// Ends the connections that there are; new ones are taken.
    void dropConnections();
    void stop(); ///< nobody listens any more, and the connections end
    bool start();

    // What the client knows.
    void forgetHostKey(); ///< as one that is seen for the first time
    void changeHostKey(); ///< the client remembers another one
    void forgetClientKey();
    /// Further lines for the host `gate`, that come before the others.
    void configureClient(const QByteArray &lines);

    /// The client reaches `gate` by this one only, which it knows as the host `jump`: that one has to outlive it.
    void jumpOver(const SshServer &jump);

    /// The clients that this process has started, and that run.
    static std::vector<pid_t> clients(pid_t parent);

private:
    bool prepare();
    void writeClientConfiguration(const QByteArray &lines, const QByteArray &others = {});
    QByteArray clientLines() const;
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    bool write(const char *name, const QByteArray &bytes, bool isProgram = false);
    bool makeKey(const char *name);

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_problem;
    QByteArray m_userName;
    QByteArray m_pathBefore;
    quint16 m_port = 0;
};

} // namespace support
