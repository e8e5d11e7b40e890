// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"

#include "app/demo/demofolder.h"

#include <QFile>

namespace app
{

DemoServer::DemoServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_process, &LeashedProcess::lineRead, this, &DemoServer::takeLine);
    connect(&m_process, &LeashedProcess::ended, this, [this] {
        fail(m_ready ? tr("The demo's redis-server has ended. Start the demo again.")
                     : tr("redis-server could not start: %1").arg(QString::fromLocal8Bit(m_process.lastLine())));
    });
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
    m_folder = makeDemoFolder();
    if (!m_folder) {
        fail(noDemoFolder());
        return;
    }
    const QByteArray path = QFile::encodeName(folder());
    const QString problem = m_process.start(LeashedProcess::Folder::GoesWithServer, path,
                                            {QFile::encodeName(program),
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
    if (!problem.isEmpty()) {
        fail(tr("The demo's redis-server could not be started: %1").arg(problem));
        return;
    }
    m_folder->setAutoRemove(false); // the watching shell's from now on
}

/// "Ready to accept connections" of 7, "The server is now ready to accept connections at …" of 6.
void DemoServer::takeLine(const QByteArray &line)
{
    if (m_ready || !line.contains("eady to accept connections"))
        return;
    m_ready = true;
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
