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
    const QString &place = refusal.place;
    switch (refusal.why) {
    case Why::NoneOnline:
        return {ReplicaText::tr("The primary has no replica that is online, so it is read itself."),
                ReplicaText::tr("Start a replica, or turn off reading from replicas in the connection.")};
    case Why::BySocket:
        return {ReplicaText::tr("A primary that is reached by a Unix socket is read itself."),
                ReplicaText::tr("Give its host and port in the connection to have replicas read.")};
    case Why::NotTold:
        if (place.isEmpty())
            return {ReplicaText::tr("This account may not ask the primary who its replicas are, so it is read itself."),
                    ReplicaText::tr("Allow ROLE, or INFO, to the account.")};
        return {
            ReplicaText::tr("This account may not ask replica %1 how far it is, so the primary is read.").arg(place),
            ReplicaText::tr("Allow ROLE, or INFO, to the account at the replica as well.")};
    case Why::NotNow:
        return {ReplicaText::tr("For now the primary does not say who its replicas are, so it is read itself."),
                ReplicaText::tr("A later reading tries it again.")};
    case Why::IsReplica:
        return {ReplicaText::tr("This server is a replica of another primary, and is read itself."),
                ReplicaText::tr("To have other replicas read, name the primary in the connection.")};
    case Why::VersionNotTold:
        if (place.isEmpty())
            return {ReplicaText::tr("The primary does not tell its version, so it is read itself."),
                    ReplicaText::tr("Allow HELLO to the account: before Redis 7.0 replicas are not read.")};
        return {ReplicaText::tr("Replica %1 does not tell its version, so the primary is read.").arg(place),
                ReplicaText::tr("Allow HELLO to the account there: before Redis 7.0 replicas are not read.")};
    case Why::TooOld:
        return {ReplicaText::tr(
                    "Before Redis 7.0 replicas count what is left of a session by themselves, so the primary is "
                    "read."),
                ReplicaText::tr("With 7.0 or later on primary and replicas they can be read.")};
    case Why::Unreachable:
        return {ReplicaText::tr("Replica %1 cannot be reached, so the primary is read. %2")
                    .arg(place, describe(refusal.error, profile, place).cause),
                isOfPlace(refusal.error.kind)
                    ? ReplicaText::tr("If it is reached at another place from here, name that in the connection.")
                    : describe(refusal.error, profile, place).nextStep};
    case Why::Refused:
        return {ReplicaText::tr("Replica %1 does not let this account read, so the primary is read. %2")
                    .arg(place, describe(refusal.error, profile, place).cause),
                ReplicaText::tr("Give the account the same rules on the replica as on the primary.")};
    case Why::NotFollowing:
        return {ReplicaText::tr("%1 does not follow this primary for now, so the primary is read.").arg(place),
                ReplicaText::tr("A later reading tries it again.")};
    case Why::Behind:
        return {ReplicaText::tr("Replica %1 is too far behind, so the primary is read.").arg(place),
                ReplicaText::tr("A later reading tries it again.")};
    case Why::TakesWrites:
        return {ReplicaText::tr("Replica %1 takes writes of its own, so the primary is read.").arg(place),
                ReplicaText::tr("Set replica-read-only to yes there.")};
    case Why::ClocksApart:
        return {
            ReplicaText::tr("The clock of replica %1 is not that of the primary, and what is left of sessions would be "
                            "wrong, so the primary is read.")
                .arg(place),
            ReplicaText::tr("Set the clocks of the servers by NTP.")};
    case Why::BrokeOff:
        return {ReplicaText::tr("Reading from replica %1 broke off, so the primary is read. %2")
                    .arg(place, describe(refusal.error, profile, place).cause),
                ReplicaText::tr("A later reading tries it again.")};
    case Why::Overtaken:
        return {
            ReplicaText::tr("The primary told something newer of all that replica %1 named, so the primary was read.")
                .arg(place),
            ReplicaText::tr("A later reading tries it again.")};
    case Why::Untrue:
        return {ReplicaText::tr("Replica %1 lacked sessions that the primary has, so the primary is read.").arg(place),
                ReplicaText::tr("Look whether it follows this primary. A later reading tries it again.")};
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
