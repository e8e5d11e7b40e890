// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionstatus.h"
#include "models/messages/fleet.h"
#include "models/messages/liveness.h"
#include "models/messages/loadprogress.h"

#include <QString>

namespace monitor
{
struct FleetGap;
}

namespace ui
{

/// "1,204,331", grouped as the user's locale does.
QString countText(qint64 number);
/// "1 session", "1,204,331 sessions".
QString sessionsText(qint64 number);
/// How many sessions there are, and how far that is to be trusted.
QString sessionCountText(qint64 sessions, const messages::LoadProgress &progress, const messages::Liveness &liveness);
/// The same where some of several nodes do not answer: "803,309 sessions exact, 401,022 as of 13:41:22". The others'
/// are claimed to be no better than they are; empty gap: as without it.
QString sessionCountText(qint64 sessions, const messages::LoadProgress &progress, const messages::Liveness &liveness,
                         const monitor::FleetGap &gap);
/// "Live since 11:02:13", "Live in part: 2 of 3 primaries", "Polling every 10 s" …
QString livenessText(const messages::Liveness &liveness, const messages::ConnectionStatus &connection);
/// What that means for what the window shows, in sentences.
QString livenessExplanation(const messages::Liveness &liveness);
/// Where the rows were read the last time, for who prefers replicas: "Read from replica 10.0.0.2:6379 the last time.";
/// empty: replicas are not asked for, or none of the rows was read yet.
QString readingText(const messages::Liveness &liveness);
/// "5 of 6 nodes", of those that are known; empty: nobody says that one of them does not answer.
QString answeringNodesText(const messages::Fleet &fleet);
/// "0.4 ms", "12 ms"; empty for 0.
QString roundTripText(qint64 microseconds);

} // namespace ui
