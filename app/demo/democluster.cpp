// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democluster.h"

#include "app/demo/slotmove.h"
#include "models/redis/keyslot.h"
#include "models/text/numbertext.h"

#include <algorithm>
#include <utility>

namespace app
{

namespace
{

// A failover within seconds; replicas stay with their primary; what is left is served while a part is missing.
const QByteArray kConfiguration = "cluster-enabled yes\n"
                                  "cluster-config-file nodes.conf\n"
                                  "cluster-node-timeout 2000\n"
                                  "cluster-require-full-coverage no\n"
                                  "cluster-replica-validity-factor 0\n"
                                  "cluster-migration-barrier 999\n"
                                  "repl-diskless-sync yes\n"
                                  "repl-diskless-sync-delay 0\n"
                                  "save \"\"\n"
                                  "appendonly no\n"
                                  "notify-keyspace-events KEA\n";

bool containsAll(const redis::Reply &reply, std::initializer_list<QByteArrayView> words)
{
    return std::all_of(words.begin(), words.end(),
                       [&reply](QByteArrayView word) { return reply.bytes.contains(word); });
}

} // namespace

/// A line of CLUSTER NODES: "<id> <ip:port@bus> <flags> <primary or -> <ping> <pong> <epoch> <link> <slot>
/// <slot>-<slot> …".
struct DemoCluster::Node {
    DemoMember *member = nullptr;
    QByteArray id;
    QByteArray primary; ///< of a replica: its primary's id
    bool isPrimary = false;
    bool hasFailed = false;
    std::vector<int> slots;
};

DemoCluster::DemoCluster(QObject *parent)
    : DemoFleet(parent)
{
}

DemoCluster::~DemoCluster() = default;

void DemoCluster::describe(messages::ConnectionProfile &profile) const
{
    profile.kind = messages::ServerKind::Tcp;
    profile.host = QStringLiteral("127.0.0.1");
    profile.port = members().front()->port();
}

QString DemoCluster::introduction() const
{
    return tr("Three primaries, each with a replica. A session is on one of them, by the slot of its key.");
}

redis::ServerAddress DemoCluster::writersAddress() const
{
    redis::ServerAddress address;
    address.seeds.front().port = members().front()->port();
    return address;
}

// --- from six servers to a cluster -----------------------------------------------------------------------------------

QString DemoCluster::startMembers()
{
    for (int i = 0; i < 2 * kPrimaries; ++i) {
        const QByteArray primaryAuth = "masterauth " + password() + '\n';
        if (const QString problem = add(DemoMember::Role::Server).start(kConfiguration + primaryAuth);
            !problem.isEmpty())
            return problem;
    }
    return {};
}

DemoFleet::Members DemoCluster::range(int from, int count) const
{
    Members some;
    for (int i = from; i < from + count; ++i)
        some.push_back(members()[size_t(i)].get());
    return some;
}

bool DemoCluster::formFurther()
{
    const auto isUp = [](const auto &member) { return member->isUp(); };
    if (m_step != Step::Done && !std::all_of(members().begin(), members().end(), isUp))
        return false;
    switch (m_step) {
    case Step::Start:
        ask(range(0, 2 * kPrimaries), {"CLUSTER", "MYID"}, [this](const Replies &replies) {
            for (const redis::Reply &reply : replies)
                m_ids.push_back(reply.bytes);
            m_step = Step::Assign;
        });
        return false;
    case Step::Assign:
        assign();
        return false;
    case Step::Meet:
        meet();
        return false;
    case Step::Agree:
        ask(range(0, 2 * kPrimaries), {"CLUSTER", "INFO"}, [this](const Replies &replies) {
            if (std::all_of(replies.begin(), replies.end(), [](const redis::Reply &reply) {
                    return containsAll(reply, {"cluster_state:ok", "cluster_known_nodes:6"});
                }))
                m_step = Step::Replicate;
        });
        return false;
    case Step::Replicate:
        replicate();
        return false;
    case Step::Link:
        lookWhetherLinked();
        return false;
    case Step::Done:
        break;
    }
    return true;
}

void DemoCluster::assign()
{
    for (int i = 0; i < 2 * kPrimaries; ++i) {
        // Before they meet each has an epoch of its own: else they would quarrel about it first.
        ask(range(i, 1), {"CLUSTER", "SET-CONFIG-EPOCH", QByteArray::number(i + 1)}, [](const Replies &) {});
        if (i >= kPrimaries)
            continue;
        QByteArrayList command{"CLUSTER", "ADDSLOTS"}; // 6.2 does not know ranges yet
        for (int slot = redis::kSlots * i / kPrimaries; slot < redis::kSlots * (i + 1) / kPrimaries; ++slot)
            command.append(QByteArray::number(slot));
        ask(range(i, 1), command, [](const Replies &) {});
    }
    m_step = Step::Meet;
}

void DemoCluster::meet()
{
    for (int i = 1; i < 2 * kPrimaries; ++i)
        ask(range(0, 1), {"CLUSTER", "MEET", "127.0.0.1", QByteArray::number(members()[size_t(i)]->port())},
            [](const Replies &) {});
    m_step = Step::Agree;
}

void DemoCluster::replicate()
{
    for (int i = 0; i < kPrimaries; ++i)
        ask(range(kPrimaries + i, 1), {"CLUSTER", "REPLICATE", m_ids[size_t(i)]}, [](const Replies &) {});
    m_step = Step::Link;
}

/// Who does not know yet whose replica it is gives it no vote.
void DemoCluster::lookWhetherLinked()
{
    ask(range(kPrimaries, kPrimaries), {"INFO", "replication"}, [this](const Replies &linked) {
        if (!std::all_of(linked.begin(), linked.end(),
                         [](const redis::Reply &reply) { return containsAll(reply, {"master_link_status:up"}); }))
            return;
        ask(range(0, 2 * kPrimaries), {"CLUSTER", "NODES"}, [this](const Replies &known) {
            if (std::all_of(known.begin(), known.end(),
                            [](const redis::Reply &reply) { return reply.bytes.count("slave ") == kPrimaries; }))
                m_step = Step::Done;
        });
    });
}

// --- who is what -----------------------------------------------------------------------------------------------------

std::vector<DemoCluster::Node> DemoCluster::nodesOf(const redis::Reply &reply) const
{
    std::vector<Node> nodes;
    for (const QByteArray &line : reply.bytes.split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() < 8)
            continue;
        Node node;
        node.id = words[0];
        const QByteArray place = words[1].split('@').first();
        node.member = memberAt(place.mid(place.lastIndexOf(':') + 1).toUShort());
        if (!node.member)
            continue;
        const QByteArrayList flags = words[2].split(',');
        node.isPrimary = flags.contains("master");
        node.hasFailed = flags.contains("fail") || flags.contains("fail?");
        node.primary = words[3];
        for (const QByteArray &range : words.mid(8)) {
            const QByteArrayList ends = range.split('-');
            if (range.startsWith('['))
                continue; // on its way
            for (int slot = ends.first().toInt(); slot <= std::min(ends.last().toInt(), redis::kSlots - 1); ++slot)
                node.slots.push_back(slot);
        }
        nodes.push_back(std::move(node));
    }
    return nodes;
}

