// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/otherkinds.h"

#include "models/formats/description/commonnames.h"
#include "models/formats/keys/prefixwords.h"

#include <algorithm>
#include <map>
#include <utility>

namespace formats
{

namespace
{

const PrefixWords &sessionWords()
{
    static const PrefixWords words = [] {
        PrefixWords made;
        made.needed = {"login", "logins", "sess", "session", "sessions", "sid", "auth", "token", "tokens", "signin"};
        for (const QString &word : sharedList(QStringLiteral("@otherPurposes")))
            made.refused.insert(word.toUtf8());
        made.refused.unite({"attempts", "attempt", "failed", "cache", "cart"});
        return made;
    }();
    return words;
}

/// The pattern with a mark in the place of each of its words in turn, but the last: a tenant stands before the id.
std::vector<QByteArray> withOneLeftOpen(const QByteArray &pattern)
{
    constexpr QByteArrayView kBetween(":/.|");
    std::vector<QByteArray> all;
    for (qsizetype begin = 0; begin < pattern.size();) {
        qsizetype end = begin;
        while (end < pattern.size() && !kBetween.contains(pattern[end]))
            ++end;
        if (end == pattern.size())
            break;
        QByteArray open = pattern.first(begin) + '*' + pattern.sliced(end);
        if (sessionWords().allow(open)) // what is left open is not what says that these are sessions
            all.push_back(std::move(open));
        begin = end + 1;
    }
    return all;
}

/// Each kind becomes part of one other at most, or the pattern of that one would be no longer what it has been merged
/// for. The pattern of the most kinds comes first.
void mergeAlike(std::vector<DetectionResult::Other> &kinds)
{
    std::map<QByteArray, std::vector<size_t>> byPattern;
    for (size_t i = 0; i < kinds.size(); ++i) {
        for (const QByteArray &open : kinds[i].isLikely ? withOneLeftOpen(kinds[i].pattern) : std::vector<QByteArray>())
            byPattern[open].push_back(i);
    }
    std::vector<std::pair<QByteArray, std::vector<size_t>>> alike(byPattern.begin(), byPattern.end());
    std::stable_sort(alike.begin(), alike.end(),
                     [](const auto &a, const auto &b) { return a.second.size() > b.second.size(); });
    std::vector<bool> isMerged(kinds.size());
    for (auto &[open, members] : alike) {
        std::erase_if(members, [&isMerged](size_t member) { return isMerged[member]; });
        if (members.size() < 2)
            continue;
        DetectionResult::Other &whole = kinds[members.front()];
        whole.pattern = open;
        for (const size_t member : members) {
            isMerged[member] = true;
            if (&kinds[member] != &whole)
                whole.keys += std::exchange(kinds[member].keys, 0);
        }
    }
}

} // namespace

void arrangeKinds(std::vector<DetectionResult::Other> &kinds)
{
    for (DetectionResult::Other &kind : kinds)
        kind.isLikely = kind.runsOut && sessionWords().allow(kind.pattern);
    mergeAlike(kinds);
    std::erase_if(kinds, [](const DetectionResult::Other &kind) { return kind.keys == 0; });
    std::stable_sort(kinds.begin(), kinds.end(), [](const auto &a, const auto &b) {
        return a.isLikely != b.isLikely ? a.isLikely : a.keys > b.keys;
    });
}

} // namespace formats
