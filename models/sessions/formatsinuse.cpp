// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/formatsinuse.h"

#include <algorithm>

namespace sessions
{

using formats::Format;
using formats::FormatDescription;

namespace
{

bool isSame(const Format &format, const FormatDescription &description)
{
    return format.id() == description.id && format.description().prefix == description.prefix;
}

/// Whether the patterns of the chosen ones bring all keys of this format anyway.
bool isCovered(const Format &format, const std::vector<formats::KeyPattern> &chosen)
{
    const std::vector<formats::KeyPattern> patterns = format.keyPatterns();
    return std::all_of(patterns.begin(), patterns.end(), [&chosen](const formats::KeyPattern &pattern) {
        return std::any_of(chosen.begin(), chosen.end(),
                           [&pattern](const formats::KeyPattern &wide) { return wide.covers(pattern); });
    });
}

} // namespace

FormatsInUse formatsFor(formats::DetectionResult detected, const std::vector<FormatDescription> &known,
                        const QStringList &patterns)
{
    std::vector<formats::KeyPattern> chosen;
    for (const auto &found : detected.formats) {
        const std::vector<formats::KeyPattern> keys = Format(found.description).keyPatterns();
        chosen.insert(chosen.end(), keys.begin(), keys.end());
    }
    std::vector<Format> inUse;
    for (const auto &found : detected.formats)
        inUse.emplace_back(found.description);
    // Those that were seen are asked first: each that is asked in vain reads the payload of every row.
    const auto byRank = [](const Format &a, const Format &b) { return a.description().rank < b.description().rank; };
    std::stable_sort(inUse.begin(), inUse.end(), byRank);
    const auto seen = std::ptrdiff_t(inUse.size());
    for (Format &format : formats::formatsOf(known)) {
        const FormatDescription &description = format.description();
        const bool chosenAlready = std::any_of(inUse.begin(), inUse.end(),
                                       [&](const Format &other) { return isSame(other, description); });
        // One that is told by keys beside it, and has none, is another.
        if (chosenAlready || !description.evidenceKey.isEmpty())
            continue;
        const bool hasPrefix = description.prefixes.isEmpty() || !description.prefix.isEmpty();
        if (chosen.empty() ? hasPrefix : isCovered(format, chosen))
            inUse.push_back(std::move(format));
    }
    std::stable_sort(inUse.begin() + seen, inUse.end(), byRank);
    for (const QString &pattern : patterns) {
        if (auto plain = formats::plainFormat(pattern.toUtf8()))
            inUse.push_back(std::move(*plain));
    }
    return {std::make_shared<const formats::FormatSet>(std::move(inUse)), std::move(detected)};
}

std::shared_ptr<const FormatsInUse> extendedBy(const formats::FormatSet &inUse, formats::DetectionResult detected)
{
    std::vector<Format> all = inUse.formats();
    for (const auto &found : detected.formats) {
        const bool known = std::any_of(all.begin(), all.end(),
                                       [&found](const Format &other) { return isSame(other, found.description); });
        if (!known)
            all.emplace_back(found.description);
    }
    if (all.size() == inUse.formats().size())
        return nullptr;
    return std::make_shared<const FormatsInUse>(
        FormatsInUse{std::make_shared<const formats::FormatSet>(std::move(all)), std::move(detected)});
}

} // namespace sessions
