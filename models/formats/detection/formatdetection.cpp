// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/formatdetection.h"

#include "models/formats/detection/namekinds.h"
#include "models/formats/detection/otherkinds.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace formats
{

namespace
{

/// Beyond the usual number, for names that a known format may have written: a database of a thousand caches must
/// not hide the few sessions that the scan meets last.
constexpr size_t kGroupsOfLikelyNames = 1000;
/// Prefixes of which is remembered that they have what a format keeps beside its sessions. With more of them it is
/// taken for granted.
constexpr size_t kMostEvidence = 50'000;
constexpr qsizetype kMostPrefixesTold = 200;

/// A sample sees the sessions of one tenant, and what another keeps beside them: where both forms of a format were
/// found in one place, it is the one that asks for more. All names tell it exactly.
void preferThoseWithEvidence(std::vector<DetectionResult::Found> &formats)
{
    std::erase_if(formats, [&formats](const DetectionResult::Found &found) {
        if (!found.description.evidenceTemplate.isEmpty() || found.description.templates.empty())
            return false;
        return std::any_of(formats.begin(), formats.end(), [&found](const DetectionResult::Found &other) {
            return !other.description.evidenceTemplate.isEmpty() && !other.description.templates.empty() &&
                   other.description.shape() == found.description.shape() &&
                   other.description.templates.front().pattern == found.description.templates.front().pattern;
        });
    });
}

/// The entry that the predicate means gets the keys of this one; there is none: this one becomes it.
template<typename Entry, typename Predicate>
void addKeys(std::vector<Entry> &entries, Entry &&entry, const Predicate &isSame)
{
    const auto same = std::find_if(entries.begin(), entries.end(), isSame);
    if (same == entries.end()) {
        entries.push_back(std::forward<Entry>(entry));
        return;
    }
    same->keys += entry.keys;
    // One that was looked at is enough, wherever it was.
    if constexpr (std::is_same_v<Entry, DetectionResult::Other>)
        same->runsOut = same->runsOut || entry.runsOut;
}

} // namespace

bool isSameFormat(const FormatDescription &a, const FormatDescription &b)
{
    return a.id == b.id && a.shape() == b.shape();
}

bool includes(const FormatDescription &wide, const FormatDescription &other)
{
    if (isSameFormat(wide, other))
        return true;
    return wide.id == other.id && wide.hasOneShape() && !other.hasOneShape() &&
           matchesShape(wide.shape(), other.prefix);
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
        const auto before = std::find_if(formats.begin(), formats.end(), [&found](const Found &each) {
            return isSameFormat(each.description, found.description);
        });
        if (before != formats.end() && before->prefixes.size() < kMostPrefixesTold)
            before->prefixes += found.prefixes;
        addKeys(formats, std::move(found),
                [&found](const Found &known) { return isSameFormat(known.description, found.description); });
    }
    for (Other &kind : other.others)
        addKeys(others, std::move(kind), [&kind](const Other &known) { return known.pattern == kind.pattern; });
    arrangeKinds(others);
    for (const Own &each : other.own) {
        const auto same =
            std::find_if(own.begin(), own.end(), [&each](const Own &known) { return known.id == each.id; });
        if (same == own.end())
            own.push_back(each);
        else
            same->merge(each);
    }
    // By what the names have in common: the nodes give other examples of the same keys.
    for (Refused &kind : other.refused) {
        addKeys(refused, std::move(kind), [name = generalisedName(kind.example)](const Refused &known) {
            return generalisedName(known.example) == name;
        });
    }
}

void FormatDetection::Candidate::setEvidence(QByteArray glob)
{
    evidenceHasPrefix = glob.startsWith("{p}");
    glob = evidenceHasPrefix ? glob.sliced(3) : glob;
    glob.replace("{", "\\{");
    // Where the first star begins, the prefix has ended so many bytes before.
    const qsizetype star = glob.indexOf('*');
    evidenceBehindPrefix = KeyPattern::literalLength(QByteArrayView(glob).first(star < 0 ? glob.size() : star));
    glob = star < 0 ? glob : glob.first(star) + "{id}" + glob.sliced(star + 1);
    const auto pattern = KeyPattern::fromTemplate(evidenceHasPrefix ? '*' + glob : glob);
    evidence = pattern.value_or(KeyPattern());
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
            if (description.isGuess)
                candidate.any.push_back(first.under(description.withPrefix(prefix)));
            else if (!prefix.isEmpty() || !description.anyPrefix)
                candidate.usual.push_back(first.under(description.withPrefix(prefix)));
        }
        if (description.anyPrefix)
            candidate.any.push_back(first.under(description.withAnyPrefix()));
        if (!description.evidenceTemplate.isEmpty())
            candidate.setEvidence(description.evidenceTemplate);
        if (!description.anyPrefixGlob.isEmpty())
            candidate.otherPrefixes = KeyPattern::fromGlob(description.anyPrefixGlob).value_or(KeyPattern());
        candidate.description = std::move(description);
        m_candidates.push_back(std::move(candidate));
    }
}

