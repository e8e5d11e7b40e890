// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/sentinelproblemtext.h"

#include "models/server/connect/problemtext.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>

namespace server
{

// As lupdate reads it, a qualified type before a function makes that a member.
using messages::Problem;
using redis::ErrorKind;
using redis::SentinelStanding;
using redis::SentinelVerdict;

namespace
{

struct SentinelText {
    Q_DECLARE_TR_FUNCTIONS(messages::Problem)
};

/// The profile as if it led straight there: what is said of a server that was not found by sentinels.
messages::ConnectionProfile profileAt(messages::ConnectionProfile profile, const redis::Endpoint &place)
{
    profile.kind = messages::ServerKind::Tcp;
    profile.host = place.host;
    profile.port = place.port;
    return profile;
}

/// Names are the server's words.
QString listed(const QStringList &names)
{
    return text::printableText(names.join(QLatin1String(", ")).toUtf8());
}

Problem describeUnknownName(const SentinelVerdict &verdict, const QString &name)
{
    const QString cause = SentinelText::tr("The sentinels know no primary named “%1”.").arg(name);
    if (verdict.names.isEmpty())
        return {cause, SentinelText::tr("Check the name: it stands behind “sentinel monitor” in sentinel.conf.")};
    return {cause, SentinelText::tr("Give the name of one that they do know: %1.").arg(listed(verdict.names))};
}

Problem describeRefusal(const SentinelVerdict &verdict)
{
    const QString where = verdict.sentinel.toString();
    if (verdict.error.kind == ErrorKind::AuthenticationRequired)
        return {SentinelText::tr("The sentinel %1 asks for a password.").arg(where),
                SentinelText::tr("Sentinels have accounts of their own: enter the password for them, and the user if "
                                 "there is one.")};
    if (verdict.error.kind == ErrorKind::WrongPassword)
        return {SentinelText::tr("The sentinel %1 did not accept the user or the password.").arg(where),
                SentinelText::tr("Sentinels have accounts of their own, which are not the server’s: check both.")};
    return {SentinelText::tr("The account at the sentinel %1 may not ask for the primary: %2")
                .arg(where, text::printableText(verdict.error.detail.toUtf8())),
            SentinelText::tr("Ask for +sentinel|get-master-addr-by-name.")};
}

Problem describeVerdict(const SentinelVerdict &verdict, const messages::ConnectionProfile &profile)
{
    switch (verdict.kind) {
    case SentinelVerdict::Kind::Pending:
    case SentinelVerdict::Kind::Named:
        return {};
    case SentinelVerdict::Kind::NameUnknown:
        return describeUnknownName(verdict, profile.sentinel.primaryName);
    case SentinelVerdict::Kind::Refused:
        return describeRefusal(verdict);
    case SentinelVerdict::Kind::NoSentinels:
        return {SentinelText::tr("What answers at %1 is no sentinel.").arg(verdict.sentinel.toString()),
                SentinelText::tr("Give the sentinels’ port, which is 26379 unless set otherwise; a Redis server itself "
                                 "is reached by redis://host:port.")};
    case SentinelVerdict::Kind::Silent:
        break;
    }
    const Problem first = describe(verdict.error, profileAt(profile, verdict.sentinel));
    return {SentinelText::tr("No sentinel answers. %1").arg(first.cause), first.nextStep};
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || host.startsWith(QLatin1String("127."));
}

bool isOfNetwork(ErrorKind kind)
{
    return kind == ErrorKind::HostNotFound || kind == ErrorKind::ConnectionRefused ||
           kind == ErrorKind::HostUnreachable || kind == ErrorKind::TimedOut || kind == ErrorKind::ConnectionLost;
}

} // namespace

bool concernsSentinelPassword(const SentinelStanding &standing)
{
    const SentinelVerdict &verdict = standing.verdict;
    return verdict.kind == SentinelVerdict::Kind::Refused && concernsPassword(verdict.error);
}

Problem describeSentinels(const SentinelStanding &standing, const messages::ConnectionProfile &profile)
{
    if (standing.followed)
        return {};
    if (standing.isReplicaNamed)
        return {SentinelText::tr("The sentinels name %1 as the primary, and it is a replica.")
                    .arg(standing.verdict.primary.toString()),
                SentinelText::tr("They may be in the middle of a failover: they are asked again by themselves.")};
    return describeVerdict(standing.verdict, profile);
}

Problem describePrimary(const redis::Error &error, const SentinelStanding &standing,
                        const messages::ConnectionProfile &profile)
{
    if (!standing.followed)
        return describe(error, profile);
    Problem problem = describe(error, profileAt(profile, standing.reached));
    if (!isOfNetwork(error.kind))
        return problem;
    const QString &name = profile.sentinel.primaryName;
    const bool isNamed = standing.verdict.kind == SentinelVerdict::Kind::Named;
    if (!isNamed)
        problem.nextStep = SentinelText::tr("The sentinels named it as the primary of “%1”, and do not say now where "
                                            "that is. %2")
                               .arg(name, describeVerdict(standing.verdict, profile).cause);
    else if (isLoopback(standing.followed->host) && standing.reached == *standing.followed &&
             !isLoopback(standing.verdict.sentinel.host))
        problem.nextStep = SentinelText::tr("The sentinels name it so, which leads to this computer: “sentinel monitor "
                                            "%1” has to be given an address that others can reach.")
                               .arg(name);
    else
        problem.nextStep = SentinelText::tr("The sentinels name it as the primary of “%1”; when they name another one, "
                                            "that is followed.")
                               .arg(name);
    return problem;
}

PrimaryDoubt doubtOfPrimary(const SentinelStanding &standing)
{
    if (!standing.followed)
        return {};
    const QString followed = standing.reached.toString();
    const bool isOther = standing.verdict.kind == SentinelVerdict::Kind::Named &&
                         !redis::isSamePrimary(standing.verdict.primary, *standing.followed);
    if (isOther && standing.isReplicaNamed)
        return {{SentinelText::tr("The sentinels name another primary, %1, and it is a replica.")
                     .arg(standing.verdict.primary.toString()),
                 SentinelText::tr("Until it is a primary, or they name another one, %1 is read.").arg(followed)}};
    if (isOther)
        return {{SentinelText::tr("The sentinels name another primary: %1.").arg(standing.verdict.primary.toString()),
                 SentinelText::tr("It is followed as soon as it answers.")},
                true};
    if (standing.isDemoted)
        return {{SentinelText::tr("%1 is a replica now, and the sentinels name no other primary yet.").arg(followed),
                 SentinelText::tr("As soon as they do, that one is followed.")}};
    if (!standing.isConfirmed)
        return {{SentinelText::tr("The sentinels are asked whether %1 is still the primary.").arg(followed), {}}, true};
    return {};
}

Problem sentinelNotice(const SentinelStanding &standing, const messages::ConnectionProfile &profile)
{
    if (!standing.followed)
        return {};
    const SentinelVerdict &verdict = standing.verdict;
    if (verdict.kind == SentinelVerdict::Kind::Named && verdict.other)
        return {SentinelText::tr("The sentinel %1 names another primary than the others: %2.")
                    .arg(verdict.dissenter.toString(), verdict.other->toString()),
                SentinelText::tr("Most name %1, which is followed. That sentinel may be cut off from them.")
                    .arg(standing.followed->toString())};
    const Problem why = describeVerdict(verdict, profile);
    if (why.isEmpty())
        return {};
    return {why.cause, SentinelText::tr("%1 goes on answering; but a failover would not be noticed until they do.")
                           .arg(standing.reached.toString())};
}

} // namespace server
