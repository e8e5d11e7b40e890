// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/reply.h"
#include "models/redis/server.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace app
{

/// Sends the demo's commands to who has their keys: a server, or the nodes of a cluster, whose slots may be moving.
/// Each command is about one key. One that is told to go elsewhere goes there, once.
class DemoWriter final : public QObject
{
    Q_OBJECT

public:
    struct Command {
        QByteArray key;
        QByteArrayList arguments;
        std::function<void(const redis::Reply &)> answered = {}; ///< not called where the connection fails
    };

    explicit DemoWriter(redis::Login login, QObject *parent = nullptr);
    ~DemoWriter() override;

    /// Leaves what was open before.
    void open(const redis::ServerAddress &address);
    /// All that there is can be written to.
    bool isWhole() const;
    /// Something can.
    bool isReady() const;
    /// In this order, as far as they go to the same node. `done`: each has its answer, or none is to be had.
    void send(const std::vector<Command> &commands, std::function<void()> done = {});

private:
    void sendAgain(const Command &command, const redis::Reply &redirection, redis::Node &from,
                   const std::shared_ptr<std::function<void()>> &end);

    const redis::Login m_login;
    redis::Server *m_server = nullptr;
};

} // namespace app