/// The group of a name that was added; null: of none.
FormatDetection::Group *FormatDetection::groupFor(const QByteArray &name)
{
    // Ids of different lengths are of different makers, also where nothing else tells them apart.
    if (const auto group = m_groups.find(groupOfName(name)); group != m_groups.end())
        return &group->second;
    const auto alike = m_alike.empty() ? m_alike.end() : m_alike.find(endOfName(name));
    return alike == m_alike.end() ? nullptr : &alike->second;
}

void FormatDetection::addNames(const std::vector<QByteArray> &names)
{
    for (const QByteArray &name : names) {
        ++m_sampled;
        noteEvidence(name);
        QByteArray key = groupOfName(name);
        auto group = m_groups.find(key);
        if (group == m_groups.end()) {
            const bool isFull = m_groups.size() >= kMostGroups &&
                                (m_groups.size() >= kMostGroups + kGroupsOfLikelyNames || !isNamedLikeASession(name));
            if (!isFull) {
                group = m_groups.emplace(std::move(key), Group()).first;
            } else if (m_alike.size() < kMostGroups) {
                group = m_alike.try_emplace(endOfName(name)).first;
            } else if (group = m_alike.find(endOfName(name)); group == m_alike.end()) {
                ++m_besideGroups;
                continue;
            }
        }
        ++group->second.keys;
        // More of the same kind would be no other evidence either.
        if (group->second.samples.size() < size_t(kReadOfEach))
            group->second.samples.push_back(name);
    }
}

void FormatDetection::noteEvidence(const QByteArray &name)
{
    for (Candidate &candidate : m_candidates) {
        if (!candidate.evidence || size_t(candidate.evidencePrefixes.size()) >= kMostEvidence)
            continue;
        if (const auto match = candidate.evidence->match(name)) {
            const qsizetype length = std::max<qsizetype>(0, match->idOffset - candidate.evidenceBehindPrefix);
            candidate.evidencePrefixes.insert(candidate.evidenceHasPrefix ? name.first(length) : QByteArray());
            if (size_t(candidate.evidenceNames.size()) < kMostEvidence)
                candidate.evidenceNames.insert(qHash(name));
        }
    }
}

bool FormatDetection::hasEvidence(const Candidate &candidate, const QByteArray &prefix)
{
    if (!candidate.evidence || size_t(candidate.evidencePrefixes.size()) >= kMostEvidence)
        return true;
    return candidate.evidencePrefixes.contains(candidate.evidenceHasPrefix ? prefix : QByteArray());
}

/// Under a prefix that is not its own a format that keeps a record for each user is told by that: anybody may keep
/// something called a token.
bool FormatDetection::hasUsersRecord(const Candidate &candidate, const Format &format, const QByteArray &key,
                                     const QByteArray &prefix, const SessionFields &fields)
{
    if (!candidate.evidence || size_t(candidate.evidenceNames.size()) >= kMostEvidence)
        return true;
    const KeyCaptures captures{.prefix = prefix, .id = format.capturesOf(key).id, .user = fields.user};
    const auto &joins = candidate.description.joins;
    return std::all_of(joins.begin(), joins.end(), [&](const Join &join) {
        if (!join.key.asksFor(KeyTemplate::Variable::User))
            return true;
        const auto name = join.key.filled(captures);
        return name && candidate.evidenceNames.contains(qHash(*name));
    });
}

bool FormatDetection::isNamedLikeASession(const QByteArray &name) const
{
    return std::any_of(m_candidates.begin(), m_candidates.end(), [&name](const Candidate &candidate) {
        return std::any_of(candidate.usual.begin(), candidate.usual.end(),
                           [&name](const Format &format) {
                               return !format.description().prefix.isEmpty() && format.takesName(name);
                           }) ||
               (candidate.description.isGuess && !candidate.description.isOffered &&
                std::any_of(candidate.any.begin(), candidate.any.end(), [&](const Format &format) {
                    const std::optional<QByteArray> prefix = format.prefixOf(name);
                    return prefix && isAllowed(candidate, *prefix);
                }));
    });
}

