// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/logoutability.h"

#include <algorithm>
#include <utility>

namespace messages
{

void Permission::limitBy(const Permission &other)
{
    if (other.answer > answer)
        *this = other;
}

FormatPermissions Logoutability::of(int format) const
{
    const auto index = static_cast<size_t>(format);
    return format >= 0 && index < formats.size() ? formats[index] : FormatPermissions();
}

Permission Logoutability::end() const
{
    Permission best{.answer = Permission::Answer::No};
    bool isAnyAsked = false;
    for (const FormatPermissions &format : formats) {
        if (!format.isAsked)
            continue;
        if (!std::exchange(isAnyAsked, true) || format.end.answer < best.answer)
            best = format.end;
    }
    return isAnyAsked ? best : Permission();
}

void Logoutability::limitBy(const Logoutability &other)
{
    transactions.limitBy(other.transactions);
    deletion = std::max(deletion, other.deletion);
    formats.resize(std::max(formats.size(), other.formats.size()));
    for (size_t i = 0; i < other.formats.size(); ++i) {
        const FormatPermissions &more = other.formats[i];
        if (!more.isAsked)
            continue;
        FormatPermissions &format = formats[i];
        if (!format.isAsked) {
            format = more;
            continue;
        }
        format.end.limitBy(more.end);
        format.setTimeLeft.limitBy(more.setTimeLeft);
        format.undo.limitBy(more.undo);
    }
}

} // namespace messages
