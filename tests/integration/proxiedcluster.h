// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/watchedcluster.h"
#include "tests/support/faultproxy.h"

#include <memory>
#include <vector>

namespace support
{

/// A cluster that is reached over a proxy for each of its nodes, by replaced places: what the nodes say of each other
/// leads nowhere else. So each can be cut off from the program alone, while all is well among them.
class ProxiedCluster final : public WatchedCluster
{
public:
    explicit ProxiedCluster(int primaries = 3, int replicasEach = 0, const QStringList &extraArguments = {});

    messages::ConnectionProfile profile() const override;
    FaultProxy &proxy(int server) { return *m_proxies[size_t(server)]; }
    /// As the program shows this server.
    QString reachedName(int server) const;

private:
    std::vector<std::unique_ptr<FaultProxy>> m_proxies;
};

} // namespace support