std::vector<QByteArray> FormatDetection::keysToRead(size_t most)
{
    std::vector<Group *> groups;
    for (auto &[name, group] : m_groups)
        groups.push_back(&group);
    const auto byKeys = [](const Group *a, const Group *b) { return a->keys > b->keys; };
    std::stable_sort(groups.begin(), groups.end(), byKeys);
    // Of more kinds than can be read the likely ones first, however few there are.
    if (groups.size() > most)
        std::stable_partition(groups.begin(), groups.end(),
                              [this](const Group *group) { return isNamedLikeASession(group->samples.front()); });
    // Each of these speaks for many kinds.
    std::vector<Group *> alike;
    for (auto &[name, group] : m_alike)
        alike.push_back(&group);
    std::stable_sort(alike.begin(), alike.end(), byKeys);
    const auto first = alike.begin() + std::ptrdiff_t(std::min(alike.size(), most / 3));
    groups.insert(groups.begin(), alike.begin(), first);
    groups.insert(groups.end(), first, alike.end());
    std::vector<QByteArray> keys;
    // Round by round: one of each kind before the second of any.
    for (size_t round = 0; round < size_t(kReadOfEach) && keys.size() < most; ++round) {
        for (Group *group : groups) {
            if (round < group->samples.size() && keys.size() < most) {
                keys.push_back(group->samples[round]);
                group->asked = true;
            }
        }
    }
    return keys;
}

void FormatDetection::addRecord(const QByteArray &key, const Payload &payload, bool runsOut)
{
    Group *group = groupFor(key);
    if (!group)
        return;
    ++group->read;
    group->runsOut = group->runsOut || runsOut;
    noteOwn(key, payload);
    if (const std::optional<Vote> vote = voteFor(key, payload, runsOut, Evidence::Needed))
        ++group->votes[*vote];
}

bool FormatDetection::isLikeASession(const QByteArray &key, const Payload &payload, bool runsOut) const
{
    return voteFor(key, payload, runsOut, Evidence::Assumed).has_value();
}

bool FormatDetection::mayBeSession(const QByteArray &name) const
{
    const auto takesName = [&name](const Format &format) { return format.takesName(name); };
    return std::any_of(m_candidates.begin(), m_candidates.end(), [&](const Candidate &candidate) {
        if (std::any_of(candidate.usual.begin(), candidate.usual.end(), takesName))
            return true;
        return std::any_of(candidate.any.begin(), candidate.any.end(), [&](const Format &format) {
            const std::optional<QByteArray> prefix = format.prefixOf(name);
            return prefix && isAllowed(candidate, *prefix);
        });
    });
}

bool FormatDetection::isAllowed(const Candidate &candidate, const QByteArray &prefix)
{
    // A usual one needs no words that say so; what is guessed at does.
    return (!candidate.description.isGuess && candidate.description.prefixes.contains(prefix)) ||
           ((!candidate.otherPrefixes || candidate.otherPrefixes->match(prefix)) &&
            candidate.description.anyPrefixWords.allow(prefix));
}

std::optional<FormatDetection::Vote> FormatDetection::voteFor(const QByteArray &key, const Payload &payload,
                                                              bool runsOut, Evidence evidence) const
{
    const bool isAssumed = evidence == Evidence::Assumed;
    SessionFields fields;
    for (size_t i = 0; i < m_candidates.size(); ++i) {
        const Candidate &candidate = m_candidates[i];
        for (const Format &format : candidate.usual) {
            if (format.isOfFields()) {
                if (format.readsHash(key, payload) &&
                    (isAssumed || hasEvidence(candidate, format.description().prefix)))
                    return Vote{i, format.description().prefix};
                continue;
            }
            // What is too large to be looked at may be anybody's.
            if (format.read(key, payload, fields) && fields.closed != Closed::TooLarge &&
                (isAssumed || hasEvidence(candidate, format.description().prefix)))
                return Vote{i, format.description().prefix};
        }
    }
    for (size_t i = 0; i < m_candidates.size(); ++i) {
        const Candidate &candidate = m_candidates[i];
        for (const Format &format : candidate.any) {
            const std::optional<QByteArray> prefix = format.prefixOf(key);
            if (!prefix || !isAllowed(candidate, *prefix) || !format.read(key, payload, fields))
                continue;
            const FormatDescription &description = candidate.description;
            // What never runs out is hardly a session, where nothing else says that it is one.
            if (description.isOffered && !runsOut)
                continue;
            if (isAssumed ||
                (hasEvidence(candidate, *prefix) &&
                 (description.prefixes.contains(*prefix) || hasUsersRecord(candidate, format, key, *prefix, fields))))
                return Vote{i, *prefix};
        }
    }
    return std::nullopt;
}

