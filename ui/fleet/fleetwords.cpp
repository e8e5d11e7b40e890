// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleetwords.h"

#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "ui/words/counttext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ui
{

using messages::FleetNode;
using messages::NodeFacts;
using messages::Telling;
using Mode = messages::Liveness::Mode;
using NodePresence = FleetNode::Presence;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::FleetWords)
};

constexpr size_t kMostRanges = 2;
constexpr qint64 kManySecondsBehind = 10;

const FleetText kUnknown = {QStringLiteral("–"), Tone::Muted};

QString percentText(double share)
{
    return Words::tr("%1 %").arg(int(std::floor(share * 100)));
}

QString spanText(const messages::SlotSpan &span)
{
    return span.first == span.last ? QString::number(span.first)
                                   : QStringLiteral("%1–%2").arg(span.first).arg(span.last);
}

} // namespace

double memoryShare(const NodeFacts &facts)
{
    return facts.maxMemory > 0 && facts.usedMemory >= 0 ? double(facts.usedMemory) / double(facts.maxMemory) : -1;
}

FleetText roleCell(const FleetNode &node)
{
    if (node.isReplica)
        return {Words::tr("replica of %1").arg(node.primary), Tone::Muted};
    if (node.facts.isPrimary == false)
        return {node.facts.primaryPlace.isEmpty() ? Words::tr("replica")
                                                  : Words::tr("replica of %1").arg(node.facts.primaryPlace),
                Tone::Muted};
    if (!node.slots.empty() || node.facts.isPrimary == true)
        return {Words::tr("primary"), Tone::Text};
    return kUnknown;
}

QString slotsText(const FleetNode &node)
{
    QStringList ranges;
    for (const messages::SlotSpan &span : node.slots) {
        if (size_t(ranges.size()) == kMostRanges)
            break;
        ranges += spanText(span);
    }
    const QString text = text::listText(ranges);
    const size_t more = node.slots.size() - size_t(ranges.size());
    return more == 0 ? text : Words::tr("%1 and %n more", nullptr, int(more)).arg(text);
}

FleetText sessionsCell(const FleetNode &node, qint64 sessions)
{
    if (node.isReplica)
        return {Words::tr("copy"), Tone::Muted};
    // Nobody knows how many there are.
    if (!node.wasRead && sessions <= 0)
        return node.isMissing() ? FleetText{Words::tr("never read"), Tone::Due} : kUnknown;
    if (!node.wasRead)
        return {Words::tr("%1 so far").arg(countText(sessions)), Tone::Muted};
    return {countText(std::max<qint64>(0, sessions)), node.isMissing() ? Tone::Muted : Tone::Text};
}

FleetText eventsCell(const FleetNode &node)
{
    return node.events < 0 ? kUnknown : FleetText{countText(node.events), Tone::Text};
}

FleetText roundTripCell(const FleetNode &node, const QDateTime &now)
{
    if (node.isMissing()) {
        if (!node.missingSince.isValid())
            return {Words::tr("none"), Tone::Due};
        return {Words::tr("none for %1").arg(text::durationText(node.missingSince.msecsTo(now))), Tone::Due};
    }
    return node.roundTrip <= 0 ? kUnknown : FleetText{roundTripText(node.roundTrip), Tone::Text};
}

FleetText behindCell(const FleetNode &node)
{
    const bool isCut = node.facts.isLinked == false;
    if (!node.isReplica && node.facts.isPrimary != false)
        return {};
    if (isCut && node.facts.linkSilentSeconds >= 0)
        return {text::durationText(node.facts.linkSilentSeconds * 1000), Tone::Due};
    const bool isLate = node.behindSeconds >= kManySecondsBehind;
    if (isLate)
        return {text::durationText(node.behindSeconds * 1000), Tone::Due};
    if (node.behindBytes >= 0)
        return {node.behindBytes == 0 ? Words::tr("nothing") : text::sizeText(node.behindBytes), Tone::Text};
    if (node.behindSeconds >= 0)
        return {text::durationText(node.behindSeconds * 1000), Tone::Text};
    return kUnknown;
}

FleetText memoryCell(const FleetNode &node)
{
    const NodeFacts &facts = node.facts;
    if (facts.usedMemory < 0) {
        if (facts.info == Telling::Refused)
            return {Words::tr("INFO is refused"), Tone::Muted};
        return kUnknown;
    }
    const double share = memoryShare(facts);
    const QString used = share < 0 ? text::sizeText(facts.usedMemory) : percentText(share);
    if (node.isMissing())
        return {Words::tr("was %1").arg(used), Tone::Muted};
    const Tone tone = share >= kNearlyFull ? Tone::Warning : Tone::Text;
    if (share < 0)
        return {facts.maxMemory == 0 ? Words::tr("%1, no limit").arg(used) : used, tone};
    return {Words::tr("%1 of %2").arg(used, text::sizeText(facts.maxMemory)), tone};
}

