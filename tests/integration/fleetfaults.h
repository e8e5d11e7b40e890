// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/fleetview.h"

#include <QRandomGenerator>

#include <functional>
#include <optional>

namespace support
{

/// What goes wrong with clusters and on the way to them, at random, on a cluster behind proxies. The program comes as
/// `kAccount`.
class FleetFaults
{
public:
    static constexpr const char *kAccount = "app";
    static constexpr const char *kPassword = "pw";
    /// For the servers, so that one that is started again knows it, too.
    static QStringList accountArguments();

    enum class Kind {
        FailOver,
        PrimaryKilled,
        PrimaryRestarted,
        ReplicaKilled,
        NodeHangs,
        SlotsMove,
        Flushed,
        SlotUncovered,
        PasswordRotated,
        FlagsChanged, ///< the last of what befalls the nodes
        Cut,          ///< the first of what befalls the way to one
        Delayed,
        BlackHole,
        Refused,
        Truncated,
        HalfOpen,
    };
    static constexpr int kKinds = int(Kind::HalfOpen) + 1;
    static constexpr int kOfNodes = int(Kind::FlagsChanged) + 1;
    static const char *nameOf(Kind kind);

    FleetFaults(ProxiedCluster &watched, FleetView &view, quint32 seed);

    /// One that befalls the nodes, or the way to one of them. Runs the event loop, where it takes a while. Nothing: it
    /// could not be done as the fleet is now.
    std::optional<Kind> beginOfNodes();
    std::optional<Kind> beginOfWay();
    /// All is as before; what has failed over stays so.
    void endAll();
    /// As an administrator would, after faults that met each other: slots that nobody holds are given to a node, and
    /// moves that have broken off are forgotten.
    void repair();
    /// Those that go on.
    QString present() const;

    int between(int least, int most) { return int(m_random.bounded(least, most + 1)); }

private:
    using Ending = std::function<void()>;
    /// Null: it could not be done.
    Ending begin(Kind kind);
    Ending failOver();
    Ending killPrimary();
    Ending restartPrimary();
    Ending killReplica();
    Ending hang();
    Ending moveSlots();
    Ending flush();
    Ending uncoverSlot();
    Ending rotatePassword();
    Ending changeFlags();

    std::optional<Kind> beginKind(Kind kind);
    int anyOf(const QList<int> &servers); ///< -1: there are none
    void startAgain(int server);

    ProxiedCluster &m_watched;
    RedisCluster &m_cluster;
    FleetView &m_view;
    QRandomGenerator m_random;
    QStringList m_present;
    std::vector<Ending> m_endings;
};

} // namespace support
