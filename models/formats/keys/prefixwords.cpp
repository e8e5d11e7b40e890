// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/prefixwords.h"

#include "models/text/characters.h"

#include <algorithm>
#include <array>

namespace formats
{

namespace
{

/// What people write before `session` without a separator.
constexpr std::array<QByteArrayView, 16> kBefore = {"user",   "web",     "auth", "iauth", "login",  "app",
                                                    "admin",  "http",    "api",  "site",  "client", "customer",
                                                    "member", "account", "my",   "php"};

constexpr qsizetype kLongestWord = 32; ///< longer ones are nobody's choice

bool isNeeded(QByteArrayView word, const QByteArrayList &needed)
{
    return std::any_of(needed.begin(), needed.end(), [word](const QByteArray &each) {
        if (!word.endsWith(each))
            return false;
        const QByteArrayView before = word.chopped(each.size());
        return before.isEmpty() || std::find(kBefore.begin(), kBefore.end(), before) != kBefore.end();
    });
}

} // namespace

bool PrefixWords::allow(QByteArrayView prefix) const
{
    if (isEmpty())
        return true;
    bool isFound = needed.isEmpty();
    const auto isPart = [](char c) { return text::isLetter(c) || text::isDigit(c); };
    for (qsizetype at = 0; at < prefix.size();) {
        qsizetype end = at;
        while (end < prefix.size() && isPart(prefix[end]) &&
               (end == at || !text::isUpper(prefix[end]) || !text::isLower(prefix[end - 1])))
            ++end;
        // For each key of many tenants: nothing is allocated.
        std::array<char, kLongestWord> lower;
        const qsizetype length = std::min(end - at, kLongestWord);
        std::transform(prefix.begin() + at, prefix.begin() + at + length, lower.begin(),
                       [](char c) { return text::isUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c; });
        if (refused.contains(QByteArray::fromRawData(lower.data(), length)))
            return false;
        isFound = isFound || (length > 0 && isNeeded(QByteArrayView(lower.data(), length), needed));
        at = std::max(end, at + 1);
    }
    return isFound;
}

} // namespace formats
