// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedcluster.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace support
{

WatchedCluster::WatchedCluster(int primaries, int replicasEach, const QStringList &extraArguments)
    : cluster(primaries, replicasEach, extraArguments)
{
}

WatchedCluster::WatchedCluster(Heard heard, int primaries, int replicasEach)
    : cluster(primaries, replicasEach, heard == Heard::ByEvents ? QStringList() : withoutEvents())
{
    hear(heard);
}

WatchedCluster::WatchedCluster(RedisCluster::Certificates certificates, int primaries, int replicasEach)
    : cluster(std::move(certificates), primaries, replicasEach)
{
}

QString WatchedCluster::url() const
{
    return cluster.url(opened).replace(QLatin1String("://"), QLatin1String("://") + QString::fromLatin1(userInfo));
}

QMap<QByteArray, Watched::Facts> WatchedCluster::truth()
{
    QMap<QByteArray, Facts> truth;
    for (int i = 0; i < cluster.count(); ++i) {
        RedisServer &server = cluster.at(i);
        if (!server.isRunning() || !server.command({"INFO", "replication"}).contains("role:master"))
            continue;
        for (const QByteArray &key : server.strings({"KEYS", "session:*"})) {
            if (const auto facts = factsOf(server, key))
                truth.insert(key, *facts);
        }
    }
    return truth;
}

/// Nothing: it is another node's, whatever is left of it here.
std::optional<Watched::Facts> WatchedCluster::factsOf(RedisServer &server, const QByteArray &key) const
{
    // Where its slot moves to, it is told only to those who say so.
    server.command({"ASKING"});
    const QByteArray text = server.string({"GET", key});
    const qint64 deadline = server.deadline(key, true);
    const QJsonDocument json = QJsonDocument::fromJson(text);
    if (deadline == -2 || !json.isObject())
        return std::nullopt;
    return Facts{json[QStringLiteral("user_id")].toString().toUtf8(), std::max<qint64>(0, deadline)};
}

void WatchedCluster::setJson(const QByteArray &id, const QByteArray &user, int ttlMs)
{
    const QByteArrayList command = jsonCommand(id, user, ttlMs);
    cluster.command(command[1], command);
}

QByteArray WatchedCluster::idOn(int server)
{
    QByteArray id;
    do
        id = sessionId(++m_ids);
    while (cluster.ownerOfKey("session:" + id) != server);
    return id;
}

QList<QByteArrayList> WatchedCluster::fill(int each, int ttlMs)
{
    QList<QByteArrayList> ids;
    for (int server = 0; server < cluster.count(); ++server) {
        if (!cluster.at(server).command({"INFO", "replication"}).contains("role:master"))
            continue;
        ids.append(QByteArrayList());
        for (int i = 0; i < each; ++i) {
            ids.last().append(idOn(server));
            setJson(ids.last().last(), "user" + QByteArray::number(i % 10), ttlMs + i);
        }
    }
    return ids;
}

QString WatchedCluster::nodeOf(const QByteArray &id)
{
    const sessions::Slot slot = slotOf("session:" + id);
    return slot == sessions::kNoSlot ? QString() : monitor.nodeNames().value(monitor.store().node(slot));
}

QString WatchedCluster::nameOf(int server) const
{
    const RedisServer &named = cluster.at(server);
    return QStringLiteral("127.0.0.1:%1").arg(named.tlsPort() != 0 ? named.tlsPort() : named.port());
}

} // namespace support
