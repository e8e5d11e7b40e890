// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/proxiedcluster.h"

namespace support
{

ProxiedCluster::ProxiedCluster(int primaries, int replicasEach, const QStringList &extraArguments)
    : WatchedCluster(primaries, replicasEach, extraArguments)
{
    for (int i = 0; i < cluster.count(); ++i)
        m_proxies.push_back(std::make_unique<FaultProxy>(cluster.at(i).port()));
}

messages::ConnectionProfile ProxiedCluster::profile() const
{
    messages::ConnectionProfile profile = WatchedCluster::profile();
    profile.port = m_proxies[size_t(opened)]->port();
    for (int i = 0; i < int(m_proxies.size()); ++i)
        profile.replacements.append({nameOf(i), reachedName(i)});
    return profile;
}

QString ProxiedCluster::reachedName(int server) const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_proxies[size_t(server)]->port());
}

} // namespace support
