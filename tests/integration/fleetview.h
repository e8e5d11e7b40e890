// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/proxiedcluster.h"

#include <map>
#include <optional>
#include <set>

namespace support
{

/// A private cluster as it is, while it suffers: who may be asked, who holds what, and which sessions there are.
class FleetView
{
public:
    explicit FleetView(RedisCluster &cluster)
        : m_cluster(cluster)
    {
    }

    /// Servers that hang: whoever asked them would wait.
    std::set<int> hanging;
    /// Slots whose keys are on their way, and where to.
    std::map<int, int> moving;

    bool canBeAsked(int server) const;
    /// A byte for each slot: the number of its server, plus one; 0: nobody's. Nothing where no more than half of those
    /// who can be asked agree.
    std::optional<QByteArray> owners() const;
    QList<int> primaries() const; ///< those that hold slots and can be asked
    /// Replicas that can be asked and have what their primary has.
    QList<int> replicas() const;
    /// All run, agree, have their replica, and hold all slots.
    bool isWhole() const;

    struct Sessions {
        QMap<QByteArray, Watched::Facts> all;
        QByteArray owners;
        std::set<int> unknown; ///< servers whose sessions cannot be known now
        /// The server of this key; -1: nobody, or one that cannot be asked.
        int readOn(const QByteArray &key) const;
    };
    /// Nothing where it is not known now whose the slots are.
    std::optional<Sessions> sessions() const;
    /// By slot, the number of its owner plus one, as this server has it; zero: nobody.
    QByteArray ownersAsOf(int server) const;

private:
    /// False: it does not tell.
    bool addSessionsOf(int server, Sessions &sessions) const;

    RedisCluster &m_cluster;
};

} // namespace support
