// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/livenessjudgement.h"

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

bool reportsWrites(const Status &node)
{
    return node.subscribed && (node.flagsKnown ? node.flags.reportsWrites() : node.sawWriteEvent);
}

bool reportsExpiry(const Status &node)
{
    return node.subscribed && (node.flagsKnown ? node.flags.reportsExpiry() : node.sawExpiryEvent);
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

} // namespace

messages::Liveness judgeLiveness(const std::vector<Status> &nodes, bool passRunning, bool everLoaded,
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
    const bool writes = std::all_of(nodes.begin(), nodes.end(), reportsWrites);
    if (!following || (passRunning && (gapOpen || !everLoaded)))
        liveness.mode = messages::Liveness::Mode::CatchingUp;
    else if (writes && expiry)
        liveness.mode = messages::Liveness::Mode::Live;
    else if (expiry)
        liveness.mode = messages::Liveness::Mode::ExpiryOnly;
    else
        liveness.mode = messages::Liveness::Mode::Polling;

    if (liveness.mode == messages::Liveness::Mode::Polling || liveness.mode == messages::Liveness::Mode::ExpiryOnly)
        liveness.reason = whyNotLive(nodes, liveness, profile);
    return liveness;
}

} // namespace server
