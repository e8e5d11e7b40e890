// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/livenessjudgement.h"

#include "models/messages/serverclock.h"
#include "models/server/connect/problemtext.h"
#include "models/server/connect/sentinelproblemtext.h"
#include "models/server/connect/serverage.h"
#include "models/text/clocktext.h"
#include "models/text/listtext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>

namespace server
{

// As lupdate reads it, a qualified type before a function makes that a member.
using messages::Problem;

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(messages::Liveness)
};

using Status = NodeFollower::Status;

// Sweeps as frequent as this find by themselves, in time, what no event says.
constexpr int kSweepInTime = 1;
// Otherwise events that nobody vouches for count as long as they come.
constexpr qint64 kEvidenceMs = 2000;

bool isProof(const Status &node, const PassStanding &pass)
{
    return pass.secondsBetween <= kSweepInTime ||
           (node.writeEventAt != 0 && messages::ServerClock::monotonicMs() - node.writeEventAt <= kEvidenceMs);
}

bool reportsWrites(const Status &node, const PassStanding &pass)
{
    return node.subscribed &&
           (node.flagsKnown ? node.flags.reportsWrites() : node.sawWriteEvent && (node.tracks || isProof(node, pass)));
}

/// Without a flag that would ask for more: it would, were it newer.
bool hidesChanges(const Status &node)
{
    return node.isOld && !node.tracks;
}

bool reportsExpiry(const Status &node)
{
    return node.subscribed && (node.flagsKnown ? node.flags.reportsExpiry() : node.sawExpiryEvent);
}

/// Null: none.
const Status *firstWith(const std::vector<Status> &nodes, std::optional<redis::Error> Status::*error)
{
    const auto found = std::find_if(nodes.begin(), nodes.end(), [error](const Status &node) { return node.*error; });
    return found == nodes.end() ? nullptr : &*found;
}

/// Of those that were read. One that was not has nothing to tell yet.
std::optional<messages::Liveness::Reading> readingOf(const std::vector<Status> &nodes,
                                                     const messages::ConnectionProfile &profile)
{
    messages::Liveness::Reading reading;
    for (const Status &node : nodes) {
        if (!node.wasRead)
            continue;
        ++reading.nodes;
        if (!node.readFrom.isEmpty())
            reading.replicas.append(node.readFrom);
        else if (node.replicaRefusal && reading.reason.isEmpty())
            reading.reason = describe(*node.replicaRefusal, profile);
    }
    return profile.prefersReplicas && reading.nodes > 0 ? std::optional(reading) : std::nullopt;
}

/// One of several is called by its own name.
Problem describeOf(const redis::Error &error, const Status &node, const std::vector<Status> &nodes,
                   const messages::ConnectionProfile &profile)
{
    return describe(error, profile, nodes.size() > 1 ? node.name : QString());
}

/// What there would be to do about the tracking; empty: nothing.
QString whatTrackingTakes(const std::vector<Status> &nodes)
{
    for (const Status &node : nodes) {
        if (node.trackingError && node.trackingError->kind == redis::ErrorKind::PermissionDenied)
            return Text::tr(
                "With +client|info +client|tracking +client|trackinginfo +subscribe &__redis__:invalidate the "
                "account would see everything at once.");
        if (node.trackingError && node.trackingError->kind == redis::ErrorKind::Unsupported)
            return Text::tr("CLIENT TRACKING does not work here, as behind a proxy or a load balancer: connect to the "
                            "server itself to see everything at once.");
    }
    return {};
}

QString joined(const QString &one, const QString &other)
{
    return other.isEmpty() ? one : one + QLatin1Char(' ') + other;
}

/// Everything is seen at once, but not how sessions end.
Problem whyByTracking(const messages::Liveness &liveness)
{
    if (liveness.currentFlags.isNull())
        return {Text::tr("This account may not ask which keyspace events the server sends."),
                Text::tr("Where an event says how a session ended, that is shown.")};
    const QString cause = Text::tr("The server does not report every change by keyspace events "
                                   "(notify-keyspace-events is “%1”).")
                              .arg(liveness.currentFlags);
    if (liveness.offeredFlags.isEmpty())
        return {cause, Text::tr("Keyspace events would tell how sessions end, too: ask the server’s administrator.")};
    return {cause, Text::tr("Set it to “%1” to be told how sessions end, too.").arg(liveness.offeredFlags)};
}

