// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatdetection.h"

#include "models/text/characters.h"

#include <algorithm>
#include <utility>

namespace formats
{

namespace
{

/// Beyond the usual number, for names that a known format may have written: a database of a thousand caches must
/// not hide the few sessions that the scan meets last.
constexpr size_t kGroupsOfLikelyNames = 1000;
/// Names of no group that are kept as evidence all the same.
constexpr size_t kNamesBesideGroups = 20'000;
constexpr qsizetype kLongestKeyName = 512;
/// Words of letters and digits as long as this are minted, not chosen.
constexpr qsizetype kMintedWord = 16;

bool looksMinted(QByteArrayView word)
{
    bool digits = false;
    bool onlyDigits = true;
    bool lower = false;
    bool upper = false;
    for (const char c : word) {
        const bool digit = text::isDigit(c);
        digits = digits || digit;
        onlyDigits = onlyDigits && digit;
        lower = lower || text::isLower(c);
        upper = upper || text::isUpper(c);
    }
    return onlyDigits || (word.size() >= kMintedWord && (digits || (lower && upper)));
}

/// Keys that may have one maker: what is the same in their names, their length, and whether the minted words are
/// hexadecimal. A cache that hashes its names stands beside sessions under one prefix, and outnumbers them.
QByteArray groupOf(QByteArrayView key)
{
    QByteArray group = FormatDetection::generalised(key) + ' ' + QByteArray::number(key.size());
    qsizetype tail = key.size();
    while (tail > 0 && text::isWordCharacter(key[tail - 1]))
        --tail;
    constexpr qsizetype kHashed = 32; // an MD5 in hexadecimal, the shortest that is used
    const QByteArrayView word = key.sliced(std::max(tail, key.size() - kHashed));
    const bool isHex =
        std::all_of(word.begin(), word.end(), [](char c) { return text::isHexDigit(c) && !text::isUpper(c); });
    return isHex ? group + 'x' : group;
}

template<typename Kind> void sortByFrequency(std::vector<Kind> &kinds)
{
    std::stable_sort(kinds.begin(), kinds.end(), [](const Kind &a, const Kind &b) { return a.keys > b.keys; });
}

/// The entry that the predicate means gets the keys of this one; there is none: this one becomes it.
template<typename Entry, typename Predicate>
void addKeys(std::vector<Entry> &entries, Entry &&entry, const Predicate &isSame)
{
    const auto same = std::find_if(entries.begin(), entries.end(), isSame);
    if (same == entries.end())
        entries.push_back(std::move(entry));
    else
        same->keys += entry.keys;
}

} // namespace

bool isSameFormat(const FormatDescription &a, const FormatDescription &b)
{
    return a.id == b.id && a.prefix == b.prefix;
}

void DetectionResult::add(Found found)
{
    const auto isIt = [&found](const Found &known) { return isSameFormat(known.description, found.description); };
    if (std::none_of(formats.begin(), formats.end(), isIt))
        formats.push_back(std::move(found));
}

void DetectionResult::add(std::vector<Found> more)
{
    for (Found &found : more)
        add(std::move(found));
}

void DetectionResult::merge(DetectionResult other)
{
    sampled += other.sampled;
    complete = complete && other.complete;
    for (Found &found : other.formats) {
        addKeys(formats, std::move(found),
                [&found](const Found &known) { return isSameFormat(known.description, found.description); });
    }
    for (Other &kind : other.others)
        addKeys(others, std::move(kind), [&kind](const Other &known) { return known.pattern == kind.pattern; });
    sortByFrequency(others);
    // By what the names have in common: the nodes give other examples of the same keys.
    for (Refused &kind : other.refused) {
        addKeys(refused, std::move(kind), [name = FormatDetection::generalised(kind.example)](const Refused &known) {
            return FormatDetection::generalised(known.example) == name;
        });
    }
}

FormatDetection::FormatDetection(std::vector<FormatDescription> known)
{
    for (FormatDescription &description : known) {
        Candidate candidate;
        const Format first(description);
        const QByteArrayList prefixes =
            description.prefixes.isEmpty() ? QByteArrayList{QByteArray()} : description.prefixes;
        for (const QByteArray &prefix : prefixes) {
            // No prefix at all is not a usual one: there a format takes its turn among those under any.
            if (!prefix.isEmpty() || !description.anyPrefix)
                candidate.usual.push_back(first.under(description.withPrefix(prefix)));
        }
        if (description.anyPrefix)
            candidate.any.push_back(first.under(description.withAnyPrefix()));
        if (!description.anyPrefixGlob.isEmpty())
            candidate.otherPrefixes = KeyPattern::fromGlob(description.anyPrefixGlob).value_or(KeyPattern());
        candidate.description = std::move(description);
        m_candidates.push_back(std::move(candidate));
    }
}

QByteArray FormatDetection::generalised(QByteArrayView key)
{
    QByteArray name;
    key = key.first(std::min(key.size(), kLongestKeyName));
    for (qsizetype at = 0; at < key.size();) {
        qsizetype end = at;
        while (end < key.size() && text::isWordCharacter(key[end]))
            ++end;
        if (end == at) {
            name += key[at++];
            continue;
        }
        const QByteArrayView word = key.sliced(at, end - at);
        if (looksMinted(word))
            name += '*';
        else
            name += word;
        at = end;
    }
    return name;
}

void FormatDetection::addNames(const std::vector<QByteArray> &names)
{
    for (const QByteArray &name : names) {
        ++m_sampled;
        // Ids of different lengths are of different makers, also where nothing else tells them apart.
        QByteArray key = groupOf(name);
        auto group = m_groups.find(key);
        const bool isFull = m_groups.size() >= kMostGroups &&
                            (m_groups.size() >= kMostGroups + kGroupsOfLikelyNames || !isNamedLikeASession(name));
        if (group == m_groups.end() && isFull) {
            if (m_namesBesideGroups < kNamesBesideGroups) {
                ++m_namesBesideGroups;
                m_names.push_back(name);
            }
            continue;
        }
        if (group == m_groups.end())
            group = m_groups.emplace(std::move(key), Group()).first;
        ++group->second.keys;
        // More of the same kind would be no other evidence either.
        if (group->second.samples.size() < size_t(kReadOfEach)) {
            group->second.samples.push_back(name);
            m_names.push_back(name);
        }
    }
}

bool FormatDetection::isNamedLikeASession(const QByteArray &name) const
{
    return std::any_of(m_candidates.begin(), m_candidates.end(), [&name](const Candidate &candidate) {
        return std::any_of(candidate.usual.begin(), candidate.usual.end(), [&name](const Format &format) {
            return !format.description().prefix.isEmpty() && format.matchKey(name);
        });
    });
}

std::vector<QByteArray> FormatDetection::keysToRead() const
{
    std::vector<const Group *> groups;
    for (const auto &[name, group] : m_groups)
        groups.push_back(&group);
    std::stable_sort(groups.begin(), groups.end(), [](const Group *a, const Group *b) { return a->keys > b->keys; });
    // Of more kinds than can be read the likely ones first, however few there are.
    if (groups.size() > size_t(kMostRead))
        std::stable_partition(groups.begin(), groups.end(),
                              [this](const Group *group) { return isNamedLikeASession(group->samples.front()); });
    std::vector<QByteArray> keys;
    // Round by round: one of each kind before the second of any.
    for (size_t round = 0; round < size_t(kReadOfEach); ++round) {
        for (const Group *group : groups) {
            if (round < group->samples.size() && keys.size() < size_t(kMostRead))
                keys.push_back(group->samples[round]);
        }
    }
    return keys;
}

bool FormatDetection::hasEvidence(const FormatDescription &description) const
{
    if (description.evidenceKey.isEmpty())
        return true;
    const auto glob = KeyPattern::fromGlob(description.evidenceKey);
    return glob && std::any_of(m_names.begin(), m_names.end(),
                               [&glob](const QByteArray &name) { return glob->match(name).has_value(); });
}

void FormatDetection::addRecord(const QByteArray &key, const Payload &payload)
{
    const auto group = m_groups.find(groupOf(key));
    if (group == m_groups.end())
        return;
    ++group->second.read;
    SessionFields fields;
    for (size_t i = 0; i < m_candidates.size(); ++i) {
        const Candidate &candidate = m_candidates[i];
        for (const Format &format : candidate.usual) {
            // What is too large to be looked at may be anybody's.
            if (format.read(key, payload, fields) && fields.closed != Closed::TooLarge &&
                hasEvidence(format.description())) {
                ++group->second.votes[{i, format.description().prefix}];
                return;
            }
        }
    }
    for (size_t i = 0; i < m_candidates.size(); ++i) {
        for (const Format &format : m_candidates[i].any) {
            const std::optional<QByteArray> prefix = format.prefixOf(key);
            const std::optional<KeyPattern> &allowed = m_candidates[i].otherPrefixes;
            if (!prefix || (allowed && !allowed->match(*prefix)) || !format.read(key, payload, fields))
                continue;
            if (hasEvidence(m_candidates[i].description.withPrefix(*prefix))) {
                ++group->second.votes[{i, *prefix}];
                return;
            }
        }
    }
}

void FormatDetection::noteRefused(const QByteArray &key)
{
    if (const auto group = m_groups.find(groupOf(key)); group != m_groups.end())
        group->second.refused = true;
}

DetectionResult FormatDetection::result(bool complete) const
{
    DetectionResult result;
    result.sampled = m_sampled;
    result.complete = complete;
    std::map<std::pair<size_t, QByteArray>, qint64> found;
    std::map<QByteArray, qint64> others;
    for (const auto &[name, group] : m_groups) {
        qint64 accepted = 0;
        for (const auto &[candidate, votes] : group.votes) {
            found[candidate] += group.keys * votes / std::max<qint64>(1, group.read);
            accepted += votes;
        }
        if (group.refused && group.read == 0 && isNamedLikeASession(group.samples.front()))
            result.refused.push_back({group.samples.front(), group.keys});
        if (accepted == 0)
            others[name.first(name.lastIndexOf(' '))] += group.keys;
    }
    for (const auto &[candidate, keys] : found)
        result.formats.push_back(
            {m_candidates[candidate.first].description.withPrefix(candidate.second), std::max<qint64>(1, keys)});
    for (const auto &[pattern, keys] : others)
        result.others.push_back({pattern, keys});
    sortByFrequency(result.others);
    return result;
}

} // namespace formats
