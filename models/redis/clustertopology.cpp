// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/clustertopology.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <bitset>
#include <limits>

namespace redis
{

namespace
{

constexpr qsizetype kLongestId = 64; // they have 40
constexpr qsizetype kLongestHost = 255;
constexpr QByteArrayView kNotTold = "?";
constexpr size_t kMostReplicas = 64; // of a shard: more are of no use to anybody

tl::unexpected<Error> malformed(const char *what)
{
    return tl::unexpected(Error{ErrorKind::ProtocolError, QString::fromLatin1(what)});
}

bool isHost(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= kLongestHost && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
               c == '_' || c == ':' || c == '%';
    });
}

std::optional<quint16> portOf(qint64 number)
{
    if (number < 1 || number > std::numeric_limits<quint16>::max())
        return std::nullopt;
    return quint16(number);
}

/// A place of the same kind as the one that was asked. An empty host is that one's; of a socket's it is this computer.
std::optional<Endpoint> endpointOf(QByteArrayView host, qint64 port, const Endpoint &asked)
{
    const std::optional<quint16> number = portOf(port);
    if (!number || (!host.isEmpty() && !isHost(host)))
        return std::nullopt;
    Endpoint endpoint;
    endpoint.transport = asked.transport == Transport::Unix ? Transport::Tcp : asked.transport;
    if (!host.isEmpty())
        endpoint.host = QString::fromLatin1(host);
    else if (asked.transport != Transport::Unix)
        endpoint.host = asked.host;
    if (host.isEmpty())
        endpoint.certificateName = asked.certificateName;
    endpoint.port = *number;
    return endpoint;
}

/// "?": not known, or not announced.
bool isTold(QByteArrayView host)
{
    return !host.isEmpty() && host != kNotTold;
}

/// What is told of where a server is.
struct Announcement {
    std::optional<QByteArrayView> preferred; ///< nothing: it is not told which is; empty: the host that was asked
    QByteArrayView ip;
    QByteArrayView hostName;
    qint64 port = 0;
};

void locate(ClusterMember &member, const Announcement &told, const Endpoint &asked)
{
    QByteArrayView host = told.preferred.value_or(isTold(told.hostName) ? told.hostName : told.ip);
    if (host == kNotTold)
        host = isTold(told.ip) ? told.ip : QByteArrayView();
    member.endpoint = endpointOf(host, told.port, asked);
    if (!member.endpoint)
        return;
    if (isTold(told.ip) && told.ip != host && !host.isEmpty())
        member.byAddress = endpointOf(told.ip, told.port, asked);
    if (asked.transport != Transport::Tls || !isTold(told.hostName) || !isHost(told.hostName))
        return;
    for (auto *place : {&member.endpoint, &member.byAddress}) {
        if (*place && !host.isEmpty())
            (*place)->certificateName = QString::fromLatin1(told.hostName);
    }
}

bool isId(const Reply &id)
{
    return id.isString() && !id.bytes.isEmpty() && id.bytes.size() <= kLongestId;
}

/// The pairs of a map, as RESP2 writes it.
QHash<QByteArray, const Reply *> membersOf(const Reply &map)
{
    QHash<QByteArray, const Reply *> members;
    for (size_t i = 0; i + 1 < map.elements.size(); i += 2) {
        if (map.elements[i].isString() && !members.contains(map.elements[i].bytes))
            members.insert(map.elements[i].bytes, &map.elements[i + 1]);
    }
    return members;
}

/// Collects shards, and holds them against each other.
class Builder
{
public:
    /// What is wrong with it; nothing: it is taken.
    const char *addRange(ClusterShard &shard, const Reply &first, const Reply &last)
    {
        if (!first.isInteger() || !last.isInteger() || first.integer < 0 || last.integer < first.integer ||
            last.integer >= kSlots)
            return "slots that no cluster has";
        for (auto slot = size_t(first.integer); slot <= size_t(last.integer); ++slot) {
            if (m_taken.test(slot))
                return "a slot of two nodes";
            m_taken.set(slot);
        }
        shard.ranges.push_back({int(first.integer), int(last.integer)});
        return nullptr;
    }

    const char *addPrimary(const QByteArray &id)
    {
        if (m_primaries.contains(id))
            return "one node twice";
        m_primaries.insert(id);
        return nullptr;
    }

private:
    std::bitset<kSlots> m_taken;
    QSet<QByteArray> m_primaries;
};

tl::unexpected<Error> tooMany()
{
    return tl::unexpected(
        Error{ErrorKind::TooLarge, QStringLiteral("more than %1 primaries").arg(ClusterTopology::kMostShards)});
}

struct ShardNode {
    ClusterMember member;
    bool isPrimary = false;
    bool isOnline = false;
};

std::optional<ShardNode> readShardNode(const Reply &reply, const Endpoint &asked)
{
    const auto members = membersOf(reply);
    const auto text = [&members](const char *name) -> QByteArrayView {
        const Reply *value = members.value(name);
        return value && value->isString() ? QByteArrayView(value->bytes) : QByteArrayView();
    };
    const Reply *id = members.value("id");
    if (!id || !isId(*id))
        return std::nullopt;
    ShardNode node;
    node.member.id = id->bytes;
    node.isPrimary = text("role") == "master" || text("role") == "primary";
    node.isOnline = text("health") == "online";
    node.member.isFailed = text("health") == "fail" || text("health") == "failed";
    const Reply *port = members.value(asked.transport == Transport::Tls ? "tls-port" : "port");
    if (!port || !port->isInteger())
        port = members.value("port");
    Announcement told{std::nullopt, text("ip"), text("hostname")};
    if (const Reply *preferred = members.value("endpoint"); preferred && (preferred->isNil() || preferred->isString()))
        told.preferred = text("endpoint");
    if (port && port->isInteger()) {
        told.port = port->integer;
        locate(node.member, told, asked);
    }
    return node;
}

