// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sentinelreplies.h"

#include <QByteArrayView>

namespace redis
{

namespace
{

constexpr qsizetype kMostHostBytes = 255;
constexpr qsizetype kMostPortBytes = 5;
constexpr qsizetype kMostIdBytes = 64; // they have 40
constexpr qsizetype kMostNameBytes = 200;
constexpr qsizetype kMostNames = 20;

/// The value of one of the pairs of a map, as RESP2 writes it; empty: it has none of that name.
QByteArrayView valueOf(const Reply &map, QByteArrayView name)
{
    for (size_t i = 0; i + 1 < map.elements.size(); i += 2) {
        if (map.elements[i].isString() && map.elements[i].bytes == name)
            return map.elements[i + 1].isString() ? QByteArrayView(map.elements[i + 1].bytes) : QByteArrayView();
    }
    return {};
}

std::optional<Endpoint> placeOf(QByteArrayView host, QByteArrayView port, Transport transport)
{
    if (host.isEmpty() || host.size() > kMostHostBytes || port.isEmpty() || port.size() > kMostPortBytes)
        return std::nullopt;
    const QString name = QString::fromUtf8(host);
    const QString text = name.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2");
    const auto place = parseSentinel(text.arg(name, QString::fromUtf8(port)), transport);
    return place ? std::optional(*place) : std::nullopt;
}

} // namespace

Result<std::optional<Endpoint>> readPrimaryPlace(const Reply &reply, Transport transport)
{
    if (reply.isNil())
        return std::optional<Endpoint>();
    const std::vector<Reply> &parts = reply.elements;
    std::optional<Endpoint> place;
    if (reply.isArray() && parts.size() == 2 && parts[0].isString() && parts[1].isString())
        place = placeOf(parts[0].bytes, parts[1].bytes, transport);
    if (!place)
        return tl::unexpected(Error{ErrorKind::ProtocolError, QStringLiteral("no place of a primary")});
    return place;
}

std::vector<KnownSentinel> readSentinels(const Reply &reply, Transport transport)
{
    std::vector<KnownSentinel> sentinels;
    for (const Reply &each : reply.elements) {
        const QByteArrayView id = valueOf(each, "runid");
        const auto place = placeOf(valueOf(each, "ip"), valueOf(each, "port"), transport);
        if (!place || id.size() > kMostIdBytes)
            continue;
        if (sentinels.size() == kMostSentinels)
            break;
        sentinels.push_back({*place, id.toByteArray()});
    }
    return sentinels;
}

QStringList readPrimaryNames(const Reply &reply)
{
    QStringList names;
    for (const Reply &each : reply.elements) {
        const QByteArrayView name = valueOf(each, "name");
        if (!name.isEmpty() && name.size() <= kMostNameBytes && names.size() < kMostNames)
            names.append(QString::fromUtf8(name));
    }
    return names;
}

std::optional<quint64> readConfigEpoch(const Reply &reply)
{
    bool isNumber = false;
    const quint64 epoch = valueOf(reply, "config-epoch").toByteArray().toULongLong(&isNumber);
    return isNumber ? std::optional(epoch) : std::nullopt;
}

QByteArray readSentinelId(const Reply &reply)
{
    return reply.isString() && reply.bytes.size() <= kMostIdBytes ? reply.bytes : QByteArray();
}

bool isSwitchOf(QByteArrayView message, QByteArrayView primaryName)
{
    return message.startsWith(primaryName) && message.sliced(primaryName.size()).startsWith(' ');
}

} // namespace redis