/// It is no matter of flags or permissions.
Problem whyOld(const Status &node, bool isOneOfMany)
{
    const QString named = node.software.isEmpty() ? Text::tr("This server") : node.software;
    const QString server = isOneOfMany ? Text::tr("%1 (%2)", "a server, and its address").arg(named, node.name) : named;
    if (!age::isNumberedOld(node.software)) {
        return {
            Text::tr(
                "%1 does not know commands that Redis 6.2 knows (SMISMEMBER, HRANDFIELD), and is taken for an older "
                "one: changes of the time left may be shown late.")
                .arg(server),
            Text::tr("They are seen when everything is read again. Allow one of the commands to be told at once.")};
    }
    return {
        Text::tr("%1 is older than Redis 6.2: changes of the time left may be shown late, since it does not announce "
                 "all of them.")
            .arg(server),
        Text::tr("They are seen when everything is read again. Redis 6.2 or later, or Valkey, announces them at "
                 "once.")};
}

Problem whyNotLive(const std::vector<Status> &nodes, const messages::Liveness &liveness,
                   const messages::ConnectionProfile &profile)
{
    if (const Status *node = firstWith(nodes, &Status::eventsError))
        return describeOf(*node->eventsError, *node, nodes, profile);
    const QString tracking = whatTrackingTakes(nodes);
    if (liveness.currentFlags.isNull()) {
        return {Text::tr("This account may not ask which keyspace events the server sends, and none for new or "
                         "changed sessions has come yet."),
                joined(Text::tr("As soon as one arrives, the window switches to live by itself."), tracking)};
    }
    const QString cause = Text::tr("The server does not report every change (notify-keyspace-events is “%1”).")
                              .arg(liveness.currentFlags);
    if (liveness.offeredFlags.isEmpty())
        return {cause, joined(Text::tr("This profile is read-only: ask the server’s administrator to set the flags."),
                              tracking)};
    return {cause, joined(Text::tr("Set it to “%1” to see everything at once.").arg(liveness.offeredFlags), tracking)};
}

/// Some of the nodes do not answer.
Problem whyIncomplete(const std::vector<Status> &all, const std::vector<Status> &missing,
                      const std::optional<messages::Liveness::Others> &others,
                      const messages::ConnectionProfile &profile)
{
    QStringList names;
    for (const Status &node : missing) {
        const QDateTime since = node.silentSince.isValid() ? node.silentSince : node.offlineSince;
        names.append(since.isValid() ? Text::tr("%1 cannot be reached since %2").arg(node.name, text::clockText(since))
                                     : Text::tr("%1 cannot be reached").arg(node.name));
    }
    const qsizetype live = qsizetype(all.size() - missing.size());
    const redis::Error &error = isMissing(missing.front()) ? *missing.front().error : *missing.front().trouble;
    const Problem problem = describeOf(error, missing.front(), all, profile);
    const QString followed = Text::tr("%1 of %2 nodes are followed; %3.")
                                 .arg(QString::number(live), QString::number(all.size()), text::listText(names));
    // Of those that answer, and are not up to date either.
    const auto troubled =
        std::find_if(all.begin(), all.end(), [](const Status &node) { return node.trouble && !doesNotAnswer(node); });
    const QString beside =
        troubled == all.end() ? QString() : describeOf(*troubled->trouble, *troubled, all, profile).cause;
    return {joined(isOutOfReach(error.kind) ? followed : joined(followed, problem.cause), beside),
            others && messages::isLive(others->mode)
                ? Text::tr("What is listed of the others is up to date. %1").arg(problem.nextStep)
                : problem.nextStep};
}

