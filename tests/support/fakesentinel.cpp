// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesentinel.h"

#include "tests/support/fakekeyspace.h"

namespace support
{

namespace
{

constexpr const char *kName = "mymaster";
constexpr const char *kNothing = "*-1\r\n";

QByteArray member(const QByteArray &name, const FakeSentinel &sentinel)
{
    return resp::strings(
        {"name", name, "ip", "127.0.0.1", "port", QByteArray::number(sentinel.port()), "runid", sentinel.id});
}

} // namespace

FakeSentinel::FakeSentinel()
{
    redis.setScript([this](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() != "SENTINEL")
            return std::nullopt;
        return refusal.isEmpty() ? answer(command) : resp::error(refusal);
    });
}

QByteArray FakeSentinel::answer(const QByteArrayList &command) const
{
    const QByteArray &question = command.value(1);
    const bool isKnown = named != 0 && command.value(2) == kName;
    if (question == "GET-MASTER-ADDR-BY-NAME")
        return isKnown ? resp::strings({host, QByteArray::number(named)}) : QByteArray(kNothing);
    if (question == "MASTER" && epoch && isKnown)
        return resp::strings({"name", kName, "config-epoch", QByteArray::number(*epoch)});
    if (question == "MYID" && !id.isEmpty())
        return resp::bulk(id);
    if (question == "SENTINELS") {
        QByteArrayList members;
        for (const FakeSentinel *other : others)
            members.append(member(other->id, *other));
        return resp::array(members);
    }
    if (question == "MASTERS") {
        QByteArrayList members;
        for (const QByteArray &name : watched)
            members.append(member(name, *this));
        return resp::array(members);
    }
    return resp::error("ERR No such master with that name");
}

int FakeSentinel::announce()
{
    return redis.publish("+switch-master", QByteArray(kName) + " 127.0.0.1 1 127.0.0.1 " + QByteArray::number(named));
}

FakeSentinels::FakeSentinels(int count)
{
    for (int i = 0; i < count; ++i) {
        m_all.push_back(std::make_unique<FakeSentinel>());
        m_all.back()->id = QByteArray(40, char('a' + i));
    }
}

void FakeSentinels::name(quint16 port)
{
    for (const auto &sentinel : m_all)
        sentinel->named = port;
}

QString FakeSentinels::url() const
{
    QStringList places;
    for (const auto &sentinel : m_all)
        places += QStringLiteral("127.0.0.1:%1").arg(sentinel->port());
    return QStringLiteral("redis+sentinel://%1/%2/0").arg(places.join(u','), QLatin1String(kName));
}

} // namespace support
