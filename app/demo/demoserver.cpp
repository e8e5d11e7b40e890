// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"

#include "app/demo/demofolder.h"

#include <QFile>

#include <utility>

namespace app
{

namespace
{

const auto kServerFile = QStringLiteral("/redis.conf");
const auto kAgain = QStringLiteral("/again"); // the watching shell's word

} // namespace

DemoServer::DemoServer(QObject *parent)
    : QObject(parent)
{
}

DemoServer::~DemoServer() = default;

QString DemoServer::folder() const
{
    return m_folder ? m_folder->path() : QString();
}

QString DemoServer::socketPath() const
{
    return folder() + QStringLiteral("/redis.sock");
}

void DemoServer::start()
{
    const QString program = LeashedProcess::serverProgram();
    if (program.isEmpty()) {
        fail(LeashedProcess::missingServer());
        return;
    }
    launch();
}

void DemoServer::launch()
{
    m_folder = makeDemoFolder();
    if (!m_folder) {
        fail(noDemoFolder());
        return;
    }
    if (!writeConfiguration(Keeps::Nothing)) {
        fail(tr("%1 cannot be written.").arg(folder() + kServerFile));
        return;
    }
    m_process = std::make_unique<LeashedProcess>();
    connect(m_process.get(), &LeashedProcess::lineRead, this, &DemoServer::takeLine);
    // Queued: it may be followed by another.
    connect(m_process.get(), &LeashedProcess::ended, this, &DemoServer::takeEnd, Qt::QueuedConnection);
    const QString problem = m_process->start(
        LeashedProcess::Folder::GoesWithServer, QFile::encodeName(folder()),
        {QFile::encodeName(LeashedProcess::serverProgram()), QFile::encodeName(folder() + kServerFile)});
    if (!problem.isEmpty()) {
        fail(tr("The demo’s redis-server could not be started: %1").arg(problem));
        return;
    }
    m_folder->setAutoRemove(false); // the watching shell's from now on
}

/// Before Redis 7.0 DEBUG need not be allowed, and a server that does not know the option does not start by it.
void DemoServer::takeEnd()
{
    if (!m_ready && m_allowsDebug) {
        m_allowsDebug = false;
        launch();
        return;
    }
    fail(m_ready ? tr("The demo’s redis-server has ended. Start the demo again.")
                 : tr("redis-server could not start: %1").arg(QString::fromLocal8Bit(m_process->lastLine())));
}

bool DemoServer::writeConfiguration(Keeps keeps) const
{
    const QByteArray path = QFile::encodeName(folder()).replace('\\', "\\\\").replace('"', "\\\"");
    QByteArray lines = "port 0\nunixsocket \"" + path + "/redis.sock\"\nunixsocketperm 700\ndir \"" + path +
                       "\"\nnotify-keyspace-events KEA\nmaxclients 100\nlogfile \"\"\ndaemonize no\n";
    lines += keeps == Keeps::Snapshot ? "save 3600 1\n" : "save \"\"\n";
    lines += keeps == Keeps::AppendOnlyFile ? "appendonly yes\n" : "appendonly no\n";
    if (m_allowsDebug)
        lines += "enable-debug-command local\n"; // who gets at the socket is this user
    QFile file(folder() + kServerFile);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(lines) == lines.size() && file.flush();
}

bool DemoServer::prepareRestart(Keeps keeps)
{
    if (!m_ready || !m_folder || !writeConfiguration(keeps))
        return false;
    QFile again(folder() + kAgain);
    return again.open(QIODevice::WriteOnly);
}

void DemoServer::forgetRestart()
{
    QFile::remove(folder() + kAgain);
}

/// "Ready to accept connections" of 7, "The server is now ready to accept connections at …" of 6.
void DemoServer::takeLine(const QByteArray &line)
{
    if (!line.contains("eady to accept connections"))
        return;
    if (std::exchange(m_ready, true))
        Q_EMIT restarted();
    else
        Q_EMIT ready();
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
