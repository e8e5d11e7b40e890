// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/fleetfaults.h"

#include <QTest>

#include <algorithm>
#include <utility>

namespace support
{

namespace
{

constexpr int kTakeOverMs = 12'000;
constexpr int kSlotsAtOnce = 4;
constexpr int kBetweenStepsMs = 300;

void doNothing()
{
}

} // namespace

QStringList FleetFaults::accountArguments()
{
    QStringList arguments{QStringLiteral("--user")};
    arguments += QStringLiteral("%1 on >%2 ~* &* +@all")
                     .arg(QLatin1String(kAccount), QLatin1String(kPassword))
                     .split(QLatin1Char(' '));
    return arguments;
}

const char *FleetFaults::nameOf(Kind kind)
{
    switch (kind) {
    case Kind::FailOver:
        return "failover asked for";
    case Kind::PrimaryKilled:
        return "primary killed, back after its replica took over";
    case Kind::PrimaryRestarted:
        return "primary killed and back at once, empty";
    case Kind::ReplicaKilled:
        return "replica killed";
    case Kind::NodeHangs:
        return "primary hangs (SIGSTOP)";
    case Kind::SlotsMove:
        return "slots move";
    case Kind::Flushed:
        return "primary flushed";
    case Kind::SlotUncovered:
        return "slot is nobody's";
    case Kind::PasswordRotated:
        return "password rotated on one node";
    case Kind::FlagsChanged:
        return "notification flags changed on one node";
    case Kind::Cut:
        return "connections cut";
    case Kind::Delayed:
        return "answers delayed";
    case Kind::BlackHole:
        return "black hole";
    case Kind::Refused:
        return "connections refused";
    case Kind::Truncated:
        return "answer truncated";
    case Kind::HalfOpen:
        break;
    }
    return "connections half open";
}

FleetFaults::FleetFaults(ProxiedCluster &watched, FleetView &view, quint32 seed)
    : m_watched(watched)
    , m_cluster(watched.cluster)
    , m_view(view)
    , m_random(seed)
{
}

std::optional<FleetFaults::Kind> FleetFaults::beginOfNodes()
{
    return beginKind(Kind(m_random.bounded(kOfNodes)));
}

std::optional<FleetFaults::Kind> FleetFaults::beginOfWay()
{
    return beginKind(Kind(m_random.bounded(kOfNodes, kKinds)));
}

std::optional<FleetFaults::Kind> FleetFaults::beginKind(Kind kind)
{
    // Before what takes its time: it goes on meanwhile.
    m_present.append(QLatin1String(nameOf(kind)));
    Ending ending = begin(kind);
    if (!ending) {
        m_present.removeLast();
        return std::nullopt;
    }
    m_endings.push_back(std::move(ending));
    return kind;
}

void FleetFaults::endAll()
{
    for (const Ending &ending : std::exchange(m_endings, {}))
        ending();
    m_present.clear();
}

void FleetFaults::repair()
{
    const auto owners = m_view.owners();
    for (int server = 0; server < m_cluster.count(); ++server) {
        const QByteArray nodes = m_cluster.at(server).string({"CLUSTER", "NODES"});
        for (qsizetype at = nodes.indexOf(" ["); at >= 0; at = nodes.indexOf(" [", at + 2)) {
            const QByteArray slot = nodes.mid(at + 2, nodes.indexOf('-', at) - at - 2);
            m_cluster.at(server).command({"CLUSTER", "SETSLOT", slot, "STABLE"});
        }
    }
    const QList<int> primaries = m_view.primaries();
    for (qsizetype slot = owners ? owners->indexOf('\0') : -1; slot >= 0 && !primaries.isEmpty();
         slot = owners->indexOf('\0', slot + 1))
        m_cluster.at(primaries.first()).command({"CLUSTER", "ADDSLOTS", QByteArray::number(slot)});
}

QString FleetFaults::present() const
{
    return m_present.join(QStringLiteral(" + "));
}

int FleetFaults::anyOf(const QList<int> &servers)
{
    return servers.isEmpty() ? -1 : servers[int(m_random.bounded(quint32(servers.size())))];
}

void FleetFaults::startAgain(int server)
{
    m_cluster.at(server).start();
}

FleetFaults::Ending FleetFaults::begin(Kind kind)
{
    FaultProxy *proxy = &m_watched.proxy(int(m_random.bounded(m_cluster.count())));
    if (int(kind) >= kOfNodes) {
        // Where there is no traffic, nobody would notice.
        const int server = anyOf(m_view.primaries());
        proxy = server < 0 ? proxy : &m_watched.proxy(server);
    }
    const auto pass = [proxy] { proxy->setMode(FaultProxy::Mode::Passing); };
    switch (kind) {
    case Kind::FailOver:
        return failOver();
    case Kind::PrimaryKilled:
        return killPrimary();
    case Kind::PrimaryRestarted:
        return restartPrimary();
    case Kind::ReplicaKilled:
        return killReplica();
    case Kind::NodeHangs:
        return hang();
    case Kind::SlotsMove:
        return moveSlots();
    case Kind::Flushed:
        return flush();
    case Kind::SlotUncovered:
        return uncoverSlot();
    case Kind::PasswordRotated:
        return rotatePassword();
    case Kind::FlagsChanged:
        return changeFlags();
    case Kind::Cut:
        proxy->cut();
        return doNothing;
    case Kind::Delayed:
        proxy->setDelay(std::chrono::milliseconds(between(20, 200)));
        return [proxy] { proxy->setDelay(std::chrono::milliseconds(0)); };
    case Kind::BlackHole:
        proxy->setMode(FaultProxy::Mode::BlackHole);
        return pass;
    case Kind::Refused:
        proxy->setMode(FaultProxy::Mode::Refusing);
        proxy->cut();
        return pass;
    case Kind::Truncated:
        proxy->truncateAfter(between(0, 20'000));
        return [proxy] { proxy->truncateAfter(-1); };
    case Kind::HalfOpen:
        break;
    }
    proxy->halfOpen();
    return doNothing;
}

FleetFaults::Ending FleetFaults::failOver()
{
    const int replica = anyOf(m_view.replicas());
    if (replica < 0 || !m_cluster.failOver(replica))
        return nullptr;
    return doNothing;
}

FleetFaults::Ending FleetFaults::killPrimary()
{
    const int server = anyOf(m_view.primaries());
    if (server < 0 || m_view.replicas().size() < 3)
        return nullptr;
    m_cluster.at(server).kill();
    Watched::waitFor(
        [&] {
            const auto owners = m_view.owners();
            return owners && !owners->contains(char(server + 1));
        },
        kTakeOverMs);
    return [this, server] { startAgain(server); };
}

FleetFaults::Ending FleetFaults::restartPrimary()
{
    const int server = anyOf(m_view.primaries());
    if (server < 0)
        return nullptr;
    m_cluster.at(server).kill();
    startAgain(server);
    return doNothing;
}

FleetFaults::Ending FleetFaults::killReplica()
{
    const int server = anyOf(m_view.replicas());
    if (server < 0)
        return nullptr;
    m_cluster.at(server).kill();
    return [this, server] { startAgain(server); };
}

FleetFaults::Ending FleetFaults::hang()
{
    const int server = anyOf(m_view.primaries());
    if (server < 0)
        return nullptr;
    m_view.hanging.insert(server);
    m_cluster.at(server).suspend();
    return [this, server] {
        m_cluster.at(server).resume();
        m_view.hanging.erase(server);
    };
}

FleetFaults::Ending FleetFaults::moveSlots()
{
    const QList<int> primaries = m_view.primaries();
    const auto owners = m_view.owners();
    if (primaries.size() < 2 || !owners)
        return nullptr;
    const int from = anyOf(primaries);
    const int to = anyOf([&] {
        QList<int> others = primaries;
        others.removeAll(from);
        return others;
    }());
    // Those of sessions: an empty one would tell nobody anything.
    std::vector<int> moved;
    for (const QByteArray &key : m_cluster.at(from).strings({"KEYS", "session:*"})) {
        const int slot = m_cluster.slotOf(key);
        if (int(moved.size()) < kSlotsAtOnce && owners->at(slot) == char(from + 1) &&
            std::find(moved.begin(), moved.end(), slot) == moved.end())
            moved.push_back(slot);
    }
    for (int slot : moved) {
        m_view.moving[slot] = to;
        m_cluster.beginMove(slot, from, to);
    }
    QTest::qWait(kBetweenStepsMs);
    for (int slot : moved) {
        m_cluster.moveKeys(slot, from, to);
        QTest::qWait(kBetweenStepsMs / 3);
    }
    return [this, from, to, moved] {
        for (int slot : moved) {
            m_cluster.moveKeys(slot, from, to); // what has come meanwhile
            m_cluster.endMove(slot, from, to);
            m_view.moving.erase(slot);
        }
    };
}

FleetFaults::Ending FleetFaults::flush()
{
    const int server = anyOf(m_view.primaries());
    if (server < 0)
        return nullptr;
    m_cluster.at(server).command({"FLUSHDB"});
    return doNothing;
}

FleetFaults::Ending FleetFaults::uncoverSlot()
{
    const int server = anyOf(m_view.primaries());
    const auto owners = m_view.owners();
    if (server < 0 || !owners)
        return nullptr;
    const qsizetype slot = owners->indexOf(char(server + 1), qsizetype(m_random.bounded(16384 / 2)));
    if (slot < 0)
        return nullptr;
    const QByteArray number = QByteArray::number(slot);
    for (int other = 0; other < m_cluster.count(); ++other) {
        if (m_view.canBeAsked(other))
            m_cluster.at(other).command({"CLUSTER", "DELSLOTS", number});
    }
    return [this, server, number] {
        for (int node : m_view.primaries().contains(server) ? QList<int>{server} : m_view.primaries().mid(0, 1))
            m_cluster.at(node).command({"CLUSTER", "ADDSLOTS", number});
    };
}

FleetFaults::Ending FleetFaults::rotatePassword()
{
    const int server = anyOf(m_view.primaries());
    if (server < 0)
        return nullptr;
    RedisServer &node = m_cluster.at(server);
    node.command({"ACL", "SETUSER", kAccount, "resetpass", ">new"});
    // Who has logged in stays so, until he is sent away.
    node.command({"CLIENT", "KILL", "USER", kAccount});
    return [this, server] {
        m_cluster.at(server).command({"ACL", "SETUSER", kAccount, "resetpass", QByteArray(">") + kPassword});
        m_watched.monitor.retryNow();
    };
}

FleetFaults::Ending FleetFaults::changeFlags()
{
    static const QByteArrayList kFlags{"", "Ex", "K$", "Kgx"};
    const int server = anyOf(m_view.primaries());
    if (server < 0)
        return nullptr;
    const QByteArray flags = kFlags[int(m_random.bounded(quint32(kFlags.size())))];
    m_cluster.at(server).command({"CONFIG", "SET", "notify-keyspace-events", flags});
    return [this, server] { m_cluster.at(server).command({"CONFIG", "SET", "notify-keyspace-events", "AKE"}); };
}

} // namespace support
