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

} // namespace

void arrangeKinds(std::vector<DetectionResult::Other> &kinds)
{
    for (DetectionResult::Other &kind : kinds)
        kind.isLikely = kind.runsOut && sessionWords().allow(kind.pattern);
    std::map<QByteArray, std::vector<size_t>> alike;
    for (size_t i = 0; i < kinds.size(); ++i) {
        for (const QByteArray &open : kinds[i].isLikely ? withOneLeftOpen(kinds[i].pattern) : std::vector<QByteArray>())
            alike[open].push_back(i);
    }
    for (const auto &[open, members] : alike) {
        DetectionResult::Other *first = nullptr;
        for (const size_t member : members) {
            DetectionResult::Other &kind = kinds[member];
            if (kind.keys == 0) // it is part of another one by now
                continue;
            if (!first) {
                first = &kind;
                continue;
            }
            first->pattern = open;
            first->keys += std::exchange(kind.keys, 0);
        }
    }
    std::erase_if(kinds, [](const DetectionResult::Other &kind) { return kind.keys == 0; });
    std::stable_sort(kinds.begin(), kinds.end(), [](const auto &a, const auto &b) {
        return a.isLikely != b.isLikely ? a.isLikely : a.keys > b.keys;
    });
}

} // namespace formats
