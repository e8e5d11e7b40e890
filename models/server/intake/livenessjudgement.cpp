// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/livenessjudgement.h"

#include "models/messages/serverclock.h"
#include "models/server/connect/problemtext.h"
#include "models/text/clocktext.h"

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
           (node.flagsKnown ? node.flags.reportsWrites() : node.sawWriteEvent && isProof(node, pass));
}

bool reportsExpiry(const Status &node)
{
    return node.subscribed && (node.flagsKnown ? node.flags.reportsExpiry() : node.sawExpiryEvent);
}

const redis::Error *troubleOf(const std::vector<Status> &nodes)
{
    for (const Status &node : nodes) {
        if (node.trouble)
            return &*node.trouble;
    }
    return nullptr;
}

const redis::Error *readErrorOf(const std::vector<Status> &nodes)
{
    for (const Status &node : nodes) {
        if (node.readError)
            return &*node.readError;
    }
    return nullptr;
}

Problem whyNotLive(const std::vector<Status> &nodes, const messages::Liveness &liveness,
                   const messages::ConnectionProfile &profile)
{
    for (const Status &node : nodes) {
        if (node.eventsError)
            return describe(*node.eventsError, profile);
    }
    if (liveness.currentFlags.isNull()) {
        return {Text::tr("This account may not ask which keyspace events the server sends, and none for new or "
                         "changed sessions has come yet."),
                Text::tr("As soon as one arrives, the window switches to live by itself.")};
    }
    const QString cause = Text::tr("The server does not report every change (notify-keyspace-events is \"%1\").")
                              .arg(liveness.currentFlags);
    if (liveness.offeredFlags.isEmpty())
        return {cause, Text::tr("This profile is read-only: ask the server's administrator to set the flags.")};
    return {cause, Text::tr("Set it to \"%1\" to see everything at once.").arg(liveness.offeredFlags)};
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
    const QString nextStep = describe(error, profile).nextStep;
    return {Text::tr("%1 of %2 nodes are followed; %3.")
                .arg(QString::number(live), QString::number(all.size()), names.join(QStringLiteral(", "))),
            others && others->mode == messages::Liveness::Mode::Live
                ? Text::tr("What is listed of the others is up to date. %1").arg(nextStep)
                : nextStep};
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

Problem whyStale(const redis::Error *readError, const PassStanding &pass, const messages::ConnectionProfile &profile)
{
    if (readError)
        return describe(*readError, profile);
    if (pass.isBroken && pass.brokenBy)
        return describe(*pass.brokenBy, profile);
    if (pass.isStopped)
        return {Text::tr("Reading was stopped before all was read."), Text::tr("Read everything again.")};
    return {Text::tr("Reading everything again broke off."), Text::tr("Read everything again.")};
}

} // namespace

messages::Liveness judgeLiveness(const std::vector<Status> &nodes, const PassStanding &pass,
                                 const messages::Liveness &before, const messages::ConnectionProfile &profile,
                                 const ClusterStanding &cluster)
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
    const bool expiry = std::all_of(nodes.begin(), nodes.end(), reportsExpiry);
    const bool writes =
        std::all_of(nodes.begin(), nodes.end(), [&pass](const Status &node) { return reportsWrites(node, pass); });
    const bool isOld = gapOpen || std::any_of(nodes.begin(), nodes.end(),
                                              [](const Status &node) { return node.isUnread || node.isBehind; });
    const redis::Error *trouble = troubleOf(nodes);
    const redis::Error *readError = readErrorOf(nodes);
    using Mode = messages::Liveness::Mode;
    if (!pass.hasLoaded && (!following || pass.isRunning))
        liveness.mode = Mode::Loading;
    else if (following && isIncomplete)
        liveness.mode = Mode::Stale;
    else if (following && (trouble || readError || (pass.isBroken && !pass.isRunning) || (isOld && pass.isStopped)))
        liveness.mode = Mode::Stale;
    else if (!following || pass.isBroken || isOld)
        liveness.mode = Mode::CatchingUp;
    else if (writes && expiry)
        liveness.mode = Mode::Live;
    else if (expiry)
        liveness.mode = Mode::ExpiryOnly;
    else
        liveness.mode = Mode::Polling;
    liveness.isProven = std::all_of(nodes.begin(), nodes.end(), [](const Status &node) { return node.flagsKnown; });
    liveness.areNamesKnown = std::all_of(nodes.begin(), nodes.end(), [&liveness](const Status &node) {
        return node.areNamesKnown && (node.hearsAllNames || liveness.mode != Mode::Live);
    });

    std::vector<Status> absent;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(absent), doesNotAnswer);
    if (liveness.mode == Mode::Stale)
        liveness.others = othersOf(nodes, pass, before, profile, cluster);
    if (liveness.mode == Mode::Stale && !absent.empty() && absent.size() < nodes.size())
        liveness.reason = whyIncomplete(nodes, absent, liveness.others, profile);
    else if (trouble)
        liveness.reason = describe(*trouble, profile);
    else if (liveness.mode == Mode::Stale && isIncomplete)
        liveness.reason = whyNotAll(cluster);
    else if (liveness.mode == Mode::Stale)
        liveness.reason = whyStale(readError, pass, profile);
    if (liveness.mode == messages::Liveness::Mode::Polling || liveness.mode == messages::Liveness::Mode::ExpiryOnly)
        liveness.reason = whyNotLive(nodes, liveness, profile);
    return liveness;
}

} // namespace server