/// Each in its turn.
void DemoCluster::findPrimary(std::function<void(DemoMember *)> found)
{
    DemoMember *asked = anyUp();
    if (!asked)
        return found(nullptr);
    ask({asked}, {"CLUSTER", "NODES"}, [this, found = std::move(found)](const Replies &replies) {
        const std::vector<Node> nodes = nodesOf(replies.front());
        Members primaries;
        for (const Node &node : nodes) {
            const bool hasReplica = std::any_of(nodes.begin(), nodes.end(), [&node](const Node &other) {
                return other.primary == node.id && !other.hasFailed && other.member->isUp();
            });
            if (node.isPrimary && !node.hasFailed && !node.slots.empty() && hasReplica && node.member->isUp())
                primaries.push_back(node.member);
        }
        std::sort(primaries.begin(), primaries.end(),
                  [](const DemoMember *a, const DemoMember *b) { return a->port() < b->port(); });
        found(primaries.empty() ? nullptr : primaries[m_turn++ % primaries.size()]);
    });
}

void DemoCluster::findHeir(DemoMember &killed, std::function<void(DemoMember *)> found)
{
    DemoMember *asked = anyUp({&killed});
    if (!asked)
        return;
    ask({asked}, {"CLUSTER", "NODES"}, [this, gone = &killed, found = std::move(found)](const Replies &replies) {
        const std::vector<Node> nodes = nodesOf(replies.front());
        const auto fallen =
            std::find_if(nodes.begin(), nodes.end(), [gone](const Node &node) { return node.member == gone; });
        if (fallen == nodes.end())
            return;
        if (!fallen->isPrimary) { // a replica's primary goes on as it was
            const auto primary =
                std::find_if(nodes.begin(), nodes.end(), [&](const Node &node) { return node.id == fallen->primary; });
            return found(primary == nodes.end() ? nullptr : primary->member);
        }
        if (!fallen->slots.empty()) { // nobody has its slots yet
            m_slotOfKilled = fallen->slots.front();
            return;
        }
        const auto heir = std::find_if(nodes.begin(), nodes.end(), [this, gone](const Node &node) {
            return node.member != gone && node.isPrimary && !node.hasFailed &&
                   std::find(node.slots.begin(), node.slots.end(), m_slotOfKilled) != node.slots.end();
        });
        found(heir == nodes.end() ? nullptr : heir->member);
    });
}