FleetText livenessCell(const FleetNode &node, qint64 sessions)
{
    switch (node.presence) {
    case NodePresence::Unknown:
        return kUnknown;
    case NodePresence::SaidToRun:
        return {Words::tr("Said to run"), Tone::Muted};
    case NodePresence::SaidToFail:
        return {Words::tr("Said to have failed"), Tone::Due};
    case NodePresence::Missing:
        if (node.isReplica)
            return {Words::tr("Does not answer"), Tone::Due};
        if (!node.wasRead)
            return {sessions > 0 ? Words::tr("Never read to the end") : Words::tr("Never read"), Tone::Due};
        return {Words::tr("As of %1").arg(text::clockText(node.knownUntil)), Tone::Due};
    case NodePresence::Answers:
        break;
    }
    if (node.isReplica)
        return {Words::tr("Answers"), Tone::Muted};
    switch (node.mode) {
    case Mode::Live:
        return {Words::tr("Live"), Tone::Text};
    case Mode::LiveByTracking:
        return {Words::tr("Live, by tracking"), Tone::Text};
    case Mode::ExpiryOnly:
        return {node.hidesChanges ? Words::tr("Live in part: old server") : Words::tr("Expiry only"), Tone::Warning};
    case Mode::Polling:
        return {Words::tr("Polling"), Tone::Warning};
    case Mode::Loading:
        return {Words::tr("Loading…"), Tone::Muted};
    case Mode::CatchingUp:
        return {Words::tr("Catching up"), Tone::Warning};
    case Mode::Stale:
        return {Words::tr("Not up to date"), Tone::Due};
    case Mode::Disconnected:
        break;
    }
    return kUnknown;
}

QString presenceText(const FleetNode &node)
{
    switch (node.presence) {
    case NodePresence::Answers:
        return Words::tr("answers");
    case NodePresence::SaidToRun:
        return Words::tr("said to run");
    case NodePresence::SaidToFail:
        return Words::tr("said to have failed");
    case NodePresence::Missing:
        return node.missingSince.isValid()
                   ? Words::tr("does not answer since %1").arg(text::clockText(node.missingSince))
                   : Words::tr("does not answer");
    case NodePresence::Unknown:
        break;
    }
    return Words::tr("not known");
}

QString nodeTip(const FleetNode &node)
{
    const NodeFacts &facts = node.facts;
    QStringList lines = {Words::tr("%1: %2").arg(node.name, presenceText(node))};
    if (!node.problem.isEmpty())
        lines += node.problem.sentences();
    if (node.retryAt.isValid())
        lines += Words::tr("Tried again at %1").arg(text::clockText(node.retryAt));
    if (!node.readFrom.isEmpty())
        lines += Words::tr("Its sessions were read from replica %1 the last time").arg(node.readFrom);
    if (!node.readHere.isEmpty())
        lines += node.readHere.sentences();
    if (node.behindBytes >= 0)
        lines += Words::tr("Not received yet: %1").arg(text::sizeText(node.behindBytes));
    if (node.behindSeconds >= 0)
        lines += Words::tr("Heard of its primary, or by it: %1 ago").arg(text::durationText(node.behindSeconds * 1000));
    if (facts.usedMemory >= 0) {
        lines +=
            facts.maxMemory > 0
                ? Words::tr("Memory: %1 of %2").arg(text::sizeText(facts.usedMemory), text::sizeText(facts.maxMemory))
                : Words::tr("Memory: %1").arg(text::sizeText(facts.usedMemory));
    }
    if (!facts.evictionPolicy.isEmpty())
        lines += Words::tr("Eviction: %1").arg(facts.evictionPolicy);
    if (facts.hasAppendFile)
        lines += *facts.hasAppendFile ? Words::tr("Append-only file: on %1").arg(facts.appendFsync).trimmed()
                                      : Words::tr("Append-only file: off");
    if (facts.savePoints)
        lines += facts.savePoints->isEmpty() ? Words::tr("Snapshots: none")
                                             : Words::tr("Snapshots: %1").arg(*facts.savePoints);
    if (facts.notificationFlags)
        lines += Words::tr("notify-keyspace-events: %1")
                     .arg(facts.notificationFlags->isEmpty() ? Words::tr("empty") : *facts.notificationFlags);
    QStringList refused;
    if (facts.info == Telling::Refused)
        refused += QStringLiteral("INFO");
    if (facts.role == Telling::Refused)
        refused += QStringLiteral("ROLE");
    if (facts.config == Telling::Refused)
        refused += QStringLiteral("CONFIG GET");
    if (!refused.isEmpty())
        lines += Words::tr("Refused to this account: %1").arg(text::listText(refused));
    if (facts.at.isValid())
        lines += Words::tr("As it said at %1").arg(text::clockText(facts.at));
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
