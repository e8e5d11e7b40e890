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

bool haveOneInCommon(const QStringList &some, const QStringList &others)
{
    return std::any_of(some.cbegin(), some.cend(),
                       [&](const QString &one) { return others.contains(one, Qt::CaseInsensitive); });
}

bool isSameServer(const ConnectionProfile &a, const ConnectionProfile &b)
{
    if (a.kind != b.kind)
        return false;
    if (a.kind == ServerKind::UnixSocket)
        return a.socketPath == b.socketPath;
    if (a.kind == ServerKind::Sentinel)
        return a.sentinel.primaryName == b.sentinel.primaryName &&
               haveOneInCommon(a.sentinel.places, b.sentinel.places);
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

} // namespace app
