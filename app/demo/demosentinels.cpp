// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosentinels.h"

#include <algorithm>
#include <utility>

namespace app
{

namespace
{

constexpr int kServers = 3;
constexpr int kSentinels = 3;

const QByteArray kServerConfiguration = "repl-diskless-sync yes\n"
                                        "repl-diskless-sync-delay 0\n"
                                        "save \"\"\n"
                                        "appendonly no\n"
                                        "notify-keyspace-events KEA\n";

/// The value beside this name in a flat list of both, as SENTINEL MASTER answers.
QByteArray valueOf(const redis::Reply &reply, QByteArrayView name)
{
    for (size_t i = 0; i + 1 < reply.elements.size(); i += 2) {
        if (reply.elements[i].bytes == name)
            return reply.elements[i + 1].bytes;
    }
    return {};
}

} // namespace

DemoSentinels::DemoSentinels(QObject *parent)
    : DemoFleet(parent)
{
}

DemoSentinels::~DemoSentinels() = default;

void DemoSentinels::describe(messages::ConnectionProfile &profile) const
{
    profile.kind = messages::ServerKind::Sentinel;
    profile.sentinel.primaryName = primaryName();
    profile.sentinel.places.clear();
    for (const DemoMember *sentinel : sentinels())
        profile.sentinel.places.append(sentinel->name());
}

QString DemoSentinels::introduction() const
{
    return tr("A primary with two replicas, and three sentinels who watch over them.");
}

redis::ServerAddress DemoSentinels::writersAddress() const
{
    redis::ServerAddress address;
    address.seeds.front().port = m_primary->port();
    return address;
}

DemoFleet::Members DemoSentinels::sentinels() const
{
    Members some;
    for (size_t i = kServers; i < members().size(); ++i)
        some.push_back(members()[i].get());
    return some;
}

DemoFleet::Members DemoSentinels::replicas() const
{
    Members some;
    for (size_t i = 0; i < kServers; ++i) {
        if (members()[i].get() != m_primary)
            some.push_back(members()[i].get());
    }
    return some;
}

bool DemoSentinels::isSentinel(const DemoMember &member) const
{
    const Members all = sentinels();
    return std::find(all.begin(), all.end(), &member) != all.end();
}

QString DemoSentinels::startMembers()
{
    const QByteArray auth = "masterauth " + password() + '\n';
    for (int i = 0; i < kServers; ++i) {
        DemoMember &server = add(DemoMember::Role::Server);
        QByteArray configuration = kServerConfiguration + auth;
        if (m_primary)
            configuration += "replicaof 127.0.0.1 " + QByteArray::number(m_primary->port()) + '\n';
        else
            m_primary = &server;
        if (QString problem = server.start(configuration); !problem.isEmpty())
            return problem;
    }
    const QByteArray name = primaryName().toLatin1();
    // A failover within seconds.
    const QByteArray watching =
        "sentinel monitor " + name + " 127.0.0.1 " + QByteArray::number(m_primary->port()) + " 2\nsentinel auth-pass " +
        name + ' ' + password() + "\nsentinel sentinel-pass " + password() + "\nsentinel down-after-milliseconds " +
        name + " 2000\nsentinel failover-timeout " + name + " 6000\nsentinel parallel-syncs " + name + " 2\n";
    for (int i = 0; i < kSentinels; ++i) {
        if (QString problem = add(DemoMember::Role::Sentinel).start(watching); !problem.isEmpty())
            return problem;
    }
    return {};
}

bool DemoSentinels::formFurther()
{
    if (m_isWhole)
        return true;
    if (!std::all_of(members().begin(), members().end(), [](const auto &member) { return member->isUp(); }))
        return false;
    ask(replicas(), {"INFO", "replication"}, [this](const Replies &linked) {
        if (!std::all_of(linked.begin(), linked.end(),
                         [](const redis::Reply &reply) { return reply.bytes.contains("master_link_status:up"); }))
            return;
        ask(sentinels(), {"SENTINEL", "MASTER", primaryName().toLatin1()}, [this](const Replies &known) {
            m_isWhole = std::all_of(known.begin(), known.end(), [](const redis::Reply &reply) {
                return valueOf(reply, "num-slaves") == "2" && valueOf(reply, "num-other-sentinels") == "2" &&
                       valueOf(reply, "flags") == "master";
            });
        });
    });
    return false;
}

void DemoSentinels::findPrimary(std::function<void(DemoMember *)> found)
{
    const Members others = replicas();
    const bool canFollow =
        std::any_of(others.begin(), others.end(), [](const DemoMember *member) { return member->isUp(); });
    found(canFollow && m_primary->isUp() ? m_primary : nullptr);
}

void DemoSentinels::findHeir(DemoMember &killed, std::function<void(DemoMember *)> found)
{
    Members asked = sentinels();
    std::erase_if(asked, [](const DemoMember *sentinel) { return !sentinel->isUp(); });
    if (asked.empty())
        return;
    ask({asked.front()}, {"SENTINEL", "GET-MASTER-ADDR-BY-NAME", primaryName().toLatin1()},
        [this, gone = &killed, found = std::move(found)](const Replies &replies) {
            const std::vector<redis::Reply> &place = replies.front().elements;
            DemoMember *named = place.size() == 2 ? memberAt(place[1].bytes.toUShort()) : nullptr;
            if (!named || named == gone)
                return;
            // It is named when it has been chosen; it has to have become one as well.
            ask({named}, {"ROLE"}, [named, found](const Replies &roles) {
                const std::vector<redis::Reply> &role = roles.front().elements;
                if (!role.empty() && role.front().bytes == "master")
                    found(named);
            });
        });
}

std::vector<QByteArray> DemoSentinels::argumentsOfReplica(const DemoMember &primary) const
{
    return {"--replicaof", "127.0.0.1", QByteArray::number(primary.port())};
}

void DemoSentinels::tookOver(DemoMember &heir)
{
    if (std::exchange(m_primary, &heir) != &heir)
        Q_EMIT writersMoved();
}

} // namespace app

#include "moc_demosentinels.cpp"
