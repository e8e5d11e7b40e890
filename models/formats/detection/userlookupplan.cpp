// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/userlookupplan.h"

#include <QSet>

#include <algorithm>

namespace formats
{

namespace
{

bool hasIndex(const DetectionResult::Found &found)
{
    return !found.description.userIndexes.empty();
}

bool isPlain(const Format &format)
{
    const auto &keys = format.description().keys;
    return std::any_of(keys.begin(), keys.end(), [](const auto &key) { return key.isGlob; });
}

} // namespace

UserLookupPlan planUserLookup(const FormatSet &inUse, const DetectionResult &detected,
                              const std::vector<FormatDescription> &known, const QByteArray &user)
{
    UserLookupPlan plan;
    QSet<QByteArray> asked;
    const auto addUnder = [&](const Format &format, bool isInUse, std::vector<UserLookupPlan::Place> &places) {
        for (const UserIndex &index : format.description().userIndexes) {
            const QByteArray key = index.keyFor(format.description().prefix, user);
            // One key is one index, whichever descriptions name it.
            if (key.isEmpty() || asked.contains(key))
                continue;
            asked.insert(key);
            places.push_back({format, index, key, isInUse});
        }
    };
    // Where a format stands for many prefixes, each has an index of its own.
    const auto add = [&](const Format &format, bool isInUse, std::vector<UserLookupPlan::Place> &places) {
        if (!format.description().hasOneShape())
            return addUnder(format, isInUse, places);
        for (const auto &found : detected.formats) {
            for (const QByteArray &prefix : found.prefixes) {
                if (found.description.id == format.id() && matchesShape(format.description().shape(), prefix))
                    addUnder(format.under(format.description().withPrefix(prefix)), isInUse, places);
            }
        }
    };
    for (const Format &format : inUse.formats()) {
        add(format, true, plan.places);
        if (isPlain(format))
            plan.withoutIndex.append(format.title());
    }
    for (const auto &found : detected.formats) {
        if (!hasIndex(found))
            plan.withoutIndex.append(found.description.title);
    }
    plan.withoutIndex.removeDuplicates();
    plan.guessed = std::none_of(detected.formats.begin(), detected.formats.end(), hasIndex);
    for (const Format &format : formatsOf(known))
        add(format, false, plan.guessed ? plan.places : plan.otherPlaces);
    return plan;
}

bool mayHaveUserIndex(const DetectionResult &detected)
{
    return detected.formats.empty() || !detected.complete ||
           std::any_of(detected.formats.begin(), detected.formats.end(), hasIndex);
}

} // namespace formats