std::optional<ClusterMember> readSlotsNode(const Reply &reply, const Endpoint &asked)
{
    const std::vector<Reply> &parts = reply.elements;
    if (parts.size() < 3 || !isId(parts[2]))
        return std::nullopt;
    ClusterMember member;
    member.id = parts[2].bytes;
    if (!parts[1].isInteger())
        return member;
    Announcement told{
        parts[0].isString() ? QByteArrayView(parts[0].bytes) : QByteArrayView(), {}, {}, parts[1].integer};
    if (parts.size() > 3) { // 7.0: what else is known of it
        const auto more = membersOf(parts[3]);
        const auto text = [&more](const char *name) -> QByteArrayView {
            const Reply *value = more.value(name);
            return value && value->isString() ? QByteArrayView(value->bytes) : QByteArrayView();
        };
        told.ip = text("ip");
        told.hostName = text("hostname");
    }
    locate(member, told, asked);
    return member;
}

} // namespace

Result<ClusterTopology> readClusterShards(const Reply &reply, const Endpoint &asked)
{
    if (!reply.isArray())
        return malformed("no list of shards");
    ClusterTopology topology;
    Builder builder;
    for (const Reply &each : reply.elements) {
        const auto members = membersOf(each);
        const Reply *ranges = members.value("slots");
        const Reply *nodes = members.value("nodes");
        if (!ranges || !nodes || !ranges->isArray() || !nodes->isArray() || ranges->elements.size() % 2 != 0)
            return malformed("a shard that is none");
        if (ranges->elements.empty())
            continue; // a primary that holds nothing
        if (topology.shards.size() == ClusterTopology::kMostShards)
            return tooMany();
        ClusterShard shard;
        for (size_t i = 0; i < ranges->elements.size(); i += 2) {
            if (const char *wrong = builder.addRange(shard, ranges->elements[i], ranges->elements[i + 1]))
                return malformed(wrong);
        }
        // One that has failed is still called a primary beside the one that has taken its place.
        std::vector<ShardNode> all;
        for (const Reply &node : nodes->elements) {
            if (auto read = readShardNode(node, asked); read && all.size() <= kMostReplicas)
                all.push_back(std::move(*read));
        }
        auto primary =
            std::find_if(all.begin(), all.end(), [](const ShardNode &node) { return node.isPrimary && node.isOnline; });
        if (primary == all.end())
            primary = std::find_if(all.begin(), all.end(), [](const ShardNode &node) { return node.isPrimary; });
        if (primary == all.end())
            return malformed("a shard without a primary");
        shard.primary = primary->member;
        for (const ShardNode &node : all) {
            if (node.member.id != shard.primary.id)
                shard.replicas.push_back(node.member);
        }
        if (const char *wrong = builder.addPrimary(shard.primary.id))
            return malformed(wrong);
        topology.shards.push_back(std::move(shard));
    }
    return topology;
}

Result<ClusterTopology> readClusterSlots(const Reply &reply, const Endpoint &asked)
{
    if (!reply.isArray())
        return malformed("no list of slots");
    ClusterTopology topology;
    Builder builder;
    QHash<QByteArray, size_t> byPrimary; // a primary comes once for each of its ranges
    for (const Reply &each : reply.elements) {
        const std::vector<Reply> &parts = each.elements;
        std::optional<ClusterMember> primary;
        if (parts.size() >= 3)
            primary = readSlotsNode(parts[2], asked);
        if (!primary)
            return malformed("slots without a primary");
        const auto known = byPrimary.constFind(primary->id);
        const size_t index = known == byPrimary.cend() ? topology.shards.size() : *known;
        if (index == ClusterTopology::kMostShards)
            return tooMany();
        if (index == topology.shards.size()) {
            byPrimary.insert(primary->id, index);
            topology.shards.push_back({*primary, {}, {}});
            for (size_t i = 3; i < parts.size() && i < 3 + kMostReplicas; ++i) {
                if (auto replica = readSlotsNode(parts[i], asked))
                    topology.shards.back().replicas.push_back(std::move(*replica));
            }
        }
        if (const char *wrong = builder.addRange(topology.shards[index], parts[0], parts[1]))
            return malformed(wrong);
    }
    return topology;
}

std::optional<Redirection> redirectionOf(QByteArrayView error, const Endpoint &asked)
{
    Redirection redirection;
    redirection.isAsk = error.startsWith("ASK ");
    if (!redirection.isAsk && !error.startsWith("MOVED "))
        return std::nullopt;
    const QByteArrayView rest = error.sliced(redirection.isAsk ? 4 : 6);
    const qsizetype space = rest.indexOf(' ');
    const qsizetype colon = rest.lastIndexOf(':');
    if (space < 1 || colon < space)
        return std::nullopt;
    bool isSlot = false;
    bool isPort = false;
    redirection.slot = rest.first(space).toByteArray().toInt(&isSlot);
    const int port = rest.sliced(colon + 1).toByteArray().toInt(&isPort);
    const QByteArrayView host = rest.sliced(space + 1, colon - space - 1);
    std::optional<Endpoint> target = endpointOf(host == kNotTold ? QByteArrayView() : host, port, asked);
    if (!isSlot || !isPort || redirection.slot < 0 || redirection.slot >= kSlots || !target)
        return std::nullopt;
    if (host == kNotTold)
        target->host = QString::fromLatin1(kNotTold);
    redirection.target = *target;
    return redirection;
}

} // namespace redis