/// Those that answer, taken by themselves. Where other nodes or slots are not known at all, nobody can say what is
/// missing beside them.
std::optional<messages::Liveness::Others> othersOf(const std::vector<Status> &nodes, const PassStanding &pass,
                                                   const messages::Liveness &before,
                                                   const messages::ConnectionProfile &profile,
                                                   const ClusterStanding &cluster)
{
    std::vector<Status> answering;
    std::remove_copy_if(nodes.begin(), nodes.end(), std::back_inserter(answering), doesNotAnswer);
    if (answering.empty() || answering.size() == nodes.size() || cluster.isHidden || cluster.isUnreadable ||
        cluster.uncoveredSlots > 0)
        return std::nullopt;
    const messages::Liveness rest = judgeLiveness(answering, pass, before, profile);
    return messages::Liveness::Others{rest.mode, int(answering.size()), int(nodes.size()), rest.areNamesKnown};
}

Problem whyNotAll(const ClusterStanding &cluster)
{
    if (cluster.isUnreadable) {
        return {Text::tr("The cluster’s topology cannot be read: sessions on nodes that are not known are not listed."),
                Text::tr("It is asked for again by itself.")};
    }
    if (cluster.isHidden && cluster.isLapsed) {
        return {Text::tr("The account may not ask for the cluster’s nodes any more: those that have come since are not "
                         "listed."),
                Text::tr("Ask for +cluster|shards and +cluster|slots.")};
    }
    if (cluster.isHidden) {
        return {
            Text::tr("This is one node of a cluster, and the account may not ask for the others: their sessions are "
                     "not listed."),
            Text::tr("Ask for +cluster|shards and +cluster|slots.")};
    }
    return {Text::tr("%Ln of the cluster’s 16384 slots are held by no node.", nullptr, cluster.uncoveredSlots),
            Text::tr("What they hold is listed when a node has them again.")};
}

Problem whyStale(const std::vector<Status> &nodes, const PassStanding &pass, const messages::ConnectionProfile &profile)
{
    if (const Status *node = firstWith(nodes, &Status::readError))
        return describeOf(*node->readError, *node, nodes, profile);
    if (pass.isBroken && pass.brokenBy)
        return describe(*pass.brokenBy, profile);
    if (pass.isStopped)
        return {Text::tr("Reading was stopped before all was read."), Text::tr("Read everything again.")};
    return {Text::tr("Reading everything again broke off."), Text::tr("Read everything again.")};
}

} // namespace

