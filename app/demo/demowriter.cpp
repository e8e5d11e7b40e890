// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demowriter.h"

#include "models/redis/clustertopology.h"

#include <QPointer>

#include <algorithm>
#include <map>
#include <utility>

namespace app
{

namespace
{

using State = redis::Connection::State;

bool isReady(redis::Node &node)
{
    return !node.isRetired() && node.commands().state() == State::Ready;
}

} // namespace

DemoWriter::DemoWriter(redis::Login login, QObject *parent)
    : QObject(parent)
    , m_login(std::move(login))
{
}

DemoWriter::~DemoWriter() = default;

void DemoWriter::open(const redis::ServerAddress &address)
{
    if (redis::Server *before = std::exchange(m_server, nullptr)) {
        before->close();
        before->deleteLater();
    }
    m_server = new redis::Server(address, m_login, {}, this);
    m_server->open();
}

bool DemoWriter::isReady() const
{
    return m_server && std::any_of(m_server->nodes().begin(), m_server->nodes().end(),
                                   [](redis::Node *node) { return app::isReady(*node); });
}

bool DemoWriter::isWhole() const
{
    return isReady() && m_server->finding() != redis::Server::Finding::Unknown && m_server->uncoveredSlots() == 0 &&
           std::all_of(m_server->nodes().begin(), m_server->nodes().end(),
                       [](redis::Node *node) { return node->isRetired() || app::isReady(*node); });
}

void DemoWriter::send(const std::vector<Command> &commands, std::function<void()> done)
{
    // Called when the last one who holds it lets go; not as this goes itself.
    const auto tell = [alive = QPointer<DemoWriter>(this)](std::function<void()> *function) {
        if (alive && *function)
            (*function)();
        delete function;
    };
    const std::shared_ptr<std::function<void()>> end(new std::function<void()>(std::move(done)), tell);
    std::map<redis::Node *, std::vector<Command>> parts;
    for (const Command &command : commands) {
        redis::Node *node = m_server ? m_server->nodeForKey(command.key) : nullptr;
        if (node && app::isReady(*node))
            parts[node].push_back(command);
    }
    for (auto &[node, part] : parts) {
        redis::CommandBatch batch;
        for (const Command &command : part)
            batch.add(command.arguments);
        const auto take = [this, node = node, part = std::move(part),
                           end](redis::Result<std::vector<redis::Reply>> &&replies) {
            for (size_t i = 0; replies && i < std::min(part.size(), replies->size()); ++i) {
                const redis::Reply &reply = (*replies)[i];
                if (reply.isError() && redis::isRedirection(reply.errorKind()))
                    sendAgain(part[i], reply, *node, end);
                else if (part[i].answered)
                    part[i].answered(reply);
            }
        };
        node->commands().send(batch, m_server, take);
    }
}

void DemoWriter::sendAgain(const Command &command, const redis::Reply &redirection, redis::Node &from,
                           const std::shared_ptr<std::function<void()>> &end)
{
    const auto to = redis::redirectionOf(redirection.bytes, from.commands().endpoint());
    redis::Node *node = to ? m_server->nodeAt(to->target) : nullptr;
    if (!node || !app::isReady(*node))
        return;
    redis::CommandBatch batch;
    if (to->isAsk)
        batch.askFirst();
    batch.add(command.arguments);
    node->commands().send(batch, m_server, [command, end](redis::Result<std::vector<redis::Reply>> &&replies) {
        if (replies && command.answered && !replies->back().isError())
            command.answered(replies->back());
    });
}

} // namespace app

#include "moc_demowriter.cpp"
