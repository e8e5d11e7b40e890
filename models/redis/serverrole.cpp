// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/serverrole.h"

#include <QPointer>

namespace redis
{

namespace
{

ServerRole roleOf(const Reply &name)
{
    if (name.isString() && (name.bytes == "master" || name.bytes == "primary"))
        return ServerRole::Primary;
    if (name.isString() && (name.bytes == "slave" || name.bytes == "replica"))
        return ServerRole::Replica;
    return ServerRole::Unknown;
}

ServerRole roleInRole(const Reply &role)
{
    return role.elements.empty() ? ServerRole::Unknown : roleOf(role.elements.front());
}

} // namespace

ServerRole roleInHello(const Reply &hello)
{
    for (size_t i = 0; i + 1 < hello.elements.size(); i += 2) {
        if (hello.elements[i].isString() && hello.elements[i].bytes == "role")
            return roleOf(hello.elements[i + 1]);
    }
    return ServerRole::Unknown;
}

void askRole(Connection &connection, QObject *context, const std::function<void(Result<ServerRole>)> &answer)
{
    const auto takeRole = [asked = QPointer(&connection), answer](const Result<Reply> &role) {
        if (!role && (!asked || asked->state() != Connection::State::Ready))
            answer(tl::unexpected(role.error()));
        else
            answer(role ? roleInRole(*role) : ServerRole::Unknown);
    };
    connection.send({"HELLO"}, context,
                    [asked = QPointer(&connection), context, answer, takeRole](const Result<Reply> &hello) {
                        const bool isThere = asked && asked->state() == Connection::State::Ready;
                        const ServerRole role = hello ? roleInHello(*hello) : ServerRole::Unknown;
                        if (role != ServerRole::Unknown)
                            answer(role);
                        else if (isThere)
                            asked->send({"ROLE"}, context, takeRole);
                        else
                            answer(tl::unexpected(hello ? Error{ErrorKind::Closed, {}} : hello.error()));
                    });
}

} // namespace redis
