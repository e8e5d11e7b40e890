// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/secrets/passwordreach.h"

#include <algorithm>

namespace ui
{

using messages::ConnectionProfile;
using messages::ServerKind;

namespace
{

bool areKnown(const QStringList &places, const QStringList &known)
{
    return std::all_of(places.begin(), places.end(),
                       [&known](const QString &place) { return known.contains(place, Qt::CaseInsensitive); });
}

bool isSameAddress(const ConnectionProfile &of, const ConnectionProfile &to)
{
    switch (of.kind) {
    case ServerKind::UnixSocket:
        return of.socketPath == to.socketPath;
    case ServerKind::Sentinel:
        return of.sentinel.primaryName == to.sentinel.primaryName && areKnown(to.sentinel.places, of.sentinel.places);
    case ServerKind::Tcp:
        break;
    }
    return of.host.compare(to.host, Qt::CaseInsensitive) == 0 && of.port == to.port;
}

} // namespace

bool passwordReaches(const ConnectionProfile &of, const ConnectionProfile &to)
{
    return of.kind == to.kind && of.userName == to.userName && of.sshDestination == to.sshDestination &&
           isSameAddress(of, to);
}

bool sentinelPasswordReaches(const ConnectionProfile &of, const ConnectionProfile &to)
{
    return of.kind == ServerKind::Sentinel && to.kind == of.kind && of.sentinel.userName == to.sentinel.userName &&
           of.sshDestination == to.sshDestination && areKnown(to.sentinel.places, of.sentinel.places);
}

} // namespace ui