void FormatDetection::noteRefused(const QByteArray &key)
{
    if (Group *group = groupFor(key))
        group->refused = true;
}

/// One format for each shape of the prefixes under which this candidate was found.
void FormatDetection::addFound(size_t candidate, const std::map<QByteArray, qint64> &prefixes,
                               DetectionResult &result) const
{
    const FormatDescription &description = m_candidates[candidate].description;
    QByteArrayList others;
    for (const auto &[prefix, keys] : prefixes) {
        if (description.prefixes.contains(prefix))
            result.formats.push_back({description.withPrefix(prefix), std::max<qint64>(1, keys)});
        else
            others.append(prefix);
    }
    for (const PrefixShape &shape : shapesOfPrefixes(others, description.isTellingWithoutPrefix())) {
        DetectionResult::Found found{description.withShape(shape), 0};
        // Each prefix counts once, also where it is of several shapes.
        others.removeIf([&](const QByteArray &prefix) {
            if (!matchesShape(shape, prefix))
                return false;
            found.keys += prefixes.at(prefix);
            if (found.description.hasOneShape() && found.prefixes.size() < kMostPrefixesTold)
                found.prefixes.append(prefix);
            return true;
        });
        found.keys = std::max<qint64>(1, found.keys);
        result.formats.push_back(std::move(found));
    }
}

DetectionResult FormatDetection::result(bool complete) const
{
    DetectionResult result;
    result.sampled = m_sampled;
    std::map<size_t, std::map<QByteArray, qint64>> found;
    std::map<QByteArray, DetectionResult::Other> others;
    std::vector<const Group *> unread;
    std::map<QByteArray, int> readEnds; ///< kinds that were read, by the ends of their names
    const bool isCrowded = m_groups.size() + m_alike.size() > kMostRead;
    const auto addGroup = [&](const QByteArray &name, const Group &group) {
        qint64 accepted = 0;
        for (const auto &[candidate, votes] : group.votes) {
            found[candidate.first][candidate.second] += group.keys * votes / std::max<qint64>(1, group.read);
            accepted += votes;
        }
        if (group.refused && group.read == 0 && isNamedLikeASession(group.samples.front()))
            result.refused.push_back({group.samples.front(), group.keys});
        if (accepted == 0) {
            others[name].keys += group.keys;
            others[name].runsOut = others[name].runsOut || group.runsOut;
        }
        if (!group.asked)
            unread.push_back(&group);
        else if (isCrowded)
            ++readEnds[endOfName(group.samples.front())];
    };
    for (const auto &[name, group] : m_groups)
        addGroup(name.first(name.lastIndexOf(' ')), group);
    for (const auto &[name, group] : m_alike)
        addGroup(generalisedName(group.samples.front()), group);
    for (const auto &[candidate, prefixes] : found)
        addFound(candidate, prefixes, result);
    if (!complete)
        preferThoseWithEvidence(result.formats);
    // What nobody has looked at, and what no format would read anyway: there may be others among them.
    std::vector<Format> formats;
    for (const DetectionResult::Found &each : result.formats)
        formats.emplace_back(each.description);
    const bool isAllKnown = std::all_of(unread.begin(), unread.end(), [&](const Group *group) {
        // As many of one kind as are read of any: more would be no other evidence.
        const auto end = readEnds.find(endOfName(group->samples.front()));
        if (end != readEnds.end() && end->second >= kReadOfEach)
            return true;
        return std::any_of(formats.begin(), formats.end(),
                           [group](const Format &format) { return format.takesName(group->samples.front()); });
    });
    result.complete = complete && m_besideGroups == 0 && isAllKnown;
    for (const Candidate &candidate : m_candidates) {
        if (candidate.description.isOwn)
            result.own.push_back(ownResult(candidate));
    }
    for (const auto &[pattern, kind] : others)
        result.others.push_back({pattern, kind.keys, kind.runsOut});
    arrangeKinds(result.others);
    return result;
}

} // namespace formats
