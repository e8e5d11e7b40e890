// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/survival.h"

#include "models/activity/survivaljudges.h"
#include "models/text/clocktext.h"
#include "models/text/numbertext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>

namespace activity
{

using messages::Fleet;
using messages::FleetNode;
using Topic = SurvivalLine::Topic;
using Verdict = SurvivalLine::Verdict;

namespace
{

struct SurvivalText {
    Q_DECLARE_TR_FUNCTIONS(activity::Survival)
};

const auto kBetween = QStringLiteral(" · ");
/// Fewer say nothing of the next ones.
constexpr int kLeastExpirations = 5;

std::vector<const FleetNode *> primariesOf(const Fleet &fleet)
{
    std::vector<const FleetNode *> primaries;
    for (const FleetNode &node : fleet.nodes) {
        if (!node.isReplica)
            primaries.push_back(&node);
    }
    return primaries;
}

/// Where no node is known to the question: the reason of the first one.
QString whyUnknown(const std::vector<const FleetNode *> &primaries, bool takesConfig)
{
    using messages::Telling;
    const auto isAny = [&primaries](auto condition) {
        return std::any_of(primaries.begin(), primaries.end(), [&](const FleetNode *node) { return condition(*node); });
    };
    if (primaries.empty())
        return SurvivalText::tr("Not known: there is no connection.");
    if (isAny([](const FleetNode &node) { return node.facts.info == Telling::Refused; }))
        return SurvivalText::tr("Not known: the account may not ask. INFO is refused.");
    if (takesConfig && isAny([](const FleetNode &node) { return node.facts.config == Telling::Refused; }))
        return SurvivalText::tr("Not known: the account may not ask. CONFIG GET is refused.");
    if (isAny([](const FleetNode &node) { return node.presence == FleetNode::Presence::Answers; }))
        return SurvivalText::tr("Not known: the server has not told yet.");
    return SurvivalText::tr("Not known: no primary answers.");
}

/// The worst of what each node is judged to be; where others are better, or not known, the evidence says so.
SurvivalLine worstOf(Topic topic, const std::vector<const FleetNode *> &primaries,
                     std::optional<Judgement> (*judge)(const FleetNode &), bool takesConfig)
{
    SurvivalLine line;
    line.topic = topic;
    std::optional<Judgement> worst;
    int known = 0;
    int alike = 0;
    QString name;
    for (const FleetNode *node : primaries) {
        const std::optional<Judgement> judged = node->isMissing() ? std::nullopt : judge(*node);
        if (!judged)
            continue;
        ++known;
        if (worst && judged->badness == worst->badness && judged->kind == worst->kind) {
            ++alike;
            if (judged->urgency > worst->urgency) {
                worst = judged;
                name = node->name;
            }
        } else if (!worst || judged->badness > worst->badness) {
            worst = judged;
            alike = 1;
            name = node->name;
        }
    }
    if (!worst) {
        line.sentence = whyUnknown(primaries, takesConfig);
        return line;
    }
    const int unknown = int(primaries.size()) - known;
    line.sentence = worst->sentence;
    if (!worst->detail.isEmpty())
        line.sentence +=
            QLatin1Char(' ') + worst->detail.arg(primaries.size() > 1 ? name : SurvivalText::tr("The server"));
    line.verdict = worst->verdict;
    // What the others would do nobody knows.
    if (unknown > 0 && line.verdict == Verdict::Survives)
        line.verdict = Verdict::Partly;
    QStringList evidence = {worst->evidence};
    if (alike < known)
        evidence += alike == 1 ? name : SurvivalText::tr("%n node(s)", nullptr, alike);
    if (unknown > 0)
        evidence += SurvivalText::tr("%n primary(s) not known", nullptr, unknown);
    evidence.removeAll(QString());
    line.evidence = evidence.join(kBetween);
    return line;
}

SurvivalLine seeingEndings(const std::vector<const FleetNode *> &primaries)
{
    using Mode = messages::Liveness::Mode;
    SurvivalLine line;
    line.topic = Topic::SeeingEndings;
    int answering = 0;
    int live = 0;
    int tracked = 0;
    int expiryOnly = 0;
    int polled = 0;
    QStringList flags;
    bool areKnown = true;
    for (const FleetNode *node : primaries) {
        if (node->presence != FleetNode::Presence::Answers)
            continue;
        ++answering;
        live += messages::isLive(node->mode) || node->hidesChanges ? 1 : 0; // no ending is among those
        tracked += node->mode == Mode::LiveByTracking ? 1 : 0;
        expiryOnly += node->mode == Mode::ExpiryOnly && !node->hidesChanges ? 1 : 0;
        polled += node->mode == Mode::Polling ? 1 : 0;
        areKnown = areKnown && node->facts.notificationFlags.has_value();
        if (const QString value = node->facts.notificationFlags.value_or(QString()); !flags.contains(value))
            flags += value;
    }
    if (answering == 0) {
        line.sentence = whyUnknown(primaries, false);
        return line;
    }
    line.evidence = !areKnown                 ? SurvivalText::tr("by the events that have come")
                    : flags.size() > 1        ? SurvivalText::tr("notify-keyspace-events differs")
                    : flags.first().isEmpty() ? SurvivalText::tr("notify-keyspace-events is empty")
                                              : SurvivalText::tr("notify-keyspace-events %1").arg(flags.first());
    if (polled > 0) {
        line.verdict = Verdict::Lost;
        line.sentence = polled == answering
                            ? SurvivalText::tr("Late: Redis announces nothing, so endings are found by reading again.")
                            : SurvivalText::tr("In part: %n primary(s) announce nothing; there endings are found by "
                                               "reading again.",
                                               nullptr, polled);
    } else if (expiryOnly > 0) {
        line.verdict = Verdict::Partly;
        line.sentence =
            SurvivalText::tr("In part: expirations are announced; logouts, new and changed sessions are found "
                             "by reading again.");
    } else if (live < answering) {
        line.sentence = SurvivalText::tr("Not known yet: some of it is being read.");
    } else if (tracked > 0) {
        line.verdict = answering < int(primaries.size()) ? Verdict::Partly : Verdict::Survives;
        line.sentence =
            SurvivalText::tr("Endings are seen at once, by CLIENT TRACKING; whether a session expired, was ended "
                             "or evicted is inferred.");
        if (answering < int(primaries.size()))
            line.sentence += QLatin1Char(' ') + SurvivalText::tr("What ends on nodes that do not answer is not seen.");
    } else if (answering < int(primaries.size())) {
        line.verdict = Verdict::Partly;
        line.sentence =
            SurvivalText::tr("In part: every primary that answers announces writes and expiry; what ends on "
                             "the others is not seen.");
    } else {
        line.verdict = Verdict::Survives;
        line.sentence =
            primaries.size() == 1
                ? SurvivalText::tr("Redis announces writes and expiry, so endings are seen at once.")
                : SurvivalText::tr("Every primary announces writes and expiry, so endings are seen at once.");
    }
    return line;
}

/// "10", "10–50"; empty: no node tells.
QString rangeOf(const std::vector<const FleetNode *> &primaries, int messages::NodeFacts::*number)
{
    std::vector<int> told;
    for (const FleetNode *node : primaries) {
        if (!node->isMissing() && node->facts.*number >= 0)
            told.push_back(node->facts.*number);
    }
    if (told.empty())
        return {};
    const auto [least, most] = std::minmax_element(told.begin(), told.end());
    return *least == *most ? QString::number(*least) : QStringLiteral("%1–%2").arg(*least).arg(*most);
}

QString secondsText(qint64 ms)
{
    return text::groupingLocale().toString(double(ms) / 1000, 'f', 1);
}

SurvivalLine expiryItself(const std::vector<const FleetNode *> &primaries, const ExpiryLag &lag)
{
    SurvivalLine line;
    line.topic = Topic::Expiry;
    QStringList evidence;
    if (const QString hz = rangeOf(primaries, &messages::NodeFacts::hz); !hz.isEmpty())
        evidence += SurvivalText::tr("hz %1").arg(hz);
    if (const QString effort = rangeOf(primaries, &messages::NodeFacts::expireEffort); !effort.isEmpty())
        evidence += SurvivalText::tr("effort %1").arg(effort);
    if (lag.count < kLeastExpirations) {
        line.sentence = SurvivalText::tr("Not measured yet: too few sessions have run out since this window watches.");
    } else {
        line.verdict = Verdict::Fact;
        line.sentence = SurvivalText::tr("Due sessions are removed within %1 s (half of them) to %2 s (95 %).")
                            .arg(secondsText(lag.median), secondsText(lag.most));
        evidence += SurvivalText::tr("measured, the latest %n", nullptr, lag.count);
    }
    line.evidence = evidence.join(kBetween);
    return line;
}

} // namespace

QString topicText(Topic topic)
{
    switch (topic) {
    case Topic::Memory:
        return SurvivalText::tr("When memory runs out");
    case Topic::Restart:
        return SurvivalText::tr("A restart");
    case Topic::FailedPrimary:
        return SurvivalText::tr("A failed primary");
    case Topic::FullDisk:
        return SurvivalText::tr("A full disk");
    case Topic::SeeingEndings:
        return SurvivalText::tr("Seeing endings");
    case Topic::Expiry:
        break;
    }
    return SurvivalText::tr("Expiry itself");
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Lost:
        return SurvivalText::tr("bad");
    case Verdict::Partly:
        return SurvivalText::tr("in part");
    case Verdict::Survives:
        return SurvivalText::tr("good");
    case Verdict::Fact:
        return SurvivalText::tr("measured");
    case Verdict::Unknown:
        break;
    }
    return SurvivalText::tr("not known");
}

std::vector<SurvivalLine> judgeSurvival(const Fleet &fleet, const ExpiryLag &lag)
{
    const std::vector<const FleetNode *> primaries = primariesOf(fleet);
    return {worstOf(Topic::Memory, primaries, judgeMemory, false),
            worstOf(Topic::Restart, primaries, judgeRestart, false),
            judgeFailedPrimary(fleet),
            worstOf(Topic::FullDisk, primaries, judgeFullDisk, true),
            seeingEndings(primaries),
            expiryItself(primaries, lag)};
}

QString toldByText(const Fleet &fleet)
{
    QDateTime latest;
    int told = 0;
    for (const FleetNode &node : fleet.nodes) {
        if (node.presence != FleetNode::Presence::Answers || node.facts.info != messages::Telling::Told)
            continue;
        ++told;
        latest = std::max(latest, node.facts.at);
    }
    if (told == 0)
        return {};
    const int all = int(fleet.nodes.size());
    return SurvivalText::tr("told by %1 of %n node(s) at %2", nullptr, all)
        .arg(QString::number(told), text::clockText(latest));
}

} // namespace activity