// --- slots -----------------------------------------------------------------------------------------------------------

void DemoCluster::moveSlots()
{
    DemoMember *asked = anyUp();
    if (isBusy() || !asked)
        return;
    ask({asked}, {"CLUSTER", "NODES"}, [this](const Replies &replies) {
        if (!isBusy())
            startMove(nodesOf(replies.front()));
    });
}

void DemoCluster::startMove(const std::vector<Node> &nodes)
{
    std::vector<Node> primaries;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(primaries),
                 [](const Node &node) { return node.isPrimary && node.member->isUp() && !node.slots.empty(); });
    if (primaries.size() < 2) {
        Q_EMIT newsChanged(tr("There are not two primaries that slots could move between now."));
        return;
    }
    std::stable_sort(primaries.begin(), primaries.end(),
                     [](const Node &a, const Node &b) { return a.slots.size() > b.slots.size(); });
    const Node &giver = primaries.front();
    const Node &taker = primaries.back();
    Members others;
    for (size_t i = 1; i + 1 < primaries.size(); ++i)
        others.push_back(primaries[i].member);
    const auto count = std::min<size_t>(kMovedSlots, giver.slots.size());
    m_giver = giver.member->name();
    m_taker = taker.member->name();
    m_move = new SlotMove({giver.member, giver.id}, {taker.member, taker.id}, others,
                          {giver.slots.begin(), giver.slots.begin() + std::ptrdiff_t(count)}, password(), this);
    const auto tell = [this] {
        Q_EMIT newsChanged(
            tr("%Ln slot(s) have moved from %1 to %2 …", nullptr, m_move->slotsMoved()).arg(m_giver, m_taker));
    };
    connect(m_move, &SlotMove::progressed, this, tell);
    connect(m_move, &SlotMove::finished, this, &DemoCluster::endMove);
    beginTask();
    tell();
    m_move->start();
}

void DemoCluster::endMove(const QString &reason)
{
    SlotMove *move = std::exchange(m_move, nullptr);
    move->disconnect(this);
    move->deleteLater();
    const QString slots = tr("%Ln slot(s)", nullptr, move->slotsMoved());
    const QString keys = tr("%Ln key(s)", nullptr, move->keysMoved());
    endTask(reason.isEmpty()
                ? tr("%1 with %2 have moved from %3 to %4.", "slots, keys").arg(slots, keys, m_giver, m_taker)
                : tr("%1 with %2 have moved from %3 to %4, then it stopped: %5", "slots, keys")
                      .arg(slots, keys, m_giver, m_taker, reason));
}

} // namespace app

#include "moc_democluster.cpp"
