// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/workload.h"

#include "models/redis/keyslot.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace bench
{

namespace
{

constexpr int kAtOnce = 5000;

/// splitmix64: spreads numbers so that keys look like what a random generator gives.
quint64 mixed(quint64 value)
{
    value += 0x9e3779b97f4a7c15u;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

/// A number of at most 20 digits on the stack.
struct Digits {
    explicit Digits(qint64 number)
        : length(std::snprintf(text, sizeof text, "%lld", static_cast<long long>(number)))
    {
    }
    operator QByteArrayView() const { return QByteArrayView(text, length); }
    char text[24];
    int length;
};

template<typename Add> bool inPieces(const Nodes &nodes, int first, int count, Add add)
{
    std::vector<std::unique_ptr<RespClient>> clients;
    for (quint16 port : nodes.ports())
        clients.push_back(std::make_unique<RespClient>(port));
    std::vector<WireBuffer> wires(nodes.count());
    for (int done = 0; done < count; done += kAtOnce) {
        for (WireBuffer &wire : wires)
            wire.clear();
        for (int i = done; i < std::min(done + kAtOnce, count); ++i)
            add(wires[nodes.nodeOf(sessionKey(first + i))], first + i);
        for (size_t node = 0; node < nodes.count(); ++node) {
            if (clients[node]->run(wires[node]) < 0)
                return false;
        }
    }
    return std::all_of(clients.begin(), clients.end(), [](const auto &client) { return client->isOpen(); });
}

} // namespace

size_t Nodes::nodeOf(QByteArrayView key) const
{
    if (m_ports.size() == 1)
        return 0;
    const auto slot = size_t(redis::slotOf(key));
    size_t node = 0;
    while (slot >= size_t(redis::kSlots) * (node + 1) / m_ports.size())
        ++node;
    return node;
}

QByteArray sessionKey(int number)
{
    char key[41];
    const quint64 high = mixed(quint64(number) * 2);
    const quint64 low = mixed(quint64(number) * 2 + 1);
    std::snprintf(key, sizeof key, "session:%016llx%016llx", static_cast<unsigned long long>(high),
                  static_cast<unsigned long long>(low));
    return QByteArray(key, sizeof key - 1);
}

void addSession(WireBuffer &wire, const SessionRecord &record)
{
    const int n = record.number;
    const qint64 lastSeen = record.lastSeen != 0 ? record.lastSeen : 1'790'100'000 + n % 100'000;
    char json[512];
    const int length = std::snprintf(
        json, sizeof json,
        R"({"user_id":"user_%d","created_at":%d,"last_seen":%lld,"ip":"10.%d.%d.7",)"
        R"("user_agent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) )"
        R"(Chrome/%d.0.0.0 Safari/537.36","cart":[{"sku":"TEA-1","qty":2}],"prefs":{"lang":"en"},"n":%d})",
        n % (record.population / 3 + 1), 1'790'000'000 + n % 100'000, static_cast<long long>(lastSeen), n % 250,
        (n / 250) % 250, 100 + n % 30, n);
    const bool absolute = record.deadlineMs != 0;
    const qint64 ttl = record.ttlMs != 0 ? record.ttlMs : kShortestTtlMs + (n * 7919LL) % 7'200'000;
    wire.add({"SET", sessionKey(n), QByteArrayView(json, length), absolute ? "PXAT" : "PX",
              Digits(absolute ? record.deadlineMs : ttl)});
}

bool writeSessions(const Nodes &nodes, int first, int count, int population, qint64 deadlineMs)
{
    return inPieces(nodes, first, count, [=](WireBuffer &wire, int number) {
        addSession(wire, {number, population, 0, 0, deadlineMs});
    });
}

bool deleteSessions(const Nodes &nodes, int first, int count)
{
    return inPieces(nodes, first, count, [](WireBuffer &wire, int number) { wire.add({"DEL", sessionKey(number)}); });
}

} // namespace bench
