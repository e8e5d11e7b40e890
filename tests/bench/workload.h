// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/respclient.h"

#include <QByteArray>

#include <vector>

namespace bench
{

/// Where the sessions are: one server, or the primaries of a cluster, the slots spread evenly over them in this order.
class Nodes
{
public:
    Nodes(quint16 port) // NOLINT(google-explicit-constructor): most measurements have one
        : m_ports{port}
    {
    }
    explicit Nodes(std::vector<quint16> ports)
        : m_ports(std::move(ports))
    {
    }

    const std::vector<quint16> &ports() const { return m_ports; }
    size_t count() const { return m_ports.size(); }
    size_t nodeOf(QByteArrayView key) const;

private:
    std::vector<quint16> m_ports;
};

/// The sessions that every measurement is taken with: keys `session:<32 hex>` of about 305 bytes of JSON, a
/// third as many users as sessions, and TTLs between one hour and three, so that none ends by itself while
/// it is measured. The same number always gives the same key.
QByteArray sessionKey(int number);

inline constexpr qint64 kShortestTtlMs = 3'600'000;

struct SessionRecord {
    int number = 0;
    int population = 1;    ///< users are a third of it
    qint64 lastSeen = 0;   ///< seconds or milliseconds since 1970; 0: one of its own
    qint64 ttlMs = 0;      ///< 0: one of its own
    qint64 deadlineMs = 0; ///< since 1970; instead of a TTL
};
/// One SET.
void addSession(WireBuffer &wire, const SessionRecord &record);

/// Writes the sessions [first, first + count) of a population as fast as the server takes them.
bool writeSessions(const Nodes &nodes, int first, int count, int population, qint64 deadlineMs = 0);
bool deleteSessions(const Nodes &nodes, int first, int count);

} // namespace bench
