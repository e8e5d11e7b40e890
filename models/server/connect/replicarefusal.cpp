// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/replicarefusal.h"

#include "models/server/connect/problemtext.h"

#include <QCoreApplication>

namespace server
{

using messages::Problem;

namespace
{

struct ReplicaText {
    Q_DECLARE_TR_FUNCTIONS(messages::Problem)
};

/// As it would be where it is sought at a place that leads nowhere from here.
bool isOfPlace(redis::ErrorKind kind)
{
    using Kind = redis::ErrorKind;
    return kind == Kind::HostNotFound || kind == Kind::ConnectionRefused || kind == Kind::HostUnreachable ||
           kind == Kind::TimedOut;
}

Problem sentencesOf(const ReplicaRefusal &refusal, const messages::ConnectionProfile &profile)
{
    using Why = ReplicaRefusal::Why;
    using Text = ReplicaText;
    const QString &place = refusal.place;
    switch (refusal.why) {
    case Why::NoneOnline:
        return {Text::tr("The primary has no replica that is online, so it is read itself."),
                Text::tr("Start a replica, or turn off reading from replicas in the connection.")};
    case Why::BySocket:
        return {Text::tr("A primary that is reached by a Unix socket is read itself."),
                Text::tr("Give its host and port in the connection to have replicas read.")};
    case Why::NotTold:
        if (place.isEmpty())
            return {Text::tr("This account may not ask the primary who its replicas are, so it is read itself."),
                    Text::tr("Allow ROLE, or INFO, to the account.")};
        return {Text::tr("This account may not ask replica %1 how far it is, so the primary is read.").arg(place),
                Text::tr("Allow ROLE, or INFO, to the account at the replica as well.")};
    case Why::NotNow:
        return {Text::tr("For now the primary does not say who its replicas are, so it is read itself."),
                Text::tr("A later reading tries it again.")};
    case Why::IsReplica:
        return {Text::tr("This server is a replica of another primary, and is read itself."),
                Text::tr("To have other replicas read, name the primary in the connection.")};
    case Why::VersionNotTold:
        if (place.isEmpty())
            return {Text::tr("The primary does not tell its version, so it is read itself."),
                    Text::tr("Allow HELLO to the account: before Redis 7.0 replicas are not read.")};
        return {Text::tr("Replica %1 does not tell its version, so the primary is read.").arg(place),
                Text::tr("Allow HELLO to the account there: before Redis 7.0 replicas are not read.")};
    case Why::TooOld:
        return {Text::tr("Before Redis 7.0 replicas count what is left of a session by themselves, so the primary is "
                         "read."),
                Text::tr("With 7.0 or later on primary and replicas they can be read.")};
    case Why::Unreachable:
        return {Text::tr("Replica %1 cannot be reached, so the primary is read. %2")
                    .arg(place, describe(refusal.error, profile, place).cause),
                isOfPlace(refusal.error.kind)
                    ? Text::tr("If it is reached at another place from here, name that in the connection.")
                    : describe(refusal.error, profile, place).nextStep};
    case Why::Refused:
        return {Text::tr("Replica %1 does not let this account read, so the primary is read. %2")
                    .arg(place, describe(refusal.error, profile, place).cause),
                Text::tr("Give the account the same rules on the replica as on the primary.")};
    case Why::NotFollowing:
        return {Text::tr("%1 does not follow this primary for now, so the primary is read.").arg(place),
                Text::tr("A later reading tries it again.")};
    case Why::Behind:
        return {Text::tr("Replica %1 is too far behind, so the primary is read.").arg(place),
                Text::tr("A later reading tries it again.")};
    case Why::TakesWrites:
        return {Text::tr("Replica %1 takes writes of its own, so the primary is read.").arg(place),
                Text::tr("Set replica-read-only to yes there.")};
    case Why::ClocksApart:
        return {Text::tr("The clock of replica %1 is not that of the primary, and what is left of sessions would be "
                         "wrong, so the primary is read.")
                    .arg(place),
                Text::tr("Set the clocks of the servers by NTP.")};
    case Why::BrokeOff:
        return {Text::tr("Reading from replica %1 broke off, so the primary is read. %2")
                    .arg(place, describe(refusal.error, profile, place).cause),
                Text::tr("A later reading tries it again.")};
    case Why::Overtaken:
        return {Text::tr("The primary told something newer of all that replica %1 named, so the primary was read.")
                    .arg(place),
                Text::tr("A later reading tries it again.")};
    case Why::Untrue:
        return {Text::tr("Replica %1 lacked sessions that the primary has, so the primary is read.").arg(place),
                Text::tr("Look whether it follows this primary. A later reading tries it again.")};
    }
    return {};
}

} // namespace

Problem describe(const ReplicaRefusal &refusal, const messages::ConnectionProfile &profile)
{
    Problem problem = sentencesOf(refusal, profile);
    problem.isNotice = true;
    return problem;
}

} // namespace server
