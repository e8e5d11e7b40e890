// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/livenessjudgement.h"

#include "models/messages/serverclock.h"
#include "models/server/connect/problemtext.h"

#include <QCoreApplication>

#include <algorithm>

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
                                 const messages::Liveness &before, const messages::ConnectionProfile &profile)
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

    const bool following = !nodes.empty() && std::all_of(nodes.begin(), nodes.end(), [](const Status &node) {
        return node.stage == NodeFollower::Stage::Following;
    });
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

    if (trouble)
        liveness.reason = describe(*trouble, profile);
    else if (liveness.mode == Mode::Stale)
        liveness.reason = whyStale(readError, pass, profile);
    if (liveness.mode == messages::Liveness::Mode::Polling || liveness.mode == messages::Liveness::Mode::ExpiryOnly)
        liveness.reason = whyNotLive(nodes, liveness, profile);
    return liveness;
}

} // namespace server
