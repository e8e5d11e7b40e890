// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demomember.h"

#include "app/demo/leashedprocess.h"

#include <QDir>
#include <QFile>

namespace app
{

namespace
{

using namespace std::chrono_literals;

redis::Endpoint loopback(quint16 port)
{
    redis::Endpoint endpoint;
    endpoint.port = port;
    return endpoint;
}

/// It is this computer's: looked after often, and not for long.
redis::ConnectionOptions nearby()
{
    redis::ConnectionOptions options;
    options.firstRetry = 50ms;
    options.lastRetry = 500ms;
    options.connectTimeout = 2s;
    return options;
}

} // namespace

DemoMember::DemoMember(Role role, QString fleetFolder, quint16 port, QByteArray password, QObject *parent)
    : QObject(parent)
    , m_role(role)
    , m_fleetFolder(std::move(fleetFolder))
    , m_port(port)
    , m_password(std::move(password))
    , m_connection(loopback(port), {{}, m_password}, 0, nearby())
{
    connect(&m_connection, &redis::Connection::stateChanged, this,
            [this](redis::Connection::State state) { m_wasUp = m_wasUp || state == redis::Connection::State::Ready; });
    connect(&m_connection, &redis::Connection::failed, this, [this](const redis::Error &error) {
        m_hasEnded = m_wasUp && error.kind == redis::ErrorKind::ConnectionRefused;
    });
}

DemoMember::~DemoMember() = default;

QString DemoMember::name() const
{
    return loopback(m_port).toString();
}

QByteArray DemoMember::lastLine() const
{
    return m_process ? m_process->lastLine() : QByteArray();
}

bool DemoMember::writeConfiguration(const QString &file, const QByteArray &lines) const
{
    QFile configuration(file);
    if (configuration.exists())
        return true;
    if (!configuration.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return false;
    // Before there is a password in it.
    configuration.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray whole = "port " + QByteArray::number(m_port) +
                             "\nbind 127.0.0.1\nlogfile \"\"\ndaemonize no\nmaxclients 200\nrequirepass " + m_password +
                             '\n' + lines;
    return configuration.write(whole) == whole.size();
}

QString DemoMember::start(const QByteArray &configuration, const std::vector<QByteArray> &arguments)
{
    const QString folder = QStringLiteral("%1/%2").arg(m_fleetFolder, QString::number(m_port));
    const QString file = folder + QStringLiteral("/redis.conf");
    const QByteArray path = QFile::encodeName(folder);
    if (!QDir().mkpath(folder) || !writeConfiguration(file, configuration + "dir \"" + path + "\"\n"))
        return tr("%1 cannot be written.").arg(file);
    std::vector<QByteArray> command{QFile::encodeName(LeashedProcess::serverProgram()), QFile::encodeName(file)};
    if (m_role == Role::Sentinel)
        command.emplace_back("--sentinel");
    command.insert(command.end(), arguments.begin(), arguments.end());
    m_process = std::make_unique<LeashedProcess>();
    QString problem = m_process->start(LeashedProcess::Folder::IsShared, QFile::encodeName(m_fleetFolder), command);
    if (!problem.isEmpty()) {
        m_process.reset();
        return problem;
    }
    m_wasUp = m_hasEnded = false;
    m_connection.open();
    return {};
}

void DemoMember::kill()
{
    m_wasUp = m_hasEnded = false;
    m_connection.close();
    if (m_process)
        m_process->kill();
    m_process.reset();
}

} // namespace app

#include "moc_demomember.cpp"
