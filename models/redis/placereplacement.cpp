// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/placereplacement.h"

#include "models/redis/serveraddress.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>

namespace redis
{

namespace
{

using Place = PlaceReplacement::Place;

class PlaceReason
{
    Q_DECLARE_TR_FUNCTIONS(redis::PlaceReplacement)
};

tl::unexpected<Error> unusable(const QString &reason)
{
    return tl::unexpected(Error{ErrorKind::InvalidAddress, reason});
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost") || host == QLatin1String("::1");
}

Result<Place> parse(const QString &text)
{
    const Result<Endpoint> parsed = parsePlace(text, Transport::Tcp, 0);
    if (!parsed)
        return tl::unexpected(parsed.error());
    return Place{parsed->host, parsed->port};
}

bool isSame(const Place &one, const Place &other)
{
    return one.port == other.port && isSameHost(one.host, other.host);
}

QString textOf(const Place &place)
{
    Endpoint endpoint;
    endpoint.host = place.host;
    endpoint.port = place.port;
    const QString text = endpoint.toString();
    return place.port == 0 ? text.chopped(2) : text; // without ":0"
}

/// The same for all that isSameHost() takes for one.
QString plainHost(const QString &host)
{
    const QString plain = host.toLower();
    // An address of IPv6 can be written in several ways.
    const QHostAddress address = plain.contains(u':') ? QHostAddress(plain) : QHostAddress();
    const QString written = address.isNull() ? plain : address.toString();
    return isLoopback(written) ? QStringLiteral("localhost") : written;
}

} // namespace

bool isSameHost(const QString &one, const QString &other)
{
    if (one.compare(other, Qt::CaseInsensitive) == 0 || (isLoopback(one) && isLoopback(other)))
        return true;
    // An address of IPv6 can be written in several ways.
    return one.contains(u':') && other.contains(u':') && QHostAddress(one) == QHostAddress(other);
}

bool isSamePlace(const Endpoint &one, const Endpoint &other)
{
    if (one.transport == Transport::Unix || other.transport == Transport::Unix)
        return one == other;
    return one.port == other.port && isSameHost(one.host, other.host);
}

Result<PlaceReplacement> parseReplacement(const QString &announced, const QString &reached)
{
    if (announced.trimmed().isEmpty())
        return unusable(PlaceReason::tr("the place that is announced is missing"));
    if (reached.trimmed().isEmpty())
        return unusable(PlaceReason::tr("the place where %1 is reached is missing").arg(announced.trimmed()));
    const Result<Place> from = parse(announced);
    if (!from)
        return tl::unexpected(from.error());
    const Result<Place> to = parse(reached);
    if (!to)
        return tl::unexpected(to.error());
    if (from->port == 0 && to->port != 0) {
        return unusable(
            PlaceReason::tr("the servers at all ports of %1 cannot be reached at one port: name the port of %1")
                .arg(textOf(*from)));
    }
    return PlaceReplacement{*from, *to};
}

Result<void> ReplacementCheck::add(const PlaceReplacement &replacement)
{
    if (m_announced.size() >= kMostReplacements) {
        return unusable(
            PlaceReason::tr("no more than %1 places can be replaced; without a port, one stands for all of a "
                            "host")
                .arg(kMostReplacements));
    }
    const Key announced{plainHost(replacement.announced.host), replacement.announced.port};
    const Key reached{plainHost(replacement.reached.host), replacement.reached.port};
    if (m_announced.contains(announced))
        return unusable(PlaceReason::tr("%1 is replaced twice").arg(textOf(replacement.announced)));
    if (reached.second != 0 && m_reached.contains(reached))
        return unusable(PlaceReason::tr("two servers cannot both be reached at %1").arg(textOf(replacement.reached)));
    m_announced.insert(announced);
    if (reached.second != 0)
        m_reached.insert(reached);
    return {};
}

Result<void> checkReplacements(const QList<PlaceReplacement> &replacements)
{
    ReplacementCheck check;
    for (const PlaceReplacement &each : replacements) {
        if (auto added = check.add(each); !added)
            return added;
    }
    return {};
}

Endpoint reachedPlace(const Endpoint &announced, const QList<PlaceReplacement> &replacements)
{
    if (announced.transport == Transport::Unix)
        return announced;
    const auto find = [&](quint16 port) {
        return std::find_if(replacements.begin(), replacements.end(), [&](const PlaceReplacement &each) {
            return isSame(each.announced, {announced.host, port});
        });
    };
    auto found = find(announced.port);
    if (found == replacements.end())
        found = find(0);
    if (found == replacements.end())
        return announced;
    Endpoint reached = announced;
    reached.host = found->reached.host;
    // Reached by an address, it is still the one that was named.
    const bool isNamed = QHostAddress(announced.host).isNull();
    if (reached.certificateName.isEmpty() && isNamed && !QHostAddress(reached.host).isNull())
        reached.certificateName = announced.host;
    if (found->reached.port != 0)
        reached.port = found->reached.port;
    return reached;
}

} // namespace redis
