// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedsentinels.h"

namespace support
{

namespace
{

// Slowly enough that the table is up to date in between, however busy the machine is: who compares always meets one
// change or the next otherwise.
constexpr int kWritingMs = 250;
constexpr int kIds = 40; ///< so many sessions come and go

} // namespace

WatchedSentinels::WatchedSentinels(const RedisSentinels::Options &options)
    : set(options)
{
    QObject::connect(&m_writing, &QTimer::timeout, &m_writing, [this] { writeOnce(); });
}

QMap<QByteArray, Watched::Facts> WatchedSentinels::truth()
{
    const int primary = set.primary();
    return primary < 0 ? QMap<QByteArray, Facts>() : factsOn(set.server(primary));
}

std::optional<QMap<QByteArray, Watched::Facts>> WatchedSentinels::truthAtOnce()
{
    const int primary = set.primary();
    return primary < 0 ? std::nullopt : factsAtOnceOn(set.server(primary));
}

bool WatchedSentinels::isRunning() const
{
    const int primary = set.primary();
    return primary >= 0 && set.server(primary).isRunning();
}

void WatchedSentinels::setJson(const QByteArray &id, const QByteArray &user, int ttlMs)
{
    if (const int primary = set.primary(); primary >= 0)
        set.server(primary).command(jsonCommand(id, user, ttlMs));
}

void WatchedSentinels::fill(int count, int ttlMs)
{
    for (int i = 0; i < count; ++i)
        setJson(sessionId(i), "user" + QByteArray::number(i % 10), ttlMs + i);
}

bool WatchedSentinels::waitUntilReplicated()
{
    const int primary = set.primary();
    const qint64 replicas = set.servers() - 1;
    return primary >= 0 && set.server(primary).integer({"WAIT", QByteArray::number(replicas), "10000"}) >= replicas;
}

void WatchedSentinels::write()
{
    m_writing.start(kWritingMs);
}

void WatchedSentinels::writeOnce()
{
    const int primary = set.primary();
    if (primary < 0 || !set.server(primary).isRunning())
        return;
    const int number = ++m_written;
    const QByteArray id = sessionId(1000 + number % kIds);
    switch (number % 5) {
    case 0:
        set.server(primary).command({"DEL", "session:" + id});
        break;
    case 1:
        set.server(primary).command({"PEXPIRE", "session:" + id, "400"});
        break;
    default:
        set.server(primary).command(jsonCommand(id, "writer" + QByteArray::number(number), 300'000 + number));
        break;
    }
}

} // namespace support
