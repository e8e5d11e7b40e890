// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace app
{

class LeashedProcess;

/// One server of the demo's fleet, on a loopback port: of Redis, or a sentinel. What it keeps is in a folder of its own
/// inside the fleet's, and is there again when it is started again after a kill. Whoever has no password is refused:
/// the loopback is everybody's on this computer.
class DemoMember final : public QObject
{
    Q_OBJECT

public:
    enum class Role : quint8 { Server, Sentinel };

    DemoMember(Role role, QString fleetFolder, quint16 port, QByteArray password, QObject *parent);
    ~DemoMember() override;

    /// With these lines in its configuration, beside what each has; they count the first time. Later it starts with
    /// what it has made of them, and these arguments. Empty, or why it could not be started.
    QString start(const QByteArray &configuration, const std::vector<QByteArray> &arguments = {});
    QString startAgain(const std::vector<QByteArray> &arguments = {}) { return start({}, arguments); }
    /// At once, as a crash.
    void kill();

    quint16 port() const { return m_port; }
    /// "127.0.0.1:10345"
    QString name() const;
    bool isUp() const { return m_connection.state() == redis::Connection::State::Ready; }
    /// By itself, or by somebody else: it was up, and nobody listens there any more.
    bool hasEnded() const { return m_hasEnded; }
    redis::Connection &commands() { return m_connection; }
    /// What it wrote last: why it has not come up.
    QByteArray lastLine() const;

private:
    bool writeConfiguration(const QString &file, const QByteArray &lines) const;

    const Role m_role;
    const QString m_fleetFolder;
    const quint16 m_port;
    const QByteArray m_password;
    std::unique_ptr<LeashedProcess> m_process;
    redis::Connection m_connection;
    bool m_wasUp = false;
    bool m_hasEnded = false;
};

} // namespace app