messages::Liveness judgeLiveness(const std::vector<Status> &nodes, const PassStanding &pass,
                                 const messages::Liveness &before, const messages::ConnectionProfile &profile,
                                 const ClusterStanding &cluster,
                                 const std::optional<redis::SentinelStanding> &sentinels)
{
    messages::Liveness liveness;
    liveness.gapFrom = before.gapFrom;
    liveness.gapTo = before.gapTo;
    bool gapOpen = false;
    for (const Status &node : nodes) {
        if (node.flagsKnown) {
            liveness.currentFlags = QString::fromLatin1(node.flags.value());
            if (liveness.currentFlags.isNull())
                liveness.currentFlags = QStringLiteral(""); // known to be empty; null means not known
            if (!profile.readOnly && liveness.offeredFlags.isEmpty())
                liveness.offeredFlags = QString::fromLatin1(node.flags.completed());
        }
        if (!node.gapFrom.isValid())
            continue;
        gapOpen = true;
        if (!liveness.gapFrom.isValid() || liveness.gapTo.isValid()) {
            liveness.gapFrom = node.gapFrom;
            liveness.gapTo = {};
        }
    }
    if (!gapOpen && liveness.gapFrom.isValid() && !liveness.gapTo.isValid())
        liveness.gapTo = QDateTime::currentDateTime();

    std::vector<Status> missing;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(missing), isMissing);
    const bool isIncomplete = (!missing.empty() && missing.size() < nodes.size()) || cluster.isHidden ||
                              cluster.isUnreadable || cluster.uncoveredSlots > 0;
    const bool following =
        std::any_of(nodes.begin(), nodes.end(), [](const Status &node) { return !isMissing(node); }) &&
        std::all_of(nodes.begin(), nodes.end(),
                    [](const Status &node) { return node.stage == NodeFollower::Stage::Following || isMissing(node); });
    const auto tellsMost = [&pass](const Status &node) { return reportsWrites(node, pass) && reportsExpiry(node); };
    const auto tellsAll = [&](const Status &node) { return tellsMost(node) && !hidesChanges(node); };
    const auto isTracked = [](const Status &node) { return node.tracks; };
    const bool isTold = std::all_of(nodes.begin(), nodes.end(), tellsAll);
    const bool isNamed =
        std::all_of(nodes.begin(), nodes.end(), [&](const Status &node) { return node.tracks || tellsAll(node); });
    const bool expiry =
        std::all_of(nodes.begin(), nodes.end(), [](const Status &node) { return node.tracks || reportsExpiry(node); });
    const bool isOld = gapOpen || std::any_of(nodes.begin(), nodes.end(),
                                              [](const Status &node) { return node.isUnread || node.isBehind; });
    const PrimaryDoubt doubt = sentinels ? doubtOfPrimary(*sentinels) : PrimaryDoubt();
    const bool isDoubtful = following && !doubt.problem.isEmpty();
    const Status *trouble = firstWith(nodes, &Status::trouble);
    const Status *readError = firstWith(nodes, &Status::readError);
    using Mode = messages::Liveness::Mode;
    if (!pass.hasLoaded && (!following || pass.isRunning))
        liveness.mode = Mode::Loading;
    else if (following && isIncomplete)
        liveness.mode = Mode::Stale;
    else if (isDoubtful)
        liveness.mode = doubt.isPassing ? Mode::CatchingUp : Mode::Stale;
    else if (following && (trouble || readError || (pass.isBroken && !pass.isRunning) || (isOld && pass.isStopped)))
        liveness.mode = Mode::Stale;
    else if (!following || pass.isBroken || isOld)
        liveness.mode = Mode::CatchingUp;
    else if (isTold)
        liveness.mode = Mode::Live;
    else if (isNamed)
        liveness.mode = Mode::LiveByTracking;
    else if (expiry)
        liveness.mode = Mode::ExpiryOnly;
    else
        liveness.mode = Mode::Polling;
    liveness.hidesChanges =
        liveness.mode == Mode::ExpiryOnly &&
        std::all_of(nodes.begin(), nodes.end(), [&](const Status &node) { return node.tracks || tellsMost(node); });
    liveness.isProven =
        std::all_of(nodes.begin(), nodes.end(), [](const Status &node) { return node.flagsKnown || node.tracks; });
    liveness.isTracked = std::any_of(nodes.begin(), nodes.end(), isTracked);
    liveness.areNamesKnown = std::all_of(nodes.begin(), nodes.end(), [&liveness](const Status &node) {
        return node.areNamesKnown && (node.hearsAllNames || !messages::isLive(liveness.mode));
    });

    liveness.reading = readingOf(nodes, profile);
    std::vector<Status> absent;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(absent), doesNotAnswer);
    if (liveness.mode == Mode::Stale)
        liveness.others = othersOf(nodes, pass, before, profile, cluster);
    if (sentinels)
        liveness.notice = sentinelNotice(*sentinels, profile);
    const auto old = std::find_if(nodes.begin(), nodes.end(), [](const Status &node) { return node.isOld; });
    if (old != nodes.end() && liveness.notice.isEmpty())
        liveness.notice = whyOld(*old, nodes.size() > 1);
    liveness.isPrimaryDoubted = isDoubtful && liveness.mode != Mode::Loading;
    if (liveness.isPrimaryDoubted)
        liveness.reason = doubt.problem;
    else if (liveness.mode == Mode::Stale && !absent.empty() && absent.size() < nodes.size())
        liveness.reason = whyIncomplete(nodes, absent, liveness.others, profile);
    else if (trouble)
        liveness.reason = describeOf(*trouble->trouble, *trouble, nodes, profile);
    else if (liveness.mode == Mode::Stale && isIncomplete)
        liveness.reason = whyNotAll(cluster);
    else if (liveness.mode == Mode::Stale)
        liveness.reason = whyStale(nodes, pass, profile);
    if (liveness.mode == messages::Liveness::Mode::Polling || liveness.mode == messages::Liveness::Mode::ExpiryOnly)
        liveness.reason = liveness.hidesChanges ? Problem() : whyNotLive(nodes, liveness, profile);
    if (liveness.mode == Mode::LiveByTracking)
        liveness.reason = whyByTracking(liveness);
    return liveness;
}

} // namespace server
