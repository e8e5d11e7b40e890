// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/fleetview.h"

#include "models/redis/keyslot.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace support
{

namespace
{

/// Key, value and deadline of each session that this node may give, in one moment. What a node has of a slot that is no
/// longer its own it gives to nobody, not even to a script.
const QByteArray kSessionsScript = R"(
    local found = {'known'}
    for _, key in ipairs(redis.call('KEYS', 'session:*')) do
        local value = redis.pcall('GETRANGE', key, 0, 4095)
        local deadline = redis.pcall('PEXPIRETIME', key)
        local failed = (type(value) == 'table' and value.err) or (type(deadline) == 'table' and deadline.err)
        if failed and string.find(failed, 'down') then return redis.error_reply('DOWN ' .. failed) end
        if not failed and deadline ~= -2 then
            for _, part in ipairs({key, value, string.format('%.0f', deadline)}) do found[#found + 1] = part end
        end
    end
    return found)";

} // namespace

bool FleetView::canBeAsked(int server) const
{
    return m_cluster.at(server).isRunning() && hanging.count(server) == 0;
}

QByteArray FleetView::ownersAsOf(int server) const
{
    QByteArray owners(redis::kSlots, '\0');
    for (const QByteArray &line : m_cluster.at(server).string({"CLUSTER", "NODES"}).split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() < 9 || !words[2].contains("master"))
            continue;
        const quint16 port = words[1].mid(words[1].indexOf(':') + 1).split('@').first().toUShort();
        int number = 0;
        while (number < m_cluster.count() && m_cluster.at(number).port() != port)
            ++number;
        for (const QByteArray &range : words.mid(8)) {
            if (range.startsWith('['))
                continue;
            const QByteArrayList ends = range.split('-');
            for (int slot = ends.first().toInt(); slot <= ends.last().toInt() && slot < redis::kSlots; ++slot)
                owners[slot] = char(number + 1);
        }
    }
    return owners;
}

std::optional<QByteArray> FleetView::owners() const
{
    std::map<QByteArray, int> votes;
    int voters = 0;
    for (int server = 0; server < m_cluster.count(); ++server) {
        if (!canBeAsked(server))
            continue;
        ++voters;
        const QByteArray owners = ownersAsOf(server);
        if (++votes[owners] * 2 > m_cluster.count())
            return owners;
    }
    const auto most =
        std::max_element(votes.begin(), votes.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return most != votes.end() && most->second * 2 > voters ? std::optional(most->first) : std::nullopt;
}

QList<int> FleetView::primaries() const
{
    const auto owners = this->owners();
    QList<int> primaries;
    for (int server = 0; owners && server < m_cluster.count(); ++server) {
        if (canBeAsked(server) && owners->contains(char(server + 1)))
            primaries.append(server);
    }
    return primaries;
}

QList<int> FleetView::replicas() const
{
    QList<int> replicas;
    for (int server = 0; server < m_cluster.count(); ++server) {
        if (canBeAsked(server) &&
            m_cluster.at(server).command({"INFO", "replication"}).contains("master_link_status:up"))
            replicas.append(server);
    }
    return replicas;
}

bool FleetView::isWhole() const
{
    const auto agreed = owners();
    if (!agreed || agreed->contains('\0'))
        return false;
    for (int server = 0; server < m_cluster.count(); ++server) {
        if (!canBeAsked(server) || ownersAsOf(server) != *agreed)
            return false;
        const QByteArray role = m_cluster.at(server).command({"INFO", "replication"});
        const bool holds = agreed->contains(char(server + 1));
        if (holds ? !role.contains("connected_slaves:1\r") || !role.contains("state=online")
                  : !role.contains("master_link_status:up"))
            return false;
        if (m_cluster.at(server).string({"CLUSTER", "NODES"}).contains("fail"))
            return false;
    }
    return true;
}

bool FleetView::addSessionsOf(int server, Sessions &sessions) const
{
    RedisServer &node = m_cluster.at(server);
    if (!node.command({"CLUSTER", "INFO"}).contains("cluster_state:ok"))
        return false;
    node.command({"ASKING"}); // where a slot moves to, it is told only to those who say so
    const QByteArrayList parts = node.strings({"EVAL", kSessionsScript, "0"});
    if (parts.value(0) != "known")
        return false;
    for (qsizetype i = 1; i + 2 < parts.size(); i += 3) {
        const int slot = redis::slotOf(parts[i]);
        const auto moves = moving.find(slot);
        const bool isHere =
            sessions.owners[slot] == char(server + 1) || (moves != moving.end() && moves->second == server);
        const QJsonDocument json = QJsonDocument::fromJson(parts[i + 1]);
        if (isHere && json.isObject())
            sessions.all.insert(parts[i], {json[QStringLiteral("user_id")].toString().toUtf8(),
                                           std::max<qint64>(0, parts[i + 2].toLongLong())});
    }
    return true;
}

std::optional<FleetView::Sessions> FleetView::sessions() const
{
    const auto owners = this->owners();
    if (!owners)
        return std::nullopt;
    Sessions sessions;
    sessions.owners = *owners;
    for (int server = 0; server < m_cluster.count(); ++server) {
        const bool holds =
            owners->contains(char(server + 1)) ||
            std::any_of(moving.begin(), moving.end(), [server](const auto &move) { return move.second == server; });
        if (holds && (!canBeAsked(server) || !addSessionsOf(server, sessions)))
            sessions.unknown.insert(server);
    }
    return sessions;
}

int FleetView::Sessions::readOn(const QByteArray &key) const
{
    const int server = owners[redis::slotOf(key)] - 1;
    return server < 0 || unknown.count(server) != 0 ? -1 : server;
}

} // namespace support
