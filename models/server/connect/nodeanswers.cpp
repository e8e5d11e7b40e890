// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/nodeanswers.h"

#include "models/text/characters.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace server
{

using messages::NodeFacts;
using messages::ReplicaTold;
using redis::Reply;

namespace
{

constexpr size_t kMostReplicas = 64;
constexpr qsizetype kLongestWord = 64;          // of what is one word: a policy, a host
constexpr qsizetype kLongestText = 256;         // of `save`
constexpr qint64 kMostKeys = 1'000'000'000'000; // of a database; the sum of all that an answer has room for is a number

/// A whole number that is not negative; nothing: it is none, or too large.
std::optional<qint64> numberOf(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), text::isDigit))
        return std::nullopt;
    qint64 number = 0;
    for (const char digit : text)
        number = number * 10 + (digit - '0');
    return number;
}

std::optional<int> smallNumberOf(QByteArrayView text)
{
    const auto number = numberOf(text);
    return number && *number <= std::numeric_limits<int>::max() ? std::optional<int>(int(*number)) : std::nullopt;
}

/// Words of the protocol: nothing that could look like something else beside other text.
bool isPlain(QByteArrayView text, qsizetype longest)
{
    return text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

void takeWord(QString &word, QByteArrayView text)
{
    if (!text.isEmpty() && isPlain(text, kLongestWord))
        word = QString::fromLatin1(text);
}

void takeNumber(qint64 &number, QByteArrayView text)
{
    number = numberOf(text).value_or(number);
}

void takeNumber(int &number, QByteArrayView text)
{
    number = smallNumberOf(text).value_or(number);
}

void takeYes(std::optional<bool> &fact, QByteArrayView text, QByteArrayView yes, QByteArrayView no)
{
    if (text == yes || text == no)
        fact = text == yes;
}

/// "host:port", in brackets where the host has colons itself; empty: it is no place.
QString placeOf(QByteArrayView host, QByteArrayView port)
{
    const auto number = numberOf(port);
    if (host.isEmpty() || !isPlain(host, 255) || host.contains(' ') || !number || *number < 1 || *number > 65535)
        return {};
    const QString name = QString::fromLatin1(host);
    return (name.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(name, QString::number(*number));
}

/// `ip=10.0.0.2,port=6379,state=online,offset=1234,lag=0`
std::optional<ReplicaTold> readReplica(QByteArrayView line)
{
    ReplicaTold replica;
    QByteArrayView host;
    QByteArrayView port;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype end = line.indexOf(',', at);
        end = end < 0 ? line.size() : end;
        const QByteArrayView part = line.sliced(at, end - at);
        at = end + 1;
        const qsizetype sign = part.indexOf('=');
        if (sign < 0)
            continue;
        const QByteArrayView name = part.first(sign);
        const QByteArrayView value = part.sliced(sign + 1);
        if (name == "ip")
            host = value;
        else if (name == "port")
            port = value;
        else if (name == "state")
            replica.isOnline = value == "online";
        else if (name == "offset")
            takeNumber(replica.offset, value);
        else if (name == "lag")
            takeNumber(replica.lagSeconds, value);
    }
    replica.place = placeOf(host, port);
    return replica.place.isEmpty() ? std::nullopt : std::optional(replica);
}

/// `slave0` is one, `slave_repl_offset` is not.
bool namesReplica(QByteArrayView name)
{
    constexpr QByteArrayView kBeginning = "slave";
    return name.size() > kBeginning.size() && name.startsWith(kBeginning) &&
           numberOf(name.sliced(kBeginning.size())).has_value();
}

/// `db0:keys=1,expires=1,avg_ttl=0`. What is no such line says nothing.
void takeDatabase(QByteArrayView name, QByteArrayView value, NodeFacts &facts)
{
    constexpr QByteArrayView kBeginning = "db";
    if (name.size() <= kBeginning.size() || !name.startsWith(kBeginning) || !numberOf(name.sliced(kBeginning.size())))
        return;
    const auto numberIn = [value](QByteArrayView field) {
        const qsizetype at = value.indexOf(field);
        if (at < 0)
            return std::optional<qint64>();
        const QByteArrayView behind = value.sliced(at + field.size());
        const qsizetype end = behind.indexOf(',');
        return numberOf(end < 0 ? behind : behind.first(end));
    };
    const std::optional<qint64> keys = numberIn("keys=");
    const std::optional<qint64> expires = numberIn("expires=");
    if (!keys || !expires || *keys < 0 || *expires < 0 || *keys > kMostKeys || *expires > *keys)
        return;
    facts.keys = std::max<qint64>(facts.keys, 0) + *keys;
    facts.keysWithTtl = std::max<qint64>(facts.keysWithTtl, 0) + *expires;
}

/// What one line of INFO is to the facts; of replication it depends on other lines of it.
void takeLine(QByteArrayView name, QByteArrayView value, NodeFacts &facts)
{
    if (name == "used_memory")
        takeNumber(facts.usedMemory, value);
    else if (name == "maxmemory")
        takeNumber(facts.maxMemory, value);
    else if (name == "maxmemory_policy")
        takeWord(facts.evictionPolicy, value);
    else if (name == "aof_enabled")
        takeYes(facts.hasAppendFile, value, "1", "0");
    else if (name == "aof_last_write_status")
        takeYes(facts.isAppendWell, value, "ok", "err");
    else if (name == "rdb_last_bgsave_status")
        takeYes(facts.isSaveWell, value, "ok", "err");
    else if (name == "rdb_changes_since_last_save")
        takeNumber(facts.unsavedChanges, value);
    else if (name == "hz")
        takeNumber(facts.hz, value);
    else if (name == "role")
        takeYes(facts.isPrimary, value, "master", "slave");
    else if (name == "master_link_status")
        takeYes(facts.isLinked, value, "up", "down");
}

/// The lines of INFO that only replication has.
struct ReplicationLines {
    QByteArrayView host, port, silent, down, primaryOffset, replicaOffset;
    std::vector<ReplicaTold> replicas;
    bool areAny = false;

    void take(QByteArrayView name, QByteArrayView value)
    {
        areAny = areAny || name == "role";
        if (name == "master_host")
            host = value;
        else if (name == "master_port")
            port = value;
        else if (name == "master_last_io_seconds_ago")
            silent = value;
        else if (name == "master_link_down_since_seconds")
            down = value;
        else if (name == "master_repl_offset")
            primaryOffset = value;
        else if (name == "slave_repl_offset")
            replicaOffset = value;
        else if (replicas.size() < kMostReplicas && namesReplica(name))
            if (auto replica = readReplica(value))
                replicas.push_back(std::move(*replica));
    }

    void give(NodeFacts &facts)
    {
        if (!areAny)
            return;
        facts.replicas = std::move(replicas);
        facts.primaryPlace = placeOf(host, port);
        const bool isReplica = facts.isPrimary == false;
        facts.offset = numberOf(isReplica ? replicaOffset : primaryOffset).value_or(-1);
        facts.linkSilentSeconds = isReplica ? numberOf(facts.isLinked == false ? down : silent).value_or(-1) : -1;
        if (!isReplica)
            facts.isLinked.reset();
    }
};

} // namespace

