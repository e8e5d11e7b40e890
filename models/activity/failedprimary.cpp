// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/survivaljudges.h"
#include "models/text/durationtext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace activity
{

using messages::Fleet;
using messages::FleetNode;
using Topic = SurvivalLine::Topic;
using Verdict = SurvivalLine::Verdict;

namespace
{

struct FailureText {
    Q_DECLARE_TR_FUNCTIONS(activity::Survival)
};

/// Of primaries: with fewer the others are no majority, and promote nobody.
constexpr int kLeastToVote = 3;

/// A primary, and those of its replicas of which nobody says that they do not run.
struct Shard {
    const FleetNode *primary = nullptr;
    std::vector<const FleetNode *> replicas;
};

std::vector<Shard> shardsOf(const Fleet &fleet)
{
    std::vector<Shard> shards;
    for (const FleetNode &node : fleet.nodes) {
        if (!node.isReplica)
            shards.push_back({&node, {}});
        else if (!shards.empty() && node.isThere())
            shards.back().replicas.push_back(&node);
    }
    return shards;
}

/// "all but the last 14.2 KB" or "everything, as far as was seen"; empty: not known.
QString heldText(const FleetNode &replica)
{
    if (replica.behindBytes < 0)
        return {};
    if (replica.behindBytes == 0)
        return FailureText::tr("is up to date");
    return FailureText::tr("is %1 behind").arg(text::sizeText(replica.behindBytes));
}

/// The replica that has received least; null: of none is it known.
const FleetNode *farthestBehind(const std::vector<Shard> &shards)
{
    const FleetNode *farthest = nullptr;
    for (const Shard &shard : shards) {
        // The best of a shard would take over.
        const FleetNode *best = nullptr;
        for (const FleetNode *replica : shard.replicas) {
            if (replica->behindBytes >= 0 && (!best || replica->behindBytes < best->behindBytes))
                best = replica;
        }
        if (best && (!farthest || best->behindBytes > farthest->behindBytes))
            farthest = best;
    }
    return farthest;
}

QString replicaCountText(const std::vector<Shard> &shards)
{
    const auto [least, most] =
        std::minmax_element(shards.begin(), shards.end(), [](const Shard &one, const Shard &other) {
            return one.replicas.size() < other.replicas.size();
        });
    if (least->replicas.size() == most->replicas.size())
        return shards.size() == 1
                   ? FailureText::tr("%n replica(s)", nullptr, int(least->replicas.size()))
                   : FailureText::tr("%n replica(s) for each primary", nullptr, int(least->replicas.size()));
    return FailureText::tr("%1 to %n replica(s) for each primary", nullptr, int(most->replicas.size()))
        .arg(least->replicas.size());
}

/// One that has failed already, and nobody has taken its place.
SurvivalLine failedNow(const Shard &shard, SurvivalLine line)
{
    if (shard.replicas.empty()) {
        line.verdict = Verdict::Lost;
        line.sentence =
            FailureText::tr("No: %1 does not answer, and no replica of it is known to run. Until it is back, "
                            "its users get errors or are logged out.")
                .arg(shard.primary->name);
        return line;
    }
    line.verdict = Verdict::Partly;
    line.sentence =
        FailureText::tr("In part: %1 has a copy of what %2 held, and has not taken over. Until it does, users "
                        "of that part get errors or are logged out.")
            .arg(shard.replicas.front()->name, shard.primary->name);
    return line;
}

SurvivalLine withoutReplica(const std::vector<Shard> &shards, SurvivalLine line)
{
    QStringList alone;
    for (const Shard &shard : shards) {
        if (shard.replicas.empty())
            alone += shard.primary->name;
    }
    line.verdict = Verdict::Lost;
    if (shards.size() == 1)
        line.sentence =
            FailureText::tr("No: there is no replica. Until the server is back nobody can log in, and what it "
                            "had not kept on disk is gone.");
    else if (alone.size() == qsizetype(shards.size()))
        line.sentence =
            FailureText::tr("No: no primary has a replica that runs. Until it is back, its users get errors or are "
                            "logged out.");
    else
        line.sentence = FailureText::tr("In part: no replica of %1 runs. Until it is back, its users get errors or are "
                                        "logged out.")
                            .arg(text::listText(alone));
    return line;
}

} // namespace

SurvivalLine judgeFailedPrimary(const Fleet &fleet)
{
    SurvivalLine line;
    line.topic = Topic::FailedPrimary;
    const std::vector<Shard> shards = shardsOf(fleet);
    if (shards.empty()) {
        line.sentence = FailureText::tr("Not known: there is no connection.");
        return line;
    }
    const FleetNode &first = *shards.front().primary;
    const bool isAlone = !fleet.isCluster;
    if (isAlone && first.isMissing()) {
        line.sentence = FailureText::tr("Not known: no primary answers.");
        return line;
    }
    if (isAlone && first.facts.isPrimary == false) {
        line.sentence = FailureText::tr("Not known: this is a replica, and only its primary knows the others.");
        line.evidence = first.facts.primaryPlace.isEmpty()
                            ? QString()
                            : FailureText::tr("replica of %1").arg(first.facts.primaryPlace);
        return line;
    }
    if (isAlone && !first.facts.isPrimary) {
        using messages::Telling;
        const bool isRefused = first.facts.info == Telling::Refused && first.facts.role == Telling::Refused;
        line.sentence = isRefused ? FailureText::tr("Not known: the account may not ask. INFO and ROLE are refused.")
                                  : FailureText::tr("Not known: the server has not told yet.");
        return line;
    }
    line.evidence = replicaCountText(shards);
    const auto failed =
        std::find_if(shards.begin(), shards.end(), [](const Shard &shard) { return shard.primary->isMissing(); });
    if (failed != shards.end())
        return failedNow(*failed, line);
    if (std::any_of(shards.begin(), shards.end(), [](const Shard &shard) { return shard.replicas.empty(); }))
        return withoutReplica(shards, line);
    const FleetNode *farthest = farthestBehind(shards);
    const QString held = farthest ? heldText(*farthest) : QString();
    line.verdict = Verdict::Partly;
    if (isAlone) {
        line.sentence =
            held.isEmpty() ? FailureText::tr("In part: a replica has a copy. Whether somebody makes it the primary is "
                                             "not known here.")
                           : FailureText::tr("In part: %1 %2. Whether somebody makes it the primary is not known here.")
                                 .arg(farthest->name, held);
        return line;
    }
    if (int(shards.size()) < kLeastToVote) {
        line.sentence =
            FailureText::tr("In part: replicas have copies, but with %n primary(s) no majority is left that "
                            "could make one a primary.",
                            nullptr, int(shards.size()));
        return line;
    }
    if (held.isEmpty()) {
        line.sentence =
            FailureText::tr("Yes, but for the latest writes: a replica takes over. How far it is behind is not "
                            "known.");
        return line;
    }
    line.verdict = Verdict::Survives;
    line.sentence =
        farthest->behindBytes == 0
            ? FailureText::tr("Yes, but for writes on their way: a replica takes over, and all are up to date.")
            : FailureText::tr("Yes, but for the latest writes: a replica takes over; %1 %2.").arg(farthest->name, held);
    return line;
}

} // namespace activity
