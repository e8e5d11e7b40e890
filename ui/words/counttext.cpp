// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/counttext.h"

#include "models/monitor/fleetdesk.h"
#include "models/text/clocktext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ui
{

namespace
{

using Mode = messages::Liveness::Mode;
using ConnectionPhase = messages::ConnectionStatus::Phase;
using LoadPhase = messages::LoadProgress::Phase;

// Below this share of the key space an estimate would jump about.
constexpr double kShareForEstimate = 0.03;

struct StatusText {
    Q_DECLARE_TR_FUNCTIONS(ui::StatusText)
};

/// "about 1.2 million": no more digits than are known.
QString roughCountText(qint64 number)
{
    if (number >= 1'000'000)
        return StatusText::tr("about %1 million").arg(text::groupingLocale().toString(double(number) / 1e6, 'f', 1));
    double step = 1;
    while (double(number) / step >= 100)
        step *= 10;
    return StatusText::tr("about %1").arg(text::numberText(qint64(std::round(double(number) / step) * step)));
}

/// Of the nodes that answer.
QString othersCountText(qint64 sessions, bool isSampled, const messages::Liveness::Others &others)
{
    const QString count = sessionsText(sessions);
    switch (others.mode) {
    case Mode::Live:
    case Mode::LiveByTracking:
        return isSampled || !others.areNamesKnown ? count : StatusText::tr("%1 exact").arg(count);
    case Mode::ExpiryOnly:
    case Mode::Polling:
        return StatusText::tr("%1 at the last reading").arg(count);
    case Mode::Loading:
    case Mode::CatchingUp:
        return StatusText::tr("%1 being checked").arg(count);
    case Mode::Stale:
    case Mode::Disconnected:
        break;
    }
    return StatusText::tr("%1 not up to date").arg(count);
}

/// "Live", or what else the rows of the nodes that answer are.
QString othersText(const messages::Liveness::Others &others)
{
    const QString answering = QString::number(others.answering);
    const QString all = QString::number(others.all);
    switch (others.mode) {
    case Mode::Live:
        return StatusText::tr("Live in part: %1 of %2 primaries").arg(answering, all);
    case Mode::LiveByTracking:
        return StatusText::tr("Live in part, by tracking: %1 of %2 primaries").arg(answering, all);
    case Mode::ExpiryOnly:
        return StatusText::tr("Expiry only, in part: %1 of %2 primaries").arg(answering, all);
    case Mode::Polling:
        return StatusText::tr("Polling in part: %1 of %2 primaries").arg(answering, all);
    case Mode::Loading:
    case Mode::CatchingUp:
        return StatusText::tr("Catching up in part: %1 of %2 primaries").arg(answering, all);
    case Mode::Stale:
    case Mode::Disconnected:
        break;
    }
    return StatusText::tr("Not up to date: %1 of %2 primaries").arg(answering, all);
}

} // namespace

QString countText(qint64 number)
{
    return text::numberText(number);
}

QString sessionsText(qint64 number)
{
    return StatusText::tr("%Ln session(s)", nullptr, text::pluralCount(number));
}

QString sessionCountText(qint64 sessions, const messages::LoadProgress &progress, const messages::Liveness &liveness)
{
    const QString count = sessionsText(sessions);
    switch (progress.phase) {
    case LoadPhase::Loading:
        if (progress.fraction < kShareForEstimate || progress.expected <= 0)
            return StatusText::tr("%1 so far").arg(countText(sessions));
        return StatusText::tr("%1 of %2").arg(countText(sessions), roughCountText(progress.expected));
    case LoadPhase::Reconciling:
        return StatusText::tr("%1 · reading again, %2 %")
            .arg(count, QString::number(int(std::floor(progress.fraction * 100))));
    case LoadPhase::Idle:
        break;
    }
    const bool isOld = liveness.mode == Mode::CatchingUp || liveness.mode == Mode::Stale;
    if (progress.stopped && (progress.partial || isOld))
        return StatusText::tr("%1, incomplete: reading was stopped").arg(count);
    if (progress.partial && progress.expected > sessions)
        return StatusText::tr("%1 of %2, incomplete: reading broke off")
            .arg(sessionsText(sessions), roughCountText(progress.expected));
    if (progress.partial && sessions > 0)
        return StatusText::tr("%1, incomplete: reading broke off").arg(count);
    if (progress.partial && liveness.mode != Mode::Disconnected)
        return StatusText::tr("sessions could not be read"); // none is not what was found
    if (progress.unreadable > 0)
        return StatusText::tr("%1, incomplete: %Ln key(s) may not be read", nullptr,
                              text::pluralCount(progress.unreadable))
            .arg(count);
    switch (liveness.mode) {
    case Mode::LiveByTracking:
    case Mode::Live:
        // Of the formats that a sample of the names has met: there may be others.
        return progress.namesSampled > 0 || !liveness.areNamesKnown ? count : StatusText::tr("%1, exact").arg(count);
    case Mode::ExpiryOnly:
    case Mode::Polling:
        return liveness.areNamesKnown ? StatusText::tr("%1 at the last reading").arg(count)
                                      : StatusText::tr("%1 of the formats in use at the last reading").arg(count);
    case Mode::Loading:
        if (sessions == 0) // nothing has been read
            break;
        [[fallthrough]];
    case Mode::CatchingUp:
        return StatusText::tr("%1, being checked").arg(count);
    case Mode::Stale:
        return StatusText::tr("%1, not up to date").arg(count);
    case Mode::Disconnected:
        break;
    }
    return sessions == 0 ? QString() : StatusText::tr("%1 when last connected").arg(count);
}

QString sessionCountText(qint64 sessions, const messages::LoadProgress &progress, const messages::Liveness &liveness,
                         const monitor::FleetGap &gap)
{
    const bool isRead = progress.allButMissing || (!progress.partial && !progress.cutShort);
    if (gap.isEmpty() || !liveness.others || progress.phase != LoadPhase::Idle || progress.stopped || !isRead ||
        progress.unreadable > 0)
        return sessionCountText(sessions, progress, liveness);
    QStringList parts = {othersCountText(sessions - gap.sessions, progress.namesSampled > 0, *liveness.others)};
    const qint64 old = gap.sessions - gap.ofUnread;
    if (old > 0)
        parts += StatusText::tr("%1 as of %2").arg(countText(old), text::clockText(gap.knownUntil));
    if (!gap.unread.isEmpty() && gap.ofUnread == 0)
        parts += StatusText::tr("those of %1 never read").arg(text::listText(gap.unread));
    else if (!gap.unread.isEmpty())
        parts += StatusText::tr("only %1 of %2 read").arg(countText(gap.ofUnread), text::listText(gap.unread));
    return parts.join(StatusText::tr(", "));
}

QString livenessText(const messages::Liveness &liveness, const messages::ConnectionStatus &connection)
{
    switch (connection.phase) {
    case ConnectionPhase::Connecting:
        return StatusText::tr("Connecting…");
    case ConnectionPhase::Retrying:
        return connection.retryAt.isValid()
                   ? StatusText::tr("Trying again at %1").arg(text::clockText(connection.retryAt))
                   : StatusText::tr("Trying again…");
    case ConnectionPhase::Failed:
        return StatusText::tr("Could not connect");
    case ConnectionPhase::Disconnected:
        return StatusText::tr("Not connected");
    case ConnectionPhase::Connected:
        break;
    }
    switch (liveness.mode) {
    case Mode::Live:
        return liveness.since.isValid() ? StatusText::tr("Live since %1").arg(text::clockText(liveness.since))
                                        : StatusText::tr("Live");
    case Mode::LiveByTracking:
        return liveness.since.isValid()
                   ? StatusText::tr("Live, by tracking, since %1").arg(text::clockText(liveness.since))
                   : StatusText::tr("Live, by tracking");
    case Mode::ExpiryOnly:
        return liveness.hidesChanges ? StatusText::tr("Live in part: old server") : StatusText::tr("Expiry only");
    case Mode::Polling:
        return StatusText::tr("Polling every %1 s").arg(liveness.sweepSeconds);
    case Mode::Loading:
        return StatusText::tr("Loading…");
    case Mode::CatchingUp:
        return liveness.isPrimaryDoubted ? StatusText::tr("Primary being confirmed") : StatusText::tr("Catching up");
    case Mode::Stale:
        if (liveness.isPrimaryDoubted)
            return StatusText::tr("Primary in doubt");
        return liveness.others ? othersText(*liveness.others) : StatusText::tr("Not up to date");
    case Mode::Disconnected:
        break;
    }
    return StatusText::tr("Disconnected");
}

QString livenessExplanation(const messages::Liveness &liveness)
{
    switch (liveness.mode) {
    case Mode::Live:
        return StatusText::tr("Redis announces every new, changed and ended session, and the table shows it at once.");
    case Mode::LiveByTracking:
        return StatusText::tr(
            "Redis names every key that changes (CLIENT TRACKING), and the table shows it at once, but not how a "
            "session ended. That is inferred: gone past its deadline, it has expired; before, it was ended or evicted, "
            "and the charts count it as gone.");
    case Mode::ExpiryOnly:
        if (liveness.hidesChanges) {
            return StatusText::tr("The server announces new and ended sessions, but not every change of the time they "
                                  "have left. Those are found by reading everything again every %1 s.")
                .arg(liveness.sweepSeconds);
        }
        return StatusText::tr(
                   "Redis announces sessions that end, but not new and changed ones. Those are found by reading "
                   "everything again every %1 s.")
            .arg(liveness.sweepSeconds);
    case Mode::Polling:
        return StatusText::tr(
                   "Redis announces nothing. Everything is read again every %1 s, so the table can be that much "
                   "behind.")
            .arg(liveness.sweepSeconds);
    case Mode::Loading:
        return StatusText::tr("The sessions are being read for the first time.");
    case Mode::Stale:
        if (liveness.others && messages::isLive(liveness.others->mode)) {
            return StatusText::tr("Some nodes do not answer. Of the others the table shows everything at once; the "
                                  "sessions of those are as they were known last.");
        }
        return StatusText::tr("Some of what the table shows is from before, and what it is now cannot be read.");
    case Mode::CatchingUp:
        return StatusText::tr(
            "Events may have been missed. Everything is being read again; until that is done, the table "
            "can be wrong in places.");
    case Mode::Disconnected:
        break;
    }
    return StatusText::tr("There is no connection. What the table shows may be out of date.");
}

QString readingText(const messages::Liveness &liveness)
{
    if (!liveness.reading)
        return {};
    const messages::Liveness::Reading &reading = *liveness.reading;
    const auto ofReplicas = reading.replicas.size();
    const QString places = text::listText(reading.replicas);
    if (reading.nodes == 1 && ofReplicas == 1)
        return StatusText::tr("The rows were read from replica %1 the last time.").arg(places);
    if (ofReplicas == reading.nodes)
        return StatusText::tr("The rows of %n primaries were read from replicas the last time: %1.", nullptr,
                              int(ofReplicas))
            .arg(places);
    if (ofReplicas > 0)
        return StatusText::tr("Of %n primaries the rows of %1 were read from replicas the last time: %2.", nullptr,
                              reading.nodes)
            .arg(countText(ofReplicas), places);
    if (reading.nodes == 1)
        return StatusText::tr("All was read from the primary itself the last time.");
    return StatusText::tr("All was read from the %n primaries themselves the last time.", nullptr, reading.nodes);
}

QString answeringNodesText(const messages::Fleet &fleet)
{
    using Presence = messages::FleetNode::Presence;
    const auto isAway = [](const messages::FleetNode &node) {
        return node.isMissing() || node.presence == Presence::SaidToFail;
    };
    const auto away = std::count_if(fleet.nodes.begin(), fleet.nodes.end(), isAway);
    const auto all = std::ssize(fleet.nodes);
    if (away == 0 || all == 1)
        return {};
    return StatusText::tr("%1 of %n node(s)", nullptr, int(all)).arg(countText(all - away));
}

QString roundTripText(qint64 microseconds)
{
    if (microseconds <= 0)
        return {};
    const double milliseconds = double(microseconds) / 1000;
    return StatusText::tr("%1 ms").arg(text::groupingLocale().toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
}

} // namespace ui
