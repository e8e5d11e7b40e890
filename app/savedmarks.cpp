// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/savedmarks.h"

#include <algorithm>

namespace app
{

namespace
{

using messages::ConnectionProfile;
using messages::ServerKind;

bool isLocal(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
}

/// One computer has one name; none that is local to another one is any of ours.
QString plainPlace(const QString &place, const QString &sshDestination)
{
    const qsizetype colon = place.lastIndexOf(QLatin1Char(':'));
    QString host = place.left(colon).toLower();
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.sliced(1, host.size() - 2);
    const QString port = place.sliced(colon + 1);
    return isLocal(host) ? QStringLiteral("localhost:%1 ssh %2").arg(port, sshDestination)
                         : QStringLiteral("%1:%2").arg(host, port);
}

bool haveSentinelInCommon(const ConnectionProfile &a, const ConnectionProfile &b)
{
    const QStringList &others = b.sentinel.places;
    return std::any_of(a.sentinel.places.cbegin(), a.sentinel.places.cend(), [&](const QString &one) {
        const QString plain = plainPlace(one, a.sshDestination);
        return std::any_of(others.cbegin(), others.cend(),
                           [&](const QString &other) { return plainPlace(other, b.sshDestination) == plain; });
    });
}

bool isSameServer(const ConnectionProfile &a, const ConnectionProfile &b)
{
    if (a.kind != b.kind)
        return false;
    if (a.kind == ServerKind::UnixSocket)
        return a.socketPath == b.socketPath;
    if (a.kind == ServerKind::Sentinel)
        return a.sentinel.primaryName == b.sentinel.primaryName && haveSentinelInCommon(a, b);
    // What is local to another computer is another server. A name that is no such is taken for the same from wherever
    // it is reached.
    if (isLocal(a.host) && a.sshDestination != b.sshDestination)
        return false;
    const bool isSameHost = a.host.compare(b.host, Qt::CaseInsensitive) == 0 || (isLocal(a.host) && isLocal(b.host));
    return isSameHost && a.port == b.port;
}

} // namespace

ConnectionProfile markedAsSaved(ConnectionProfile profile, const QList<ConnectionProfile> &saved)
{
    QList<ConnectionProfile> same;
    for (const ConnectionProfile &each : saved) {
        if (!isSameServer(each, profile))
            continue;
        profile.production = profile.production || each.production;
        profile.keepsNoHistory = profile.keepsNoHistory || each.keepsNoHistory;
        if (each.database == profile.database && each.userName == profile.userName)
            same.append(each);
    }
    if (same.isEmpty())
        return profile;
    if (same.size() == 1 && profile.name.isEmpty())
        profile.name = same.constFirst().name;
    const QString sharedLog = same.constFirst().sharedLog;
    if (std::all_of(same.cbegin(), same.cend(),
                    [&](const ConnectionProfile &each) { return each.sharedLog == sharedLog; }))
        profile.sharedLog = sharedLog;
    profile.readOnly = profile.readOnly || std::all_of(same.cbegin(), same.cend(),
                                                       [](const ConnectionProfile &each) { return each.readOnly; });
    return profile;
}

QString savedAs(const ConnectionProfile &profile, const QList<ConnectionProfile> &saved)
{
    const auto isKnown = [&saved](const QString &id) {
        return std::any_of(saved.cbegin(), saved.cend(),
                           [&id](const ConnectionProfile &each) { return each.id == id; });
    };
    if (!profile.id.isEmpty() && isKnown(profile.id))
        return profile.id;
    for (const ConnectionProfile &each : saved) {
        if (isSameServer(each, profile) && each.database == profile.database && each.userName == profile.userName)
            return each.id;
    }
    return {};
}

} // namespace app
