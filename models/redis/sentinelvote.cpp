// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sentinelvote.h"

#include <algorithm>

namespace redis
{

namespace
{

using Kind = SentinelWord::Kind;

/// All that name one place.
struct Party {
    Endpoint primary;
    std::optional<quint64> epoch; ///< the newest
    Endpoint first;               ///< of its sentinels
    int votes = 0;
};

std::vector<Party> partiesOf(const std::vector<SentinelWord> &words)
{
    std::vector<Party> parties;
    for (const SentinelWord &word : words) {
        if (word.kind != Kind::Names)
            continue;
        auto party = std::find_if(parties.begin(), parties.end(),
                                  [&word](const Party &each) { return isSamePrimary(each.primary, word.primary); });
        if (party == parties.end())
            party = parties.insert(parties.end(), Party{word.primary, word.epoch, word.sentinel, 0});
        ++party->votes;
        party->epoch = std::max(party->epoch, word.epoch);
    }
    return parties;
}

/// Whether `one` goes before `other`, which comes first.
bool isStronger(const Party &one, const Party &other, const std::optional<FollowedPrimary> &followed)
{
    if (one.votes != other.votes)
        return one.votes > other.votes;
    if (followed && followed->isGood) {
        if (isSamePrimary(other.primary, followed->place))
            return false;
        if (isSamePrimary(one.primary, followed->place))
            return true;
    }
    return one.epoch > other.epoch;
}

/// None of them names a primary: what they have in common with who can be helped the soonest.
SentinelVerdict judgeFailure(const std::vector<SentinelWord> &words)
{
    constexpr std::pair<Kind, SentinelVerdict::Kind> kByWeight[] = {
        {Kind::NameUnknown, SentinelVerdict::Kind::NameUnknown},
        {Kind::Refused, SentinelVerdict::Kind::Refused},
        {Kind::NoSentinel, SentinelVerdict::Kind::NoSentinels},
        {Kind::Silent, SentinelVerdict::Kind::Silent},
    };
    SentinelVerdict verdict;
    for (const auto &[of, as] : kByWeight) {
        const auto first = std::find_if(words.begin(), words.end(),
                                        [kind = of](const SentinelWord &word) { return word.kind == kind; });
        if (first == words.end())
            continue;
        verdict.kind = as;
        verdict.error = first->error;
        verdict.sentinel = first->sentinel;
        for (const SentinelWord &word : words) {
            if (word.kind == of && !word.names.isEmpty())
                verdict.names = word.names;
        }
        break;
    }
    return verdict;
}

} // namespace

bool isSamePrimary(const Endpoint &one, const Endpoint &other)
{
    return one.port == other.port && one.host.compare(other.host, Qt::CaseInsensitive) == 0;
}

SentinelVerdict judgeSentinels(const std::vector<SentinelWord> &words, const std::optional<FollowedPrimary> &followed,
                               bool isPatienceOver)
{
    const int known = int(words.size());
    const auto countOf = [&words](Kind kind) {
        return int(
            std::count_if(words.begin(), words.end(), [kind](const SentinelWord &word) { return word.kind == kind; }));
    };
    const int naming = countOf(Kind::Names);
    const bool isAnyAwaited = countOf(Kind::Awaited) > 0;
    SentinelVerdict verdict;
    const std::vector<Party> parties = partiesOf(words);
    if (parties.empty()) {
        if (!isAnyAwaited)
            verdict = judgeFailure(words);
    } else {
        const Party *strongest = &parties.front();
        for (const Party &party : parties) {
            if (&party != strongest && isStronger(party, *strongest, followed))
                strongest = &party;
        }
        const bool isClear = strongest->votes * 2 > known;
        if (isClear || !isAnyAwaited || isPatienceOver) {
            verdict.kind = SentinelVerdict::Kind::Named;
            verdict.primary = strongest->primary;
            verdict.epoch = strongest->epoch;
            verdict.sentinel = strongest->first;
            const bool areFew = naming * 2 <= known;
            const bool isOther = followed && !isSamePrimary(strongest->primary, followed->place);
            if (areFew && isOther && followed->isGood && strongest->epoch <= followed->epoch) {
                verdict.primary = followed->place;
                verdict.epoch = followed->epoch;
            }
            for (const Party &party : parties) {
                if (!verdict.other && !isSamePrimary(party.primary, verdict.primary)) {
                    verdict.other = party.primary;
                    verdict.dissenter = party.first;
                }
            }
        }
    }
    verdict.known = known;
    verdict.answering = known - countOf(Kind::Awaited) - countOf(Kind::Silent);
    return verdict;
}

} // namespace redis