void readInfo(QByteArrayView info, NodeFacts &facts)
{
    ReplicationLines replication;
    for (qsizetype at = 0; at < info.size();) {
        qsizetype end = info.indexOf('\n', at);
        end = end < 0 ? info.size() : end;
        QByteArrayView line = info.sliced(at, end - at);
        at = end + 1;
        if (line.endsWith('\r'))
            line.chop(1);
        const qsizetype colon = line.indexOf(':');
        // Without a database that has keys this section has no other line.
        if (line.startsWith("# Keyspace"))
            facts.keys = facts.keysWithTtl = 0;
        if (colon <= 0 || line.startsWith('#'))
            continue;
        const QByteArrayView name = line.first(colon);
        const QByteArrayView value = line.sliced(colon + 1);
        takeLine(name, value, facts);
        takeDatabase(name, value, facts);
        replication.take(name, value);
    }
    replication.give(facts);
}

bool readRole(const Reply &reply, NodeFacts &facts)
{
    const std::vector<Reply> &parts = reply.elements;
    if (!reply.isArray() || parts.empty() || !parts[0].isString())
        return false;
    if (parts[0].bytes == "master" && parts.size() >= 3 && parts[1].isInteger() && parts[2].isArray()) {
        facts.isPrimary = true;
        facts.isLinked.reset();
        facts.offset = std::max<qint64>(-1, parts[1].integer);
        facts.primaryPlace.clear();
        facts.replicas.clear();
        for (const Reply &each : parts[2].elements) {
            const std::vector<Reply> &words = each.elements;
            if (words.size() < 3 || facts.replicas.size() == kMostReplicas ||
                !std::all_of(words.begin(), words.begin() + 3, [](const Reply &word) { return word.isString(); }))
                continue;
            ReplicaTold replica;
            replica.place = placeOf(words[0].bytes, words[1].bytes);
            replica.isOnline = true; // those that are being filled are not among them
            takeNumber(replica.offset, words[2].bytes);
            if (!replica.place.isEmpty())
                facts.replicas.push_back(replica);
        }
        return true;
    }
    if (parts[0].bytes == "slave" && parts.size() >= 5 && parts[1].isString() && parts[2].isInteger() &&
        parts[3].isString() && parts[4].isInteger()) {
        facts.isPrimary = false;
        facts.replicas.clear();
        facts.primaryPlace = placeOf(parts[1].bytes, QByteArray::number(parts[2].integer));
        facts.isLinked = parts[3].bytes == "connected";
        facts.offset = std::max<qint64>(-1, parts[4].integer);
        return true;
    }
    return false;
}

bool readSetting(QByteArrayView name, const Reply &reply, NodeFacts &facts)
{
    if (!reply.isArray() || reply.elements.size() != 2 || !reply.elements[0].isString() ||
        !reply.elements[1].isString() || reply.elements[0].bytes != name)
        return false;
    const QByteArrayView value = reply.elements[1].bytes;
    if (name == "save" && isPlain(value, kLongestText))
        facts.savePoints = QString::fromLatin1(value);
    else if (name == "notify-keyspace-events" && isPlain(value, kLongestWord))
        facts.notificationFlags = QString::fromLatin1(value);
    else if (name == "appendfsync")
        takeWord(facts.appendFsync, value);
    else if (name == "appendonly")
        takeYes(facts.hasAppendFile, value, "yes", "no");
    else if (name == "stop-writes-on-bgsave-error")
        takeYes(facts.stopsWrites, value, "yes", "no");
    else if (name == "maxmemory")
        takeNumber(facts.maxMemory, value);
    else if (name == "maxmemory-policy")
        takeWord(facts.evictionPolicy, value);
    else if (name == "hz")
        takeNumber(facts.hz, value);
    else if (name == "active-expire-effort")
        takeNumber(facts.expireEffort, value);
    return true;
}

} // namespace server
